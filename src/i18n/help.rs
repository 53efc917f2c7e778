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

/// The table by path.
pub fn table() -> HashMap<&'static str, Row> {
    TABLE
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
        .map(|l| {
            let mut cells = l.split('\t');
            let mut next = || cells.next().unwrap_or("");
            (next(), Row { alias: next(), text: next(), examples: next() })
        })
        .collect()
}
