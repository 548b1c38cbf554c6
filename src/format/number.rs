//! 1200000 → "120萬", "1.2 million", "1,200,000".

use super::Locale;
use super::unit::Unit;
use std::rc::Rc;

/// How the numbers of a field are written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NumberForm {
    /// Their unit.
    pub unit: Option<Rc<Unit>>,
    /// Digits after the point when fixed, else as many as the number needs, two at most.
    pub digits: Option<u8>,
    /// Whether large numbers are written out in full instead of 萬, 億, million.
    pub is_full: bool,
}
