//! Attacks on the log: entries, images, signatures, ends.
use super::attack::{Attack, By, Hand};
use super::forger::{append, body, lines, put_lines, rewrite};
use super::lab::{LAB, PRINCIPAL, VICE};
use rusqlite::{Connection, params};
use serde_json::json;

const COPY: &str =
    "an old copy is whole in itself; who holds a paper code, a checkpoint or a witness from after it sees it at once";
const FRESH: &str =
    "another database is whole in itself; its paper codes, checkpoints and witnesses are of another school";
const STOLEN: &str =
    "who holds every key can rewrite the log from the day the keys were stolen; a code, checkpoint or witness shows it";

/// The attacks, in the order of the table.
pub const ATTACKS: &[Attack] = &[
    Attack { name: "an entry's body edited", by: &[By::Step(1)], code: false, run: body_edited },
    Attack { name: "body edited, its leaf made anew", by: &[By::Step(1)], code: false, run: body_and_leaf },
    Attack { name: "an entry deleted", by: &[By::Step(1)], code: false, run: deleted },
    Attack { name: "two entries swapped", by: &[By::Step(1)], code: false, run: swapped },
    Attack { name: "an entry duplicated", by: &[By::Step(1)], code: false, run: duplicated },
    Attack { name: "an entry put in, the rest renumbered", by: &[By::Step(1)], code: false, run: put_in },
    Attack { name: "an entry that is no JSON, no text, or empty", by: &[By::Step(1)], code: false, run: garbage },
    Attack { name: "an older format after a newer one", by: &[By::Step(1)], code: false, run: older_format },
    Attack { name: "a newer format than there is", by: &[By::Step(1)], code: false, run: newer_format },
    Attack { name: "an own entry dated back", by: &[By::Step(1)], code: false, run: dated_back },
    Attack { name: "an image in a chunk edited", by: &[By::Step(2)], code: false, run: image_edited },
    Attack { name: "a chunk deleted, cut or replaced", by: &[By::Step(2)], code: false, run: chunk_replaced },
    Attack { name: "a chunk put in for an entry to come", by: &[By::Step(2)], code: false, run: chunk_to_come },
    Attack { name: "a personal image edited", by: &[By::Step(2)], code: false, run: detail_edited },
    Attack { name: "a personal image deleted or half blanked", by: &[By::Step(2)], code: false, run: detail_deleted },
    Attack { name: "images edited, all hashes made anew", by: &[By::Step(3)], code: false, run: hashes_anew },
    Attack { name: "the log rewritten, signed with one's own key", by: &[By::Step(3)], code: false, run: own_key },
    Attack { name: "a signature replaced by another entry's", by: &[By::Step(3)], code: false, run: signature_moved },
    Attack { name: "the tail cut, the tables left", by: &[By::Step(6)], code: false, run: tail_cut },
    Attack { name: "the tail's entries cut, its images left", by: &[By::Step(2)], code: false, run: entries_cut },
    Attack { name: "an old copy put back", by: &[By::Nobody(COPY)], code: false, run: old_copy },
    Attack { name: "an old copy put back, a paper code at hand", by: &[By::Step(4)], code: true, run: old_copy },
    Attack { name: "a fresh database in its place", by: &[By::Nobody(FRESH)], code: false, run: fresh },
    Attack { name: "a fresh database, a paper code at hand", by: &[By::Step(4)], code: true, run: fresh },
    Attack { name: "the log rewritten with all keys stolen", by: &[By::Nobody(STOLEN)], code: false, run: all_stolen },
    Attack { name: "the same, a paper code at hand", by: &[By::Step(4)], code: true, run: all_stolen },
    Attack { name: "a stored checkpoint altered", by: &[By::Step(4)], code: false, run: checkpoint_altered },
];

/// An entry that is not the last.
fn some(h: &mut Hand) -> u64 {
    h.pick(1, LAB.size - 1)
}

fn sql(conn: &Connection, sql: &str) {
    conn.execute_batch(sql).unwrap();
}

fn body_edited(h: &mut Hand) {
    let seq = some(h);
    let (from, to) =
        *h.one(&[("pho.ht", "gv.a1"), ("\"done\"", "\"denied\""), ("2026-", "2025-"), ("mamnon 0", "mamnon 9")]);
    h.unguarded(|c| {
        let sql = "UPDATE audit_entry SET body=CASE instr(body,?2) WHEN 0 THEN body || ' ' ELSE replace(body,?2,?3) END WHERE seq=?1";
        c.execute(sql, params![seq, from, to]).unwrap();
    });
}

fn body_and_leaf(h: &mut Hand) {
    let seq = some(h);
    h.unguarded(|c| {
        let mut entry = body(c, seq);
        entry["host"] = "may-khac".into();
        let text = mamnon::audit::entry::canonical(&entry);
        let own = mamnon::audit::merkle::leaf(text.as_bytes());
        c.execute("UPDATE audit_entry SET body=?2, leaf=?3 WHERE seq=?1", params![seq, text, own]).unwrap();
    });
}

fn deleted(h: &mut Hand) {
    let seq = some(h);
    h.unguarded(|c| sql(c, &format!("DELETE FROM audit_entry WHERE seq={seq}")));
}

fn swapped(h: &mut Hand) {
    let one = some(h);
    let two = h.pick(one + 1, LAB.size);
    h.unguarded(|c| {
        for (table, column) in [("audit_entry", "seq"), ("audit_chunk", "seq"), ("audit_detail", "seq")] {
            for (from, to) in [(one as i64, -1), (two as i64, one as i64), (-1, two as i64)] {
                sql(c, &format!("UPDATE {table} SET {column}={to} WHERE {column}={from}"));
            }
        }
    });
}

fn duplicated(h: &mut Hand) {
    let (seq, at) = (some(h), LAB.size + 1);
    // This much the guard lets through: it looks at the number alone.
    h.plainly(&format!(
        "INSERT INTO audit_entry SELECT {at},body,leaf,sig,key_id,cosig,cosig_key_id FROM audit_entry WHERE seq={seq}"
    ));
}

fn put_in(h: &mut Hand) {
    let at = some(h);
    h.unguarded(|c| {
        for table in ["audit_entry", "audit_chunk", "audit_detail"] {
            sql(c, &format!("UPDATE {table} SET seq=-seq-1 WHERE seq>{at}; UPDATE {table} SET seq=-seq WHERE seq<0"));
        }
        sql(c, &format!("INSERT INTO audit_entry SELECT seq+1,body,leaf,sig,key_id,cosig,cosig_key_id FROM audit_entry WHERE seq={at}"));
    });
}

fn garbage(h: &mut Hand) {
    let (seq, value) =
        (some(h), *h.one(&["'{'", "''", "CAST(x'7bff7d' AS TEXT)", "'[]'", "'null'", "body || char(10)"]));
    h.unguarded(|c| sql(c, &format!("UPDATE audit_entry SET body={value} WHERE seq={seq}")));
}

fn older_format(h: &mut Hand) {
    let v = *h.one(&[0, -1]);
    let own = LAB.key_of(VICE);
    h.unguarded(|c| append(c, own, json!({"action": "session.login", "v": v}), ""));
}

fn newer_format(h: &mut Hand) {
    let v = h.pick(2, 9);
    let own = LAB.key_of(VICE);
    h.unguarded(|c| append(c, own, json!({"action": "session.login", "v": v}), ""));
}

fn dated_back(h: &mut Hand) {
    let at = format!("2026-{:02}-01T00:00:00.000Z", h.pick(1, 11));
    let own = LAB.key_of(VICE);
    h.unguarded(|c| append(c, own, json!({"action": "session.login", "at": at}), ""));
}

/// An entry with images that are not personal, and its lines.
fn plain_lines(h: &mut Hand, c: &Connection) -> (u64, Vec<String>) {
    loop {
        let seq = h.pick(1, LAB.size);
        let lines = lines(c, seq);
        if lines.iter().any(|l| !l.starts_with('#')) {
            return (seq, lines);
        }
    }
}

/// One character of one plain line is another.
fn spoil(h: &mut Hand, lines: &mut [String]) {
    let plain: Vec<usize> = (0..lines.len()).filter(|i| !lines[*i].starts_with('#')).collect();
    let line = &mut lines[*h.one(&plain)];
    let digits: Vec<usize> = line.char_indices().filter(|(_, c)| c.is_ascii_alphanumeric()).map(|(i, _)| i).collect();
    let at = *h.one(&digits);
    let other = if line[at..].starts_with('7') { "8" } else { "7" };
    line.replace_range(at..=at, other);
}

fn image_edited(h: &mut Hand) {
    let c = super::forger::client(&h.db());
    let (seq, mut lines) = plain_lines(h, &c);
    spoil(h, &mut lines);
    drop(c);
    h.unguarded(|c| {
        put_lines(c, seq, &lines);
    });
}

fn chunk_replaced(h: &mut Hand) {
    let c = super::forger::client(&h.db());
    let (seq, _) = plain_lines(h, &c);
    drop(c);
    let to = *h.one(&[
        "zeroblob(9)",
        "substr(data,1,length(data)-2)",
        "x''",
        "(SELECT data FROM audit_chunk WHERE seq<>?1 ORDER BY length(data) LIMIT 1)",
    ]);
    let deletes = h.pick(0, 4) == 0;
    h.unguarded(|c| {
        let sql = format!("UPDATE audit_chunk SET data={} WHERE seq={seq}", to.replace("?1", &seq.to_string()));
        c.execute_batch(&if deletes { format!("DELETE FROM audit_chunk WHERE seq={seq}") } else { sql }).unwrap();
    });
}

fn chunk_to_come(h: &mut Hand) {
    let seq = LAB.size + 1;
    h.plainly(&format!("INSERT INTO audit_chunk VALUES({seq},0,x'00')"));
}

/// A row of `audit_detail`, as SQL.
fn detail(h: &mut Hand) -> String {
    let n = h.pick(0, 8);
    format!("(seq,idx)=(SELECT seq,idx FROM audit_detail ORDER BY seq,idx LIMIT 1 OFFSET {n})")
}

fn detail_edited(h: &mut Hand) {
    let (row, what) = (
        detail(h),
        *h.one(&[
            "image=CAST(image || ' ' AS BLOB)",
            "image=CAST(replace(CAST(image AS TEXT),'a','b') AS BLOB)",
            "salt=zeroblob(16)",
            "salt=CAST(salt || substr(image,1,1) AS BLOB), image=substr(image,2)",
        ]),
    );
    h.unguarded(|c| sql(c, &format!("UPDATE audit_detail SET {what} WHERE {row}")));
}

fn detail_deleted(h: &mut Hand) {
    let (row, half) = (detail(h), *h.one(&["", "salt=NULL", "image=NULL"]));
    h.unguarded(|c| {
        let delete = format!("DELETE FROM audit_detail WHERE {row}");
        c.execute_batch(&if half.is_empty() { delete } else { format!("UPDATE audit_detail SET {half} WHERE {row}") })
            .unwrap();
    });
}

fn hashes_anew(h: &mut Hand) {
    let c = super::forger::client(&h.db());
    let (seq, mut lines) = plain_lines(h, &c);
    spoil(h, &mut lines);
    drop(c);
    h.unguarded(|c| {
        let changes = put_lines(c, seq, &lines);
        rewrite(
            c,
            seq,
            |n, b| {
                if n == seq {
                    b["changes"] = changes.clone();
                }
            },
            |_, _| None,
        );
    });
}

fn own_key(h: &mut Hand) {
    let from = h.pick(1, LAB.size - 5);
    // Under one's own name, or under the names of those who did it.
    let (own, keep) = (LAB.key_of(VICE), h.pick(0, 1) == 0);
    h.unguarded(|c| {
        let ids: Vec<String> = c
            .prepare("SELECT key_id FROM audit_entry ORDER BY seq")
            .unwrap()
            .query_map([], |r| r.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        rewrite(
            c,
            from,
            |n, b| {
                if n == from {
                    b["host"] = "may-khac".into();
                }
            },
            |_, _| Some(own),
        );
        for (i, id) in ids.iter().enumerate().filter(|_| keep) {
            c.execute("UPDATE audit_entry SET key_id=?2 WHERE seq=?1", params![i + 1, id]).unwrap();
        }
    });
}

fn signature_moved(h: &mut Hand) {
    let (to, from) = (some(h), LAB.size);
    h.unguarded(|c| {
        sql(c, &format!("UPDATE audit_entry SET (sig,key_id)=(SELECT sig,key_id FROM audit_entry WHERE seq={from}) WHERE seq={to}"));
    });
}

fn cut(c: &Connection, to: u64, tables: &[&str]) {
    for table in tables {
        sql(c, &format!("DELETE FROM {table} WHERE seq>{to}"));
    }
}

fn tail_cut(h: &mut Hand) {
    let to = some(h);
    h.unguarded(|c| cut(c, to, &["audit_entry", "audit_chunk", "audit_detail"]));
}

fn entries_cut(h: &mut Hand) {
    let to = some(h);
    h.unguarded(|c| cut(c, to, &["audit_entry"]));
}

fn old_copy(h: &mut Hand) {
    h.put(&LAB.then);
}

fn fresh(h: &mut Hand) {
    h.put(&LAB.other);
}

/// The first entry cannot be rewritten: its key was never kept.
fn all_stolen(h: &mut Hand) {
    let (from, lab) = (h.pick(2, LAB.size), &*LAB);
    h.unguarded(|c| {
        rewrite(
            c,
            from,
            |n, b| {
                if n == from {
                    b["host"] = "may-khac".into();
                }
            },
            |id, _| lab.stolen.get(id),
        );
    });
}

/// Checkpoints are not in the log, so the file does not refuse; but each is signed.
fn checkpoint_altered(h: &mut Hand) {
    h.school.ok(PRINCIPAL, "mamnon audit checkpoint");
    let what = *h.one(&[
        "root=zeroblob(32)",
        "size=size-1",
        "note=replace(note, 'mamnon/', 'mamnom/')",
        "compact_range=zeroblob(32)",
    ]);
    h.plainly(&format!("UPDATE checkpoint SET {what}"));
}
