//! Every role × every action, tried at the real door, against one reviewed table.
use ed25519_dalek::SigningKey;
use mamnon::app::Result;
use mamnon::audit::entry::key_id;
use mamnon::audit::hash::hex;
use mamnon::domain::action::Action;
use mamnon::domain::refusal::Refusal;
use mamnon::domain::role::{Grant, roles};
use mamnon::store::School;
use mamnon::store::account::AccountKey;
use mamnon::store::door::{Actor, Envelope, Request};
use std::fmt::Write as _;

fn actor(account: Option<i64>, username: &str, seed: u8) -> Actor {
    let key = SigningKey::from_bytes(&[seed; 32]);
    let id = key_id(&key.verifying_key().to_bytes());
    let kind = if account.is_some() { "person" } else { "system" };
    Actor { account, username: username.into(), kind: kind.into(), key, key_id: id, cosigner: None }
}

fn introduce(tx: &mamnon::store::Tx<'_>, actor: &Actor) -> Result<()> {
    tx.insert_key(&AccountKey {
        key_id: actor.key_id.clone(),
        account: actor.account,
        username: actor.username.clone(),
        public: hex(&actor.key.verifying_key().to_bytes()),
        origin: "init".into(),
        made_at: tx.at(),
        ended_at: None,
        expires: None,
        params: None,
        salt: None,
        wrapped: None,
    })
}

/// The table: one line an action, one column a role; `1` may, empty may not.
fn tried() -> String {
    let dir = tempfile::tempdir().unwrap();
    let mut school = School::create(&dir.path().join("s.db"), mamnon::cli::session::clock).unwrap();
    let (envelope, mut people) = (Envelope { dry_run: true, ..Envelope::default() }, Vec::new());
    let system = actor(None, "system", 250);
    let setup = Envelope::default();
    school
        .change(&system, &setup, Request::new(Action::SchoolInit, "school"), |tx| {
            introduce(tx, &system)?;
            for (n, role) in roles().iter().enumerate() {
                let username = format!("u.{}", role.code.replace('_', "-"));
                let id = tx.insert_account(&username, role.title_vi, "person", None)?;
                tx.set_account_state(id, "active")?;
                let grant = Grant {
                    id: 0,
                    role: role.code.into(),
                    year: Some("2026-2027".into()),
                    class: Some("5A1".into()),
                    team: Some("MG".into()),
                    from: tx.today(),
                    to: None,
                    revoked: false,
                };
                tx.insert_grant(id, &grant)?;
                people.push(actor(Some(id), &username, n as u8 + 1));
                introduce(tx, &people[n])?;
            }
            Ok(())
        })
        .unwrap();
    let mut table = String::from("action");
    for role in roles() {
        table.push_str(&format!(",{}", role.code));
    }
    table.push('\n');
    for action in Action::ALL {
        let _ = write!(table, "{}", action.code());
        for person in &people {
            let outcome = school.change(person, &envelope, Request::new(*action, "x"), |_| Ok(()));
            let may = match outcome {
                Ok(_) => true,
                Err(e) => {
                    assert!(
                        matches!(e.downcast_ref::<Refusal>(), Some(Refusal::NotAllowed { .. })),
                        "{action:?}: {e:?}"
                    );
                    false
                }
            };
            table.push_str(if may { ",1" } else { "," });
        }
        table.push('\n');
    }
    table
}

/// A changed right shows as a changed line of `fixtures/permissions.csv`, which is reviewed against the regulation's matrix
/// (Q3.1, Q5.4).
#[test]
fn every_role_and_action_is_as_reviewed() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/permissions.csv");
    let reviewed = std::fs::read_to_string(path).unwrap_or_default();
    let tried = tried();
    if reviewed != tried {
        let out = std::env::temp_dir().join("permissions.csv");
        std::fs::write(&out, &tried).unwrap();
        panic!("fixtures/permissions.csv is not what the door does; what it does is in {}", out.display());
    }
}

/// Separations that the table must show whatever is reviewed: nobody makes accounts and grants roles; nobody approves and
/// carries out; only the vice-principal locks by order (Q3.1, Q4.3, Q4.5).
#[test]
fn the_two_keys_never_lie_in_one_hand() {
    let table = tried();
    let line = |action: &str| -> Vec<bool> {
        let row = table.lines().find(|l| l.split(',').next() == Some(action)).unwrap();
        row.split(',').skip(1).map(|c| c == "1").collect()
    };
    for (one, other) in [("accounts.create", "roles.grant"), ("orders.approve", "unlock"), ("orders.issue", "lock")] {
        let both = line(one).iter().zip(line(other)).any(|(a, b)| *a && b);
        assert!(!both, "{one} and {other}");
    }
}
