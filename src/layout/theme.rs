//! Every size and gap of the picture, with its unit and its reason.

use crate::text::Font;

/// Words of axes, px: the least that reads well beside a plot.
pub(super) const AXIS: Font = Font { size: 13.0, bold: false };
/// Direct labels, annotations, names of bars and legends.
pub(super) const LABEL: Font = Font { size: 14.0, bold: false };
/// Headers of facets: the same, bold, because they head a plot.
pub(super) const HEADER: Font = Font { size: 14.0, bold: true };
/// The same over panels narrower than that, px.
pub(super) const SMALL_HEADER: (Font, f64) = (Font { size: LEAST_TEXT, bold: true }, 96.0);
/// Title over a chart that has one of its own.
pub(super) const TITLE: Font = Font { size: 16.0, bold: true };
/// No words are smaller, px.
pub(super) const LEAST_TEXT: f64 = 12.0;

/// Values of so few marks are set larger.
pub(super) const FEW: usize = 4;
/// Their size on phones and on wider pictures, px.
pub(super) const FEW_VALUES: (f64, f64) = (16.0, 18.0);
/// They take at most that part of the width, or they push out their marks; no larger than other
/// words, they may take the second part.
pub(super) const LOUD_WIDTH: (f64, f64) = (0.44, 0.5);
/// Factors by which figures are set larger or smaller than the author wrote, the best first.
pub(super) const FIGURES: [f64; 8] = [1.75, 1.5, 1.34, 1.17, 1.0, 0.84, 0.7, 0.6];
/// By that factor the room that is given should be higher than they need.
pub(super) const FIGURE_AIR: f64 = 1.03;
/// The largest of them when no height is given: on phones, and on wider pictures.
pub(super) const FIGURE_WISH: (f64, f64) = (1.17, 1.5);
/// They take at most that part of their room: the reader's font may be wider than ours.
pub(super) const FIGURE_WIDTH: f64 = 0.92;
/// Room between the line over a figure and the figure, px.
pub(super) const FIGURE_LEAD: f64 = 10.0;

/// Height of words that others must not touch, as a part of the font size: ascent and descent of
/// Han and Latin faces.
pub(super) const INK_HEIGHT: f64 = 1.16;

/// Room between an axis label and the drawing area, px.
pub(super) const AXIS_GAP: f64 = 8.0;
/// Room between the name of an axis and the name of a row under it, px; their leadings add to it.
pub(super) const TITLE_LEAD: f64 = 10.0;
/// Length of a tick stroke, px.
pub(super) const TICK: f64 = 5.0;
/// Least room between two labels of one axis, px: less reads as one word.
pub(super) const LABEL_GAP: f64 = 12.0;
/// Room between blocks of the picture (title, legend, drawing area), px: the 8 px rhythm.
pub(super) const BLOCK_GAP: f64 = 8.0;
/// Room between a mark and its value, px.
pub(super) const VALUE_GAP: f64 = 6.0;
/// Least height of a row in which a value stands, px: the ink of a direct label.
pub(super) const VALUE_ROW: f64 = 17.0;
/// Farthest that an author may move a value from its mark, px: farther it belongs to nothing.
pub(super) const FARTHEST_VALUE: f64 = 40.0;
/// Room beyond its end that the arrow of a bar takes whose value is a floor, px.
pub(super) const ARROW: f64 = 8.0;
/// Room that words keep from other marks, px.
pub(super) const CLEARANCE: f64 = 2.0;
/// Room between the ground behind words and the words, px.
pub(super) const PLATE: f64 = 2.0;
/// Room at the rim so that symbols and wide lines are whole, px.
pub(super) const RIM: f64 = 6.0;

/// Fewest and most grid lines: fewer measure nothing, more are a cage.
pub(super) const GRID_LINES: (usize, usize) = (3, 5);
/// One grid line for that much height, px.
pub(super) const GRID_STEP: f64 = 64.0;
/// Width of grid and base lines, px.
pub(super) const HAIRLINE: f64 = 1.0;

/// Thickness of lying bars: from few to many, px.
pub(super) const LYING: [(usize, f64); 4] = [(2, 44.0), (4, 38.0), (8, 28.0), (usize::MAX, 22.0)];
/// Thickest lying bar on a stage that is higher than it needs, px: thicker ones say no more.
pub(super) const THICKEST_LYING: f64 = 44.0;
/// Widest room between such bars as a part of their thickness: beyond it they are no longer compared.
pub(super) const WIDEST_GAP: f64 = 2.0;
/// Height of symbols under lines that hold name and value, and the room to the next line, px, as it
/// should be and at least: a symbol belongs to the line above it.
pub(super) const LINED: (f64, f64, f64) = (12.0, 8.0, 2.5);
/// Room between two such names, px.
pub(super) const SMALL_GAP: f64 = 0.4;
/// By so much symbols are raised into the leading of the lines above them, px.
pub(super) const LINE_RISE: f64 = 2.0;
/// Names on one line in the smallest words and values take at most that part of the width beside
/// symbols, and beside bars.
pub(super) const SMALL_NAMES: (f64, f64) = (0.92, 0.72);
/// Thickness of each of several bars that share a band, px.
pub(super) const GROUPED: f64 = 20.0;
/// Thinnest bar that can still be seen and hit, px.
pub(super) const THINNEST: f64 = 3.0;
/// Room between bands as a part of the bar's thickness.
pub(super) const BAND_GAP: f64 = 0.5;
/// Room between the bars that share a band, px.
pub(super) const GROUP_GAP: f64 = 2.0;
/// Room between rows of symbols, px from middle to middle.
pub(super) const POINT_ROW: f64 = 34.0;
/// The same at most on a stage that is higher than they need, px.
pub(super) const POINT_ROW_MOST: f64 = 112.0;
/// Part of a band that an upright bar takes.
pub(super) const UPRIGHT: f64 = 0.66;
/// Widest upright bar, px: wider ones are walls.
pub(super) const WIDEST: f64 = 88.0;
/// Thickest bar of a panel without names, px.
pub(super) const THICKEST_ALONE: f64 = 36.0;
/// Upright bars are laid down when their names have no room, or their values, if they are no more
/// than that: more names are thinned out, more values would make a picture as long as the page.
pub(super) const TURNED: (usize, usize) = (12, 36);
/// Widest bar at a place on a time axis, or of several in a band, px.
pub(super) const WIDEST_IN_TIME: f64 = 56.0;

/// Names take at most that part of the width beside bars; longer ones stand above their bars.
pub(super) const NAMES_WIDTH: f64 = 0.4;
/// On wide pictures names need no more than that, px: a longer line parts name from bar.
pub(super) const NAMES_WIDEST: f64 = 260.0;
/// On phones more rows of symbols than that have their names in smaller words.
pub(super) const DENSE: usize = 8;
/// On phones bars need at least that part of the width beside names and values.
pub(super) const BARS_WIDTH: f64 = 0.4;
/// Lines of a name beside or above a bar.
pub(super) const NAME_LINES: usize = 3;
/// Room between a name above its bar and the bar, px.
pub(super) const NAME_GAP: f64 = 3.0;

/// Room between a bar and the name of the next bar, px: more than between name and bar.
pub(super) const NAME_LEAD: f64 = 14.0;
/// How far the room over figures stretches: more parts them from their line.
pub(super) const STRETCH_FIGURES: f64 = 1.6;
/// How far rows stretch to fill a height that the author wrote.
pub(super) const STRETCH_WISHED: f64 = 2.5;

/// Widths where a phone ends and where a wide picture begins, px.
pub(super) const PHONE: f64 = 480.0;
/// From here on the picture has its wide aspect, px.
pub(super) const WIDE: f64 = 640.0;
/// Height by width on phones (4:3) and on wide pictures (16:9).
pub(super) const ASPECT: (f64, f64) = (3.0 / 4.0, 9.0 / 16.0);
/// Highest drawing area, px: more does not fit a screen with its controls.
pub(super) const HIGHEST: f64 = 460.0;
/// Lowest drawing area, px.
pub(super) const LOWEST: f64 = 120.0;

/// Height of a drawing area in which only x tells something, px.
pub(super) const STRIP: f64 = 96.0;
/// Highest panel of small multiples, px.
pub(super) const PANEL_HIGHEST: f64 = 168.0;

/// Words beside units take at most that part of the width, and no more than that, px.
pub(super) const HEADLINE_WIDTH: (f64, f64) = (0.44, 300.0);
/// Room between units and the words beside them, px.
pub(super) const HEADLINE_GAP: f64 = 28.0;
/// By that factor units may be smaller if words stand beside them.
pub(super) const BESIDE_WORTH: f64 = 1.5;
/// Large words on phones, as a part of their size.
pub(super) const HEADLINE_PHONE: f64 = 0.7;

/// Side of a unit with its gap, px: largest.
pub(super) const UNIT: f64 = 42.0;
/// The same on a stage that is higher than units want.
pub(super) const UNIT_MOST: f64 = 52.0;
/// Strength of units that are not counted: they are the ground for those that are, but stand out
/// from the page with 2 to 1.
pub(super) const UNIT_REST: f64 = 0.7;
/// Room between units as a part of their side.
pub(super) const UNIT_GAP: f64 = 0.14;

/// Narrowest panel of small multiples, px.
pub(super) const PANEL: f64 = 124.0;
/// Narrowest panel where a low stage has no room for panels under one another, px.
pub(super) const PANEL_LEAST: f64 = 76.0;
/// Lower panels than that are no charts, px.
pub(super) const PANEL_LOWEST: f64 = 64.0;
/// Height by width, least and highest of panels under one another, px.
pub(super) const PILED: (f64, f64, f64) = (0.36, 96.0, 140.0);
/// Room for bars in the narrowest panel whose values stand beside them, px.
pub(super) const PANEL_BARS: f64 = 100.0;
/// Wish of a panel's width when the author says no number of columns, px.
pub(super) const PANEL_WISH: f64 = 200.0;
/// Room between panels, px: across and down.
pub(super) const PANEL_GAP: (f64, f64) = (24.0, 24.0);
/// Room between the header of a panel and the panel, px.
pub(super) const HEADER_GAP: f64 = 4.0;
/// Height by width of a panel.
pub(super) const PANEL_ASPECT: f64 = 0.72;

/// Side of a colour sample, px.
pub(super) const SAMPLE: f64 = 12.0;
/// Room between a sample and its words, and between two entries, px.
pub(super) const SAMPLE_GAP: (f64, f64) = (6.0, 18.0);
/// Direct labels take at most that part of the width.
pub(super) const DIRECT_WIDTH: f64 = 0.3;
/// Narrowest column of direct labels that is worth wrapping into, px.
pub(super) const DIRECT_NARROWEST: f64 = 64.0;
/// More lines than that cannot be labelled at their ends.
pub(super) const DIRECT_MOST: usize = 10;

/// Widest annotation, px: about 15 Han characters, 30 Latin letters.
pub(super) const ANNOTATION: f64 = 210.0;
/// Part of the picture's width that an annotation may take.
pub(super) const ANNOTATION_WIDTH: f64 = 0.56;
/// Room between the end of a leader and its mark, px.
pub(super) const LEADER_GAP: f64 = 4.0;
/// Shortest leader worth drawing, px.
pub(super) const LEADER_LEAST: f64 = 8.0;

/// Side of the least target, px (WCAG 2.2, 2.5.8).
pub(super) const TARGET: f64 = 24.0;
/// More data than that keep the targets that they are drawn with: growing each pair is quadratic.
pub(super) const TARGETS_GROWN: usize = 400;

/// Radius of symbols that have no size of their own, px.
pub(super) const RADIUS: f64 = 6.0;
/// Radius of the points of a line, px.
pub(super) const LINE_POINT: f64 = 3.5;
/// Lines, outlines and strokes that have no width of their own, px.
pub(super) const OUTLINE: f64 = 2.0;
/// Width of lines that give context, as a part of the others'.
pub(super) const CONTEXT_LINE: f64 = 0.7;
/// Fill of bars that are expected and have not happened.
pub(super) const EXPECTED: f64 = 0.16;
/// Dash and gap of what is expected, px.
pub(super) const DASH: (f64, f64) = (4.0, 3.0);

/// Height of one line of words in that font, px.
pub(super) fn leading(font: Font) -> f64 {
    // STYLE's pairs: 12/18, 13/18, 14/20, 16/24, 20/28.
    match font.size {
        size if size < 13.5 => 18.0,
        size if size < 15.0 => 20.0,
        size if size < 18.0 => 24.0,
        size if size < 24.0 => size * 1.4,
        // Large figures need little air between their lines.
        size => size * 1.25,
    }
}
