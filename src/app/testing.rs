//! A school for the tests of this room: one year, a principal, a vice-principal, a teacher of 5A1, an accountant, an inspector; the clock
//! stands at 23 November 2026, 08:00.
use super::import::{How, ImportAnswer, Source};
use super::orders::Page;
use super::{App, Asker, Result, Secret, World, keys};
use crate::audit::hash::hex;
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::date::{Period, SchoolYear};
use crate::domain::order::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::role::Grant;
use crate::store::School;
use crate::store::account::AccountKey;
use crate::store::door::{Actor, Envelope, Request};
use ed25519_dalek::SigningKey;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use std::path::Path;
use zeroize::Zeroizing;

/// Who can be signed in.
const PEOPLE: [(&str, &str, Option<&str>); 5] = [
    ("hieu.truong", "principal", None),
    ("pho", "vice_principal", None),
    ("co.lan", "teacher", Some("5A1")),
    ("ke.toan", "accountant", None),
    ("thanh.tra", "inspector", None),
];

/// The year of the tests.
pub const YEAR: &str = "2026-2027";

struct Nobody;

impl Asker for Nobody {
    fn secret(&mut self, _: Secret, _: &str) -> Result<Zeroizing<String>> {
        Err(Refusal::NotSignedIn.into())
    }
}

/// Types the same to every question.
struct Says(String);

impl Asker for Says {
    fn secret(&mut self, _: Secret, _: &str) -> Result<Zeroizing<String>> {
        Ok(Zeroizing::new(self.0.clone()))
    }
}

fn clock() -> Timestamp {
    "2026-11-23T01:00:00Z".parse().unwrap()
}

/// The school in its own folder.
pub struct TestSchool {
    /// The program, signed in as `pho`.
    pub app: App,
    /// The folder.
    pub dir: tempfile::TempDir,
}

fn key_of(username: &str) -> (SigningKey, String) {
    let mut seed = [7_u8; 32];
    for (at, byte) in username.bytes().enumerate() {
        seed[at] = byte;
    }
    let key = SigningKey::from_bytes(&seed);
    let id = keys::id_of(&key);
    (key, id)
}

impl TestSchool {
    /// Makes it.
    pub fn new() -> TestSchool {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("school.db");
        let mut school = School::create(&path, clock).unwrap();
        let (key, key_id) = key_of("system");
        let system =
            Actor { account: None, username: "system".into(), kind: "system".into(), key, key_id, cosigner: None };
        let request = Request::new(Action::SchoolInit, "school");
        let made = school.change(&system, &Envelope::default(), request, |tx| {
            crate::store::migrate::record_first(tx, "test")?;
            let year: SchoolYear = YEAR.parse()?;
            tx.insert_year(year, year.first(), year.last(), "active")?;
            let mut all = vec![(None, "system".to_owned(), system.key.clone(), system.key_id.clone())];
            for (username, role, class) in PEOPLE {
                let id = tx.insert_account(username, username, "person", None)?;
                tx.set_account_state(id, "active")?;
                let year = class.map(|_| YEAR.to_owned());
                let (role, class) = (role.to_owned(), class.map(Into::into));
                let from = date(2026, 9, 1);
                tx.insert_grant(id, &Grant { id: 0, role, year, class, team: None, from, to: None, revoked: false })?;
                let (key, key_id) = key_of(username);
                all.push((Some(id), username.to_owned(), key, key_id));
            }
            for (account, username, key, key_id) in all {
                tx.insert_key(&AccountKey {
                    key_id,
                    account,
                    username,
                    public: hex(&key.verifying_key().to_bytes()),
                    origin: "init".into(),
                    made_at: tx.at(),
                    ended_at: None,
                    expires: None,
                    params: None,
                    salt: None,
                    wrapped: None,
                })?;
            }
            Ok(())
        });
        made.unwrap();
        school.publish(&path).unwrap();
        let world = World {
            db: path,
            clock,
            free_space: |_| None,
            envelope: Envelope::default(),
            session_file: dir.path().join("session"),
            terminal: None,
            token_file: None,
            lock_wait: 1,
            cosign: None,
        };
        let app = App::open(world, Box::new(Nobody)).unwrap();
        let mut school = TestSchool { app, dir };
        school.sign_in("pho");
        school
    }

    /// Makes it and imports classes, staff and children of the fixture school.
    pub fn with_roster() -> TestSchool {
        let mut school = TestSchool::new();
        school.app.classes_import(fixture("classes"), How::default()).unwrap();
        school.app.staff_import(fixture("staff"), How::default()).unwrap();
        school.app.children_import(fixture("children"), How::default()).unwrap();
        school
    }

    /// Somebody with the key.
    pub fn actor(&self, username: &str) -> Actor {
        let account = self.app.school.db().account(username).unwrap().unwrap();
        let (key, key_id) = key_of(username);
        let username = account.username.clone();
        Actor { account: Some(account.id), username, kind: account.kind, key, key_id, cosigner: None }
    }

    /// Goes on as somebody else.
    pub fn sign_in(&mut self, username: &str) {
        self.app.signed_in = Some(super::identity::SignedIn::for_test(self.actor(username)));
    }

    /// Sets `--reason` for what follows.
    pub fn because(&mut self, reason: &str) {
        self.app.world.envelope.reason = Some(reason.to_owned());
    }

    /// What is typed from now on when a secret is asked for.
    pub fn typing(&mut self, secret: &str) {
        self.app.asker = Box::new(Says(secret.to_owned()));
    }

    /// Sets `--dry-run` for what follows.
    pub fn dry_run(&mut self, on: bool) {
        self.app.world.envelope.dry_run = on;
    }

    /// The number of the last entry.
    pub fn entries(&self) -> u64 {
        self.app.school.db().head().unwrap().map_or(0, |h| h.seq)
    }

    /// Locks a page on the principal's order.
    pub fn lock(&mut self, book: Book, period: &str, first: Date, last: Date, class: Option<&str>) {
        self.lock_page(Kind::Lock, book, period, (first, last), class);
    }

    /// Locks a page for good.
    pub fn lock_for_good(&mut self, book: Book, period: &str, first: Date, last: Date) {
        self.lock_page(Kind::FinalLock, book, period, (first, last), None);
    }

    fn lock_page(&mut self, kind: Kind, book: Book, period: &str, days: (Date, Date), class: Option<&str>) {
        let (first, last) = days;
        let period = Period::parse(period, &self.app.date_context().unwrap()).unwrap();
        let page = Page { book, period, first, last, class: class.map(Into::into) };
        let signed_in = self.app.signed_in.take();
        let reason = self.app.world.envelope.reason.replace("hết kỳ".into());
        self.sign_in("hieu.truong");
        self.app.issue_order(kind, &page, None).unwrap();
        self.sign_in("pho");
        self.app.lock(&page, kind == Kind::FinalLock).unwrap();
        self.app.signed_in = signed_in;
        self.app.world.envelope.reason = reason;
    }

    /// Asserts that log and tables agree.
    pub fn verify(&self) {
        let report = self.app.school.db().verify(&mut |_| {}).unwrap();
        assert_eq!(report.found, []);
    }
}

/// A sheet of the fixture school.
pub fn fixture(name: &str) -> Source {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/school").join(format!("{name}.csv"));
    sheet(std::fs::read(path).unwrap())
}

/// A sheet from memory.
pub fn sheet(bytes: impl Into<Vec<u8>>) -> Source {
    Source { name: "sheet.csv".into(), reader: Box::new(std::io::Cursor::new(bytes.into())) }
}

/// Created, updated, unchanged, rejected.
pub fn counts(a: &ImportAnswer) -> [u64; 4] {
    [a.created, a.updated, a.unchanged, a.rejected]
}

/// The refusal in an error.
pub fn refusal<T: std::fmt::Debug>(result: Result<T>) -> Refusal {
    result.unwrap_err().downcast::<Refusal>().unwrap()
}
