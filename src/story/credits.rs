//! Credits and units in the reader's language.

use super::Credit;
use super::sources::Sources;
use crate::data::calendar;
use crate::diagnostic::Diagnostics;
use crate::format::date::date;
use crate::format::unit::{Unit, UnitKind};
use crate::spec::check::is_link;
use crate::spec::read::TextSpec;
use crate::spec::{CreditSpec, UnitKindSpec, UnitSpec};

/// A credit in words.
pub(super) fn credit(
    id: &str,
    spec: &CreditSpec,
    sources: &Sources,
    out: &mut Diagnostics,
) -> Credit {
    let mut words = |text: Option<&TextSpec>| match text {
        Some(text) => sources.data_words(text, out),
        None => String::new(),
    };
    let is_one = |title: &TextSpec| title.by_language.iter().all(|(tag, _)| tag.is_empty());
    let is_as_published = spec.title.as_ref().is_some_and(is_one);
    let language = spec.language.as_deref().filter(|_| is_as_published);
    let written = spec.date.as_deref().unwrap_or_default();
    let day = calendar::parse(written);
    Credit {
        id: id.into(),
        publisher: words(Some(&spec.publisher)),
        title: words(spec.title.as_ref()),
        language: language.map_or_else(|| sources.language.clone(), Into::into),
        author: words(spec.author.as_ref()),
        date: day.map_or(written.into(), |day| date(day.day, day.precision, &sources.locale)),
        url: spec.url.as_deref().filter(|url| is_link(url)).map(Into::into),
        note: words(spec.note.as_ref()),
    }
}

/// A unit in words.
pub(super) fn unit(name: &str, spec: &UnitSpec, sources: &Sources, out: &mut Diagnostics) -> Unit {
    Unit {
        name: name.into(),
        kind: match spec.kind {
            Some(UnitKindSpec::Percent) => UnitKind::Percent,
            Some(UnitKindSpec::PercentagePoint) => UnitKind::PercentagePoint,
            Some(UnitKindSpec::PercentChange) => UnitKind::PercentChange,
            Some(UnitKindSpec::Money) => UnitKind::Money,
            Some(UnitKindSpec::Count) => UnitKind::Count,
            Some(UnitKindSpec::Quantity) | None => UnitKind::Quantity,
        },
        pattern: sources.data_words(&spec.pattern, out),
        spoken: spec.spoken.as_ref().map_or_else(String::new, |text| sources.own(text).into()),
        title: sources.data_words(&spec.name, out),
    }
}
