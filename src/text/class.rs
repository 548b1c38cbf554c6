//! What characters are to the breaking of lines: the classes of UAX #14 that our readers' languages
//! need, drawn stricter for Chinese as clreq asks.

/// What a character is to the breaking of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Ends the line.
    Newline,
    /// A space at which lines break.
    Space,
    /// An invisible place to break.
    ZeroWidth,
    /// Holds both neighbours: no-break space, word joiner.
    Glue,
    /// Belongs to the character before: accents, joiners, skin tones.
    Combining,
    /// Opens: never at the end of a line.
    Open,
    /// Closes, ends or goes on: never at the start of a line.
    Close,
    /// A curly quote that opens, which elsewhere may close.
    QuoteOpen,
    /// A curly quote that closes, or an apostrophe.
    QuoteClose,
    /// A straight quote.
    Quote,
    /// Full stop, comma, colon: may stand within a number.
    Infix,
    /// A slash.
    Slash,
    /// A hyphen: a line may end with it.
    Hyphen,
    /// A dash of a Chinese text, or dots: neither starts a line nor is parted from its like.
    Dash,
    /// Before numbers: currencies and signs.
    Prefix,
    /// After numbers: percent and degree.
    Postfix,
    /// A digit.
    Digit,
    /// A letter of a word that is parted by spaces.
    Letter,
    /// Han, kana, hangul, pictures: a line may break on either side.
    Ideograph,
}

/// Never at the end of a line.
const OPEN: &str = "([{¡¿（［｛｟「｢『《〈【〔〖〘〚〝‚„⟨⟪";
/// Never at the start of a line.
const CLOSE: &str = ")]}!?）］｝｠」｣』》〉】〕〗〙〛〞〟⟩⟫、。，．､｡：；！？؟‼⁇⁈⁉・·‧•･〜～／";
/// Never at the start of a line either: marks that lengthen or repeat, and small kana.
const CLOSE_KANA: &str = "々〻ーｰゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ";
const INFIX: &str = ".,:;،؛٫٬";
const DASH: &str = "—―⸺…‥⋯";
const PREFIX: &str = "$£¥€₽₸₩＄￡￥+±−#№＋＃";
const POSTFIX: &str = "%٪‰°′″℃℉％¢￠";

/// The class of a character.
pub(super) fn class(character: char) -> Class {
    match character {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Class::Newline,
        '\u{a0}' | '\u{2007}' | '\u{2011}' | '\u{202f}' | '\u{2060}' | '\u{feff}' => Class::Glue,
        ' ' | '\t' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{3000}' => Class::Space,
        '\u{200b}' => Class::ZeroWidth,
        '‘' | '“' | '‹' | '«' => Class::QuoteOpen,
        '’' | '”' | '›' | '»' => Class::QuoteClose,
        '"' | '\'' => Class::Quote,
        '/' => Class::Slash,
        '-' | '‐' | '–' => Class::Hyphen,
        '0'..='9' | '０'..='９' | '٠'..='٩' | '۰'..='۹' => Class::Digit,
        'a'..='z' | 'A'..='Z' => Class::Letter,
        '\u{4e00}'..='\u{9fff}' => Class::Ideograph,
        _ => listed(character),
    }
}

fn listed(character: char) -> Class {
    let lists = [
        (OPEN, Class::Open),
        (CLOSE, Class::Close),
        (CLOSE_KANA, Class::Close),
        (INFIX, Class::Infix),
        (DASH, Class::Dash),
        (PREFIX, Class::Prefix),
        (POSTFIX, Class::Postfix),
    ];
    let known = lists.iter().find(|(list, _)| list.chars().any(|listed| listed == character));
    match known {
        Some((_, class)) => *class,
        None if is_combining(character) => Class::Combining,
        None if is_wide(character) => Class::Ideograph,
        None => Class::Letter,
    }
}

/// Whether a character belongs to the one before it.
fn is_combining(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}'
        | '\u{610}'..='\u{61a}' | '\u{61c}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}'
        | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94d}' | '\u{e31}' | '\u{e34}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{200c}'
        | '\u{200d}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        | '\u{20d0}'..='\u{20ff}' | '\u{302a}'..='\u{302f}' | '\u{3099}' | '\u{309a}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{1f3fb}'..='\u{1f3ff}'
        | '\u{e0001}'..='\u{e01ef}')
}

/// Whether a character takes no room.
pub(super) fn is_unseen(character: char) -> bool {
    let is_invisible = matches!(character, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}');
    is_invisible || is_combining(character)
}

/// Whether a character is as wide as it is high.
pub(super) fn is_wide(character: char) -> bool {
    matches!(character,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{33ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{a000}'..='\u{a4cf}'
        | '\u{a960}'..='\u{a97c}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f000}'..='\u{1faff}' | '\u{20000}'..='\u{3ffff}' | '⸺' | '⸻')
}
