//! Logs made by hand, by whoever holds which keys: what a forger with a SQLite client and the program's source can append.
use super::*;
use crate::audit::code::proof_of;
use crate::audit::entry::{Draft, sign};
use crate::audit::hash::{hex, sha256 as hash};
use crate::audit::merkle::leaf;
use crate::audit::verify::{Finding, Stored, Verifier};
use ed25519_dalek::{Signer as _, SigningKey};
use serde_json::json;

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

fn public(key: &SigningKey) -> String {
    hex(&key.verifying_key().to_bytes())
}

fn id(key: &SigningKey) -> String {
    key_id(&key.verifying_key().to_bytes())
}

type Image = (&'static str, Value, Value, Value);

/// A log as the verifier reads it.
struct Log {
    verifier: Verifier,
    seq: u64,
    prev: Hash,
}

const AT: &str = "2026-11-23T01:00:00.000Z";

fn key_row(who: (i64, &str), key: &SigningKey, origin: &str) -> Value {
    json!({"account": who.0, "username": who.1, "public": public(key), "origin": origin, "made_at": AT,
        "ended_at": null, "expires": null, "params": "p", "salt": "s", "wrapped": "w"})
}

fn came(who: (i64, &str), k: &SigningKey, origin: &str) -> Image {
    ("account_key", json!([id(k)]), Value::Null, key_row(who, k, origin))
}

fn ended(who: (i64, &str), k: &SigningKey, origin: &str) -> Image {
    let before = key_row(who, k, origin);
    let mut after = before.clone();
    after["ended_at"] = AT.into();
    ("account_key", json!([id(k)]), before, after)
}

fn code_row(who: (i64, &str), kind: &str, origin: &str, by: &str) -> Value {
    json!({"account": who.0, "username": who.1, "kind": kind, "origin": origin, "made_by": by, "made_at": AT,
        "expires": null, "ended_at": null, "key_id": null, "proof": null})
}

fn given(code: &SigningKey, row: Value) -> Image {
    ("account_code", json!([public(code)]), Value::Null, row)
}

/// The code used for a key; `holder` is whose key signs in the code's name.
fn used(code: &SigningKey, holder: &SigningKey, row: Value, k: &SigningKey) -> Image {
    let mut after = row.clone();
    let (kind, name) = (row["kind"].as_str().unwrap(), row["username"].as_str().unwrap());
    after["ended_at"] = AT.into();
    after["key_id"] = id(k).into();
    after["proof"] = hex(&holder.sign(&proof_of(kind, name, &public(k))).to_bytes()).into();
    ("account_code", json!([public(code)]), row, after)
}

fn principal(grant: i64, account: i64) -> Image {
    let row = json!({"account": account, "role": "principal", "from_date": "2026-08-01", "to_date": null, "revoked_at": null});
    ("role_grant", json!([grant]), Value::Null, row)
}

const HT: (i64, &str) = (1, "ht");
const PHT: (i64, &str) = (2, "pht");
const GV: (i64, &str) = (3, "gv");

impl Log {
    /// Principal (key 11) and vice-principal (key 12) by activation with codes 1 and 2; recovery codes 21 and 22.
    fn new() -> Log {
        let mut log = Log { verifier: Verifier::new(), seq: 0, prev: [0; 32] };
        let system = key(200);
        let mut row = key_row((0, "system"), &system, "init");
        (row["account"], row["ended_at"]) = (Value::Null, AT.into());
        let codes =
            [(HT, 1), (PHT, 2)].map(|(who, c)| given(&key(c), code_row(who, "activation", "activation", "system")));
        let [one, two] = codes;
        let changes = [
            ("schema_version", json!([3]), Value::Null, json!({})),
            ("account_key", json!([id(&system)]), Value::Null, row),
            one,
            two,
            principal(1, HT.0),
        ];
        assert_eq!(log.entry("system", "school.init", &system, &changes), [""; 0]);
        for (who, c, k) in [(HT, 1, 11), (PHT, 2, 12)] {
            let code = code_row(who, "activation", "activation", "system");
            let changes = [
                came(who, &key(k), "activation"),
                used(&key(c), &key(c), code, &key(k)),
                given(&key(k + 10), code_row(who, "recovery", "recovery", who.1)),
            ];
            assert_eq!(log.entry(who.1, "account.activate", &key(k), &changes), [""; 0]);
        }
        log
    }

    /// Appends an entry; the codes of what is found in it.
    fn entry(&mut self, actor: &str, action: &str, signer: &SigningKey, changes: &[Image]) -> Vec<&'static str> {
        self.entry_at(AT, (actor, signer), None, action, changes)
    }

    /// As [`Log::entry`], at a time and with a second person.
    fn entry_at(
        &mut self,
        at: &str,
        (actor, signer): (&str, &SigningKey),
        second: Option<(&str, &SigningKey)>,
        action: &str,
        changes: &[Image],
    ) -> Vec<&'static str> {
        self.seq += 1;
        let draft = Draft {
            seq: self.seq,
            prev: self.prev,
            at: at.into(),
            actor: actor.into(),
            actor_kind: "person".into(),
            os_user: String::new(),
            host: String::new(),
            program: String::new(),
            action: action.into(),
            object: String::new(),
            args: vec![],
            inputs: vec![],
            failed_tries: 0,
            denied_more: 0,
            reason: None,
            order: None,
            cosigner: second.map(|s| s.0.into()),
            lost: None,
            error: None,
            count: 0,
            digest: hash(&[]),
        };
        let body = draft.body();
        let (own, sig) = sign(&body, signer);
        self.prev = leaf(body.as_bytes());
        let (key_id, mut found) = (id(signer), Vec::new());
        let cosig = second.map(|(_, key)| (sign(&body, key).1, id(key)));
        let cosig = cosig.as_ref().map(|(sig, key)| (&sig[..], key.as_str()));
        let stored = Stored { seq: self.seq, body: &body, leaf: &own, sig: &sig, key_id: &key_id, cosig };
        let json = Body::read(&body);
        self.verifier.chain(stored, own, &json, &mut found);
        for (tbl, key, before, after) in changes {
            let image = |v: &Value| if v.is_null() { String::new() } else { v.to_string() };
            let (key, before, after) = (key.to_string(), image(before), image(after));
            self.verifier.learn(Change { tbl, key: &key, before: &before, after: &after });
        }
        self.verifier.signatures(stored, &json, &mut found);
        found.iter().map(|f| f.finding.code()).collect()
    }
}

#[test]
fn what_the_program_does_is_in_order() {
    let mut log = Log::new();
    assert_eq!(
        log.entry(
            "ht",
            "account.passwd",
            &key(11),
            &[ended(HT, &key(11), "activation"), came(HT, &key(13), "password")]
        ),
        [""; 0]
    );
    assert_eq!(log.entry("ht", "policy.set", &key(11), &[]), ["key_not_valid"], "the old key has ended");
    assert_eq!(log.entry("ht", "policy.set", &key(13), &[]), [""; 0]);
    let code = code_row(GV, "activation", "activation", "pht");
    assert_eq!(log.entry("pht", "accounts.create", &key(12), &[given(&key(3), code.clone())]), [""; 0]);
    let activation = [came(GV, &key(14), "activation"), used(&key(3), &key(3), code, &key(14))];
    assert_eq!(log.entry("gv", "account.activate", &key(14), &activation), [""; 0]);
    let reset = code_row(GV, "activation", "reset", "pht");
    let changes = [ended(GV, &key(14), "activation"), given(&key(4), reset.clone())];
    assert_eq!(log.entry("pht", "accounts.reset", &key(12), &changes), [""; 0]);
    let again = [came(GV, &key(15), "reset"), used(&key(4), &key(4), reset, &key(15))];
    assert_eq!(log.entry("gv", "account.activate", &key(15), &again), [""; 0]);
    let recovery = code_row(PHT, "recovery", "recovery", "pht");
    let recovered = [
        ended(PHT, &key(12), "activation"),
        came(PHT, &key(16), "recovery"),
        used(&key(22), &key(22), recovery.clone(), &key(16)),
        given(&key(23), recovery),
    ];
    assert_eq!(log.entry("pht", "account.recover", &key(16), &recovered), [""; 0]);
    let token = [came((4, "cron"), &key(17), "token")];
    assert_eq!(log.entry("pht", "accounts.token", &key(16), &token), [""; 0]);
    let shown: Vec<_> = log
        .verifier
        .keys
        .replaced()
        .iter()
        .map(|k| (k.username.as_str(), k.origin.as_str(), k.by.as_deref()))
        .collect();
    assert_eq!(shown, [("gv", "reset", Some("pht")), ("pht", "recovery", Some("pht"))]);
    let mark = key_mark(&key(11).verifying_key().to_bytes());
    let keys = &log.verifier.keys;
    assert_eq!(keys.principals_without(&mark, "2026-11-23"), [""; 0], "by a change of password");
    assert_eq!(keys.principals_without(&mark.to_lowercase().replace('-', ""), "2026-11-23"), [""; 0]);
    assert_eq!(keys.principals_without(&key_mark(&key(12).verifying_key().to_bytes()), "2026-11-23"), ["ht"]);
}

/// Who has the file but not the code cannot bring a key in another's name, whatever the entry calls itself.
#[test]
fn a_key_in_anothers_name_is_found() {
    let f = key(99);
    let in_name = |origin| vec![ended(HT, &key(11), "activation"), came(HT, &f, origin)];
    for action in
        ["account.activate", "account.recover", "account.passwd", "session.login", "accounts.token", "school.init", "x"]
    {
        for origin in ["activation", "recovery", "password", "init", "token"] {
            let mut log = Log::new();
            let found = log.entry("ht", action, &f, &in_name(origin));
            assert!(found.contains(&"key_unproven"), "{action} {origin}: {found:?}");
            assert_eq!(log.entry("ht", "policy.set", &f, &[]), ["key_not_valid"], "nor signs what follows");
        }
    }
}

#[test]
fn a_recovery_code_of_ones_own_does_not_open_anothers_account() {
    let f = key(99);
    let row = code_row(HT, "recovery", "recovery", "ht");
    // The code's row named, but signed by somebody who has not the code.
    let mut log = Log::new();
    let forged = [ended(HT, &key(11), "activation"), came(HT, &f, "recovery"), used(&key(21), &f, row.clone(), &f)];
    assert!(log.entry("ht", "account.recover", &f, &forged).contains(&"key_unproven"));
    // A code of the forger's own making, given and used in one entry.
    let mut log = Log::new();
    let own = [
        given(&key(98), row.clone()),
        ended(HT, &key(11), "activation"),
        came(HT, &f, "recovery"),
        used(&key(98), &key(98), row, &f),
    ];
    let found = log.entry("ht", "account.recover", &f, &own);
    assert!(found.contains(&"code_unproven") && found.contains(&"key_unproven"), "{found:?}");
    // A proof for one key does not bring another.
    let mut log = Log::new();
    let row = code_row(PHT, "recovery", "recovery", "pht");
    let (tbl, at, before, mut after) = used(&key(22), &key(22), row, &key(16));
    after["key_id"] = id(&f).into();
    let moved = [ended(PHT, &key(12), "activation"), came(PHT, &f, "recovery"), (tbl, at, before, after)];
    assert!(log.entry("pht", "account.recover", &f, &moved).contains(&"key_unproven"));
}

/// The vice-principal has the machine, the file and a good key of their own.
#[test]
fn the_vice_principal_cannot_become_the_principal() {
    let pht = key(12);
    let give = |action: &str, who: (i64, &str), kind: &str, origin: &str| {
        Log::new().entry("pht", action, &pht, &[given(&key(50), code_row(who, kind, origin, "pht"))])
    };
    for action in ["accounts.reset", "accounts.enable", "accounts.create", "accounts.import", "session.login"] {
        assert_eq!(give(action, HT, "activation", "reset"), ["code_unproven"], "{action} of the principal");
        assert_eq!(give(action, PHT, "activation", "reset"), ["code_unproven"], "{action} of oneself");
        assert_eq!(
            give(action, (7, "ht"), "activation", "activation"),
            ["code_unproven"],
            "the name with another account"
        );
        assert_eq!(give(action, (1, "moi"), "activation", "reset"), ["code_unproven"], "the account with another name");
        assert_eq!(give(action, HT, "recovery", "recovery"), ["code_unproven"], "{action}");
    }
    let end = |action: &str| Log::new().entry("pht", action, &pht, &[ended(HT, &key(11), "activation")]);
    for action in ["accounts.disable", "accounts.reset", "accounts.token", "account.passwd", "meals.marks.set"] {
        assert_eq!(end(action), ["key_ended"], "{action}");
    }
    assert!(Log::new().entry("pht", "accounts.token", &pht, &[came(GV, &key(60), "token")]).is_empty(), "a service's");
    let token = [ended(HT, &key(11), "activation"), came(HT, &key(60), "token")];
    assert_eq!(Log::new().entry("pht", "accounts.token", &pht, &token), ["key_ended", "key_unproven"]);
}

#[test]
fn what_a_row_says_of_itself_stays() {
    let pht = key(12);
    let before = key_row(HT, &key(11), "activation");
    for (column, value) in [("public", public(&pht)), ("username", "pht".into()), ("origin", "init".into())] {
        let mut after = before.clone();
        after[column] = value.into();
        let change = [("account_key", json!([id(&key(11))]), before.clone(), after)];
        assert_eq!(Log::new().entry("pht", "session.login", &pht, &change), ["key_altered"], "{column}");
    }
    let mut rewrapped = before.clone();
    rewrapped["wrapped"] = "z".into();
    let change = [("account_key", json!([id(&key(11))]), before.clone(), rewrapped)];
    assert_eq!(Log::new().entry("ht", "session.login", &key(11), &change), [""; 0], "wrapped anew is no other key");
    let gone = [("account_key", json!([id(&key(11))]), before, Value::Null)];
    assert!(Log::new().entry("pht", "session.login", &pht, &gone).contains(&"key_altered"));
    let code = code_row(HT, "recovery", "recovery", "ht");
    let mut other = code.clone();
    other["username"] = "pht".into();
    for after in [other, Value::Null] {
        let change = [("account_code", json!([public(&key(21))]), code.clone(), after)];
        assert_eq!(Log::new().entry("ht", "session.login", &key(11), &change), ["key_altered"]);
    }
}

#[test]
fn a_second_person_signs_with_their_own_key_or_not_at_all() {
    let mut log = Log::new();
    let body = json!({"v": 1, "seq": 4, "prev": hex(&log.prev), "at": AT, "actor": "pht", "action": "lock", "outcome": "done",
        "cosigner": "ht"});
    for (cosigner, by, want) in [
        (json!("ht"), Some(key(11)), None),
        (json!("ht"), Some(key(12)), Some("key_not_valid")),
        (json!("ht"), None, Some("signature")),
        (Value::Null, Some(key(11)), Some("key_not_valid")),
        (json!("pht"), Some(key(12)), Some("key_not_valid")),
    ] {
        let mut body = body.clone();
        body["cosigner"] = cosigner;
        let text = body.to_string();
        let (own, sig) = sign(&text, &key(12));
        let cosig = by.as_ref().map(|k| (sign(&text, k).1, id(k)));
        let key_id = id(&key(12));
        let cosig = cosig.as_ref().map(|(s, k)| (&s[..], k.as_str()));
        let (stored, mut found) =
            (Stored { seq: 4, body: &text, leaf: &own, sig: &sig, key_id: &key_id, cosig }, vec![]);
        let read = Body::read(&text);
        log.verifier.chain(stored, own, &read, &mut vec![]);
        log.verifier.signatures(stored, &read, &mut found);
        let codes: Vec<_> = found.iter().map(|f| f.finding.code()).collect();
        assert_eq!(codes, want.into_iter().collect::<Vec<_>>(), "{body}");
        assert!(!found.iter().any(|f| f.finding == Finding::NotCanonical));
    }
}

#[test]
fn the_principals_office_changes_hands_before_a_witness_and_not_at_once() {
    let new = (9, "ht.moi");
    let code = || given(&key(50), code_row(new, "activation", "replacement", "pht"));
    let office = |from: &str| {
        let row = json!({"account": 9, "role": "principal", "from_date": from, "to_date": null, "revoked_at": null});
        ("role_grant", json!([2]), Value::Null, row)
    };
    let later = "2027-01-05T01:00:00.000Z";
    let replace = |at: &str, second: Option<(&str, &SigningKey)>, from: &str| {
        Log::new().entry_at(at, ("pht", &key(12)), second, "officers.replace", &[code(), office(from)])
    };
    let witness = key(11);
    assert_eq!(replace(later, Some(("ht", &witness)), "2027-01-08"), [""; 0]);
    assert_eq!(replace(later, Some(("ht", &witness)), "2027-01-07"), ["office_unproven"], "too soon");
    let alone = ["code_unproven", "office_unproven"];
    assert_eq!(replace(later, None, "2027-01-08"), alone);
    assert_eq!(replace(AT, Some(("ht", &witness)), "2026-12-08"), alone, "the witness's key is too young");
    assert_eq!(replace(later, Some(("pht", &key(12))), "2027-01-08")[..2], alone, "one's own witness");
    for action in ["accounts.create", "session.login", "meals.marks.set", "officers.stop"] {
        let found = Log::new().entry("pht", action, &key(12), &[office("2026-12-08")]);
        assert_eq!(found, ["office_unproven"], "{action}");
    }
    let stop = [ended(HT, &key(11), "activation")];
    assert_eq!(Log::new().entry("pht", "officers.stop", &key(12), &stop), ["key_ended"]);
}

#[test]
fn a_service_key_signs_to_its_last_day_or_to_the_next_token() {
    let cron = (4, "cron");
    let until = |day: &str| {
        let (tbl, at, before, mut after) = came(cron, &key(17), "token");
        after["expires"] = day.into();
        (tbl, at, before, after)
    };
    let mut log = Log::new();
    assert_eq!(log.entry("pht", "accounts.token", &key(12), &[until("2026-11-23")]), [""; 0]);
    assert_eq!(log.entry("cron", "export", &key(17), &[]), [""; 0]);
    let (tbl, at, _, row) = until("2026-11-23");
    let mut after = row.clone();
    after["ended_at"] = AT.into();
    let next = [(tbl, at, row, after), came(cron, &key(18), "token")];
    assert_eq!(log.entry("pht", "accounts.token", &key(12), &next), [""; 0]);
    assert_eq!(log.entry("cron", "export", &key(17), &[]), ["key_not_valid"]);
    assert_eq!(log.entry("cron", "export", &key(18), &[]), [""; 0]);
    let mut log = Log::new();
    assert_eq!(log.entry("pht", "accounts.token", &key(12), &[until("2026-11-22")]), [""; 0]);
    assert_eq!(log.entry("cron", "export", &key(17), &[]), ["key_not_valid"], "its day was yesterday");
}

/// Logs of schemas 1 and 2: an activation is proved by the digest that it takes away, and only there.
#[test]
fn an_old_code_brings_a_key_once_and_none_is_given_any_more() {
    let digest = |after: Value| {
        ("activation", json!([3]), if after.is_null() { json!({"origin": "activation"}) } else { Value::Null }, after)
    };
    let give = || digest(json!({"digest": "d", "origin": "activation"}));
    let mut log = Log::new();
    assert_eq!(log.entry("pht", "accounts.create", &key(12), &[give()]), ["code_unproven"], "codes sign now");
    let mut log = Log::new();
    log.verifier.keys.schema = 2;
    assert_eq!(log.entry("pht", "accounts.create", &key(12), &[give()]), [""; 0]);
    let change = [came(GV, &key(30), "activation"), digest(Value::Null)];
    assert_eq!(log.entry("gv", "account.activate", &key(30), &change), [""; 0]);
    let again = [ended(GV, &key(30), "activation"), came(GV, &key(31), "activation")];
    assert_eq!(log.entry("gv", "account.activate", &key(31), &again), ["key_unproven", "key_not_valid"]);
}
