//! The chores of datastory: build, serve, test, picture.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "chores talk to a terminal")]

mod article;
mod bench;
mod browser;
mod command;
mod data;
mod demo;
mod dist;
mod fuzz;
mod glue;
mod names;
mod install;
mod page;
mod pictures;
mod project;
mod reproduce;
mod rooms;
mod sbom;
mod serve;
mod supply;
mod tally;
mod test;
mod wasm;
mod weigh;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use project::Project;

/// Builds, serves and tests datastory.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Measure the widget and other chart libraries side by side, and write `docs/bench.md`.
    Bench(bench::Order),
    /// Build `data/dataset.json` from the files in `data/source/`.
    Data {
        /// Only say whether the file at hand is what would be written.
        #[arg(long)]
        check: bool,
    },
    /// Build everything that a reader downloads into `dist/`, and weigh it.
    Dist,
    /// Build, then serve the article on this machine.
    Demo {
        /// The port to listen on.
        #[arg(long, default_value_t = demo::PORT)]
        port: u16,
        /// Do not open a browser.
        #[arg(long)]
        no_open: bool,
    },
    /// Fuzz every room that hostile input reaches, and keep what is found as cases.
    Fuzz(fuzz::Order),
    /// Run the page suite, or files of it, in one browser engine against `dist/` as it is.
    Page(page::Order),
    /// Picture every step of every story into `target/pictures/`, with contact sheets.
    Pictures(pictures::Order),
    /// Build `dist/` here and again in another folder with another home of cargo, and compare.
    Reproduce,
    /// Write into `dist/sbom/` which packages of others are in what we ship, or made it.
    Sbom,
    /// Check what comes from others: licences, sources, lock files, known faults.
    Supply,
    /// Run every check: format, lints, tests, documents, browsers, budget.
    Test,
    /// Say how much of each wasm the rooms of the code take.
    Weigh,
}

fn main() -> ExitCode {
    let project = Project::here();
    let outcome = match Arguments::parse().chore {
        Chore::Bench(order) => bench::bench(&project, &order),
        Chore::Data { check } => data::data(&project, check),
        Chore::Dist => dist::dist(&project),
        Chore::Demo { port, no_open } => demo::demo(&project, port, !no_open),
        Chore::Page(order) => page::page(&project, &order),
        Chore::Fuzz(order) => fuzz::fuzz(&project, &order),
        Chore::Pictures(order) => pictures::pictures(&project, &order),
        Chore::Reproduce => reproduce::reproduce(&project),
        Chore::Sbom => sbom::sbom(&project),
        Chore::Supply => supply::supply(&project),
        Chore::Test => test::test(&project),
        Chore::Weigh => rooms::rooms(&project),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
