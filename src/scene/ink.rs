//! Inks: what a colour is for; a palette says what it looks like.

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    /// The same for words: moved towards the text's colour until it can be read on the ground.
    FixedText(Color),
    /// Words upon a mark of that colour: the ground's colour or the text's, as can be read better.
    On(Solid),
    /// On the way from one colour to another.
    Mix(Mix),
}

/// An ink as a number: its place in [`Palette::colors`], or a colour of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Solid {
    /// A named ink: its place in [`Palette::colors`].
    Named(u8),
    /// A colour that the author fixed.
    Fixed(Color),
    /// The same for words.
    FixedText(Color),
    /// Words upon the named ink.
    OnNamed(u8),
    /// Words upon a colour that the author fixed.
    OnFixed(Color),
}

/// Up to three inks with their shares: two on the way, and a third when the way was changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mix {
    parts: [(Solid, f32); 3],
}

impl Color {
    /// Reads `#rrggbb` or `#rgb`; nothing when it is written otherwise.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?.as_bytes();
        let nibble = |at: usize| {
            let digit = char::from(*digits.get(at)?).to_digit(16)?;
            u8::try_from(digit).ok()
        };
        let channel = |at: usize| match digits.len() {
            3 => Some(nibble(at)? * 17),
            6 => Some(nibble(2 * at)? * 16 + nibble(2 * at + 1)?),
            _ => None,
        };
        Some(Self { r: channel(0)?, g: channel(1)?, b: channel(2)? })
    }

    /// This colour with `share` (0–1) of another in it.
    pub fn mixed(self, other: Self, share: f64) -> Self {
        let channel = |a: u8, b: u8| {
            let mixed = f64::from(a) + (f64::from(b) - f64::from(a)) * share;
            (mixed + 0.5) as u8
        };
        Self {
            r: channel(self.r, other.r),
            g: channel(self.g, other.g),
            b: channel(self.b, other.b),
        }
    }

    /// Contrast to another colour as WCAG 2 defines it, 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance() + 0.05, other.luminance() + 0.05);
        if a > b { a / b } else { b / a }
    }

    fn luminance(self) -> f64 {
        // A cubic in place of the power of 2.4: within 0.003 of it and without the code of `pow`.
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            c * (c * (c * 0.305_306 + 0.682_171) + 0.012_523)
        };
        0.2126 * linear(self.r) + 0.7152 * linear(self.g) + 0.0722 * linear(self.b)
    }
}

impl Ink {
    /// The same ink for words on the ground.
    pub fn for_text(self) -> Self {
        match self {
            Self::Accent => Self::AccentText,
            Self::Context | Self::Baseline | Self::Grid => Self::Muted,
            Self::Category(group) => Self::CategoryText(group),
            Self::Fixed(color) => Self::FixedText(color),
            other => other,
        }
    }

    /// The ink for words upon a mark of this ink.
    pub fn on_mark(self) -> Self {
        Self::On(self.solid())
    }

    /// The ink `share` (0–1) of the way from this one to another.
    pub fn mixed(self, other: Self, share: f64) -> Self {
        if self == other || share >= 1.0 {
            return other;
        }
        if share <= 0.0 {
            return self;
        }
        let mut parts: Vec<(Solid, f32)> = Vec::with_capacity(6);
        for (ink, share) in [(self, 1.0 - share as f32), (other, share as f32)] {
            for (solid, part) in ink.parts() {
                match parts.iter_mut().find(|known| known.0 == solid) {
                    Some(known) => known.1 += part * share,
                    None => parts.push((solid, part * share)),
                }
            }
        }
        while parts.len() > 3 {
            let least = (0..parts.len()).min_by(|a, b| {
                let part = |at: &usize| parts.get(*at).map_or(0.0, |part| part.1);
                part(a).total_cmp(&part(b))
            });
            parts.swap_remove(least.unwrap_or(0));
        }
        let part = |at: usize| parts.get(at).copied().unwrap_or((Solid::Named(0), 0.0));
        Self::Mix(Mix { parts: [part(0), part(1), part(2)] })
    }

    fn parts(self) -> [(Solid, f32); 3] {
        match self {
            Self::Mix(mix) => mix.parts,
            other => [(other.solid(), 1.0), (Solid::Named(0), 0.0), (Solid::Named(0), 0.0)],
        }
    }

    /// This ink as a number; of a mix, that of its greatest share.
    pub fn solid(self) -> Solid {
        let category = |group: u8| group % CATEGORIES as u8;
        Solid::Named(match self {
            Self::Ground => 0,
            Self::Text => 1,
            Self::Muted => 2,
            Self::Grid => 3,
            Self::Baseline => 4,
            Self::Accent => 5,
            Self::AccentText => 6,
            Self::Context => 7,
            Self::Category(group) => NAMED + category(group),
            Self::CategoryText(group) => NAMED + CATEGORIES as u8 + category(group),
            Self::Fixed(color) => return Solid::Fixed(color),
            Self::FixedText(color) => return Solid::FixedText(color),
            Self::On(Solid::Named(name)) => return Solid::OnNamed(name),
            Self::On(Solid::Fixed(color)) => return Solid::OnFixed(color),
            Self::On(solid) => return solid,
            Self::Mix(mix) => {
                let most = mix.parts.iter().max_by(|a, b| a.1.total_cmp(&b.1));
                return most.map_or(Solid::Named(0), |part| part.0);
            }
        })
    }
}

impl From<Solid> for Ink {
    fn from(solid: Solid) -> Self {
        let none = (Solid::Named(0), 0.0);
        Self::Mix(Mix { parts: [(solid, 1.0), none, none] })
    }
}

/// Number of inks before the categories.
const NAMED: u8 = 8;

/// What inks look like on one ground.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    /// Ground, text, muted, grid, baseline, accent, accent text, context, categories, category texts.
    pub colors: [Color; NAMED as usize + 2 * CATEGORIES],
    /// What stands for all colours that an author fixed, where the reader allows no others.
    pub only: Option<Color>,
}

const fn rgb(hex: u32) -> Color {
    let [_, r, g, b] = hex.to_be_bytes();
    Color { r, g, b }
}

/// Contrast of words to their ground: WCAG 2's level AA, and a little for the cubic's error.
const READABLE: f64 = 4.55;

impl Palette {
    /// Dark on white. The categories were chosen by measurement: `tests/palette.rs`.
    pub fn light() -> Self {
        Self::of([
            0xff_ff_ff, 0x1a_1a_1a, 0x5c_63_6b, 0xe3_e6_ea, 0x76_7e_87, 0x1d_5f_bf, 0x1d_5f_bf,
            0x8b_93_9c, 0x1d_5f_bf, 0xde_77_26, 0x12_96_8c, 0x6f_2a_78, 0x8a_66_1a, 0x4c_50_56,
            0x1d_5f_bf, 0xb3_56_0c, 0x0b_76_6e, 0x6f_2a_78, 0x8a_66_1a, 0x4c_50_56,
        ])
    }

    /// Light on near black.
    pub fn dark() -> Self {
        Self::of([
            0x15_18_1c, 0xf1_f3_f5, 0xa3_ab_b4, 0x2c_32_38, 0x7c_85_8f, 0x74_b4_ff, 0x74_b4_ff,
            0x62_6a_73, 0x74_b4_ff, 0xea_8a_40, 0x2a_9d_8f, 0x9c_6f_c4, 0xf6_d0_63, 0xc4_c8_ce,
            0x74_b4_ff, 0xea_8a_40, 0x2a_9d_8f, 0x9c_6f_c4, 0xf6_d0_63, 0xc4_c8_ce,
        ])
    }

    fn of(hex: [u32; NAMED as usize + 2 * CATEGORIES]) -> Self {
        Self { colors: hex.map(rgb), only: None }
    }

    /// This palette with some colours set, each at its place in [`Palette::colors`]; the variants for
    /// words follow them, so that they can still be read. `only` is the colour of all coloured words
    /// and of all that an author fixed, where the reader allows no others.
    pub fn with(&self, own: &[(usize, Color)], only: Option<Color>) -> Self {
        let mut palette = self.clone();
        for (at, color) in own {
            if let Some(place) = palette.colors.get_mut(*at) {
                *place = *color;
            }
        }
        let (ground, text) = (palette.color(Ink::Ground), palette.color(Ink::Text));
        let names = (0..).zip(&mut palette.colors);
        for (_, color) in names.filter(|(at, _)| matches!(at, 2 | 6 | 14..)) {
            *color = only.unwrap_or_else(|| readable(*color, ground, text));
        }
        palette.only = only;
        palette
    }

    /// What an ink looks like.
    pub fn color(&self, ink: Ink) -> Color {
        let Ink::Mix(mix) = ink else { return self.solid(ink.solid()) };
        let [first, second, third] = mix.parts;
        let two = f64::from(first.1 + second.1).max(f64::MIN_POSITIVE);
        let mixed = self.solid(first.0).mixed(self.solid(second.0), f64::from(second.1) / two);
        let all = two + f64::from(third.1);
        mixed.mixed(self.solid(third.0), f64::from(third.1) / all)
    }

    fn solid(&self, solid: Solid) -> Color {
        let named = |at: u8| self.colors.get(usize::from(at)).copied().unwrap_or_default();
        let (ground, text) = (named(0), named(1));
        let on = |mark: Color| {
            if mark.contrast(ground) >= mark.contrast(text) { ground } else { text }
        };
        let fixed = |color: Color| self.only.unwrap_or(color);
        match solid {
            Solid::Named(at) => named(at),
            Solid::Fixed(color) => fixed(color),
            Solid::FixedText(color) => readable(fixed(color), ground, text),
            Solid::OnNamed(at) => on(named(at)),
            Solid::OnFixed(color) => on(fixed(color)),
        }
    }
}

/// The colour, moved towards that of the words in steps until it can be read on the ground.
fn readable(color: Color, ground: Color, text: Color) -> Color {
    /// Fine enough that a colour keeps as much of its hue as it can.
    const STEPS: u8 = 20;
    let tries = (0..STEPS).map(|step| color.mixed(text, f64::from(step) / f64::from(STEPS)));
    tries.into_iter().find(|tried| tried.contrast(ground) >= READABLE).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_hexadecimal_colors() {
        assert_eq!(Color::parse("#1d5fbf"), Some(Color { r: 0x1d, g: 0x5f, b: 0xbf }));
        assert_eq!(Color::parse("#fa0"), Some(Color { r: 255, g: 170, b: 0 }));
        for wrong in ["", "#", "red", "#12345", "#12345g", "1d5fbf", "#é1é1"] {
            assert_eq!(Color::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_changed_way_does_not_jump() {
        let palette = Palette::light();
        let on_the_way = Ink::Accent.mixed(Ink::Category(1), 0.6);
        let turned = on_the_way.mixed(Ink::Context, 0.001);
        let (before, after) = (palette.color(on_the_way), palette.color(turned));
        assert!(before.r.abs_diff(after.r) <= 1 && before.b.abs_diff(after.b) <= 1);
        assert_eq!(turned.mixed(Ink::Context, 1.0), Ink::Context);
        let many = turned.mixed(Ink::Category(3), 0.5).mixed(Ink::Category(4), 0.5);
        assert_ne!(palette.color(many), palette.color(Ink::Ground));
    }

    #[test]
    fn words_stay_readable_on_any_ground() {
        let yellow = Color::parse("#ffe14d").unwrap();
        let palette = Palette::light().with(&[(5, yellow), (6, yellow)], None);
        let ground = palette.color(Ink::Ground);
        assert_eq!(palette.color(Ink::Accent), yellow);
        assert!(palette.color(Ink::AccentText).contrast(ground) >= 4.5);
        assert!(palette.color(Ink::FixedText(yellow)).contrast(ground) >= 4.5);
        assert_eq!(palette.color(Ink::Accent.on_mark()), palette.color(Ink::Text));
    }

    #[test]
    fn where_colours_are_forced_there_are_no_others() {
        let [ground, text, link, grey] =
            ["#000", "#ff0", "#0ff", "#0f0"].map(|color| Color::parse(color).unwrap());
        let named = [ground, text, text, grey, text, link, link, grey];
        let groups = [link, text, grey, link, text, grey];
        let forced: Vec<(usize, Color)> = (0..).zip(named.into_iter().chain(groups)).collect();
        let palette = Palette::dark().with(&forced, Some(text));
        let own = [ground, text, link, grey];
        assert!(palette.colors.iter().all(|color| own.contains(color)), "{palette:?}");
        let pink = Color::parse("#f0f").unwrap();
        for ink in [Ink::Fixed(pink), Ink::FixedText(pink), Ink::Fixed(pink).on_mark()] {
            assert!(own.contains(&palette.color(ink)), "{ink:?}");
        }
    }
}
