//! A log of very many small entries, each signed and with one change, and what its verification costs against a plain scan of
//! the same rows.
//!
//!     cargo bench --bench log -- 1000000
#![allow(clippy::print_stdout)] // what it measures is its output
use ed25519_dalek::SigningKey;
use mamnon::audit::body::keeps_promise;
use mamnon::audit::change::Change;
use mamnon::audit::entry::{Draft, key_id, sign};
use mamnon::audit::hash::{hex, sha256};
use mamnon::audit::rules::{Rules, Said};
use mamnon::audit::verify::Verifier;
use mamnon::domain::action::Action;
use mamnon::domain::role::Grant;
use mamnon::store::account::AccountKey;
use mamnon::store::door::{Actor, Envelope, Request};
use mamnon::store::{Result, School, Tx, migrate};
use rusqlite::functions::FunctionFlags;
use rusqlite::types::Null;
use rusqlite::{Connection, params};
use sha2::{Digest as _, Sha256};
use std::path::Path;
use std::time::{Duration, Instant};

const AT: &str = "2026-11-23T01:00:00.000Z";

fn clock() -> jiff::Timestamp {
    AT.parse().unwrap_or_default()
}

fn actor(account: Option<i64>, username: &str, kind: &str) -> Actor {
    let key = SigningKey::from_bytes(&[username.as_bytes()[0]; 32]);
    let key_id = key_id(&key.verifying_key().to_bytes());
    Actor { account, username: username.into(), kind: kind.into(), key, key_id, cosigner: None }
}

fn introduce(tx: &Tx<'_>, actor: &Actor) -> Result<()> {
    tx.insert_key(&AccountKey {
        key_id: actor.key_id.clone(),
        account: actor.account,
        username: actor.username.clone(),
        public: hex(&actor.key.verifying_key().to_bytes()),
        origin: "init".into(),
        made_at: tx.at(),
        ended_at: None,
        expires: None,
        params: None,
        salt: None,
        wrapped: None,
    })
}

/// A school with one vice-principal; gives who signs.
fn school(path: &Path) -> Result<Actor> {
    let mut school = School::create(path, clock)?;
    let system = actor(None, "system", "system");
    let request = Request::new(Action::SchoolInit, "school");
    let (signer, _) = school.change(&system, &Envelope::default(), request, |tx| {
        migrate::record_first(tx, "bench")?;
        introduce(tx, &system)?;
        let id = tx.insert_account("pho.ht", "Trần Văn Nam", "person", None)?;
        tx.set_account_state(id, "active")?;
        let (role, from) = ("vice_principal".to_owned(), tx.today());
        tx.insert_grant(
            id,
            &Grant { id: 0, role, year: None, class: None, team: None, from, to: None, revoked: false },
        )?;
        let signer = actor(Some(id), "pho.ht", "person");
        introduce(tx, &signer)?;
        Ok(signer)
    })?;
    school.publish(path)?;
    Ok(signer)
}

fn row(n: u64) -> String {
    format!("{{\"value\":\"P{n}\"}}")
}

/// Appends so many entries, as the program would have written them one by one.
fn fill(path: &Path, signer: &Actor, count: u64) -> Result<()> {
    let mut conn = Connection::open(path)?;
    // The triggers ask for it; the entries are made here.
    conn.create_scalar_function(
        "mamnon_log",
        -1,
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS,
        |_| Ok(Null),
    )?;
    let tx = conn.transaction()?;
    let leaf: Vec<u8> = tx.query_row("SELECT leaf FROM audit_entry WHERE seq=1", [], |r| r.get(0))?;
    let mut prev = sha256(&[]);
    prev.copy_from_slice(&leaf);
    let mut packer = zstd::bulk::Compressor::new(1)?;
    for n in 1..=count {
        let (before, after) = (if n == 1 { String::new() } else { row(n - 1) }, row(n));
        let mut line = Vec::new();
        Change { tbl: "school", key: "[\"place\",\"2026-11-23\"]", before: &before, after: &after }.write(&mut line);
        line.push(b'\n');
        let seq = n + 1;
        let body = Draft {
            seq,
            prev,
            at: AT.into(),
            actor: signer.username.clone(),
            actor_kind: signer.kind.clone(),
            os_user: "phoht".into(),
            host: "may-1".into(),
            program: "mamnon 0.1.0".into(),
            action: "school.set".into(),
            object: "school/place".into(),
            args: ["mamnon", "school", "set", "place", "***"].map(Into::into).to_vec(),
            inputs: vec![],
            failed_tries: 0,
            denied_more: 0,
            reason: None,
            order: None,
            cosigner: None,
            lost: None,
            error: None,
            count: 1,
            digest: sha256(&[&line]),
        }
        .body();
        let (leaf, sig) = sign(&body, &signer.key);
        prev = leaf;
        let packed = packer.compress(&line)?;
        tx.prepare_cached("INSERT INTO audit_chunk VALUES(?1,0,?2)")?.execute(params![seq, packed])?;
        tx.prepare_cached("INSERT INTO audit_entry VALUES(?1,?2,?3,?4,?5,NULL,NULL)")?.execute(params![
            seq,
            body,
            leaf,
            sig,
            signer.key_id
        ])?;
    }
    tx.execute("INSERT INTO operation VALUES(0,?1,'2026-11-23',NULL,'',NULL)", [AT])?;
    tx.execute("INSERT INTO school VALUES('place','2026-11-23',?1)", [format!("P{count}")])?;
    tx.execute_batch("DELETE FROM operation;")?;
    tx.commit()?;
    Ok(())
}

/// Reads every byte of the log's rows.
fn scan(path: &Path) -> Result<u64> {
    let conn = Connection::open(path)?;
    let mut sum = 0;
    for sql in [
        "SELECT seq, body, leaf, sig, key_id FROM audit_entry ORDER BY seq",
        "SELECT seq, data FROM audit_chunk ORDER BY seq, part",
    ] {
        let mut stmt = conn.prepare(sql)?;
        let columns = stmt.column_count();
        let mut rows = stmt.query([])?;
        while let Some(row) = rows.next()? {
            for i in 1..columns {
                sum += row.get_ref(i)?.as_bytes()?.len() as u64;
            }
        }
    }
    Ok(sum)
}

/// Steps 1 and 2, and the rules if they are asked for; without signatures and tables.
fn read(path: &Path, judge: bool) -> Result<u64> {
    let school = School::open_still(path, clock)?;
    let (mut verifier, mut rules, mut found) = (Verifier::new().deferring(), Rules::new(), Vec::new());
    school.read(|db| {
        db.walk(0, &mut |entry, beside| {
            let body = verifier.chain(entry, &mut found);
            let (seq, key_id, denied) = (entry.seq, entry.key_id, body.outcome == "denied");
            let (at, actor, action) = (&*body.at, &*body.actor, &*body.action);
            if judge {
                rules.begin(Said { seq, at, actor, action, order: body.order, cosigner: None, denied, key_id });
            }
            let (mut hasher, mut count) = (Sha256::new(), 0);
            beside.lines_of(entry.seq, &mut |lines| {
                hasher.update(lines.hashed);
                let before = count;
                for change in lines.plain.lines().inspect(|_| count += 1).filter_map(Change::parse).filter(|_| judge) {
                    rules.change(change);
                }
                count - before
            })?;
            anyhow::ensure!(keeps_promise(&body, count, &hasher.finalize().into()), "entry {seq}");
            anyhow::ensure!(rules.end().is_empty(), "entry {seq}");
            Ok(true)
        })
    })?;
    anyhow::ensure!(found.is_empty(), "{found:?}");
    Ok(verifier.head().0)
}

fn best(runs: usize, mut f: impl FnMut() -> Result<u64>) -> Result<Duration> {
    let mut best = Duration::MAX;
    for _ in 0..runs {
        let start = Instant::now();
        f()?;
        best = best.min(start.elapsed());
    }
    Ok(best)
}

fn main() -> Result<()> {
    // `cargo test --all-targets` runs it too, and has no use for it.
    if !std::env::args().any(|a| a == "--bench") {
        return Ok(());
    }
    let count = std::env::args().find_map(|a| a.parse().ok()).unwrap_or(100_000);
    let dir = tempfile::tempdir()?;
    let path = dir.path().join("school.db");
    let signer = school(&path)?;
    fill(&path, &signer, count)?;
    let runs = 5;
    let plain = best(runs, || scan(&path))?;
    println!("{count} entries, one change each; plain scan of their rows {} ms", plain.as_millis());
    let show = |what: &str, time: Duration| {
        println!("{what:44} {:8} ms   {:5.2} x the scan", time.as_millis(), time.as_secs_f64() / plain.as_secs_f64());
    };
    show("chain and changes (steps 1, 2)", best(runs, || read(&path, false))?);
    show("and rules (steps 1, 2, 7)", best(runs, || read(&path, true))?);
    let whole = || {
        let report = School::open_still(&path, clock)?.read(|db| db.verify(&mut |_| {}))?;
        anyhow::ensure!(report.found.is_empty(), "{:?}", report.found);
        Ok(report.size)
    };
    show("everything, signatures on all cores", best(1, whole)?);
    Ok(())
}
