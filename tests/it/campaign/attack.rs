//! One attack: what it does, what must find it, and what it left behind.
use super::lab::LAB;
use crate::harness::School;
use rusqlite::Connection;
use std::path::PathBuf;

/// What must find an attack first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum By {
    /// A step of `audit verify`.
    Step(u8),
    /// The file itself, by its triggers.
    Guard,
    /// The program, which calls the file damaged or tampered with as soon as it opens it.
    Opening,
    /// Nothing, and why.
    Nobody(&'static str),
}

/// One kind of attack.
pub struct Attack {
    /// As SECURITY.md names it.
    pub name: &'static str,
    /// What may find it first.
    pub by: &'static [By],
    /// Somebody holds the paper code from before the attack.
    pub code: bool,
    /// Does it.
    pub run: fn(&mut Hand),
}

/// The attacker's hand on a copy of the file.
pub struct Hand {
    /// The folder with the copy, and everybody's sessions.
    pub school: School,
    /// Chance, but always the same.
    pub rng: Rng,
    /// What SQLite said where the guard stood in the way.
    pub refused: Option<String>,
}

impl Hand {
    /// A copy, and the chance of that number.
    pub fn new(seed: u64) -> Hand {
        Hand { school: LAB.copy(), rng: Rng(seed), refused: None }
    }

    /// The file.
    pub fn db(&self) -> PathBuf {
        self.school.db()
    }

    /// As a client that takes the guard off and puts it back.
    pub fn unguarded(&self, f: impl FnOnce(&Connection)) {
        super::forger::unguarded(&self.db(), f);
    }

    /// As a plain client.
    pub fn plainly(&mut self, sql: &str) {
        self.refused = super::forger::client(&self.db()).execute_batch(sql).err().map(|e| e.to_string());
    }

    /// The file's bytes are replaced.
    pub fn put(&self, bytes: &[u8]) {
        std::fs::write(self.db(), bytes).unwrap();
    }

    /// A number from `from` to `to`, both included.
    pub fn pick(&mut self, from: u64, to: u64) -> u64 {
        from + self.rng.below(to - from + 1)
    }

    /// One of several.
    pub fn one<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.rng.below(all.len() as u64) as usize]
    }
}

/// SplitMix64: small, and the same everywhere.
pub struct Rng(pub u64);

impl Rng {
    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `most`.
    pub fn below(&mut self, most: u64) -> u64 {
        self.next() % most
    }
}
