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

/// Whether `tag` is a tag of `known` or one of them in some place: `en-GB` when `en` is known.
pub fn is_served(tag: &str, known: &[&str]) -> bool {
    known.iter().any(|known| {
        let rest = tag.strip_prefix(known);
        rest.is_some_and(|rest| rest.is_empty() || rest.strip_prefix('-').is_some_and(is_region))
    })
}

fn is_region(subtag: &str) -> bool {
    let is = |all: fn(&u8) -> bool, len| subtag.len() == len && subtag.bytes().all(|b| all(&b));
    is(u8::is_ascii_alphabetic, 2) || is(u8::is_ascii_digit, 3)
}

/// 4 for the same tag, 3 for the same language in the same script and place, 2 in the same script,
/// 1 for the same language.
fn nearness(one: &str, other: &str) -> u8 {
    if one.eq_ignore_ascii_case(other) {
        return 4;
    }
    let (of_one, of_other) = (language(one), language(other));
    if of_one.is_empty() || !of_one.eq_ignore_ascii_case(of_other) {
        return 0;
    }
    let region = |tag| subtags(tag).skip(1).find(|subtag| is_region(subtag));
    let is_there = region(one).zip(region(other)).is_some_and(|(a, b)| a.eq_ignore_ascii_case(b));
    let is_alike = is_traditional(one) == is_traditional(other);
    1 + u8::from(is_alike) + u8::from(is_alike && is_there)
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
    use super::{closest, is_served};

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
        let chinese = ["zh-Hant", "zh-Hans", "zh-Hant-TW"];
        for (wanted, found) in
            [("zh-TW", "zh-Hant-TW"), ("zh-HK", "zh-Hant"), ("zh-Hant", "zh-Hant")]
        {
            assert_eq!(closest(wanted, chinese.into_iter()), Some(found), "{wanted}");
        }
    }

    #[test]
    fn a_place_has_the_words_of_its_language() {
        for (tag, is_known) in [
            ("en", true),
            ("en-GB", true),
            ("en-001", true),
            ("zh-Hant-HK", true),
            ("zh-Hnat", false),
            ("eng", false),
            ("enGB", false),
            ("ru", false),
        ] {
            assert_eq!(is_served(tag, &["en", "zh-Hant"]), is_known, "{tag}");
        }
    }
}
