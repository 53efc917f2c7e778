//! What stands outside the database and remembers the log: checkpoints, paper codes, witnesses.
use crate::campaign::forger::unguarded;
use crate::harness::{Out, School};
use mamnon::audit::checkpoint::Checkpoint;
use mamnon::audit::note::{Note, NoteKey};
use rusqlite::Connection;
use serde_json::Value;

/// Runs SQL as somebody who takes the log's guards off, and puts the triggers back to the letter.
fn forge(school: &School, sql: &str) {
    unguarded(&school.db(), |c| c.execute_batch(sql).unwrap());
}

/// Writes one more entry.
fn write(school: &School, place: &str) {
    school.ok("pho.ht", &format!("mamnon school set place {place}"));
}

/// Cuts the last entry off.
fn cut(school: &School) {
    forge(
        school,
        "DELETE FROM audit_chunk WHERE seq=(SELECT max(seq) FROM audit_entry); DELETE FROM audit_entry WHERE seq=(SELECT max(seq) FROM audit_entry)",
    );
}

fn verify(school: &School, options: &str) -> Out {
    school.run("x", &format!("mamnon audit verify {options} --format json"))
}

/// The codes found at step 4.
fn step4(out: &Out) -> Vec<String> {
    assert_eq!(out.code, 9, "{out:?}");
    let found = out.json()["findings"].clone();
    let code = |f: &Value| f["code"].as_str().unwrap().to_owned();
    found.as_array().unwrap().iter().filter(|f| f["step"] == 4).map(code).collect()
}

#[test]
fn a_checkpoint_is_a_note_that_other_tools_verify_with_the_key_alone() {
    let school = School::new();
    let before = school.entries();
    let made = school.ok_json("hieu.truong", "mamnon audit checkpoint --out moc.txt");
    let text = std::fs::read_to_string(school.path().join("moc.txt")).unwrap();
    assert_eq!(made["note"], text);
    let note = Note::parse(&text).unwrap();
    let key = NoteKey::parse(made["verifier_key"].as_str().unwrap()).unwrap();
    assert_eq!(note.signed_by(std::slice::from_ref(&key)).unwrap(), [&key]);
    let head = Checkpoint::of_note(&note).unwrap();
    assert!(head.origin.starts_with("mamnon/") && head.origin.len() == "mamnon/".len() + 16);
    assert_eq!(key.name, format!("{}/hieu.truong", head.origin));
    assert_eq!(head.size, u64::try_from(before).unwrap());
    assert_eq!(head.paper_code(), made["paper_code"].as_str().unwrap());
    assert_eq!(school.entries(), before, "a checkpoint writes no entry");
    // The plain form prints the note and nothing else on standard output; again the same one.
    assert_eq!(school.ok("hieu.truong", "mamnon audit checkpoint"), text);
    assert_eq!(school.query("SELECT count(*) FROM checkpoint"), 1);
    school.refused("hieu.truong", "mamnon audit checkpoint --out moc.txt", 5, "exists");
    school.refused("gv.5a1a", "mamnon audit checkpoint", 3, "not_allowed");
    school.refused("x", "mamnon audit checkpoint", 3, "not_signed_in");
    school.ok("pho.ht", "mamnon audit checkpoint -n --out khac.txt");
    assert!(!school.path().join("khac.txt").exists());
}

#[test]
fn the_log_must_begin_with_each_stored_checkpoint() {
    let school = School::new();
    school.ok("hieu.truong", "mamnon audit checkpoint");
    write(&school, "A");
    school.ok("pho.ht", "mamnon audit checkpoint");
    write(&school, "B");
    let out = verify(&school, "");
    assert_eq!(out.code, 0, "{out:?}");
    let step = out.json()["steps"].as_array().unwrap().iter().find(|s| s["step"] == 4).unwrap().clone();
    assert_eq!((&step["name"], &step["count"]), (&"checkpoints".into(), &2.into()));
    let whole = std::fs::read(school.db()).unwrap();
    for (sql, code) in [
        ("UPDATE checkpoint SET root=zeroblob(32)", "forked"),
        ("UPDATE checkpoint SET note=replace(note,'mamnon/','mamnom/')", "bad_checkpoint"),
        ("UPDATE checkpoint SET compact_range=zeroblob(length(compact_range))", "bad_checkpoint"),
        ("UPDATE checkpoint SET compact_range=x'00'", "bad_checkpoint"),
        ("UPDATE checkpoint SET size=size+1 WHERE size=(SELECT max(size) FROM checkpoint)", "forked"),
    ] {
        std::fs::write(school.db(), &whole).unwrap();
        Connection::open(school.db()).unwrap().execute_batch(sql).unwrap();
        assert!(step4(&verify(&school, "")).contains(&code.to_owned()), "{sql}");
        // A verification does not begin at a checkpoint that does not hold: it reads from the start.
        let quick = verify(&school, "--quick");
        assert!(step4(&quick).contains(&code.to_owned()), "{sql}: {quick:?}");
    }
    std::fs::write(school.db(), &whole).unwrap();
    cut(&school);
    cut(&school);
    assert!(step4(&verify(&school, "")).contains(&"shorter".to_owned()));
    school.refused("hieu.truong", "mamnon audit checkpoint", 9, "tampered");
}

#[test]
fn a_verification_begins_at_a_checkpoint() {
    let school = School::with_october();
    school.ok("hieu.truong", "mamnon audit checkpoint --out moc.txt");
    let size = school.entries();
    write(&school, "A");
    for since in ["last".to_owned(), size.to_string(), "moc.txt".to_owned()] {
        let out = verify(&school, &format!("--since {since}"));
        let json = out.json();
        assert_eq!((out.code, &json["since"], &json["size"]), (0, &size.into(), &(size + 1).into()), "{out:?}");
        let steps: Vec<(i64, i64)> = json["steps"]
            .as_array()
            .unwrap()
            .iter()
            .map(|s| (s["step"].as_i64().unwrap(), s["count"].as_i64().unwrap()))
            .collect();
        // One entry with one change and one signature; the tables are not looked at.
        assert_eq!(steps[..3], [(1, 1), (2, 1), (3, 1)]);
        assert!(steps.iter().all(|s| s.0 != 6));
    }
    assert_eq!(verify(&school, "--quick").json()["since"], size);
    assert_eq!(verify(&school, "").json()["root"], verify(&school, "--quick").json()["root"]);
    school.refused("x", "mamnon audit verify --since 1", 4, "not_found");
    // What is wrong in the tail is found; what is wrong before it is for the whole verification.
    let whole = std::fs::read(school.db()).unwrap();
    forge(&school, "UPDATE audit_entry SET sig=zeroblob(64) WHERE seq=(SELECT max(seq) FROM audit_entry)");
    assert_eq!(verify(&school, "--quick").code, 9);
    std::fs::write(school.db(), &whole).unwrap();
    forge(&school, "UPDATE audit_entry SET sig=zeroblob(64) WHERE seq=2");
    assert_eq!(verify(&school, "--quick").code, 0);
    assert_eq!(verify(&school, "").code, 9);
    std::fs::write(school.db(), &whole).unwrap();
    // The entry at the checkpoint itself is the one that was signed.
    forge(&school, &format!("UPDATE audit_entry SET body=replace(body,'done','denied') WHERE seq={size}"));
    assert_eq!(verify(&school, "--quick").code, 9);
}

#[test]
fn a_password_change_after_the_checkpoint_does_not_confuse_the_keys() {
    let school = School::new();
    school.ok("hieu.truong", "mamnon audit checkpoint");
    let typed = format!("{}\nmuoi hai con giap di choi\n", crate::harness::password("hieu.truong"));
    let out = school.typing("hieu.truong", "mamnon passwd --password-stdin", &typed);
    assert_eq!(out.code, 0, "{out:?}");
    school.ok("hieu.truong", "mamnon school set place B");
    assert_eq!(verify(&school, "--quick").code, 0);
    school.ok("hieu.truong", "mamnon audit checkpoint");
    write(&school, "C");
    assert_eq!(verify(&school, "--quick").code, 0);
    assert_eq!(verify(&school, "").code, 0);
}

#[test]
fn a_code_or_a_file_is_what_the_log_must_begin_with() {
    let school = School::new();
    let made = school.ok_json("hieu.truong", "mamnon audit checkpoint --out moc.txt");
    school.ok("pho.ht", "mamnon audit witness doi-chung.txt");
    school.ok("pho.ht", "mamnon export classes --out lop.csv");
    let code = made["paper_code"].as_str().unwrap().to_owned();
    let records = [code.as_str(), &code.to_lowercase(), "moc.txt", "doi-chung.txt", "lop.csv.manifest.json"];
    write(&school, "A");
    for record in records {
        for how in ["", "--quick "] {
            let out = verify(&school, &format!("{how}--against {record}"));
            assert_eq!(out.code, 0, "{record}: {out:?}");
        }
    }
    assert_eq!(verify(&school, "--against moc.txt").json()["against"], "checkpoint");
    // Somebody rewrites an entry that lies before all of them, with a good leaf.
    std::fs::copy(school.db(), school.path().join("whole.db")).unwrap();
    forge(
        &school,
        "DELETE FROM checkpoint; UPDATE audit_entry SET body=replace(body,'Hoa Sen','Hoa Hồng') WHERE seq=1",
    );
    for record in records {
        assert_eq!(step4(&verify(&school, &format!("--against {record}"))), ["forked"], "{record}");
        assert_eq!(step4(&verify(&school, &format!("--quick --against {record}"))), ["forked"], "{record}");
    }
    // Or cuts the end off, and the checkpoints in the file with it.
    std::fs::copy(school.path().join("whole.db"), school.db()).unwrap();
    forge(&school, "DELETE FROM checkpoint");
    for _ in 0..3 {
        cut(&school);
    }
    assert_eq!(step4(&verify(&school, "--against doi-chung.txt")), ["shorter"]);
    assert_eq!(step4(&verify(&school, &format!("--against {code}"))), ["shorter"]);
}

#[test]
fn bad_records_have_errors_of_their_own() {
    let school = School::new();
    let code = school.ok_json("hieu.truong", "mamnon audit checkpoint --out moc.txt")["paper_code"].clone();
    school.ok("pho.ht", "mamnon audit witness w");
    school.ok("pho.ht", "mamnon export classes --out lop.csv");
    let text = |name: &str| std::fs::read_to_string(school.path().join(name)).unwrap();
    let (note, witness, manifest) = (text("moc.txt"), text("w"), text("lop.csv.manifest.json"));
    let sumdb = "go.sum database tree\n6476701\nmb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk=\n\n\u{2014} sum.golang.org Az3grsLX85Gz+s1SiTbgkuqxgItqFq7gsMUEyVnrsa9LM7Us9S+1xbFIGu95949rj4nPRYfvimWEPWL+o3GeoWwOoAw=\n";
    let strange = Checkpoint::parse(&note[..=note.find("\n\n").unwrap()]).unwrap().origin;
    let foreign = |t: &str| t.replace(&strange, "mamnon/0000000000000000");
    let resigned = {
        use mamnon::audit::witness::Witness;
        let mut w = Witness::parse(&witness).unwrap();
        w.head.origin = "mamnon/0000000000000000".into();
        w.write()
    };
    let cases = [
        ("cut note", note[..note.len() - 3].to_owned(), 9, "damaged_record"),
        ("altered note", note.replacen("\n1", "\n2", 1), 9, "damaged_record"),
        ("cut witness", witness[..witness.len() / 2].to_owned(), 9, "damaged_record"),
        ("altered witness", witness.replace("size ", "size 1"), 9, "damaged_record"),
        ("empty", String::new(), 9, "damaged_record"),
        ("something else", "hello\n".to_owned(), 9, "damaged_record"),
        ("cut manifest", manifest[..manifest.len() - 9].to_owned(), 9, "damaged_record"),
        ("altered manifest", manifest.replacen("\"size\": ", "\"size\": 1", 1), 9, "damaged_record"),
        ("newer witness", witness.replace("mamnon-witness 1", "mamnon-witness 2"), 5, "newer_record"),
        ("foreign note", sumdb.to_owned(), 9, "other_school"),
        ("another school's note", foreign(&note), 9, "other_school"),
        ("another school's witness", resigned, 9, "other_school"),
        (
            "another school's manifest",
            manifest.replace(strange.trim_start_matches("mamnon/"), "0000000000000000"),
            9,
            "other_school",
        ),
    ];
    for (what, text, exit, error) in cases {
        school.file("record", &text);
        let e = school.refused("x", "mamnon audit verify --against record", exit, error);
        assert!(!e["message"].as_str().unwrap().is_empty(), "{what}");
        if what.contains("witness") {
            school.refused("x", "mamnon audit witness record", exit, error);
            assert_eq!(std::fs::read_to_string(school.path().join("record")).unwrap(), text, "{what}: left as it is");
        }
    }
    school.file("bytes", [0xFF, 0xFE, 0]);
    school.refused("x", "mamnon audit verify --against bytes", 9, "damaged_record");
    school.refused("x", "mamnon audit verify --against none.txt", 4, "not_found");
    let code = code.as_str().unwrap();
    school.refused("x", &format!("mamnon audit verify --against {}", &code[..code.len() - 1]), 6, "invalid_input");
}

#[test]
fn a_witness_checks_then_advances() {
    let school = School::new();
    let made = school.ok_json("x", "mamnon audit witness usb.txt");
    assert_eq!((&made["remembered"], &made["advanced"]), (&Value::Null, &true.into()));
    let first = std::fs::read_to_string(school.path().join("usb.txt")).unwrap();
    assert!(first.contains(made["paper_code"].as_str().unwrap()), "a person can read it: {first}");
    let entries = school.entries();
    write(&school, "A");
    let next = school.ok_json("x", "mamnon audit witness usb.txt");
    assert_eq!((&next["remembered"], &next["size"]), (&entries.into(), &(entries + 1).into()));
    assert_eq!(school.entries(), entries + 1, "a witness writes no entry");
    let dry = school.ok_json("x", "mamnon audit witness usb.txt -n");
    assert_eq!(dry["advanced"], false);
    // An old witness still agrees with the longer log; the log is not changed by any of this.
    school.file("alt.txt", &first);
    school.ok("x", "mamnon audit witness alt.txt");
    school.verifies();
}

#[test]
fn an_old_copy_put_back_is_found_by_a_witness_and_by_a_code() {
    let school = School::new();
    let old = std::fs::read(school.db()).unwrap();
    write(&school, "A");
    school.ok("x", "mamnon audit witness usb.txt");
    let code = school.ok_json("x", "mamnon audit verify")["paper_code"].clone();
    let remembered = std::fs::read(school.path().join("usb.txt")).unwrap();
    std::fs::write(school.db(), &old).unwrap();
    assert_eq!(verify(&school, "").code, 0, "in itself the old copy is whole");
    let out = school.run("x", "mamnon audit witness usb.txt --format json");
    assert_eq!(step4(&out), ["shorter"]);
    assert_eq!(out.error()["code"], "tampered");
    assert_eq!(step4(&verify(&school, &format!("--against {}", code.as_str().unwrap()))), ["shorter"]);
    // And when it has grown again to the same length and further: two histories.
    for place in ["X", "Y"] {
        write(&school, place);
        let out = school.run("x", "mamnon audit witness usb.txt --format json");
        assert_eq!(step4(&out), ["forked"]);
    }
    let accepted = school.run("x", "mamnon audit witness usb.txt --accept-restore 3 --format json");
    assert_eq!(accepted.code, 9, "there is no restore to accept: {accepted:?}");
    assert_eq!(std::fs::read(school.path().join("usb.txt")).unwrap(), remembered, "it remembers what it has seen");
}

#[test]
fn two_witnesses_of_different_histories_cannot_both_agree() {
    let school = School::new();
    let base = std::fs::read(school.db()).unwrap();
    write(&school, "A");
    school.ok("x", "mamnon audit witness one.txt");
    std::fs::write(school.db(), &base).unwrap();
    write(&school, "B");
    school.ok("x", "mamnon audit witness two.txt");
    assert_eq!(step4(&school.run("x", "mamnon audit witness one.txt --format json")), ["forked"]);
    school.ok("x", "mamnon audit witness two.txt");
    // A fresh database is another school to both.
    let fresh = School::new();
    std::fs::copy(school.path().join("one.txt"), fresh.path().join("one.txt")).unwrap();
    let made = tempfile::tempdir().unwrap();
    let db = made.path().join("new.db");
    let line = format!(
        "mamnon --db {} init --no-input --school X --year 2026-2027 --principal hieu.truong=A --vice pho.ht=B --format json",
        db.display()
    );
    fresh.ok("x", &line);
    fresh.refused("x", &format!("mamnon --db {} audit witness one.txt", db.display()), 9, "other_school");
}

#[test]
fn nothing_is_written_on_an_end_that_was_touched() {
    let school = School::new();
    let whole = std::fs::read(school.db()).unwrap();
    let last = "WHERE seq=(SELECT max(seq) FROM audit_entry)";
    for sql in [
        format!("UPDATE audit_entry SET body=replace(body,'done','denied') {last}"),
        format!("UPDATE audit_entry SET leaf=zeroblob(32) {last}"),
        format!("UPDATE audit_entry SET sig=zeroblob(64) {last}"),
        format!("UPDATE audit_entry SET key_id=(SELECT key_id FROM account_key WHERE username='pho.ht') {last}"),
        "UPDATE audit_entry SET body=replace(body,'done','denied') WHERE seq=(SELECT max(seq)-1 FROM audit_entry)"
            .into(),
        "DELETE FROM audit_entry WHERE seq=(SELECT max(seq)-1 FROM audit_entry)".into(),
    ] {
        std::fs::write(school.db(), &whole).unwrap();
        forge(&school, &sql);
        let entries = school.entries();
        school.refused("pho.ht", "mamnon school set place X", 9, "tampered");
        assert_eq!(school.entries(), entries, "{sql}");
    }
}

#[test]
fn a_witness_that_cannot_be_written_stays_as_it_was() {
    let school = School::new();
    school.ok("x", "mamnon audit witness usb.txt");
    let path = school.path().join("usb.txt");
    let before = std::fs::read(&path).unwrap();
    write(&school, "A");
    let target = school.path().join("target.txt");
    std::fs::rename(&path, &target).unwrap();
    std::os::unix::fs::symlink(&target, &path).unwrap();
    school.refused("x", "mamnon audit witness usb.txt", 1, "io");
    assert_eq!(std::fs::read(&target).unwrap(), before);
    school.refused("x", "mamnon audit witness no/such/folder/usb.txt", 1, "io");
}
