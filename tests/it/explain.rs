//! A child's month explained: every term, and the entry that brought it.
use crate::harness::School;
use serde_json::Value;

fn rows<'a>(e: &'a Value, kind: &str) -> Vec<&'a Value> {
    e["rows"].as_array().unwrap().iter().filter(|r| r["kind"] == kind).collect()
}

/// The explanation sums to what the settlement says, and every line names the entry that wrote it.
#[test]
fn every_term_of_a_month_has_its_entry_and_they_sum_to_the_settlement() {
    let school = School::with_october();
    let fixed = school.ok_json("pho.ht", "mamnon meals marks fix 2026-10-05 T2600213 excused --told late");
    let e = school.ok_json("ke.toan", "mamnon meals explain 2026-10 T2600213");
    let settled = school.ok_json("ke.toan", "mamnon meals settle 2026-10 --child T2600213");
    for key in ["opening", "paid", "adjusted", "charged", "closing"] {
        assert_eq!(e[key], settled["totals"][key], "{key}: {e}");
    }
    let days = rows(&e, "meal_day");
    let charged: i64 = days.iter().map(|d| -d["amount"].as_i64().unwrap()).sum();
    assert_eq!(charged, e["charged"].as_i64().unwrap());
    let terms: i64 =
        e["terms"].as_array().unwrap().iter().map(|t| t["days"].as_i64().unwrap() * t["unit"].as_i64().unwrap()).sum();
    assert_eq!(terms, charged);
    let paid: i64 = rows(&e, "payment").iter().map(|p| p["amount"].as_i64().unwrap()).sum();
    assert_eq!(paid, e["paid"].as_i64().unwrap());
    assert!(e["rows"].as_array().unwrap().iter().skip(1).all(|r| !r["entry"].is_null()), "{e}");
    // The corrected day names the correction; the others the import.
    let monday = days.iter().find(|d| d["date"] == "2026-10-05").unwrap();
    assert_eq!(monday["entry"], fixed["entry"]);
    assert!(days.iter().filter(|d| d["date"] != "2026-10-05").all(|d| d["entry"] != fixed["entry"]));
    assert_eq!(rows(&e, "price")[0]["amount"], 21_000);
    let table = school.ok("ke.toan", "mamnon meals explain 2026-10 T2600213 --lang vi");
    assert!(table.contains("báo muộn, tính tiền"), "{table}");
    assert!(table.contains("× 21.000"), "{table}");
}

/// A price that changes inside the month makes two terms, each with its own entry.
#[test]
fn a_new_price_inside_the_month_is_a_term_of_its_own() {
    let school = School::with_october();
    let set = school.ok_json("ke.toan", "mamnon meals fees set mau_giao 25000 --from 2026-10-15");
    let e = school.ok_json("ke.toan", "mamnon meals explain 2026-10 T2600213");
    let units: Vec<_> = e["terms"].as_array().unwrap().iter().map(|t| t["unit"].as_i64().unwrap()).collect();
    assert_eq!(units, [21_000, 25_000]);
    let prices = rows(&e, "price");
    assert_eq!(prices.len(), 2);
    assert_eq!(prices[1]["entry"], set["entry"]);
    assert_ne!(prices[0]["entry"], set["entry"]);
}

/// Money is for those who may read it; a child that does not exist is said so.
#[test]
fn who_may_not_read_money_gets_no_explanation() {
    let school = School::with_october();
    school.refused("gv.5a1a", "mamnon meals explain 2026-10 T2600213", 3, "not_allowed");
    school.refused("ke.toan", "mamnon meals explain 2026-10 T9999999", 4, "not_found");
    school.refused("ke.toan", "mamnon meals explain 2026-13 T2600213", 6, "invalid_input");
    let november = school.ok_json("ke.toan", "mamnon meals explain 2026-11 T2600213");
    assert_eq!(november["charged"], 0);
}
