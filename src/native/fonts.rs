//! The fonts of this machine: which letters they have, and how wide these are.

use super::svg::family;
use crate::text::{Font, TextMeasure};
use resvg::usvg::fontdb::{Database, FaceInfo, Family, ID, Query, Weight};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// All fonts that are installed.
#[derive(Clone, Debug)]
pub struct Fonts {
    database: Arc<Database>,
}

impl Fonts {
    /// Looks for fonts where this system keeps them.
    pub fn installed() -> Self {
        let mut database = Database::new();
        database.load_system_fonts();
        Self { database: Arc::new(database) }
    }

    /// For drawing.
    pub fn database(&self) -> Arc<Database> {
        self.database.clone()
    }

    /// Widths of words in the fonts of a language.
    pub fn measure(&self, language: &str) -> FontMeasure {
        let face = |weight| self.face(language, weight);
        let (regular, bold) = (face(Weight::NORMAL), face(Weight::BOLD));
        FontMeasure { fonts: self.clone(), regular, bold, known: RefCell::default() }
    }

    fn face(&self, language: &str, weight: Weight) -> Option<ID> {
        let families: Vec<Family<'_>> = family(language)
            .split(',')
            .map(|name| match name {
                "sans-serif" => Family::SansSerif,
                name => Family::Name(name.trim_matches('\'')),
            })
            .collect();
        let query = Query { families: &families, weight, ..Query::default() };
        self.database.query(&query).or_else(|| self.database.faces().next().map(|face| face.id))
    }

    /// The face that stands in for `used`, the first of which is the chosen one, where these lack a
    /// letter: of the same slant and weight first, then of the same family by name. A minus sign
    /// must not turn a number into bold italics.
    pub fn stand_in(&self, letter: char, used: &[ID]) -> Option<ID> {
        let base = self.database.face(*used.first()?)?;
        let family = |face: &FaceInfo| face.families.first().map(|(name, _)| name.clone());
        let name = family(base).unwrap_or_default();
        let rank = |face: &FaceInfo| {
            let is_kin = family(face).is_some_and(|other| other.starts_with(&name));
            (face.style != base.style, face.weight != base.weight, face.monospaced, !is_kin)
        };
        let mut faces: Vec<&FaceInfo> = self.database.faces().collect();
        faces.retain(|face| !used.contains(&face.id));
        faces.sort_by_key(|face| rank(face));
        faces.into_iter().map(|face| face.id).find(|face| self.advance(*face, letter).is_some())
    }

    /// Advance of a letter in a face, in parts of the font's size.
    fn advance(&self, face: ID, letter: char) -> Option<f64> {
        let advance = self.database.with_face_data(face, |data, index| {
            let font = FontRef::from_index(data, index).ok()?;
            let glyph = font.charmap().map(letter)?;
            let size = Size::new(1.0);
            font.glyph_metrics(size, LocationRef::default()).advance_width(glyph)
        });
        advance.flatten().map(f64::from)
    }
}

/// Widths of words as an image of this machine will show them.
#[derive(Debug)]
pub struct FontMeasure {
    fonts: Fonts,
    regular: Option<ID>,
    bold: Option<ID>,
    known: RefCell<BTreeMap<(char, bool), Option<f64>>>,
}

impl FontMeasure {
    /// The first letter of the words that no installed font has.
    pub fn missing_letter(&self, words: &str) -> Option<char> {
        let is_drawn = |letter: &char| !letter.is_control() && !letter.is_whitespace();
        words.chars().filter(is_drawn).find(|letter| self.em(*letter, false).is_none())
    }

    /// Advance of a letter in parts of the font's size; nothing when no font has it.
    fn em(&self, letter: char, is_bold: bool) -> Option<f64> {
        let known = self.known.borrow().get(&(letter, is_bold)).copied();
        known.unwrap_or_else(|| {
            let own = if is_bold { self.bold } else { self.regular };
            let own = own.and_then(|face| self.fonts.advance(face, letter));
            // As the painter does.
            let em = own.or_else(|| {
                let chosen = if is_bold { self.bold } else { self.regular }?;
                let other = self.fonts.stand_in(letter, &[chosen])?;
                self.fonts.advance(other, letter)
            });
            self.known.borrow_mut().insert((letter, is_bold), em);
            em
        })
    }
}

impl TextMeasure for FontMeasure {
    fn width(&self, text: &str, font: Font) -> f64 {
        /// What painters show in place of a letter that no font has.
        const EMPTY_BOX: f64 = 1.0;
        let em = |letter| self.em(letter, font.bold).unwrap_or(EMPTY_BOX);
        text.chars().filter(|letter| !letter.is_control()).map(em).sum::<f64>() * font.size
    }
}
