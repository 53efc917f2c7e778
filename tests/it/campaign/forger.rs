//! Somebody at the file with a SQLite client, this program's source and a clear head: the triggers taken off and put back to the
//! letter, hashes made anew, entries signed with whatever keys they have.
use ed25519_dalek::{Signer as _, SigningKey};
use mamnon::audit::change::{Change, commitment, write_commitment};
use mamnon::audit::entry::canonical;
use mamnon::audit::hash::{hex, sha256};
use mamnon::audit::merkle::leaf;
use mamnon::domain::date::{format_utc_ms, parse_utc_ms};
use mamnon::store::diary::Shape;
use mamnon::store::guard::{TABLES, find, shape};
use rusqlite::{Connection, params};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// A private key with its owner.
pub struct Key {
    /// Its id in the log.
    pub id: String,
    /// Whose.
    pub username: String,
    /// The key.
    pub secret: SigningKey,
}

/// Opens the key of somebody whose password is known.
pub fn open_key(conn: &Connection, username: &str, password: &str) -> Key {
    let sql = "SELECT key_id, params, salt, wrapped FROM account_key WHERE username=?1 AND ended_at IS NULL";
    let read = |r: &rusqlite::Row<'_>| -> rusqlite::Result<(String, String, Vec<u8>, Vec<u8>)> {
        Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?))
    };
    let (id, how, salt, wrapped) = conn.query_row(sql, [username], read).unwrap();
    let secret = mamnon::app::keys::unwrap(username, &id, &how, &salt, &wrapped, password).unwrap().unwrap();
    Key { id, username: username.to_owned(), secret }
}

/// A new key, which nobody knows of.
pub fn new_key(username: &str, seed: u8) -> Key {
    let secret = SigningKey::from_bytes(&[seed; 32]);
    Key { id: mamnon::app::keys::id_of(&secret), username: username.to_owned(), secret }
}

/// The file, opened as any client opens it. Nothing waits for the disk: the folder is thrown away.
pub fn client(db: &Path) -> Connection {
    let conn = Connection::open(db).unwrap();
    conn.execute_batch("PRAGMA synchronous=OFF").unwrap();
    conn
}

/// Does something while every trigger is off, and puts them back to the letter.
pub fn unguarded(db: &Path, f: impl FnOnce(&Connection)) {
    let conn = client(db);
    conn.execute_batch("BEGIN").unwrap();
    let triggers = triggers(&conn);
    for (name, _) in triggers.iter().filter(|(_, sql)| !sql.contains("INSTEAD OF")) {
        conn.execute_batch(&format!("DROP TRIGGER \"{name}\"")).unwrap();
    }
    f(&conn);
    for (_, sql) in triggers.iter().filter(|(_, sql)| !sql.contains("INSTEAD OF")) {
        conn.execute_batch(sql).unwrap();
    }
    conn.execute_batch("COMMIT").unwrap();
}

/// Name and text of every trigger.
pub fn triggers(conn: &Connection) -> Vec<(String, String)> {
    let mut stmt = conn.prepare("SELECT name, sql FROM sqlite_schema WHERE type='trigger' ORDER BY name").unwrap();
    let rows = stmt.query_map([], |r| Ok((r.get(0)?, r.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

/// The body of an entry.
pub fn body(conn: &Connection, seq: u64) -> Value {
    let text: String = conn.query_row("SELECT body FROM audit_entry WHERE seq=?1", [seq], |r| r.get(0)).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The number of the last entry.
pub fn last(conn: &Connection) -> u64 {
    conn.query_row("SELECT max(seq) FROM audit_entry", [], |r| r.get(0)).unwrap()
}

/// The lines of an entry, as they are hashed.
pub fn lines(conn: &Connection, seq: u64) -> Vec<String> {
    let mut stmt = conn.prepare("SELECT data FROM audit_chunk WHERE seq=?1 ORDER BY part").unwrap();
    let chunks = stmt.query_map([seq], |r| r.get::<_, Vec<u8>>(0)).unwrap();
    let text = chunks.map(|c| String::from_utf8(zstd::decode_all(&*c.unwrap()).unwrap()).unwrap());
    text.collect::<String>().lines().map(str::to_owned).collect()
}

/// Puts other lines in their place; count and digest of them.
pub fn put_lines(conn: &Connection, seq: u64, lines: &[String]) -> Value {
    let text: String = lines.iter().flat_map(|l| [l.as_str(), "\n"]).collect();
    conn.execute("DELETE FROM audit_chunk WHERE seq=?1", [seq]).unwrap();
    if !lines.is_empty() {
        let packed = zstd::encode_all(text.as_bytes(), 1).unwrap();
        conn.execute("INSERT INTO audit_chunk(seq,part,data) VALUES(?1,0,?2)", params![seq, packed]).unwrap();
    }
    json!({"count": lines.len(), "digest": hex(&sha256(&[text.as_bytes()]))})
}

/// Every row of every logged table, as the log writes it.
fn images(conn: &Connection) -> BTreeMap<(&'static str, String), String> {
    let mut all = BTreeMap::new();
    for table in TABLES {
        let text = shape(conn, table).unwrap();
        let names: Vec<&str> = Shape::names(&text).collect();
        let mut stmt = conn.prepare(&format!("SELECT {} FROM {}", names.join(","), table.name)).unwrap();
        let mut rows = stmt.query([]).unwrap();
        let shape = Shape::parse(&text);
        while let Some(row) = rows.next().unwrap() {
            let (mut key, mut image) = (Vec::new(), Vec::new());
            shape.write_row(row, &mut key, &mut image).unwrap();
            all.insert((table.name, String::from_utf8(key).unwrap()), String::from_utf8(image).unwrap());
        }
    }
    all
}

/// The change lines of what some SQL does, written to the log as the program would: personal ones as commitments.
fn logged(conn: &Connection, seq: u64, sql: &str) -> Value {
    let before = images(conn);
    conn.execute_batch(sql).unwrap();
    let after = images(conn);
    let mut lines = Vec::new();
    for at in before.keys().chain(after.keys().filter(|k| !before.contains_key(*k))) {
        let image = |images: &BTreeMap<_, String>| images.get(at).cloned().unwrap_or_default();
        let (old, new) = (image(&before), image(&after));
        if old == new {
            continue;
        }
        let mut line = Vec::new();
        Change { tbl: at.0, key: &at.1, before: &old, after: &new }.write(&mut line);
        if find(at.0).unwrap().personal {
            let (salt, idx) = ([7u8; 16], lines.len());
            let sql = "INSERT INTO audit_detail(seq,idx,salt,image) VALUES(?1,?2,?3,?4)";
            conn.execute(sql, params![seq, idx, salt, line]).unwrap();
            let promised = commitment(&salt, &line);
            line.clear();
            write_commitment(&promised, &mut line);
        }
        lines.push(String::from_utf8(line).unwrap().trim_end().to_owned());
    }
    put_lines(conn, seq, &lines)
}

fn set(body: &mut Value, said: Value) {
    for (field, value) in said.as_object().unwrap() {
        body[field] = value.clone();
    }
}

/// An entry as a patched program would append it: what `sql` changes, said as `said` has it, signed with `key` in the name of its
/// owner unless `said` names another.
pub fn append(conn: &Connection, key: &Key, said: Value, sql: &str) {
    let seq = last(conn) + 1;
    let changes = logged(conn, seq, sql);
    append_lines(conn, key, said, changes);
}

/// As [`append`], with changes that are written already.
pub fn append_lines(conn: &Connection, key: &Key, said: Value, changes: Value) {
    let before = last(conn);
    let mut entry = body(conn, before);
    let prev: Vec<u8> = conn.query_row("SELECT leaf FROM audit_entry WHERE seq=?1", [before], |r| r.get(0)).unwrap();
    let at = parse_utc_ms(entry["at"].as_str().unwrap()).unwrap() + jiff::SignedDuration::from_secs(1);
    let usual = json!({"seq": before + 1, "prev": hex(&prev), "at": format_utc_ms(at), "actor": key.username, "args": [],
        "actor_kind": "person", "reason": null, "order": null, "cosigner": null, "outcome": "done", "error": null});
    set(&mut entry, usual);
    for field in ["input", "failed_tries", "denied_more"] {
        entry.as_object_mut().unwrap().remove(field);
    }
    entry["changes"] = changes;
    let cosig = said["cosig"].as_str().map(str::to_owned);
    set(&mut entry, said);
    entry.as_object_mut().unwrap().remove("cosig");
    let text = canonical(&entry);
    let own = leaf(text.as_bytes());
    let sig = key.secret.sign(&own).to_bytes();
    let sql = "INSERT INTO audit_entry(seq,body,leaf,sig,key_id,cosig,cosig_key_id) VALUES(?1,?2,?3,?4,?5,?6,?7)";
    let second = cosig.as_ref().map(|_| sig);
    conn.execute(sql, params![before + 1, text, own, sig, key.id, second, cosig]).unwrap();
}

/// Rewrites the log from an entry on: each body edited, `prev` and leaf made anew, signed by whatever key is given for it; where
/// there is none the old signature stands.
pub fn rewrite<'k>(
    conn: &Connection,
    from: u64,
    mut edit: impl FnMut(u64, &mut Value),
    key: impl Fn(&str, &str) -> Option<&'k Key>,
) {
    let mut prev: Vec<u8> = match from {
        1 => vec![0; 32],
        _ => conn.query_row("SELECT leaf FROM audit_entry WHERE seq=?1", [from - 1], |r| r.get(0)).unwrap(),
    };
    for seq in from..=last(conn) {
        let mut entry = body(conn, seq);
        edit(seq, &mut entry);
        entry["prev"] = hex(&prev).into();
        let text = canonical(&entry);
        let own = leaf(text.as_bytes());
        conn.execute("UPDATE audit_entry SET body=?2, leaf=?3 WHERE seq=?1", params![seq, text, own]).unwrap();
        for (sig, id) in [("sig", "key_id"), ("cosig", "cosig_key_id")] {
            let sql = format!("SELECT {id} FROM audit_entry WHERE seq=?1");
            let old: Option<String> = conn.query_row(&sql, [seq], |r| r.get(0)).unwrap();
            let Some(key) = old.and_then(|old| key(&old, sig)) else { continue };
            let sql = format!("UPDATE audit_entry SET {sig}=?2, {id}=?3 WHERE seq=?1");
            conn.execute(&sql, params![seq, key.secret.sign(&own).to_bytes(), key.id]).unwrap();
        }
        prev = own.to_vec();
    }
}
