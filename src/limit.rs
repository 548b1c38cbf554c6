//! How much of anything is taken, and why; `docs/limits.md` says it to editors.
//!
//! What is over a limit is refused with a message before room is made for it, so that no file can
//! keep a reader's page busy.

/// Bytes of a story or JSON file that the page takes, unpacked: on a slow 4G network twenty seconds.
pub const FILE_BYTES: usize = 4 << 20;
/// Bytes of a CSV or Arrow file that the page takes, and of any that the desk reads: a million rows
/// of eight fields.
pub const DATA_BYTES: usize = 64 << 20;
/// Lists and objects that stand in one another: twice as deep as stories go, and far from the end
/// of a page's stack.
pub const DEPTH: usize = 32;
/// Members of an object: its keys are looked for one by one.
pub const MEMBERS: usize = 1000;
/// Elements of a list that is not of rows: no author writes more.
pub const ELEMENTS: usize = 1000;
/// Bytes of a text: some 3,000 Han characters or English words, a whole article.
pub const TEXT_BYTES: usize = 20_000;
/// Steps of a story: no reader turns so many pages.
pub const STEPS: usize = 100;
/// Languages of a story: more than any newsroom writes in.
pub const LANGUAGES: usize = 24;
/// Data files of a story, those of datasets and of tables: each is a request of the reader's page.
pub const DATA_FILES: usize = 20;
/// Tables of a story, with those of its datasets: each can be made of others.
pub const TABLES: usize = 200;
/// Rows of all tables of a story together: a million points of a line, and as many again.
pub const ROWS: usize = 2_000_000;
/// Fields of a table: more is no table that a chart is made from.
pub const FIELDS: usize = 256;
/// Values of one file: 160 MB of numbers, a million rows of twenty fields.
pub const CELLS: usize = 20_000_000;
/// Units that a row is counted out into: more cannot be told apart in a column of an article.
pub const UNITS: usize = 10_000;
/// Marks of a step that are drawn one by one: on a phone each has four px then. Rows of lines and
/// areas do not count, because lines are thinned out.
pub const MARKS: usize = 25_000;
/// Marks of a step that are words: more are not read, and each may be as long as a line.
pub const TEXTS: usize = 2_000;
/// Charts within charts of a step: layers and what they repeat.
pub const CHARTS: usize = 100;
/// Charts that stand in one another: a facet of layers takes three, and each takes much of a stack.
pub const NESTED_CHARTS: usize = 8;
/// Panels of a step: more cannot be told apart in an article.
pub const PANELS: usize = 100;
/// Rows that transforms, tests and figures look at in all: with small files, too, much can be asked.
pub const LOOKS: usize = 100_000_000;
/// Ticks of an axis: more cannot be read.
pub const TICKS: usize = 50;
/// Problems that are told: more are not read.
pub const PROBLEMS: usize = 1000;
/// Letters of an unknown name for which a known one is suggested: a longer one is no misspelling.
pub const NAME_LETTERS: usize = 60;
/// Known names among which the one that was meant is sought: each is compared letter by letter.
pub const NAMES: usize = 2000;
/// How deep emphasis and links stand in one another: deeper ones are left as written.
pub const STYLES: usize = 8;
/// Px of a picture each way: beyond it browsers draw nothing at all.
pub const PICTURE_PX: usize = 16_384;
/// Characters of a line of words: it bounds the work for a text of any length.
pub const LINE_CHARACTERS: usize = 1024;
