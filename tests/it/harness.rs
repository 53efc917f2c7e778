//! A school in a folder of its own, and the program run on it as a person would.
use mamnon::cli::tour::words;
use serde_json::Value;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use tempfile::TempDir;

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_mamnon");

/// Passwords of the people in the school.
pub fn password(user: &str) -> &'static str {
    match user {
        "hieu.truong" => "bon con ngua hoang chay",
        "pho.ht" => "bay chiec thuyen giay xanh",
        "gv.5a1a" => "nam cay bang xanh mat",
        "ke.toan" => "tam con cho soi xam",
        _ => "sau ngon nui xanh lam",
    }
}

/// What a run left behind.
#[derive(Debug)]
pub struct Out {
    /// Exit code.
    pub code: i32,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

impl Out {
    /// Standard output as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|e| panic!("no JSON ({e}): {self:?}"))
    }

    /// The error that was reported as JSON.
    pub fn error(&self) -> Value {
        let line =
            self.stderr.lines().rfind(|l| l.starts_with("{\"error\"")).unwrap_or_else(|| panic!("no error: {self:?}"));
        serde_json::from_str::<Value>(line).unwrap()["error"].clone()
    }
}

/// A school with its roster, roles and five people who can sign in; nothing is marked or locked yet.
pub struct School {
    dir: TempDir,
}

static TEMPLATE: LazyLock<School> = LazyLock::new(School::build);

/// The sheets of the fixture school.
pub fn fixture(name: &str) -> String {
    format!("{}/fixtures/school/{name}", env!("CARGO_MANIFEST_DIR"))
}

impl School {
    /// A fresh copy.
    pub fn new() -> School {
        let school = School { dir: tempfile::tempdir().unwrap() };
        copy(TEMPLATE.path(), school.path());
        school
    }

    /// A school in which October 2026 is entered: prices, payments, marks.
    pub fn with_october() -> School {
        static OCTOBER: LazyLock<School> = LazyLock::new(|| {
            let school = School::new();
            school.ok("pho.ht", &format!("mamnon meals calendar import {}", fixture("calendar.csv")));
            school.ok("pho.ht", "mamnon meals fees set nha_tre 20000 --from 2026-09-01");
            school.ok("pho.ht", "mamnon meals fees set mau_giao 21000 --from 2026-09-01");
            school.ok("pho.ht", &format!("mamnon meals payments import {}", fixture("payments.csv")));
            school.ok("pho.ht", &format!("mamnon meals marks import {}", fixture("marks.csv")));
            school
        });
        let school = School { dir: tempfile::tempdir().unwrap() };
        copy(OCTOBER.path(), school.path());
        school
    }

    /// October entered and locked under order 1.
    pub fn locked() -> School {
        let school = School::with_october();
        school.lock("meals 2026-10");
        school
    }

    /// Locks a page on the principal's order.
    pub fn lock(&self, page: &str) {
        let order = self.ok_json("hieu.truong", &format!("mamnon orders issue lock {page} --reason \"hết kỳ\""));
        self.ok("pho.ht", &format!("mamnon lock {page} --order {}", order["order"]));
    }

    /// Opens a window on the principal's order; gives the order.
    pub fn open(&self, page: &str) -> i64 {
        let order = self.ok_json("hieu.truong", &format!("mamnon orders issue unlock {page} --reason \"sửa\""));
        self.ok("pho.ht", &format!("mamnon unlock {page} --order {}", order["order"]));
        order["order"].as_i64().unwrap()
    }

    /// A folder in which nothing is yet.
    pub fn empty() -> School {
        School { dir: tempfile::tempdir().unwrap() }
    }

    fn build() -> School {
        let school = School::empty();
        let made = school.ok_json(
            "pho.ht",
            "mamnon init --school \"Trường Mầm non Hoa Sen\" --year 2026-2027 --principal \"hieu.truong=Nguyễn Thị Hòa\" --vice \"pho.ht=Trần Văn Nam\"",
        );
        for account in made["accounts"].as_array().unwrap() {
            school.activate(account["username"].as_str().unwrap(), account["activation_code"].as_str().unwrap());
        }
        // A slow machine must not make the tests ask for passwords.
        for key in ["session.idle_minutes", "session.reask_minutes"] {
            school.ok("hieu.truong", &format!("mamnon policy set {key} 120 --reason \"kiểm thử\""));
        }
        for noun in ["classes", "staff", "children"] {
            school.ok("pho.ht", &format!("mamnon {noun} import {}", fixture(&format!("{noun}.csv"))));
        }
        school.ok("pho.ht", &format!("mamnon accounts import {} --codes-out codes.csv", fixture("accounts.csv")));
        school.ok("hieu.truong", &format!("mamnon roles import {} --reason \"năm học mới\"", fixture("roles.csv")));
        let codes = std::fs::read_to_string(school.path().join("codes.csv")).unwrap();
        for row in codes.lines().skip(1) {
            let (user, code) = (row.split(',').next().unwrap(), row.rsplit(',').next().unwrap());
            if ["gv.5a1a", "ke.toan", "dinh.duong"].contains(&user) {
                school.activate(user, code);
            }
        }
        school
    }

    /// Activates an account with its code and its password of the tests.
    pub fn activate(&self, user: &str, code: &str) {
        let typed = format!("{code}\n{}\n", password(user));
        let out = self.typing(user, &format!("mamnon activate {user} --password-stdin"), &typed);
        assert_eq!(out.code, 0, "{out:?}");
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// The database.
    pub fn db(&self) -> PathBuf {
        self.path().join("school.db")
    }

    /// The program's command, as that person.
    pub fn command(&self, user: &str) -> Command {
        let mut command = Command::new(PROGRAM);
        command
            .current_dir(self.path())
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .env("HOME", self.path())
            .env("MAMNON_DB", self.db())
            .env("MAMNON_SESSION", self.path().join(format!("{user}.session")))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Runs a command line as that person, with this on standard input.
    pub fn typing(&self, user: &str, line: &str, typed: &str) -> Out {
        self.with(user, line, typed, &[])
    }

    /// As [`School::typing`], with more in the environment.
    pub fn with(&self, user: &str, line: &str, typed: &str, env: &[(&str, &str)]) -> Out {
        let mut command = self.command(user);
        command.args(&words(line)[1..]).envs(env.iter().copied());
        let mut child = command.spawn().unwrap();
        let _ = child.stdin.take().unwrap().write_all(typed.as_bytes());
        let out = child.wait_with_output().unwrap();
        Out {
            code: out.status.code().unwrap_or(-1),
            stdout: String::from_utf8(out.stdout).unwrap(),
            stderr: String::from_utf8(out.stderr).unwrap(),
        }
    }

    /// Runs a command line as that person.
    pub fn run(&self, user: &str, line: &str) -> Out {
        self.typing(user, line, "")
    }

    /// Runs a command that must succeed; its standard output.
    pub fn ok(&self, user: &str, line: &str) -> String {
        let out = self.run(user, line);
        assert_eq!(out.code, 0, "{line}: {out:?}");
        out.stdout
    }

    /// Runs a command that must succeed, with JSON.
    pub fn ok_json(&self, user: &str, line: &str) -> Value {
        let out = self.run(user, &format!("{line} --format json"));
        assert_eq!(out.code, 0, "{line}: {out:?}");
        out.json()
    }

    /// Runs a command that must be refused with that exit and code; the error.
    pub fn refused(&self, user: &str, line: &str, exit: i32, code: &str) -> Value {
        let out = self.run(user, &format!("{line} --format json"));
        assert_eq!(out.code, exit, "{line}: {out:?}");
        let error = out.error();
        assert_eq!(error["code"], code, "{line}: {out:?}");
        assert_eq!(error["exit"], exit, "{line}: {out:?}");
        error
    }

    /// Number of entries in the log.
    pub fn entries(&self) -> i64 {
        self.query("SELECT count(*) FROM audit_entry")
    }

    /// One number from the database, read as any SQLite client would.
    pub fn query(&self, sql: &str) -> i64 {
        rusqlite::Connection::open(self.db()).unwrap().query_row(sql, [], |r| r.get(0)).unwrap()
    }

    /// The log verifies and the tables are as it says.
    pub fn verifies(&self) {
        let out = self.run("pho.ht", "mamnon audit verify --format json");
        assert_eq!(out.code, 0, "{out:?}");
        assert_eq!(out.json()["ok"], true, "{out:?}");
    }

    /// Writes a file in the school's folder; its name.
    pub fn file(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        std::fs::write(self.path().join(name), text).unwrap();
        name.to_owned()
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}
