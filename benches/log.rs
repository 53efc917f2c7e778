//! What verification costs: of very many small entries, each signed and with one change, against a plain scan of the same rows; of
//! one entry with very many packed images, in rows a second; of the few entries since a checkpoint.
//!
//!     cargo bench --bench log -- 1000000
#![allow(clippy::print_stdout)] // what it measures is its output
use ed25519_dalek::SigningKey;
use mamnon::audit::body::keeps_promise;
use mamnon::audit::change::Change;
use mamnon::audit::checkpoint::{Checkpoint, key_name};
use mamnon::audit::entry::{Draft, key_id, sign};
use mamnon::audit::hash::{Hash, hex};
use mamnon::audit::note::Note;
use mamnon::audit::rules::{Rules, Said};
use mamnon::audit::verify::{Step, Verifier};
use mamnon::domain::action::Action;
use mamnon::domain::role::Grant;
use mamnon::store::account::AccountKey;
use mamnon::store::checkpoint::CheckpointRow;
use mamnon::store::door::{Actor, Envelope, Request};
use mamnon::store::replay::Report;
use mamnon::store::walk::Depth;
use mamnon::store::{Result, School, Tx, migrate};
use rusqlite::functions::FunctionFlags;
use rusqlite::types::Null;
use rusqlite::{Connection, params};
use sha2::{Digest as _, Sha256};
use std::path::Path;
use std::time::Instant;

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

/// A connection for which the guards see nothing: entries are made here as the program would have written them.
fn raw(path: &Path) -> Result<Connection> {
    let conn = Connection::open(path)?;
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS;
    conn.create_scalar_function("mamnon_log", -1, flags, |_| Ok(Null))?;
    conn.execute_batch("PRAGMA foreign_keys=OFF; PRAGMA synchronous=OFF")?;
    Ok(conn)
}

/// Makes entries, one after the other.
struct Writer<'a> {
    conn: &'a Connection,
    signer: &'a Actor,
    seq: u64,
    prev: Hash,
    packer: zstd::bulk::Compressor<'static>,
}

impl<'a> Writer<'a> {
    fn new(conn: &'a Connection, signer: &'a Actor) -> Result<Writer<'a>> {
        let sql = "SELECT seq, leaf FROM audit_entry ORDER BY seq DESC LIMIT 1";
        let (seq, prev) = conn.query_row(sql, [], |r| Ok((r.get(0)?, r.get(1)?)))?;
        Ok(Writer { conn, signer, seq, prev, packer: zstd::bulk::Compressor::new(1)? })
    }

    /// An entry whose change lines come in parts.
    fn entry(&mut self, action: Action, args: &[&str], parts: impl Iterator<Item = (u64, Vec<u8>)>) -> Result<()> {
        self.seq += 1;
        let (mut hasher, mut count) = (Sha256::new(), 0);
        for (part, (lines, text)) in parts.enumerate() {
            hasher.update(&text);
            count += lines;
            let packed = self.packer.compress(&text)?;
            let sql = "INSERT INTO audit_chunk VALUES(?1,?2,?3)";
            self.conn.prepare_cached(sql)?.execute(params![self.seq, part as i64, packed])?;
        }
        let body = Draft {
            seq: self.seq,
            prev: self.prev,
            at: AT.into(),
            actor: self.signer.username.clone(),
            actor_kind: self.signer.kind.clone(),
            os_user: "phoht".into(),
            host: "may-1".into(),
            program: "mamnon 0.1.0".into(),
            action: action.code().into(),
            object: args[1..].join("/"),
            args: args.iter().map(|a| (*a).to_owned()).collect(),
            inputs: vec![],
            failed_tries: 0,
            denied_more: 0,
            reason: None,
            order: None,
            cosigner: None,
            lost: None,
            error: None,
            count,
            digest: hasher.finalize().into(),
        }
        .body();
        let (leaf, sig) = sign(&body, &self.signer.key);
        self.prev = leaf;
        let sql = "INSERT INTO audit_entry VALUES(?1,?2,?3,?4,?5,NULL,NULL)";
        self.conn.prepare_cached(sql)?.execute(params![self.seq, body, leaf, sig, self.signer.key_id])?;
        Ok(())
    }
}

/// Runs something with an operation open for every book.
fn in_operation(conn: &Connection, f: impl FnOnce() -> Result<()>) -> Result<()> {
    let sql =
        "INSERT INTO operation(book,at,today,locked_to) SELECT column1,?1,'2026-11-23','' FROM (VALUES(0),(1),(2))";
    conn.execute(sql, [AT])?;
    f()?;
    conn.execute_batch("DELETE FROM operation")?;
    Ok(())
}

fn line(tbl: &str, key: &str, before: &str, after: &str) -> Vec<u8> {
    let mut line = Vec::new();
    Change { tbl, key, before, after }.write(&mut line);
    line.push(b'\n');
    line
}

/// So many entries with one change each.
fn small(path: &Path, signer: &Actor, count: u64) -> Result<()> {
    let mut conn = raw(path)?;
    let tx = conn.transaction()?;
    let mut writer = Writer::new(&tx, signer)?;
    let row = |n: u64| if n == 0 { String::new() } else { format!("{{\"value\":\"P{n}\"}}") };
    for n in 1..=count {
        let line = line("school", "[\"place\",\"2026-11-23\"]", &row(n - 1), &row(n));
        let args = ["mamnon", "school", "set", "place", "***"];
        writer.entry(Action::SchoolSet, &args, std::iter::once((1, line)))?;
    }
    in_operation(&tx, || {
        let sql = "INSERT INTO school VALUES('place','2026-11-23',?1) ON CONFLICT DO UPDATE SET value=excluded.value";
        tx.execute(sql, [format!("P{count}")])?;
        Ok(())
    })?;
    tx.commit()?;
    Ok(())
}

/// One entry with so many marks, as a sheet of a school year brings them.
fn packed(path: &Path, signer: &Actor, count: u64) -> Result<()> {
    const A_PART: u64 = 4096;
    let mut conn = raw(path)?;
    let tx = conn.transaction()?;
    let mark = |n: u64| {
        let (day, child, slot) = (n / 1200, n / 2 % 600 + 1, if n % 2 == 0 { "afternoon" } else { "lunch" });
        let date = format!("{}-{:02}-{:02}", 2000 + day / 336, day / 28 % 12 + 1, day % 28 + 1);
        (date, child, slot, if (child + day) % 11 == 0 { "excused" } else { "present" })
    };
    in_operation(&tx, || {
        let sql = "INSERT INTO meal_marks VALUES(?1,?2,?3,'5A1',?4,NULL)";
        let mut stmt = tx.prepare(sql)?;
        (0..count).map(mark).try_for_each(|(date, child, slot, status)| {
            stmt.execute(params![date, child, slot, status])?;
            Ok(())
        })
    })?;
    let part = |first: u64| {
        let lines = first..count.min(first + A_PART);
        let text = lines.clone().map(mark).flat_map(|(date, child, slot, status)| {
            let key = format!("[\"{date}\",{child},\"{slot}\"]");
            line("meal_marks", &key, "", &format!("{{\"class\":\"5A1\",\"status\":\"{status}\",\"told_at\":null}}"))
        });
        (lines.end - lines.start, text.collect())
    };
    let args = ["mamnon", "meals", "marks", "import"];
    let parts = (0..count).step_by(A_PART as usize).map(part);
    Writer::new(&tx, signer)?.entry(Action::MealsMarksImport, &args, parts)?;
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
    let (mut verifier, mut rules, mut found) = (Verifier::new(), Rules::new(), Vec::new());
    school.read(|db| {
        db.walk(0, Depth::Entries, &mut |at| {
            let entry = at.stored();
            let body = at.body();
            verifier.chain(entry, at.own(), &body, &mut found);
            let (seq, key_id, denied) = (entry.seq, entry.key_id, body.outcome == "denied");
            let said = Said {
                seq,
                at: &body.at,
                actor: &body.actor,
                action: &body.action,
                order: body.order,
                cosigner: None,
                denied,
                key_id,
            };
            if judge {
                rules.begin(said);
            }
            let told = at.lines(&mut |lines| {
                let changes = lines.plain.lines().filter_map(Change::parse);
                if judge { changes.inspect(|c| rules.change(*c)).count() as u64 } else { changes.count() as u64 }
            })?;
            anyhow::ensure!(told.whole && keeps_promise(&body, told.count, &told.digest), "entry {seq}");
            anyhow::ensure!(rules.end().is_empty(), "entry {seq}");
            Ok(true)
        })
    })?;
    anyhow::ensure!(found.is_empty(), "{found:?}");
    Ok(verifier.head().0)
}

/// Seconds on the clock, and of processor in all threads.
#[derive(Clone, Copy)]
struct Cost {
    wall: f64,
    cpu: f64,
}

fn cost(f: impl FnOnce() -> Result<u64>) -> Result<Cost> {
    let (start, before) = (Instant::now(), processor()?);
    f()?;
    Ok(Cost { wall: start.elapsed().as_secs_f64(), cpu: processor()? - before })
}

/// Processor time of this process, by the kernel's nanoseconds of each thread that lives and its ticks of those that do not.
fn processor() -> Result<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |i: usize| -> Result<f64> { Ok(fields[i].parse::<f64>()?) };
    Ok((ticks(11)? + ticks(12)?) / 100.0)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Something and the scan in turn; what it takes and the ratio of the pairs, by the clock and in processor time.
fn paired(what: &str, runs: usize, path: &Path, mut f: impl FnMut() -> Result<u64>) -> Result<()> {
    let mut pairs = Vec::new();
    for _ in 0..runs {
        pairs.push((cost(|| scan(path))?, cost(&mut f)?));
    }
    let of = |value: fn(&(Cost, Cost)) -> f64| median(pairs.iter().map(value).collect());
    println!(
        "{what:44} {:8.0} ms   {:5.2} x the scan ({:.0} ms); processor {:5.2} x",
        of(|(_, own)| own.wall) * 1000.0,
        of(|(scan, own)| own.wall / scan.wall),
        of(|(scan, _)| scan.wall) * 1000.0,
        of(|(scan, own)| own.cpu / scan.cpu),
    );
    Ok(())
}

fn clean(report: &Report) -> Result<u64> {
    anyhow::ensure!(report.found.is_empty(), "{:?}", report.found.first());
    Ok(report.size)
}

fn many_entries(count: u64) -> Result<()> {
    let dir = tempfile::tempdir()?;
    let path = dir.path().join("school.db");
    let signer = school(&path)?;
    small(&path, &signer, count)?;
    println!("{count} entries with one change each");
    paired("chain and changes (steps 1, 2)", 7, &path, || read(&path, false))?;
    paired("and rules (steps 1, 2, 7)", 5, &path, || read(&path, true))?;
    paired("everything, signatures on all cores", 1, &path, || {
        clean(&School::open_still(&path, clock)?.read(|db| db.verify(&mut |_| {}))?)
    })
}

/// The replay of packed images against their table.
fn packed_images(count: u64) -> Result<()> {
    let dir = tempfile::tempdir()?;
    let path = dir.path().join("school.db");
    let signer = school(&path)?;
    packed(&path, &signer, count)?;
    let (mut replay, mut unpacked, mut all) = (vec![], vec![], vec![]);
    for _ in 0..7 {
        let start = Instant::now();
        let report = School::open_still(&path, clock)?.read(|db| db.verify(&mut |_| {}))?;
        all.push(start.elapsed().as_secs_f64());
        clean(&report)?;
        let time = |step: Step| report.steps.iter().find(|s| s.step == step).map_or(0.0, |s| s.time.as_secs_f64());
        replay.push(time(Step::Replay));
        unpacked.push(time(Step::Replay) + time(Step::Changes));
    }
    println!("one entry with {count} packed images, and their table; one thread");
    for (what, times) in
        [("replay (step 6)", replay), ("with unpacking and digest (steps 2, 6)", unpacked), ("all seven steps", all)]
    {
        let time = median(times);
        println!("{what:44} {:8.0} ms   {:8.0} rows a second", time * 1000.0, count as f64 / time);
    }
    Ok(())
}

/// The few entries since a checkpoint, in a process that has the database open.
fn since_a_checkpoint(count: u64) -> Result<()> {
    let dir = tempfile::tempdir()?;
    let path = dir.path().join("school.db");
    let signer = school(&path)?;
    small(&path, &signer, count)?;
    let school = School::open(&path, clock, 1)?;
    let stretch = school.read(|db| db.verify_since(None, &[], Depth::Chain, &mut |_| {}))?;
    let head = Checkpoint { origin: school.db().log_origin()?, size: stretch.report.size, root: stretch.report.root };
    let note = Note::sign(&head.text(), &key_name(&head.origin, "pho.ht"), &signer.key).write();
    let (size, root, range, key_id) = (head.size, head.root, stretch.range, signer.key_id.clone());
    school.put_checkpoint(&CheckpointRow { size, key_id, root, range, note, made_at: clock() })?;
    println!("since a checkpoint of {count} entries, in an open database");
    let mut after = 0;
    for more in [1, 3, 12, 48] {
        small(&path, &signer, more)?;
        after += more;
        let mut times = Vec::new();
        for _ in 0..50 {
            let start = Instant::now();
            let from = school.db().last_checkpoint(u64::MAX)?;
            clean(&school.read(|db| db.verify_since(from.as_ref(), &[], Depth::Entries, &mut |_| {}))?.report)?;
            times.push(start.elapsed().as_secs_f64());
        }
        let time = median(times) * 1000.0;
        println!(
            "{:44} {time:8.2} ms   {:8.3} ms each",
            format!("{after} entries (steps 1 to 5)"),
            time / after as f64
        );
    }
    Ok(())
}

fn main() -> Result<()> {
    // `cargo test --all-targets` runs it too, and has no use for it.
    if !std::env::args().any(|a| a == "--bench") {
        return Ok(());
    }
    let count = std::env::args().find_map(|a| a.parse().ok()).unwrap_or(100_000);
    packed_images(count)?;
    since_a_checkpoint(count.min(10_000))?;
    many_entries(count)
}
