//! 1200000 → "120萬", "1.2 million", "1,200,000".

pub use super::form::NumberForm;

use super::Locale;
use super::decimal::{Decimal, whole};
use super::unit::UnitKind;
use super::{plural, put};
use crate::data::Qualifier;

/// Digits after the point when nothing fixes them.
const USUAL_PLACES: i32 = 2;
/// From this power of ten on a number that needs more digits than that is shortened: 5.67 billion.
const SHORTENED: i32 = 6;
/// From this power of ten on, and below the other, numbers are written as powers of ten.
const POWERS: (i32, i32) = (-6, 18);
/// Powers of ten that a language can have words for: `scale-3` to `scale-15`.
const SCALES: std::ops::RangeInclusive<i32> = 3..=15;

/// The number alone: "75", "1.65 billion", "16.5億"; the words for no value when it is not finite.
pub fn number(value: f64, form: &NumberForm, locale: &Locale) -> String {
    match Spelled::new(value, form, locale) {
        Some(spelled) => spelled.alone(form, locale),
        None => locale.word("no-value").to_owned(),
    }
}

/// The number with its unit: "75%", "HK$10 billion", "100億港元", "16 percentage points".
pub fn figure(value: f64, form: &NumberForm, locale: &Locale) -> String {
    match Spelled::new(value, form, locale) {
        Some(spelled) => spelled.with_unit(form, locale),
        None => locale.word("no-value").to_owned(),
    }
}

/// The figure with how exact it is: "over 90%", 逾90%, "nearly 1,000 firms". Where a source says
/// only "thousands", these words alone.
pub fn qualified(value: f64, qualifier: Qualifier, form: &NumberForm, locale: &Locale) -> String {
    match qualifier {
        Qualifier::Thousands => locale.word("qualifier-thousands").to_owned(),
        Qualifier::Exact | Qualifier::Range => figure(value, form, locale),
        _ if !value.is_finite() => figure(value, form, locale),
        _ => {
            let name = ["qualifier-", qualifier.name()].concat();
            locale.fill(&name, &figure(value, form, locale))
        }
    }
}

/// Both ends of a range: "5% to 10%", 5%至10%, 3至5個場景. Signs of percent and currency stand on
/// both, so that neither can be misread.
pub fn range(low: f64, high: f64, form: &NumberForm, locale: &Locale) -> String {
    let both = (Spelled::new(low, form, locale), Spelled::new(high, form, locale));
    let (Some(first), Some(last)) = both else {
        return figure(if low.is_finite() { low } else { high }, form, locale);
    };
    if first.number == last.number {
        return last.with_unit(form, locale);
    }
    let pattern = form.unit.as_ref().map_or("{}", |unit| unit.pattern(locale));
    // Between a minus and a dash nobody could tell which is which.
    let has_sign = first.number.is_negative || last.number.is_negative || form.is_signed;
    let joined = if has_sign { "period-range" } else { "range" };
    let kind = form.unit.as_ref().map(|unit| unit.kind);
    let is_percent = matches!(kind, Some(UnitKind::Percent | UnitKind::PercentChange));
    let is_led = kind == Some(UnitKind::Money) && !pattern.starts_with("{}");
    if is_percent || is_led {
        return locale.fill_two(
            joined,
            &first.with_unit(form, locale),
            &last.with_unit(form, locale),
        );
    }
    let numbers = locale.fill_two(joined, &first.alone(form, locale), &last.alone(form, locale));
    put(plural::form(locale.word("plural"), last.number, pattern), &numbers)
}

/// The numbers of an axis, alike in digits and scale; with `has_unit` the greatest one has its unit.
pub fn ticks(values: &[f64], form: &NumberForm, locale: &Locale, has_unit: bool) -> Vec<String> {
    let greatest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let scale = shared_scale(values, form, locale);
    let label = |value: &f64| {
        let spelled = match scale {
            Some((scale, places)) => Spelled::as_tick(*value, scale, places, form, locale),
            None => Spelled::new(*value, form, locale),
        };
        match spelled {
            Some(spelled) if has_unit && *value == greatest => spelled.with_unit(form, locale),
            Some(spelled) => spelled.alone(form, locale),
            None => locale.word("no-value").to_owned(),
        }
    };
    values.iter().map(label).collect()
}

/// The scale that suits all numbers of an axis, and the digits after the point that they need;
/// nothing when they are too different, as on a logarithmic axis.
fn shared_scale(values: &[f64], form: &NumberForm, locale: &Locale) -> Option<(i32, i32)> {
    let numbers = || values.iter().filter_map(|value| exact(*value, form));
    let magnitude = numbers().filter(|number| !number.is_zero()).map(Decimal::magnitude).max()?;
    let scale = if form.is_full { 0 } else { greatest_scale(magnitude, form, locale) };
    let places = numbers().map(|number| number.shifted(-scale).places()).max()?;
    let most = if scale > 0 { USUAL_PLACES } else { -POWERS.0 };
    (places <= most && magnitude < POWERS.1).then_some((scale, places))
}

/// A number put into digits and the word of its scale, without sign and unit.
struct Spelled {
    /// The number as it reads now.
    number: Decimal,
    text: String,
}

impl Spelled {
    fn new(value: f64, form: &NumberForm, locale: &Locale) -> Option<Self> {
        let number = exact(value, form)?;
        let (magnitude, is_fixed) = (number.magnitude(), form.digits.is_some());
        if magnitude >= POWERS.1 || magnitude < POWERS.0 && !is_fixed {
            return Some(Self::as_power(number, locale));
        }
        let (scale, scaled) = scaled(number, form, locale);
        let places = if form.is_trimmed { None } else { form.digits };
        Some(Self::at(scale, scaled, (places.map_or(0, i32::from), form), locale))
    }

    fn as_tick(
        value: f64,
        scale: i32,
        places: i32,
        form: &NumberForm,
        locale: &Locale,
    ) -> Option<Self> {
        let number = exact(value, form)?;
        if number.is_zero() {
            return Some(Self::at(0, number, (0, form), locale));
        }
        let places = form.digits.map_or(places, i32::from);
        // Beside a word, zeros at the end only take room: 1億, not 1.0億.
        let least = if scale > 0 { 0 } else { places };
        Some(Self::at(scale, number.shifted(-scale).rounded(places), (least, form), locale))
    }

    /// `scaled` with at least so many digits after the point and the word of its scale.
    fn at(
        scale: i32,
        scaled: Decimal,
        (places, form): (i32, &NumberForm),
        locale: &Locale,
    ) -> Self {
        let digits = grouped(scaled, places, form, locale);
        let text = if scale > 0 {
            let pattern = locale.word(&scale_name(scale, form, locale));
            put(plural::form(locale.word("plural"), scaled, pattern), &digits)
        } else {
            digits
        };
        Self { number: scaled.shifted(scale), text }
    }

    /// "5×10⁻³²⁴".
    fn as_power(number: Decimal, locale: &Locale) -> Self {
        const SUPERSCRIPTS: [&str; 10] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];
        let number = number.rounded_to_significant(1 + USUAL_PLACES);
        let magnitude = number.magnitude();
        if locale.is_spoken() && !locale.word("spoken-power").is_empty() {
            let power = f64::from(magnitude);
            let factor = number.shifted(-magnitude);
            return Self { number, text: spoken_power(factor, power, locale) };
        }
        let factor = grouped(number.shifted(-magnitude), 0, &NumberForm::default(), locale);
        let mut text = [factor.as_str(), "×10", if magnitude < 0 { "⁻" } else { "" }].concat();
        for digit in whole(u64::from(magnitude.unsigned_abs())).bytes() {
            text.push_str(SUPERSCRIPTS.get(usize::from(digit - b'0')).unwrap_or(&""));
        }
        Self { number, text }
    }

    /// With its sign.
    fn alone(&self, form: &NumberForm, locale: &Locale) -> String {
        let signed = [self.sign(form, locale), &self.text].concat();
        if form.is_share { locale.fill("unit-percent", &signed) } else { signed }
    }

    /// With its sign and its unit.
    fn with_unit(&self, form: &NumberForm, locale: &Locale) -> String {
        let Some(unit) = form.unit.as_ref().filter(|_| !form.is_share) else {
            return self.alone(form, locale);
        };
        let pattern = plural::form(locale.word("plural"), self.number, unit.pattern(locale));
        if unit.kind == UnitKind::Money && !pattern.starts_with("{}") {
            // A minus stands before the currency: −HK$10.
            return [self.sign(form, locale), &put(pattern, &self.text)].concat();
        }
        put(pattern, &self.alone(form, locale))
    }

    fn sign<'a>(&self, form: &NumberForm, locale: &'a Locale) -> &'a str {
        match self.number.is_negative {
            true => locale.word("minus"),
            false if form.is_signed && !self.number.is_zero() => locale.word("plus"),
            false => "",
        }
    }
}

/// The digits of a number that is to be written in this form.
fn exact(value: f64, form: &NumberForm) -> Option<Decimal> {
    let number = Decimal::new(value)?.shifted(if form.is_share { 2 } else { 0 });
    Some(match form.significant {
        Some(count) => number.rounded_to_significant(i32::from(count).max(1)),
        None => number,
    })
}

/// Rounded to the digits that the form fixes, else to two after the point, or to the first two
/// digits of what is less than one.
fn rounded(number: Decimal, form: &NumberForm) -> Decimal {
    match (form.digits, form.significant) {
        (Some(digits), _) => number.rounded(i32::from(digits)),
        (None, Some(_)) => number,
        (None, None) => number.rounded(USUAL_PLACES.max(1 - number.magnitude())),
    }
}

/// The scale that a number is written in, 0 for none, and the number in it.
fn scaled(number: Decimal, form: &NumberForm, locale: &Locale) -> (i32, Decimal) {
    let full = rounded(number, form);
    let first = greatest_scale(number.magnitude(), form, locale);
    if form.is_full || first == 0 {
        return (0, full);
    }
    // Rounding can carry a number into the next scale: 99,999,999.9 is 1億.
    let carried = rounded(number.shifted(-first), form).shifted(first);
    let scale = greatest_scale(carried.magnitude(), form, locale);
    let exact = number.shifted(-scale);
    let is_short = exact.significant() <= most_digits(locale) && exact.places() <= USUAL_PLACES;
    let is_computed = number.places() > USUAL_PLACES && number.magnitude() >= SHORTENED;
    if is_short || is_computed || form.significant.is_some() || form.is_compact {
        (scale, rounded(exact, form))
    } else {
        (0, full)
    }
}

/// The greatest power of ten up to `magnitude` that the language has a word for; 0 for none.
fn greatest_scale(magnitude: i32, form: &NumberForm, locale: &Locale) -> i32 {
    let mut known = SCALES.rev().filter(|scale| *scale <= magnitude);
    known.find(|scale| !locale.word(&scale_name(*scale, form, locale)).is_empty()).unwrap_or(0)
}

/// The name of a scale's word: short ones where they are asked for, a language has them and eyes
/// read them.
fn scale_name(scale: i32, form: &NumberForm, locale: &Locale) -> String {
    let exponent = whole(u64::from(scale.unsigned_abs()));
    let short = ["compact-", &exponent].concat();
    let is_short = form.is_compact && !locale.is_spoken() && !locale.word(&short).is_empty();
    if is_short { short } else { ["scale-", &exponent].concat() }
}

/// "5 times ten to the power of minus 324".
fn spoken_power(factor: Decimal, power: f64, locale: &Locale) -> String {
    let plain = NumberForm::default();
    let factor = grouped(factor, 0, &plain, locale);
    locale.fill_two("spoken-power", &factor, &number(power, &plain, locale))
}

/// Which one in a row: "2nd", 第2.
pub fn ordinal(value: f64, locale: &Locale) -> String {
    let form = NumberForm::default();
    let Some(spelled) = Spelled::new(value, &form, locale) else {
        return locale.word("no-value").to_owned();
    };
    let forms = locale.word("ordinal");
    let pattern = plural::form(locale.word("ordinal-plural"), spelled.number, forms);
    put(pattern, &spelled.alone(&form, locale))
}

/// Digits that a number may have to be written with a scale.
fn most_digits(locale: &Locale) -> i32 {
    small(locale.word("scale-digits"), 4)
}

/// A small number of a language pack.
fn small(word: &str, usual: i32) -> i32 {
    match word.as_bytes() {
        [digit @ b'0'..=b'9'] => i32::from(digit - b'0'),
        _ => usual,
    }
}

/// The digits of a number, parted by thousands, with the point and the digits of the language.
fn grouped(number: Decimal, places: i32, form: &NumberForm, locale: &Locale) -> String {
    let (before, after) = number.parts(places);
    let size = small(locale.word("group-size"), 3).max(1) as usize;
    let is_long = before.len() >= small(locale.word("group-from"), 4) as usize;
    let is_parted = is_long && !form.is_ungrouped;
    let mut text = String::new();
    for (index, digit) in before.char_indices() {
        if is_parted && index > 0 && (before.len() - index).is_multiple_of(size) {
            text.push_str(locale.word("group"));
        }
        text.push(digit);
    }
    if !after.is_empty() {
        text.push_str(locale.word("decimal"));
        text.push_str(&after);
    }
    locale.digits(&text)
}
