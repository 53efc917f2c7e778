use super::*;
use crate::app::import::How;
use crate::app::testing::{TestSchool, counts, fixture, refusal, sheet};
use crate::domain::date::Month;

fn request(pack: &str) -> ExportRequest {
    ExportRequest {
        pack: pack.into(),
        period: None,
        class: None,
        layout: Layout::Csv,
        paper: None,
        bom: false,
        recipient: None,
        purpose: None,
    }
}

fn month(pack: &str) -> ExportRequest {
    let period = Some(Period::Month(Month { year: 2026, month: 10 }));
    ExportRequest { period, ..request(pack) }
}

fn named(request: ExportRequest) -> ExportRequest {
    ExportRequest { recipient: Some("Phòng Giáo dục".into()), purpose: Some("Báo cáo".into()), ..request }
}

fn bytes(school: &mut TestSchool, request: &ExportRequest) -> Vec<u8> {
    let mut out = Vec::new();
    school.app.export_stream(&named(request.clone()), &mut out).unwrap();
    out
}

fn full() -> TestSchool {
    let mut school = TestSchool::with_roster();
    school.app.calendar_import(fixture("calendar"), How::default()).unwrap();
    school.app.marks_import(fixture("marks"), How::default()).unwrap();
    school.app.payments_import(fixture("payments"), How::default()).unwrap();
    school
}

#[test]
fn what_is_exported_is_read_back_as_unchanged() {
    let mut school = full();
    for pack in ["classes", "staff", "children", "marks", "payments", "calendar"] {
        let out = bytes(&mut school, &request(pack));
        let lines = String::from_utf8_lossy(&out).lines().count() - 1;
        assert!(lines > 0, "{pack}");
        let entries = school.entries();
        let app = &mut school.app;
        let answer = match pack {
            "classes" => app.classes_import(sheet(out), How::default()),
            "staff" => app.staff_import(sheet(out), How::default()),
            "children" => app.children_import(sheet(out), How::default()),
            "marks" => app.marks_import(sheet(out), How::default()),
            "payments" => app.payments_import(sheet(out), How::default()),
            _ => app.calendar_import(sheet(out), How::default()),
        };
        let answer = answer.unwrap();
        assert_eq!((counts(&answer)[0], counts(&answer)[1], counts(&answer)[3]), (0, 0, 0), "{pack}");
        assert_eq!(school.entries(), entries, "{pack}");
    }
    school.verify();
}

#[test]
fn every_pack_gives_the_same_bytes_twice_in_both_layouts() {
    let mut school = full();
    for pack in PACKS.iter().filter(|p| p.code != "audit") {
        for layout in [Layout::Csv, Layout::Json] {
            let period = (pack.period == Cut::Month).then_some(Period::Month(Month { year: 2026, month: 10 }));
            let request = ExportRequest { period, layout, paper: None, ..request(pack.code) };
            let once = bytes(&mut school, &request);
            assert_eq!(once, bytes(&mut school, &request), "{}", pack.code);
            if layout == Layout::Json {
                let rows: Vec<serde_json::Map<String, Value>> = serde_json::from_slice(&once).unwrap();
                assert!(rows.iter().all(|r| r.len() == pack.columns.len()), "{}", pack.code);
            }
        }
    }
}

/// An extract with its manifest (Q4.8).
#[test]
fn a_file_comes_with_its_manifest_and_entry_and_any_change_shows() {
    let mut school = full();
    let path = school.dir.path().join("marks.csv");
    let made = school.app.export_to(&month("marks"), &path, false).unwrap();
    let manifest: Value = serde_json::from_slice(&std::fs::read(manifest_path(&path)).unwrap()).unwrap();
    assert_eq!(manifest["rows"], made.rows);
    assert_eq!(manifest["log"]["size"], made.receipt.entry.unwrap());
    assert_eq!((&manifest["period"], &manifest["by"]), (&"2026-10".into(), &"pho".into()));
    let (_, root) = school.app.school.db().root().unwrap();
    assert_eq!(manifest["log"]["root"], hex(&root));
    let checked = export_verify(&path, Some(&school.app)).unwrap();
    assert!(checked.known && checked.rows == made.rows);
    assert!(!export_verify(&path, None).unwrap().looked_up);
    let other = TestSchool::new();
    assert!(!export_verify(&path, Some(&other.app)).unwrap().known, "another school's log");

    assert_eq!(refusal(school.app.export_to(&month("marks"), &path, false)).exit(), 5);
    assert_eq!(school.app.export_to(&month("marks"), &path, true).unwrap().sha256, made.sha256);

    let mut text = std::fs::read_to_string(&path).unwrap();
    text = text.replacen("present", "excused", 1);
    std::fs::write(&path, text).unwrap();
    assert_eq!(refusal(export_verify(&path, None)).code(), "file_differs");
    std::fs::remove_file(manifest_path(&path)).unwrap();
    assert_eq!(refusal(export_verify(&path, None)).exit(), 4);
}

/// To whom and what for (Q4.8).
#[test]
fn personal_packs_need_recipient_and_purpose_in_a_file() {
    let mut school = TestSchool::with_roster();
    let path = school.dir.path().join("children.csv");
    let entries = school.entries();
    assert_eq!(refusal(school.app.export_to(&request("children"), &path, false)).exit(), 2);
    assert_eq!((school.entries(), path.exists()), (entries, false));
    let made = school.app.export_to(&named(request("children")), &path, false).unwrap();
    assert_eq!(made.rows, 312);
    school.verify();
}

#[test]
fn nothing_half_done_is_left() {
    let mut school = full();
    let folder = school.dir.path().join("out");
    std::fs::create_dir(&folder).unwrap();
    let path = folder.join("x.csv");
    let names = || std::fs::read_dir(&folder).unwrap().count();
    school.dry_run(true);
    let made = school.app.export_to(&month("settlement"), &path, false).unwrap();
    assert!(made.receipt.dry_run && made.receipt.changes.len() == 1 && names() == 0);
    school.dry_run(false);
    let class = ExportRequest { class: Some("nix".into()), ..month("settlement") };
    assert_eq!(refusal(school.app.export_to(&class, &path, false)).exit(), 4);
    assert_eq!(refusal(school.app.export_to(&request("settlement"), &path, false)).exit(), 2);
    assert_eq!(refusal(school.app.export_to(&month("accounts"), &path, false)).exit(), 2);
    assert_eq!(refusal(school.app.export_to(&request("marx"), &path, false)).exit(), 4);
    std::fs::write(manifest_path(&path), "there").unwrap();
    assert_eq!(refusal(school.app.export_to(&month("settlement"), &path, false)).exit(), 5);
    assert_eq!(names(), 1);
}

#[test]
fn rights_to_read_narrow_what_may_be_exported() {
    let mut school = full();
    let all = String::from_utf8(bytes(&mut school, &month("marks"))).unwrap();
    school.sign_in("co.lan");
    let own = String::from_utf8(bytes(&mut school, &month("marks"))).unwrap();
    assert!(own.lines().count() > 1 && own.lines().count() < all.lines().count() / 6);
    for pack in ["accounts", "roles", "classes", "staff", "fees", "orders", "locks", "audit", "settlement"] {
        let request = if pack == "settlement" { month(pack) } else { request(pack) };
        assert_eq!(refusal(school.app.export_stream(&request, &mut Vec::new())).exit(), 3, "{pack}");
    }
    let children = String::from_utf8(bytes(&mut school, &request("children"))).unwrap();
    assert!(children.lines().skip(1).all(|l| l.contains(",5A1,")));
    school.sign_in("thanh.tra");
    let masked = String::from_utf8(bytes(&mut school, &request("children"))).unwrap();
    let digits = |l: &str| l.split(',').nth(6).is_some_and(|pid| pid.len() == 12 && !pid.contains('*'));
    assert!(masked.lines().count() == 313 && masked.contains("******") && !masked.lines().any(digits));
    school.verify();
}
