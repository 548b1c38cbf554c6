//! Builds `data/dataset.json` from the sources: restated facts, the World Bank's file, translations.

#![allow(clippy::indexing_slicing, reason = "a missing member of a JSON value reads as null")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use crate::project::Project;

/// Languages in the order in which the dataset writes them; the first is the identity of a text.
const LANGUAGES: [&str; 3] = ["zh-Hant", "zh-Hans", "en"];

/// Four digits after the point are kept of the World Bank's growth figures, in percent: more than
/// any chart shows, fewer than the noise of their computation.
const GROWTH_SCALE: f64 = 10_000.0;

/// The members of an object in the order in which they are written.
type Row = Vec<(&'static str, Value)>;

/// Writes the dataset; with `is_check` only says whether the file at hand is what it would write.
pub(crate) fn data(project: &Project, is_check: bool) -> Result<()> {
    let source = project.data().join("source");
    let text = dataset(&source)?;
    let path = project.data().join("dataset.json");
    if is_check {
        let at_hand = fs::read_to_string(&path).unwrap_or_default();
        ensure!(at_hand == text, "data/dataset.json is not what `cargo xtask data` writes: run it");
        return Ok(());
    }
    fs::write(&path, text)?;
    println!("wrote {}", path.display());
    Ok(())
}

fn dataset(source: &Path) -> Result<String> {
    let facts = read_json(&source.join("facts.json"))?;
    let overlay = read_json(&source.join("overlay.json"))?;
    let tables = [
        ("facts", fact_fields(&overlay), facts_rows(&facts, &overlay)?, None),
        ("events", event_fields(&overlay), event_rows(&facts, &overlay)?, None),
        ("derived", fact_fields(&overlay), derived_rows(&facts, &overlay)?, None),
        ("growth", growth_fields(&overlay), growth_rows(source, &overlay)?, Some("world-bank")),
    ];
    let mut out = String::from("{\n");
    writeln!(out, "  \"about\": {},", overlay["about"])?;
    write_members(&mut out, "credits", &credits(&facts, &overlay)?)?;
    write_members(&mut out, "units", &members(&overlay["units"])?)?;
    out.push_str("  \"data\": {\n");
    let last = tables.len() - 1;
    for (i, (name, fields, rows, credit)) in tables.into_iter().enumerate() {
        write_table(&mut out, name, &fields, &rows, credit)?;
        out.push_str(if i < last { ",\n" } else { "\n" });
    }
    out.push_str("  }\n}\n");
    Ok(out)
}

fn credits(facts: &Value, overlay: &Value) -> Result<Vec<(String, Value)>> {
    let mut credits = Vec::new();
    for (id, source) in facts["sources"].as_object().context("facts.json has no sources")? {
        let own = &overlay["credits"][id];
        ensure!(own.is_object(), "overlay.json has no credit \"{id}\"");
        let mut credit = own.clone();
        let title = source["title"].as_str().unwrap_or_default();
        if !title.starts_with('(') {
            credit["title"] = json!(title);
            credit["language"] = source["lang"].clone();
        }
        if let Some(author) = source.get("byline") {
            credit["author"] = author.clone();
        }
        credit["date"] = source["published"].clone();
        credits.push((id.clone(), credit));
    }
    credits.push(("world-bank".into(), overlay["world-bank"].clone()));
    Ok(credits)
}

fn facts_rows(facts: &Value, overlay: &Value) -> Result<Vec<Row>> {
    let list = facts["facts"].as_array().context("facts.json has no facts")?;
    list.iter().map(|fact| fact_row(fact, overlay)).collect()
}

fn fact_row(fact: &Value, overlay: &Value) -> Result<Row> {
    let id = fact["id"].as_str().context("a fact has no id")?;
    let mut row: Row = vec![("id", fact["id"].clone()), ("topic", fact["topic"].clone())];
    let measure = overlay["measures"].get(id).unwrap_or(&fact["measure"]);
    row.push(("measure", measure.clone()));
    row.push(("label", translated(&overlay["labels"], id)?));
    match fact["value"].as_array().map(Vec::as_slice) {
        Some([low, high]) => row.extend([("low", low.clone()), ("high", high.clone())]),
        _ => row.push(("value", fact["value"].clone())),
    }
    if fact["unit"] != "period" {
        row.push(("unit", renamed(&overlay["unit-names"], &fact["unit"])));
    }
    row.push(("qualifier", renamed(&overlay["qualifier-names"], &fact["qualifier"])));
    push_period(&mut row, &fact["period"])?;
    let place = fact["place"].as_str().unwrap_or_default();
    row.push(("place", translated(&overlay["places"], place)?));
    row.push(("place-code", fact["place"].clone()));
    row.extend([("credit", fact["source"].clone()), ("where", fact["where"].clone())]);
    if let Some(attributed) = fact["attributed_to"].as_str() {
        row.push(("attributed", translated(&overlay["attributed"], attributed)?));
    }
    if fact.get("note").is_some() {
        row.push(("note", translated(&overlay["notes"], id)?));
    }
    Ok(row)
}

fn event_rows(facts: &Value, overlay: &Value) -> Result<Vec<Row>> {
    let events = facts["events"].as_array().context("facts.json has no events")?;
    let own = overlay["events"].as_array().context("overlay.json has no events")?;
    ensure!(events.len() == own.len(), "overlay.json must name each event");
    events.iter().zip(own).map(|(event, own)| event_row(event, own)).collect()
}

fn event_row(event: &Value, own: &Value) -> Result<Row> {
    let title = json!({"zh-Hant": event["zh-Hant"], "zh-Hans": own["zh-Hans"], "en": event["en"]});
    // What stands on an axis has shorter words.
    let label = own["label"].clone();
    let mut row: Row = vec![("id", own["id"].clone()), ("title", title), ("label", label)];
    push_period(&mut row, &event["date"])?;
    row.push(("credit", event["source"].clone()));
    Ok(row)
}

fn derived_rows(facts: &Value, overlay: &Value) -> Result<Vec<Row>> {
    let list = facts["derived"].as_array().context("facts.json has no derived values")?;
    let row = |derived: &Value| {
        let id = derived["id"].as_str().context("a derived value has no id")?;
        let own = &overlay["derived"][id];
        let mut row: Row = vec![
            ("id", derived["id"].clone()),
            ("measure", own["measure"].clone()),
            ("label", translated(&overlay["labels"], id)?),
            ("formula", derived["formula"].clone()),
            ("value", derived["value"].clone()),
            ("unit", renamed(&overlay["unit-names"], &derived["unit"])),
        ];
        push_period(&mut row, own.get("period").unwrap_or(&Value::Null))?;
        if let Some(credit) = shared_credit(facts, &derived["formula"]) {
            row.push(("credit", credit));
        }
        row.push(("note", translated(&overlay["notes"], id)?));
        Ok(row)
    };
    list.iter().map(row).collect()
}

/// The source of all facts in a formula; none when they come from several.
fn shared_credit(facts: &Value, formula: &Value) -> Option<Value> {
    let words: Vec<&str> = formula.as_str()?.split_whitespace().collect();
    let is_used = |fact: &&Value| fact["id"].as_str().is_some_and(|id| words.contains(&id));
    let mut sources = facts["facts"].as_array()?.iter().filter(is_used).map(|fact| &fact["source"]);
    let first = sources.next()?;
    sources.all(|source| source == first).then(|| first.clone())
}

/// Years of the World Bank's file as they are; a year that it does not have stays a gap.
fn growth_rows(source: &Path, overlay: &Value) -> Result<Vec<Row>> {
    let path = source.join("worldbank-gdp-growth-annual-pct.csv");
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).has_headers(false).from_path(&path)?;
    let records: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>()?;
    let header = records.iter().find(|record| record.get(1) == Some("Country Code"));
    let header = header.context("the World Bank's file has no line of column names")?;
    let own = &overlay["growth"];
    let (from, to) = (own["from"].as_i64(), own["to"].as_i64());
    let (Some(from), Some(to)) = (from, to) else { bail!("overlay.json: growth has no years") };
    let mut rows = Vec::new();
    for code in own["places"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        let record = records.iter().find(|record| record.get(1) == Some(code));
        let record = record.with_context(|| format!("the World Bank's file has no {code}"))?;
        for year in from..=to {
            let column = header.iter().position(|name| name == year.to_string());
            let cell = column.and_then(|column| record.get(column)).unwrap_or_default();
            rows.push(vec![
                ("id", json!(format!("{code}-{year}"))),
                ("place", translated(&overlay["places"], code)?),
                ("place-code", json!(code)),
                ("value", growth(cell)?),
                ("period", json!(year.to_string())),
                ("start", json!(year.to_string())),
            ]);
        }
    }
    Ok(rows)
}

fn growth(cell: &str) -> Result<Value> {
    if cell.is_empty() {
        return Ok(Value::Null);
    }
    let value: f64 = cell.parse().with_context(|| format!("not a number: {cell}"))?;
    Ok(json!((value * GROWTH_SCALE).round() / GROWTH_SCALE))
}

/// The period as the source gives it, and the days on which it begins and ends where it names them.
fn push_period(row: &mut Row, period: &Value) -> Result<()> {
    let Some(text) = period.as_str() else { return Ok(()) };
    row.push(("period", json!(text)));
    let (start, end) = match text {
        _ if text.starts_with("to ") => return Ok(()),
        _ if text.ends_with("-H2") => {
            let year = text.trim_end_matches("-H2");
            (format!("{year}-07-01"), format!("{year}-12-31"))
        }
        _ if text.contains('/') => {
            let (first, last) = text.split_once('/').context("a period without an end")?;
            (first.to_owned(), format!("{last}-12-31"))
        }
        _ if text.len() == 4 => (text.to_owned(), format!("{text}-12-31")),
        _ if text.ends_with("-12") && text.len() == 7 => (text.to_owned(), format!("{text}-31")),
        _ => (text.to_owned(), text.to_owned()),
    };
    row.extend([("start", json!(start)), ("end", json!(end))]);
    Ok(())
}

fn fact_fields(overlay: &Value) -> Row {
    let title = |name: &str| json!({"title": overlay["titles"][name]});
    vec![
        ("measure", title("measure")),
        ("label", title("measure")),
        ("formula", title("formula")),
        ("value", json!({"title": overlay["titles"]["value"], "type": "quantitative"})),
        ("period", title("period")),
        ("start", json!({"title": overlay["titles"]["start"], "type": "temporal"})),
        ("end", json!({"title": overlay["titles"]["end"], "type": "temporal"})),
        ("place", title("place")),
    ]
}

fn event_fields(overlay: &Value) -> Row {
    vec![
        ("title", json!({"title": overlay["titles"]["title"]})),
        ("label", json!({"title": overlay["titles"]["title"]})),
        ("period", json!({"title": overlay["titles"]["period"]})),
        ("start", json!({"title": overlay["titles"]["start"], "type": "temporal"})),
        ("end", json!({"title": overlay["titles"]["end"], "type": "temporal"})),
    ]
}

fn growth_fields(overlay: &Value) -> Row {
    let value = json!({
        "title": overlay["titles"]["growth"], "type": "quantitative",
        "unit": "percent-change", "format": ".1f"
    });
    vec![
        ("place", json!({"title": overlay["titles"]["place"]})),
        ("value", value),
        ("period", json!({"title": overlay["titles"]["period"]})),
        ("start", json!({"title": overlay["titles"]["start"], "type": "temporal"})),
    ]
}

fn translated(texts: &Value, name: &str) -> Result<Value> {
    let text =
        texts.get(name).with_context(|| format!("overlay.json does not translate {name}"))?;
    for language in LANGUAGES {
        ensure!(text.get(language).is_some(), "overlay.json: {name} has no {language}");
    }
    Ok(text.clone())
}

fn renamed(names: &Value, name: &Value) -> Value {
    name.as_str().and_then(|name| names.get(name)).unwrap_or(name).clone()
}

fn read_json(path: &Path) -> Result<Value> {
    let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("reading {}", path.display()))
}

fn members(value: &Value) -> Result<Vec<(String, Value)>> {
    let object = value.as_object().context("an object is missing in overlay.json")?;
    Ok(object.iter().map(|(key, value)| (key.clone(), value.clone())).collect())
}

fn write_members(out: &mut String, name: &str, members: &[(String, Value)]) -> Result<()> {
    writeln!(out, "  \"{name}\": {{")?;
    for (i, (key, value)) in members.iter().enumerate() {
        let comma = if i + 1 < members.len() { "," } else { "" };
        writeln!(out, "    {}: {}{comma}", json!(key), line(value))?;
    }
    out.push_str("  },\n");
    Ok(())
}

fn write_table(
    out: &mut String,
    name: &str,
    fields: &Row,
    rows: &[Row],
    credit: Option<&str>,
) -> Result<()> {
    writeln!(out, "    \"{name}\": {{")?;
    if let Some(credit) = credit {
        writeln!(out, "      \"credit\": \"{credit}\",")?;
    }
    let used: Row =
        fields.iter().filter(|(key, _)| rows.iter().any(|row| has(row, key))).cloned().collect();
    writeln!(out, "      \"fields\": {},", object(&used))?;
    writeln!(out, "      \"values\": [")?;
    for (i, row) in rows.iter().enumerate() {
        let comma = if i + 1 < rows.len() { "," } else { "" };
        writeln!(out, "        {}{comma}", object(row))?;
    }
    write!(out, "      ]\n    }}")?;
    Ok(())
}

fn has(row: &Row, key: &str) -> bool {
    row.iter().any(|(name, _)| *name == key)
}

fn object(row: &Row) -> String {
    let members: Vec<String> =
        row.iter().map(|(key, value)| format!("\"{key}\": {}", line(value))).collect();
    format!("{{{}}}", members.join(", "))
}

/// A value on one line; texts by language in the house's order, whatever order they were read in.
fn line(value: &Value) -> String {
    let Value::Object(members) = value else { return value.to_string() };
    let rank = |key: &str| LANGUAGES.iter().position(|language| *language == key);
    let mut members: Vec<_> = members.iter().collect();
    members.sort_by_key(|(key, _)| rank(key));
    let written: Vec<String> = members
        .into_iter()
        .map(|(key, value)| format!("{}: {}", json!(key), line(value)))
        .collect();
    format!("{{{}}}", written.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built() -> Value {
        let source = Project::here().data().join("source");
        serde_json::from_str(&dataset(&source).unwrap()).unwrap()
    }

    #[test]
    fn the_committed_dataset_is_what_the_sources_give() {
        data(&Project::here(), true).unwrap();
    }

    #[test]
    fn every_fact_event_and_derived_value_is_there_as_the_source_has_it() {
        let source = Project::here().data().join("source/facts.json");
        let facts = read_json(&source).unwrap();
        let dataset = built();
        for (name, count) in [("facts", 51), ("events", 7), ("derived", 6)] {
            let rows = dataset["data"][name]["values"].as_array().unwrap();
            assert_eq!(rows.len(), count, "{name}");
            assert_eq!(facts[name].as_array().unwrap().len(), count, "{name}");
        }
        for fact in facts["facts"].as_array().unwrap() {
            let rows = dataset["data"]["facts"]["values"].as_array().unwrap();
            let row = rows.iter().find(|row| row["id"] == fact["id"]).unwrap();
            match fact["value"].as_array() {
                Some(ends) => assert_eq!(json!([row["low"], row["high"]]), json!(ends)),
                None => assert_eq!(row["value"], fact["value"]),
            }
            assert_eq!(row["credit"], fact["source"]);
        }
    }

    #[test]
    fn growth_is_the_world_banks_and_2024_is_a_gap() {
        let dataset = built();
        let rows = dataset["data"]["growth"]["values"].as_array().unwrap();
        let value = |id: &str| &rows.iter().find(|row| row["id"] == id).unwrap()["value"];
        assert_eq!(*value("KAZ-1992"), json!(-5.3));
        assert!(value("KAZ-2023").is_number());
        assert!(value("UZB-2024").is_null());
    }
}
