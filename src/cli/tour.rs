//! `mamnon tour`: a school's month from beginning to end, each command printed as typed, then run by the real program.
//!
//! The same list of steps is the README's tour; a test holds the two against each other.
use super::context::Cx;
use super::ui::{Answer, Ui};
use crate::app::Result;
use crate::app::tour::edit_behind;
use crate::domain::refusal::Refusal;
use crate::i18n::Lang;
use crate::say;
use std::collections::HashMap;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Play a school's month from beginning to end in a temporary school
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Leave the school in this folder, to go on with
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
}

/// The sheets that the program carries.
const SHEETS: &[(&str, &str)] = &[
    ("classes.csv", include_str!("../../fixtures/school/classes.csv")),
    ("staff.csv", include_str!("../../fixtures/school/staff.csv")),
    ("children.csv", include_str!("../../fixtures/school/children.csv")),
    ("accounts.csv", include_str!("../../fixtures/school/accounts.csv")),
    ("roles.csv", include_str!("../../fixtures/school/roles.csv")),
    ("calendar.csv", include_str!("../../fixtures/school/calendar.csv")),
    ("payments.csv", include_str!("../../fixtures/school/payments.csv")),
    ("marks.csv", include_str!("../../fixtures/school/marks.csv")),
];

/// Who sits at the machine.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    Principal,
    Vice,
    Teacher,
}

impl Who {
    fn user(self) -> &'static str {
        match self {
            Who::Principal => "hieu.truong",
            Who::Vice => "pho.ht",
            Who::Teacher => "gv.5a1a",
        }
    }

    fn title(self, lang: Lang) -> &'static str {
        match self {
            Who::Principal => lang.pick("Hiệu trưởng", "The principal"),
            Who::Vice => lang.pick("Phó hiệu trưởng", "The vice-principal"),
            Who::Teacher => lang.pick("Giáo viên lớp 5A1", "The teacher of class 5A1"),
        }
    }

    /// Typed at the prompt, never on the command line. Invented for the tour's own school.
    fn password(self) -> &'static str {
        match self {
            Who::Principal => "bon con ngua hoang chay",
            Who::Vice => "bay chiec thuyen giay xanh",
            Who::Teacher => "nam cay bang xanh mat",
        }
    }
}

struct Step {
    who: Who,
    vi: &'static str,
    en: &'static str,
    line: &'static str,
    /// How it must end.
    exit: u8,
    /// What it must say.
    says: &'static str,
}

const fn step(who: Who, vi: &'static str, en: &'static str, line: &'static str) -> Step {
    Step { who, vi, en, line, exit: 0, says: "" }
}

const fn ends(exit: u8, says: &'static str, s: Step) -> Step {
    Step { exit, says, ..s }
}

/// The step at which somebody edits the file without the program.
const EDIT: &str = "sqlite3 school.db";

use Who::{Principal as P, Teacher as T, Vice as V};

const STEPS: &[Step] = &[
    step(
        V,
        "Tạo dữ liệu của trường",
        "Make the school",
        "mamnon init --school \"Trường Mầm non Hoa Sen\" --year 2026-2027 --principal \"hieu.truong=Nguyễn Thị Hòa\" --vice \"pho.ht=Trần Văn Nam\"",
    ),
    step(P, "Kích hoạt tài khoản, đặt mật khẩu lần đầu", "Activate the account", "mamnon activate hieu.truong"),
    step(V, "Kích hoạt tài khoản, đặt mật khẩu lần đầu", "Activate the account", "mamnon activate pho.ht"),
    ends(0, "12", step(V, "Nhập lớp", "Import the classes", "mamnon classes import classes.csv")),
    ends(0, "30", step(V, "Nhập cán bộ, giáo viên", "Import the staff", "mamnon staff import staff.csv")),
    ends(0, "312", step(V, "Nhập trẻ", "Import the children", "mamnon children import children.csv")),
    ends(
        0,
        "30",
        step(V, "Tạo tài khoản", "Make the accounts", "mamnon accounts import accounts.csv --codes-out codes.csv"),
    ),
    ends(
        0,
        "30",
        step(
            P,
            "Phân quyền",
            "Grant the roles",
            "mamnon roles import roles.csv --reason \"Phân công năm học 2026-2027\"",
        ),
    ),
    step(V, "Lịch ăn tháng 10", "The serving days of October", "mamnon meals calendar import calendar.csv"),
    step(V, "Mức ăn nhà trẻ", "The price of a crèche day", "mamnon meals fees set nha_tre 20.000 --from 01/09/2026"),
    step(
        V,
        "Mức ăn mẫu giáo",
        "The price of a kindergarten day",
        "mamnon meals fees set mau_giao 21.000 --from 01/09/2026",
    ),
    step(V, "Tiền ăn đã thu", "The payments", "mamnon meals payments import payments.csv"),
    step(T, "Kích hoạt tài khoản", "Activate the account", "mamnon activate gv.5a1a"),
    step(
        T,
        "Chấm ăn lớp 5A1 một ngày",
        "Mark class 5A1 for one day",
        "mamnon meals marks set 05/10/2026 5A1 --absent T2600219",
    ),
    step(V, "Nhập chấm ăn cả tháng", "Import the month's marks", "mamnon meals marks import marks.csv --update"),
    step(
        P,
        "Hiệu trưởng yêu cầu khóa sổ",
        "The principal orders the lock",
        "mamnon orders issue lock meals 2026-10 --reason \"Hết tháng, khóa sổ để quyết toán\"",
    ),
    ends(0, "2026", step(V, "Khóa sổ theo phiếu số 1", "Lock under order 1", "mamnon lock meals 2026-10 --order 1")),
    ends(
        5,
        "[book_locked]",
        step(
            T,
            "Sửa sau khi khóa: không được",
            "A correction after the lock: refused",
            "mamnon meals marks fix 05/10/2026 T2600213 excused",
        ),
    ),
    ends(
        0,
        "2",
        step(
            T,
            "Đề nghị mở lại sổ",
            "Ask for an unlock",
            "mamnon orders request unlock meals 2026-10-05 --class 5A1 --reason \"Chấm nhầm một cháu\"",
        ),
    ),
    step(P, "Duyệt", "Approve", "mamnon orders approve 2"),
    step(V, "Mở lại sổ", "Open the window", "mamnon unlock meals 2026-10-05 --class 5A1 --order 2"),
    step(
        T,
        "Sửa được, theo phiếu số 2",
        "The correction, under order 2",
        "mamnon meals marks fix 05/10/2026 T2600213 excused",
    ),
    step(V, "Khóa lại", "Lock again", "mamnon lock meals 2026-10-05 --class 5A1"),
    ends(
        0,
        "T2600213",
        step(V, "Quyết toán tháng 10, lớp 5A1", "Settle October, class 5A1", "mamnon meals settle 2026-10 --class 5A1"),
    ),
    step(
        V,
        "Trích xuất quyết toán",
        "Export the settlement",
        "mamnon export settlement --period 2026-10 --out quyet-toan.csv",
    ),
    step(V, "Trích xuất chấm ăn", "Export the marks", "mamnon export marks --period 2026-10 --out cham-an.csv"),
    ends(0, "meals.marks.fix", step(V, "Xem nhật ký hệ thống", "Read the log", "mamnon audit log --limit 8")),
    ends(
        0,
        "T2600213",
        step(V, "Một phiếu: ai làm gì theo phiếu đó", "An order: what was done under it", "mamnon orders show 2"),
    ),
    ends(0, "T2600213", step(V, "Một mục nhật ký", "One entry", "mamnon audit show {fix}")),
    step(V, "Kiểm tra số liệu và nhật ký", "Verify data and log", "mamnon audit verify"),
    step(
        V,
        "Có người sửa thẳng vào tệp dữ liệu (gỡ bộ phận canh giữ, sửa, lắp lại)",
        "Somebody edits the file itself (takes the guard off, edits, puts it back)",
        EDIT,
    ),
    ends(9, "T2600213", step(V, "Kiểm tra lại: lộ ra", "Verify again: found", "mamnon audit verify")),
];

/// The command lines of the tour, as typed; for the README's test.
pub fn command_lines() -> Vec<&'static str> {
    STEPS.iter().map(|s| s.line).collect()
}

/// Plays the tour; ends non-zero if any step does not do what it says.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let temp;
    let folder = if let Some(dir) = &args.keep {
        let io = |e: std::io::Error| Refusal::Io { path: dir.display().to_string(), error: e.to_string() };
        std::fs::create_dir_all(dir).map_err(io)?;
        dir.clone()
    } else {
        temp = tempfile::tempdir()?;
        temp.path().to_owned()
    };
    let mut tour = Tour { ui: cx.ui(), folder, codes: HashMap::new(), fix: None };
    tour.prepare()?;
    for (n, s) in STEPS.iter().enumerate() {
        if !tour.play(n + 1, s)? {
            return Ok(Answer::Exit(1));
        }
    }
    let lang = cx.lang();
    let mut text = say!(
        lang,
        "\nXong: cả {} bước đều làm đúng như đã nói.\n",
        "\nDone: all {} steps did what they say.\n",
        STEPS.len()
    );
    if let Some(dir) = args.keep {
        let dir = dir.display();
        text.push_str(&say!(
            lang,
            "Trường này ở {dir}: export MAMNON_DB={dir}/school.db MAMNON_SESSION={dir}/pho.ht.session\n",
            "The school is in {dir}: export MAMNON_DB={dir}/school.db MAMNON_SESSION={dir}/pho.ht.session\n"
        ));
    }
    Ok(Answer::Text(text))
}

struct Tour {
    ui: Ui,
    folder: PathBuf,
    codes: HashMap<String, String>,
    fix: Option<String>,
}

impl Tour {
    fn prepare(&self) -> Result<()> {
        for (name, text) in SHEETS {
            std::fs::write(self.folder.join(name), text)?;
        }
        Ok(())
    }

    fn say(&self, text: &str) -> Result<()> {
        self.ui.answer(&Answer::Text(text.to_owned()))?;
        Ok(())
    }

    fn play(&mut self, n: usize, s: &Step) -> Result<bool> {
        let lang = self.ui.lang;
        let line = s.line.replace("{fix}", self.fix.as_deref().unwrap_or("0"));
        let who = s.who.title(lang);
        self.say(&format!("\n{n}. {who}: {}\n$ {line}\n", lang.pick(s.vi, s.en)))?;
        let (exit, output) = if s.line == EDIT { self.edit()? } else { self.execute(s.who, &line)? };
        self.say(&shorten(&output, lang))?;
        self.learn(&line, &output);
        let (expected, says) = (s.exit, s.says);
        if exit == i32::from(expected) && output.contains(says) {
            return Ok(true);
        }
        self.ui.always(&say!(
            lang,
            "Bước {n} không làm như đã nói: thoát {exit}, lẽ ra {expected}; phải có \"{says}\".",
            "Step {n} did not do what it says: it ended {exit} instead of {expected}; \"{says}\" was to appear."
        ));
        Ok(false)
    }

    /// Runs the real program, as that person, in the tour's folder. Secrets are handed over on standard input, where a person
    /// would type them at the prompt.
    fn execute(&self, who: Who, line: &str) -> Result<(i32, String)> {
        let mut args = words(line).split_off(1);
        let mut typed = String::new();
        if args.first().is_some_and(|a| a == "activate") {
            let code = self.codes.get(who.user()).map_or("", String::as_str);
            typed = format!("{code}\n{}\n", who.password());
            args.push("--password-stdin".to_owned());
        }
        let mut child = Command::new(std::env::current_exe()?)
            .args(&args)
            .current_dir(&self.folder)
            .env("MAMNON_DB", self.folder.join("school.db"))
            .env("MAMNON_SESSION", self.folder.join(format!("{}.session", who.user())))
            .env("MAMNON_LANG", self.ui.lang.pick("vi", "en"))
            .env_remove("MAMNON_TOKEN_FILE")
            .env_remove("MAMNON_FORMAT")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        if let Some(mut stdin) = child.stdin.take() {
            // A program that asks for nothing may have ended before this is read.
            let _ = stdin.write_all(typed.as_bytes());
        }
        let out = child.wait_with_output()?;
        let text = String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
        Ok((out.status.code().unwrap_or(-1), text))
    }

    /// What anybody with a SQLite client can do to the file.
    fn edit(&self) -> Result<(i32, String)> {
        let sql = edit_behind(&self.folder.join("school.db"), "T2600213", "2026-10-05")?;
        Ok((0, sql.iter().map(|s| format!("{s};\n")).collect()))
    }

    /// Remembers activation codes and the number of the correction's entry.
    fn learn(&mut self, line: &str, output: &str) {
        if line.starts_with("mamnon init") {
            for user in [Who::Principal, Who::Vice].map(Who::user) {
                let found = output.lines().find(|l| l.contains(user) && l.contains(": "));
                if let Some((_, code)) = found.and_then(|l| l.rsplit_once(": ")) {
                    self.codes.insert(user.to_owned(), code.to_owned());
                }
            }
        }
        if line.starts_with("mamnon accounts import") {
            let text = std::fs::read_to_string(self.folder.join("codes.csv")).unwrap_or_default();
            for row in text.lines().skip(1) {
                if let (Some(user), Some(code)) = (row.split(',').next(), row.rsplit(',').next()) {
                    self.codes.insert(user.to_owned(), code.to_owned());
                }
            }
        }
        if line.starts_with("mamnon meals marks fix") && !output.contains("[book_locked]") {
            self.fix = entry_number(output);
        }
    }
}

/// The number in `(mục nhật ký 23)` or `(entry 23)`.
fn entry_number(output: &str) -> Option<String> {
    let start = ["(mục nhật ký ", "(entry "].iter().find_map(|m| output.find(m).map(|i| i + m.len()))?;
    Some(output[start..].chars().take_while(char::is_ascii_digit).collect())
}

/// Splits a command line as a shell does, as far as the tour's lines need it.
pub fn words(line: &str) -> Vec<String> {
    let (mut out, mut word, mut quoted, mut any) = (Vec::new(), String::new(), false, false);
    for c in line.chars() {
        match c {
            '"' => {
                quoted = !quoted;
                any = true;
            }
            ' ' if !quoted => {
                if any {
                    out.push(std::mem::take(&mut word));
                }
                any = false;
            }
            other => {
                word.push(other);
                any = true;
            }
        }
    }
    if any {
        out.push(word);
    }
    out
}

/// Long output is cut for the eye; the step's check sees all of it.
fn shorten(output: &str, lang: Lang) -> String {
    const MOST: usize = 14;
    let lines: Vec<&str> = output.lines().collect();
    if lines.len() <= MOST {
        return output.to_owned();
    }
    let rest = lines.len() - MOST;
    let more = say!(lang, "… còn {rest} dòng", "… {rest} more lines");
    format!("{}\n{more}\n", lines[..MOST].join("\n"))
}
