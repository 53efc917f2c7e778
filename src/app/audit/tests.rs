use super::*;
use crate::app::export::{ExportRequest, Layout};
use crate::app::testing::{TestSchool, refusal};
use crate::audit::hash::hex;
use crate::domain::date::local_midnight;
use jiff::civil::date;

fn filter() -> EntryFilter {
    EntryFilter::default()
}

#[test]
fn the_log_is_filtered_and_cut_from_its_end() {
    let mut school = TestSchool::with_roster();
    let all = school.app.audit_log(&filter()).unwrap();
    assert_eq!(all.iter().map(|e| e.seq).collect::<Vec<_>>(), [1, 2, 3, 4]);
    let seqs = |school: &mut TestSchool, f: EntryFilter| -> Vec<u64> {
        school.app.audit_log(&f).unwrap().iter().map(|e| e.seq).collect()
    };
    assert_eq!(seqs(&mut school, EntryFilter { limit: Some(2), ..filter() }), [3, 4]);
    assert_eq!(seqs(&mut school, EntryFilter { action: Some("children".into()), ..filter() }), [4]);
    assert_eq!(seqs(&mut school, EntryFilter { action: Some("child".into()), ..filter() }), Vec::<u64>::new());
    assert_eq!(seqs(&mut school, EntryFilter { object: Some("cla".into()), ..filter() }), [2]);
    assert_eq!(seqs(&mut school, EntryFilter { actor: Some("system".into()), ..filter() }), [1]);
    let day = local_midnight(date(2026, 11, 23));
    assert_eq!(seqs(&mut school, EntryFilter { since: Some(day), ..filter() }).len(), 4);
    assert_eq!(seqs(&mut school, EntryFilter { until: Some(day), ..filter() }).len(), 0);
    let unknown = school.app.audit_log(&EntryFilter { actor: Some("nobody".into()), ..filter() });
    assert_eq!(refusal(unknown).exit(), 4);
}

#[test]
fn who_reads_only_their_own_sees_nothing_else() {
    let mut school = TestSchool::with_roster();
    school.sign_in("co.lan");
    assert_eq!(school.app.audit_log(&filter()).unwrap(), []);
    assert_eq!(refusal(school.app.audit_log(&EntryFilter { actor: Some("pho".into()), ..filter() })).exit(), 3);
    assert_eq!(refusal(school.app.audit_show(4)).exit(), 3);
    assert!(school.app.audit_history("child/T2600012").unwrap().is_empty());
    assert_eq!(refusal(school.app.audit_export(&mut Vec::new())).exit(), 3);
}

#[test]
fn an_inspector_sees_entries_with_ids_and_telephones_masked() {
    let mut school = TestSchool::with_roster();
    let whole = school.app.audit_show(4).unwrap();
    let child = |e: &Entry| e.changes.iter().find(|c| c.tbl == "children").unwrap().after.clone();
    school.sign_in("thanh.tra");
    let masked = school.app.audit_show(4).unwrap();
    let (open, seen) = (child(&whole), child(&masked));
    assert_eq!(open["name"], seen["name"]);
    assert!(!open["pid"].as_str().unwrap().contains('*'));
    assert!(seen["pid"].as_str().unwrap().contains("******"));
    assert!(seen["guardian_phone"].as_str().unwrap().contains('*'));
    assert_eq!(seen["ethnicity"], "•••");
    assert_eq!(refusal(school.app.audit_show(99)).exit(), 4);
}

#[test]
fn the_history_of_a_child_has_its_rows_and_no_others() {
    let mut school = TestSchool::with_roster();
    let history = school.app.audit_history("child/T2600012").unwrap();
    let [touch] = &history[..] else { panic!("{history:?}") };
    assert_eq!((touch.entry.seq, touch.changes.len()), (4, 2));
    assert_eq!(touch.changes[0].after["code"], "T2600012");
    assert_eq!(school.app.audit_history("T2600012").unwrap().len(), 1);
    assert_eq!(school.app.audit_history("children").unwrap().len(), 1, "the object of an import");
    assert_eq!(school.app.audit_history("account/pho").unwrap().len(), 1);
    assert_eq!(refusal(school.app.audit_history("child/NIX")).exit(), 4);
    assert_eq!(refusal(school.app.audit_history("orders/7")).exit(), 4);
}

#[test]
fn the_exported_log_checks_and_shows_personal_lines_only_to_who_may_see_them() {
    use crate::audit::change::commitment;
    use crate::audit::hash::{sha256, unhex};
    let mut school = TestSchool::with_roster();
    let mut out = Vec::new();
    assert_eq!(school.app.audit_export(&mut out).unwrap(), 4);
    let lines: Vec<Value> = String::from_utf8(out).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(lines.len(), 5);
    let last = &lines[3];
    let mut hashed = Vec::new();
    for c in last["changes"].as_array().unwrap() {
        let cell = |k: &str| c[k].as_str().unwrap_or_default();
        let line = format!("{}\u{1f}{}\u{1f}{}\u{1f}{}", cell("tbl"), cell("key"), cell("before"), cell("after"));
        let digest = commitment(&unhex(cell("salt")).unwrap(), line.as_bytes());
        hashed.extend_from_slice(format!("#{}\n", hex(&digest)).as_bytes());
    }
    let body: Value = serde_json::from_str(last["body"].as_str().unwrap()).unwrap();
    assert_eq!(body["changes"]["digest"], hex(&sha256(&[&hashed])));
    assert_eq!(lines[4]["keys"].as_array().unwrap().len(), 6);
    school.sign_in("thanh.tra");
    let mut out = Vec::new();
    school.app.audit_export(&mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(!text.contains("guardian_phone") && text.contains("\"digest\""));
}

/// A chunk that cannot be unpacked shows who unpacks it.
#[test]
fn what_cannot_concern_a_thing_is_not_unpacked() {
    let mut school = TestSchool::with_roster();
    school.app.school.tamper("audit_chunk", "UPDATE audit_chunk SET data=x'00' WHERE seq=3");
    let of = |school: &mut TestSchool, f: EntryFilter| school.app.audit_log(&f).map(|l| l.len());
    assert_eq!(school.app.audit_history("child/T2600012").unwrap().len(), 1);
    assert_eq!(school.app.audit_history("account/pho").unwrap().len(), 1);
    assert_eq!(school.app.audit_history("marks/2026-10-05").unwrap().len(), 0);
    assert_eq!(of(&mut school, EntryFilter { child: Some("T2600012".into()), ..filter() }).unwrap(), 1);
    assert!(
        school.app.audit_history("staff/HT01").is_err() || school.app.audit_show(3).is_err(),
        "entry 3 is the staff's"
    );
    let elsewhere = EntryFilter { action: Some("classes".into()), class: Some("5A1".into()), ..filter() };
    assert_eq!(of(&mut school, elsewhere).unwrap(), 1);
}

#[test]
fn no_log_is_written_over_a_file() {
    let mut school = TestSchool::new();
    let path = school.dir.path().join("log.jsonl");
    assert_eq!(school.app.audit_export_to(&path, false).unwrap(), 1);
    assert_eq!(refusal(school.app.audit_export_to(&path, false)).exit(), 5);
    school.app.audit_export_to(&path, true).unwrap();
}

#[test]
fn an_export_shows_in_the_log_with_what_it_was() {
    let mut school = TestSchool::with_roster();
    let request = ExportRequest {
        pack: "classes".into(),
        period: None,
        class: None,
        layout: Layout::Csv,
        paper: None,
        bom: false,
        recipient: Some("Phòng Giáo dục".into()),
        purpose: None,
    };
    let made = school.app.export_stream(&request, &mut Vec::new()).unwrap();
    let entry = school.app.audit_show(made.receipt.entry.unwrap()).unwrap();
    assert_eq!(entry.view.action, "export");
    assert_eq!(entry.changes[0].after["sha256"], made.sha256);
    assert_eq!(entry.changes[0].after["recipient"], "Phòng Giáo dục");
}
