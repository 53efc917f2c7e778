//! The school that is attacked: small, but with everything that can be attacked in it, and with what an attacker may have stolen.
use super::forger::{Key, open_key};
use crate::harness::{School, password};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

/// The people: principal, vice-principal, a teacher of A1, and the accountant.
pub const PRINCIPAL: &str = "hieu.truong";
pub const VICE: &str = "pho.ht";
pub const TEACHER: &str = "gv.a1";
pub const ACCOUNTANT: &str = "ke.toan";

const CHILDREN: &str = "code,name,birth_date,sex,class,from,pid,ethnicity,guardian_name,guardian_phone
T1,La Hải Đức Tùng,2021-11-09,male,A1,2026-09-01,999221000001,Kinh,Châu Bảo Chi,0962319252
T2,Cao Ánh An,2021-10-20,female,A1,2026-09-01,999321000002,Kinh,Bùi Văn Tuấn Anh,0911235465
T3,Tạ Thị Mai,2021-03-02,female,A2,2026-09-01,999321000003,Tày,Lý Văn Sơn,0911235466
T4,Đỗ Quang Huy,2021-05-17,male,A2,2026-09-01,,,,
";

/// A school as it is now, and what somebody has kept of it.
pub struct Lab {
    school: School,
    /// The file as it is.
    pub file: Vec<u8>,
    /// The file as it was some entries ago.
    pub then: Vec<u8>,
    /// The file of another school.
    pub other: Vec<u8>,
    /// What stands on paper: the code of the head.
    pub code: String,
    /// Every person's keys, also ended ones, by the id of the key.
    pub stolen: BTreeMap<String, Key>,
    /// The ids of those that people sign with today.
    today: BTreeMap<String, String>,
    /// Entries in the log.
    pub size: u64,
}

/// The one that all attacks are made on.
pub static LAB: LazyLock<Lab> = LazyLock::new(Lab::build);

impl Lab {
    fn build() -> Lab {
        let school = School::empty();
        let made = school.ok_json(
            VICE,
            &format!("mamnon init --school \"Trường Mầm non Hoa Sen\" --year 2026-2027 --principal \"{PRINCIPAL}=Nguyễn Thị Hòa\" --vice \"{VICE}=Trần Văn Nam\""),
        );
        for account in made["accounts"].as_array().unwrap() {
            school.activate(account["username"].as_str().unwrap(), account["activation_code"].as_str().unwrap());
        }
        for key in ["session.idle_minutes", "session.reask_minutes"] {
            school.ok(PRINCIPAL, &format!("mamnon policy set {key} 120 --reason \"kiểm thử\""));
        }
        people(&school);
        books(&school);
        let mut stolen = BTreeMap::new();
        let mut today = steal(&school.db(), &[PRINCIPAL, VICE, TEACHER, ACCOUNTANT], password, &mut stolen);
        let then = std::fs::read(school.db()).unwrap();
        later(&school);
        today.extend(steal(&school.db(), &[TEACHER], |_| NEW_PASSWORD, &mut stolen));
        school.verifies();
        let verified = school.ok_json("x", "mamnon audit verify");
        Lab {
            file: std::fs::read(school.db()).unwrap(),
            then,
            other: another(),
            code: verified["paper_code"].as_str().unwrap().to_owned(),
            size: verified["size"].as_u64().unwrap(),
            stolen,
            today,
            school,
        }
    }

    /// A copy to be attacked, with everybody's sessions.
    pub fn copy(&self) -> School {
        let copy = School::empty();
        for entry in std::fs::read_dir(self.school.path()).unwrap() {
            let entry = entry.unwrap();
            std::fs::copy(entry.path(), copy.path().join(entry.file_name())).unwrap();
        }
        copy
    }

    /// The key that a person signs with today.
    pub fn key_of(&self, username: &str) -> &Key {
        &self.stolen[&self.today[username]]
    }
}

const NEW_PASSWORD: &str = "muoi canh dong lua chin";

/// Classes, children, two more accounts with their roles.
fn people(school: &School) {
    for class in ["A1", "A2"] {
        school.ok(VICE, &format!("mamnon classes add {class} --age-group mg5"));
    }
    school.file("tre.csv", CHILDREN);
    school.ok(VICE, "mamnon children import tre.csv");
    for (user, name, role) in
        [(TEACHER, "Lê Thị Ánh", "teacher --class A1"), (ACCOUNTANT, "Tô Kim Tuyết", "accountant")]
    {
        let made = school.ok_json(VICE, &format!("mamnon accounts create {user} --name \"{name}\""));
        school.ok(PRINCIPAL, &format!("mamnon roles grant {user} {role} --from 2026-09-01 --reason \"năm học mới\""));
        school.activate(user, made["activation_code"].as_str().unwrap());
    }
}

/// Marks of September and October; September locked for good, October locked, one day of it opened and corrected.
fn books(school: &School) {
    school.ok(ACCOUNTANT, "mamnon meals fees set mau_giao 21000 --from 2026-09-01");
    school.file("thu.csv", "date,child,amount,note\n2026-10-02,T1,400000,thu tháng 10\n2026-10-02,T2,400000,\n");
    school.ok(ACCOUNTANT, "mamnon meals payments import thu.csv");
    school.ok(VICE, "mamnon meals marks set 2026-09-07 A1");
    school.ok(TEACHER, "mamnon meals marks set 2026-10-05 A1 --absent T2");
    school.ok(VICE, "mamnon meals marks set 2026-10-05 A2 --unexcused T4");
    school.ok(TEACHER, "mamnon meals marks set 2026-11-20 A1");
    let order = school.ok_json(PRINCIPAL, "mamnon orders issue final-lock meals 2026-09 --reason \"đã quyết toán\"");
    school.ok(VICE, &format!("mamnon lock meals 2026-09 --final --order {} --yes", order["order"]));
    let order = school.ok_json(PRINCIPAL, "mamnon orders issue lock meals 2026-10 --reason \"hết tháng\"");
    school.ok(VICE, &format!("mamnon lock meals 2026-10 --order {}", order["order"]));
    let order =
        school.ok_json(TEACHER, "mamnon orders request unlock meals 2026-10-05 --class A1 --reason \"chấm nhầm\"");
    school.ok(PRINCIPAL, &format!("mamnon orders approve {}", order["order"]));
    school.ok(VICE, &format!("mamnon unlock meals 2026-10-05 --class A1 --order {}", order["order"]));
    school.ok(TEACHER, "mamnon meals marks fix 2026-10-05 T2 present");
    school.ok(VICE, "mamnon lock meals 2026-10-05 --class A1");
}

/// What happened after somebody had kept a copy: a refusal, a new password, an export, a page locked by both officers' hands.
fn later(school: &School) {
    school.refused(TEACHER, "mamnon meals marks fix 2026-10-05 T1 excused", 5, "book_locked");
    let typed = format!("{}\n{NEW_PASSWORD}\n", password(TEACHER));
    let changed = school.typing(TEACHER, "mamnon passwd --password-stdin", &typed);
    assert_eq!(changed.code, 0, "{changed:?}");
    school.ok(PRINCIPAL, "mamnon export classes --out lop.csv");
    let both =
        format!("mamnon lock meals 2026-11-20 --cosign {PRINCIPAL} --cosign-password-stdin --reason \"hết ngày\"");
    let locked = school.typing(VICE, &both, &format!("{}\n", password(PRINCIPAL)));
    assert_eq!(locked.code, 0, "{locked:?}");
    school.ok(VICE, "mamnon children edit T4 --guardian-phone 0911000111 --reason \"đổi số\"");
}

fn another() -> Vec<u8> {
    let school = School::empty();
    school.ok(
        VICE,
        &format!("mamnon init --school \"Trường Mầm non Hoa Mai\" --year 2026-2027 --principal \"{PRINCIPAL}=Hà Thị Bích\" --vice \"{VICE}=Vũ Văn Tám\" --no-input"),
    );
    std::fs::read(school.db()).unwrap()
}

/// Opens the keys of people whose passwords are known; whose is which.
fn steal(
    db: &Path,
    people: &[&str],
    password: fn(&str) -> &'static str,
    into: &mut BTreeMap<String, Key>,
) -> BTreeMap<String, String> {
    let conn = Connection::open(db).unwrap();
    let open = |username: &&str| {
        let key = open_key(&conn, username, password(username));
        let id = key.id.clone();
        into.insert(id.clone(), key);
        ((*username).to_owned(), id)
    };
    people.iter().map(open).collect()
}
