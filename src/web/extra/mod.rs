//! What is done on a reader's request only: the data and their sources, files of them, sound,
//! sharing, guesses. The reader's own module has none of it.

pub(super) mod ask;
mod files;
mod guess;
mod page;
mod panel;
#[cfg(feature = "full")]
mod range;
mod share;
mod sound;
mod table;

use super::dom;
use super::dress::focused;
use super::listen::{Call, Timer};
use super::reading::{Outside, Reading};
use ask::Guesses;
use page::{call, get, list, make, set};
use panel::Panel;
#[cfg(feature = "full")]
use range::Descent;
use sound::Sound;
use table::SORT;
use wasm_bindgen::JsValue;
use web_sys::js_sys::Array;
use web_sys::{Element, Window};

/// Something to be done here.
pub(super) enum Wish {
    /// What a button asks for by name; `address` is the story's part of the page's fragment.
    Do { name: String, address: String },
    /// Some time has passed, or what was spoken has been said.
    Tick,
    /// Something came of what was asked of the page: the word for it.
    Said(&'static str),
    /// A picture is ready to be saved: a blob.
    Drawn(JsValue),
}

/// The calls that the page makes to the parts in here.
pub(super) struct Calls {
    pub(super) tick: Call,
    pub(super) copied: Call,
    pub(super) refused: Call,
    pub(super) done: Call,
    pub(super) drawn: Call,
}

/// What goes on of the parts in here.
pub(super) struct Extras {
    /// What readers guessed.
    pub(super) guesses: Guesses,
    /// The panel that is open.
    shown: Option<Panel>,
    /// Ranges of very many data, and which of them are open.
    #[cfg(feature = "full")]
    ranges: Descent,
    /// The sound, while there is any.
    sound: Option<Sound>,
    /// How loud it is, 0–100, as the reader set it.
    volume: u32,
    timer: Timer,
    copied: Call,
    refused: Call,
    done: Call,
    drawn: Call,
    /// Name of the file that is being drawn.
    file: String,
}

impl Extras {
    /// Nothing goes on but what was open.
    pub(super) fn new(
        window: &Window,
        calls: Calls,
        guesses: Guesses,
        shown: Option<Panel>,
    ) -> Self {
        Self {
            guesses,
            shown,
            #[cfg(feature = "full")]
            ranges: Descent::default(),
            sound: None,
            volume: sound::USUAL_VOLUME,
            timer: Timer::new(window.clone(), calls.tick),
            copied: calls.copied,
            refused: calls.refused,
            done: calls.done,
            drawn: calls.drawn,
            file: String::new(),
        }
    }

    /// Ends the sound; whether there was any.
    pub(super) fn hush(&mut self) -> bool {
        self.sound.take().is_some()
    }
}

/// The look of what only this module shows.
const LOOK: &str = include_str!("../../../www/extra.css");

/// Gives the root the look of what only this module shows, beside its own; the panel that the module
/// before had open there, and what the element in focus does.
pub(super) fn dress(outside: &Outside) -> (Option<Panel>, Option<String>) {
    let root = &outside.root;
    let sheets = Array::from(&get(root, "adoptedStyleSheets"));
    let look = make("CSSStyleSheet", &[]).unwrap_or_default();
    call(&look, "replaceSync", &[LOOK.into()]);
    // The first one is the loader's; after it may come one of an instance before this.
    set(root, "adoptedStyleSheets", list(&[sheets.get(0), look]));
    let open = call(root, "querySelector", &[".ds-tools [aria-expanded=true]".into()]);
    let name = get(&get(&open, "dataset"), "do").as_string();
    (name.and_then(|name| Panel::parse(&name)), focused(outside))
}

impl Reading {
    /// Does what is wished for.
    pub(super) fn extra(&mut self, wish: Wish) {
        match wish {
            Wish::Do { name, address } => self.do_extra(&name, &address),
            Wish::Tick => self.sound_on(),
            Wish::Said(word) => self.say(self.copy.edition.locale.word(word)),
            Wish::Drawn(blob) => self.save_picture(&blob),
        }
    }

    fn do_extra(&mut self, name: &str, address: &str) {
        match name {
            "csv" | "json" => self.save_data(name, address),
            "copy" => self.copy_data(),
            "play" => self.play_or_pause(),
            "stop" => self.stop_sound(),
            "copy-link" => self.copy_link(address),
            "native-share" => self.share(address),
            "answer" => self.answer(true),
            "skip" => self.answer(false),
            "picture" => self.draw_picture(address),
            _ => {
                if let Some(panel) = Panel::parse(name) {
                    self.turn_panel(panel);
                } else if let Some(at) = name.strip_prefix(SORT).and_then(|at| at.parse().ok()) {
                    self.sort(name, at);
                }
            }
        }
    }

    /// The reader has changed the value of a field.
    pub(super) fn typed(&mut self, target: &Element) {
        if dom::around(target, ".ds-volume").is_some() {
            self.set_volume(target);
        } else {
            self.guess_by_field(target);
        }
    }
}
