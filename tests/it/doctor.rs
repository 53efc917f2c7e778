//! The self-check and the runs of jobs: what is found, by whom it can be asked, and that each command mends it (Q4.1, Q4.5).
use crate::harness::{Out, School, password};
use mamnon::store::job::JobRun;
use serde_json::Value;
use std::os::unix::fs::PermissionsExt as _;

const DAY: i64 = 86_400;

fn moved(school: &School, seconds: i64, user: &str, line: &str) -> Out {
    school.with(user, &format!("mamnon {line} --format json"), "", &[("MAMNON_TEST_NOW", &format!("+{seconds}"))])
}

fn sign_in(school: &School, seconds: i64, user: &str) {
    let now = format!("+{seconds}");
    let line = format!("mamnon login {user} --password-stdin");
    let out = school.with(user, &line, &format!("{}\n", password(user)), &[("MAMNON_TEST_NOW", now.as_str())]);
    assert_eq!(out.code, 0, "{out:?}");
}

/// In a folder that only its owner may enter.
fn kept(school: School) -> School {
    std::fs::set_permissions(school.path(), std::fs::Permissions::from_mode(0o700)).unwrap();
    school
}

/// What the self-check finds at that moment, without a sign-in: the exit fits, the codes are given.
fn found(school: &School, seconds: i64) -> Vec<(String, String)> {
    let out = moved(school, seconds, "nobody", "doctor");
    let list = out.json();
    let list = list.as_array().unwrap();
    assert_eq!(out.code, if list.is_empty() { 0 } else { 10 }, "{out:?}");
    let text = |f: &Value, key: &str| f[key].as_str().unwrap().to_owned();
    list.iter().map(|f| (text(f, "code"), text(f, "command"))).collect()
}

fn codes(school: &School, seconds: i64) -> Vec<String> {
    found(school, seconds).into_iter().map(|(code, _)| code).collect()
}

#[test]
fn a_well_kept_school_has_nothing_and_the_check_writes_nothing() {
    let school = kept(School::new());
    let before = std::fs::read(school.db()).unwrap();
    assert_eq!(codes(&school, 0), [""; 0]);
    let out = school.run("nobody", "mamnon doctor --lang vi");
    assert_eq!((out.code, out.stdout.trim()), (0, "Không có gì phải xử lý."), "{out:?}");
    assert_eq!(std::fs::read(school.db()).unwrap(), before, "not a byte");
    assert_eq!(school.run("nobody", "mamnon doctor --format csv").stdout, "code,severity,message,command\n");
    assert_eq!(school.run("nobody", "mamnon runs list").code, 3, "runs are shown to those who are signed in");
}

#[test]
fn file_and_folder_are_the_owners_alone() {
    let school = kept(School::new());
    std::fs::set_permissions(school.db(), std::fs::Permissions::from_mode(0o644)).unwrap();
    std::fs::set_permissions(school.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    let list = found(&school, 0);
    assert_eq!(list.iter().map(|(c, _)| c.as_str()).collect::<Vec<_>>(), ["open_to_others"; 2]);
    for (_, command) in &list {
        let words: Vec<&str> = command.split(' ').collect();
        assert!(std::process::Command::new(words[0]).args(&words[1..]).status().unwrap().success(), "{command}");
    }
    assert_eq!(codes(&school, 0), [""; 0]);
    assert_eq!(std::fs::metadata(school.db()).unwrap().permissions().mode() & 0o777, 0o600);
}

/// Q4.5: a backup a day, a checkpoint a month; a backup is noted as a run, outside the log.
#[test]
fn backups_and_checkpoints_are_asked_for_when_they_are_due() {
    let school = kept(School::new());
    assert_eq!(codes(&school, 2 * DAY), ["backup_old"]);
    let entries = school.entries();
    assert_eq!(moved(&school, 0, "pho.ht", "backup create --out a.db").code, 0);
    assert_eq!(school.entries(), entries, "no entry of the log");
    let runs = school.ok_json("pho.ht", "mamnon runs list");
    assert_eq!((&runs[0]["job"], &runs[0]["exit"]), (&"backup create".into(), &0.into()), "{runs}");
    assert_eq!(school.ok_json("pho.ht", "mamnon runs list --job lock").as_array().unwrap().len(), 0);
    assert_eq!(moved(&school, 0, "pho.ht", "backup create --out b.db -n").code, 0);
    assert_eq!(school.query("SELECT count(*) FROM job_run"), 1, "a dry run is none");
    assert_eq!(codes(&school, DAY - 60), [""; 0]);
    let month = 33 * DAY;
    assert_eq!(codes(&school, month), ["backup_old", "checkpoint_old"]);
    sign_in(&school, month, "pho.ht");
    for (_, command) in found(&school, month) {
        let out = moved(&school, month, "pho.ht", command.strip_prefix("mamnon ").unwrap());
        assert_eq!(out.code, 0, "{command}: {out:?}");
    }
    assert_eq!(codes(&school, month), [""; 0]);
    // A backup holds no runs; the file that they are of does.
    let copy = rusqlite::Connection::open(school.path().join("a.db")).unwrap();
    assert_eq!(copy.query_row("SELECT count(*) FROM job_run", [], |r| r.get::<_, i64>(0)).unwrap(), 0);
    school.verifies();
}

#[test]
fn a_failed_job_a_wrong_clock_and_a_changed_log_are_found() {
    let school = kept(School::new());
    let store = mamnon::store::School::open(&school.db(), mamnon::cli::session::clock, 10).unwrap();
    let now = store.now();
    let run = |exit: i64, message: Option<&str>| JobRun {
        job: "lock --due".to_owned(),
        started_at: now,
        ended_at: Some(now),
        exit: Some(exit),
        message: message.map(str::to_owned),
    };
    store.record_run(&run(5, Some("book_locked"))).unwrap();
    assert_eq!(found(&school, 0), [("job_failed".to_owned(), "mamnon lock --due".to_owned())]);
    store.record_run(&run(0, None)).unwrap();
    assert_eq!(codes(&school, 0), [""; 0], "the last run counts");
    drop(store);
    assert!(codes(&school, -2 * DAY).contains(&"clock_out".to_owned()));
    assert!(codes(&school, 200 * DAY).contains(&"clock_out".to_owned()));
    let conn = rusqlite::Connection::open(school.db()).unwrap();
    conn.execute_batch(
        "DROP TRIGGER audit_entry_update; UPDATE audit_entry SET body=replace(body,'school.init','school.knit') WHERE seq=1;",
    )
    .unwrap();
    drop(conn);
    assert!(codes(&school, 0).contains(&"log_damaged".to_owned()), "an entry long ago");
}

/// Q3.1, Q4.3, Q4.5: orders on paper, windows, tokens, leavers and passwords that wait for somebody; without a name of a person.
#[test]
fn what_must_not_be_forgotten_is_found_and_no_person_is_named() {
    let school = kept(School::locked());
    school.ok("pho.ht", "mamnon accounts create cron --name \"Máy chủ\" --kind service");
    school.ok("hieu.truong", "mamnon roles grant cron service --reason \"sao lưu\"");
    school.ok("pho.ht", "mamnon accounts token cron --out cron.token --expires today");
    let staff = school.ok_json("pho.ht", "mamnon accounts show gv.5a1a")["staff"].as_str().unwrap().to_owned();
    let name = school.ok_json("pho.ht", "mamnon accounts show gv.5a1a")["name"].as_str().unwrap().to_owned();
    school.ok("pho.ht", &format!("mamnon staff leave {staff} --on yesterday"));
    let record = "mamnon orders record unlock meals 2026-10 --phone --dated today --reason \"báo qua điện thoại\"";
    let order = school.ok_json("pho.ht", record)["order"].clone();
    school.ok("pho.ht", &format!("mamnon unlock meals 2026-10 --order {order}"));
    let now = codes(&school, 0);
    assert_eq!(now, ["leaver_active", "order_unratified", "window_open"]);
    // Three working days are over on the seventh day, whatever weekday it is today.
    let later = 7 * DAY;
    let out = moved(&school, later, "nobody", "doctor");
    let list = out.json();
    assert!(!list.to_string().contains(&name), "{list}");
    let of = |code: &str| list.as_array().unwrap().iter().find(|f| f["code"] == code).cloned().unwrap_or_default();
    assert_eq!(of("window_open"), Value::Null, "it ended by itself");
    assert_eq!(of("token_expired")["command"], "mamnon accounts token cron --out cron.token");
    assert!(of("order_unratified")["message"].as_str().unwrap().contains("longer than the rules allow"));
    sign_in(&school, later, "hieu.truong");
    let refuse = format!("orders refuse {order} --reason \"không có cuộc gọi này\"");
    assert_eq!(moved(&school, later, "hieu.truong", &refuse).code, 0);
    let list = found(&school, later);
    let shown = list.iter().find(|(code, _)| code == "order_refused").unwrap();
    assert_eq!(moved(&school, later, "hieu.truong", shown.1.strip_prefix("mamnon ").unwrap()).code, 0);
    // The officers see how many there are when they look where things stand; others do not.
    let status = moved(&school, later, "hieu.truong", "status").json();
    assert_eq!(status["checks"], list.len());
    sign_in(&school, later, "ke.toan");
    assert_eq!(moved(&school, later, "ke.toan", "status").json()["checks"], Value::Null);
    let old = codes(&school, 61 * DAY);
    assert_eq!(old.iter().filter(|c| *c == "password_old").count(), 2, "both officers': {old:?}");
    assert!(codes(&school, 55 * DAY).contains(&"password_due".to_owned()));
}

/// A database of an older version is told as such, and nothing more is asked of it.
#[test]
fn an_older_database_is_said_to_be_one() {
    let school = kept(School::new());
    let old = format!("{}/fixtures/schema/0003.db", env!("CARGO_MANIFEST_DIR"));
    std::fs::copy(old, school.db()).unwrap();
    std::fs::set_permissions(school.db(), std::fs::Permissions::from_mode(0o600)).unwrap();
    assert_eq!(found(&school, 0), [("old_database".to_owned(), "mamnon login".to_owned())]);
}

#[test]
fn where_there_is_no_school_it_says_so() {
    let school = School::empty();
    let error = school.refused("nobody", "mamnon doctor", 4, "not_found");
    assert!(error["hint"].as_str().unwrap().starts_with("mamnon help init"), "{error}");
}

/// Q4.5, Q4.8: the timetable names the file and the token, and every job of it is a command.
#[test]
fn the_timetable_can_be_handed_to_cron_and_to_systemd() {
    let school = School::empty();
    let crontab = school.ok("nobody", "mamnon cron print");
    let lines: Vec<&str> = crontab.lines().filter(|l| l.starts_with(|c: char| c.is_ascii_digit())).collect();
    let list = school.ok_json("nobody", "mamnon cron print");
    let jobs: Vec<&str> = list.as_array().unwrap().iter().map(|j| j["job"].as_str().unwrap()).collect();
    assert_eq!(jobs, ["doctor", "lock --due", "backup create", "accounts review", "audit verify"]);
    assert_eq!(lines.len(), jobs.len(), "{crontab}");
    for (line, job) in lines.iter().zip(&jobs) {
        assert!(line.ends_with(&format!("{job} --no-input")), "{line}");
    }
    let db = school.db().display().to_string();
    assert!(crontab.contains(&format!("MAMNON_DB=\"{db}\"")) && crontab.contains("MAMNON_TOKEN_FILE="), "{crontab}");
    let units = school.ok("nobody", "mamnon cron print --systemd");
    assert_eq!(units.matches("Persistent=true").count(), jobs.len());
    assert_eq!(units.matches(&format!("Environment=\"MAMNON_DB={db}\"")).count(), jobs.len());
    let vi = school.ok("nobody", "mamnon cron print --lang vi");
    assert!(vi.contains("# Sao lưu\n"), "{vi}");
}

/// The jobs that a token may run: as the timetable says, with the roles that its first lines ask for.
#[test]
fn a_service_account_runs_the_jobs_of_the_timetable() {
    let school = kept(School::new());
    school.ok("pho.ht", "mamnon accounts create cron --name \"Máy chủ\" --kind service");
    for role in ["service", "inspector"] {
        school.ok("hieu.truong", &format!("mamnon roles grant cron {role} --reason \"chạy tự động\""));
    }
    school.ok("pho.ht", "mamnon accounts token cron --out cron.token");
    let token = school.path().join("cron.token");
    let env = [("MAMNON_TOKEN_FILE", token.to_str().unwrap())];
    for job in ["doctor", "backup create", "accounts review", "audit verify"] {
        let out = school.with("nobody", &format!("mamnon {job} --no-input"), "", &env);
        assert_eq!(out.code, 0, "{job}: {out:?}");
    }
    assert_eq!(school.ok_json("pho.ht", "mamnon runs list")[0]["job"], "backup create");
}
