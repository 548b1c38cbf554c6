//! Language packs: words by name, in one flat object of JSON.

use super::{Locale, plural};
use crate::diagnostic::{Diagnostics, Place, message};
use crate::spec::json;
use crate::spec::read::{Map, Read};

/// The packs that come along, by language.
const BUILT_IN: [(&str, &str); 4] = [
    ("zh-Hant", include_str!("../words/zh-Hant.json")),
    ("zh-Hans", include_str!("../words/zh-Hans.json")),
    ("en", include_str!("../words/en.json")),
    ("zh-Hant-TW", include_str!("../words/zh-Hant-TW.json")),
];
/// The pack whose words stand in for missing ones, and that says which words there are.
const MODEL: &str = "en";
/// Names the pack that has the words which another one lacks.
const BASE: &str = "base";
/// Words that a language may have besides those of the model, or do without: names of powers of
/// ten, digits of its own, and what is said otherwise than it is drawn.
const FREE: [&str; 5] = ["scale-", "compact-", "digits", "months-in-date", "spoken-"];

/// The languages whose packs come along.
pub fn built_in_languages() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().map(|(tag, _)| *tag)
}

/// The words of a language whose pack comes along.
pub fn built_in(tag: &str) -> Option<Locale> {
    let (tag, text) = BUILT_IN.iter().find(|(known, _)| *known == tag)?;
    let words = parse(tag, text, &mut Diagnostics::default())?;
    Some(Locale::new(tag, on_base(words)))
}

/// The words of a pack, and those of the built-in one that it names as its base for the rest.
fn on_base(mut words: Vec<(String, String)>) -> Vec<(String, String)> {
    let base = words.iter().find(|(name, _)| name == BASE);
    // The packs that come along are one level deep.
    let base = base.and_then(|(_, tag)| BUILT_IN.iter().find(|(known, _)| known == tag));
    let Some((file, text)) = base else { return words };
    for (name, word) in parse(file, text, &mut Diagnostics::default()).unwrap_or_default() {
        if !words.iter().any(|(own, _)| *own == name) {
            words.push((name, word));
        }
    }
    words
}

/// The language `tag` with words that a story brings at `place`; what is missing is said, and stands
/// there in English.
pub fn locale(
    tag: &str,
    words: &[(String, String)],
    place: &Place,
    out: &mut Diagnostics,
) -> Locale {
    let model = parse(MODEL, model_text(), out).unwrap_or_default();
    let known: Vec<&str> = model.iter().map(|(name, _)| name.as_str()).collect();
    for (name, word) in words {
        let rules: &[&str] = match name.as_str() {
            "plural" | "ordinal-plural" => &plural::RULES,
            "direction" => &["ltr", "rtl"],
            BASE => &BUILT_IN.map(|(tag, _)| tag),
            _ => &[],
        };
        if !rules.is_empty() && !rules.contains(&word.as_str()) {
            out.add(message::unknown_word(&place.member(name), word, rules));
        }
        if !known.contains(&name.as_str()) && !is_free(name) {
            out.add(message::unknown_key(&place.member(name), name, &known));
        }
    }
    let mut words = on_base(words.to_vec());
    words.retain(|(_, word)| !word.is_empty());
    let is_there = |name: &str| words.iter().any(|(own, _)| own == name);
    let missing: Vec<&(String, String)> =
        model.iter().filter(|(name, _)| !is_free(name) && !is_there(name)).collect();
    if !missing.is_empty() {
        let names: Vec<&str> = missing.iter().map(|(name, _)| name.as_str()).collect();
        out.add(message::missing_word(place, &names));
    }
    let missing: Vec<(String, String)> = missing.into_iter().cloned().collect();
    words.extend(missing);
    Locale::new(tag, words)
}

fn model_text() -> &'static str {
    BUILT_IN.iter().find(|(tag, _)| *tag == MODEL).map_or("{}", |(_, text)| text)
}

fn is_free(name: &str) -> bool {
    FREE.iter().any(|free| name.starts_with(free)) && name != "scale-digits" || name == BASE
}

/// Reads the words of a language, for [`Locale::new`]; `file` is the pack's name in messages.
pub fn parse(file: &str, text: &str, out: &mut Diagnostics) -> Option<Vec<(String, String)>> {
    let json = json::parse(file, text, out)?;
    Map::<String>::read(&json, &Place::file(file), out).map(|words| words.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_texts_by_name() {
        let mut out = Diagnostics::default();
        let words = parse("en.json", r#"{ "next": "Next", "minus": "−" }"#, &mut out);
        assert_eq!(words.map(|words| words.len()), Some(2));
        assert!(out.is_empty());
        parse("en.json", r#"{ "next": 3 }"#, &mut out);
        assert_eq!(out.worst().map(|found| found.code), Some("wrong-type"));
    }

    #[test]
    fn packs_have_the_same_words() {
        let names = |text| {
            let words = parse("pack", text, &mut Diagnostics::default()).unwrap();
            assert!(words.iter().all(|(_, word)| !word.is_empty()));
            let fixed = words.into_iter().map(|(name, _)| name).filter(|name| !is_free(name));
            fixed.collect::<Vec<_>>()
        };
        for (_, text) in BUILT_IN.into_iter().filter(|(_, text)| !text.contains("\"base\"")) {
            assert_eq!(names(text), names(model_text()));
        }
    }

    #[test]
    fn slots_agree() {
        fn slots(word: &str) -> std::collections::BTreeSet<&str> {
            let slots = word.split('{').skip(1).filter_map(|rest| rest.split('}').next());
            slots.collect()
        }
        for tag in built_in_languages() {
            let (own, model) = (built_in(tag).unwrap(), built_in(MODEL).unwrap());
            for (name, word) in parse(MODEL, model_text(), &mut Diagnostics::default()).unwrap() {
                let word = if name == "ordinal" { "{}".to_owned() } else { word };
                if !is_free(&name) {
                    let own = own.word(&name);
                    assert!(own.split('|').all(|form| slots(form) == slots(&word)), "{tag} {name}");
                }
            }
            assert_eq!(own.word("months").split('|').count(), 12);
            assert_eq!(own.word("months-short").split('|').count(), 12);
            assert!(plural::RULES.contains(&own.word("plural")));
            assert_ne!(own.word("next"), if tag == MODEL { "" } else { model.word("next") });
        }
    }

    #[test]
    fn no_word_is_in_the_other_script() {
        let traditional = "數據來圖語鏈載顯閉與這個間時於連結複製項組別開關換轉滑動萬億兩會從邊緣\
            線條斷資單後歡擇頁覽標題說實際預計達約類縱橫軸淺鐘號點";
        let simplified = "数据来图语链载显闭与这个间时于连结复制项组别开关换转滑动万亿两会从边缘\
            线条断资单后欢择页览标题说实际预计达约类纵横轴浅钟号点";
        let (of, other) = (traditional.chars(), simplified.chars());
        let pairs: Vec<(char, char)> = of.zip(other).filter(|(a, b)| a != b).collect();
        let texts = |tag| BUILT_IN.iter().find(|(known, _)| *known == tag).unwrap().1;
        for (traditional, simplified) in pairs {
            assert!(!texts("zh-Hans").contains(traditional), "{traditional}");
            assert!(!texts("zh-Hant").contains(simplified), "{simplified}");
        }
    }

    #[test]
    fn a_pack_of_a_story_is_completed() {
        let mut out = Diagnostics::default();
        let text = r#"{ "next": "Далее", "plural": "russian", "nxet": "", "scale-6": "{} млн" }"#;
        let words = parse("ru.json", text, &mut out).unwrap();
        let locale = locale("ru", &words, &Place::file("ru.json"), &mut out);
        assert_eq!((locale.word("next"), locale.word("close")), ("Далее", "Close"));
        assert_eq!((locale.word("scale-6"), locale.word("scale-9")), ("{} млн", ""));
        let codes: Vec<&str> = out.iter().map(|found| found.code).collect();
        assert_eq!(codes.get(..3), Some(&["unknown-word", "unknown-key", "missing-word"][..]));
        assert!(out.iter().any(|found| found.message.contains("\"language-name\"")));
    }

    #[test]
    fn a_pack_may_stand_on_another() {
        let mut out = Diagnostics::default();
        let words =
            parse("hk.json", r#"{ "base": "zh-Hant", "next": "下一頁" }"#, &mut out).unwrap();
        let locale = locale("zh-Hant-HK", &words, &Place::file("hk.json"), &mut out);
        assert_eq!((locale.word("next"), locale.word("scale-8")), ("下一頁", "{}億"));
        assert!(out.is_empty());
        let taiwan = built_in("zh-Hant-TW").unwrap();
        assert_eq!((taiwan.word("scale-12"), taiwan.word("scale-8")), ("{}兆", "{}億"));
    }
}
