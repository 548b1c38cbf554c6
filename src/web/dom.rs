//! Makes and changes elements: the few words of the DOM that the widget needs.
//!
//! Names of elements and attributes are constants of ours, never data, so that no story can make
//! markup; the calls below cannot fail with them.

use crate::format::decimal;
use crate::scene::Rect;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The attribute that says what a click on an element does.
pub(super) const DOES: &str = "data-do";

/// A new element at the end of `parent`.
pub(super) fn child(parent: &Element, tag: &str, class: &str) -> Element {
    let document = parent.owner_document();
    let made = document.and_then(|document| document.create_element(tag).ok());
    let Some(element) = made else { return parent.clone() };
    if !class.is_empty() {
        set(&element, "class", class);
    }
    let _ = parent.append_with_node_1(&element);
    element
}

/// A new element at the end of `parent` with words in it.
pub(super) fn words(parent: &Element, tag: &str, class: &str, text: &str) -> Element {
    let element = child(parent, tag, class);
    say(&element, text);
    element
}

/// A new button at the end of `parent`.
pub(super) fn button(parent: &Element, class: &str, does: &str, text: &str) -> Element {
    let button = words(parent, "button", class, text);
    set(&button, DOES, does);
    button
}

/// A new link at the end of `parent`; `url` was checked to be https by the story's reader.
pub(super) fn link(parent: &Element, url: &str) -> Element {
    let link = child(parent, "a", "");
    set(&link, "href", url);
    set(&link, "rel", "noreferrer");
    set(&link, "target", "_blank");
    link
}

/// Sets an attribute.
pub(super) fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Sets an attribute of two states to `true` or `false`.
pub(super) fn flag(element: &Element, name: &str, is_so: bool) {
    set(element, name, if is_so { "true" } else { "false" });
}

/// Gives an element a class or takes it away.
pub(super) fn mark(element: &Element, class: &str, is_so: bool) {
    let _ = element.class_list().toggle_with_force(class, is_so);
}

/// Replaces what is in an element by words.
pub(super) fn say(element: &Element, text: &str) {
    element.set_text_content(Some(text));
}

/// Takes everything out of an element.
pub(super) fn clear(element: &Element) {
    element.replace_children_with_node_0();
}

/// Adds words at the end of an element.
pub(super) fn add(element: &Element, text: &str) {
    let _ = element.append_with_str_1(text);
}

/// Sets a property of the element's own style; a policy against style attributes allows this.
pub(super) fn style(element: &Element, property: &str, value: &str) {
    let _ = element.unchecked_ref::<HtmlElement>().style().set_property(property, value);
}

/// Puts an element that has no other style of its own over a part of a scene; `zoom` is CSS px for each px
/// of it. One call for all: a step has up to 200 of them.
pub(super) fn place(element: &Element, bounds: Rect, zoom: f64) {
    let Rect { x, y, width, height } = bounds;
    let [x, y, width, height] = [x, y, width, height].map(|length| px(length * zoom));
    let text = ["left:", &x, ";top:", &y, ";width:", &width, ";height:", &height].concat();
    element.unchecked_ref::<HtmlElement>().style().set_css_text(&text);
}

/// Moves the focus to an element, and the page to it when it is out of view.
pub(super) fn focus(element: &Element) {
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}

/// The first element within that fits the selector.
pub(super) fn find(within: &Element, selector: &str) -> Option<Element> {
    within.query_selector(selector).ok()?
}

/// The first element within that does this.
pub(super) fn of(within: &Element, does: &str) -> Option<Element> {
    find(within, &["[data-do=\"", does, "\"]"].concat())
}

/// The nearest element around this one, itself included, that fits the selector.
pub(super) fn around(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok()?
}

/// A length as CSS writes it, in whole px.
pub(super) fn px(length: f64) -> String {
    let mut text = whole(libm::round(length) as i32);
    text.push_str("px");
    text
}

/// A whole number in digits. The library's own way brings all that can be asked of a format along.
pub(super) fn whole(number: i32) -> String {
    let mut text = decimal::whole(number.unsigned_abs().into());
    if number < 0 {
        text.insert(0, '-');
    }
    text
}

/// A count or an index in digits.
pub(super) fn count(number: usize) -> String {
    decimal::whole(number as u64)
}
