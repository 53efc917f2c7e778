//! Comparing a log with what is remembered of it: checkpoints, witnesses, codes on paper (step 4).
use super::checkpoint::Remembered;
use super::hash::{Hash, unhex};
use super::merkle::Tree;
use serde_json::Value;

/// What an entry of a restore says it has lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restore {
    /// Number of the entry.
    pub entry: u64,
    /// The first entry that was lost, by its number in the lost log.
    pub first: u64,
    /// Size and root of the lost log; none where it could not be read.
    pub lost: Option<(u64, Hash)>,
}

impl Restore {
    /// Reads it from a body that both officers have signed; whether they have is for others to check.
    pub fn of(body: &Value) -> Option<Restore> {
        let lost = body.get("lost")?;
        if body["action"] != "backup.restore" || body["outcome"] != "done" || !body["cosigner"].is_string() {
            return None;
        }
        let root = lost["root"].as_str().and_then(unhex).and_then(|r| Hash::try_from(r).ok());
        let (entry, first) = (body["seq"].as_u64()?, lost["first"].as_u64()?);
        Some(Restore { entry, first, lost: lost["size"].as_u64().zip(root) })
    }

    /// Whether it explains why the log is not as remembered: its lost head is exactly that one.
    pub fn explains(&self, r: &Remembered) -> bool {
        self.lost.as_ref().is_some_and(|(size, root)| *size == r.size && r.root.is(root) && self.first <= *size)
    }
}

/// Something remembered that a restore explains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// What is remembered.
    pub remembered: Remembered,
    /// The restore.
    pub entry: u64,
    /// Entries that were lost.
    pub lost: u64,
}

/// How a log differs from what is remembered of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// What is remembered.
    pub remembered: Remembered,
    /// The log has fewer entries than that.
    pub shorter: bool,
}

/// The running comparison.
#[derive(Debug, Default)]
pub struct Memory {
    wanted: Vec<Remembered>,
    next: usize,
    /// Restores met on the way.
    pub restores: Vec<Restore>,
    mismatches: Vec<Mismatch>,
    /// Heads that have been compared.
    pub compared: u64,
}

impl Memory {
    /// Of these heads.
    pub fn of(mut wanted: Vec<Remembered>) -> Memory {
        wanted.sort_by_key(|r| r.size);
        Memory { wanted, ..Memory::default() }
    }

    /// Called after every entry with its body, and where the reading begins with none.
    pub fn see(&mut self, tree: &Tree, body: &str) {
        // Nearly every body is ruled out without being parsed.
        if body.contains("\"lost\"") {
            self.restores.extend(serde_json::from_str(body).ok().as_ref().and_then(Restore::of));
        }
        while let Some(r) = self.wanted.get(self.next).filter(|r| r.size <= tree.size()) {
            // What lies before the place where the reading began is not seen here.
            if r.size == tree.size() {
                self.compared += 1;
                if !r.root.is(&tree.root()) {
                    self.mismatches.push(Mismatch { remembered: r.clone(), shorter: false });
                }
            }
            self.next += 1;
        }
    }

    /// All that differs, at the end of the log; if that was not reached, nothing is said of heads that lie beyond.
    pub fn end(&mut self, reached: bool) -> Vec<Mismatch> {
        if reached {
            let beyond = self.wanted.split_off(self.next.min(self.wanted.len()));
            self.compared += beyond.len() as u64;
            self.mismatches.extend(beyond.into_iter().map(|remembered| Mismatch { remembered, shorter: true }));
        }
        std::mem::take(&mut self.mismatches)
    }
}

#[cfg(test)]
mod tests {
    use super::super::checkpoint::{Root, Source};
    use super::super::hash::hex;
    use super::super::merkle::leaf;
    use super::*;
    use serde_json::json;

    fn at(size: u64, root: Hash) -> Remembered {
        Remembered { source: Source::Witness, size, root: Root::Whole(root) }
    }

    fn roots(n: u64) -> Vec<Hash> {
        let mut tree = Tree::new();
        let root = |i: u64| {
            tree.push(leaf(&i.to_be_bytes()));
            tree.root()
        };
        (1..=n).map(root).collect()
    }

    fn compare(wanted: Vec<Remembered>, size: u64, reached: bool) -> Vec<(u64, bool)> {
        let (mut memory, mut tree) = (Memory::of(wanted), Tree::new());
        for i in 1..=size {
            tree.push(leaf(&i.to_be_bytes()));
            memory.see(&tree, "");
        }
        memory.end(reached).into_iter().map(|m| (m.remembered.size, m.shorter)).collect()
    }

    #[test]
    fn heads_that_the_log_had_are_found_and_others_are_not() {
        let roots = roots(9);
        let all = |n: usize| (1..=n).map(|i| at(i as u64, roots[i - 1])).rev().collect::<Vec<_>>();
        assert_eq!(compare(all(7), 7, true), []);
        assert_eq!(compare(all(9), 7, true), [(8, true), (9, true)]);
        assert_eq!(compare(all(9), 7, false), [], "the end was not reached");
        assert_eq!(compare(vec![at(3, roots[1]), at(3, roots[2]), at(5, roots[0])], 7, true), [(3, false), (5, false)]);
    }

    #[test]
    fn a_restore_explains_exactly_the_head_that_it_names() {
        let lost = [7; 32];
        let body = |lost: Value| json!({"seq": 5, "action": "backup.restore", "outcome": "done", "cosigner": "h", "lost": lost});
        let good = Restore::of(&body(json!({"first": 4, "size": 9, "root": hex(&lost)}))).unwrap();
        assert!(good.explains(&at(9, lost)));
        assert!(!good.explains(&at(8, lost)) && !good.explains(&at(9, [8; 32])));
        let unreadable = Restore::of(&body(json!({"first": 4, "size": null, "root": null}))).unwrap();
        assert!(!unreadable.explains(&at(9, lost)), "nothing is known of what was lost");
        let mut alone = body(json!({"first": 4, "size": 9, "root": hex(&lost)}));
        alone["cosigner"] = Value::Null;
        assert_eq!(Restore::of(&alone), None, "one officer alone restores nothing");
    }
}
