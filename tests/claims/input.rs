//! Bytes turned into inputs.

use arbitrary::Unstructured;

/// Makes choices by bytes; when they run out, it goes on with zeros.
pub struct Input<'a>(Unstructured<'a>);

/// Numbers that break careless code.
const EDGES: [f64; 20] = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.1,
    99.9,
    1e15,
    -1e15,
    1e21,
    1e308,
    -1e308,
    f64::MAX,
    f64::MIN,
    f64::MIN_POSITIVE,
    5e-324,
    -5e-324,
    f64::NAN,
    f64::INFINITY,
    f64::NEG_INFINITY,
    9_007_199_254_740_993.0,
];

/// Pieces of text that are hard to write, to break or to escape.
const PIECES: [&str; 30] = [
    "",
    "銀行",
    "逾90%",
    "about 25,000 jobs",
    "「AI+」",
    "，",
    "Donaudampfschiff",
    " ",
    "\n",
    "\t",
    "\u{0}",
    "\u{1b}[31m",
    "\u{7f}",
    "\u{85}",
    "\u{202e}",
    "\u{2066}",
    "\u{2069}",
    "\u{200d}",
    "\u{301}",
    "👩‍👧",
    "🇭🇰",
    "ا ب",
    "<script>alert(1)</script>",
    "\" onload=\"x",
    "]]>",
    "&#0;",
    "{{ t/a }}",
    "**",
    "[x](javascript:alert(1))",
    "\u{ffff}\u{feff}",
];

impl<'a> Input<'a> {
    /// Choices by these bytes.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(Unstructured::new(bytes))
    }

    /// A number from 0 to just below `count`.
    pub fn below(&mut self, count: usize) -> usize {
        self.0.int_in_range(0..=count.max(1) - 1).unwrap_or(0)
    }

    /// Once in `count` times.
    pub fn is_one_in(&mut self, count: usize) -> bool {
        self.below(count) + 1 == count
    }

    /// One of these.
    pub fn pick<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }

    /// Any number at all: an everyday one, one of any size, an edge, or any bits.
    pub fn number(&mut self) -> f64 {
        match self.below(8) {
            0 => self.pick(&EDGES),
            1 => self.0.arbitrary().unwrap_or(0.0),
            2 | 3 => self.below(1000) as f64,
            _ => {
                let part = self.below(2_000_001) as f64 / 1e6 - 1.0;
                part * libm::pow(10.0, self.below(24) as f64 - 8.0)
            }
        }
    }

    /// A number that JSON can hold.
    pub fn finite(&mut self) -> f64 {
        Some(self.number()).filter(|number| number.is_finite()).unwrap_or(7.0)
    }

    /// Words: pieces of everyday and of naughty text, or any text.
    pub fn words(&mut self) -> String {
        let mut words = String::new();
        for _ in 0..self.below(4) {
            match self.below(6) {
                0 => words.push_str(self.0.arbitrary().unwrap_or_default()),
                _ => words.push_str(self.pick(&PIECES)),
            }
        }
        words
    }

    /// All that is left, as text.
    pub fn rest(self) -> String {
        String::from_utf8_lossy(self.0.take_rest()).into_owned()
    }

    /// Whether all bytes are used up.
    pub fn is_over(&self) -> bool {
        self.0.is_empty()
    }
}
