//! Each diagnostic has a broken story of its own, and says of it what its golden text says.
//!
//! `BLESS=1 cargo test --test diagnostic` writes the goldens anew; read them before they land.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};
use std::{env, fs};

/// The folder of the cases, from the package's root, which is where the command runs.
const CASES: &str = "tests/diagnostic";

fn datastory(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_datastory"));
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Names of the cases, which are the codes of what is wrong with them.
fn cases() -> BTreeSet<String> {
    let files = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(CASES)).unwrap();
    let paths = files.map(|file| file.unwrap().path());
    let stories = paths.filter(|path| path.extension().is_some_and(|end| end == "json"));
    stories.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect()
}

/// The codes of all diagnostics, out of the source of their constructors.
fn codes() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diagnostic");
    let mut source = fs::read_to_string(folder.join("message.rs")).unwrap();
    for file in fs::read_dir(folder.join("message")).unwrap() {
        source += &fs::read_to_string(file.unwrap().path()).unwrap();
    }
    let calls = ["error(", "warning(", "unknown("];
    let after = calls.iter().flat_map(|call| source.split(call).skip(1));
    let first = after.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next());
    first.map(str::to_owned).collect()
}

#[test]
fn every_code_has_a_case() {
    // A file that is too large would be too large here, too: `hostile/sizes.rs` makes one.
    let no_story = BTreeSet::from(["too-large".to_owned()]);
    let wanted: BTreeSet<String> = codes().difference(&no_story).cloned().collect();
    assert!(wanted.len() > 20, "the source of the sentences is read");
    assert_eq!(cases(), wanted);
}

#[test]
fn every_case_yields_its_code_and_no_other() {
    for case in cases() {
        let path = format!("{CASES}/{case}.json");
        let output = datastory(&["check", "--strict", "--format", "json", &path]);
        let json = text(&output.stdout);
        let codes = json.split("\"code\":\"").skip(1).map(|rest| rest.split('"').next().unwrap());
        assert_eq!(codes.collect::<BTreeSet<_>>(), BTreeSet::from([case.as_str()]), "{path}");
        assert_eq!(output.status.code(), Some(1), "{path}");
    }
}

#[test]
fn every_case_is_told_as_its_golden_tells_it() {
    for case in cases() {
        let output = datastory(&["check", &format!("{CASES}/{case}.json")]);
        let told = text(&output.stdout);
        let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("{CASES}/{case}.txt"));
        if env::var_os("BLESS").is_some() {
            fs::write(&golden, &told).unwrap();
        }
        let wanted = fs::read_to_string(&golden).unwrap_or_default();
        assert_eq!(told, wanted, "{case}: if this is better, run with BLESS=1");
    }
}

#[test]
fn exit_codes_say_fine_wrong_or_could_not_run() {
    let code = |arguments: &[&str]| datastory(arguments).status.code();
    let (fine, warned) = ("data/central-asia/story.json", "tests/diagnostic/missing-alt.json");
    let wrong = "tests/diagnostic/wrong-type.json";
    assert_eq!(code(&["check", fine]), Some(0));
    assert_eq!(code(&["check", warned]), Some(0));
    assert_eq!(code(&["check", "--strict", warned]), Some(1));
    assert_eq!(code(&["check", fine, wrong]), Some(1));
    assert_eq!(code(&["check", wrong, "no/such/story.json"]), Some(2));
    assert_eq!(code(&["check"]), Some(2));
    assert_eq!(code(&["chekc", fine]), Some(2));
    let output = datastory(&["check", "no/such/story.json"]);
    assert_eq!(text(&output.stdout), "");
    assert_eq!(
        text(&output.stderr),
        "The story \"no/such/story.json\" cannot be read: there is no such file.\n  help: Check \
         the path; it is relative to the folder that the command runs in.\n"
    );
}

#[test]
fn tools_are_told_in_json_what_people_are_told() {
    let output = datastory(&["check", "--format", "json", "tests/diagnostic/bad-step-id.json"]);
    assert_eq!(
        text(&output.stdout),
        "[\n  {\"file\":\"tests/diagnostic/bad-step-id.json\",\"line\":31,\"column\":13,\
         \"path\":\"/steps/0/id\",\"severity\":\"error\",\"code\":\"bad-step-id\",\
         \"message\":\"\\\"The rise\\\" cannot be a step's address.\",\
         \"help\":\"Write lower-case letters, digits and hyphens, such as \\\"banks-2025\\\".\"}\n]\n"
    );
    let output = datastory(&["check", "--format", "json", "data/central-asia/story.json"]);
    assert_eq!(text(&output.stdout), "[]\n");
}
