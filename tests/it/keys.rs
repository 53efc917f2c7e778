//! Keys: how they come, end and are replaced, and what the log proves of it (Q2, Q3).
use crate::harness::{Out, School, password};
use ed25519_dalek::SigningKey;
use mamnon::audit::entry::key_id;
use mamnon::audit::hash::hex;
use mamnon::domain::action::Action;
use mamnon::store::account::AccountKey;
use mamnon::store::door::{Actor, Envelope, Request};
use serde_json::Value;

const NEW: &str = "muoi hai canh buom nau";

fn typing(school: &School, user: &str, line: &str, lines: &[&str]) -> Out {
    school.typing(user, &format!("mamnon {line} --password-stdin --format json"), &(lines.join("\n") + "\n"))
}

/// A school of which only the officers are there, with the codes that they were shown: activation, recovery.
fn officers() -> (School, Vec<(String, String)>) {
    let school = School::new();
    std::fs::remove_file(school.db()).unwrap();
    let made = school.ok_json(
        "x",
        "mamnon init --school \"Trường Mầm non Sao Mai\" --year 2026-2027 --principal \"hieu.truong=Nguyễn Thị Hòa\" --vice \"pho.ht=Trần Văn Nam\"",
    );
    let mut codes = Vec::new();
    for account in made["accounts"].as_array().unwrap() {
        let (user, code) = (account["username"].as_str().unwrap(), account["activation_code"].as_str().unwrap());
        let out = typing(&school, user, &format!("activate {user}"), &[code, password(user)]);
        assert_eq!(out.code, 0, "{out:?}");
        codes.push((code.to_owned(), out.json()["recovery_code"].as_str().unwrap().to_owned()));
    }
    (school, codes)
}

fn verify(school: &School, more: &str) -> (i32, Value) {
    let out = school.run("x", &format!("mamnon audit verify --format json {more}"));
    (out.code, out.json())
}

/// The codes of what a verification finds.
fn found(school: &School) -> Vec<String> {
    let (code, report) = verify(school, "");
    let list = report["findings"].as_array().unwrap();
    assert_eq!(code, if list.is_empty() { 0 } else { 9 });
    list.iter().map(|f| format!("{} {}", f["step"], f["code"].as_str().unwrap())).collect()
}

/// What a changed program can do that has the file but nobody's password: bring a key of its own in another's name.
fn usurp(school: &School, username: &str, origin: &str) -> Actor {
    let mut store = mamnon::store::School::open(&school.db(), mamnon::cli::session::clock, 10).unwrap();
    let key = SigningKey::from_bytes(&[77; 32]);
    let key_id = key_id(&key.verifying_key().to_bytes());
    let account = store.db().account(username).unwrap().unwrap().id;
    let actor =
        Actor { account: Some(account), username: username.into(), kind: "person".into(), key, key_id, cosigner: None };
    let request = Request::new(Action::AccountActivate, format!("account/{username}"));
    let bring = |tx: &mamnon::store::Tx<'_>| {
        tx.end_keys(account)?;
        tx.insert_key(&AccountKey {
            key_id: actor.key_id.clone(),
            account: Some(account),
            username: username.into(),
            public: hex(&actor.key.verifying_key().to_bytes()),
            origin: origin.into(),
            made_at: tx.at(),
            ended_at: None,
            expires: None,
            params: None,
            salt: None,
            wrapped: None,
        })
    };
    store.change(&actor, &Envelope::default(), request, bring).unwrap();
    let order = Request::new(Action::SchoolSet, "school/place");
    store.change(&actor, &Envelope::default(), order, |tx| tx.set_setting("place", tx.today(), Some("X"))).unwrap();
    actor
}

#[test]
fn a_key_brought_in_anothers_name_is_found_though_everything_else_agrees() {
    for origin in ["activation", "recovery", "password", "reset"] {
        let school = School::new();
        usurp(&school, "hieu.truong", origin);
        assert_eq!(found(&school), ["3 key_unproven", "3 key_not_valid", "3 key_not_valid"], "{origin}");
    }
}

#[test]
fn the_principals_key_is_checked_against_the_mark_on_paper() {
    let school = School::new();
    let mark = school.ok_json("hieu.truong", "mamnon whoami")["key_mark"].as_str().unwrap().to_owned();
    assert_eq!(mark.len(), 29, "{mark}");
    let check = |mark: &str| verify(&school, &format!("--principal-key {mark}"));
    for typed in [mark.clone(), mark.to_lowercase(), mark.replace('-', "").to_lowercase()] {
        assert_eq!(check(&typed).0, 0, "{typed}");
    }
    let vice = school.ok_json("pho.ht", "mamnon whoami")["key_mark"].as_str().unwrap().to_owned();
    let (code, report) = check(&vice);
    assert_eq!(
        (code, &report["findings"][0]["code"], &report["findings"][0]["key"]),
        (9, &"principal_key".into(), &"hieu.truong".into())
    );
    // A change of password keeps to the mark on the paper; a recovery does not.
    assert_eq!(typing(&school, "hieu.truong", "passwd", &[password("hieu.truong"), NEW]).code, 0);
    assert_ne!(school.ok_json("hieu.truong", "mamnon whoami")["key_mark"], mark.as_str());
    assert_eq!(check(&mark).0, 0);
    let out = school.run("x", "mamnon audit verify --principal-key 7QK2M --format json");
    assert_eq!((out.code, out.error()["code"].as_str().unwrap()), (6, "invalid_input"), "{out:?}");
}

#[test]
fn an_officer_recovers_with_the_code_from_the_safe_and_everybody_is_shown() {
    let (school, codes) = officers();
    let (_, recovery) = &codes[0];
    let mark = school.ok_json("hieu.truong", "mamnon whoami")["key_mark"].as_str().unwrap().to_owned();
    let out = typing(&school, "hieu.truong", "recover hieu.truong", &[recovery, NEW]);
    assert_eq!(out.code, 0, "{out:?}");
    let (answer, next) = (out.json(), out.json()["recovery_code"].as_str().unwrap().to_owned());
    assert_ne!(answer["key_mark"], mark.as_str());
    assert_ne!(next, *recovery);
    // The old password has ended, the new one works, the used code does not.
    assert_eq!(typing(&school, "x", "login hieu.truong", &[password("hieu.truong")]).code, 3);
    assert_eq!(typing(&school, "hieu.truong", "login hieu.truong", &[NEW]).code, 0);
    let again = typing(&school, "x", "recover hieu.truong", &[recovery, "chin dam may tim hong"]);
    assert_eq!((again.code, again.error()["code"].as_str().unwrap()), (3, "wrong_code"), "{again:?}");
    let (code, report) = verify(&school, "");
    assert_eq!((code, report["keys"][0]["username"].as_str().unwrap()), (0, "hieu.truong"));
    assert_eq!((&report["keys"][0]["key_origin"], &report["keys"][0]["warning"]), (&"recovery".into(), &true.into()));
    assert_eq!(verify(&school, &format!("--principal-key {mark}")).0, 9, "the paper has the old mark");
    // The next code works as well, once.
    assert_eq!(typing(&school, "x", "recover hieu.truong", &[&next, "chin dam may tim hong"]).code, 0);
    assert_eq!(found(&school), [""; 0]);
}

#[test]
fn a_recovery_code_opens_only_its_own_account_and_wrong_ones_are_counted() {
    let (school, codes) = officers();
    let recovery = &codes[0].1;
    for (user, code) in [("pho.ht", recovery.as_str()), ("khong.co", recovery), ("hieu.truong", "SAI00-SAI00")] {
        let out = typing(&school, "x", &format!("recover {user}"), &[code, NEW]);
        assert_eq!((out.code, out.error()["code"].as_str().unwrap()), (3, "wrong_code"), "{user}");
    }
    let login = typing(&school, "hieu.truong", "login hieu.truong", &[password("hieu.truong")]);
    assert_eq!(login.json()["failed_tries"], 1, "a wrong code is a wrong try");
    // A teacher's wrong activation codes block like wrong passwords.
    let made = school.ok_json("pho.ht", "mamnon accounts create gv.moi --name \"Lê Thị Ánh\"");
    let activate = |code: &str| typing(&school, "gv", "activate gv.moi", &[code, NEW]);
    let codes: Vec<String> = (0..6).map(|_| activate("SAI00").error()["code"].as_str().unwrap().to_owned()).collect();
    assert_eq!(codes, ["wrong_code", "wrong_code", "wrong_code", "wrong_code", "wrong_code", "account_locked"]);
    assert_eq!(activate(made["activation_code"].as_str().unwrap()).error()["code"], "account_locked");
    school.ok("pho.ht", "mamnon accounts unlock gv.moi");
    let good = activate(made["activation_code"].as_str().unwrap());
    assert_eq!((good.code, &good.json()["recovery_code"]), (0, &Value::Null), "only officers get one: {good:?}");
}

#[test]
fn two_who_type_one_code_at_once_get_one_key() {
    let (school, codes) = officers();
    let recovery = &codes[1].1;
    let outs: Vec<Out> = std::thread::scope(|s| {
        let school = &school;
        let run = move |i: usize, pw: &'static str| {
            s.spawn(move || typing(school, &format!("x{i}"), "recover pho.ht", &[recovery, pw]))
        };
        let both = [run(1, NEW), run(2, "chin dam may tim hong")];
        both.into_iter().map(|h| h.join().unwrap()).collect()
    });
    let mut exits: Vec<i32> = outs.iter().map(|o| o.code).collect();
    exits.sort_unstable();
    assert_eq!(exits, [0, 3], "{outs:?}");
    assert_eq!(school.query("SELECT count(*) FROM account_key WHERE username='pho.ht' AND ended_at IS NULL"), 1);
    assert_eq!(found(&school), [""; 0]);
}

#[test]
fn a_new_envelope_is_asked_for_with_the_password() {
    let (school, codes) = officers();
    let out = typing(&school, "pho.ht", "passwd", &[password("pho.ht"), NEW]);
    assert_eq!((out.code, &out.json()["recovery_code"]), (0, &Value::Null), "one lies in the safe: {out:?}");
    let out = typing(&school, "pho.ht", "passwd --recovery-code", &[NEW, "chin dam may tim hong"]);
    let code = out.json()["recovery_code"].as_str().unwrap().to_owned();
    assert_eq!(
        typing(&school, "x", "recover pho.ht", &[&codes[1].1, "nam cay bang xanh"]).error()["code"],
        "wrong_code"
    );
    assert_eq!(typing(&school, "x", "recover pho.ht", &[&code, "nam cay bang xanh mat"]).code, 0);
    assert_eq!(found(&school), [""; 0]);
}

#[test]
fn an_old_password_is_not_taken_again() {
    let school = School::new();
    let (first, user) = (password("gv.5a1a"), "gv.5a1a");
    let passwd = |old: &str, new: &str| typing(&school, user, "passwd", &[old, new]);
    assert_eq!(passwd(first, first).error()["code"], "password_reused");
    assert_eq!(passwd(first, NEW).code, 0);
    assert_eq!(passwd(NEW, first).error()["code"], "password_reused");
    school.ok("hieu.truong", "mamnon policy set password.history 1 --reason \"thử\"");
    assert_eq!(passwd(NEW, "chin dam may tim hong").code, 0);
    assert_eq!(passwd("chin dam may tim hong", first).code, 0, "older than the last one");
    // A reset does not make it forget.
    let code = school.ok_json("pho.ht", &format!("mamnon accounts reset {user} --reason \"quên\""));
    let code = code["activation_code"].as_str().unwrap();
    assert_eq!(typing(&school, user, &format!("activate {user}"), &[code, first]).error()["code"], "password_reused");
    assert_eq!(typing(&school, user, &format!("activate {user}"), &[code, NEW]).code, 0);
    assert_eq!(school.query("SELECT count(DISTINCT salt) FROM account_password WHERE account=(SELECT id FROM account WHERE username='gv.5a1a')"), 1);
    assert_eq!(found(&school), [""; 0]);
}
