//! Restoring a backup: both officers together, nothing undone that must stay, every loss named.
use crate::harness::{Out, School, password};
use rusqlite::Connection;
use serde_json::Value;

const RESTORE: &str =
    "mamnon backup restore ban-sao.db --cosign hieu.truong --cosign-password-stdin --yes --format json";

/// A school with a backup, and `place` set afterwards so many times.
fn school_with_backup(later: usize) -> School {
    let school = School::new();
    school.ok("pho.ht", "mamnon backup create --out ban-sao.db");
    (0..later).for_each(|i| drop(school.ok("pho.ht", &format!("mamnon school set place P{i}"))));
    school
}

fn order(school: &School) -> i64 {
    let made = school.ok_json("hieu.truong", "mamnon orders issue restore --reason \"máy hỏng\"");
    made["order"].as_i64().unwrap()
}

/// The principal confirms at the machine.
fn restore(school: &School, options: &str) -> Out {
    school.typing("pho.ht", &format!("{RESTORE} {options}"), &format!("{}\n", password("hieu.truong")))
}

fn login(school: &School, user: &str) {
    let out = school.typing(user, &format!("mamnon login {user} --password-stdin"), &format!("{}\n", password(user)));
    assert_eq!(out.code, 0, "{out:?}");
}

fn files(school: &School, part: &str) -> Vec<std::path::PathBuf> {
    let all = std::fs::read_dir(school.path()).unwrap().map(|e| e.unwrap().path());
    all.filter(|p| p.file_name().unwrap().to_string_lossy().contains(part)).collect()
}

#[test]
fn a_restore_is_an_entry_of_both_officers_that_names_what_was_lost() {
    let school = school_with_backup(2);
    let at_backup = School::new().entries();
    let no = order(&school);
    school.ok("x", "mamnon audit witness usb.txt");
    let head = school.ok_json("x", "mamnon audit verify");
    let lost = school.entries();
    let out = restore(&school, &format!("--order {no}"));
    let made = out.json();
    assert_eq!(out.code, 0, "{out:?}");
    assert_eq!((&made["first_lost"], &made["lost"]), (&(at_backup + 1).into(), &(lost - at_backup).into()));
    assert_eq!((&made["lost_size"], &made["lost_root"]), (&head["size"], &head["root"]));
    school.verifies();

    // The entry stands in the restored log, signed by both.
    login(&school, "hieu.truong");
    let entry = school.ok_json("hieu.truong", &format!("mamnon audit show {}", made["entry"]));
    assert_eq!(
        (&entry["action"], &entry["actor"], &entry["cosigner"]),
        (&"backup.restore".into(), &"pho.ht".into(), &"hieu.truong".into())
    );
    assert_eq!(entry["input"][0]["name"], "ban-sao.db");
    let conn = Connection::open(school.db()).unwrap();
    let body: String = conn
        .query_row("SELECT body FROM audit_entry WHERE seq=(SELECT max(seq) FROM audit_entry WHERE body LIKE '%backup.restore%')", [], |r| r.get(0))
        .unwrap();
    drop(conn);
    let body: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(body["lost"]["root"], head["root"]);
    let orders = school.ok_json("hieu.truong", &format!("mamnon orders show {}", body["order"]));
    assert_eq!(
        (&orders["kind"], &orders["state"], &orders["done_by"]),
        (&"restore".into(), &"used".into(), &"pho.ht".into())
    );

    // The replaced file is beside it, whole and private; everybody is signed out.
    let kept = made["replaced"].as_str().unwrap();
    let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(kept).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600);
    school.ok("x", &format!("mamnon backup verify {kept}"));
    school.refused("pho.ht", "mamnon school show", 3, "not_signed_in");
    assert_eq!(files(&school, ".mamnon-").len(), 0);
    assert_eq!(files(&school, "-wal").len() + files(&school, "-journal").len(), 0);

    // The witness says so, and moves on only when it is told to.
    let remembered = std::fs::read(school.path().join("usb.txt")).unwrap();
    let code = head["paper_code"].as_str().unwrap();
    for _ in 0..2 {
        let out = school.run("x", "mamnon audit witness usb.txt --format json");
        assert_eq!(out.code, 10, "{out:?}");
        assert_eq!((&out.json()["restored_at"], &out.json()["lost"]), (&made["entry"], &made["lost"]));
        assert_eq!(std::fs::read(school.path().join("usb.txt")).unwrap(), remembered);
    }
    let out = school.run("x", "mamnon audit witness usb.txt --accept-restore 1 --format json");
    assert_eq!(out.code, 10, "another number: {out:?}");
    for record in ["usb.txt", code] {
        let out = school.run("x", &format!("mamnon audit verify --against {record} --format json"));
        assert_eq!(out.code, 10, "{out:?}");
        assert_eq!(out.json()["restored"][0]["restored_at"], made["entry"]);
    }
    let line = format!("mamnon audit witness usb.txt --accept-restore {}", made["entry"]);
    assert_eq!(school.ok_json("x", &line)["advanced"], true);
    school.ok("x", "mamnon audit witness usb.txt");
}

#[test]
fn a_restore_explains_no_head_but_its_own() {
    let school = school_with_backup(1);
    school.ok("x", "mamnon audit witness frueh.txt");
    school.ok("pho.ht", "mamnon school set place Q");
    let no = order(&school);
    let made = restore(&school, &format!("--order {no}"));
    assert_eq!(made.code, 0, "{made:?}");
    // This one saw a shorter log of the lost part: no entry names its head.
    let out = school.run("x", "mamnon audit witness frueh.txt --format json");
    assert_eq!(out.code, 9, "{out:?}");
}

#[test]
fn who_may_not_restore_is_refused_before_anything() {
    let school = school_with_backup(1);
    let no = order(&school);
    let before = std::fs::read(school.db()).unwrap();
    let line =
        format!("mamnon backup restore ban-sao.db --cosign hieu.truong --cosign-password-stdin --yes --order {no}");
    school.refused("x", &line, 3, "not_signed_in");
    assert_eq!(std::fs::read(school.db()).unwrap(), before);
    school.refused("gv.5a1a", &line, 3, "not_allowed");
    // Who approves does not carry out.
    let out = school.typing(
        "hieu.truong",
        &format!(
            "mamnon backup restore ban-sao.db --cosign pho.ht --cosign-password-stdin --yes --order {no} --format json"
        ),
        &format!("{}\n", password("pho.ht")),
    );
    assert_eq!((out.code, out.error()["code"].as_str().unwrap()), (5, "second_person_needed"), "{out:?}");
    school.refused("pho.ht", &format!("mamnon backup restore ban-sao.db --yes --order {no}"), 2, "usage");
    let out = restore(&school, "");
    assert_eq!((out.code, out.error()["code"].as_str().unwrap()), (2, "usage"), "no order: {out:?}");
    let out = restore(&school, "--order 99");
    assert_eq!(out.error()["code"], "not_found");
    let unlock = school.ok_json("hieu.truong", "mamnon orders issue lock meals 2026-10 --reason x")["order"].clone();
    assert_eq!(restore(&school, &format!("--order {unlock}")).error()["code"], "order_mismatch");
    let asked = school.ok_json("pho.ht", "mamnon orders request restore --reason \"máy hỏng\"")["order"].clone();
    assert_eq!(restore(&school, &format!("--order {asked}")).error()["code"], "wrong_state");
    let line = format!(
        "mamnon backup restore ban-sao.db --cosign hieu.truong --cosign-password-stdin --yes --order {no} --format json"
    );
    let out = school.typing("pho.ht", &line, "sai mat khau roi nhe\n");
    assert_eq!(out.error()["code"], "wrong_password");
    // Without --yes somebody must be asked.
    let line = format!(
        "mamnon backup restore ban-sao.db --cosign hieu.truong --cosign-password-stdin --order {no} --format json"
    );
    let out = school.typing("pho.ht", &line, &format!("{}\n", password("hieu.truong")));
    assert_eq!((out.code, out.error()["code"].as_str().unwrap()), (2, "no_terminal"), "{out:?}");
    school.verifies();
    assert!(files(&school, "replaced").is_empty() && files(&school, ".mamnon-").is_empty());
    // An approved request does it.
    school.ok("hieu.truong", &format!("mamnon orders approve {asked}"));
    assert_eq!(restore(&school, &format!("--order {asked}")).code, 0);
}

#[test]
fn bad_backups_are_not_restored() {
    let school = school_with_backup(1);
    let no = order(&school);
    let whole = std::fs::read(school.path().join("ban-sao.db")).unwrap();
    let options = format!("--order {no}");
    std::fs::write(school.path().join("ban-sao.db"), &whole[..whole.len() / 2]).unwrap();
    assert_eq!(restore(&school, &options).code, 9);
    std::fs::write(school.path().join("ban-sao.db"), "no database").unwrap();
    assert_eq!(restore(&school, &options).error()["code"], "damaged");
    std::fs::write(school.path().join("ban-sao.db"), &whole).unwrap();
    let conn = Connection::open(school.path().join("ban-sao.db")).unwrap();
    let trigger: String =
        conn.query_row("SELECT sql FROM sqlite_schema WHERE name='school_au'", [], |r| r.get(0)).unwrap();
    conn.execute_batch(&format!("DROP TRIGGER school_au; UPDATE school SET value='X' WHERE key='name'; {trigger}"))
        .unwrap();
    drop(conn);
    assert_eq!(restore(&school, &options).error()["code"], "tampered");
    std::fs::remove_file(school.path().join("ban-sao.db")).unwrap();
    assert_eq!(restore(&school, &options).code, 4);
    // Another school's backup.
    let line = "mamnon --db khac.db init --no-input --school X --year 2026-2027 --principal hieu.truong=A --vice pho.ht=B --format json";
    school.ok("x", line);
    std::fs::rename(school.path().join("khac.db"), school.path().join("ban-sao.db")).unwrap();
    assert_eq!(restore(&school, &options).error()["code"], "other_school");
    school.verifies();
    assert!(files(&school, "replaced").is_empty());
}

#[test]
fn what_must_stay_done_is_done_again() {
    let school = School::with_october();
    school.ok("pho.ht", "mamnon backup create --out ban-sao.db");
    let lock = school.ok_json("hieu.truong", "mamnon orders issue final-lock meals 2026-10 --reason \"đã quyết toán\"");
    school.ok("pho.ht", &format!("mamnon lock meals 2026-10 --final --order {} --yes", lock["order"]));
    school.ok("pho.ht", "mamnon accounts disable gv.5a1a --reason \"nghỉ việc\"");
    school.ok("pho.ht", "mamnon accounts reset ke.toan --reason \"lộ mật khẩu\"");
    let no = order(&school);
    let out = restore(&school, &format!("--order {no}"));
    assert_eq!(out.code, 0, "{out:?}");
    let again: Vec<String> =
        out.json()["again"].as_array().unwrap().iter().map(|a| a.as_str().unwrap().to_owned()).collect();
    assert_eq!(again, ["final-lock meals/2026-10", "closed gv.5a1a", "revoked ke.toan"]);
    school.verifies();
    for user in ["gv.5a1a", "ke.toan"] {
        let out = school.typing(
            user,
            &format!("mamnon login {user} --password-stdin --format json"),
            &format!("{}\n", password(user)),
        );
        assert_eq!(out.code, 3, "{user}: {out:?}");
    }
    login(&school, "pho.ht");
    school.refused("pho.ht", "mamnon meals marks set 2026-10-06 5A1", 5, "book_locked");
    // Done again under the restore, by both.
    let log = school.ok_json("pho.ht", "mamnon audit log --action backup");
    let actions: Vec<&str> = log.as_array().unwrap().iter().map(|e| e["action"].as_str().unwrap()).collect();
    assert_eq!(actions, ["backup.rerun", "backup.restore"]);
    assert_eq!(log[0]["order"], log[1]["order"]);
}

#[test]
fn an_officer_who_has_changed_the_password_since_signs_with_the_one_of_the_backup() {
    let school = school_with_backup(1);
    let new = "muoi hai con giap di choi";
    let typed = format!("{}\n{new}\n", password("hieu.truong"));
    assert_eq!(school.typing("hieu.truong", "mamnon passwd --password-stdin", &typed).code, 0);
    let no = order(&school);
    let line = format!("{RESTORE} --order {no}");
    // Today's password lets the principal confirm here; the restored log knows only the older key.
    let out = school.typing("pho.ht", &line, &format!("{new}\n{new}\n"));
    assert_eq!(out.error()["code"], "wrong_password", "{out:?}");
    school.verifies();
    let out = school.typing("pho.ht", &line, &format!("{new}\n{}\n", password("hieu.truong")));
    assert_eq!(out.code, 0, "{out:?}");
    school.verifies();
    login(&school, "hieu.truong");
}

#[test]
fn where_no_database_stands_both_passwords_of_the_backup_do() {
    for unreadable in [false, true] {
        let school = school_with_backup(1);
        if unreadable {
            std::fs::write(school.db(), vec![7; 9000]).unwrap();
        } else {
            std::fs::remove_file(school.db()).unwrap();
        }
        let line = "mamnon backup restore ban-sao.db --password-stdin --cosign-password-stdin --yes";
        let hint = school.refused("x", line, 2, "usage")["hint"].clone();
        assert_eq!(hint, "mamnon backup restore 'ban-sao.db' --reason \"the disk has failed\"");
        let line = format!("{line} --reason \"ổ đĩa hỏng\" --format json");
        let out = school.typing("x", &line, &format!("{}\nsai mat khau roi nhe\n", password("pho.ht")));
        assert_eq!(out.error()["code"], "wrong_password", "{out:?}");
        let out = school.typing("x", &line, &format!("{}\n{}\n", password("pho.ht"), password("hieu.truong")));
        assert_eq!(out.code, 0, "{out:?}");
        let made = out.json();
        assert_eq!((&made["lost"], &made["lost_root"]), (&Value::Null, &Value::Null), "what was lost is not known");
        assert!(out.stderr.contains("cannot be read"), "and it says so: {out:?}");
        assert_eq!(made["replaced"].is_string(), unreadable);
        if unreadable {
            assert_eq!(std::fs::read(made["replaced"].as_str().unwrap()).unwrap(), vec![7; 9000], "kept as it was");
        }
        school.verifies();
        login(&school, "pho.ht");
        school.ok("pho.ht", "mamnon school set place P");
    }
}

#[test]
fn a_dry_run_restores_nothing_and_others_wait_or_go_on() {
    let school = school_with_backup(2);
    let no = order(&school);
    let before = school.entries();
    let out = restore(&school, &format!("--order {no} -n"));
    assert_eq!((out.code, &out.json()["dry_run"]), (0, &true.into()), "{out:?}");
    assert_eq!(out.json()["lost"], 3);
    assert_eq!(school.entries(), before);
    assert!(files(&school, "replaced").is_empty() && files(&school, ".mamnon-").is_empty());
    school.ok("pho.ht", "mamnon school set place Z");
    school.verifies();
    let mode: String =
        Connection::open(school.db()).unwrap().query_row("PRAGMA journal_mode", [], |r| r.get(0)).unwrap();
    assert_eq!(mode, "wal");
    // Somebody has the database open: the restore waits, then says that it is busy and leaves all as it is.
    let reader = Connection::open(school.db()).unwrap();
    let _: i64 = reader.query_row("SELECT count(*) FROM audit_entry", [], |r| r.get(0)).unwrap();
    let out = restore(&school, &format!("--order {no} --lock-wait 0"));
    assert_eq!(out.code, 8, "{out:?}");
    drop(reader);
    school.verifies();
    assert_eq!(restore(&school, &format!("--order {no}")).code, 0);
}

#[test]
fn a_backup_of_long_ago_and_of_an_older_schema_comes_back() {
    let school = School::new();
    let old = format!("{}/fixtures/schema/0002.db", env!("CARGO_MANIFEST_DIR"));
    std::fs::copy(old, school.path().join("ban-sao.db")).unwrap();
    std::fs::remove_file(school.db()).unwrap();
    let line = "mamnon backup restore ban-sao.db --password-stdin --cosign-password-stdin --yes --reason \"ổ đĩa hỏng\" --format json";
    let later = [("MAMNON_TEST_NOW", "2027-06-01T02:00:00Z")];
    let out = school.with("x", line, &format!("{}\n{}\n", password("pho.ht"), password("hieu.truong")), &later);
    assert_eq!(out.code, 0, "{out:?}");
    let verify = school.with("x", "mamnon audit verify --format json", "", &later);
    assert_eq!(verify.json()["ok"], true, "{verify:?}");
    let actions: Vec<String> = {
        let conn = Connection::open(school.db()).unwrap();
        let mut stmt =
            conn.prepare("SELECT json_extract(body,'$.action') FROM audit_entry ORDER BY seq DESC LIMIT 3").unwrap();
        stmt.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect()
    };
    assert_eq!(actions[0], "backup.restore");
    assert!(
        actions.contains(&"audit.clock".to_owned()) && actions.contains(&"schema.migrate".to_owned()),
        "{actions:?}"
    );
}

#[test]
fn a_killed_restore_leaves_the_old_database_or_the_new_one() {
    let school = school_with_backup(1);
    let no = order(&school);
    let old = school.ok_json("x", "mamnon audit verify")["root"].clone();
    let whole = std::fs::read(school.db()).unwrap();
    let (mut before, mut after) = (0, 0);
    for moment in [0u64, 10, 40, 80, 120, 160, 200, 240, 280, 320, 360, 400, 450, 500, 600, 800, 1200, 2000] {
        // The write-ahead log of the run before belongs to another file.
        for part in ["-wal", "-shm", "-journal"] {
            let _ = std::fs::remove_file(school.path().join(format!("school.db{part}")));
        }
        std::fs::write(school.db(), &whole).unwrap();
        let mut command = school.command("pho.ht");
        command.args([
            "backup",
            "restore",
            "ban-sao.db",
            "--cosign",
            "hieu.truong",
            "--cosign-password-stdin",
            "--yes",
        ]);
        let mut child = command.args(["--order", &no.to_string()]).spawn().unwrap();
        std::io::Write::write_all(
            &mut child.stdin.take().unwrap(),
            format!("{}\n", password("hieu.truong")).as_bytes(),
        )
        .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(moment));
        let _ = child.kill();
        child.wait().unwrap();
        let out = school.run("x", "mamnon audit verify --format json");
        assert_eq!(out.code, 0, "{moment} ms: {out:?}");
        if out.json()["root"] == old {
            before += 1;
        } else {
            after += 1;
            assert_eq!(files(&school, "replaced").len(), after, "the old one is kept");
        }
    }
    assert!(before > 0, "no kill came early enough");
    assert!(after > 0, "no restore was left to end");
}

#[test]
fn whoever_writes_meanwhile_is_in_the_lost_part_or_in_the_restored_log() {
    let school = school_with_backup(1);
    let no = order(&school);
    let (out, written) = std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let write = |i: i32| school.run("hieu.truong", &format!("mamnon school set place W{i} --format json"));
            (0..40).map(write).filter(|out| out.code == 0).count()
        });
        (restore(&school, &format!("--order {no}")), writer.join().unwrap())
    });
    assert_eq!(out.code, 0, "{out:?}");
    let made = out.json();
    let kept = school.ok_json("x", &format!("mamnon backup verify {}", made["replaced"].as_str().unwrap()));
    assert_eq!((&kept["size"], &kept["root"]), (&made["lost_size"], &made["lost_root"]), "{written} written");
    school.verifies();
}
