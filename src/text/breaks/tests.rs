//! Cases of breaking, written with "|" where a line may break and "·" where only loathly.

use super::*;

/// The text with the places marked where a line breaks willingly ("|") or loathly ("·").
fn marked(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut marked = String::new();
    for (index, (character, found)) in characters.iter().zip(breaks(&characters)).enumerate() {
        marked.push(*character);
        match found {
            _ if index + 1 == characters.len() => (),
            Break::Must => marked.push('‖'),
            Break::May => marked.push('|'),
            Break::Loath => marked.push('·'),
            Break::Cut | Break::Last | Break::Never => (),
        }
    }
    marked
}

#[test]
fn chinese() {
    for (text, wanted) in [
        ("香港，你好。", "香|港，|你|好。"),
        ("（人工）「智能」！", "（人|工）|「智|能」！"),
        ("他說：「好」——真的……嗎？", "他|說：|「好」——|真|的……|嗎？"),
        ("称“人工智能”为", "称|“人|工|智|能”|为"),
        ("使用率達75％，", "使|用|率|達·75％，"),
        ("2024年增3.4%。", "2024年|增|3.4%。"),
        ("逾90%的", "逾·90%|的"),
        ("1.2億人", "1.2億·人"),
        ("8,000億元人民幣的", "8,000億·元·人民幣|的"),
        ("16個百分點，", "16個·百分點，"),
        ("75間銀行", "75間|銀|行"),
        ("2026年6月8日", "2026年·6月·8日"),
        ("第3季", "第3季"),
        ("5%～10%之間", "5%～·10%|之|間"),
        ("「AI+」行動", "「AI+」|行|動"),
        ("HK$100億", "HK$100億"),
        ("逾$5萬", "逾|$5萬"),
        ("用5G網絡", "用|5G|網|絡"),
        ("阿里·巴", "阿|里·|巴"),
        ("２０２４年", "２０２４年"),
    ] {
        assert_eq!(marked(text), wanted);
    }
}

#[test]
fn english() {
    for (text, wanted) in [
        ("three banks in four", "three |banks |in |four"),
        ("about HK$10 billion (net)", "about |HK$10 ·billion |(net)"),
        ("people’s “own” word", "people’s |“own” |word"),
        ("up 3.4% to 1,200.5", "up |3.4% |to |1,200.5"),
        ("2023–2024 and -5", "2023–2024 |and |-5"),
        ("data-driven AI/ML", "data-|driven |AI/·ML"),
        ("firm(s), 2 m/s", "firm(s), |2 ·m/·s"),
        ("8 June 2026", "8 ·June |2026"),
        ("ranked No. 2", "ranked |No. ·2"),
        ("Wait… what", "Wait… |what"),
        ("a\u{a0}b c", "a\u{a0}b |c"),
        ("US$1.65 billion", "US$1.65 ·billion"),
        ("one – two", "one ·– |two"),
        ("16 percentage points", "16 ·percentage |points"),
        ("one\ntwo\r\nthree", "one\n‖two\r\n‖three"),
    ] {
        assert_eq!(marked(text), wanted);
    }
}

#[test]
fn other_languages() {
    for (text, wanted) in [
        ("рост 6,5 % — это", "рост |6,5 % — |это"),
        ("نمو 6.5٪ سنوي؟", "نمو |6.5٪ |سنوي؟"),
        ("カタカナー、ちょっと", "カ|タ|カ|ナー、|ちょっ|と"),
        ("👩‍💻👍🏽🇭🇰🇨🇳e\u{301}t", "👩‍💻|👍🏽|🇭🇰|🇨🇳|e\u{301}t"),
    ] {
        assert_eq!(marked(text), wanted);
    }
}
