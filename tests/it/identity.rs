//! Accounts, passwords, sessions (Q2, Q4.3).
use crate::harness::{School, fixture, password};
use std::os::unix::fs::PermissionsExt as _;

/// One account is one person's: its code works once (Q2 secrecy, Q4.3).
#[test]
fn an_activation_code_works_once() {
    let school = School::new();
    let made = school.ok_json("pho.ht", "mamnon accounts create gv.moi --name \"Lê Thị Ánh\"");
    let code = made["activation_code"].as_str().unwrap();
    let typed = format!("{code}\n{}\n", password("gv.moi"));
    assert_eq!(school.typing("gv.moi", "mamnon activate gv.moi --password-stdin", &typed).code, 0);
    let again = school.typing("khac", "mamnon activate gv.moi --password-stdin --format json", &typed);
    assert_eq!((again.code, again.error()["code"].as_str().unwrap()), (3, "wrong_code"), "{again:?}");
    school.verifies();
}

#[test]
fn a_weak_password_is_refused_and_the_code_stays_good() {
    let school = School::new();
    let made = school.ok_json("pho.ht", "mamnon accounts create gv.moi --name \"Lê Thị Ánh\"");
    let code = made["activation_code"].as_str().unwrap();
    for weak in ["ngan qua", "Truong Mam Non Hoa Sen 2026", "gv.moi Le Thi Anh 2026", "matkhau123456789"] {
        let typed = format!("{code}\n{weak}\n");
        let out = school.typing("gv.moi", "mamnon activate gv.moi --password-stdin --format json", &typed);
        assert_eq!((out.code, out.error()["code"].as_str().unwrap()), (6, "weak_password"), "{weak}: {out:?}");
    }
    school.activate("gv.moi", code);
}

#[test]
fn a_password_typed_decomposed_is_the_same_password() {
    let school = School::new();
    let made = school.ok_json("pho.ht", "mamnon accounts create gv.moi --name \"Lê Thị Ánh\"");
    let nfc = "chín đám mây tím hồng";
    let nfd = "chi\u{301}n đa\u{301}m mây ti\u{301}m ho\u{302}\u{300}ng";
    let typed = format!("{}\n{nfc}\n", made["activation_code"].as_str().unwrap());
    assert_eq!(school.typing("gv.moi", "mamnon activate gv.moi --password-stdin", &typed).code, 0);
    let out = school.typing("gv.moi", "mamnon login gv.moi --password-stdin", &format!("{nfd}\n"));
    assert_eq!(out.code, 0, "{out:?}");
}

/// Tries are limited (Q2 secrecy, Q6.1).
#[test]
fn wrong_tries_block_a_teacher_and_only_slow_an_officer() {
    let school = School::new();
    let login = |user: &str, typed: &str| {
        school.typing(user, &format!("mamnon login {user} --password-stdin --format json"), typed)
    };
    for _ in 0..5 {
        assert_eq!(login("gv.5a1a", "sai\n").error()["code"], "wrong_password");
    }
    let right = format!("{}\n", password("gv.5a1a"));
    assert_eq!(login("gv.5a1a", &right).error()["code"], "account_locked", "even with the right password");
    let list = school.ok_json("pho.ht", "mamnon accounts list --status locked");
    assert_eq!(list[0]["username"], "gv.5a1a");
    school.ok("pho.ht", "mamnon accounts unlock gv.5a1a");
    let out = login("gv.5a1a", &right);
    assert_eq!(out.code, 0, "{out:?}");
    assert_eq!(out.json()["failed_tries"], 5, "the owner is told");
    // An unknown name is answered like a known one.
    assert_eq!(login("khong.co", "sai\n").error()["code"], "wrong_password");
}

/// Whoever walks away is signed out (Q2 secrecy).
#[test]
fn a_session_ends_by_idleness_and_by_age() {
    let school = School::new();
    let later = school.with("gv.5a1a", "mamnon whoami --format json", "", &[("MAMNON_TEST_NOW", "+7260")]);
    assert_eq!((later.code, later.error()["code"].as_str().unwrap()), (3, "session_expired"), "{later:?}");
    // Kept in use, it ends by age all the same.
    for hour in 1..=9 {
        let at = format!("+{}", hour * 3_600);
        assert_eq!(school.with("gv.5a1a", "mamnon whoami", "", &[("MAMNON_TEST_NOW", &at)]).code, 0, "hour {hour}");
    }
    let old = school.with("gv.5a1a", "mamnon whoami --format json", "", &[("MAMNON_TEST_NOW", "+37000")]);
    assert_eq!(old.error()["code"], "session_expired", "{old:?}");
}

/// Whoever sits down at somebody's machine cannot do the grave acts (Q2 own work).
#[test]
fn the_grave_acts_ask_the_password_again() {
    let school = School::new();
    school.ok("hieu.truong", "mamnon policy set session.reask_minutes 5 --reason \"như quy chế\"");
    let line = "mamnon accounts create gv.moi --name \"Lê Thị Ánh\" --format json";
    let env = [("MAMNON_TEST_NOW", "+600")];
    let out = school.with("pho.ht", line, "", &env);
    assert_eq!((out.code, out.error()["code"].as_str().unwrap()), (2, "no_terminal"), "{out:?}");
    let wrong = school.with("pho.ht", &format!("{line} --password-stdin"), "sai\n", &env);
    assert_eq!(wrong.error()["code"], "wrong_password");
    let right = format!("{}\n", password("pho.ht"));
    assert_eq!(school.with("pho.ht", &format!("{line} --password-stdin"), &right, &env).code, 0);
}

/// A new password ends the old one (Q2 regular change).
#[test]
fn a_password_change_ends_the_old_one_and_every_other_session() {
    let school = School::new();
    let typed = format!("{}\n{}\n", password("gv.5a1a"), "muoi hai canh buom nau");
    let out = school.typing("gv.5a1a", "mamnon passwd --password-stdin", &typed);
    assert_eq!(out.code, 0, "{out:?}");
    assert_eq!(school.run("gv.5a1a", "mamnon whoami").code, 0, "the session at hand goes on");
    let old = school.typing("x", "mamnon login gv.5a1a --password-stdin", &format!("{}\n", password("gv.5a1a")));
    assert_eq!(old.code, 3);
    let new = school.typing("x", "mamnon login gv.5a1a --password-stdin", "muoi hai canh buom nau\n");
    assert_eq!(new.code, 0, "{new:?}");
    school.verifies();
}

/// Who manages accounts lets nobody in by it (Q4.3).
#[test]
fn reset_works_neither_on_oneself_nor_on_the_principal() {
    let school = School::new();
    school.refused("pho.ht", "mamnon accounts reset pho.ht --reason x", 5, "own_account");
    school.refused("pho.ht", "mamnon accounts reset hieu.truong --reason x", 5, "principal_account");
    school.refused("hieu.truong", "mamnon accounts reset pho.ht --reason x", 3, "not_allowed");
    school.refused("pho.ht", "mamnon accounts disable hieu.truong --reason x", 5, "principal_account");
    let reset = school.ok_json("pho.ht", "mamnon accounts reset gv.5a1a --reason \"quên mật khẩu\"");
    assert_eq!(school.run("gv.5a1a", "mamnon whoami").code, 3, "the session has ended with the key");
    let typed = format!("{}\nmuoi hai canh buom nau\n", reset["activation_code"].as_str().unwrap());
    let out = school.typing("gv.5a1a", "mamnon activate gv.5a1a --password-stdin --format json", &typed);
    assert_eq!(out.json()["key_origin"], "reset", "{out:?}");
    school.verifies();
}

/// An account out of use does nothing more (Q4.3).
#[test]
fn a_disabled_account_can_do_nothing_more() {
    let school = School::new();
    school.ok("pho.ht", "mamnon accounts disable gv.5a1a --reason \"nghỉ việc\"");
    assert_eq!(school.run("gv.5a1a", "mamnon whoami").code, 3);
    let login = format!("{}\n", password("gv.5a1a"));
    assert_eq!(school.typing("gv.5a1a", "mamnon login gv.5a1a --password-stdin", &login).code, 3);
    school.verifies();
}

#[test]
fn a_service_account_works_by_its_token_file_until_it_ends() {
    let school = School::new();
    school.ok("pho.ht", "mamnon accounts create cron --name \"Máy chủ\" --kind service");
    school.ok("hieu.truong", "mamnon roles grant cron service --reason \"sao lưu đêm\"");
    for role in ["principal", "vice_principal", "accountant"] {
        school.refused("hieu.truong", &format!("mamnon roles grant cron {role} --reason x"), 5, "wrong_state");
    }
    school.ok("pho.ht", "mamnon accounts token cron --out cron.token --expires 2099-05-31");
    let file = school.path().join("cron.token");
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let token = file.to_str().unwrap();
    let who = school.with("nobody", "mamnon whoami --format json", "", &[("MAMNON_TOKEN_FILE", token)]);
    assert_eq!(who.json()["username"], "cron", "{who:?}");
    let no =
        school.with("nobody", "mamnon accounts create x.y --name X --format json", "", &[("MAMNON_TOKEN_FILE", token)]);
    assert_eq!(no.error()["code"], "not_allowed");
    let late = [("MAMNON_TOKEN_FILE", token), ("MAMNON_TEST_NOW", "2099-06-02T08:00:00Z")];
    assert_eq!(school.with("nobody", "mamnon whoami --format json", "", &late).error()["code"], "token_expired");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    let open = school.with("nobody", "mamnon whoami --format json", "", &[("MAMNON_TOKEN_FILE", token)]);
    assert_eq!(open.error()["code"], "open_file");
}

/// No password or code stands anywhere (Q2 secrecy).
#[test]
fn no_secret_stands_in_the_database_the_log_or_the_session() {
    let school = School::new();
    let made = school.ok_json("pho.ht", "mamnon accounts create gv.moi --name \"Lê Thị Ánh\"");
    let code = made["activation_code"].as_str().unwrap().to_owned();
    let mut bytes = std::fs::read(school.db()).unwrap();
    bytes.extend(std::fs::read(school.path().join("pho.ht.session")).unwrap());
    let holds = |needle: &str| bytes.windows(needle.len()).any(|w| w == needle.as_bytes());
    assert!(holds("pho.ht"), "the search works");
    for secret in [password("pho.ht"), password("hieu.truong"), &code, &code.replace('-', "")] {
        assert!(!holds(secret), "{secret}");
    }
    assert_eq!(
        school.query("SELECT count(*) FROM audit_entry WHERE body LIKE '%Lê Thị Ánh%'"),
        0,
        "names are erasable"
    );
}

/// Accounts from a sheet, their codes for the owner's eyes alone (Q4.3, Q2 secrecy).
#[test]
fn codes_go_to_a_private_file_and_never_over_another() {
    let school = School::new();
    school.file("moi.csv", "username,name,kind,staff\n,Lê Thị Ánh,person,\n");
    school.file("co.csv", "giữ nguyên");
    school.refused("pho.ht", "mamnon accounts import moi.csv --codes-out co.csv", 5, "exists");
    assert_eq!(std::fs::read_to_string(school.path().join("co.csv")).unwrap(), "giữ nguyên");
    let made = school.ok_json("pho.ht", "mamnon accounts import moi.csv --codes-out ma.csv");
    assert_eq!(made["created"], 1);
    let file = school.path().join("ma.csv");
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(std::fs::read_to_string(&file).unwrap().contains("le.thi.anh,"));
    let again =
        school.ok_json("pho.ht", &format!("mamnon accounts import {} --codes-out ma2.csv", fixture("accounts.csv")));
    assert_eq!(
        (again["created"].as_i64(), again["unchanged"].as_i64(), again["entry"].as_i64()),
        (Some(0), Some(30), None)
    );
    assert!(!school.path().join("ma2.csv").exists());
}
