//! Where the things of the project lie on disk.

use std::env;
use std::path::{Path, PathBuf};

/// The folders that chores read and write.
pub(crate) struct Project {
    /// The top of the checkout.
    pub(crate) root: PathBuf,
    /// Where cargo builds.
    pub(crate) target: PathBuf,
}

impl Project {
    /// The project that these chores were built in.
    pub(crate) fn here() -> Self {
        let chores = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = chores.parent().unwrap_or(chores).to_path_buf();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => root.join(folder),
            None => root.join("target"),
        };
        Self { root, target }
    }

    /// What the reader downloads.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Where wasm-pack leaves the wasm and its glue.
    pub(crate) fn pkg(&self) -> PathBuf {
        self.root.join("pkg")
    }

    /// The files of the reader's page, as written.
    pub(crate) fn www(&self) -> PathBuf {
        self.root.join("www")
    }

    /// The dataset and the stories.
    pub(crate) fn data(&self) -> PathBuf {
        self.root.join("data")
    }

    /// Tools built from source for this project alone.
    pub(crate) fn tools(&self) -> PathBuf {
        self.root.join(".tools")
    }

    /// Small scripts that stand in for programs of npm packages.
    pub(crate) fn shims(&self) -> PathBuf {
        self.target.join("shims")
    }

    /// The npm package that pins the optimiser, the bundler and the browser driver.
    pub(crate) fn node(&self) -> PathBuf {
        self.root.join("xtask/node")
    }

    /// The measures, and the npm package that pins the libraries that we are measured against.
    pub(crate) fn bench(&self) -> PathBuf {
        self.root.join("bench")
    }

    /// The folders of the stories, in the order of their names.
    pub(crate) fn stories(&self) -> anyhow::Result<Vec<PathBuf>> {
        let mut stories = Vec::new();
        for entry in std::fs::read_dir(self.data())? {
            let folder = entry?.path();
            if folder.join("story.json").is_file() {
                stories.push(folder);
            }
        }
        stories.sort();
        Ok(stories)
    }
}
