//! Language packs: words by name, in one flat object of JSON.

use super::{Locale, plural};
use crate::diagnostic::{Diagnostics, Place, message};
use crate::spec::json;
use crate::spec::read::{Map, Read};

/// The packs that come along, by language.
const BUILT_IN: [(&str, &str); 3] = [
    ("zh-Hant", include_str!("../words/zh-Hant.json")),
    ("zh-Hans", include_str!("../words/zh-Hans.json")),
    ("en", include_str!("../words/en.json")),
];
/// The pack whose words stand in for missing ones, and that says which words there are.
const MODEL: &str = "en";
/// Words that a language may have besides those of the model, or do without: names of powers of
/// ten, and digits of its own.
const FREE: [&str; 2] = ["scale-", "digits"];

/// The languages whose packs come along.
pub fn built_in_languages() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().map(|(tag, _)| *tag)
}

/// The words of a language whose pack comes along.
pub fn built_in(tag: &str) -> Option<Locale> {
    let (tag, text) = BUILT_IN.iter().find(|(known, _)| *known == tag)?;
    parse(tag, text, &mut Diagnostics::default()).map(|words| Locale::new(tag, words))
}

/// The words of language `tag` from a file that a story brings; what is missing is said, and stands
/// there in English.
pub fn locale(tag: &str, file: &str, text: &str, out: &mut Diagnostics) -> Option<Locale> {
    let mut words = parse(file, text, out)?;
    let place = Place::file(file);
    let model = parse(MODEL, model_text(), out)?;
    let known: Vec<&str> = model.iter().map(|(name, _)| name.as_str()).collect();
    for (name, word) in &words {
        if name == "plural" && !plural::RULES.contains(&word.as_str()) {
            out.add(message::unknown_word(&place.member(name), word, &plural::RULES));
        }
        if !known.contains(&name.as_str()) && !is_free(name) {
            out.add(message::unknown_key(&place.member(name), name, &known));
        }
    }
    for (name, word) in &model {
        let is_there = words.iter().any(|(own, word)| own == name && !word.is_empty());
        if !is_there && !is_free(name) {
            out.add(message::missing_word(&place, name, word));
            words.retain(|(own, _)| own != name);
            words.push((name.clone(), word.clone()));
        }
    }
    Some(Locale::new(tag, words))
}

fn model_text() -> &'static str {
    BUILT_IN.iter().find(|(tag, _)| *tag == MODEL).map_or("{}", |(_, text)| text)
}

fn is_free(name: &str) -> bool {
    FREE.iter().any(|free| name.starts_with(free)) && name != "scale-digits"
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
        for (_, text) in BUILT_IN {
            assert_eq!(names(text), names(model_text()));
        }
    }

    #[test]
    fn slots_agree() {
        let slots = |word: &str| {
            let all = ["{}", "{1}", "{2}"];
            all.map(|slot| word.contains(slot))
        };
        for tag in built_in_languages() {
            let (own, model) = (built_in(tag).unwrap(), built_in(MODEL).unwrap());
            for (name, word) in parse(MODEL, model_text(), &mut Diagnostics::default()).unwrap() {
                if !is_free(&name) {
                    assert_eq!(slots(own.word(&name)), slots(&word), "{tag} {name}");
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
        let locale = locale("ru", "ru.json", text, &mut out).unwrap();
        assert_eq!((locale.word("next"), locale.word("close")), ("Далее", "Close"));
        assert_eq!((locale.word("scale-6"), locale.word("scale-9")), ("{} млн", ""));
        let codes: Vec<&str> = out.iter().map(|found| found.code).collect();
        assert_eq!(codes.get(..3), Some(&["unknown-word", "unknown-key", "missing-word"][..]));
        assert!(out.iter().any(|found| found.message.contains("\"close\"")));
    }
}
