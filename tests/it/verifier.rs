//! `fixtures/verify_log.py` against the program: on the same logs, whole and tampered, they say the same. Where there is no
//! Python the shape of the export is checked all the same.
use crate::campaign::forger::{append, append_lines, new_key, rewrite, unguarded};
use crate::campaign::lab::{ACCOUNTANT, LAB, PRINCIPAL, TEACHER, VICE};
use crate::harness::School;
use mamnon::domain::action::Action;
use mamnon::domain::right::Right;
use mamnon::domain::role::{roles, scope_of};
use rusqlite::Connection;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::process::Command;
use std::sync::LazyLock;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/verify_log.py");

/// What is here: no Python, Python, Python that can check signatures.
#[derive(Clone, Copy, PartialEq)]
enum Here {
    Nothing,
    Plain,
    Signatures,
}

static PYTHON: LazyLock<Here> = LazyLock::new(|| {
    let runs = |code: &str| Command::new("python3").args(["-c", code]).output().is_ok_and(|o| o.status.success());
    match (runs("import sys; assert sys.version_info >= (3, 9)"), runs("import cryptography.hazmat")) {
        (false, _) => Here::Nothing,
        (_, false) => Here::Plain,
        _ => Here::Signatures,
    }
});

/// Whether there is a Python; says so where there is none.
fn no_python() -> bool {
    match *PYTHON {
        Here::Nothing => println!("no python3 of 3.9 or later here: verify_log.py was not run"),
        Here::Plain => println!("no Python package `cryptography` here: verify_log.py checked no signature"),
        Here::Signatures => {}
    }
    *PYTHON == Here::Nothing
}

/// Exit, standard output and standard error of the verifier.
fn verifier(school: &School, args: &[&str]) -> (i32, String, String) {
    let out = Command::new("python3").arg(SCRIPT).args(args).current_dir(school.path()).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (out.status.code().unwrap(), text(out.stdout), text(out.stderr))
}

/// Steps and entries, and codes, of what the verifier found.
fn found_by_verifier(out: &str) -> BTreeSet<(i64, i64, String)> {
    let line = |l: &str| {
        let words: Vec<&str> = l.split(' ').collect();
        let [_, step, _, entry, code, ..] = words[..] else { panic!("{l}") };
        (step.parse().unwrap(), entry.parse().unwrap_or(0), code.trim_end_matches(':').to_owned())
    };
    out.lines().filter(|l| l.starts_with("step ")).map(line).collect()
}

fn export(school: &School) -> Vec<Value> {
    let out = school.run(PRINCIPAL, "mamnon audit export --out nk.jsonl --force");
    assert!(matches!(out.code, 0 | 9), "{out:?}");
    let text = std::fs::read_to_string(school.path().join("nk.jsonl")).unwrap();
    text.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

/// Steps and entries of what the program found.
fn found_by_program(school: &School) -> BTreeSet<(i64, i64)> {
    let out = school.run("x", "mamnon audit verify --format json");
    assert!(matches!(out.code, 0 | 9), "{out:?}");
    let findings = out.json()["findings"].as_array().unwrap().clone();
    findings.iter().map(|f| (f["step"].as_i64().unwrap(), f["entry"].as_i64().unwrap_or(0))).collect()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn an_export_has_the_shape_of_the_contract() {
    let school = LAB.copy();
    let lines = export(&school);
    let (last, entries) = lines.split_last().unwrap();
    assert_eq!(entries.len() as u64, LAB.size);
    for (n, entry) in entries.iter().enumerate() {
        assert_eq!(keys(entry), ["body", "changes", "cosig", "cosig_key_id", "key_id", "leaf", "seq", "sig"]);
        assert_eq!(entry["seq"], n as u64 + 1);
        let body: Value = serde_json::from_str(entry["body"].as_str().unwrap()).unwrap();
        assert_eq!(body["changes"]["count"].as_u64().unwrap(), entry["changes"].as_array().unwrap().len() as u64);
    }
    let changes: Vec<&Value> = entries.iter().flat_map(|e| e["changes"].as_array().unwrap()).collect();
    let child = changes.iter().find(|c| c["tbl"] == "children").unwrap();
    assert_eq!(keys(child), ["after", "before", "key", "salt", "tbl"]);
    assert!(child["before"].is_null() && child["key"].is_string() && child["after"].as_str().unwrap().starts_with('{'));
    let grant = changes.iter().find(|c| c["tbl"] == "role_grant").unwrap();
    assert_eq!(keys(grant), ["after", "before", "key", "tbl"]);
    assert_eq!(keys(last), ["keys"]);
    let ended: Vec<&Value> = last["keys"].as_array().unwrap().iter().filter(|k| !k["to"].is_null()).collect();
    assert!(ended.iter().any(|k| k["username"] == TEACHER && k["to"].as_u64() > k["from"].as_u64()), "{ended:?}");
    assert_eq!(keys(ended[0]), ["from", "key_id", "public", "to", "username"]);
}

#[test]
fn a_long_entry_goes_on_in_parts() {
    let school = School::with_october();
    let lines = export(&school);
    let first = lines.iter().position(|l| l["changes"].as_array().is_some_and(|c| c.len() == 4096)).unwrap();
    let body: Value = serde_json::from_str(lines[first]["body"].as_str().unwrap()).unwrap();
    let parts: Vec<&Value> = lines[first..].iter().filter(|l| l["seq"] == lines[first]["seq"]).collect();
    let changes: usize = parts.iter().map(|p| p["changes"].as_array().unwrap().len()).sum();
    assert_eq!(body["changes"]["count"], changes);
    for (n, part) in parts.iter().enumerate().skip(1) {
        assert_eq!((keys(part), &part["part"]), (vec!["changes", "part", "seq"], &json!(n)));
    }
    assert!(parts.len() > 1 && parts[..parts.len() - 1].iter().all(|p| p["changes"].as_array().unwrap().len() == 4096));
    if !no_python() {
        let (exit, out, _) = verifier(&school, &["nk.jsonl"]);
        assert_eq!(exit, 0, "{out}");
    }
}

/// A forgery that is made while the triggers are off.
type Forgery = fn(&Connection);

/// Forgeries whose traces stand in the log itself: each is found by both or by neither.
const FORGERIES: &[(&str, Forgery)] = &[
    ("nothing", |_| {}),
    ("a body edited", |c| run(c, "UPDATE audit_entry SET body=replace(body,'pho.ht','gv.a1') WHERE seq=7")),
    ("a body that is no JSON", |c| run(c, "UPDATE audit_entry SET body='{' WHERE seq=7")),
    ("a body that is no text", |c| run(c, "UPDATE audit_entry SET body=CAST(x'7bff7d' AS TEXT) WHERE seq=7")),
    ("a body not canonical", |c| run(c, "UPDATE audit_entry SET body=replace(body,':null',': null') WHERE seq=7")),
    ("an entry deleted", |c| {
        let seq = entry_of(c, "meals.fees.set");
        for table in ["audit_entry", "audit_chunk", "audit_detail"] {
            run(c, &format!("DELETE FROM {table} WHERE seq={seq}"));
        }
    }),
    ("two swapped", |c| {
        let (one, two) = (entry_of(c, "meals.fees.set"), entry_of(c, "meals.payments.import"));
        for table in ["audit_entry", "audit_chunk", "audit_detail"] {
            for (from, to) in [(one, -1), (two, one), (-1, two)] {
                run(c, &format!("UPDATE {table} SET seq={to} WHERE seq={from}"));
            }
        }
    }),
    ("a leaf edited", |c| run(c, "UPDATE audit_entry SET leaf=zeroblob(32) WHERE seq=8")),
    ("a signature edited", |c| run(c, "UPDATE audit_entry SET sig=zeroblob(64) WHERE seq=8")),
    ("a signature cut", |c| run(c, "UPDATE audit_entry SET sig=x'00' WHERE seq=8")),
    ("an unknown key", |c| run(c, "UPDATE audit_entry SET key_id='0000000000000000' WHERE seq=8")),
    ("a chunk that cannot be unpacked", |c| run(c, "UPDATE audit_chunk SET data=zeroblob(10) WHERE seq=4")),
    ("another entry's chunk", |c| {
        run(c, "UPDATE audit_chunk SET data=(SELECT data FROM audit_chunk WHERE seq=5) WHERE seq=4");
    }),
    ("a detail edited", |c| {
        run(
            c,
            "UPDATE audit_detail SET image=CAST(replace(CAST(image AS TEXT),'Mai','Ma') AS BLOB) WHERE image LIKE '%Mai%'",
        );
    }),
    ("a detail deleted", |c| run(c, "DELETE FROM audit_detail WHERE image LIKE '%Mai%'")),
    ("a detail half blanked", |c| run(c, "UPDATE audit_detail SET salt=NULL WHERE image LIKE '%Mai%'")),
    ("a salt edited", |c| run(c, "UPDATE audit_detail SET salt=zeroblob(16) WHERE image LIKE '%Mai%'")),
    ("a salt that took a letter of its image", |c| {
        run(
            c,
            "UPDATE audit_detail SET salt=CAST(salt || substr(image,1,1) AS BLOB), image=substr(image,2) WHERE image LIKE '%Mai%'",
        );
    }),
    ("rewritten without keys", |c| {
        rewrite(
            c,
            5,
            |n, b| {
                if n == 5 {
                    b["reason"] = "khác".into();
                }
            },
            |_, _| None,
        );
    }),
    ("rewritten with one's own key", |c| {
        rewrite(
            c,
            5,
            |n, b| {
                if n == 5 {
                    b["reason"] = "khác".into();
                }
            },
            |_, _| Some(LAB.key_of(VICE)),
        );
    }),
    ("in another's name", |c| {
        append(c, LAB.key_of(VICE), json!({"actor": PRINCIPAL, "action": "policy.set"}), "");
    }),
    ("by a key that no entry brought", |c| append(c, &new_key(PRINCIPAL, 3), json!({"action": "policy.set"}), "")),
    ("by an ended key", |c| {
        let now = &LAB.key_of(TEACHER).id;
        let old = LAB.stolen.values().find(|k| k.username == TEACHER && k.id != *now).unwrap();
        append(c, old, json!({"action": "session.login"}), "");
    }),
    ("a second person who did not sign", |c| {
        append(c, LAB.key_of(VICE), json!({"action": "session.login", "cosigner": PRINCIPAL}), "");
    }),
    ("one's own second person's signature", |c| {
        let own = LAB.key_of(VICE);
        append(c, own, json!({"action": "session.login", "cosigner": PRINCIPAL, "cosig": own.id}), "");
    }),
    ("an older format", |c| append(c, LAB.key_of(VICE), json!({"action": "session.login", "v": 0}), "")),
    ("a newer format", |c| append(c, LAB.key_of(VICE), json!({"action": "session.login", "v": 2}), "")),
    ("an older time", |c| {
        append(c, LAB.key_of(VICE), json!({"action": "session.login", "at": "2026-01-01T00:00:00.000Z"}), "");
    }),
    ("a count that lies", |c| {
        let changes = json!({"count": 1, "digest": mamnon::audit::hash::hex(&mamnon::audit::hash::sha256(&[]))});
        append_lines(c, LAB.key_of(VICE), json!({"action": "session.login"}), changes);
    }),
];

/// An entry with that action; of those here, none carries a key or a code, whose history the verifier does not know.
fn entry_of(conn: &Connection, action: &str) -> i64 {
    let sql = "SELECT min(seq) FROM audit_entry WHERE instr(body, ?1)";
    conn.query_row(sql, [format!("\"action\":\"{action}\"")], |r| r.get(0)).unwrap()
}

fn run(conn: &Connection, sql: &str) {
    conn.execute_batch(sql).unwrap();
}

/// Forged and exported; the steps and entries that both found.
fn agree(name: &str, forgery: Forgery) -> Result<BTreeSet<(i64, i64)>, String> {
    let school = LAB.copy();
    unguarded(&school.db(), forgery);
    let ours: BTreeSet<_> = found_by_program(&school).into_iter().filter(|(step, _)| *step <= 3).collect();
    export(&school);
    let (exit, out, err) = verifier(&school, &["nk.jsonl"]);
    assert_eq!(err, "", "{name}");
    let theirs = found_by_verifier(&out);
    assert_eq!(exit, if theirs.is_empty() { 0 } else { 9 }, "{name}: {out}");
    let theirs: BTreeSet<_> = theirs.into_iter().filter(|f| f.0 <= 3 && f.2 != "keys").map(|f| (f.0, f.1)).collect();
    let ours = match *PYTHON {
        Here::Signatures => ours,
        // A key that is not known or not valid is found without mathematics, a signature that is not good is not.
        _ => ours.intersection(&theirs).copied().collect(),
    };
    if ours == theirs { Ok(theirs) } else { Err(format!("{name}: program {ours:?}, verifier {theirs:?}\n")) }
}

#[test]
fn program_and_verifier_say_the_same() {
    if no_python() {
        return;
    }
    let mut differ = String::new();
    for (name, forgery) in FORGERIES {
        match agree(name, *forgery) {
            // Some are found by a signature alone.
            Ok(found) if *PYTHON == Here::Signatures || !found.is_empty() => {
                assert_eq!(found.is_empty(), *name == "nothing", "{name}: {found:?}");
            }
            Ok(_) => {}
            Err(how) => differ += &how,
        }
    }
    assert!(differ.is_empty(), "{differ}");
}

/// What step 7 shows in an export: each found by the rule, at the entry that was appended.
#[test]
fn the_verifier_knows_the_rules_that_an_export_shows() {
    if no_python() {
        return;
    }
    let mark = |day: &str| format!("UPDATE meal_marks SET status='excused' WHERE date='{day}' AND child=1");
    let cases: &[(&str, &str, Value, String)] = &[
        ("not_allowed", TEACHER, json!({"action": "meals.fees.set"}), "UPDATE fee SET amount=1".into()),
        ("not_allowed", ACCOUNTANT, json!({"action": "meals.marks.fix"}), mark("2026-11-19")),
        ("page_locked", VICE, json!({"action": "meals.marks.fix"}), mark("2026-10-05")),
        ("page_locked", VICE, json!({"action": "meals.marks.fix", "order": 3}), mark("2026-10-05")),
        ("page_locked_for_good", VICE, json!({"action": "meals.marks.fix", "order": 1}), mark("2026-09-07")),
        (
            "order_altered",
            VICE,
            json!({"action": "unlock", "order": 3}),
            "UPDATE orders SET decided_by='ke.toan' WHERE no=3".into(),
        ),
        (
            "approved_by_own_hand",
            PRINCIPAL,
            json!({"action": "orders.approve"}),
            "UPDATE orders SET asked_by='hieu.truong' WHERE no=2".into(),
        ),
        (
            "no_order",
            VICE,
            json!({"action": "unlock"}),
            "INSERT INTO page_window SELECT 2,book,period,first,last,by_day,class,opened_at,opened_by,'2027' FROM page_window".into(),
        ),
        ("denied_changes", VICE, json!({"action": "meals.marks.fix", "outcome": "denied"}), mark("2026-11-20")),
    ];
    for (rule, who, said, sql) in cases {
        let school = LAB.copy();
        unguarded(&school.db(), |c| append(c, LAB.key_of(who), said.clone(), sql));
        export(&school);
        let (exit, out, _) = verifier(&school, &["nk.jsonl"]);
        let found = found_by_verifier(&out);
        assert!(exit == 9 && found.contains(&(7, LAB.size as i64 + 1, (*rule).to_owned())), "{rule}: {out}");
        assert!(found.iter().all(|f| f.0 == 7), "{rule}: {out}");
        assert!(found_by_program(&school).contains(&(7, LAB.size as i64 + 1)), "{rule}: the program says nothing");
    }
}

#[test]
fn the_verifier_compares_with_what_is_remembered() {
    if no_python() {
        return;
    }
    let school = LAB.copy();
    export(&school);
    let (exit, out, _) = verifier(&school, &["nk.jsonl", "--against", &LAB.code.to_lowercase()]);
    assert!(exit == 0 && out.contains(&LAB.code), "{out}");
    school.ok(PRINCIPAL, "mamnon audit checkpoint --out moc.txt");
    school.ok("x", "mamnon audit witness doi-chung.txt");
    let first: Value = serde_json::from_str(export(&school)[0]["body"].as_str().unwrap()).unwrap();
    let id = first["object"].as_str().unwrap().trim_start_matches("school/");
    let checkpoint = std::fs::read_to_string(school.path().join("moc.txt")).unwrap();
    school.file("khac.txt", checkpoint.replace(id, "0123456789abcdef"));
    school.file("hong.txt", "mamnon/x\n");
    for good in ["moc.txt", "doi-chung.txt"] {
        assert_eq!(verifier(&school, &["nk.jsonl", "--against", good]).0, 0, "{good}");
    }
    for (bad, code) in [("khac.txt", "other_school"), ("hong.txt", "no_record"), ("khong-co.txt", "no_record")] {
        let (exit, out, err) = verifier(&school, &["nk.jsonl", "--against", bad]);
        assert!(exit == 9 && err.starts_with(&format!("error[{code}]")), "{out}{err}");
    }
    // An old copy, and another history.
    std::fs::write(school.db(), &LAB.then).unwrap();
    let step4 = |against: &str| {
        export(&school);
        let out = school.run("x", &format!("mamnon audit verify --against {against} --format json"));
        assert!(out.code == 9 && out.json()["findings"].as_array().unwrap().iter().all(|f| f["step"] == 4), "{out:?}");
        let (exit, out, _) = verifier(&school, &["nk.jsonl", "--against", against]);
        assert_eq!(exit, 9, "{out}");
        found_by_verifier(&out).into_iter().next().unwrap().2
    };
    assert_eq!(step4("moc.txt"), "shorter");
    std::fs::write(school.db(), &LAB.file).unwrap();
    unguarded(&school.db(), |c| rewrite(c, 6, |_, b| b["host"] = "x".into(), |id, _| LAB.stolen.get(id)));
    assert_eq!(step4(&LAB.code), "forked");
}

#[test]
fn bad_input_to_the_verifier_is_told_apart() {
    if no_python() {
        return;
    }
    let school = LAB.copy();
    export(&school);
    let whole = std::fs::read(school.path().join("nk.jsonl")).unwrap();
    let keys = whole[..whole.len() - 1].iter().rposition(|b| *b == b'\n').unwrap() + 1;
    let mut garbled = whole.clone();
    garbled[keys - 10..keys - 5].fill(b'"');
    let mut moved = whole.clone();
    moved.extend_from_slice(&whole[..=whole.iter().position(|b| *b == b'\n').unwrap()]);
    let cases: &[(&str, &[u8])] = &[
        ("truncated", &whole[..keys]),
        ("truncated", &whole[..keys - 1]),
        ("truncated", &whole[..keys / 2]),
        ("truncated", &whole[..whole.len() - 2]),
        ("damaged", &garbled),
        ("damaged", &moved),
        ("not_an_export", b""),
        ("not_an_export", b"code,name\nT1,An\n"),
        ("not_an_export", b"{\"a\":1}\n"),
        ("not_an_export", b"[1]\n"),
        ("not_an_export", &LAB.file),
    ];
    for (code, bytes) in cases {
        school.file("x.jsonl", bytes);
        let (exit, out, err) = verifier(&school, &["x.jsonl"]);
        assert!(exit == 9 && err.starts_with(&format!("error[{code}]")), "{code}: {out}{err}");
        assert!(!out.contains("GOOD") && !err.contains("Traceback"), "{out}{err}");
    }
    assert!(verifier(&school, &["khong-co.jsonl"]).2.starts_with("error[io]"));
    // What was found before the file broke off is said.
    let torn = String::from_utf8(whole[..keys].to_vec()).unwrap().replacen("school.init", "school.inix", 1);
    school.file("x.jsonl", torn);
    let (_, out, err) = verifier(&school, &["x.jsonl"]);
    assert!(out.contains("step 1 entry 1 leaf") && err.contains("truncated"), "{out}{err}");
}

/// The table of roles in the verifier is the catalogue's.
#[test]
fn the_verifier_knows_who_may_do_what() {
    if no_python() {
        return;
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures");
    let mut asked = String::from("import sys\nsys.dont_write_bytecode = True\nfrom verify_log import may\n");
    let mut expected = Vec::new();
    for action in Action::ALL.iter().filter(|a| a.right() != Right::OwnAccount && **a != Action::SchoolInit) {
        for role in roles() {
            asked += &format!("print('{} {}', may('{1}', '{0}'))\n", action.code(), role.code);
            let may = if scope_of(role.code, action.right()).is_some() { "True" } else { "False" };
            expected.push(format!("{} {} {may}", action.code(), role.code));
        }
    }
    let out = Command::new("python3").args(["-c", &asked]).env("PYTHONPATH", folder).output().unwrap();
    let out = String::from_utf8(out.stdout).unwrap();
    let differ: Vec<_> = out.lines().zip(&expected).filter(|(theirs, ours)| theirs != ours).collect();
    assert!(differ.is_empty() && out.lines().count() == expected.len(), "verify_log.py has (left): {differ:?}");
}

/// Who may not see personal data can check the log all the same.
#[test]
fn a_masked_export_is_checked_too() {
    let school = LAB.copy();
    let made = school.ok_json(VICE, "mamnon accounts create thanh.tra --name \"Ngô Thị Lan\"");
    school.ok(PRINCIPAL, "mamnon roles grant thanh.tra inspector --reason \"đoàn kiểm tra\"");
    school.activate("thanh.tra", made["activation_code"].as_str().unwrap());
    school.ok("thanh.tra", "mamnon audit export --out nk.jsonl");
    let text = std::fs::read_to_string(school.path().join("nk.jsonl")).unwrap();
    assert!(!text.contains("La Hải Đức Tùng") && text.contains("{\"digest\":\""));
    if !no_python() {
        let (exit, out, _) = verifier(&school, &["nk.jsonl"]);
        assert!(exit == 0 && !out.contains(" 0 images"), "{out}");
    }
}

/// A restore that both officers have signed explains a head that is remembered, to the program and without it: 10, not 9. Any
/// other head, or a restore with something wrong at its entry, explains nothing.
#[test]
fn program_and_verifier_know_a_signed_restore() {
    if no_python() {
        return;
    }
    let school = School::new();
    school.ok(VICE, "mamnon backup create --out ban-sao.db");
    school.ok(VICE, "mamnon school set place A");
    school.ok("x", "mamnon audit witness frueh.txt");
    let no = school.ok_json(PRINCIPAL, "mamnon orders issue restore --reason \"máy hỏng\"")["order"].clone();
    school.ok("x", "mamnon audit witness usb.txt");
    let code = school.ok_json("x", "mamnon audit verify")["paper_code"].as_str().unwrap().to_owned();
    let line = format!(
        "mamnon backup restore ban-sao.db --cosign {PRINCIPAL} --cosign-password-stdin --yes --order {no} --format json"
    );
    let made = school.typing(VICE, &line, &format!("{}\n", crate::harness::password(PRINCIPAL)));
    assert_eq!(made.code, 0, "{made:?}");
    let line = format!("mamnon login {PRINCIPAL} --password-stdin");
    assert_eq!(school.typing(PRINCIPAL, &line, &format!("{}\n", crate::harness::password(PRINCIPAL))).code, 0);
    let both = |against: &str| {
        export(&school);
        let ours = school.run("x", &format!("mamnon audit verify --against {against} --format json"));
        let (theirs, out, err) = verifier(&school, &["nk.jsonl", "--against", against]);
        assert_eq!((theirs, &*err), (ours.code, ""), "{against}: {ours:?}\n{out}");
        (theirs, out)
    };
    let (entry, lost) = (made.json()["entry"].clone(), made.json()["lost"].clone());
    for against in ["usb.txt", &code] {
        let (exit, out) = both(against);
        assert!(exit == 10 && out.contains(&format!("at entry {entry}: {lost} entries lost")), "{out}");
    }
    let (exit, out) = both("frueh.txt");
    assert!(exit == 9 && out.contains("forked"), "no entry names this head: {out}");
    // Something is wrong with the entry of the restore itself.
    unguarded(&school.db(), |c| {
        run(c, &format!("UPDATE audit_entry SET cosig=zeroblob(64) WHERE seq={entry}"));
    });
    if *PYTHON == Here::Signatures {
        assert_eq!(both("usb.txt").0, 9);
    }
}
