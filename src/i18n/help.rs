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

fn rows() -> impl Iterator<Item = (&'static str, Row)> {
    TABLE.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(|l| {
        let mut cells = l.split('\t');
        let mut next = || cells.next().unwrap_or("");
        (next(), Row { alias: next(), text: next(), examples: next() })
    })
}

/// The table by path.
pub fn table() -> HashMap<&'static str, Row> {
    rows().collect()
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
    rows().filter(|(row, _)| below(row)).collect()
}
