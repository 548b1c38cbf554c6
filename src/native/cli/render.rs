//! `datastory render`: writes steps of a story as pictures.

use super::report::{findings, text};
use super::{CannotRun, Verdict, print};
use crate::native::examine::examine;
use crate::native::files::{self, Files};
use crate::native::fonts::{FontMeasure, Fonts};
use crate::native::png::png;
use crate::native::render::{Look, picture, story};
use crate::native::svg::escape;
use crate::scene::Palette;
use crate::story::{Step, Story};
use clap::{Args, ValueEnum};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Write steps of a story as SVG or PNG pictures.
///
/// One picture goes to the file PATH; several go into the folder PATH, with a contact sheet.
#[derive(Debug, Args)]
pub(super) struct Render {
    /// Story file
    #[arg(value_name = "STORY")]
    story: String,
    /// Id of a step, or "all"
    #[arg(long, value_name = "ID", default_value = "all")]
    step: String,
    /// Language tags, or "all"; the story's first when left out
    #[arg(long, value_name = "TAG", value_delimiter = ',')]
    language: Vec<String>,
    /// Widths in CSS px
    #[arg(long, value_name = "PX", value_delimiter = ',', default_value = "720",
          value_parser = clap::value_parser!(u32).range(160..=4096))]
    width: Vec<u32>,
    /// Colours
    #[arg(long, value_enum, value_delimiter = ',', default_value = "light")]
    theme: Vec<Theme>,
    /// Kind of picture; else as PATH ends, else svg
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Pixels of a PNG for each CSS px
    #[arg(long, value_name = "N", default_value_t = 2.0)]
    scale: f32,
    /// The chart alone, without title, notes and sources, as a page shows it
    #[arg(long)]
    bare: bool,
    /// Where to write
    #[arg(long, short, value_name = "PATH")]
    output: PathBuf,
}

/// The story at `path` in a language, the default when that is empty; nothing, and a report, when it
/// cannot be drawn.
pub(super) fn resolved(
    files: &Files,
    path: &str,
    language: &str,
) -> Result<Option<Story>, CannotRun> {
    let Some(story) = story(files, language) else {
        print(&text(&findings(&examine(files), &files.texts), path))?;
        return Ok(None);
    };
    if language.is_empty() || story.languages.iter().any(|tag| **tag == *language) {
        return Ok(Some(story));
    }
    Err(CannotRun {
        message: format!("The story \"{path}\" is not written in \"{language}\"."),
        help: format!("Its languages are {}.", story.languages.join(", ")),
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Theme {
    /// Dark on white
    Light,
    /// Light on near black
    Dark,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Vectors
    Svg,
    /// Pixels
    Png,
}

impl Render {
    /// Writes the pictures; a story that cannot be drawn is reported as `check` does.
    pub(super) fn run(&self) -> Result<Verdict, CannotRun> {
        let files = files::load(Path::new(&self.story))
            .map_err(|reason| CannotRun::story(&self.story, &reason))?;
        let fonts = Fonts::installed();
        let mut orders = Vec::new();
        for language in self.languages(&files) {
            let Some(resolved) = resolved(&files, &self.story, &language)? else {
                return Ok(Verdict::Wrong);
            };
            self.require_step(&resolved)?;
            let measure = fonts.measure(&resolved.language);
            orders.push((resolved, measure));
        }
        self.write(&orders, &fonts)?;
        Ok(Verdict::Fine)
    }

    /// The languages asked for; an empty tag is the story's default.
    fn languages(&self, files: &Files) -> Vec<String> {
        let own = files.story.as_ref().map(|story| story.languages.clone()).unwrap_or_default();
        match self.language.as_slice() {
            [all] if all == "all" => own,
            [] => vec![own.first().cloned().unwrap_or_default()],
            asked => asked.to_vec(),
        }
    }

    fn require_step(&self, story: &Story) -> Result<(), CannotRun> {
        if self.step == "all" || story.steps.iter().any(|step| *step.id == *self.step) {
            return Ok(());
        }
        let ids: Vec<&str> = story.steps.iter().map(|step| &*step.id).collect();
        Err(CannotRun {
            message: format!("The story \"{}\" has no step \"{}\".", self.story, self.step),
            help: format!("Its steps are {}.", ids.join(", ")),
        })
    }

    fn write(&self, orders: &[(Story, FontMeasure)], fonts: &Fonts) -> Result<(), CannotRun> {
        let is_wanted = |step: &&Step| self.step == "all" || *step.id == *self.step;
        let mut pictures = Vec::new();
        for (story, measure) in orders {
            for step in story.steps.iter().filter(is_wanted) {
                for (width, theme) in self.looks() {
                    pictures.push(Picture { story, measure, step, width, theme });
                }
            }
        }
        let is_one = pictures.len() == 1 && !self.output.is_dir();
        let mut names = Vec::new();
        for one in &pictures {
            let bytes = self.bytes(one, fonts)?;
            let name = format!("{}.{}", one.name(), self.format().extension());
            let path = if is_one { self.output.clone() } else { self.output.join(&name) };
            put(&path, &bytes)?;
            print(&format!("{}\n", path.display()))?;
            names.push((name, one.width));
        }
        if !is_one {
            put(&self.output.join("index.html"), sheet(&names).as_bytes())?;
        }
        Ok(())
    }

    fn looks(&self) -> Vec<(u32, Theme)> {
        let themes =
            |width: &u32| self.theme.iter().map(|theme| (*width, *theme)).collect::<Vec<_>>();
        self.width.iter().flat_map(themes).collect()
    }

    fn bytes(&self, one: &Picture<'_>, fonts: &Fonts) -> Result<Vec<u8>, CannotRun> {
        let palette = match one.theme {
            Theme::Light => Palette::light(),
            Theme::Dark => Palette::dark(),
        };
        let look = Look { width: f64::from(one.width), palette, is_bare: self.bare };
        let failed = |why: &dyn std::fmt::Display| CannotRun {
            message: format!("The step \"{}\" cannot be drawn: {why}.", one.step.id),
            help: "Ask for a smaller width or scale.".into(),
        };
        let svg = picture(one.story, one.step, &look, one.measure).map_err(|why| failed(&why))?;
        if self.format() == Format::Svg {
            return Ok(svg.into_bytes());
        }
        if let Some(letter) = one.measure.missing_letter(&svg) {
            return Err(CannotRun {
                message: format!("No font on this machine has the letter \"{letter}\"."),
                help: "Install one, such as Noto Sans CJK (package fonts-noto-cjk).".into(),
            });
        }
        png(&svg, self.scale, fonts).map_err(|why| failed(&why))
    }

    fn format(&self) -> Format {
        let ends_as_png = self.output.extension().is_some_and(|end| end == "png");
        self.format.unwrap_or(if ends_as_png { Format::Png } else { Format::Svg })
    }
}

impl Format {
    fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }
}

/// One picture to be written.
struct Picture<'a> {
    story: &'a Story,
    measure: &'a FontMeasure,
    step: &'a Step,
    width: u32,
    theme: Theme,
}

impl Picture<'_> {
    fn name(&self) -> String {
        let index = self.story.steps.iter().position(|step| step.id == self.step.id).unwrap_or(0);
        let theme = if self.theme == Theme::Dark { "-dark" } else { "" };
        let (id, language) = (&self.step.id, &self.story.language);
        format!("{:02}-{id}-{language}-{}{theme}", index + 1, self.width)
    }
}

/// Writes a file, and the folders on its way.
pub(super) fn put(path: &Path, bytes: &[u8]) -> Result<(), CannotRun> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let made = folder.map_or(Ok(()), std::fs::create_dir_all);
    made.and_then(|()| std::fs::write(path, bytes)).map_err(|error| CannotRun {
        message: format!("The file \"{}\" cannot be written: {error}.", path.display()),
        help: "Check the path, and whether it may be written to.".into(),
    })
}

/// A page that shows all pictures side by side.
fn sheet(names: &[(String, u32)]) -> String {
    let mut out = String::from(
        "<!doctype html>\n<meta charset=\"utf-8\">\n<title>Contact sheet</title>\n\
         <style>body{font:12px system-ui;background:#9aa0a6;display:flex;flex-wrap:wrap;gap:16px;\
         align-items:start}\
         figure{margin:0}img{display:block;max-width:none}</style>\n",
    );
    for (name, width) in names {
        let name = escape(name);
        let _ = writeln!(
            out,
            "<figure><img src=\"{name}\" width=\"{width}\" alt=\"\"><figcaption>{name}</figcaption></figure>"
        );
    }
    out
}
