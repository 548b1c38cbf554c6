//! Predicates as written: which rows fit.

use super::json::Json;
use super::read::{Read, object, wrong};
use crate::diagnostic::{Diagnostics, Place};

/// Which rows fit.
#[derive(Clone, Debug, PartialEq)]
pub enum PredicateSpec {
    /// Those that fit all.
    And(Vec<PredicateSpec>),
    /// Those that fit at least one.
    Or(Vec<PredicateSpec>),
    /// Those that do not fit.
    Not(Box<PredicateSpec>),
    /// Those whose field passes the tests.
    Field(Box<FieldPredicateSpec>),
}

object! {
    /// Tests of one field.
    FieldPredicateSpec {
        /// Which field.
        field "field": String,
        /// It is this.
        equal "equal": Option<Json>,
        /// It is less.
        lt "lt": Option<Json>,
        /// It is less, or this.
        lte "lte": Option<Json>,
        /// It is more.
        gt "gt": Option<Json>,
        /// It is more, or this.
        gte "gte": Option<Json>,
        /// It is between these two, ends included.
        range "range": Option<Vec<Json>>,
        /// It is one of these.
        one_of "oneOf": Option<Vec<Json>>,
        /// Whether there is a value at all.
        valid "valid": Option<bool>,
    }
}

object! {
    /// `{"and": […]}`.
    AndSpec {
        /// All of these.
        and "and": Vec<PredicateSpec>,
    }
}

object! {
    /// `{"or": […]}`.
    OrSpec {
        /// At least one of these.
        or "or": Vec<PredicateSpec>,
    }
}

object! {
    /// `{"not": …}`.
    NotSpec {
        /// Not this.
        not "not": Box<PredicateSpec>,
    }
}

impl Default for PredicateSpec {
    /// All rows.
    fn default() -> Self {
        Self::And(Vec::new())
    }
}

impl PredicateSpec {
    /// Where it stands: its first test of a field.
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::And(list) | Self::Or(list) => list.first()?.place(),
            Self::Not(one) => one.place(),
            Self::Field(test) => Some(&test.place),
        }
    }
}

impl Read for PredicateSpec {
    fn read(json: &Json, place: &Place, out: &mut Diagnostics) -> Option<Self> {
        if let Json::Text(_) = json {
            let wanted = "a test of a field, such as {\"field\": \"year\", \"gt\": 2020}";
            return wrong(json, place, wanted, out);
        }
        let has = |key| json.member(key).is_some();
        if has("and") {
            AndSpec::read(json, place, out).map(|spec| Self::And(spec.and))
        } else if has("or") {
            OrSpec::read(json, place, out).map(|spec| Self::Or(spec.or))
        } else if has("not") {
            NotSpec::read(json, place, out).map(|spec| Self::Not(spec.not))
        } else {
            FieldPredicateSpec::read(json, place, out).map(|spec| Self::Field(Box::new(spec)))
        }
    }
}
