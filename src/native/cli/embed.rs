//! `datastory embed`: prints what to paste into an article.

use super::render::resolved;
use super::{CannotRun, Verdict, print};
use crate::native::embed::{Addresses, Form, embed};
use crate::native::{files, publish};
use clap::{Args, ValueEnum};
use std::path::Path;

/// Print what to paste into an article: the first picture, ready at once, and the script.
#[derive(Debug, Args)]
pub(super) struct Embed {
    /// Story file; its folder's name is the story's name
    #[arg(value_name = "STORY")]
    story: String,
    /// Address of the folder that holds datastory.js and stories/
    #[arg(long, value_name = "URL")]
    base: String,
    /// What to print
    #[arg(long, value_enum, default_value_t = Choice::All)]
    form: Choice,
    /// Language of the picture, and of the story for all readers; else the page's
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// Hash of datastory.js, such as sha384-…, so that the page runs no other
    #[arg(long, value_name = "HASH")]
    integrity: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Choice {
    /// One script tag after the static picture
    Tag,
    /// The <data-story> element
    Element,
    /// The element with prose that scrolls beside the chart
    Scroll,
    /// A frame
    Iframe,
    /// Every step as a picture, without script
    Static,
    /// The page that the frame shows, to be put into the story's folder as index.html
    Page,
    /// All that can be pasted
    All,
}

impl Embed {
    /// Prints the snippets; a story that cannot be drawn is reported as `check` does.
    pub(super) fn run(&self) -> Result<Verdict, CannotRun> {
        let files = files::load(Path::new(&self.story))
            .map_err(|reason| CannotRun::story(&self.story, &reason))?;
        let language = self.language.as_deref().unwrap_or_default();
        let Some(story) = resolved(&files, &self.story, language)? else {
            return Ok(Verdict::Wrong);
        };
        let editions = publish::promise(&files, &story);
        let to = Addresses {
            base: &self.base,
            name: &files::name(Path::new(&self.story)),
            language: self.language.as_deref(),
            integrity: self.integrity.as_deref(),
            editions: editions.as_deref(),
        };
        for (index, form) in self.forms().iter().enumerate() {
            let text = embed(&story, *form, &to).map_err(|why| CannotRun {
                message: format!("The story \"{}\" cannot be drawn: {why}.", self.story),
                help: "Run datastory check on it.".into(),
            })?;
            print(if index > 0 { "\n" } else { "" })?;
            print(&text)?;
        }
        Ok(Verdict::Fine)
    }

    fn forms(&self) -> &'static [Form] {
        match self.form {
            Choice::Tag => &[Form::Tag],
            Choice::Element => &[Form::Element],
            Choice::Scroll => &[Form::Scroll],
            Choice::Iframe => &[Form::Iframe],
            Choice::Static => &[Form::Static],
            Choice::Page => &[Form::Page],
            Choice::All => &Form::PASTED,
        }
    }
}
