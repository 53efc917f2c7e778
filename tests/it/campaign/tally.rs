//! What the campaign has tried, and by which step each attack was found: the tables of SECURITY.md.
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// One kind of attack.
#[derive(Clone, Debug, Default)]
struct Row {
    tried: usize,
    /// By what it was found first, and how often.
    caught: BTreeMap<String, usize>,
    /// Why it was not found, and how often.
    missed: BTreeMap<String, usize>,
}

/// The counts, in the order of the attacks.
#[derive(Clone, Debug, Default)]
pub struct Tally(Vec<(String, Row)>);

impl Tally {
    fn row(&mut self, attack: &str) -> &mut Row {
        let place = self.0.iter().position(|(name, _)| name == attack).unwrap_or_else(|| {
            self.0.push((attack.to_owned(), Row::default()));
            self.0.len() - 1
        });
        &mut self.0[place].1
    }

    /// An attack that was found.
    pub fn caught(&mut self, attack: &str, by: impl Into<String>) {
        let row = self.row(attack);
        row.tried += 1;
        *row.caught.entry(by.into()).or_default() += 1;
    }

    /// An attack that was not found, and why.
    pub fn missed(&mut self, attack: &str, why: &str) {
        let row = self.row(attack);
        row.tried += 1;
        *row.missed.entry(why.to_owned()).or_default() += 1;
    }

    /// With the counts of other attacks after these.
    pub fn and(mut self, mut other: Tally) -> Tally {
        self.0.append(&mut other.0);
        self
    }

    /// Number of attacks.
    pub fn tried(&self) -> usize {
        self.0.iter().map(|(_, r)| r.tried).sum()
    }

    /// As a table in Markdown.
    pub fn table(&self) -> String {
        let mut text =
            String::from("| attack | tried | caught | by step | not caught, and why |\n|---|---|---|---|---|\n");
        for (attack, row) in &self.0 {
            let caught: usize = row.caught.values().sum();
            let counted = |all: &BTreeMap<String, usize>| {
                let one = all.len() == 1;
                let of = |(what, n): (&String, &usize)| if one { what.clone() } else { format!("{what} ({n})") };
                all.iter().map(of).collect::<Vec<_>>().join(", ")
            };
            let missed: usize = row.missed.values().sum();
            let why = if missed == 0 { String::new() } else { format!("{missed}: {}", counted(&row.missed)) };
            let _ = writeln!(text, "| {attack} | {} | {caught} | {} | {why} |", row.tried, counted(&row.caught));
        }
        text
    }

    /// Prints the table, and holds the one of that name in SECURITY.md against it. Where they differ, the file as it should be is
    /// put into the folder of temporary files.
    pub fn hold(&self, name: &str) {
        println!("{} attacks:\n{}", self.tried(), self.table());
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("SECURITY.md");
        let now = std::fs::read_to_string(&path).unwrap();
        let (begin, end) = (format!("<!-- {name}: what the test printed -->\n"), format!("<!-- end of {name} -->\n"));
        let (before, rest) = now.split_once(&begin).unwrap();
        let (_, after) = rest.split_once(&end).unwrap();
        let should = format!("{before}{begin}{}{end}{after}", self.table());
        if now != should {
            let out = std::env::temp_dir().join(format!("SECURITY.{name}.md"));
            std::fs::write(&out, should).unwrap();
            panic!("the table of {name} in SECURITY.md is not what was found; {} has it", out.display());
        }
    }
}
