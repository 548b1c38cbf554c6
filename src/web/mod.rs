//! The shell in the reader's page: the only home of web_sys and wasm_bindgen.
//!
//! The loader (`www/datastory.js`) fetches and hands in texts; here they become a page of elements
//! and a canvas. Everything that the page reports comes in as an [`Input`] and is taken in one
//! after another; what the page's own code is to hear goes out when all is done, so that it may
//! call back in.

mod canvas;
mod copy;
mod dom;
mod dress;
#[cfg(feature = "extra")]
mod extra;
mod fault;
mod ground;
mod keys;
mod listen;
#[cfg(feature = "full")]
mod live;
mod marks;
mod measure;
mod page;
mod pointing;
mod print;
mod prose;
mod reading;
mod stage;
mod steps;
mod stops;
mod theme;
mod tools;
mod tooltip;
mod vector;
mod watch;

use crate::player::Event;
use copy::Copy;
use listen::Call;
use reading::{Calls, Input, Outside, Reading};
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
#[cfg(feature = "full")]
use web_sys::js_sys::Array;
use web_sys::js_sys::Function;
use web_sys::{HtmlElement, ShadowRoot};

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// A story in a page, from mount to [`Drop`].
#[wasm_bindgen]
pub struct Widget {
    shared: Rc<Shared>,
}

/// What the page's calls share.
#[derive(Default)]
struct Shared {
    reading: RefCell<Option<Reading>>,
    /// Reported while something else was being done, such as the focus that we moved ourselves.
    waiting: RefCell<Vec<Input>>,
}

#[wasm_bindgen]
impl Widget {
    /// Shows an edition of a story in `root`; nothing when it was not made from what `digest` says.
    /// `home` is the language of the story that suits what the element stands in. It begins at `step`,
    /// else at its beginning. `tell` hears `("step", id, index, count)`, `("focus", key, label)`,
    /// `("edition")` when another edition may suit better, and `("extra", name)` when the reader asks
    /// for something that [`Widget::extra`] does.
    ///
    /// # Errors
    /// When the page gives no canvas: an error with `code`, `message` and `hint`.
    #[allow(clippy::too_many_arguments, reason = "a call from script has no names for them")]
    pub fn open(
        host: HtmlElement,
        root: ShadowRoot,
        edition: &str,
        digest: &str,
        home: String,
        step: Option<String>,
        tell: Function,
    ) -> Result<Option<Self>, JsValue> {
        let Some(copy) = Copy::read(edition, digest) else { return Ok(None) };
        Self::begin((host, root, home), copy, step, tell).map(Some)
    }

    /// Goes on with another edition of the same story; whether it is one.
    pub fn edition(&self, edition: &str, digest: &str) -> bool {
        let copy = Copy::read(edition, digest);
        let is_one = copy.is_some();
        if let Some(copy) = copy {
            self.shared.report(Input::Edition(Box::new(copy)));
        }
        is_one
    }

    /// Shows a story in `root` that no edition was made of: `name` is the story's in messages,
    /// `names` are those of its data files as it has them, and `files` the bytes of each, as a list of
    /// pieces.
    ///
    /// # Errors
    /// When the story cannot be shown: an error with `code`, `message` and `hint`.
    #[cfg(feature = "full")]
    #[allow(clippy::too_many_arguments, reason = "a call from script has no names for them")]
    pub fn mount(
        host: HtmlElement,
        root: ShadowRoot,
        name: &str,
        story: &str,
        names: Vec<String>,
        files: &Array,
        home: String,
        step: Option<String>,
        tell: Function,
    ) -> Result<Self, JsValue> {
        let copy =
            live::read((name, story), &names, &live::gathered(files), &live::language(&host))?;
        Self::begin((host, root, home), copy, step, tell)
    }

    fn begin(
        (host, root, home): (HtmlElement, ShadowRoot, String),
        copy: Copy,
        step: Option<String>,
        tell: Function,
    ) -> Result<Self, JsValue> {
        let window = host.owner_document().and_then(|document| document.default_view());
        let window = window.ok_or_else(fault::no_canvas)?;
        let shared = Rc::new(Shared::default());
        let outside = Outside { host, root, window, home, tell };
        let reading = Reading::begin(outside, copy, step, calls(&shared));
        *shared.reading.borrow_mut() = Some(reading.ok_or_else(fault::no_canvas)?);
        Ok(Self { shared })
    }

    /// Goes to the next step.
    pub fn next(&self) {
        self.shared.report(Input::Turn(Event::Next));
    }

    /// Goes to the step before.
    pub fn previous(&self) {
        self.shared.report(Input::Turn(Event::Previous));
    }

    /// Goes to the step with that id; whether there is one.
    #[wasm_bindgen(js_name = goTo)]
    pub fn go_to(&self, id: &str) -> bool {
        let reading = self.shared.reading.try_borrow().ok();
        let step = reading.and_then(|reading| reading.as_ref()?.copy.edition.index(id));
        if let Some(step) = step {
            self.shared.report(Input::Turn(Event::GoTo(step)));
        }
        step.is_some()
    }

    /// Does what only this module can, as a button of the widget asked for by `("extra", name)`;
    /// `address` is the story's own part of the page's fragment, before the step.
    #[cfg(feature = "extra")]
    pub fn extra(&self, name: &str, address: &str) {
        let wish = extra::Wish::Do { name: name.to_owned(), address: address.to_owned() };
        self.shared.report(Input::Extra(wish));
    }

    /// An attribute of the element has changed, or what stands for it in the page; `home` as above.
    pub fn attribute(&self, name: String, home: String) {
        self.shared.report(Input::Attribute { name, home });
    }
}

impl Shared {
    /// Takes in what was reported, now or as soon as what is being done is done.
    fn report(&self, input: Input) {
        self.waiting.borrow_mut().push(input);
        while let Ok(mut place) = self.reading.try_borrow_mut() {
            let Some(reading) = place.as_mut() else { return };
            let mut waiting = self.waiting.borrow_mut();
            if waiting.is_empty() {
                return;
            }
            let input = waiting.remove(0);
            drop(waiting);
            reading.handle(input);
            let (news, tell) = (reading.news(), reading.outside.tell.clone());
            drop(place);
            for [kind, first, second, third] in news {
                let _ = tell.call4(&JsValue::NULL, &kind, &first, &second, &third);
            }
        }
    }
}

/// The calls that the page makes into the widget; none of them keeps it alive.
fn calls(shared: &Rc<Shared>) -> Calls {
    let call = |read: fn(JsValue) -> Input| {
        let shared: Weak<Shared> = Rc::downgrade(shared);
        Call::new(move |value: JsValue| {
            if let Some(shared) = shared.upgrade() {
                shared.report(read(value));
            }
        })
    };
    Calls {
        event: call(|event| Input::Heard(event.unchecked_into())),
        frame: call(|time| Input::Frame(time.as_f64().unwrap_or(f64::NAN))),
        resize: call(|_| Input::Resized),
        view: call(Input::InView),
        quiet: call(|_| Input::Quiet),
        #[cfg(feature = "extra")]
        extra: extra::Calls {
            tick: call(|_| Input::Extra(extra::Wish::Tick)),
            copied: call(|_| Input::Extra(extra::Wish::Said("copied"))),
            refused: call(|_| Input::Extra(extra::Wish::Said("not-copied"))),
            done: call(|_| Input::Extra(extra::Wish::Said(""))),
            drawn: call(|blob| Input::Extra(extra::Wish::Drawn(blob))),
        },
    }
}
