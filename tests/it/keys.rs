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

/// Nobody signs in another's name unseen (Q2 own work).
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

/// Reuse is refused (Q2 regular change).
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

#[test]
fn a_replaced_key_is_shown_for_ever_and_to_its_owner_at_each_sign_in() {
    let school = School::locked();
    let user = "gv.5a1a";
    let code = school.ok_json("pho.ht", &format!("mamnon accounts reset {user} --reason \"quên\""));
    let code = code["activation_code"].as_str().unwrap();
    assert_eq!(typing(&school, user, &format!("activate {user}"), &[code, NEW]).code, 0);
    // Not even a change of password washes it off.
    assert_eq!(typing(&school, user, "passwd", &[NEW, "chin dam may tim hong"]).code, 0);
    let shown = school.ok_json("pho.ht", &format!("mamnon accounts show {user}"));
    assert_eq!((&shown["key_origin"], &shown["replaced_by"]), (&"reset".into(), &"pho.ht".into()));
    for _ in 0..2 {
        let login = school.typing(user, &format!("mamnon login {user} --password-stdin"), "chin dam may tim hong\n");
        assert!(
            login.stderr.contains("was replaced: reset by pho.ht on")
                || login.stdout.contains("was replaced: reset by pho.ht on"),
            "{login:?}"
        );
    }
    let (code, report) = verify(&school, "");
    assert_eq!((code, &report["keys"][0]["username"], &report["keys"][0]["by"]), (0, &user.into(), &"pho.ht".into()));
    assert_eq!(report["keys"][0]["warning"], false);
    // An order given with a plain key says nothing of it.
    let order = school.ok_json("hieu.truong", "mamnon orders show 1");
    assert_eq!(order["decided_with"], Value::Null);
}

#[test]
fn a_recovery_stands_on_top_for_thirty_days_and_on_the_orders_that_follow() {
    let (school, codes) = officers();
    assert_eq!(typing(&school, "hieu.truong", "recover hieu.truong", &[&codes[0].1, NEW]).code, 0);
    // Whatever is signed meanwhile.
    assert_eq!(typing(&school, "hieu.truong", "passwd", &[NEW, "chin dam may tim hong"]).code, 0);
    let order = school.ok_json("hieu.truong", "mamnon orders issue lock meals 2026-10 --reason \"hết kỳ\"");
    let shown = school.ok_json("pho.ht", &format!("mamnon orders show {}", order["order"]));
    assert_eq!(shown["decided_with"]["key_origin"], "recovery", "{shown}");
    let sheet = school.ok("pho.ht", &format!("mamnon orders show {}", order["order"]));
    assert!(sheet.contains("recovered by recovery code on"), "{sheet}");
    for (day, warned) in [("+0", true), ("+2505600", true), ("+2678400", false)] {
        let at = [("MAMNON_TEST_NOW", day)];
        let status = school.with("x", "mamnon", "", &at);
        assert_eq!(
            status.stdout.contains("hieu.truong set a new password by recovery code"),
            warned,
            "{day}: {status:?}"
        );
        let json = school.with("x", "mamnon status --format json", "", &at).json();
        assert_eq!(json["findings"].as_array().unwrap().len(), usize::from(warned));
        let report = school.with("x", "mamnon audit verify", "", &at);
        let line = report.stdout.lines().find(|l| l.contains("recovered by recovery code")).unwrap().to_owned();
        assert_eq!((report.code, line.starts_with("NOTE: ")), (0, warned), "the line stays, the warning goes: {line}");
    }
}

#[test]
fn a_service_key_ends_with_the_next_token_with_its_account_and_with_its_day() {
    let school = School::new();
    school.ok("pho.ht", "mamnon accounts create cron --name \"Máy chủ\" --kind service");
    school.ok("hieu.truong", "mamnon roles grant cron service --reason \"sao lưu đêm\"");
    let token = |file: &str| school.path().join(file).to_str().unwrap().to_owned();
    let export = |file: &str, out: &str, now: &str| {
        let env = [("MAMNON_TOKEN_FILE", token(file)), ("MAMNON_TEST_NOW", now.to_owned())];
        let env: Vec<_> = env.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let out = school.with("nobody", &format!("mamnon export classes --out {out} --format csv"), "", &env);
        (out.code, out.stderr)
    };
    let expect = |answer: (i32, String), code: &str| {
        assert!(answer.0 == 3 && answer.1.contains(&format!("[{code}]")), "{answer:?}");
    };
    school.ok("pho.ht", "mamnon accounts token cron --out a.token");
    assert_eq!(export("a.token", "a.csv", "+0").0, 0);
    school.ok("pho.ht", "mamnon accounts token cron --out b.token --expires today");
    expect(export("a.token", "b.csv", "+0"), "account_disabled");
    assert_eq!(export("b.token", "b.csv", "+0").0, 0);
    expect(export("b.token", "c.csv", "+172800"), "token_expired");
    school.ok("pho.ht", "mamnon accounts disable cron --reason \"đổi máy\"");
    expect(export("b.token", "c.csv", "+0"), "account_disabled");
    school.ok("pho.ht", "mamnon accounts enable cron");
    expect(export("b.token", "c.csv", "+0"), "account_disabled");
    school.ok("pho.ht", "mamnon accounts token cron --out c.token");
    assert_eq!(export("c.token", "c.csv", "+0").0, 0);
    assert_eq!(found(&school), [""; 0]);
}

/// What ends with an account (Q4.3).
#[test]
fn disabling_ends_keys_sessions_and_codes_and_enabling_needs_a_new_activation() {
    let school = School::new();
    let user = "gv.5a1a";
    school.ok("pho.ht", &format!("mamnon accounts disable {user} --reason \"nghỉ sinh\""));
    school.refused(user, "mamnon meals marks show 2026-10 5A1", 3, "not_signed_in");
    assert_eq!(typing(&school, user, &format!("login {user}"), &[password(user)]).code, 3);
    let code = school.ok_json("pho.ht", &format!("mamnon accounts enable {user}"));
    assert_eq!(typing(&school, user, &format!("login {user}"), &[password(user)]).code, 3, "the old key has ended");
    let code = code["activation_code"].as_str().unwrap();
    assert_eq!(typing(&school, user, &format!("activate {user}"), &[code, NEW]).code, 0);
    assert_eq!(school.query("SELECT count(*) FROM account_key WHERE username='gv.5a1a' AND ended_at IS NULL"), 1);
    assert_eq!(found(&school), [""; 0]);
}

/// What one officer may try at the keyboard to become the other.
#[test]
fn no_officer_becomes_the_other_and_nobody_lets_themselves_in() {
    let school = School::new();
    for line in ["accounts reset hieu.truong", "accounts disable hieu.truong"] {
        school.refused("pho.ht", &format!("mamnon {line} --reason x"), 5, "principal_account");
    }
    for line in ["accounts reset pho.ht", "accounts disable pho.ht"] {
        school.refused("pho.ht", &format!("mamnon {line} --reason x"), 5, "own_account");
        school.refused("hieu.truong", &format!("mamnon {line} --reason x"), 3, "not_allowed");
    }
    school.refused("pho.ht", "mamnon accounts create hieu.truong --name X", 5, "exists");
    school.refused("pho.ht", "mamnon accounts token hieu.truong --out t", 5, "wrong_state");
    school.refused("pho.ht", "mamnon roles grant pho.ht principal --reason x", 3, "not_allowed");
    school.refused("hieu.truong", "mamnon roles grant hieu.truong vice_principal --reason x", 5, "separation_of_duty");
    school.refused("hieu.truong", "mamnon roles grant pho.ht principal --reason x", 5, "separation_of_duty");
    // One's own password opens nothing of the other's, nor stands for a second person.
    for (user, other, exit, code) in
        [("pho.ht", "hieu.truong", 5, "second_person_needed"), ("hieu.truong", "pho.ht", 3, "not_allowed")]
    {
        let login = typing(&school, "x", &format!("login {other}"), &[password(user)]);
        assert_eq!(login.error()["code"], "wrong_password");
        let line =
            format!("mamnon unlock meals 2026-10 --reason x --cosign {user} --cosign-password-stdin --format json");
        let cosigned = school.typing(user, &line, &format!("{}\n", password(user)));
        assert_eq!((cosigned.code, cosigned.error()["code"].as_str().unwrap()), (exit, code), "{cosigned:?}");
    }
    assert_eq!(found(&school), [""; 0]);
}

/// A vice-principal without password and without the code from the safe: the principal lends the duty to another account.
#[test]
fn nobody_is_locked_out_for_good() {
    let school = School::new();
    school.ok("hieu.truong", "mamnon roles grant ke.toan vice_principal --reason \"Phó hiệu trưởng mất mật khẩu\"");
    let code = school.ok_json("ke.toan", "mamnon accounts reset pho.ht --reason \"mất mật khẩu\"");
    let code = code["activation_code"].as_str().unwrap();
    let back = typing(&school, "pho.ht", "activate pho.ht", &[code, NEW]);
    assert_eq!((back.code, &back.json()["key_origin"]), (0, &"reset".into()), "{back:?}");
    school.ok("hieu.truong", "mamnon roles revoke ke.toan vice_principal --reason \"đã xong\"");
    assert_eq!(found(&school), [""; 0]);
}

/// Seconds after which a witness's key is old enough.
const LATER: i64 = 31 * 86_400;

/// At that many seconds from now, as somebody who has just signed in.
fn at(school: &School, seconds: i64, user: &str, line: &str) -> Out {
    let now = format!("+{seconds}");
    let env = [("MAMNON_TEST_NOW", now.as_str())];
    let login =
        school.with(user, &format!("mamnon login {user} --password-stdin"), &format!("{}\n", password(user)), &env);
    assert_eq!(login.code, 0, "{login:?}");
    school.with(user, &format!("mamnon {line} --format json"), &format!("{}\n", password("ke.toan")), &env)
}

fn replace(school: &School, seconds: i64, successor: &str) -> Out {
    let line = format!(
        "officers replace principal \"{successor}=Phạm Thị Lan\" --from 2026-09-01 --document 12/QD --cosign ke.toan --cosign-password-stdin --yes"
    );
    at(school, seconds, "pho.ht", &line)
}

/// Seconds from now to noon of that day.
fn noon(day: &Value) -> i64 {
    let noon: jiff::Timestamp = format!("{}T05:00:00Z", day.as_str().unwrap()).parse().unwrap();
    noon.duration_since(mamnon::cli::session::clock()).as_secs()
}

#[test]
fn a_replacement_needs_an_old_enough_witness_and_a_confirmation() {
    let school = School::new();
    let line = "mamnon officers replace principal \"ht.moi=Phạm Thị Lan\" --from today --document 12/QD";
    school.refused("pho.ht", line, 2, "no_terminal");
    school.refused("pho.ht", &format!("{line} --yes"), 5, "second_person_needed");
    school.refused("hieu.truong", line, 3, "not_allowed");
    let young = replace(&school, 0, "ht.moi");
    assert_eq!((young.code, young.error()["code"].as_str().unwrap()), (5, "second_person_needed"), "{young:?}");
    // A change of password makes no key younger, a reset does.
    let changed =
        school.typing("ke.toan", "mamnon passwd --password-stdin", &format!("{}\n{NEW}\n", password("ke.toan")));
    assert_eq!(changed.code, 0, "{changed:?}");
    let now = format!("+{LATER}");
    let env = [("MAMNON_TEST_NOW", now.as_str())];
    let login =
        school.with("pho.ht", "mamnon login pho.ht --password-stdin", &format!("{}\n", password("pho.ht")), &env);
    assert_eq!(login.code, 0);
    let code = school.with("pho.ht", "mamnon accounts reset gv.5a1a --reason x --format json", "", &env).json();
    let code = code["activation_code"].as_str().unwrap().to_owned();
    let typed = format!("{code}\n{NEW}\n");
    assert_eq!(school.with("gv.5a1a", "mamnon activate gv.5a1a --password-stdin", &typed, &env).code, 0);
    let by = |witness: &str| {
        let line = format!("{line} --yes --cosign {witness} --cosign-password-stdin --format json");
        school.with("pho.ht", &line, &format!("{NEW}\n"), &env)
    };
    assert_eq!(by("gv.5a1a").error()["code"], "second_person_needed");
    let good = by("ke.toan");
    assert_eq!(good.code, 0, "{good:?}");
    assert_eq!(found(&school), [""; 0]);
}

#[test]
fn a_new_principal_takes_office_after_three_working_days_that_everybody_sees() {
    let school = School::new();
    let mark = school.ok_json("hieu.truong", "mamnon whoami")["key_mark"].as_str().unwrap().to_owned();
    let made = replace(&school, LATER, "ht.moi");
    assert_eq!(made.code, 0, "{made:?}");
    let made = made.json();
    let day = noon(&made["from"]);
    assert!((2..=15).contains(&((day - LATER) / 86_400)), "{made}");
    let (now, then) = (format!("+{LATER}"), format!("+{day}"));
    let status = school.with("nobody", "mamnon", "", &[("MAMNON_TEST_NOW", &now)]);
    assert!(status.stdout.contains("ht.moi replaces hieu.truong as principal by document 12/QD"), "{status:?}");
    let code = made["activation_code"].as_str().unwrap();
    let typed = format!("{code}\n{}\n", password("ht.moi"));
    let active = school.with(
        "ht.moi",
        "mamnon activate ht.moi --password-stdin --format json",
        &typed,
        &[("MAMNON_TEST_NOW", &now)],
    );
    assert_eq!((active.code, &active.json()["key_origin"]), (0, &"replacement".into()), "{active:?}");
    assert!(active.json()["recovery_code"].is_string());
    let issue = "orders issue lock meals 2026-10 --reason \"hết kỳ\"";
    assert_eq!(at(&school, LATER, "ht.moi", issue).error()["code"], "not_allowed", "not yet in office");
    for user in ["ht.moi", "hieu.truong"] {
        for line in ["accounts reset", "accounts disable"] {
            let out = at(&school, LATER, "pho.ht", &format!("{line} {user} --reason x"));
            assert_eq!(out.error()["code"], "principal_account", "{line} {user}");
        }
    }
    assert_eq!(at(&school, LATER, "hieu.truong", issue).code, 0, "in office to the last day");
    // The day has come.
    assert_eq!(at(&school, day, "hieu.truong", issue).error()["code"], "not_allowed");
    assert_eq!(at(&school, day, "ht.moi", issue).code, 0);
    let status = at(&school, day, "pho.ht", "status").json();
    assert_eq!(status["findings"].as_array().unwrap().len(), 0);
    assert!(status["waiting"].to_string().contains("mamnon accounts disable hieu.truong"), "{status}");
    assert_eq!(at(&school, day, "pho.ht", "accounts disable hieu.truong --reason \"thôi chức\"").code, 0);
    let out = school.with(
        "x",
        &format!("mamnon audit verify --principal-key {mark} --format json"),
        "",
        &[("MAMNON_TEST_NOW", &then)],
    );
    assert_eq!(out.json()["findings"][0]["key"], "ht.moi", "the old mark is no longer the principal's");
    assert_eq!(out.json()["keys"][0]["by"], "pho.ht");
    assert_eq!(found(&school), [""; 0]);
}

#[test]
fn the_principal_in_office_stops_a_replacement_and_a_lost_code_is_replaced_by_the_next() {
    let school = School::new();
    for successor in ["ht.moi", "ht.hai"] {
        let made = replace(&school, LATER, successor);
        assert_eq!(made.code, 0, "{made:?}");
    }
    let made = replace(&school, LATER, "ht.ba");
    let (day, code) = (noon(&made.json()["from"]), made.json()["activation_code"].as_str().unwrap().to_owned());
    let status = at(&school, LATER, "pho.ht", "status").json();
    assert_eq!(status["findings"].as_array().unwrap().len(), 1, "only the last one stands: {status}");
    assert_eq!(at(&school, LATER, "pho.ht", "officers stop").error()["code"], "not_allowed");
    let stopped = at(&school, LATER, "hieu.truong", "officers stop");
    assert_eq!((stopped.code, &stopped.json()["username"][0]), (0, &"ht.ba".into()), "{stopped:?}");
    let again = at(&school, LATER, "hieu.truong", "officers stop");
    assert_eq!((again.code, &again.json()["entry"]), (0, &Value::Null));
    let typed = format!("{code}\n{NEW}\n");
    let late = school.typing("ht.ba", "mamnon activate ht.ba --password-stdin --format json", &typed);
    assert_eq!(late.error()["code"], "wrong_code");
    let issue = "orders issue lock meals 2026-10 --reason \"hết kỳ\"";
    assert_eq!(at(&school, day, "hieu.truong", issue).code, 0, "still in office");
    assert_eq!(
        school
            .query("SELECT count(*) FROM role_grant WHERE role='principal' AND revoked_at IS NULL AND to_date IS NULL"),
        1
    );
    assert_eq!(found(&school), [""; 0]);
}

#[test]
fn the_principal_lifts_the_vice_principals_block_and_nobody_elses() {
    let school = School::new();
    school.ok("hieu.truong", "mamnon accounts unlock pho.ht");
    school.refused("hieu.truong", "mamnon accounts unlock gv.5a1a", 3, "not_allowed");
    school.refused("gv.5a1a", "mamnon accounts unlock pho.ht", 3, "not_allowed");
    let log = school.ok_json("hieu.truong", "mamnon audit log --action officers.unlock");
    assert_eq!(log.as_array().unwrap().len(), 1);
}
