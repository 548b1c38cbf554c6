//! Diagnostics as text for people and as JSON for tools.

use super::excerpt::Excerpt;
use crate::data::csv;
use crate::diagnostic::locate::{Location, locate, location};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Spot};
use crate::limit;
use crate::spec::json::quoted;
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode};
use std::fmt;
use std::io::{self, IsTerminal};

/// A diagnostic with its place in a file's text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Finding {
    /// What is wrong.
    pub(super) diagnostic: Diagnostic,
    /// Where.
    location: Location,
    /// What stands there.
    excerpt: Excerpt,
}

/// All that was found, in the order of the files, which are given by name and text, and of places in
/// each of them.
pub(super) fn findings(diagnostics: &Diagnostics, files: &[(String, String)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for diagnostic in diagnostics.iter() {
        let name = &*diagnostic.place.file;
        // What is found in no file at hand, such as a language pack, comes last and has no excerpt.
        let i = files.iter().position(|(known, _)| known == name).unwrap_or(files.len());
        let text = files.get(i).map_or("", |(_, text)| text);
        let location = place(text, name, &diagnostic.place.spot);
        let excerpt = Excerpt::new(name, text, &location);
        findings.push((i, Finding { diagnostic: diagnostic.clone(), location, excerpt }));
    }
    findings.sort_by_key(|(i, found)| (*i, found.location.line, found.location.column));
    findings.into_iter().map(|(_, found)| found).collect()
}

fn place(text: &str, name: &str, spot: &Spot) -> Location {
    match spot {
        Spot::Pointer(pointer) | Spot::Key(pointer) if name.ends_with(".csv") => {
            location(text, csv::locate(text, pointer))
        }
        _ => locate(text, spot),
    }
}

/// Widest line of a report in columns: what fits a terminal beside its gutter.
const WIDTH: usize = 100;

/// A report for people, and a line that sums it up.
pub(super) fn text(findings: &[Finding], story: &str) -> String {
    let is_plain = !io::stdout().is_terminal() || std::env::var_os("NO_COLOR").is_some();
    let theme = if is_plain { GraphicalTheme::none() } else { GraphicalTheme::unicode() };
    let handler = GraphicalReportHandler::new_themed(theme).with_width(WIDTH).with_links(false);
    let mut text = String::new();
    for found in findings {
        // Writing to a String cannot fail.
        _ = handler.render_report(&mut text, found);
        text.push('\n');
    }
    text + &summary(findings, story)
}

fn summary(findings: &[Finding], story: &str) -> String {
    let count = |severity, one: &str| {
        let count = findings.iter().filter(|f| f.diagnostic.severity == severity).count();
        match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            _ => Some(format!("{count} {one}s")),
        }
    };
    let counts = [count(Severity::Error, "error"), count(Severity::Warning, "warning")];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    match counts.is_empty() {
        true => format!("{story}: fine\n"),
        false if findings.len() >= limit::PROBLEMS => {
            format!("At least {} in {story}\n", counts.join(" and "))
        }
        false => format!("{} in {story}\n", counts.join(" and ")),
    }
}

/// A list for tools, one object a line.
pub(super) fn json(findings: &[Finding]) -> String {
    let lines: Vec<String> = findings.iter().map(object).collect();
    match lines.is_empty() {
        true => "[]\n".into(),
        false => format!("[\n{}\n]\n", lines.join(",\n")),
    }
}

fn object(found: &Finding) -> String {
    let Finding { diagnostic, location, .. } = found;
    format!(
        "  {{\"file\":{},\"line\":{},\"column\":{},\"path\":{},\"severity\":{},\"code\":{},\
         \"message\":{},\"help\":{}}}",
        quoted(&diagnostic.place.file),
        location.line,
        location.column,
        quoted(diagnostic.place.pointer()),
        quoted(name(diagnostic.severity)),
        quoted(diagnostic.code),
        quoted(&diagnostic.message),
        quoted(&diagnostic.help),
    )
}

fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(&self.diagnostic.message)
    }
}

impl std::error::Error for Finding {}

impl miette::Diagnostic for Finding {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let Diagnostic { severity, code, .. } = &self.diagnostic;
        Some(Box::new(format!("{}[{code}]", name(*severity))))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.diagnostic.severity {
            Severity::Warning => miette::Severity::Warning,
            Severity::Error => miette::Severity::Error,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.diagnostic.help))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.excerpt)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let label = LabeledSpan::new_primary_with_span(None, self.excerpt.span());
        Some(Box::new(std::iter::once(label)))
    }
}
