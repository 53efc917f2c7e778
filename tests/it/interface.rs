//! What people and programs see: help in Vietnamese, hints that work, names, formats, completions, manual pages.
use crate::harness::{Out, PROGRAM, School, fixture, password};
use clap::Command;
use mamnon::cli::localise::arg_row;
use mamnon::cli::tour::words;
use mamnon::cli::{command, complain::help_page};
use mamnon::i18n::Lang;
use mamnon::i18n::fields::placeholders;
use mamnon::i18n::help::{Row, table};
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization as _;
use unicode_width::UnicodeWidthStr as _;

// ---------------------------------------------------------------------------------------------------------------- help

/// Every command with its path; the root has an empty one.
fn tree() -> Vec<(Vec<String>, Command)> {
    fn walk(command: Command, path: Vec<String>, out: &mut Vec<(Vec<String>, Command)>) {
        for below in command.get_subcommands() {
            let mut deeper = path.clone();
            deeper.push(below.get_name().to_owned());
            walk(below.clone(), deeper, out);
        }
        out.push((path, command));
    }
    let mut out = Vec::new();
    walk(command(), Vec::new(), &mut out);
    out
}

fn row_of(rows: &HashMap<&'static str, Row>, path: &[String]) -> Row {
    let key = if path.is_empty() { "mamnon".to_owned() } else { path.join(" ") };
    rows.get(key.as_str()).copied().unwrap_or_default()
}

fn examples(row: Row) -> impl Iterator<Item = &'static str> {
    row.examples.split(" ;; ").filter(|e| !e.is_empty())
}

#[test]
fn every_command_and_argument_has_its_vietnamese() {
    let rows = table();
    let mut missing = Vec::new();
    for (path, command) in tree() {
        let (row, name) = (row_of(&rows, &path), path.join(" "));
        if row.text.is_empty() {
            missing.push(format!("{name}: text"));
        }
        if row.alias.is_empty() && !path.is_empty() {
            missing.push(format!("{name}: alias"));
        }
        if row.examples.is_empty() {
            missing.push(format!("{name}: example"));
        }
        for arg in command.get_arguments() {
            let id = arg.get_id().as_str();
            if arg_row(&rows, &name, id).is_none_or(|r| r.text.is_empty()) {
                missing.push(format!("{name}.{id}: text"));
            }
            for value in arg.get_possible_values().iter().filter(|v| v.get_help().is_some()) {
                if arg_row(&rows, &name, &format!("{id}={}", value.get_name())).is_none_or(|r| r.text.is_empty()) {
                    missing.push(format!("{name}.{id}={}: text", value.get_name()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "missing in src/i18n/help.vi.tsv:\n{}", missing.join("\n"));
}

#[test]
fn vietnamese_names_are_plain_and_stand_for_one_command() {
    for (path, command) in tree() {
        let mut taken = BTreeSet::new();
        for below in command.get_subcommands() {
            for name in below.get_name_and_visible_aliases() {
                let plain = name.chars().all(|c| c.is_ascii_lowercase() || c == '-');
                assert!(plain, "{path:?} {name}: only letters without tones");
                assert!(taken.insert(name.to_owned()), "{path:?} {name}: twice");
            }
        }
    }
}

#[test]
fn every_row_of_the_table_belongs_to_something() {
    let rows = table();
    let mut used = BTreeSet::from(["mamnon".to_owned()]);
    for (path, command) in tree() {
        let name = path.join(" ");
        used.insert(name.clone());
        for arg in command.get_arguments() {
            let mut ids = vec![arg.get_id().to_string()];
            ids.extend(arg.get_possible_values().iter().map(|v| format!("{}={}", arg.get_id(), v.get_name())));
            for id in ids {
                let own = format!("{name}.{id}");
                used.insert(if rows.contains_key(own.as_str()) { own } else { format!(".{id}") });
            }
        }
    }
    let text = std::fs::read_to_string(home("src/i18n/help.vi.tsv")).unwrap();
    let mut seen = BTreeSet::new();
    for line in text.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let path = line.split('\t').next().unwrap();
        assert!(used.contains(path), "{path}: no such command or argument");
        assert!(seen.insert(path), "{path}: twice");
        assert!(line.matches('\t').count() <= 3, "{path}: too many cells");
    }
}

#[test]
fn vietnamese_texts_keep_the_house_style() {
    for (path, row) in table() {
        let lower = format!(" {} ", row.text.to_lowercase());
        for word in [" bạn ", "vui lòng", " user ", " admin ", " token ", " session ", "lệnh khóa", "lệnh mở", "cửa sổ"]
        {
            assert!(!lower.contains(word), "{path}: \"{word}\"");
        }
        assert!(row.text.nfc().eq(row.text.chars()), "{path}: not composed");
        assert!(!row.text.ends_with('.'), "{path}: no full stop at the end");
    }
}

/// What the argument parser or our English texts would leave in a Vietnamese page.
const ENGLISH: &[&str] = &[
    "Usage:",
    "Options:",
    "Arguments:",
    "Commands:",
    "Examples:",
    "Global options",
    "Possible values",
    "Print help",
    "Print version",
    "[OPTIONS]",
    "[default",
    "[possible values",
    "[alias",
    "[env:",
    "[required",
];

#[test]
fn vietnamese_pages_have_no_english_and_end_with_examples() {
    let all = tree();
    let mut english: BTreeSet<String> = BTreeSet::new();
    for (_, command) in &all {
        english.extend(command.get_about().map(ToString::to_string));
        for arg in command.get_arguments() {
            english.extend(arg.get_help().map(ToString::to_string));
            english.extend(arg.get_possible_values().iter().filter_map(|v| v.get_help().map(ToString::to_string)));
        }
    }
    // A word alone may be a Vietnamese page's own: `Username` is not, `Role` is part of an option's value name.
    english.retain(|t| t.contains(' '));
    for (path, command) in &all {
        let page = help_page(path, Lang::Vi);
        assert!(!command.has_subcommands() || page.contains("LỆNH"), "{path:?}: COMMAND in\n{page}");
        for text in ENGLISH.iter().copied().chain(english.iter().map(String::as_str)) {
            assert!(!page.contains(text), "{path:?}: \"{text}\" in\n{page}");
        }
        let (_, end) = page.split_once("\nVí dụ:\n").unwrap_or_else(|| panic!("{path:?}: no examples in\n{page}"));
        assert!(end.ends_with('\n') && end.lines().all(|l| l.starts_with("  mamnon")), "{path:?}: {end}");
        assert!(help_page(path, Lang::En).contains("\nExamples:\n"), "{path:?}");
    }
}

#[test]
fn arguments_stand_in_the_order_in_which_they_are_typed() {
    for (path, command) in tree() {
        let page = help_page(&path, Lang::Vi);
        let Some(start) = page.find("\nĐối số:\n") else { continue };
        let places: Vec<usize> = command
            .get_positionals()
            .map(|a| a.get_value_names().map_or(String::new(), |n| placeholders(Lang::Vi, &n[0])))
            .map(|n| page[start..].find(&n).unwrap_or_else(|| panic!("{path:?}: {n} in\n{page}")))
            .collect();
        assert!(places.is_sorted(), "{path:?}:\n{page}");
    }
}

#[test]
fn every_example_parses() {
    let rows = table();
    for (path, _) in tree() {
        for line in examples(row_of(&rows, &path)) {
            let typed = words(line);
            assert_eq!(typed[0], "mamnon", "{line}");
            if let Err(e) = command().try_get_matches_from(&typed) {
                panic!("{path:?}: {line}\n{e}");
            }
        }
    }
}

#[test]
fn help_is_reached_in_every_way() {
    let school = School::new();
    let page = school.ok("x", "mamnon help lock --lang vi");
    for line in [
        "mamnon lock --help --lang vi",
        "mamnon khoa -h --lang vi",
        "mamnon --reason unlock lock --help --lang vi",
        "mamnon tro-giup khoa --lang vi",
        "mamnon help khóa --lang vi",
    ] {
        assert_eq!(school.ok("x", line), page, "{line}");
    }
    assert!(page.starts_with("Khóa sổ theo yêu cầu của Hiệu trưởng"), "{page}");
    assert!(school.ok("x", "mamnon help lock --lang en").starts_with("Lock a book"), "and in English");
    for topic in ["exit-codes", "formats", "roles", "quen-mat-khau", "tampered"] {
        assert_ne!(school.ok("x", &format!("mamnon help {topic} --lang vi")), "", "{topic}");
    }
    let tampered = school.ok("x", "mamnon help tampered --lang vi");
    for line in ["help bi-sua", "help bị sửa", "help \"bị sửa\"", "tro-giup bi-sua"] {
        assert_eq!(school.ok("x", &format!("mamnon {line} --lang vi")), tampered, "{line}");
    }
}

/// The playbook has the same cases in both languages, and every command in it is one.
#[test]
fn the_playbook_of_tampered_data_names_commands_that_exist() {
    let school = School::new();
    let pages = ["vi", "en"].map(|lang| school.ok("x", &format!("mamnon help tampered --lang {lang}")));
    let commands = pages.each_ref().map(|page| {
        let lines = page.lines().map(str::trim).filter(|l| l.starts_with("mamnon "));
        lines.map(|l| l.replace("TEP", "FILE")).collect::<Vec<_>>()
    });
    assert!(commands[0].len() > 10);
    assert_eq!(commands[0], commands[1]);
    for line in &commands[0] {
        let words: Vec<&str> =
            line.split(' ').skip(1).take_while(|w| w.chars().all(|c| c.is_ascii_lowercase())).collect();
        let path = words.iter().take(2).copied().collect::<Vec<_>>().join(" ");
        let help = school.run("x", &format!("mamnon {path} --help"));
        assert_eq!(help.code, 0, "{line}: {help:?}");
        for flag in line.split(' ').filter_map(|w| w.strip_prefix("--")) {
            assert!(help.stdout.contains(&format!("--{flag}")), "{line}: no --{flag} in {}", help.stdout);
        }
    }
}

// --------------------------------------------------------------------------------------------------------------- names

#[test]
fn vietnamese_names_work_at_every_depth() {
    let school = School::with_october();
    assert_eq!(school.ok("pho.ht", "mamnon tai-khoan danh-sach"), school.ok("pho.ht", "mamnon accounts list"));
    assert_eq!(school.ok("pho.ht", "mamnon tai-khoan list"), school.ok("pho.ht", "mamnon accounts list"));
    assert_eq!(
        school.ok("pho.ht", "mamnon an-ban-tru cham-an xem 2026-10 5A1"),
        school.ok("pho.ht", "mamnon meals marks show 2026-10 5A1")
    );
    let asked = school.ok_json("pho.ht", "mamnon phieu de-nghi lock meals 2026-10 --reason \"hết tháng\"");
    assert!(asked["order"].is_i64(), "{asked}");
}

#[test]
fn an_unknown_word_brings_the_one_that_was_meant() {
    let school = School::new();
    for (line, meant, help) in [
        ("mamnon acounts list", "accounts", "mamnon help"),
        ("mamnon accounts lst", "list", "mamnon help accounts"),
        ("mamnon khoá", "khoa", "mamnon help"),
        ("mamnon \"khóa\"", "khoa", "mamnon help"),
        ("mamnon \"Tài khoản\"", "tai-khoan", "mamnon help"),
        ("mamnon tai-khoan lst", "list", "mamnon help accounts"),
        ("mamnon meals chấm-ăn", "cham-an", "mamnon help meals"),
        ("mamnon meals marks set 2026-10-05 5A1 --absnt X", "--absent", "mamnon help meals marks set"),
    ] {
        for (lang, ask) in [("en", "Did you mean: "), ("vi", "Có phải: ")] {
            let error = school.refused("pho.ht", &format!("{line} --lang {lang}"), 2, "usage");
            let message = error["message"].as_str().unwrap();
            assert!(message.ends_with(&format!("{ask}{meant}?")), "{line}: {message}");
            assert_eq!(error["hint"], help, "{line}");
        }
    }
}

// --------------------------------------------------------------------------------------------------------------- hints

/// Pastes a hint with a reason in place of `"…"`, and asserts that it is a command that works: it ends 0, or it has to ask.
fn paste(school: &School, user: &str, hint: &str, env: &[(&str, &str)]) -> Out {
    let line = hint.replace("\"…\"", "\"lý do\"").replace('\'', "\"");
    let typed = words(&line);
    assert_eq!(typed[0], "mamnon", "{hint}");
    if let Err(e) = command().try_get_matches_from(&typed) {
        panic!("{hint}\n{e}");
    }
    let out = school.with(user, &format!("{line} --format json"), "", env);
    let asks = out.code == 2 && out.error()["code"] == "no_terminal";
    assert!(out.code == 0 || asks, "{hint}, as {user}: {out:?}");
    out
}

fn hint(error: &serde_json::Value) -> &str {
    error["hint"].as_str().unwrap_or_else(|| panic!("no hint: {error}"))
}

/// Runs a line that is refused with this code, then its hint as the person who may.
fn refused_then(school: &School, user: &str, line: &str, exit: i32, code: &str, expected: &str, who: &str) {
    let error = school.refused(user, line, exit, code);
    assert_eq!(hint(&error), expected, "{line}");
    paste(school, who, expected, &[]);
}

#[test]
fn hints_of_signing_in_work_when_pasted() {
    let school = School::new();
    refused_then(&school, "x", "mamnon accounts list", 3, "not_signed_in", "mamnon login", "x");
    let wrong = school.typing("x", "mamnon login pho.ht --password-stdin --format json", "sai\n");
    assert_eq!(hint(&wrong.error()), "mamnon help quen-mat-khau");
    paste(&school, "x", "mamnon help quen-mat-khau", &[]);
    let code = school.typing("x", "mamnon activate gv.5a1b --password-stdin --format json", "SAI\nsau ngon nui xanh\n");
    assert_eq!(code.error()["code"], "wrong_code", "{code:?}");
    paste(&school, "x", hint(&code.error()), &[]);

    let later = [("MAMNON_TEST_NOW", "+7260")];
    let expired = school.with("gv.5a1a", "mamnon whoami --format json", "", &later);
    assert_eq!(hint(&expired.error()), "mamnon login gv.5a1a");
    paste(&school, "gv.5a1a", "mamnon login gv.5a1a", &later);

    for _ in 0..5 {
        school.typing("y", "mamnon login gv.5a1a --password-stdin", "sai\n");
    }
    let blocked = school.typing("y", "mamnon login gv.5a1a --password-stdin --format json", "sai\n");
    assert_eq!(hint(&blocked.error()), "mamnon accounts unlock gv.5a1a", "{blocked:?}");
    assert_eq!(paste(&school, "pho.ht", "mamnon accounts unlock gv.5a1a", &[]).code, 0);
}

#[test]
fn the_hint_to_change_an_old_password_works_when_pasted() {
    let school = School::new();
    let env = [("MAMNON_TEST_NOW", "+5875200")];
    let typed = format!("{}\n", password("pho.ht"));
    let back = school.with("pho.ht", "mamnon login pho.ht --password-stdin", &typed, &env);
    assert_eq!(back.code, 0, "{back:?}");
    let out = school.with("pho.ht", "mamnon school set place X --format json", "", &env);
    assert_eq!((out.code, out.error()["code"].as_str().unwrap()), (3, "must_change_password"), "{out:?}");
    assert_eq!(hint(&out.error()), "mamnon passwd");
    assert_eq!(paste(&school, "pho.ht", "mamnon passwd", &env).code, 2, "it asks");
}

#[test]
fn hints_of_rights_and_unknown_things_work_when_pasted() {
    let school = School::new();
    for (user, line, right) in [
        ("gv.5a1a", "mamnon accounts list", "accounts.read"),
        ("gv.5a1a", "mamnon meals marks set 2026-10-05 5A2", "meals.marks"),
        ("gv.5a1a", "mamnon children add X1 --name \"A B\" --sex nam --birth-date 2022 --class 5A1", "children.write"),
        ("pho.ht", "mamnon roles grant gv.5a1a teacher --class 5A1 --reason x", "roles.grant"),
    ] {
        // The one who was refused is the one who pastes it.
        refused_then(&school, user, line, 3, "not_allowed", &format!("mamnon roles who-can {right}"), user);
    }
    for (line, list) in [
        ("mamnon accounts show khong.co", "mamnon accounts list"),
        ("mamnon roles show khong_co", "mamnon roles list"),
        ("mamnon roles who-can khong.co", "mamnon roles matrix"),
        ("mamnon classes show 9Z9", "mamnon classes list"),
        ("mamnon staff show NV999", "mamnon staff list"),
        ("mamnon children show T9999999", "mamnon children list"),
        ("mamnon meals payments reverse PT9 --reason x", "mamnon meals payments list"),
        ("mamnon policy show khong.co", "mamnon policy list"),
        ("mamnon school set khong_co X", "mamnon school show"),
        ("mamnon orders show 99", "mamnon orders list"),
        ("mamnon audit show 999999", "mamnon audit log"),
        ("mamnon export khong_co", "mamnon export list"),
        ("mamnon help khong-co", "mamnon help"),
    ] {
        refused_then(&school, "pho.ht", line, 4, "not_found", list, "pho.ht");
    }
    let error = school.refused("x", "mamnon accounts list --db khong-co.db", 4, "not_found");
    paste(&school, "x", hint(&error), &[]);
}

#[test]
fn hints_of_rules_work_when_pasted() {
    let school = School::new();
    for (line, list) in [
        ("mamnon accounts create gv.5a1a --name X", "mamnon accounts list"),
        ("mamnon classes add 5A1 --age-group mg5 --capacity 1", "mamnon classes list"),
        ("mamnon staff add NV001 --name X", "mamnon staff list"),
        ("mamnon children add T2600001 --name X --sex nam --birth-date 2022 --class 5A1", "mamnon children list"),
        ("mamnon years open 2026-2027 --from 02/08/2026", "mamnon years list"),
    ] {
        refused_then(&school, "pho.ht", line, 5, "exists", list, "pho.ht");
    }
    let line = "mamnon roles grant pho.ht principal --reason x";
    refused_then(&school, "hieu.truong", line, 5, "separation_of_duty", "mamnon roles matrix", "hieu.truong");
    for (line, help) in [
        ("mamnon --format json accounts show", "mamnon help accounts show"),
        ("mamnon --format json meals marks fix", "mamnon help meals marks fix"),
        ("mamnon --format json accounts list --status x", "mamnon help accounts list"),
        ("mamnon --format json lock meals 2026-10 --list", "mamnon help lock"),
        ("mamnon --format json khoa meals 2026-10 --list", "mamnon help lock"),
        ("mamnon --format json audit show mot", "mamnon help audit show"),
        ("mamnon --format json orders show 1 --lang", "mamnon help orders show"),
    ] {
        let out = school.run("x", line);
        assert_eq!((out.code, out.error()["code"].as_str().unwrap()), (2, "usage"), "{line}: {out:?}");
        assert_eq!(hint(&out.error()), help, "{line}");
        paste(&school, "x", help, &[]);
    }
}

#[test]
fn hints_about_locks_and_orders_work_when_pasted() {
    let school = School::locked();
    let line = "mamnon meals marks fix 2026-10-05 T2600213 excused";
    let ask = "mamnon orders request unlock meals 2026-10-05 --class 5A1 --reason \"…\"";
    refused_then(&school, "gv.5a1a", line, 5, "book_locked", ask, "gv.5a1a");
    refused_then(&school, "pho.ht", line, 5, "book_locked", ask, "pho.ht");

    let ask = "mamnon orders request lock meals 2026-09 --reason \"…\"";
    let error = school.refused("pho.ht", "mamnon lock meals 2026-09", 5, "order_needed");
    assert_eq!(hint(&error), ask);
    let order = paste(&school, "pho.ht", ask, &[]).json()["order"].as_i64().unwrap();
    school.ok("hieu.truong", &format!("mamnon orders approve {order}"));
    for (line, ask) in [
        (
            "mamnon unlock meals 2026-10 --class 5A2",
            "mamnon orders request unlock meals 2026-10 --class 5A2 --reason \"…\"",
        ),
        ("mamnon lock meals 2026-09 --final --yes", "mamnon orders request final-lock meals 2026-09 --reason \"…\""),
    ] {
        refused_then(&school, "pho.ht", line, 5, "order_needed", ask, "pho.ht");
    }
    let other = school.refused("pho.ht", &format!("mamnon unlock meals 2026-10 --order {order}"), 5, "order_mismatch");
    paste(&school, "pho.ht", hint(&other), &[]);
    let state = school.refused("hieu.truong", &format!("mamnon orders approve {order}"), 5, "wrong_state");
    paste(&school, "hieu.truong", hint(&state), &[]);
}

#[test]
fn the_hint_of_a_final_lock_works_when_pasted() {
    let school = School::with_october();
    let order =
        school.ok_json("hieu.truong", "mamnon orders issue final-lock meals 2026-10 --reason \"đã quyết toán\"");
    school.ok("pho.ht", &format!("mamnon lock meals 2026-10 --final --yes --order {}", order["order"]));
    let error = school.refused("pho.ht", "mamnon meals marks fix 2026-10-05 T2600213 excused", 5, "book_locked");
    assert_eq!(hint(&error), "mamnon help meals adjust");
    assert_eq!(paste(&school, "pho.ht", hint(&error), &[]).code, 0);
}

#[test]
fn the_hint_of_a_locked_roster_works_when_pasted() {
    let school = School::new();
    school.lock("children 2026-2027");
    let error = school.refused("pho.ht", "mamnon children move T2600213 5A2 --from 2026-12-01", 5, "book_locked");
    paste(&school, "pho.ht", hint(&error), &[]);
}

#[test]
fn the_hint_of_tampered_data_works_when_pasted() {
    let school = School::with_october();
    mamnon::app::tour::edit_behind(&school.db(), "T2600005", "2026-10-05").unwrap();
    let error = school.refused("pho.ht", "mamnon audit verify", 9, "tampered");
    assert_eq!(hint(&error), "mamnon help tampered");
    assert_eq!(paste(&school, "x", "mamnon help tampered", &[]).code, 0);
    let damaged = School::new();
    damaged.file("rac.db", "đây không phải là cơ sở dữ liệu, chỉ là chữ cho đủ dài".repeat(40));
    let error = damaged.refused("x", "mamnon audit verify --db rac.db", 9, "damaged");
    paste(&damaged, "x", hint(&error), &[]);
}

#[test]
fn what_comes_next_works_when_pasted() {
    let school = School::with_october();
    school.file("so-du.csv", "child,amount,on\nT2600012,125000,2026-09-01\n");
    for line in [
        "mamnon classes import CLASSES",
        "mamnon meals marks fix 2026-10-05 T2600213 excused --reason \"gia đình có báo\"",
        "mamnon meals marks set 2026-11-20 5A1",
        "mamnon meals balance import so-du.csv",
        "mamnon export fees --out gia.csv",
        "mamnon orders issue lock meals 2026-10 --reason \"hết tháng\"",
        "mamnon accounts create sao.luu --name \"Sao lưu\" --kind service",
        "mamnon backup create --out ban-sao.db",
        "mamnon policy set meals.cutoff 08:15 --reason \"theo mùa\"",
        "mamnon roles grant gv.5a2a teacher --class 5A3 --reason \"dạy thay\"",
        "mamnon roles revoke gv.5a2a teacher --class 5A3 --reason \"hết dạy thay\"",
        "mamnon orders request unlock meals 2026-10-06 --class 5A1 --reason \"nhầm\"",
        "mamnon school set place \"Xuân Tiến\"",
        "mamnon meals calendar set 2026-11-21 serving --reason \"học bù\"",
        "mamnon meals slots set nha_tre lunch:main afternoon:main --from 2026-11-01",
        "mamnon meals fees set mau_giao 22000 --from 2026-12-01",
        "mamnon meals balance set T2600013 1000 --on 2026-09-01",
        "mamnon accounts disable gv.5a2b --reason \"nghỉ dài\"",
    ] {
        let line = line.replace("CLASSES", &fixture("classes.csv"));
        let principals = ["orders issue", "policy set", "roles grant", "roles revoke"];
        let user = if principals.iter().any(|p| line.contains(p)) { "hieu.truong" } else { "pho.ht" };
        let out = school.run(user, &line);
        assert_eq!(out.code, 0, "{line}: {out:?}");
        let next = out.stderr.lines().find_map(|l| l.strip_prefix("next: "));
        let next = next.unwrap_or_else(|| panic!("{line}: nothing comes next: {out:?}"));
        let whose = if next.starts_with("mamnon orders approve") { "hieu.truong" } else { "pho.ht" };
        paste(&school, whose, next, &[]);
    }
}

// ------------------------------------------------------------------------------------------------------------- formats

#[test]
fn an_error_in_json_is_one_line_on_stderr() {
    let school = School::with_october();
    school.lock("meals 2026-10");
    school.file("sai.csv", "code,name,birth_date,sex,class,from\nX1,Lê An,31/02/2021,Nam,9Z9,2026-09-01\n");
    for (user, line) in [
        ("x", "mamnon accounts list"),
        ("x", "mamnon accounts lst"),
        ("x", "mamnon meals marks fix"),
        ("gv.5a1a", "mamnon accounts list"),
        ("pho.ht", "mamnon children show T9999999"),
        ("pho.ht", "mamnon meals marks fix 2026-10-05 T2600213 excused"),
        ("pho.ht", "mamnon accounts show \"hai\ndòng\""),
    ] {
        for lang in ["vi", "en"] {
            let out = school.run(user, &format!("{line} --format json --lang {lang}"));
            assert_eq!((out.stdout.as_str(), out.stderr.matches('\n').count()), ("", 1), "{line}: {out:?}");
            let error = out.error();
            assert_eq!(error["exit"], out.code, "{line}");
            for key in ["code", "message", "hint", "context"] {
                assert!(error.get(key).is_some(), "{line}: {key} in {error}");
            }
        }
    }
}

#[test]
fn only_what_people_read_changes_with_the_language() {
    let school = School::with_october();
    for line in [
        "mamnon accounts list",
        "mamnon roles list --grants",
        "mamnon classes list",
        "mamnon children list --class 5A1",
        "mamnon staff list",
        "mamnon meals fees list",
        "mamnon meals settle 2026-10 --class 5A1",
        "mamnon meals marks show 2026-10 5A1",
        "mamnon orders list",
        "mamnon lock --list",
        "mamnon audit log --limit 5",
        "mamnon policy list",
    ] {
        let csv = school.ok("pho.ht", &format!("{line} --format csv --lang vi"));
        assert_eq!(csv, school.ok("pho.ht", &format!("{line} --format csv --lang en")), "{line}");
        let header = csv.lines().next().unwrap();
        let snake = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_,-.".contains(c);
        assert!(header.chars().all(snake), "{line}: {header}");
        let (vi, en) =
            (school.ok("pho.ht", &format!("{line} --lang vi")), school.ok("pho.ht", &format!("{line} --lang en")));
        if !vi.is_empty() {
            assert_ne!(vi.lines().next(), en.lines().next(), "{line}");
        }
        // Warnings are sentences; they are for people even in JSON.
        let json = |lang: &str| {
            let mut value = school.ok_json("pho.ht", &format!("{line} --lang {lang}"));
            value.as_object_mut().map(|o| o.remove("warnings"));
            value
        };
        assert_eq!(json("vi"), json("en"), "{line}");
    }
}

#[test]
fn data_go_to_stdout_and_talk_to_stderr() {
    let school = School::with_october();
    let list = school.run("pho.ht", "mamnon classes list");
    assert!(list.stdout.contains("5A1") && list.stderr.is_empty(), "{list:?}");
    let said = school.run("pho.ht", "mamnon meals marks set 2026-11-20 5A1");
    assert!(said.stdout.contains("(entry ") && said.stderr.starts_with("next: mamnon "), "{said:?}");
    let quiet = school.run("pho.ht", "mamnon meals marks set 2026-11-19 5A1 -q");
    assert!(quiet.stdout.contains("(entry ") && quiet.stderr.is_empty(), "{quiet:?}");
    let json = school.run("pho.ht", "mamnon meals marks set 2026-11-18 5A1 --format json");
    assert!(json.json()["entry"].is_i64() && json.stderr.is_empty(), "{json:?}");
    // An error is not talk: it is said under -q too.
    let error = school.run("pho.ht", "mamnon children show T9999999 -q");
    assert!(error.stdout.is_empty() && error.stderr.starts_with("error[not_found]: "), "{error:?}");
    let hint = school.run("pho.ht", "mamnon children show T9999999 --lang vi");
    assert!(hint.stderr.contains("\nGợi ý: mamnon children list\n"), "{hint:?}");
    assert!(!error.stderr.contains("hint:"), "{error:?}");
    // Nothing found is an empty list for a program, and a word on stderr for a person.
    let empty = school.run("pho.ht", "mamnon orders list --state refused");
    assert!(empty.stdout.is_empty() && empty.stderr == "(none)\n", "{empty:?}");
    assert_eq!(school.ok_json("pho.ht", "mamnon orders list --state refused"), serde_json::json!([]));
}

// --------------------------------------------------------------------------------------------------------------- names

/// In the order of a Vietnamese list: given name, then family name, then middle; `ă â đ ê ô ơ ư` are letters of their own.
const SORTED: &[&str] = &[
    "Lê Thị An",
    "Trần Thị An",
    "Lê Gia Ánh",
    "Lê Gia Ân",
    "Nguyễn Thị Dung",
    "Nguyễn Thị Dũng",
    "Bùi Văn Đạt",
    "Đỗ Thị Hoa",
    "Đỗ Thị Hòa",
    "Vũ Minh Ơn",
];

#[test]
fn names_typed_decomposed_are_stored_composed_and_sort_as_vietnamese_lists_do() {
    let school = School::new();
    school.ok("pho.ht", "mamnon classes add 5A9 --age-group mg5 --capacity 35");
    let mut sheet = "code,name,birth_date,sex,class,from\n".to_owned();
    for (n, name) in SORTED.iter().enumerate().rev() {
        // Every second one as a Mac writes it.
        let name: String = if n % 2 == 0 { name.nfd().collect() } else { (*name).to_owned() };
        sheet.push_str(&format!("N{n:02},{name},05/03/2021,Nam,5A9,2026-09-01\n"));
    }
    school.file("tre.csv", sheet);
    school.ok("pho.ht", "mamnon children import tre.csv");
    let typed: String = "Phạm Thị Ý".nfd().collect();
    school.ok(
        "pho.ht",
        &format!(
            "mamnon children add N99 --name \"{typed}\" --birth-date 05/03/2021 --sex nam --class 5A9 --from 2026-09-01"
        ),
    );

    let db = rusqlite::Connection::open(school.db()).unwrap();
    let mut select = db.prepare("SELECT name FROM children WHERE code GLOB 'N[0-9]*'").unwrap();
    let stored: Vec<String> = select.query_map([], |r| r.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
    assert_eq!(stored.len(), SORTED.len() + 1);
    assert!(stored.iter().all(|name| name.nfc().eq(name.chars())), "{stored:?}");
    assert!(stored.iter().any(|name| name == "Phạm Thị Ý"), "{stored:?}");

    let list = school.ok_json("pho.ht", "mamnon children list --class 5A9");
    let names: Vec<&str> = list.as_array().unwrap().iter().map(|c| c["name"].as_str().unwrap()).collect();
    let mut expected = SORTED.to_vec();
    expected.push("Phạm Thị Ý");
    assert_eq!(names, expected);

    // Columns stand under one another, counted as a terminal counts.
    let table = school.ok("pho.ht", "mamnon children list --class 5A9");
    let columns: BTreeSet<usize> = table
        .lines()
        .filter(|l| l.contains("05/03/2021"))
        .map(|l| l[..l.find("05/03/2021").unwrap()].width())
        .collect();
    assert_eq!(columns.len(), 1, "{table}");
    // A name typed without tones, or decomposed, finds the child.
    let found = school.ok_json("pho.ht", &format!("mamnon children show \"{typed}\""));
    assert_eq!(found["code"], "N99", "{found}");
}

// --------------------------------------------------------------------------------------------- completions and manual

fn home(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[test]
fn the_completions_in_the_repository_are_what_the_program_prints() {
    for (shell, file) in
        [("bash", "mamnon.bash"), ("zsh", "_mamnon"), ("fish", "mamnon.fish"), ("powershell", "_mamnon.ps1")]
    {
        let out = std::process::Command::new(PROGRAM).args(["completions", shell]).output().unwrap();
        assert!(out.status.success(), "{shell}");
        let there = std::fs::read(home("completions").join(file)).unwrap_or_default();
        assert!(
            there == out.stdout,
            "completions/{file} is not what the program prints. Refresh it:\n  cargo run -- completions {shell} > completions/{file}"
        );
    }
}

/// What a bash offers after these words; none where there is no bash.
fn bash_offers(typed: &[&str]) -> Option<Vec<String>> {
    let (last, before) = (typed[typed.len() - 1], typed[typed.len() - 2]);
    let script = format!(
        "source '{}'; COMP_WORDS=({}); COMP_CWORD={}; _mamnon mamnon '{last}' '{before}'; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        home("completions/mamnon.bash").display(),
        typed.join(" "),
        typed.len() - 1,
    );
    let out = std::process::Command::new("bash").args(["--norc", "-c", &script]).output().ok()?;
    assert!(out.status.success(), "{out:?}");
    Some(String::from_utf8(out.stdout).unwrap().lines().map(str::to_owned).collect())
}

#[test]
fn a_real_bash_completes() {
    for (typed, offered) in [
        (&["mamnon", "acc"][..], "accounts"),
        (&["mamnon", "accounts", "cre"], "create"),
        (&["mamnon", "meals", "marks", "set", "--abs"], "--absent"),
        (&["mamnon", "--format", "js"], "json"),
    ] {
        if let Some(offers) = bash_offers(typed) {
            assert_eq!(offers, [offered], "{typed:?}");
        }
    }
}

#[test]
fn manual_pages_are_written_for_every_command_in_both_languages() {
    let school = School::new();
    let (all, rows) = (tree(), table());
    for lang in ["vi", "en"] {
        let said = school.ok_json("x", &format!("mamnon man --out trang-{lang} --lang {lang}"));
        assert_eq!(said["count"], all.len(), "{said}");
        let folder = school.path().join(format!("trang-{lang}"));
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), all.len());
        for (path, command) in &all {
            let name = std::iter::once("mamnon").chain(path.iter().map(String::as_str)).collect::<Vec<_>>().join("-");
            let page = std::fs::read_to_string(folder.join(format!("{name}.1"))).unwrap();
            let about = match lang {
                "vi" => row_of(&rows, path).text.to_owned(),
                _ => command.get_about().map(ToString::to_string).unwrap_or_default(),
            };
            let plain = page.replace("\\-", "-").replace("\\*(Aq", "'");
            assert!(plain.contains(&about), "{name} in {lang}: {about}\n{page}");
            assert!(page.contains(&format!(".TH {name} 1")), "{name}: {page}");
            if lang == "vi" {
                for left in [".SH NAME", ".SH SYNOPSIS", ".SH OPTIONS", ".SH EXTRA", "[default", "Possible values"] {
                    assert!(!page.contains(left), "{name}: {left}\n{page}");
                }
            }
        }
    }
}
