//! What is done on a reader's request only, by the full module: files of the data, sound, sharing.

pub(super) mod ask;
mod files;
mod guess;
mod page;
pub(super) mod share;
pub(super) mod sound;

use super::dress::{Kept, focused};
use super::listen::{Call, Timer};
use super::reading::{Outside, Reading};
use super::tools::Panel;
use ask::Guesses;
use page::{call, get, list, make, set};
use sound::Sound;
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
    /// Nothing goes on.
    pub(super) fn new(window: &Window, calls: Calls, guesses: Guesses) -> Self {
        Self {
            guesses,
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

/// Gives the root the look of what only this module shows, beside its own; what the module before
/// had open there.
pub(super) fn dress(outside: &Outside) -> Kept {
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
            Wish::Said(word) => self.page.tools.say(self.copy.edition.locale.word(word)),
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
                }
            }
        }
    }

    /// The reader has changed the value of a field.
    pub(super) fn typed(&mut self, target: &Element) {
        if target.class_list().contains("ds-volume") {
            self.set_volume(target);
        } else {
            self.guess_by_field(target);
        }
    }
}
