//! Which clauses of the regulation a test shows. A test names a clause in its doc comment (`Q4.5`, `Q2 secrecy`) or in its
//! name (`q4_5`); `fixtures/clauses.csv` is the reviewed list. A clause that loses its test, or gains one, shows.
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A line of the reviewed list: a row of the regulation's table.
struct Line {
    clause: String,
    part: String,
    mode: String,
    titles: [String; 2],
    later: String,
}

impl Line {
    /// As a test names it.
    fn name(&self) -> String {
        if self.part.is_empty() { self.clause.clone() } else { format!("{} {}", self.clause, self.part) }
    }

    /// The tool itself carries it out, at least in part.
    fn is_ours(&self) -> bool {
        self.mode != "recorded"
    }
}

fn lines() -> Vec<Line> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/clauses.csv");
    let mut reader = csv_rows(&std::fs::read_to_string(path).unwrap());
    let header = reader.remove(0);
    assert_eq!(header, ["clause", "part", "mode", "title_vi", "title_en", "later"]);
    reader
        .into_iter()
        .map(|row| {
            let [clause, part, mode, vi, en, later] = row.try_into().unwrap();
            Line { clause, part, mode, titles: [vi, en], later }
        })
        .collect()
}

/// Rows of a CSV in which a cell in quotes may hold commas.
fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let row = |line: &str| {
        let (mut cells, mut quoted) = (vec![String::new()], false);
        for c in line.chars() {
            match c {
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(String::new()),
                other => cells.last_mut().unwrap().push(other),
            }
        }
        cells
    };
    text.lines().map(row).collect()
}

fn rust_files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// Every test with the text that stands over it: `file: name`, and its doc comment in one line.
fn tests() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    rust_files(&root.join("src"), &mut files);
    rust_files(&root.join("tests"), &mut files);
    files.sort();
    let mut out = Vec::new();
    for file in files {
        let (mut doc, mut is_test) = (String::new(), false);
        for line in std::fs::read_to_string(&file).unwrap().lines().map(str::trim) {
            if let Some(text) = line.strip_prefix("///") {
                doc.push_str(text);
            } else if line == "#[test]" {
                is_test = true;
            } else if line.starts_with("#[") {
            } else if let Some(rest) = line.strip_prefix("fn ").filter(|_| is_test) {
                let name = rest.split('(').next().unwrap();
                out.push((format!("{}: {name}", file.strip_prefix(root).unwrap().display()), std::mem::take(&mut doc)));
                is_test = false;
            } else {
                doc.clear();
                is_test = false;
            }
        }
    }
    out
}

/// The clause ids in a text: `Q4.5`, `D.2`; and where they end.
fn clauses_in(text: &str) -> Vec<(String, usize)> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    for (at, c) in text.char_indices() {
        let begins = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        if !begins || (c != 'Q' && c != 'D') {
            continue;
        }
        let rest = &text[at + 1..];
        let number: String = rest.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
        let number = number.trim_end_matches('.');
        let is_one = if c == 'Q' { !number.is_empty() && !number.starts_with('.') } else { number.starts_with('.') };
        if is_one {
            out.push((format!("{c}{number}"), at + 1 + number.len()));
        }
    }
    out
}

/// What each test shows, by the names of the list; and what names a clause that the list has not.
fn shown(lines: &[Line]) -> (BTreeMap<String, Vec<String>>, Vec<String>) {
    let (mut shown, mut unknown): (BTreeMap<String, Vec<String>>, _) = (BTreeMap::new(), Vec::new());
    for (test, doc) in tests() {
        let name = test.rsplit(": ").next().unwrap();
        let mut named = BTreeSet::new();
        for (clause, end) in clauses_in(&doc) {
            let after = doc[end..].trim_start();
            let of_clause: Vec<&Line> = lines.iter().filter(|l| l.clause == clause).collect();
            match of_clause.iter().find(|l| l.part.is_empty() || after.starts_with(&l.part)) {
                Some(line) => drop(named.insert(line.name())),
                None => unknown.push(format!("{test}: {clause} {}", after.chars().take(20).collect::<String>())),
            }
        }
        for line in lines.iter().filter(|l| l.part.is_empty()) {
            if name.contains(&line.clause.to_lowercase().replace('.', "_")) {
                named.insert(line.name());
            }
        }
        for clause in named {
            shown.entry(clause).or_default().push(test.clone());
        }
    }
    (shown, unknown)
}

#[test]
fn every_clause_that_the_tool_enforces_is_shown_by_a_test_or_waits_for_a_named_feature() {
    let lines = lines();
    let (shown, unknown) = shown(&lines);
    let mut wrong = Vec::new();
    for line in lines.iter().filter(|l| l.is_ours()) {
        let (name, title) = (line.name(), &line.titles[1]);
        match shown.get(&name) {
            Some(tests) => println!("{name} ({}), {title}: {} tests, such as {}", line.mode, tests.len(), tests[0]),
            None => println!("{name} ({}), {title}: later, with {}", line.mode, line.later),
        }
        if shown.contains_key(&name) && !line.later.is_empty() {
            wrong.push(format!("{name}: a test shows it now; empty its column \"later\" ({})", line.later));
        } else if !shown.contains_key(&name) && line.later.is_empty() {
            wrong.push(format!(
                "{name}: no test shows it any more; name it over one, or say in \"later\" what brings it"
            ));
        }
    }
    wrong.extend(unknown.into_iter().map(|u| format!("no such clause in the list: {u}")));
    assert!(wrong.is_empty(), "fixtures/clauses.csv:\n{}", wrong.join("\n"));
}

/// The list itself is whole: known modes, both titles, each row once, and in the order of the regulation's table.
#[test]
fn the_list_of_clauses_is_whole() {
    let lines = lines();
    let names: BTreeSet<String> = lines.iter().map(Line::name).collect();
    assert_eq!(names.len(), lines.len(), "a row stands twice");
    for line in &lines {
        assert!(["enforced", "both", "recorded"].contains(&line.mode.as_str()), "{}: {}", line.name(), line.mode);
        assert!(line.titles.iter().all(|t| !t.is_empty()), "{}", line.name());
        assert!(clauses_in(&line.clause).len() == 1, "{}", line.name());
    }
    let numbered: BTreeSet<&str> = lines.iter().map(|l| l.clause.as_str()).collect();
    let all =
        [("Q1", 1..=2), ("Q3", 1..=6), ("Q4", 1..=11), ("Q5", 1..=5), ("Q6", 1..=5), ("Q7", 1..=2), ("Q8", 1..=3)];
    for (article, items) in all {
        for item in items {
            assert!(numbered.contains(format!("{article}.{item}").as_str()), "{article}.{item}");
        }
    }
    assert!(["D.1", "D.2", "D.3", "Q2", "Q9"].iter().all(|c| numbered.contains(c)));
}

#[test]
fn clause_ids_are_found_in_a_text() {
    let found: Vec<String> =
        clauses_in("(Q4.5, Q2 own work; D.2). FAQ2, ID.3, Q").into_iter().map(|(c, _)| c).collect();
    assert_eq!(found, ["Q4.5", "Q2", "D.2"]);
}
