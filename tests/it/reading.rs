//! Reading the log: filters, one entry, the life of one thing, one's own entries, what is odd.
use crate::harness::School;
use serde_json::Value;

const FIX: &str = "mamnon meals marks fix 2026-10-05 T2600213 excused";

/// A refused try, a window, the correction; gives the entry of the correction and the order.
fn corrected() -> (School, i64, i64) {
    let school = School::locked();
    school.refused("gv.5a1a", FIX, 5, "book_locked");
    let order = school.open("meals 2026-10-05 --class 5A1");
    let fixed = school.ok_json("gv.5a1a", FIX)["entry"].as_i64().unwrap();
    (school, fixed, order)
}

fn seqs(list: &Value) -> Vec<i64> {
    list.as_array().unwrap().iter().map(|e| e["seq"].as_i64().unwrap()).collect()
}

#[test]
fn the_log_is_filtered_by_everything_that_a_person_asks_for() {
    let (school, fixed, order) = corrected();
    let log = |flags: &str| seqs(&school.ok_json("pho.ht", &format!("mamnon audit log {flags}")));
    let actions = |flags: &str| -> Vec<String> {
        let list = school.ok_json("pho.ht", &format!("mamnon audit log {flags}"));
        list.as_array().unwrap().iter().map(|e| e["action"].as_str().unwrap().to_owned()).collect()
    };
    // The try, and the correction; the roster and the marks were imported for everybody.
    let of_child = actions("--child T2600213");
    assert!(of_child.starts_with(&["children.import".into()]) && of_child.contains(&"meals.marks.import".into()));
    assert_eq!(of_child.iter().filter(|a| *a == "meals.marks.fix").count(), 2, "{of_child:?}");
    assert_eq!(log("--child T2600213 --action meals.marks.fix"), [fixed - 3, fixed]);
    assert!(!log("--child T2600001").contains(&fixed));
    assert_eq!(
        actions("--class 5A1 --book meals --period 2026-10-05 --since \"hôm nay\" --order 2"),
        ["orders.issue", "unlock", "meals.marks.fix"]
    );
    assert_eq!(order, 2);
    assert!(log("--class 5A2 --action meals.marks.fix").is_empty());
    assert!(log("--period 2026-10").contains(&fixed) && !log("--period 2026-09").contains(&fixed));
    assert!(log("--period 2026-2027 --book meals").contains(&fixed));
    assert_eq!(log("--actor \"tran van nam\" --action unlock"), log("--actor pho.ht --action unlock"));
    assert_eq!(log("--since \"hôm qua\" --until \"hôm qua 23:59\""), Vec::<i64>::new());
    assert_eq!(log("--limit 1"), [fixed]);
    school.refused("pho.ht", "mamnon audit log --since 25:61", 6, "invalid_input");
    school.refused("pho.ht", "mamnon audit log --child nobody", 4, "not_found");
    school.refused("pho.ht", "mamnon audit log --order 99", 4, "not_found");
    school.refused("pho.ht", "mamnon audit log --book kho", 6, "invalid_input");
}

#[test]
fn one_entry_is_read_before_and_after_in_vietnamese() {
    let (school, fixed, _) = corrected();
    let shown = school.ok("pho.ht", &format!("mamnon audit show {fixed} --lang vi"));
    for words in
        ["Sửa chấm ăn một cháu", "chấm ăn T2600213, 05/10/2026, bữa trưa", "trạng thái", "có ăn", "nghỉ có phép"]
    {
        assert!(shown.contains(words), "{words} in\n{shown}");
    }
    assert!(!shown.contains("sort_key") && !shown.contains("meal_marks"), "{shown}");
    let json = school.ok_json("pho.ht", &format!("mamnon audit show {fixed}"));
    assert_eq!(json["changes"][0]["after"]["status"], "excused", "programs get the stored words: {json}");
    // An import names its first rows and says how many more there are.
    let import = school.ok_json("pho.ht", "mamnon audit log --action children.import")[0]["seq"].clone();
    let shown = school.ok("pho.ht", &format!("mamnon audit show {import} --lang vi"));
    assert!(shown.contains("dòng khác; xem hết: --format json"), "{shown}");
}

#[test]
fn the_life_of_one_thing() {
    let (school, fixed, order) = corrected();
    for (object, last, least) in [
        ("children/T2600213".to_owned(), fixed, 4),
        ("child/T2600213".to_owned(), fixed, 4),
        ("marks/2026-10-05/T2600213".to_owned(), fixed, 3),
        ("marks/05/10/2026/5A1".to_owned(), fixed, 3),
        (format!("orders/{order}"), fixed, 3),
        ("accounts/gv.5a1a".to_owned(), fixed, 1),
        ("classes/5A1".to_owned(), fixed, 3),
    ] {
        let life = school.ok_json("pho.ht", &format!("mamnon audit history {object}"));
        let entries = seqs(&life);
        assert!(entries.len() >= least && entries.is_sorted(), "{object}: {entries:?}");
        if !object.starts_with("accounts") {
            assert_eq!(entries.last(), Some(&last), "{object}: {life}");
        }
    }
    let marks = school.ok_json("pho.ht", "mamnon audit history marks/2026-10-05/T2600213");
    let import = &marks[0]["changes"].as_array().unwrap();
    assert!(import.iter().all(|c| c["key"][0] == "2026-10-05"), "{import:?}");
    let table = school.ok("pho.ht", "mamnon audit history marks/2026-10-05/T2600213 --lang vi");
    assert!(table.contains("trạng thái có ăn → nghỉ có phép"), "{table}");
    school.refused("pho.ht", "mamnon audit history children/NIX", 4, "not_found");
    school.refused("pho.ht", "mamnon audit history marks/2026-10-05/NIX", 4, "not_found");
}

/// Everybody can read their own log (Q6.1).
#[test]
fn everybody_reads_their_own_entries() {
    let (school, fixed, order) = corrected();
    let mine = school.ok_json("gv.5a1a", "mamnon audit mine");
    assert!(mine.as_array().unwrap().iter().all(|e| e["actor"] == "gv.5a1a"), "{mine}");
    assert_eq!(seqs(&mine).last(), Some(&fixed));
    assert_eq!(school.ok_json("gv.5a1a", &format!("mamnon audit mine --order {order}")).as_array().unwrap().len(), 1);
    school.refused("gv.5a1a", "mamnon audit log --actor pho.ht", 3, "not_allowed");
    school.refused("nobody", "mamnon audit mine", 3, "not_signed_in");
}

/// Two accounts under one user of the machine within minutes, work at night (Q2 own work).
#[test]
fn what_is_odd_is_found_with_exit_10() {
    let (school, fixed, order) = corrected();
    let out = school.run("pho.ht", "mamnon audit odd --format json");
    assert_eq!(out.code, 10, "{out:?}");
    let found = out.json();
    let of = |code: &str| found.as_array().unwrap().iter().filter(|f| f["code"] == code).cloned().collect::<Vec<_>>();
    let after = of("after_lock");
    assert_eq!((after[0]["order"].as_i64(), after[0]["entries"][0].as_i64()), (Some(order), Some(fixed)), "{found}");
    let denied = of("denied");
    assert_eq!((denied[0]["actors"][0].as_str(), denied[0]["count"].as_i64()), (Some("gv.5a1a"), Some(1)), "{found}");
    assert!(!of("shared_machine").is_empty(), "{found}");
    let table = school.run("pho.ht", "mamnon audit odd --lang vi --action meals.marks.fix");
    assert!(table.stdout.contains("sau khi sổ đã khóa, theo phiếu số 2"), "{table:?}");
    let csv = school.run("pho.ht", "mamnon audit odd --format csv");
    assert!(csv.stdout.starts_with("code,from,until,actors,entries,count,os_user,order,message\n"), "{csv:?}");
    let none = school.run("pho.ht", "mamnon audit odd --since 01/01/2027");
    assert_eq!(none.code, 0, "{none:?}");
    school.refused("gv.5a1a", "mamnon audit odd", 3, "not_allowed");
}

/// A4, a table head that every sheet repeats, lines to sign on, the paper code, and nothing that a browser would fetch or run.
#[test]
fn a_months_log_prints_as_one_page() {
    let (school, fixed, order) = corrected();
    school.ok("pho.ht", "mamnon school set authority \"PHÒNG GD&ĐT <Hoa Lư>\"");
    let month = school.ok_json("pho.ht", &format!("mamnon audit show {fixed}"))["at"].as_str().unwrap()[..7].to_owned();
    let made = school.ok_json("pho.ht", "mamnon audit log --limit 1")[0]["seq"].as_i64().unwrap();
    let line = format!("mamnon export audit --period {month} --out nhat-ky.html --lang vi");
    school.ok("pho.ht", &line);
    let page = std::fs::read_to_string(school.path().join("nhat-ky.html")).unwrap();
    for part in ["size:A4", "table-header-group", "HIỆU TRƯỞNG", "Sửa chấm ăn một cháu", "bị từ chối<br>book_locked"]
    {
        assert!(page.contains(part), "{part}");
    }
    assert!(page.contains(&format!("<code>{made}-")), "the head of the log when it was printed");
    assert!(page.contains(&format!("<td class=\"n\">{order}</td>")) && page.contains("PHÒNG GD&amp;ĐT &lt;Hoa Lư&gt;"));
    assert_eq!(page.matches("<svg").count(), 1, "the picture of the code");
    let named = page.replace("http://www.w3.org/2000/svg", "");
    for outside in ["<script", "http", "src=", "url(", "@import"] {
        assert!(!named.contains(outside), "{outside}");
    }
    school.ok("pho.ht", "mamnon export verify nhat-ky.html");
    let other = school.run("pho.ht", "mamnon export marks --period 2026-10 --out x.html");
    assert_eq!(other.code, 2, "{other:?}");
    school.refused("gv.5a1a", &line.replace("nhat-ky.html", "khac.html"), 3, "not_allowed");
    std::fs::write(school.path().join("nhat-ky.html"), page.replace("bị từ chối", "đã làm")).unwrap();
    school.refused("pho.ht", "mamnon export verify nhat-ky.html", 9, "file_differs");
}
