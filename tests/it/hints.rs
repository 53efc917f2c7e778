//! Every command that the program tells somebody to type is one: hints of refusals, what comes next, lines of the menu, and
//! commands inside sentences. They are read from the source, so that a new one is looked at without being listed here.
use crate::harness::PROGRAM;
use mamnon::cli::command;
use mamnon::cli::tour::words;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

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

/// The string literals of a source text, as the program has them.
fn literals(source: &str) -> Vec<String> {
    let (mut out, mut chars) = (Vec::new(), source.chars().peekable());
    while let Some(c) = chars.next() {
        match c {
            '/' if chars.peek() == Some(&'/') => while chars.next().is_some_and(|c| c != '\n') {},
            // A character, so that '"' opens no text; a lifetime has no second quote so near.
            '\'' => {
                let rest: String = chars.clone().take(3).collect();
                let skip = if rest.starts_with('\\') { 3 } else { 2 };
                if rest.chars().nth(skip - 1) == Some('\'') {
                    chars.nth(skip - 1);
                }
            }
            '"' => {
                let mut text = String::new();
                while let Some(c) = chars.next().filter(|c| *c != '"') {
                    match c {
                        '\\' => match chars.next() {
                            Some('n') => text.push('\n'),
                            // The line goes on below.
                            Some('\n') => while chars.next_if(|c| c.is_whitespace()).is_some() {},
                            Some(other) => text.push(other),
                            None => {}
                        },
                        other => text.push(other),
                    }
                }
                out.push(text);
            }
            _ => {}
        }
    }
    out
}

/// The commands in a text: all of it, or from a colon or the beginning of a line to the end of that line.
fn commands_in(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    for line in text.lines() {
        let from = if line.trim_start().starts_with("mamnon ") {
            line.find("mamnon ")
        } else {
            line.find(": mamnon ").map(|at| at + 2)
        };
        if let Some(from) = from {
            out.push(line[from..].trim_end_matches([' ', '.', ')']).to_owned());
        }
    }
    out
}

/// A command with something in every place that is filled when the program runs: an option that may be missing is left out.
fn filled(template: &str) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let close = open + rest[open..].find('}').unwrap();
        let name = &rest[open + 1..close];
        let stands_alone = out.ends_with([' ', '\'', '"']);
        out.push_str(match name {
            "verb" if out.ends_with("orders ") => "approve",
            "verb" => "lock",
            _ if stands_alone => "7",
            _ => "",
        });
        rest = &rest[close + 1..];
    }
    (out + rest).replace('\'', "\"")
}

#[test]
fn every_command_that_somebody_is_told_to_type_is_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = vec![root.join("i18n/refusals.rs")];
    rust_files(&root.join("cli"), &mut files);
    // The tour is played whole by a test of its own.
    files.retain(|f| !f.ends_with("tour.rs"));
    let mut told = BTreeSet::new();
    for file in files {
        let source = std::fs::read_to_string(&file).unwrap();
        let code = source.split("#[cfg(test)]\nmod tests").next().unwrap().to_owned();
        for literal in literals(&code) {
            told.extend(commands_in(&literal));
        }
    }
    // The name and version of the program, and a usage line.
    told.retain(|c| c != "mamnon {}" && !c.contains("USERNAME"));
    assert!(told.len() > 80, "{told:#?}");
    let mut wrong = Vec::new();
    for template in &told {
        let typed = words(&filled(template));
        if let Err(e) = command().try_get_matches_from(&typed) {
            wrong.push(format!("{template}\n  {e}"));
        } else if typed.get(1).is_some_and(|w| w == "help") {
            let out = std::process::Command::new(PROGRAM).args(&typed[1..]).output().unwrap();
            if !out.status.success() {
                wrong.push(format!("{template}: no such page"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn commands_are_found_and_filled() {
    assert_eq!(commands_in("a: mamnon x {no}.\nmamnon y"), ["mamnon x {no}", "mamnon y"]);
    assert_eq!(filled("mamnon {verb} {} {p}{class} --order {n}"), "mamnon lock 7 7 --order 7");
    assert_eq!(literals(r#"'"' x "a \"b\" {c}" // "no"#), ["a \"b\" {c}"]);
}
