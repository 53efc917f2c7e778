//! The Vietnamese help and the Vietnamese names of commands, from one table: `path ⇥ alias ⇥ text ⇥ examples`. A row whose
//! path has a dot (`accounts create.username`) is about an argument. Examples stand apart by ` ;; ` and serve both languages.
use std::collections::HashMap;

const TABLE: &str = include_str!("help.vi.tsv");

/// One row of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Vietnamese name without tones.
    pub alias: &'static str,
    /// Vietnamese help.
    pub text: &'static str,
    /// Commands to show at the end of the help page.
    pub examples: &'static str,
}

/// The rows whose path is wanted; the others are not taken apart, since every start reads the table.
fn rows(wanted: impl Fn(&str) -> bool) -> impl Iterator<Item = (&'static str, Row)> {
    let lines = TABLE.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'));
    lines.filter(move |(path, _)| wanted(path)).map(|(path, rest)| {
        let mut cells = rest.split('\t');
        let mut next = || cells.next().unwrap_or("");
        (path, Row { alias: next(), text: next(), examples: next() })
    })
}

/// The table by path.
pub fn table() -> HashMap<&'static str, Row> {
    rows(|_| true).collect()
}

/// The row of the program itself.
pub fn root() -> Row {
    rows(|path| path == "mamnon").next().map(|(_, row)| row).unwrap_or_default()
}

/// The rows of the commands directly below a path, and of that path's own arguments: all that one level of the tree needs.
pub fn level(path: &str) -> HashMap<&'static str, Row> {
    let below = |row: &str| match row.strip_prefix(path) {
        Some(rest) if path.is_empty() => !rest.contains([' ', '.']) || rest.starts_with('.'),
        Some("") => true,
        Some(rest) => match rest.as_bytes()[0] {
            b' ' => !rest[1..].contains([' ', '.']),
            b'.' => true,
            _ => false,
        },
        None => row.starts_with('.'),
    };
    rows(below).collect()
}
