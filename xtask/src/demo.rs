//! Builds and serves the article, and opens it.

use anyhow::Result;

use crate::project::Project;
use crate::{dist, serve};

/// The port when none is asked for.
pub(crate) const PORT: u16 = 8080;

/// Builds `dist/`, serves it on this machine alone, and stays until it is stopped.
///
/// # Errors
/// When the build fails or the port is taken.
pub(crate) fn demo(project: &Project, port: u16, has_browser: bool) -> Result<()> {
    dist::dist(project)?;
    let site = serve::Site::open(project.dist(), port)?;
    println!("the article is at {}\nstop with Ctrl-C", site.address());
    if has_browser && open::that_detached(site.address()).is_err() {
        println!("no browser opened; open the address yourself");
    }
    site.serve();
    Ok(())
}
