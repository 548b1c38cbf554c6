//! Builds the news page: the article with our own embeds in it; and the page of each story.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::command::{desk, output, program};
use crate::dist::copy;
use crate::project::Project;

/// What stands in the article where an embed belongs: `<!-- datastory embed STORY FORM -->`.
const OPENING: &str = "<!-- datastory embed ";
const CLOSING: &str = "-->";
/// Where the article finds the script and the stories: beside itself.
const BASE: &str = ".";
/// Where the page of a story, which frames show, finds them.
const BASE_OF_STORIES: &str = "../..";

/// Writes `dist/index.html` with each placeholder replaced by what `datastory embed` prints, and
/// beside each story the page that frames show.
///
/// # Errors
/// When a placeholder is malformed, or the embed cannot be made.
pub(crate) fn build(project: &Project) -> Result<()> {
    let article = project.www().join("article.html");
    let text = fs::read_to_string(&article)
        .with_context(|| format!("cannot read {}", article.display()))?;
    let desk = desk(project)?.get_program().to_owned();
    let embed = |story: &str, form: &str, base: &str| {
        let file = project.data().join(story).join("story.json");
        let file = file.strip_prefix(&project.root)?;
        let mut embed = program(project, &desk);
        embed.arg("embed").arg(file).args(["--base", base, "--form", form]);
        output(&mut embed)
    };
    let dist = project.dist();
    fs::write(dist.join("index.html"), fill(&text, |story, form| embed(story, form, BASE))?)?;
    for story in project.stories()? {
        let name = story.file_name().and_then(|name| name.to_str()).context("a strange name")?;
        let page = dist.join("stories").join(name).join("index.html");
        fs::write(page, embed(name, "page", BASE_OF_STORIES)?)?;
    }
    copy(&project.www().join("article.css"), &dist.join("article.css"))
}

fn fill(text: &str, embed: impl Fn(&str, &str) -> Result<String>) -> Result<String> {
    let mut page = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(OPENING) {
        let (order, after) = after.split_once(CLOSING).context("a placeholder has no end")?;
        let words: Vec<&str> = order.split_whitespace().collect();
        let [story, form] = words.as_slice() else {
            bail!("`{OPENING}{order}{CLOSING}` should name a story and a form");
        };
        page.push_str(before);
        page.push_str(embed(story, form)?.trim_end());
        rest = after;
    }
    page.push_str(rest);
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn fills_each_placeholder() {
        let text =
            "<p>\n<!-- datastory embed a tag -->\n<!-- note --><!-- datastory embed b scroll-->";
        let page = fill(text, |story, form| Ok(format!("[{story} {form}]\n"))).unwrap();
        assert_eq!(page, "<p>\n[a tag]\n<!-- note -->[b scroll]");
    }

    #[test]
    fn refuses_a_placeholder_without_a_form() {
        let error = fill("<!-- datastory embed a -->", |_, _| Ok(String::new())).unwrap_err();
        assert!(error.to_string().contains("a story and a form"));
    }
}
