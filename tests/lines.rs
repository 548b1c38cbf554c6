//! Every text of our own data in lines of many widths: no mark stands where it must not, and no
//! number is parted, by rules written here anew.

use datastory::diagnostic::Diagnostics;
use datastory::spec::json::{self, Json};
use datastory::text::lines::{fit, wrap};
use datastory::text::table::TableMeasure;
use datastory::text::{Font, TextMeasure};

const FONT: Font = Font { size: 14.0, bold: false };
/// Marks that start no line.
const NO_START: &str = "、，。：；！？）」』》〉】〕…—％%‰°’”,.!?);:";
/// Marks that end no line.
const NO_END: &str = "（「『《〈【〔“‘([＄$";
/// What follows a number as part of it.
const NUMBER_ENDS: &str = "%％萬億万亿年月日個个間家名人倍項项份所位輛辆天";

/// Hard cases of a newsroom, besides our own data.
const CASES: [&str; 12] = [
    "施政報告預留10億港元成立香港人工智能研發院，預計2026年下半年開始營運……",
    "銀行使用率由59%升至75%，上升16個百分點——而非16%。",
    "「人工智能+」（AI+）首次寫入《政府工作報告》：2024年、2025年、2026年。",
    "簽署96份協議，總值逾16.5億美元（約129億港元）；另有8,000億元人民幣額度。",
    "他说：“超过3.4%的企业（约1.2亿家）已经……”，随后又说：“为什么？”",
    "增長率為−4.5%，介乎5%～10%之間；氣溫37.5°，共1,000,000人次！",
    "Hong Kong put HK$10 billion into a fund (over US$1.65 billion in 2025, up 3.4%).",
    "The bank’s “AI-driven” plan—nearly 1,000 firms—ended on 8 June 2026; why?",
    "Between 5% and 10%, i.e. 16 percentage points, at 2 m/s over 3,000,000 km…",
    "第3季錄得7.7%增長，排名第2位，較2022/2023年度高1.2個百分點。",
    "北都區（新田科技城）預計2030年落成，樓面面積約700萬平方米。",
    "《香港創新科技發展藍圖》、《北部都會區發展策略》及「南金融、北創科」的新布局。",
];

fn collect(json: &Json, texts: &mut Vec<String>) {
    match json {
        Json::Text(text) if text.chars().count() > 6 && !text.contains("://") => {
            texts.push(text.clone());
        }
        Json::List(list) => list.iter().for_each(|json| collect(json, texts)),
        Json::Object(members) => members.iter().for_each(|(_, json)| collect(json, texts)),
        _ => (),
    }
}

/// All texts of the dataset, and the cases above.
fn corpus() -> Vec<String> {
    let mut texts = CASES.map(String::from).to_vec();
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/data/dataset.json");
    let text = std::fs::read_to_string(file).unwrap_or_default();
    if let Some(json) = json::parse("dataset.json", &text, &mut Diagnostics::default()) {
        collect(&json, &mut texts);
    }
    texts.sort();
    texts.dedup();
    texts
}

/// What is wrong with breaking the text between these two characters.
fn fault(before: char, after: char) -> Option<&'static str> {
    let is_number = |c: char| c.is_ascii_digit();
    if NO_START.contains(after) {
        return Some("starts with what must not start a line");
    }
    if NO_END.contains(before) {
        return Some("ends with what must not end a line");
    }
    let is_parted = is_number(before) && (is_number(after) || NUMBER_ENDS.contains(after))
        || ".,−$".contains(before) && is_number(after);
    is_parted.then_some("parts a number")
}

#[test]
fn no_mark_stands_where_it_must_not_and_no_number_is_parted() {
    let corpus = corpus();
    assert!(corpus.len() >= 500, "only {} texts", corpus.len());
    let mut faults = Vec::new();
    for text in &corpus {
        for width in (80..=400).step_by(16) {
            let lines = wrap(text, f64::from(width), FONT, &TableMeasure);
            let mut at = 0;
            for line in &lines {
                let start = at + text[at..].find(line.as_str()).expect("a line of the text");
                let is_spaced = start > at;
                if let (Some(before), Some(after), false) =
                    (text[..start].chars().next_back(), line.chars().next(), is_spaced)
                    && let Some(fault) = fault(before, after)
                {
                    faults.push(format!("{width} {fault}: {lines:?}"));
                }
                at = start + line.len();
            }
            assert!(text[at..].trim().is_empty(), "lost words: {lines:?}");
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults[..faults.len().min(40)].join("\n")
    );
}

#[test]
fn lines_are_no_wider_than_asked() {
    for text in corpus() {
        for width in [80.0, 120.0, 200.0, 333.3] {
            for line in wrap(&text, width, FONT, &TableMeasure) {
                assert!(TableMeasure.width(&line, FONT) <= width, "{width}: {line}");
            }
            let cut = fit(&text, width, FONT, &TableMeasure);
            assert!(TableMeasure.width(&cut, FONT) <= width, "{width}: {cut}");
        }
    }
}

#[test]
fn any_text_is_broken_without_loss() {
    let pieces = [
        "銀", "行", "A", " ", "1", "，", "「", "」", "\n", "\r", "\u{301}", "👩", "\u{200d}", "…",
        "$", "%", "-", "\u{200b}", "\u{a0}", "🇭", "“", "”", "億", "\u{0}", "ا", "/",
    ];
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..4_000 {
        let mut text = String::new();
        for _ in 0..12 {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            text.push_str(pieces[(seed % pieces.len() as u64) as usize]);
        }
        let width = (seed >> 40) as f64 % 90.0;
        let lines = wrap(&text, width, FONT, &TableMeasure);
        let is_kept = |c: &char| !c.is_whitespace();
        let joined: String = lines.concat().chars().filter(is_kept).collect();
        assert_eq!(joined, text.chars().filter(is_kept).collect::<String>());
        fit(&text, width, FONT, &TableMeasure);
    }
}

#[test]
fn a_long_text_takes_time_in_proportion() {
    // 100,000 characters without a place to break, and as many with.
    for text in ["a".repeat(100_000), "銀行業".repeat(30_000), " ".repeat(100_000)] {
        let lines = wrap(&text, 300.0, FONT, &TableMeasure);
        assert!(lines.len() < 100_000);
    }
}
