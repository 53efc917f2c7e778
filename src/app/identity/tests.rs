use super::*;
use crate::app::Asker;
use crate::app::testing::{TestSchool, refusal};

struct Types(&'static str);

impl Asker for Types {
    fn secret(&mut self, _: Secret, _: &str) -> Result<Zeroizing<String>> {
        Ok(Zeroizing::new(self.0.to_owned()))
    }
}

const PASSWORD: &str = "bảy chiếc thuyền giấy";

/// A school whose vice-principal's key was wrapped when less memory was thought enough.
fn wrapped_weakly() -> TestSchool {
    let mut school = TestSchool::new();
    let actor = school.app.actor().unwrap();
    let w = keys::wrap_with("argon2id,m=8192,t=1,p=1".into(), &actor.key, "pho", &normalise(PASSWORD)).unwrap();
    let wrap = |tx: &Tx<'_>| tx.rewrap_key(&actor.key_id, &w.params, &w.salt, &w.bytes);
    school.app.change(Action::SessionLogin, "account/pho", wrap).unwrap();
    school.app.signed_in = None;
    school
}

fn params(school: &TestSchool) -> String {
    let db = school.app.school.db();
    let account = db.account("pho").unwrap().unwrap();
    db.current_key(account.id).unwrap().unwrap().params.unwrap()
}

#[test]
fn a_key_wrapped_with_weaker_parameters_is_wrapped_anew_at_the_next_sign_in() {
    let mut school = wrapped_weakly();
    let before = school.app.school.db().keys_of(2).unwrap().len();
    school.app.asker = Box::new(Types("bay chiec thuyen khac"));
    assert_eq!(refusal(school.app.login("pho").map(|_| ())).code(), "wrong_password");
    assert_eq!(params(&school), "argon2id,m=8192,t=1,p=1", "a wrong password wraps nothing");
    school.app.asker = Box::new(Types(PASSWORD));
    let first = school.app.login("pho").unwrap();
    assert_eq!(params(&school), keys::current_params());
    let second = school.app.login("pho").unwrap();
    assert_eq!(first.key_mark, second.key_mark, "it is the same key");
    assert_eq!(school.app.school.db().keys_of(2).unwrap().len(), before);
    school.verify();
}

/// A code given before codes signed waits as a digest; an upgrade must not cost it.
#[test]
fn a_code_of_an_older_schema_still_activates_once() {
    let mut school = TestSchool::new();
    school.app.create_account("gv.cu", "Lê Thị Ánh", "person", None).unwrap();
    let account = school.app.school.db().account("gv.cu").unwrap().unwrap().id;
    let digest = hex(&crate::audit::hash::sha256(&[b"7QK2M9XD3H"]));
    school
        .app
        .school
        .tamper("account_code", &format!("UPDATE account_code SET ended_at=made_at WHERE account={account}"));
    let old = format!(
        "INSERT INTO activation VALUES({account},x'{digest}','activation','2026-11-23T00:00:00.000Z','2026-12-01T00:00:00.000Z')"
    );
    school.app.school.tamper("activation", &old);
    school.app.asker = Box::new(Types("7qk2m-9xd3h"));
    assert_eq!(refusal(school.app.activate("gv.cu").map(|_| ())).code(), "weak_password", "the code is right");
    let codes = Typed(vec![PASSWORD, "7qk2m 9xd3h", PASSWORD, "7qk2m 9xd3h"]);
    school.app.asker = Box::new(codes);
    assert_eq!(school.app.activate("gv.cu").unwrap().username, "gv.cu");
    assert_eq!(refusal(school.app.activate("gv.cu").map(|_| ())).code(), "wrong_code");
}

/// Types one line after the other, the last of the list first.
struct Typed(Vec<&'static str>);

impl Asker for Typed {
    fn secret(&mut self, _: Secret, _: &str) -> Result<Zeroizing<String>> {
        Ok(Zeroizing::new(self.0.pop().unwrap().to_owned()))
    }
}
