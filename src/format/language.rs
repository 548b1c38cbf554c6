//! Which of the languages at hand suits a reader best.

/// The one of `known` that suits who asks for `wanted` (BCP 47 tags), such as the page's `lang`:
/// `zh-HK` is served by `zh-Hant`, `en-GB` by `en`, `zh` by `zh-Hans`. Nothing when none does.
pub fn closest<'a>(wanted: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    // Of equally near ones the first is taken: an author's order is an order of preference.
    let near = known.map(|tag| (nearness(wanted, tag), tag)).filter(|(near, _)| *near > 0);
    near.fold(None, |best: Option<(u8, &str)>, one| match best {
        Some(best) if best.0 >= one.0 => Some(best),
        _ => Some(one),
    })
    .map(|(_, tag)| tag)
}

/// 3 for the same tag, 2 for the same language in the same script, 1 for the same language.
fn nearness(one: &str, other: &str) -> u8 {
    if one.eq_ignore_ascii_case(other) {
        return 3;
    }
    let (of_one, of_other) = (language(one), language(other));
    if of_one.is_empty() || !of_one.eq_ignore_ascii_case(of_other) {
        return 0;
    }
    1 + u8::from(is_traditional(one) == is_traditional(other))
}

/// The language alone; Cantonese and Mandarin are written as Chinese.
fn language(tag: &str) -> &str {
    match subtags(tag).next().unwrap_or_default() {
        name if ["yue", "cmn"].iter().any(|own| own.eq_ignore_ascii_case(name)) => "zh",
        name => name,
    }
}

/// Whether the tag means Chinese in traditional characters: the script counts, else the place.
fn is_traditional(tag: &str) -> bool {
    let has = |names: &[&str]| {
        subtags(tag).any(|subtag| names.iter().any(|name| name.eq_ignore_ascii_case(subtag)))
    };
    !has(&["Hans"]) && has(&["Hant", "HK", "TW", "MO", "yue"])
}

fn subtags(tag: &str) -> impl Iterator<Item = &str> {
    tag.split(['-', '_'])
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn readers_get_the_nearest_language() {
        let known = ["en", "zh-Hans", "zh-Hant"];
        for (wanted, found) in [
            ("zh-Hant", Some("zh-Hant")),
            ("ZH-hant", Some("zh-Hant")),
            ("zh-HK", Some("zh-Hant")),
            ("zh-Hant-HK", Some("zh-Hant")),
            ("yue", Some("zh-Hant")),
            ("zh_TW", Some("zh-Hant")),
            ("zh-Hans-HK", Some("zh-Hans")),
            ("zh", Some("zh-Hans")),
            ("zh-CN", Some("zh-Hans")),
            ("en-GB", Some("en")),
            ("fr", None),
            ("", None),
        ] {
            assert_eq!(closest(wanted, known.into_iter()), found, "{wanted}");
        }
        assert_eq!(closest("zh-CN", ["en", "zh-Hant"].into_iter()), Some("zh-Hant"));
        assert_eq!(closest("en-US", ["en-GB", "en"].into_iter()), Some("en-GB"));
        assert_eq!(closest("HK", ["zh-Hant"].into_iter()), None);
    }
}
