//! Counts what passed and what failed, from what test runners print.

use std::process::Command;
use std::time::Instant;

use anyhow::Result;

use crate::command::run_reading;

/// Cases passed and failed.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) struct Count {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
}

impl Count {
    /// Adds what a line of a test runner says: cargo's `test result:`, or the summary of
    /// Node's runner (`# pass 3` in TAP, `ℹ pass 3` on a terminal).
    fn read(&mut self, line: &str) {
        if let Some(result) = line.trim_start().strip_prefix("test result: ") {
            self.passed += number_before(result, " passed");
            self.failed += number_before(result, " failed");
        } else if let Some(summary) = line.strip_prefix("# ").or(line.strip_prefix("ℹ ")) {
            self.passed += number_after(summary, "pass ");
            self.failed += number_after(summary, "fail ");
        }
    }
}

fn number_before(text: &str, word: &str) -> usize {
    let before = text.split_once(word).and_then(|(before, _)| before.split_whitespace().last());
    before.and_then(|number| number.parse().ok()).unwrap_or(0)
}

fn number_after(text: &str, word: &str) -> usize {
    text.strip_prefix(word).and_then(|number| number.trim().parse().ok()).unwrap_or(0)
}

/// The outcomes of all parts of a run.
#[derive(Default)]
pub(crate) struct Tally {
    parts: Vec<(String, Count, u64)>,
    notes: Vec<String>,
}

impl Tally {
    /// Runs a part that either holds or does not.
    pub(crate) fn check(&mut self, name: &str, part: impl FnOnce() -> Result<()>) {
        self.count(name, || part().map(|()| Count { passed: 1, failed: 0 }));
    }

    /// Runs a part that gives back what it could not look into; the summary repeats it.
    pub(crate) fn inquire(&mut self, name: &str, part: impl FnOnce() -> Result<Vec<String>>) {
        let mut notes = Vec::new();
        self.check(name, || part().map(|found| notes = found));
        self.notes.append(&mut notes);
    }

    /// Runs a test runner and counts its cases.
    pub(crate) fn cases(&mut self, name: &str, command: &mut Command) {
        self.count(name, || {
            let mut count = Count::default();
            let is_success = run_reading(command, |line| count.read(line))?;
            if is_success && count == Count::default() {
                println!("{name}: the runner told of no case");
            }
            // A runner that dies before its summary has failed, whatever it counted.
            if (!is_success || count == Count::default()) && count.failed == 0 {
                count.failed = 1;
            }
            Ok(count)
        });
    }

    fn count(&mut self, name: &str, part: impl FnOnce() -> Result<Count>) {
        println!("\n=== {name}");
        let start = Instant::now();
        let count = part().unwrap_or_else(|error| {
            println!("error: {error:#}");
            Count { passed: 0, failed: 1 }
        });
        self.parts.push((name.to_owned(), count, start.elapsed().as_secs()));
    }

    /// Prints a line for each part and the sum, and says whether all passed.
    pub(crate) fn report(&self) -> bool {
        println!("\n=== summary");
        let mut sum = Count::default();
        for (name, count, seconds) in &self.parts {
            let mark = if count.failed == 0 { "ok  " } else { "FAIL" };
            let Count { passed, failed } = count;
            println!("{mark} {name:<40} {passed:>5} passed {failed:>4} failed {seconds:>6} s");
            sum.passed += passed;
            sum.failed += failed;
        }
        for note in &self.notes {
            println!("not checked: {note}");
        }
        println!("{} passed, {} failed", sum.passed, sum.failed);
        sum.failed == 0
    }
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn reads_the_summaries_of_both_runners() {
        let mut count = Count::default();
        for line in [
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured",
            "# pass 7",
            "ℹ fail 1",
            "# passes are not counted",
            "a line about 9 passed tests",
        ] {
            count.read(line);
        }
        assert_eq!(count, Count { passed: 22, failed: 3 });
    }
}
