//! Erasure: on order, by another hand, with nothing left in the file, its journal or a new backup; and the log still verifies.
use crate::harness::{PROGRAM, School, fixture, password};
use std::path::Path;

/// A child with everything that can say something about it: name, personal id, telephone, a note, a transfer; who has left and
/// whose account is even.
const CHILD: &str = "T2699001";
const TRACES: [&str; 8] = [
    "Huỳnh Ngọc Quỳnh Anh",
    "huynh ngoc quynh anh",
    "999321987654",
    "0987650123",
    "Huỳnh Văn Khải",
    "Quỳnh Anh nộp",
    "Mầm non Sao Khuê",
    "CT-7781",
];

fn gone_child() -> School {
    let school = School::with_october();
    school.ok(
        "pho.ht",
        &format!(
            "mamnon children add {CHILD} --name \"{}\" --birth-date 05/03/2021 --sex nu --class 5A1 --from 2026-09-01 --pid {} --guardian-name \"{}\" --guardian-phone {}",
            TRACES[0], TRACES[2], TRACES[4], TRACES[3]
        ),
    );
    school.ok("pho.ht", &format!("mamnon children edit {CHILD} --guardian-phone 0987650124 --reason \"đổi số\""));
    school.file("thu.csv", format!("date,child,amount,note,receipt\n2026-10-05,{CHILD},21000,Quỳnh Anh nộp,PT9\n"));
    school.ok("pho.ht", "mamnon meals payments import thu.csv");
    school.ok("pho.ht", &format!("mamnon meals marks fix 2026-10-05 {CHILD} present"));
    school.ok(
        "pho.ht",
        &format!(
            "mamnon children leave {CHILD} --last-day 2026-10-05 --why transfer --to \"Trường {}\" --document {}",
            TRACES[6], TRACES[7]
        ),
    );
    school
}

fn order(school: &School, object: &str) -> i64 {
    let issued =
        school.ok_json("hieu.truong", &format!("mamnon orders issue erase {object} --reason \"gia đình đề nghị\""));
    issued["order"].as_i64().unwrap()
}

/// The traces that some file of the school still holds.
fn traces(files: &[&Path]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        let bytes = std::fs::read(file).unwrap_or_default();
        for trace in TRACES {
            if bytes.windows(trace.len()).any(|w| w == trace.as_bytes()) {
                found.push(format!("{} in {}", trace, file.display()));
            }
        }
    }
    found
}

#[test]
fn nothing_is_left_in_the_file_its_journal_or_a_new_backup_and_the_log_verifies() {
    let school = gone_child();
    let no = order(&school, &format!("child/{CHILD}"));
    let files = [school.db(), school.path().join("school.db-wal"), school.path().join("new.db")];
    assert_eq!(traces(&[&files[0]]).len(), TRACES.len(), "before, the file holds them all");
    let settled = school.ok("pho.ht", "mamnon meals settle 2026-10 --child T2699001 --format csv");
    let dry = school.ok_json("pho.ht", &format!("mamnon audit erase child/{CHILD} --order {no} --dry-run"));
    assert!(dry["entry"].is_null() && dry["changes"].to_string().contains(TRACES[0]), "{dry}");
    assert!(dry["changes"].as_array().unwrap().iter().any(|c| c["after"]["name"] == ""), "{dry}");

    let done = school.ok_json("pho.ht", &format!("mamnon audit erase child/{CHILD} --order {no} --yes"));
    let images = done["images"].as_u64().unwrap();
    assert!(images >= 4, "{done}");
    school.ok("pho.ht", "mamnon backup create --out new.db");
    assert_eq!(traces(&[&files[0], &files[1], &files[2]]), Vec::<String>::new());

    let verified = school.ok_json("nobody", "mamnon audit verify");
    assert_eq!((verified["ok"].as_bool(), verified["erased"].as_u64()), (Some(true), Some(images)), "{verified}");
    assert_eq!(verified["erasures"][0]["order"], no);
    assert_eq!(verified["erasures"][0]["object"], format!("child/{CHILD}"));
    let words = school.ok("nobody", "mamnon audit verify --lang vi");
    assert!(words.contains(&format!("phiếu số {no}, child/{CHILD}: {images}")), "{words}");
    let backup = school.ok_json("nobody", "mamnon backup verify new.db");
    assert_eq!(backup["ok"], true, "{backup}");
    // The money stays to the đồng; only the name is gone.
    let after = school.ok("pho.ht", "mamnon meals settle 2026-10 --child T2699001 --format csv");
    assert_eq!(after, settled.replace(TRACES[0], ""));
    let life = school.ok("pho.ht", &format!("mamnon audit history child/{CHILD} --lang vi"));
    assert!(life.contains("audit.erase") && life.contains("meals.marks.fix"), "{life}");
    // Entries whose images are gone still belong to the child's life.
    let edits = school.ok_json("pho.ht", &format!("mamnon audit log --child {CHILD} --action children.edit"));
    assert_eq!(edits.as_array().unwrap().len(), 1, "{edits}");
    let edit = school.ok_json("pho.ht", &format!("mamnon audit show {}", edits[0]["seq"]));
    assert_eq!((edit["erased"].as_i64(), edit["changes"].as_array().unwrap().len()), (Some(1), 0), "{edit}");
    let shown = school.ok_json("pho.ht", &format!("mamnon children show {CHILD}"));
    assert_eq!(shown["name"], "", "{shown}");
    let exported = school.ok("pho.ht", "mamnon audit export");
    assert!(
        exported.lines().filter(|l| l.contains("{\"digest\"")).count() >= 3,
        "erased changes show their commitments"
    );
    // The order is used; a second time needs another.
    school.refused("pho.ht", &format!("mamnon audit erase child/{CHILD} --order {no} --yes"), 5, "wrong_state");
}

#[test]
fn it_needs_an_order_of_the_principal_and_another_hand() {
    let school = gone_child();
    let erase = format!("mamnon audit erase child/{CHILD} --yes");
    let error = school.refused("pho.ht", &erase, 5, "order_needed");
    assert_eq!(error["hint"], format!("mamnon orders request erase child/{CHILD} --reason \"…\""));
    school.refused("hieu.truong", &erase, 3, "not_allowed");
    school.refused("gv.5a1a", &erase, 3, "not_allowed");
    let record = "mamnon orders record erase child/T2699001 --phone --dated today --reason x";
    school.refused("pho.ht", record, 6, "invalid_input");
    school.refused("pho.ht", "mamnon orders issue erase child/T2699001 --reason x", 3, "not_allowed");
    school.refused("hieu.truong", "mamnon orders issue erase child/NIX --reason x", 4, "not_found");
    school.refused("hieu.truong", "mamnon orders issue erase lop/5A1 --reason x", 6, "invalid_input");
    // Asked for by the one who carries it out, approved by the principal.
    let asked =
        school.ok_json("pho.ht", &format!("mamnon orders request erase child/{CHILD} --reason \"gia đình đề nghị\""));
    let no = asked["order"].as_i64().unwrap();
    school.refused("pho.ht", &format!("{erase} --order {no}"), 5, "wrong_state");
    let approved = school.run("hieu.truong", &format!("mamnon orders approve {no} --lang vi"));
    assert!(approved.stderr.contains(&format!("mamnon audit erase child/{CHILD} --order {no}")), "{approved:?}");
    school.refused("pho.ht", "mamnon audit erase child/T2600012 --yes --order 1", 5, "order_mismatch");
    school.refused("pho.ht", &format!("mamnon audit erase child/{CHILD} --order {no}"), 2, "no_terminal");
    school.ok("pho.ht", &format!("{erase} --order {no}"));
    school.verifies();
}

#[test]
fn with_the_principal_at_the_machine_one_command_does_it() {
    let school = gone_child();
    let line = format!(
        "mamnon audit erase child/{CHILD} --yes --reason \"gia đình đề nghị\" --cosign hieu.truong --cosign-password-stdin --format json"
    );
    let out = school.typing("pho.ht", &line, &format!("{}\n", password("hieu.truong")));
    assert_eq!(out.code, 0, "{out:?}");
    let entry = school.ok_json("pho.ht", &format!("mamnon audit show {}", out.json()["entry"]));
    assert_eq!((entry["cosigner"].as_str(), entry["order"].as_i64()), (Some("hieu.truong"), Some(1)), "{entry}");
    assert_eq!(traces(&[&school.db()]), Vec::<String>::new());
    school.verifies();
}

#[test]
fn it_is_refused_while_something_needs_the_name() {
    let school = gone_child();
    let object = format!("child/{CHILD}");
    let no = order(&school, &object);
    let erase = format!("mamnon audit erase {object} --order {no} --yes");
    // A child who attends.
    let other = order(&school, "child/T2600012");
    school.refused("pho.ht", &format!("mamnon audit erase child/T2600012 --order {other} --yes"), 5, "wrong_state");
    // A legal hold, up to and including its day.
    let hold = format!("mamnon audit hold {object}");
    school.refused("pho.ht", &format!("{hold} --until 31/12/2026 --reason \"thanh tra\""), 3, "not_allowed");
    school.refused("hieu.truong", &format!("{hold} --until 31/12/2026"), 2, "usage");
    school.refused("hieu.truong", &format!("{hold} --until 01/01/2020 --reason x"), 6, "invalid_input");
    school.ok("hieu.truong", &format!("{hold} --until 31/12/2026 --reason \"thanh tra\""));
    let error = school.refused("pho.ht", &erase, 5, "legal_hold");
    assert_eq!(error["context"]["until"], "2026-12-31", "{error}");
    assert_eq!(school.ok_json("pho.ht", "mamnon audit hold --list")[0]["object"], object);
    school.ok("hieu.truong", &format!("{hold} --release --reason \"thanh tra xong\""));
    // Money.
    school.ok("pho.ht", "mamnon meals payments reverse PT9 --reason \"nhầm\"");
    let error = school.refused("pho.ht", &erase, 5, "unsettled_balance");
    assert_eq!(error["context"]["amount"], -21000, "{error}");
    school.file("thu2.csv", format!("date,child,amount,note,receipt\n2026-10-06,{CHILD},21000,,PT10\n"));
    school.ok("pho.ht", "mamnon meals payments import thu2.csv");
    // A page that could be opened again; once it is locked for good the erasure passes.
    school.lock("meals 2026-10");
    let error = school.refused("pho.ht", &erase, 5, "book_locked");
    assert_eq!(error["hint"], "mamnon orders request final-lock meals 2026-10 --reason \"…\"", "{error}");
    let lock =
        school.ok_json("hieu.truong", "mamnon orders issue final-lock meals 2026-10 --reason \"hết tháng\"")["order"]
            .clone();
    school.ok("pho.ht", &format!("mamnon lock meals 2026-10 --final --order {lock} --yes"));
    school.ok("pho.ht", &erase);
    school.verifies();
}

#[test]
fn staff_and_accounts_are_erased_with_what_they_signed_left_standing() {
    let school = School::with_october();
    let code = school.ok_json("pho.ht", "mamnon accounts show gv.5a1a")["staff"].as_str().unwrap().to_owned();
    let name = school.ok_json("pho.ht", &format!("mamnon staff show {code}"))["name"].as_str().unwrap().to_owned();
    school.ok("gv.5a1a", "mamnon meals marks fix 2026-10-05 T2600213 excused");
    let no = order(&school, &format!("staff/{code}"));
    let erase = format!("mamnon audit erase staff/{code} --order {no} --yes");
    school.refused("pho.ht", &erase, 5, "wrong_state");
    school.ok("pho.ht", &format!("mamnon staff leave {code} --on yesterday"));
    school.refused("pho.ht", &erase, 5, "wrong_state");
    school.ok("pho.ht", "mamnon accounts disable gv.5a1a --reason \"nghỉ việc\"");
    school.ok("pho.ht", &erase);
    let bytes = std::fs::read(school.db()).unwrap();
    assert!(!bytes.windows(name.len()).any(|w| w == name.as_bytes()), "{name}");
    let account = school.ok_json("pho.ht", "mamnon accounts show gv.5a1a");
    assert_eq!((account["name"].as_str(), account["username"].as_str()), (Some(""), Some("gv.5a1a")), "{account}");
    school.verifies();
}

#[test]
fn an_image_that_vanishes_without_an_order_or_comes_back_is_found() {
    let school = gone_child();
    let no = order(&school, &format!("child/{CHILD}"));
    school.ok("pho.ht", "mamnon backup create --out old.db");
    school.ok("pho.ht", &format!("mamnon audit erase child/{CHILD} --order {no} --yes"));
    let conn = rusqlite::Connection::open(school.db()).unwrap();
    let blank = "UPDATE audit_detail SET salt=NULL, image=NULL WHERE image IS NOT NULL";
    assert!(conn.execute(blank, []).unwrap_err().to_string().contains("append only"));
    let trigger: String =
        conn.query_row("SELECT sql FROM sqlite_schema WHERE name='audit_detail_update'", [], |r| r.get(0)).unwrap();
    // Somebody puts an erased image back, and blanks another one.
    let old = school.path().join("old.db");
    conn.execute_batch(&format!("DROP TRIGGER audit_detail_update; ATTACH '{}' AS old", old.display())).unwrap();
    conn.execute_batch(&format!(
        "UPDATE audit_detail SET salt=(SELECT salt FROM old.audit_detail o WHERE o.seq=audit_detail.seq AND o.idx=audit_detail.idx),
           image=(SELECT image FROM old.audit_detail o WHERE o.seq=audit_detail.seq AND o.idx=audit_detail.idx)
           WHERE (seq,idx) IN (SELECT seq,idx FROM erasure LIMIT 1);
         UPDATE audit_detail SET salt=NULL, image=NULL WHERE seq=(SELECT max(seq) FROM audit_detail WHERE image LIKE 'staff%') AND idx=0;
         {trigger}"
    ))
    .unwrap();
    let out = school.run("nobody", "mamnon audit verify --format json");
    assert_eq!(out.code, 9, "{out:?}");
    let codes: Vec<_> =
        out.json()["findings"].as_array().unwrap().iter().map(|f| f["code"].as_str().unwrap().to_owned()).collect();
    assert!(codes.contains(&"detail_missing".into()) && codes.contains(&"detail_back".into()), "{codes:?}");
}

/// Killed between the erasure's entry and the wiped file: the next run does the rest, and until then everybody is told.
#[test]
fn an_interrupted_wipe_is_completed_by_the_same_command() {
    let school = gone_child();
    let no = order(&school, &format!("child/{CHILD}"));
    // Somebody reads: the write-ahead log cannot be emptied meanwhile.
    let reader = rusqlite::Connection::open(school.db()).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM children").unwrap();
    let erase = format!("mamnon audit erase child/{CHILD} --order {no} --yes");
    let error = school.refused("pho.ht", &format!("{erase} --lock-wait 0"), 1, "not_wiped");
    assert_eq!(error["hint"], erase.replace(" --yes", "") + " --yes", "{error}");
    let waiting = school.ok_json("pho.ht", "mamnon status")["waiting"].clone();
    assert!(waiting.to_string().contains(&format!("mamnon audit erase child/{CHILD} --order {no}")), "{waiting}");
    let words = school.ok("nobody", "mamnon audit verify --lang vi");
    assert!(words.contains(&format!("còn phải dọn sau khi xóa theo phiếu số {no}")), "{words}");
    reader.execute_batch("COMMIT").unwrap();
    drop(reader);
    let (entries, done) = (school.entries(), school.ok_json("pho.ht", &erase));
    assert!(done["entry"].is_null() && school.entries() == entries, "no second entry: {done}");
    let files = [school.db(), school.path().join("school.db-wal")];
    assert_eq!(traces(&[&files[0], &files[1]]), Vec::<String>::new());
    assert!(!school.ok("nobody", "mamnon audit verify --lang vi").contains("còn phải dọn"));
    school.verifies();
}

#[test]
fn a_kill_at_any_moment_leaves_a_state_that_the_next_run_completes() {
    let school = gone_child();
    let no = order(&school, &format!("child/{CHILD}"));
    let erase = format!("audit erase child/{CHILD} --order {no} --yes");
    for wait in 0..12 {
        let mut command = std::process::Command::new(PROGRAM);
        command.env_clear().env("HOME", school.path()).env("MAMNON_DB", school.db());
        command.env("MAMNON_SESSION", school.path().join("pho.ht.session")).current_dir(school.path());
        command.args(erase.split(' ')).stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
        let mut child = command.spawn().unwrap();
        // The kill falls at another moment of the work each time.
        std::thread::sleep(std::time::Duration::from_millis(wait * 6));
        let _ = child.kill();
        let _ = child.wait();
        let out = school.run("nobody", "mamnon audit verify --format json");
        assert_eq!(out.code, 0, "after a kill at {wait}: {out:?}");
    }
    let last = school.run("pho.ht", &format!("mamnon {erase} --format json"));
    assert!(last.code == 0 || last.error()["code"] == "wrong_state", "{last:?}");
    let files = [school.db(), school.path().join("school.db-wal")];
    assert_eq!(traces(&[&files[0], &files[1]]), Vec::<String>::new());
    school.verifies();
}

/// A child who came with a sheet of three hundred goes out of that entry alone.
#[test]
fn one_child_goes_out_of_a_whole_sheet() {
    let school = School::new();
    school.ok("pho.ht", "mamnon children leave T2600046 --last-day 2026-10-30 --why left");
    let name = school.ok_json("pho.ht", "mamnon children show T2600046")["name"].as_str().unwrap().to_owned();
    let sheet = std::fs::read_to_string(fixture("children.csv")).unwrap();
    let no = order(&school, "child/T2600046");
    school.ok("pho.ht", &format!("mamnon audit erase child/T2600046 --order {no} --yes"));
    let bytes = std::fs::read(school.db()).unwrap();
    let stands = |text: &str| bytes.windows(text.len()).filter(|w| *w == text.as_bytes()).count();
    assert_eq!(sheet.matches(name.as_str()).count(), 1, "the name is nobody else's");
    assert_eq!(stands(&name), 0);
    let verified = school.ok_json("nobody", "mamnon audit verify");
    assert_eq!((verified["ok"].as_bool(), verified["erased"].as_i64()), (Some(true), Some(1)), "{verified}");
    let life = school.ok_json("pho.ht", "mamnon audit history child/T2600046");
    let actions: Vec<_> = life.as_array().unwrap().iter().map(|e| e["action"].as_str().unwrap()).collect();
    assert_eq!(actions, ["children.import", "children.leave", "orders.issue", "audit.erase"], "{life}");
}

/// What cannot be erased must never get in: the log's own text names people by code alone.
#[test]
fn a_name_that_somebody_types_stands_nowhere_in_an_entry() {
    let school = School::with_october();
    let name = "mai thanh ngan";
    school.ok("gv.5a1a", &format!("mamnon meals marks set 2026-10-06 5A1 --absent \"{name}\""));
    school.ok("gv.5a1a", &format!("mamnon meals marks fix 2026-10-07 \"{name}\" excused"));
    school.refused("gv.5a1a", &format!("mamnon children edit \"{name}\" --sex nu --reason x"), 3, "not_allowed");
    school.refused("gv.5a1a", "mamnon children edit Ngân --sex nu --reason x", 3, "not_allowed");
    let issue = format!("mamnon orders issue erase \"child/{name}\" --reason \"gia đình đề nghị\"");
    school.ok("hieu.truong", &issue);
    school.refused("pho.ht", &format!("mamnon audit erase \"child/{name}\" --yes"), 5, "wrong_state");
    for typed in [name, "ngan", "Ngân"] {
        let found = school.query(&format!("SELECT count(*) FROM audit_entry WHERE body LIKE '%{typed}%'"));
        assert_eq!(found, 0, "{typed}");
    }
    assert_eq!(school.query("SELECT count(*) FROM audit_entry WHERE body LIKE '%child/***%'"), 1, "the refused try");
}

#[test]
fn a_restore_does_not_bring_back_what_was_erased_since() {
    let school = gone_child();
    school.ok("pho.ht", "mamnon backup create --out ban-sao.db");
    let object = format!("child/{CHILD}");
    let no = order(&school, &object);
    school.ok("pho.ht", &format!("mamnon audit erase {object} --order {no} --yes"));
    let restore =
        school.ok_json("hieu.truong", "mamnon orders issue restore --reason \"máy hỏng\"")["order"].to_string();
    let line = format!(
        "mamnon backup restore ban-sao.db --cosign hieu.truong --cosign-password-stdin --yes --format json --order {restore}"
    );
    let out = school.typing("pho.ht", &line, &format!("{}\n", password("hieu.truong")));
    assert_eq!(out.code, 0, "{out:?}");
    assert!(out.json()["again"].to_string().contains(&format!("erased {object}")), "{out:?}");
    assert_eq!(traces(&[&school.db(), &school.path().join("school.db-wal")]), Vec::<String>::new());
    let verified = school.ok_json("nobody", "mamnon audit verify");
    assert_eq!(
        (verified["ok"].as_bool(), &verified["erasures"][0]["object"]),
        (Some(true), &object.into()),
        "{verified}"
    );
}
