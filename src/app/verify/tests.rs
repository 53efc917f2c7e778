use super::*;
use crate::app::import::How;
use crate::app::testing::{TestSchool, fixture, refusal};
use jiff::civil::date;

fn verified(school: &mut TestSchool) -> VerifyView {
    school.app.audit_verify(&Asked::default(), &mut |_| {}).unwrap()
}

#[test]
fn a_changed_mark_names_child_day_values_and_writer() {
    let mut school = TestSchool::with_roster();
    school.app.marks_import(fixture("marks"), How::default()).unwrap();
    let entry = school.entries();
    assert!(verified(&mut school).ok());
    let sql = "UPDATE meal_marks SET status='unexcused' WHERE rowid_is_first";
    let sql = sql.replace(
        "rowid_is_first",
        "(date,child,slot)=(SELECT date,child,slot FROM meal_marks WHERE status='present' AND class='5A1' ORDER BY 1,2,3 LIMIT 1)",
    );
    school.app.school.tamper("meal_marks", &sql);
    let view = verified(&mut school);
    let [f] = &view.findings[..] else { panic!("{:?}", view.findings) };
    assert_eq!((f.code, f.step, f.entry), ("row_changed", 6, Some(entry)));
    assert_eq!((&f.log, &f.table), (&"present".into(), &"unexcused".into()));
    assert_eq!((f.column.as_deref(), f.actor.as_deref()), (Some("status"), Some("pho")));
    assert!(f.child.as_deref().unwrap().starts_with('T') && f.child_name.is_some());
    assert!(f.date.unwrap() >= date(2026, 10, 1) && f.slot.is_some() && f.at.is_some());
    let steps: Vec<_> = view.steps.iter().map(|s| (s.number, s.ok)).collect();
    assert_eq!(steps, [(1, true), (2, true), (3, true), (4, true), (5, true), (6, false), (7, true)]);

    school.sign_in("co.lan");
    assert!(verified(&mut school).findings[0].child_name.is_some(), "the teacher of that class");
    let stranger = verify_copy(&school);
    assert_eq!(stranger.findings[0].child, f.child);
    assert_eq!(stranger.findings[0].child_name, None);
}

fn verify_copy(school: &TestSchool) -> VerifyView {
    let copy = school.dir.path().join("ô tô ?#%.db");
    school.app.school.backup(&copy).unwrap();
    let before = std::fs::read(&copy).unwrap();
    let view = verify_file(&copy, || Timestamp::UNIX_EPOCH, &mut |_| {}).unwrap();
    assert_eq!(std::fs::read(&copy).unwrap(), before, "looking changes nothing");
    std::fs::remove_file(copy).unwrap();
    view
}

#[test]
fn personal_values_are_hidden_from_strangers() {
    let mut school = TestSchool::with_roster();
    school.app.school.tamper("children", "UPDATE children SET name='Ai Đó' WHERE code='T2600012'");
    let seen = verified(&mut school);
    assert!(seen.findings.iter().any(|f| f.table == "Ai Đó"));
    let hidden = verify_copy(&school);
    assert!(hidden.findings.iter().all(|f| f.log == "•••" && f.table == "•••"));
    assert_eq!(hidden.findings[0].child.as_deref(), Some("T2600012"));
}

#[test]
fn a_row_that_went_or_came_is_named() {
    let mut school = TestSchool::with_roster();
    school
        .app
        .school
        .tamper("enrolment", "DELETE FROM enrolment WHERE child=(SELECT id FROM children WHERE code='T2600012')");
    school.app.school.tamper("calendar", "INSERT INTO calendar VALUES('2026-10-05','holiday')");
    let view = verified(&mut school);
    let codes: Vec<_> = view.findings.iter().map(|f| (f.code, f.tbl.as_deref().unwrap())).collect();
    assert_eq!(codes, [("row_missing", "enrolment"), ("row_extra", "calendar")]);
    assert_eq!(view.findings[0].child.as_deref(), Some("T2600012"));
    assert_eq!(view.findings[1].date, Some(date(2026, 10, 5)));
}

#[test]
fn a_changed_entry_a_broken_chunk_and_a_changed_detail_are_found() {
    for (table, sql, code) in [
        ("audit_entry", "UPDATE audit_entry SET body=replace(body,'staff','stafx') WHERE seq=3", "leaf"),
        ("audit_chunk", "UPDATE audit_chunk SET data=x'00' WHERE seq=4", "digest"),
        (
            "audit_detail",
            "UPDATE audit_detail SET image=CAST(replace(CAST(image AS TEXT),'male','malf') AS BLOB) WHERE seq=4 AND idx=22",
            "detail",
        ),
        ("audit_detail", "UPDATE audit_detail SET salt=x'00' WHERE seq=4 AND idx=1", "detail"),
    ] {
        let mut school = TestSchool::with_roster();
        school.app.school.tamper(table, sql);
        let view = verified(&mut school);
        assert!(view.findings.iter().any(|f| f.code == code), "{sql}: {:?}", view.findings.first());
    }
}

#[test]
fn what_is_no_log_is_damaged() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("x.db");
    let verify = || refusal(verify_file(&file, || Timestamp::UNIX_EPOCH, &mut |_| {})).exit();
    assert_eq!(verify(), 4);
    for bytes in [&b""[..], b"no database at all, but some text that is long enough", &[7u8; 5000]] {
        std::fs::write(&file, bytes).unwrap();
        assert_eq!(verify(), 9);
    }
    let school = TestSchool::with_roster();
    let copy = dir.path().join("y.db");
    school.app.school.backup(&copy).unwrap();
    let whole = std::fs::read(&copy).unwrap();
    std::fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    assert_eq!(verify(), 9);
}

/// The data are protected by backups (Q4.5).
#[test]
fn a_backup_is_whole_private_and_never_written_over() {
    use std::os::unix::fs::PermissionsExt as _;
    let mut school = TestSchool::with_roster();
    let out = school.dir.path().join("b.db");
    school.dry_run(true);
    assert!(school.app.backup_create(Some(&out), None).unwrap().dry_run && !out.exists());
    school.dry_run(false);
    let made = school.app.backup_create(Some(&out), None).unwrap();
    assert_eq!(made.size, out.metadata().unwrap().len());
    assert_eq!(out.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(refusal(school.app.backup_create(Some(&out), None)).exit(), 5);
    assert!(verify_file(&out, || Timestamp::UNIX_EPOCH, &mut |_| {}).unwrap().ok());
    let named = school.app.backup_create(None, None).unwrap();
    assert_eq!(named.path.parent().unwrap().file_name().unwrap(), "backups");
    assert_eq!(named.sha256, made.sha256);
    school.sign_in("co.lan");
    assert_eq!(refusal(school.app.backup_create(None, None)).exit(), 3);
    let left: Vec<_> = std::fs::read_dir(school.dir.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(!left.iter().any(|n| n.to_string_lossy().starts_with(".mamnon")), "{left:?}");
}
