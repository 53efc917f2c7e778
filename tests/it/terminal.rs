//! Prompts, on a real pseudo-terminal.
use crate::harness::{PROGRAM, School, password};
use expectrl::session::OsSession;
use expectrl::{Eof, Expect as _, Session};
use std::time::Duration;

/// Types a secret as a person does: not before the prompt has turned the echo off, which throws away what was typed earlier.
fn secret(terminal: &mut OsSession, text: &str) {
    while terminal.get_process().get_echo().unwrap() {
        std::thread::yield_now();
    }
    terminal.send_line(text).unwrap();
}

fn spawn(school: &School, user: &str, args: &[&str]) -> OsSession {
    let program = school.command(user);
    // A new pseudo-terminal does not echo, a person's does: switched on before the program starts.
    let mut command = std::process::Command::new("sh");
    command.args(["-c", "stty echo && exec \"$0\" \"$@\"", PROGRAM]).args(args).env_clear();
    command.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?)))).current_dir(school.path());
    command.env("MAMNON_LANG", "vi").env("TERM", "xterm");
    let mut session = Session::spawn(command).unwrap();
    session.set_expect_timeout(Some(Duration::from_mins(1)));
    session
}

#[test]
fn an_account_is_activated_by_typing() {
    let school = School::new();
    let made = school.ok_json("pho.ht", "mamnon accounts create gv.moi --name \"Lê Thị Ánh\"");
    let mut terminal = spawn(&school, "gv.moi", &["activate", "gv.moi"]);
    terminal.expect("Mã kích hoạt").unwrap();
    secret(&mut terminal, made["activation_code"].as_str().unwrap());
    terminal.expect("Mật khẩu mới").unwrap();
    secret(&mut terminal, password("gv.moi"));
    terminal.expect("Gõ lại").unwrap();
    secret(&mut terminal, password("gv.moi"));
    terminal.expect("Đã kích hoạt").unwrap();
    terminal.expect(Eof).unwrap();
    assert_eq!(school.ok_json("gv.moi", "mamnon whoami")["username"], "gv.moi");
}

#[test]
fn the_officers_type_their_own_passwords_at_init_and_no_code_is_shown() {
    let school = School::new();
    let args = [
        "--db",
        "moi/school.db",
        "init",
        "--school",
        "Trường Mầm non Sao Mai",
        "--year",
        "2026-2027",
        "--principal",
        "ht.moi=Phạm Thị Lan",
        "--vice",
        "pht.moi=Đỗ Văn Sơn",
    ];
    let mut terminal = spawn(&school, "moi", &args);
    for user in ["ht.moi", "pht.moi"] {
        terminal.expect(format!("Mật khẩu mới của {user}").as_str()).unwrap();
        secret(&mut terminal, password(user));
        terminal.expect("Gõ lại").unwrap();
        secret(&mut terminal, password(user));
        terminal.expect("Dấu khóa").unwrap();
        terminal.expect(format!("Mã dự phòng của {user}: ").as_str()).unwrap();
    }
    let rest = terminal.expect(Eof).unwrap();
    let rest = String::from_utf8_lossy(rest.as_bytes()).into_owned();
    assert!(rest.contains("Đã tạo dữ liệu") && !rest.contains("Mã kích hoạt"), "{rest}");
}

#[test]
fn a_final_lock_asks_to_type_the_period_again() {
    let school = School::locked();
    let order =
        school.ok_json("hieu.truong", "mamnon orders issue final-lock meals 2026-10 --reason \"xong\"")["order"]
            .to_string();
    let args = ["lock", "meals", "2026-10", "--final", "--order", order.as_str()];
    let mut terminal = spawn(&school, "pho.ht", &args);
    terminal.expect("Gõ lại \"2026-10\"").unwrap();
    terminal.send_line("khong").unwrap();
    terminal.expect("Không làm gì").unwrap();
    terminal.expect(Eof).unwrap();
    assert_eq!(school.query("SELECT count(*) FROM page_lock WHERE final"), 0);
    let mut terminal = spawn(&school, "pho.ht", &args);
    terminal.expect("Gõ lại \"2026-10\"").unwrap();
    terminal.send_line("2026-10").unwrap();
    terminal.expect("Đã khóa hẳn").unwrap();
    terminal.expect(Eof).unwrap();
    assert_eq!(school.query("SELECT count(*) FROM page_lock WHERE final"), 1);
}

#[test]
fn replacing_the_principal_asks_to_type_the_name_and_then_for_the_witness() {
    let school = School::new();
    let args = [
        "officers",
        "replace",
        "principal",
        "ht.moi=Phạm Thị Lan",
        "--from",
        "today",
        "--document",
        "12/QD",
        "--cosign",
        "ke.toan",
    ];
    let mut terminal = spawn(&school, "pho.ht", &args);
    terminal.expect("Gõ lại \"ht.moi\"").unwrap();
    terminal.send_line("khong").unwrap();
    terminal.expect("Không làm gì").unwrap();
    terminal.expect(Eof).unwrap();
    let mut terminal = spawn(&school, "pho.ht", &args);
    terminal.expect("Gõ lại \"ht.moi\"").unwrap();
    terminal.send_line("ht.moi").unwrap();
    terminal.expect("ke.toan xác nhận tại máy").unwrap();
    secret(&mut terminal, password("ke.toan"));
    terminal.expect("chưa đủ 30 ngày").unwrap();
    terminal.expect(Eof).unwrap();
    assert_eq!(school.query("SELECT count(*) FROM succession"), 0);
}

#[test]
fn an_erasure_asks_to_type_the_object_again() {
    let school = School::with_october();
    school.ok("pho.ht", "mamnon children leave T2600012 --last-day 2026-10-30 --why left");
    // The account is made even: what the child has left over is paid back.
    let left = school.ok_json("pho.ht", "mamnon meals settle 2026-11 --child T2600012")["rows"][0]["closing"]
        .as_i64()
        .unwrap();
    school.file("tra.csv", format!("date,child,amount,note\n2026-11-02,T2600012,{},\n", -left));
    school.ok("pho.ht", "mamnon meals payments import tra.csv");
    let order = school.ok_json("hieu.truong", "mamnon orders issue erase child/T2600012 --reason \"gia đình đề nghị\"")
        ["order"]
        .to_string();
    let args = ["audit", "erase", "child/T2600012", "--order", order.as_str()];
    for (typed, answer, erased) in [("T2600012", "Không làm gì", 0), ("child/T2600012", "Đã xóa thông tin", 1)] {
        let mut terminal = spawn(&school, "pho.ht", &args);
        terminal.expect("Gõ lại \"child/T2600012\"").unwrap();
        terminal.send_line(typed).unwrap();
        terminal.expect(answer).unwrap();
        terminal.expect(Eof).unwrap();
        assert_eq!(school.query("SELECT count(DISTINCT order_no) FROM erasure"), erased);
    }
}

#[test]
fn exit_130_ctrl_c_at_a_prompt_leaves_nothing_half_done() {
    let school = School::new();
    let entries = school.entries();
    let mut terminal = spawn(&school, "x", &["login", "pho.ht"]);
    terminal.expect("Mật khẩu của pho.ht").unwrap();
    terminal.send("\u{3}").unwrap();
    terminal.expect(Eof).unwrap();
    let status = terminal.get_process().wait().unwrap();
    assert!(matches!(status, expectrl::process::unix::WaitStatus::Exited(_, 130)), "{status:?}");
    assert_eq!(school.entries(), entries);
}

#[test]
fn a_digit_runs_what_waits() {
    let school = School::locked();
    school.ok("gv.5a1a", "mamnon orders request unlock meals 2026-10-05 --class 5A1 --reason \"chấm nhầm\"");
    let mut terminal = spawn(&school, "hieu.truong", &[]);
    terminal.expect("Phiếu số 2 chờ duyệt").unwrap();
    terminal.expect("Gõ số để làm").unwrap();
    terminal.send_line("1").unwrap();
    terminal.expect("$ mamnon orders approve 2").unwrap();
    terminal.expect("Duyệt phiếu số 2? [c/K]").unwrap();
    terminal.send_line("c").unwrap();
    terminal.expect("Đã duyệt phiếu số 2").unwrap();
    terminal.expect(Eof).unwrap();
    assert_eq!(school.ok_json("pho.ht", "mamnon orders show 2")["state"], "approved");
}

#[test]
fn a_restore_is_confirmed_by_typing_the_file_and_a_checkpoint_shows_its_picture() {
    let school = School::new();
    school.ok("pho.ht", "mamnon backup create --out ban-sao.db");
    school.ok("pho.ht", "mamnon school set place X");
    let no = school.ok_json("hieu.truong", "mamnon orders issue restore --reason \"máy hỏng\"")["order"].to_string();
    let mut terminal = spawn(&school, "hieu.truong", &["audit", "checkpoint"]);
    terminal.expect("Mã giấy").unwrap();
    terminal.expect("█ ▄▄▄▄▄ █").unwrap();
    terminal.expect("hieu.truong").unwrap();
    terminal.expect(Eof).unwrap();
    let before = school.entries();
    for (typed, said) in [("không", "Không làm gì"), ("ban-sao.db", "Đã phục hồi")] {
        let args = ["backup", "restore", "ban-sao.db", "--order", &no, "--cosign", "hieu.truong"];
        let mut terminal = spawn(&school, "pho.ht", &args);
        terminal.expect("xác nhận tại máy").unwrap();
        secret(&mut terminal, password("hieu.truong"));
        terminal.expect("Gõ lại \"ban-sao.db\"").unwrap();
        assert_eq!(school.entries(), before, "nothing is done before it is confirmed");
        terminal.send_line(typed).unwrap();
        terminal.expect(said).unwrap();
        terminal.expect(Eof).unwrap();
    }
    assert!(school.entries() < before);
    school.verifies();
}
