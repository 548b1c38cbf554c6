//! The chart to be heard: a note for each datum, the higher the value the higher the note, from left
//! to right as in the chart, and the name of each group before it.

use super::super::dom;
use super::super::reading::Reading;
use super::page::{call, get, make, number, set};
use crate::edition::{Datum, Edition};
use crate::player::Event;
use crate::scene::{Scene, Target};
use wasm_bindgen::JsValue;
use web_sys::Element;
use web_sys::js_sys::{Array, global};

/// How loud it is until the reader says otherwise, 0–100.
pub(super) const USUAL_VOLUME: u32 = 50;
/// The lowest note, in Hz, and how many octaves lie above it: small loudspeakers have these, too.
const LOWEST_HZ: f64 = 220.0;
const OCTAVES: f64 = 2.0;
/// A gap in the data: a tone well below all notes.
const GAP_HZ: f64 = 110.0;
/// Seconds that a group takes: at least, for each note, and at most.
const GROUP_S: (f64, f64, f64) = (3.0, 0.3, 6.0);
/// Seconds of a note at most, and of its beginning and end.
const NOTE_S: f64 = 0.5;
const RAMP_S: f64 = 0.015;
/// Part of a note's time that it sounds.
const SOUNDING: f64 = 0.8;
/// How loud a note is at full volume; several widgets may sound in a page.
const LOUD: f64 = 0.4;
/// How far left and right the notes go: not into one ear alone.
const WIDTH: f64 = 0.8;
/// Milliseconds between two looks at the clock of the sound.
const TICK_MS: i32 = 30;
/// Milliseconds that a name may take to be spoken; a voice that never ends must not end the sound.
const SPEECH_MS: f64 = 6000.0;

/// A moment of a group.
#[derive(Clone, Copy)]
enum Beat {
    /// The datum of a target.
    Note { target: usize, level: f64, pan: f64 },
    /// Data without values.
    Gap,
}

/// Notes that belong together.
struct Group {
    name: String,
    beats: Vec<Beat>,
}

/// What is being heard. It ends when it is dropped.
pub(super) struct Sound {
    context: JsValue,
    gain: JsValue,
    groups: Vec<Group>,
    /// The group that sounds, or whose name is spoken.
    group: usize,
    phase: Phase,
    is_paused: bool,
    /// The beat that is lit.
    beat: Option<usize>,
    /// What speaks; `undefined` where nothing does.
    voice: JsValue,
}

/// Where it stands in a group.
#[derive(Clone, Copy, PartialEq)]
enum Phase {
    /// The group has not begun.
    Before,
    /// Its name is spoken, since that time of the page's clock.
    Named(f64),
    /// It sounds since that time of the sound's clock.
    Playing(f64),
}

impl Drop for Sound {
    fn drop(&mut self) {
        set(&get(&self.gain, "gain"), "value", 0.0);
        call(&self.context, "close", &[]);
        call(&self.voice, "cancel", &[]);
    }
}

/// Fills the panel.
pub(super) fn panel(parent: &Element, edition: &Edition) {
    let locale = &edition.locale;
    dom::words(parent, "p", "ds-hint", locale.word("sound-hint"));
    let line = dom::child(parent, "div", "ds-files");
    dom::button(&line, "ds-button", "play", locale.word("play"));
    dom::button(&line, "ds-button", "stop", locale.word("stop-sound"));
    let label = dom::words(&line, "label", "", locale.word("volume"));
    let volume = dom::child(&label, "input", "ds-volume");
    let usual = USUAL_VOLUME.to_string();
    for (name, value) in [("type", "range"), ("min", "0"), ("max", "100"), ("value", &usual)] {
        dom::set(&volume, name, value);
    }
    dom::set(&dom::child(&line, "span", "ds-status"), "role", "status");
    // Browsers load their voices when they are first asked for them.
    call(&voice(), "getVoices", &[]);
}

impl Reading {
    /// Begins to play the step on stage, or pauses, or goes on.
    pub(super) fn play_or_pause(&mut self) {
        if let Some(sound) = &mut self.extras.sound {
            sound.is_paused = !sound.is_paused;
            let does = if sound.is_paused { ["suspend", "pause"] } else { ["resume", "resume"] };
            let [sounding, speaking] = does;
            call(&sound.context, sounding, &[]);
            call(&sound.voice, speaking, &[]);
        } else {
            let scene = self.scene();
            let data = match scene.has_crowds() {
                true => self.copy.data(self.player.step(), &scene),
                false => self.data.clone(),
            };
            self.extras.sound = Sound::begin(groups(&scene, &data));
            self.apply_volume();
        }
        self.extras.timer.set(TICK_MS);
        self.name_button();
    }

    /// Ends the sound.
    pub(super) fn stop_sound(&mut self) {
        if self.extras.hush() {
            self.play(Event::LightUp(None));
        }
        self.say("");
        self.name_button();
    }

    /// The reader has set another volume.
    pub(super) fn set_volume(&mut self, field: &Element) {
        let written = get(field, "value").as_string().unwrap_or_default();
        self.extras.volume = written.parse().unwrap_or(USUAL_VOLUME).min(100);
        self.apply_volume();
    }

    fn apply_volume(&self) {
        if let Some(sound) = &self.extras.sound {
            set(&get(&sound.gain, "gain"), "value", LOUD * f64::from(self.extras.volume) / 100.0);
        }
    }

    fn name_button(&self) {
        let is_on = self.extras.sound.as_ref().is_some_and(|sound| !sound.is_paused);
        let word = self.copy.edition.locale.word(if is_on { "pause" } else { "play" });
        if let Some(button) = dom::find(&self.page.figure, "[data-do=play]") {
            dom::say(&button, word);
        }
    }

    /// Some time has passed: lights the mark that sounds, and goes on to the next group.
    pub(super) fn sound_on(&mut self) {
        let language = self.copy.edition.language().clone();
        let Some(sound) = &mut self.extras.sound else { return self.name_button() };
        if sound.is_paused {
            return;
        }
        let now_ms = number(&call(&get(&global(), "performance"), "now", &[]));
        let news = sound.look(now_ms, &language);
        match news {
            News::Nothing => {}
            News::Name => {
                let name = sound.groups.get(sound.group).map(|group| group.name.clone());
                self.say(&name.unwrap_or_default());
            }
            News::Light(target) => {
                let key =
                    target.and_then(|target| Some(self.scene().targets.get(target)?.key.clone()));
                self.play(Event::LightUp(key));
            }
            News::End => return self.stop_sound(),
        }
        self.extras.timer.set(TICK_MS);
    }
}

/// What is to be done after a look at the clock.
enum News {
    Nothing,
    /// Another group's turn has come.
    Name,
    /// Another mark sounds, or none does.
    Light(Option<usize>),
    /// All has been heard.
    End,
}

impl Sound {
    fn begin(groups: Vec<Group>) -> Option<Self> {
        if groups.is_empty() {
            return None;
        }
        let context = make("AudioContext", &[])?;
        let gain = call(&context, "createGain", &[]);
        call(&gain, "connect", &[get(&context, "destination")]);
        let (group, phase, is_paused, beat) = (0, Phase::Before, false, None);
        Some(Self { context, gain, groups, group, phase, is_paused, beat, voice: voice() })
    }

    /// Seconds of the sound's own clock.
    fn clock(&self) -> f64 {
        number(&get(&self.context, "currentTime"))
    }

    fn look(&mut self, now_ms: f64, language: &str) -> News {
        let Some(group) = self.groups.get(self.group) else { return News::End };
        match self.phase {
            Phase::Before => {
                let is_spoken = self.groups.len() > 1 && self.speak(&group.name, language);
                self.phase = if is_spoken { Phase::Named(now_ms) } else { self.sounded(group) };
                News::Name
            }
            Phase::Named(since) => {
                let is_speaking = get(&self.voice, "speaking").is_truthy();
                // A voice takes a moment to begin.
                const MOMENT_MS: f64 = 300.0;
                let waited = now_ms - since;
                if waited > MOMENT_MS && !is_speaking || waited > SPEECH_MS {
                    self.phase = self.sounded(group);
                }
                News::Nothing
            }
            Phase::Playing(since) => {
                let passed = (self.clock() - since) / slot(group.beats.len());
                if passed >= group.beats.len() as f64 {
                    (self.group, self.phase, self.beat) = (self.group + 1, Phase::Before, None);
                    return News::Light(None);
                }
                let beat = (passed >= 0.0).then_some(passed as usize);
                if beat == self.beat {
                    return News::Nothing;
                }
                self.beat = beat;
                News::Light(match beat.and_then(|beat| group.beats.get(beat)) {
                    Some(Beat::Note { target, .. }) => Some(*target),
                    _ => None,
                })
            }
        }
    }

    /// Says a name where there is a voice for the language; whether there is.
    fn speak(&self, name: &str, language: &str) -> bool {
        let own = language.split('-').next().unwrap_or_default();
        let is_own = |voice: JsValue| {
            let tag = get(&voice, "lang").as_string().unwrap_or_default();
            tag.split(['-', '_']).next() == Some(own)
        };
        let voices = call(&self.voice, "getVoices", &[]);
        if name.is_empty() || voices.is_undefined() || !Array::from(&voices).iter().any(is_own) {
            return false;
        }
        let words = make("SpeechSynthesisUtterance", &[name.into()]).unwrap_or_default();
        // Traditional characters are read in Cantonese in Hong Kong; the voice knows its own.
        set(&words, "lang", if language == "zh-Hant" { "zh-HK" } else { language });
        call(&self.voice, "speak", &[words]);
        true
    }

    /// Hands all notes of a group to the sound's own clock.
    fn sounded(&self, group: &Group) -> Phase {
        let slot = slot(group.beats.len());
        let start = self.clock() + 0.05;
        for (beat, at) in group.beats.iter().zip(0_u32..) {
            let (hz, pan, kind) = match beat {
                Beat::Note { level, pan, .. } => {
                    let octave = level.clamp(0.0, 1.0) * OCTAVES;
                    (LOWEST_HZ * libm::exp2(octave), *pan, "triangle")
                }
                Beat::Gap => (GAP_HZ, 0.0, "square"),
            };
            self.note((hz, pan, kind), start + f64::from(at) * slot, slot);
        }
        Phase::Playing(start)
    }

    /// One note: its pitch, its side and the form of its wave; what the browser does not give is not
    /// heard.
    fn note(&self, (hz, pan, wave): (f64, f64, &str), at: f64, slot: f64) {
        let node = |name: &str| call(&self.context, name, &[]);
        let (tone, swell) = (node("createOscillator"), node("createGain"));
        let side = node("createStereoPanner");
        set(&tone, "type", wave);
        set(&get(&tone, "frequency"), "value", hz);
        set(&get(&side, "pan"), "value", pan);
        let is_gap = wave == "square";
        let (loud, length) = if is_gap { (0.3, slot / 3.0) } else { (1.0, slot * SOUNDING) };
        let end = at + length.clamp(2.0 * RAMP_S, NOTE_S);
        let level = get(&swell, "gain");
        set(&level, "value", 0.0);
        let (stay, ramp) = ("setValueAtTime", "linearRampToValueAtTime");
        let way = [
            (stay, 0.0, at),
            (ramp, loud, at + RAMP_S),
            (stay, loud, end - RAMP_S),
            (ramp, 0.0, end),
        ];
        for (how, value, when) in way {
            call(&level, how, &[value.into(), when.into()]);
        }
        call(&tone, "connect", std::slice::from_ref(&swell));
        call(&swell, "connect", std::slice::from_ref(&side));
        call(&side, "connect", std::slice::from_ref(&self.gain));
        call(&tone, "start", &[at.into()]);
        call(&tone, "stop", &[end.into()]);
    }
}

/// Seconds for each of so many beats.
fn slot(count: usize) -> f64 {
    let (least, each, most) = GROUP_S;
    let count = count.max(1) as f64;
    (count * each).clamp(least, most) / count
}

/// The beats of a scene, by panel and by what the data are of: lines one after another, bars in one
/// go.
fn groups(scene: &Scene, data: &[Datum]) -> Vec<Group> {
    let mut groups: Vec<(u32, Group)> = Vec::new();
    let heard: Vec<(usize, &Target, &Datum)> = (0..)
        .zip(&scene.targets)
        .zip(data)
        .map(|((index, target), datum)| (index, target, datum))
        .filter(|(.., datum)| !datum.level.is_nan())
        .collect();
    let name = |datum: &Datum| datum.what.first().cloned().unwrap_or_default();
    // Where each datum is something else, what it is tells no groups apart.
    let is_line = |datum: &Datum| {
        heard.iter().filter(|(.., other)| other.what.first() == datum.what.first()).count() > 1
    };
    for (target, place, datum) in &heard {
        let name = if is_line(datum) { name(datum) } else { String::new() };
        let panel = place.datum.panel;
        let same = groups.iter().position(|(own, group)| *own == panel && group.name == name);
        let same = same.unwrap_or_else(|| {
            groups.push((panel, Group { name, beats: Vec::new() }));
            groups.len() - 1
        });
        let Some((_, group)) = groups.get_mut(same) else { continue };
        if datum.is_after_gap && !group.beats.is_empty() {
            group.beats.push(Beat::Gap);
        }
        let across = place.anchor.x / scene.size.width.max(1.0);
        let pan = (2.0 * across - 1.0).clamp(-1.0, 1.0) * WIDTH;
        group.beats.push(Beat::Note { target: *target, level: datum.level, pan });
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// What speaks; `undefined` where the browser has nothing.
fn voice() -> JsValue {
    get(&global(), "speechSynthesis")
}
