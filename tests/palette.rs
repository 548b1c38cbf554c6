//! Measures the house's colours: contrast to the ground, and distance for every kind of eye.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails loudly"
)]

use datastory::scene::ink::{CATEGORIES, Color, Ink, Palette};

/// Least contrast of a mark to its ground, and of words (WCAG 2.2, 1.4.11 and 1.4.3).
const MARK: f64 = 3.0;
const WORDS: f64 = 4.5;
/// Least CIEDE2000 between two groups under each simulation, and least difference of lightness.
const APART: f64 = 10.0;
const LIGHTNESS_APART: f64 = 3.0;

type Matrix = [[f64; 3]; 3];
/// Machado, Oliveira and Fernandes (2009), severity 1.0, on linear sRGB.
const EYES: [(&str, Matrix); 4] = [
    ("common", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protan",
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
    ),
    (
        "deutan",
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
    ),
    (
        "tritan",
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ),
];

#[test]
fn marks_and_words_stand_out_from_the_ground() {
    for (name, palette) in palettes() {
        let ground = palette.color(Ink::Ground);
        let against = |ink: Ink| contrast(palette.color(ink), ground);
        for ink in [Ink::Accent, Ink::Context, Ink::Baseline] {
            assert!(against(ink) >= MARK, "{name} {ink:?}: {}", against(ink));
        }
        for ink in [Ink::Text, Ink::Muted, Ink::AccentText, Ink::Context.for_text()] {
            assert!(against(ink) >= WORDS, "{name} {ink:?}: {}", against(ink));
        }
        for group in 0..CATEGORIES as u8 {
            let (mark, words) = (Ink::Category(group), Ink::CategoryText(group));
            assert!(against(mark) >= MARK, "{name} {mark:?}: {}", against(mark));
            assert!(against(words) >= WORDS, "{name} {words:?}: {}", against(words));
        }
    }
}

#[test]
fn words_upon_marks_can_be_read() {
    for (name, palette) in palettes() {
        let groups = (0..CATEGORIES as u8).map(Ink::Category);
        for mark in groups.chain([Ink::Accent, Ink::Context]) {
            let found = contrast(palette.color(mark), palette.color(mark.on_mark()));
            assert!(found >= WORDS, "{name} {mark:?}: {found}");
        }
    }
}

#[test]
fn groups_differ_for_every_kind_of_eye() {
    for (name, palette) in palettes() {
        let groups: Vec<Color> =
            (0..CATEGORIES as u8).map(|group| palette.color(Ink::Category(group))).collect();
        for (eye, matrix) in EYES {
            for (i, a) in groups.iter().enumerate() {
                for (j, b) in groups.iter().enumerate().skip(i + 1) {
                    let (a, b) = (lab(*a, &matrix), lab(*b, &matrix));
                    let found = ciede2000(a, b);
                    assert!(found >= APART, "{name} {eye} {i} and {j}: {found}");
                    let lighter = (a[0] - b[0]).abs();
                    let is_common = eye == "common";
                    assert!(!is_common || lighter >= LIGHTNESS_APART, "{name} {i} {j} {lighter}");
                }
            }
        }
    }
}

#[test]
fn the_accent_differs_from_its_context() {
    for (name, palette) in palettes() {
        for (eye, matrix) in EYES {
            let of = |ink| lab(palette.color(ink), &matrix);
            let found = ciede2000(of(Ink::Accent), of(Ink::Context));
            assert!(found >= APART, "{name} {eye}: {found}");
        }
    }
}

/// The static picture is made dark by its colours alone, so equal colours must have equal twins.
#[test]
fn each_light_color_has_one_dark_twin() {
    let (light, dark) = (Palette::light(), Palette::dark());
    let twins = || light.colors.iter().zip(&dark.colors);
    for (color, twin) in twins() {
        assert!(twins().all(|(other, others)| other != color || others == twin), "{color:?}");
    }
}

/// Pairs of Sharma, Wu and Dalal (2005), which every sound implementation reproduces.
#[test]
fn the_measure_itself_is_sound() {
    let pairs = [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
        ([22.7233, 20.0904, -46.6940], [23.0331, 14.9730, -42.5619], 2.0373),
        ([2.0776, 0.0795, -1.1350], [0.9033, -0.0636, -0.5514], 0.9082),
    ];
    for (a, b, expected) in pairs {
        assert!((ciede2000(a, b) - expected).abs() < 1e-4, "{a:?} {b:?}");
    }
}

fn palettes() -> [(&'static str, Palette); 2] {
    [("light", Palette::light()), ("dark", Palette::dark())]
}

fn linear(color: Color) -> [f64; 3] {
    [color.r, color.g, color.b].map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { libm::pow((c + 0.055) / 1.055, 2.4) }
    })
}

fn contrast(a: Color, b: Color) -> f64 {
    let luminance = |color| {
        let [r, g, b] = linear(color);
        0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
    };
    let (a, b) = (luminance(a), luminance(b));
    a.max(b) / a.min(b)
}

/// CIELAB of a colour as an eye sees it.
fn lab(color: Color, eye: &Matrix) -> [f64; 3] {
    const SRGB: Matrix = [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ];
    let times =
        |matrix: &Matrix, v: [f64; 3]| matrix.map(|row| (0..3).map(|i| row[i] * v[i]).sum());
    let seen: [f64; 3] = times(eye, linear(color));
    let xyz: [f64; 3] = times(&SRGB, seen.map(|c| c.clamp(0.0, 1.0)));
    let white = [0.95047, 1.0, 1.08883];
    let f = |i: usize| {
        let t = xyz[i] / white[i];
        if t > 216.0 / 24389.0 { libm::cbrt(t) } else { (24389.0 / 27.0 * t + 16.0) / 116.0 }
    };
    [116.0 * f(1) - 16.0, 500.0 * (f(0) - f(1)), 200.0 * (f(1) - f(2))]
}

fn ciede2000(one: [f64; 3], two: [f64; 3]) -> f64 {
    let (sin, cos) = (|d: f64| libm::sin(d.to_radians()), |d: f64| libm::cos(d.to_radians()));
    let seventh = |c: f64| libm::sqrt(libm::pow(c, 7.0) / (libm::pow(c, 7.0) + 6_103_515_625.0));
    let chroma = |[_, a, b]: [f64; 3]| libm::hypot(a, b);
    let g = 0.5 * (1.0 - seventh((chroma(one) + chroma(two)) / 2.0));
    let polar = |[_, a, b]: [f64; 3]| {
        let a = a * (1.0 + g);
        (libm::hypot(a, b), libm::atan2(b, a).to_degrees().rem_euclid(360.0))
    };
    let ((c1, h1), (c2, h2)) = (polar(one), polar(two));
    let (dl, dc) = (two[0] - one[0], c2 - c1);
    let turn = (h2 - h1 + 180.0).rem_euclid(360.0) - 180.0;
    let dh = 2.0 * libm::sqrt(c1 * c2) * sin(turn / 2.0);
    let (lm, cm) = ((one[0] + two[0]) / 2.0, (c1 + c2) / 2.0);
    let hm = match ((h1 - h2).abs() <= 180.0, h1 + h2 < 360.0) {
        (true, _) => (h1 + h2) / 2.0,
        (false, true) => (h1 + h2 + 360.0) / 2.0,
        (false, false) => (h1 + h2 - 360.0) / 2.0,
    };
    let t = 1.0 - 0.17 * cos(hm - 30.0) + 0.24 * cos(2.0 * hm) + 0.32 * cos(3.0 * hm + 6.0)
        - 0.20 * cos(4.0 * hm - 63.0);
    let sl = 1.0 + 0.015 * libm::pow(lm - 50.0, 2.0) / libm::sqrt(20.0 + libm::pow(lm - 50.0, 2.0));
    let (sc, sh) = (1.0 + 0.045 * cm, 1.0 + 0.015 * cm * t);
    let around = 30.0 * libm::exp(-libm::pow((hm - 275.0) / 25.0, 2.0));
    let rt = -sin(2.0 * around) * 2.0 * seventh(cm);
    let (l, c, h) = (dl / sl, dc / sc, dh / sh);
    libm::sqrt(l * l + c * c + h * h + rt * c * h)
}
