//! The tampering campaign: every kind of attack in SECURITY.md, then two hundred random ones, each on a copy of one school and
//! judged by a process of its own. Which byte, which entry, which row is chance, but the same chance in every run.
mod attack;
pub mod forger;
pub mod lab;
mod log;
mod people;
mod tables;
mod tally;

use attack::{Attack, By, Hand, Rng};
use lab::LAB;
use std::sync::atomic::{AtomicUsize, Ordering};
use tally::Tally;

/// The seed of the campaign whose counts stand in SECURITY.md; `MAMNON_CAMPAIGN_SEED` tries another one.
const SEED: u64 = 20_261_124;

/// Every kind of attack, in the order of the table.
const KINDS: [&[Attack]; 3] = [log::ATTACKS, tables::ATTACKS, people::ATTACKS];

/// Random attacks, after one of each kind.
const RANDOM: u64 = 200;

/// Makes an attack on a copy; what finds it first.
fn found_by(attack: &Attack, seed: u64) -> (By, String) {
    let mut hand = Hand::new(seed);
    (attack.run)(&mut hand);
    if let Some(refusal) = hand.refused {
        let guards = ["no operation is open", "append only", "no such function: mamnon_log"];
        assert!(guards.iter().any(|g| refusal.contains(g)), "{refusal}");
        hand.school.verifies();
        return (By::Guard, refusal);
    }
    let against = if attack.code { format!(" --against {}", LAB.code) } else { String::new() };
    let out = hand.school.run("x", &format!("mamnon audit verify --format json{against}"));
    let said = format!("{out:?}");
    match out.code {
        0 => (By::Nobody(""), said),
        9 if out.stdout.is_empty() => {
            assert!(matches!(out.error()["code"].as_str(), Some("tampered" | "damaged")), "{said}");
            (By::Opening, said)
        }
        9 => {
            let steps = out.json()["findings"].as_array().unwrap().iter().map(|f| f["step"].as_u64().unwrap()).min();
            (By::Step(steps.unwrap() as u8), said)
        }
        _ => panic!("{}: {said}", attack.name),
    }
}

fn word(by: By) -> String {
    match by {
        By::Step(n) => n.to_string(),
        By::Guard => "refused by the file".to_owned(),
        By::Opening => "on opening".to_owned(),
        By::Nobody(_) => String::new(),
    }
}

/// Makes one attack and says what found it; that must be what the specification says.
fn judge(attack: &Attack, seed: u64) -> By {
    let (by, said) = found_by(attack, seed);
    let fits = |expected: &&By| match (**expected, by) {
        (By::Nobody(_), By::Nobody(_)) => true,
        (expected, by) => expected == by,
    };
    match attack.by.iter().find(fits) {
        Some(expected) => *expected,
        None => panic!("{} (seed {seed}) was found by {by:?}, not by {:?}: {said}", attack.name, attack.by),
    }
}

/// The counts of some kinds of attacks.
fn count(kinds: &[Attack], done: &[(&str, By)]) -> Tally {
    let mut tally = Tally::default();
    for kind in kinds {
        for (_, by) in done.iter().filter(|(name, _)| *name == kind.name) {
            match by {
                By::Nobody(why) => tally.missed(kind.name, why),
                by => tally.caught(kind.name, word(*by)),
            }
        }
    }
    tally
}

/// The kind and the chance of each attack: one of each, then the random ones.
fn plan(seed: u64) -> Vec<(&'static Attack, u64)> {
    let kinds: Vec<&Attack> = KINDS.into_iter().flatten().collect();
    let mut rng = Rng(seed);
    let mut plan: Vec<_> = kinds.iter().map(|kind| (*kind, rng.next())).collect();
    for _ in 0..RANDOM {
        let kind = kinds[rng.below(kinds.len() as u64) as usize];
        plan.push((kind, rng.next()));
    }
    plan
}

#[test]
fn every_attack_is_found_by_its_step() {
    #[expect(clippy::disallowed_methods, reason = "a test has no session to read the environment")]
    let other = std::env::var("MAMNON_CAMPAIGN_SEED").ok();
    let seed = other.as_ref().map_or(SEED, |s| s.parse().unwrap());
    println!("seed {seed}");
    let plan = plan(seed);
    // Two at a time; the table is made in the order of the plan.
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some((attack, seed)) = plan.get(next.fetch_add(1, Ordering::Relaxed)) {
            done.push((attack.name, judge(attack, *seed)));
        }
        done
    };
    let done = std::thread::scope(|scope| {
        let hands = [scope.spawn(work), scope.spawn(work)];
        hands.into_iter().flat_map(|h| h.join().unwrap()).collect::<Vec<_>>()
    });
    let tally = KINDS.map(|kinds| count(kinds, &done)).into_iter().reduce(Tally::and).unwrap();
    match other {
        None => tally.hold("attacks"),
        Some(_) => println!("{}", tally.table()),
    }
}
