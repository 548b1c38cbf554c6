//! Round ticks, 1-2-5 times a power of ten, and domains that end on them.

use super::{Domain, time};

/// How many ticks an axis has when nothing else is said: 3 to 5 come of it.
pub const TICKS: usize = 4;
/// More ticks than this cannot be read, whatever an author asks for.
pub const MOST: usize = crate::limit::TICKS;
/// Beyond this many steps from zero, steps are lost in the last digits of a number.
const MOST_STEPS: f64 = 1e15;
/// How far off a multiple of the step a value may be to count as one, in steps.
const NEAR: f64 = 1e-9;

/// About `count` round places in the domain, in ascending order, 50 at most; for names all of them,
/// or every second, third… when they are more than 50.
pub fn ticks(domain: &Domain, count: usize) -> Vec<f64> {
    match domain {
        Domain::Linear(a, b) => linear(a.min(*b), a.max(*b), count),
        Domain::Log(a, b) => logarithmic(a.min(*b), a.max(*b), count),
        Domain::Time(a, b) => time::ticks(a.min(*b), a.max(*b), count),
        Domain::Band(names) | Domain::Point(names) => {
            let every = names.len().div_ceil(MOST).max(1);
            (0..names.len()).step_by(every).map(|index| index as f64).collect()
        }
    }
}

/// The least domain around `min` and `max` that ends on round values and has about `count` ticks.
/// Equal ends are drawn apart; what is not finite becomes 0 to 1.
pub fn nice(min: f64, max: f64, count: usize) -> (f64, f64) {
    let (min, max) = if min <= max { (min, max) } else { (max, min) };
    if !(min.is_finite() && max.is_finite()) || is_nothing(min, max) {
        return (0.0, 1.0);
    }
    if min == max {
        let half = min.abs() / 2.0;
        return nice((min - half).max(f64::MIN), (max + half).min(f64::MAX), count);
    }
    let widen = |step: Step| {
        let (low, high) = (step.multiple(step.floor(min)), step.multiple(step.ceil(max)));
        let len = step.ceil(max) - step.floor(min) + 1.0;
        // So far from zero that the step's digits are lost, its multiples lie inside.
        let near = (high - low) * NEAR;
        let holds = low - near <= min && high + near >= max;
        (low.is_finite() && high.is_finite() && holds).then_some((low, high, len))
    };
    let wanted = wanted(count);
    let best = steps(min, max, wanted).filter_map(widen).min_by(|a, b| {
        let (far_a, far_b) = ((a.2 - wanted).abs(), (b.2 - wanted).abs());
        far_a.total_cmp(&far_b).then((a.1 - a.0).total_cmp(&(b.1 - b.0)))
    });
    best.map_or((min, max), |(low, high, _)| (low, high))
}

/// The least domain around `min` and `max` that ends on powers of ten, or on twice or five times
/// one when it spans less than a decade.
pub(super) fn nice_log(min: f64, max: f64) -> (f64, f64) {
    if !(min > 0.0 && max > 0.0 && min.is_finite() && max.is_finite()) {
        return (1.0, 10.0);
    }
    let (min, max) = (min.min(max), min.max(max));
    let factors: &[f64] = if max / min < 10.0 { &[1.0, 2.0, 5.0] } else { &[1.0] };
    let (mut low, mut high) = (0.0, f64::INFINITY);
    for value in decades(min, max, factors) {
        if value <= min {
            low = value;
        }
        if value >= max && high == f64::INFINITY {
            high = value;
        }
    }
    let low = if low > 0.0 { low } else { min };
    let high = if high.is_finite() { high } else { max };
    // One value alone on a power of ten still needs a length.
    if low == high { (low, (high * 10.0).min(f64::MAX)) } else { (low, high) }
}

/// Whether both are so near to zero that their digits are lost.
fn is_nothing(min: f64, max: f64) -> bool {
    min.abs().max(max.abs()) < f64::MIN_POSITIVE
}

fn wanted(count: usize) -> f64 {
    count.clamp(1, MOST) as f64
}

fn linear(min: f64, max: f64, count: usize) -> Vec<f64> {
    if !(min.is_finite() && max.is_finite()) {
        return Vec::new();
    }
    let wanted = wanted(count);
    let inside = |step: Step| {
        let (first, last) = (step.ceil(min), step.floor(max));
        let is_ended = first == step.floor(min) && last == step.ceil(max);
        (step, first, last - first + 1.0, is_ended)
    };
    let known = steps(min, max, wanted).map(inside);
    let possible = known.filter(|(.., len, _)| *len >= 1.0 && *len <= MOST as f64);
    let best = possible.filter(|_| !is_nothing(min, max)).min_by(|a, b| {
        let (far_a, far_b) = ((a.2 - wanted).abs(), (b.2 - wanted).abs());
        // A domain made for a step takes that step.
        far_a.total_cmp(&far_b).then(b.3.cmp(&a.3)).then(b.2.total_cmp(&a.2))
    });
    let mut ticks = match best {
        Some((step, first, len, _)) => {
            (0..len as usize).map(|index| step.multiple(first + index as f64)).collect()
        }
        // No step can be told apart: the ends are all that can be said.
        None => vec![min, max],
    };
    let near = (max / 2.0 - min / 2.0) * NEAR;
    ticks.retain(|tick| *tick >= min - near && *tick <= max + near);
    ticks.dedup();
    ticks
}

fn logarithmic(min: f64, max: f64, count: usize) -> Vec<f64> {
    if !(min > 0.0 && max.is_finite()) {
        return Vec::new();
    }
    let inside = |factors| {
        let values = decades(min, max, factors);
        values.filter(|value| *value >= min && *value <= max).collect::<Vec<f64>>()
    };
    let tens = inside(&[1.0]);
    let wanted = count.clamp(1, MOST);
    if tens.len() > wanted {
        let every = tens.len().div_ceil(wanted);
        return tens.into_iter().step_by(every).collect();
    }
    let all = inside(&[1.0, 2.0, 5.0]);
    match (tens.len(), all.len()) {
        (_, 2..) if all.len() <= (wanted + 1).min(MOST) => all,
        (2.., _) => tens,
        (_, 2..) => all,
        _ => linear(min, max, count),
    }
}

/// The powers of ten from below `min` to above `max`, times each of the factors.
fn decades(min: f64, max: f64, factors: &[f64]) -> impl Iterator<Item = f64> {
    let exponent = |value: f64| libm::floor(libm::log10(value)) as i32;
    let exponents = exponent(min) - 1..=exponent(max) + 1;
    let values = exponents.flat_map(|e| factors.iter().map(move |f| scaled(*f, e)));
    values.filter(|value| *value > 0.0 && value.is_finite())
}

/// A distance between ticks: 1, 2 or 5 times a power of ten.
#[derive(Clone, Copy)]
struct Step {
    factor: f64,
    exponent: i32,
}

/// The steps that come near to `wanted` ticks, from small to large.
fn steps(min: f64, max: f64, wanted: f64) -> impl Iterator<Item = Step> {
    // Divided before the difference is taken, which could be infinite.
    let rough = (max / wanted - min / wanted).clamp(f64::MIN_POSITIVE, f64::MAX);
    let middle = libm::floor(libm::log10(rough)) as i32;
    let all = (middle - 1..=middle + 1)
        .flat_map(|exponent| [1.0, 2.0, 5.0].map(|factor| Step { factor, exponent }));
    all.filter(move |step| {
        let size = step.size();
        size >= f64::MIN_POSITIVE
            && size.is_finite()
            && min.abs().max(max.abs()) / size < MOST_STEPS
    })
}

impl Step {
    fn size(self) -> f64 {
        scaled(self.factor, self.exponent)
    }

    /// So many steps from zero, as the nearest number to the short decimal that a reader sees.
    fn multiple(self, index: f64) -> f64 {
        // Adding zero turns minus zero into zero.
        scaled(index * self.factor, self.exponent) + 0.0
    }

    /// The number of steps from zero to `value` or just below it.
    fn floor(self, value: f64) -> f64 {
        libm::floor(value / self.size() + NEAR)
    }

    /// The number of steps from zero to `value` or just above it.
    fn ceil(self, value: f64) -> f64 {
        libm::ceil(value / self.size() - NEAR)
    }
}

/// `value` times ten to the power of `exponent`. Division by a power of ten is exact where
/// multiplication by a tenth is not.
pub(crate) fn scaled(value: f64, exponent: i32) -> f64 {
    // Twice as far as any number reaches: what is nearly nothing can be made large.
    let most = f64::MAX_10_EXP;
    let (near, far) = (exponent.clamp(-most, most), exponent.clamp(-2 * most, 2 * most));
    let rest = far - near;
    match exponent {
        0.. => value * ten_to_the(near) * ten_to_the(rest),
        _ => value / ten_to_the(-near) / ten_to_the(-rest),
    }
}

fn ten_to_the(exponent: i32) -> f64 {
    let (mut power, mut square, mut left) = (1.0, 10.0, exponent);
    while left > 0 {
        if left % 2 == 1 {
            power *= square;
        }
        square *= square;
        left /= 2;
    }
    power
}
