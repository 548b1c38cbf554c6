//! Inks: what a colour is for; a palette says what it looks like.

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
}

/// Number of categorical colours: more groups than that cannot be told apart by colour.
pub const CATEGORIES: usize = 6;

/// What a colour is for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ink {
    /// The ground that everything stands on.
    Ground,
    /// Words.
    Text,
    /// Words of second rank.
    Muted,
    /// Grid lines.
    Grid,
    /// Base lines.
    Baseline,
    /// The mark that tells the point of the step.
    Accent,
    /// The same for words: darker, or lighter on a dark ground.
    AccentText,
    /// Marks that give context.
    Context,
    /// The group of that number, from 0.
    Category(u8),
    /// The same for words.
    CategoryText(u8),
    /// A colour that the author fixed.
    Fixed(Color),
    /// On the way from one colour to another: indices into [`Palette`], and how far, 0–255.
    Mix(Solid, Solid, u8),
}

/// An ink that is not a mixture, as a number that [`Ink::Mix`] can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Solid {
    /// A named ink: its place in [`Palette::colors`].
    Named(u8),
    /// A colour that the author fixed.
    Fixed(Color),
}

/// What inks look like on one ground.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    /// Ground, text, muted, grid, baseline, accent, accent text, context, categories, category texts.
    pub colors: [Color; 8 + 2 * CATEGORIES],
}
