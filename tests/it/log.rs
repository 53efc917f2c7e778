//! What a verification of a stretch takes on trust, what lies beside the database, and what a restore is to a verifier without
//! this program.
use crate::campaign::forger::{Key, append, new_key, unguarded};
use crate::campaign::lab::{LAB, PRINCIPAL, TEACHER, VICE};
use crate::harness::School;
use serde_json::{Value, json};
use std::io::Write as _;

/// Codes and steps of what was found.
fn found(school: &School, options: &str) -> Vec<(i64, String)> {
    let out = school.run("x", &format!("mamnon audit verify {options} --format json"));
    assert!(matches!(out.code, 0 | 9), "{options}: {out:?}");
    let found = out.json()["findings"].as_array().unwrap().clone();
    assert_eq!(found.is_empty(), out.code == 0, "{options}: {out:?}");
    found.iter().map(|f| (f["step"].as_i64().unwrap(), f["code"].as_str().unwrap().to_owned())).collect()
}

/// Whose key was whose before the checkpoint, `--since` takes from the tables; only the replay of a whole verification proves
/// these (Q4.4).
#[test]
fn a_verification_since_a_checkpoint_trusts_the_tables_for_the_keys_before_it() {
    let school = LAB.copy();
    school.ok(PRINCIPAL, "mamnon audit checkpoint");
    let whole = std::fs::read(school.db()).unwrap();
    let own = LAB.key_of(TEACHER);
    let put = |secret: &Key| {
        let public = mamnon::audit::hash::hex(&secret.secret.verifying_key().to_bytes());
        format!("UPDATE account_key SET public='{public}' WHERE key_id='{}'", own.id)
    };
    let strange = new_key(TEACHER, 9);
    let forged = Key { id: own.id.clone(), username: own.username.clone(), secret: strange.secret.clone() };
    let said = || json!({"action": "session.login"});

    // A key that was changed in the tables before the checkpoint signs afterwards: not found by the stretch, by the whole it is.
    unguarded(&school.db(), |c| {
        c.execute_batch(&put(&strange)).unwrap();
        append(c, &forged, said(), "");
    });
    assert_eq!(found(&school, "--since last"), []);
    assert_eq!(found(&school, "--quick"), []);
    let all = found(&school, "");
    assert!(all.contains(&(3, "signature".into())) && all.contains(&(6, "row_changed".into())), "{all:?}");

    // The same key with the table left as it was is found.
    std::fs::write(school.db(), &whole).unwrap();
    unguarded(&school.db(), |c| append(c, &forged, said(), ""));
    assert_eq!(found(&school, "--since last"), [(3, "signature".into())]);

    // A key that is in no table, and one that has ended, are found.
    let ended = LAB.stolen.values().find(|k| k.username == TEACHER && k.id != own.id).unwrap();
    for (key, code) in [(&strange, "unknown_key"), (ended, "key_not_valid")] {
        std::fs::write(school.db(), &whole).unwrap();
        unguarded(&school.db(), |c| append(c, key, said(), ""));
        assert_eq!(found(&school, "--since last"), [(3, code.into())]);
    }

    // Whoever changes the key that has signed the checkpoint makes it worth nothing: the log is read from the beginning.
    std::fs::write(school.db(), &whole).unwrap();
    let id = &LAB.key_of(PRINCIPAL).id;
    unguarded(&school.db(), |c| {
        c.execute_batch(&format!("UPDATE account_key SET public=(SELECT public FROM account_key WHERE username='{VICE}' AND ended_at IS NULL) WHERE key_id='{id}'")).unwrap();
    });
    let out = school.run("x", "mamnon audit verify --since last --format json");
    assert_eq!((out.code, &out.json()["since"]), (0, &Value::Null), "{out:?}");

    // An entry after the checkpoint that brings a key as none may come is found, though the tables hold it.
    std::fs::write(school.db(), &whole).unwrap();
    let public = mamnon::audit::hash::hex(&strange.secret.verifying_key().to_bytes());
    let sql = format!(
        "INSERT INTO account_key(key_id,account,username,public,origin,made_at) SELECT '{}',account,username,'{public}','password','2026-11-24T00:00:00.000Z' FROM account_key WHERE key_id='{}'",
        strange.id, own.id
    );
    unguarded(&school.db(), |c| append(c, LAB.key_of(VICE), json!({"action": "accounts.reset"}), &sql));
    assert!(found(&school, "--since last").contains(&(3, "key_unproven".into())));
}

/// A writer that is killed after its commit leaves a write-ahead log beside the database. SQLite drops what is damaged in it
/// without a word: the entry is gone, and whoever remembers it sees that.
#[test]
fn a_damaged_write_ahead_log_loses_entries_that_a_code_or_a_witness_remembers() {
    let school = School::new();
    // Somebody who reads keeps the log from being emptied into the file when the writer ends.
    let reader = rusqlite::Connection::open(school.db()).unwrap();
    let before: i64 = reader.query_row("SELECT count(*) FROM audit_entry", [], |r| r.get(0)).unwrap();
    for place in ["A", "B"] {
        school.ok("pho.ht", &format!("mamnon school set place {place}"));
    }
    let code = school.ok_json("x", "mamnon audit verify")["paper_code"].as_str().unwrap().to_owned();
    school.ok("x", "mamnon audit witness usb.txt");
    let (db, wal) = (std::fs::read(school.db()).unwrap(), school.path().join("school.db-wal"));
    let frames = std::fs::read(&wal).unwrap();
    // As a kill leaves it: file and write-ahead log, nobody in them.
    drop(reader);
    let left = |frames: &[u8]| {
        let _ = std::fs::remove_file(school.path().join("school.db-shm"));
        std::fs::write(school.db(), &db).unwrap();
        std::fs::write(&wal, frames).unwrap();
    };
    left(&frames);
    assert_eq!(school.run("x", "mamnon audit witness usb.txt").code, 0, "whole, it is taken up");
    assert_eq!(school.entries(), before + 2);
    let page = usize::from(u16::from_be_bytes([db[16], db[17]]));
    let (head, frame) = (32, 24 + page);
    let frames_there = (frames.len() - head) / frame;
    assert!(frames_there > 1);
    let (mut lost, mut kept) = (0, 0);
    for n in 0..24 {
        let mut bytes = frames.clone();
        // In turn: somewhere in a frame, in its head, cut off there, the file's own head.
        let at = head + (n * 7 % frames_there) * frame;
        match n % 4 {
            0 => bytes[at + 24 + n * 131 % page] ^= 1 << (n % 8),
            1 => bytes[at + n % 24] ^= 0x40,
            2 => bytes.truncate(at + n * 97 % frame),
            _ => bytes[n % head] ^= 4,
        }
        left(&bytes);
        let out = school.run("x", "mamnon audit verify --format json");
        if out.code == 0 {
            let size = out.json()["size"].as_i64().unwrap();
            assert!(size <= before + 2, "{n}: {out:?}");
            let seen = |options: &str| {
                left(&bytes);
                let out = school.run("x", &format!("mamnon audit {options} --format json"));
                (out.code, out)
            };
            let expected = if size == before + 2 { 0 } else { 9 };
            for options in [format!("verify --against {code}"), "witness usb.txt -n".to_owned()] {
                let (exit, out) = seen(&options);
                assert_eq!(exit, expected, "{n}, {options}: {out:?}");
                if expected == 9 {
                    assert_eq!(out.json()["findings"][0]["code"], "shorter", "{n}: {out:?}");
                }
            }
            *(if size == before + 2 { &mut kept } else { &mut lost }) += 1;
        } else {
            // Never half a commit: what cannot be read is called damaged or tampered with.
            assert_eq!(out.code, 9, "{n}: {out:?}");
        }
    }
    assert!(lost > 12, "{lost} of 24 have lost an entry, {kept} none");
}

/// A witness that was altered, cut or swapped for another school's says so, and is never silently believed or replaced.
#[test]
fn an_altered_witness_is_never_believed_silently() {
    let school = LAB.copy();
    school.ok("x", "mamnon audit witness usb.txt");
    let path = school.path().join("usb.txt");
    let whole = std::fs::read(&path).unwrap();
    let damaged = std::cell::Cell::new(0);
    let told = |bytes: &[u8], what: &str| {
        std::fs::write(&path, bytes).unwrap();
        for line in ["mamnon audit witness usb.txt", "mamnon audit verify --against usb.txt --quick"] {
            let out = school.run("x", &format!("{line} --format json"));
            let code = out.error()["code"].as_str().unwrap_or_default().to_owned();
            let known = ["damaged_record", "newer_record", "other_school", "tampered"];
            assert!(matches!(out.code, 5 | 9) && known.contains(&&*code), "{what}: {line}: {out:?}");
            damaged.set(damaged.get() + u32::from(code == "damaged_record"));
        }
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "{what}: left as it is");
    };
    for i in (0..whole.len()).step_by(23) {
        let mut bytes = whole.clone();
        bytes[i] ^= 1;
        told(&bytes, &format!("byte {i}"));
    }
    for len in [0, 1, whole.len() / 3, whole.len() - 2] {
        told(&whole[..len], &format!("cut to {len}"));
    }
    assert!(damaged.get() > 20, "{damaged:?}");
    // Another school's witness, swapped for this one's.
    let other = School::new();
    other.ok("x", "mamnon audit witness usb.txt");
    told(&std::fs::read(other.path().join("usb.txt")).unwrap(), "another school's");
    // One that was made anew from the same log at an older time remembers less, and that is not to be seen from it.
    std::fs::write(&path, &whole).unwrap();
    school.ok("x", "mamnon audit witness usb.txt");
    std::fs::remove_file(&path).unwrap();
    let made = school.ok_json("x", "mamnon audit witness usb.txt");
    assert_eq!(made["remembered"], Value::Null, "a witness that is not there is made anew, and says so");
    std::fs::File::create(path).unwrap().write_all(&whole).unwrap();
}
