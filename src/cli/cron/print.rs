//! `mamnon cron print`
use super::super::context::Cx;
use super::super::session;
use super::super::ui::{Answer, Format, List};
use crate::i18n::Lang;
use crate::i18n::columns::Col;
use crate::say;
use std::fmt::Write as _;

/// Print the timetable for cron or systemd
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Units of systemd in place of a crontab: a job that missed its hour runs at the next start
    #[arg(long)]
    systemd: bool,
}

/// A job: its name as a unit, the command without `mamnon`, when for cron and for systemd, and what it is for.
struct Job {
    unit: &'static str,
    line: &'static str,
    cron: &'static str,
    calendar: &'static str,
    what: (&'static str, &'static str),
    /// Only where the day after is the first of a month, which cron cannot say.
    last_day: bool,
}

const fn job(
    unit: &'static str,
    line: &'static str,
    cron: &'static str,
    calendar: &'static str,
    what: (&'static str, &'static str),
) -> Job {
    Job { unit, line, cron, calendar, what, last_day: false }
}

const TIMETABLE: &[Job] = &[
    job("doctor", "doctor", "0 6 * * *", "*-*-* 06:00", ("Tự kiểm tra", "Self-check")),
    job("lock", "lock --due", "0 9 * * *", "*-*-* 09:00", ("Khóa sổ theo lịch", "Closing by rule")),
    job("backup", "backup create", "0 18 * * *", "*-*-* 18:00", ("Sao lưu", "Backup")),
    job("review", "accounts review", "0 7 25 * *", "*-*-25 07:00", ("Rà soát tài khoản", "Review of accounts")),
    Job {
        last_day: true,
        ..job("verify", "audit verify", "30 18 28-31 * *", "*-*~01 18:30", ("Kiểm tra nhật ký", "Check of the log"))
    },
];

/// Where everything is, as the jobs need it.
struct Place {
    program: String,
    db: String,
    token: String,
}

/// Prints the timetable; neither a database nor a sign-in is needed.
pub fn run(args: &Args, cx: &Cx) -> Answer {
    let (lang, world) = (cx.lang(), cx.world());
    if cx.ui().format != Format::Table {
        let mut list = List::new(&[Col::Job, Col::Cron, Col::Calendar, Col::Title]);
        list.rows = TIMETABLE
            .iter()
            .map(|j| vec![j.line.into(), j.cron.into(), j.calendar.into(), lang.pick(j.what.0, j.what.1).into()])
            .collect();
        return Answer::List(list);
    }
    // Whoever runs the jobs stands elsewhere.
    let whole = |path: &std::path::Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let db = whole(&world.db);
    let token = world.token_file.map_or_else(|| db.with_file_name("cron.token"), |t| whole(&t));
    let place = Place {
        program: session::program().display().to_string(),
        db: db.display().to_string(),
        token: token.display().to_string(),
    };
    Answer::Text(if args.systemd { units(lang, &place) } else { crontab(lang, &place) })
}

/// What must be done once, as comments.
fn preparation(lang: Lang, token: &str) -> String {
    say!(
        lang,
        "# Làm một lần: Phó hiệu trưởng tạo tài khoản chạy tự động và tệp mã, Hiệu trưởng giao quyền:\n\
         #   mamnon accounts create cron --name \"Máy chủ\" --kind service\n\
         #   mamnon roles grant cron service --reason \"chạy tự động\"\n\
         #   mamnon roles grant cron inspector --reason \"rà soát tài khoản\"\n\
         #   mamnon accounts token cron --out '{token}'\n",
        "# Once: the vice-principal makes a service account and its token, the principal grants its roles:\n\
         #   mamnon accounts create cron --name \"Server\" --kind service\n\
         #   mamnon roles grant cron service --reason \"unattended jobs\"\n\
         #   mamnon roles grant cron inspector --reason \"review of accounts\"\n\
         #   mamnon accounts token cron --out '{token}'\n"
    )
}

/// In single quotes for a shell; `%` ends a command of a crontab unless it is escaped.
fn shell(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''")).replace('%', "\\%")
}

/// In double quotes for systemd, where `%` and `$` begin something.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('%', "%%").replace('$', "$$"))
}

fn crontab(lang: Lang, p: &Place) -> String {
    let mut text = preparation(lang, &p.token);
    let _ = writeln!(text, "MAMNON_DB=\"{}\"\nMAMNON_TOKEN_FILE=\"{}\"", p.db, p.token);
    for j in TIMETABLE {
        let only = if j.last_day { "[ \"$(date -d tomorrow +\\%d)\" = 01 ] && " } else { "" };
        let program = shell(&p.program);
        let _ = writeln!(text, "# {}\n{} {only}{program} {} --no-input", lang.pick(j.what.0, j.what.1), j.cron, j.line);
    }
    text
}

fn units(lang: Lang, p: &Place) -> String {
    let mut text = preparation(lang, &p.token);
    for j in TIMETABLE {
        let (unit, what, program) = (j.unit, lang.pick(j.what.0, j.what.1), quoted(&p.program));
        // `$` stands for itself in Environment=.
        let set = |name: &str, value: &str| quoted(&format!("{name}={value}")).replace("$$", "$");
        let _ = write!(
            text,
            "\n# ~/.config/systemd/user/mamnon-{unit}.service\n[Unit]\nDescription=mamnon: {what}\n\n[Service]\nType=oneshot\n\
             Environment={}\nEnvironment={}\nExecStart={program} {} --no-input\n\
             \n# ~/.config/systemd/user/mamnon-{unit}.timer\n[Unit]\nDescription=mamnon: {what}\n\n[Timer]\nOnCalendar={}\nPersistent=true\n\
             \n[Install]\nWantedBy=timers.target\n",
            set("MAMNON_DB", &p.db),
            set("MAMNON_TOKEN_FILE", &p.token),
            j.line,
            j.calendar
        );
    }
    text
}
