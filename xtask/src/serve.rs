//! Serves a folder on this machine, compressed as a newsroom's server would.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::SystemTime;

use anyhow::{Result, anyhow};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::weigh::{brotli, gzip};

/// A browser asks for up to six files at once.
const THREADS: usize = 6;
/// A file whose name holds its hash never changes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const ASK_AGAIN: &str = "no-cache";

/// A folder being served.
pub(crate) struct Site {
    folder: PathBuf,
    server: Server,
    packed: Mutex<BTreeMap<(PathBuf, Encoding), Packed>>,
}

/// A compressed file, as it was at a moment.
#[derive(Clone)]
struct Packed {
    modified: SystemTime,
    bytes: Arc<[u8]>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Encoding {
    Brotli,
    Gzip,
    Identity,
}

impl Encoding {
    const fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
            Self::Identity => "identity",
        }
    }

    /// The best form that the reader accepts.
    fn accepted(header: &str) -> Self {
        let has = |name: &str| {
            let mut offers = header.split(',').map(|offer| offer.split(';'));
            offers.any(|mut offer| offer.next().is_some_and(|word| word.trim() == name))
        };
        [Self::Brotli, Self::Gzip]
            .into_iter()
            .find(|encoding| has(encoding.name()))
            .unwrap_or(Self::Identity)
    }
}

impl Site {
    /// Takes the port; 0 takes any free one.
    ///
    /// # Errors
    /// When the port is taken.
    pub(crate) fn open(folder: PathBuf, port: u16) -> Result<Self> {
        let server = Server::http(("127.0.0.1", port))
            .map_err(|error| anyhow!("cannot listen on port {port}: {error}; try --port"))?;
        Ok(Self { folder, server, packed: Mutex::default() })
    }

    /// The address to type into a browser.
    pub(crate) fn address(&self) -> String {
        format!("http://{}/", self.server.server_addr())
    }

    /// Answers until the process ends.
    pub(crate) fn serve(&self) {
        thread::scope(|scope| {
            for _ in 0..THREADS {
                scope.spawn(|| {
                    for request in self.server.incoming_requests() {
                        // A reader who has gone away is no error of ours.
                        let _ = self.answer(request);
                    }
                });
            }
        });
    }

    fn answer(&self, request: Request) -> std::io::Result<()> {
        if !matches!(request.method(), Method::Get | Method::Head) {
            return request.respond(Response::from_string("only GET\n").with_status_code(405));
        }
        let encoding = Encoding::accepted(&header_of(&request, "Accept-Encoding"));
        let found = file_for(&self.folder, request.url())
            .and_then(|file| self.read(&file, encoding).map(|bytes| (file, bytes)));
        let Some((file, bytes)) = found else {
            return request.respond(Response::from_string("not found\n").with_status_code(404));
        };
        let is_hashed = file.extension().is_some_and(|extension| extension == "wasm");
        let mut headers = vec![
            ("Content-Type", media_type(&file)),
            ("Cache-Control", if is_hashed { FOR_EVER } else { ASK_AGAIN }),
            ("Vary", "Accept-Encoding"),
            // Stories are embedded in other sites' pages.
            ("Access-Control-Allow-Origin", "*"),
            ("X-Content-Type-Options", "nosniff"),
        ];
        if encoding != Encoding::Identity {
            headers.push(("Content-Encoding", encoding.name()));
        }
        let headers = headers.iter().flat_map(|(name, value)| Header::from_bytes(*name, *value));
        let mut response = Response::from_data(&*bytes);
        for header in headers {
            response.add_header(header);
        }
        request.respond(response)
    }

    /// The file's bytes in the form asked for; compressed once until the file changes.
    fn read(&self, file: &Path, encoding: Encoding) -> Option<Arc<[u8]>> {
        let modified = fs::metadata(file).ok()?.modified().ok()?;
        let key = (file.to_path_buf(), encoding);
        if let Ok(packed) = self.packed.lock()
            && let Some(last) = packed.get(&key)
            && last.modified == modified
        {
            return Some(Arc::clone(&last.bytes));
        }
        let raw = fs::read(file).ok()?;
        let bytes: Arc<[u8]> = match encoding {
            Encoding::Brotli => brotli(&raw).ok()?,
            Encoding::Gzip => gzip(&raw).ok()?,
            Encoding::Identity => raw,
        }
        .into();
        if let Ok(mut packed) = self.packed.lock() {
            packed.insert(key, Packed { modified, bytes: Arc::clone(&bytes) });
        }
        Some(bytes)
    }
}

fn header_of(request: &Request, name: &'static str) -> String {
    let mut headers = request.headers().iter();
    let header = headers.find(|header| header.field.equiv(name));
    header.map(|header| header.value.to_string()).unwrap_or_default()
}

/// The file that an address names; nothing outside the folder has an address.
fn file_for(folder: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let relative = Path::new(path.trim_start_matches('/'));
    if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let file = folder.join(relative);
    Some(if file.is_dir() { file.join("index.html") } else { file })
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Encoding, file_for, media_type};

    #[test]
    fn chooses_the_best_accepted_encoding() {
        assert_eq!(Encoding::accepted("gzip, deflate, br;q=1.0"), Encoding::Brotli);
        assert_eq!(Encoding::accepted("gzip"), Encoding::Gzip);
        assert_eq!(Encoding::accepted("broken"), Encoding::Identity);
        assert_eq!(Encoding::accepted(""), Encoding::Identity);
    }

    #[test]
    fn serves_nothing_outside_the_folder() {
        let folder = Path::new("/site");
        let file = file_for(folder, "/stories/a/story.json?x=../y");
        assert_eq!(file.as_deref(), Some(Path::new("/site/stories/a/story.json")));
        assert_eq!(file_for(folder, "/../secret"), None);
        assert_eq!(file_for(folder, "/a/../../secret"), None);
    }

    #[test]
    fn streams_wasm_under_its_own_type() {
        assert_eq!(media_type(Path::new("a/datastory-0.wasm")), "application/wasm");
    }
}
