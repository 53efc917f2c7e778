//! What a command works with: the options of every command, the printer, and the school, opened when it is first needed.
use super::Global;
use super::prompt::Prompt;
use super::session::{self, Env};
use super::ui::{Change, Done, Ui};
use crate::app::{App, Envelope, Receipt, Result, World};
use crate::domain::date::{Date, DateError, Month, Period, parse_date, parse_range};
use crate::domain::refusal::{Problem, Refusal};
use crate::domain::standing::PasswordState;
use crate::i18n::Lang;
use crate::say;
use clap::ArgMatches;
use std::ffi::OsString;

/// Arguments whose values name a person or fill a personal column: the log keeps `***` in their place.
const PERSONAL: &[&str] = &[
    "name",
    "principal",
    "vice",
    "successor",
    "birth_date",
    "pid",
    "ethnicity",
    "guardian_name",
    "guardian_phone",
    "phone",
    "email",
    "login",
    "level",
    "note",
    "document",
    "to_school",
    "to_recipient",
    "purpose",
    "corrected",
    "old_value",
    "new_value",
    "evidence",
];

/// The context of one command.
pub struct Cx {
    /// The environment.
    pub env: Env,
    /// Options of every command.
    pub global: Global,
    lang: Lang,
    lang_is_chosen: bool,
    masked: Vec<String>,
    app: Option<App>,
}

impl Cx {
    /// The context of a parsed command line.
    pub fn new(env: Env, global: Global, lang: Lang, args: &[OsString], matches: &ArgMatches) -> Cx {
        let lang_is_chosen = global.lang.is_some() || env.lang.is_some();
        Cx { env, global, lang, lang_is_chosen, masked: mask(args, matches), app: None }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The printer.
    pub fn ui(&self) -> Ui {
        Ui { lang: self.lang, format: self.global.format, quiet: self.global.quiet, bom: self.global.bom }
    }

    /// The asker.
    pub fn prompt(&self) -> Prompt {
        Prompt {
            lang: self.lang,
            no_input: self.global.no_input,
            dumb: self.env.dumb,
            yes: self.global.yes,
            password_stdin: self.global.password_stdin,
            cosign_stdin: self.global.cosign_password_stdin,
        }
    }

    /// What the use cases need to know of the outside.
    pub fn world(&self) -> World {
        let envelope = Envelope {
            os_user: session::os_user(),
            host: session::host(),
            program: format!("mamnon {}", env!("CARGO_PKG_VERSION")),
            args: self.masked.clone(),
            reason: self.global.reason.as_deref().map(crate::domain::text::clean).filter(|r| !r.is_empty()),
            order: self.global.order,
            dry_run: self.global.dry_run,
        };
        self.env.world(
            self.global.db.clone().filter(|p| !p.as_os_str().is_empty()),
            envelope,
            self.global.cosign.clone(),
            self.global.lock_wait,
        )
    }

    /// The school, opened at the first call. Its own language holds where nobody chose one.
    pub fn app(&mut self) -> Result<&mut App> {
        if self.app.is_none() {
            let app = App::open(self.world(), Box::new(self.prompt()))?;
            if !self.lang_is_chosen {
                let school = app.school.db().setting("language", app.today())?;
                self.lang = self.env.lang(school.as_deref());
            }
            self.app = Some(app);
        }
        self.app.as_mut().ok_or_else(|| anyhow::anyhow!("the school is not open"))
    }

    /// What every command of somebody whose password is to be changed says beside its answer.
    pub fn remind_of_password(&self) {
        // A reminder that cannot be made is no reason to fail.
        let Some(Ok(Some(state))) = self.app.as_ref().map(App::password_state) else { return };
        let (ui, lang) = (self.ui(), self.lang);
        match state {
            PasswordState::NoEnd | PasswordState::Good(_) | PasswordState::Over => {}
            PasswordState::Due(left) => ui.talk(&say!(
                lang,
                "Nhắc: mật khẩu còn {left} ngày. Đổi: mamnon passwd",
                "Reminder: the password has {left} days left. Change it: mamnon passwd"
            )),
            PasswordState::Grace(left) => ui.always(&say!(
                lang,
                "CHÚ Ý: mật khẩu đã quá hạn; còn ghi được {left} ngày nữa, sau đó chỉ xem. Đổi ngay: mamnon passwd",
                "NOTE: the password is past its time; writing goes on for {left} more days, then only reading. Change it now: mamnon passwd"
            )),
        }
    }

    /// Lets go of the school: another command works with it now, and the next call opens it anew.
    pub fn close(&mut self) {
        self.app = None;
    }

    /// A date as people type it.
    pub fn date(&mut self, field: &'static str, text: &str) -> Result<Date> {
        let context = self.app()?.date_context()?;
        parse_date(text, &context).map_err(|e| bad_date(field, text, e))
    }

    /// A date, or a range `A..B`.
    pub fn dates(&mut self, field: &'static str, text: &str) -> Result<(Date, Date)> {
        let context = self.app()?.date_context()?;
        parse_range(text, &context).map_err(|e| bad_date(field, text, e))
    }

    /// A month as people type it.
    pub fn month(&mut self, field: &'static str, text: &str) -> Result<Month> {
        let context = self.app()?.date_context()?;
        Month::parse(text, &context).map_err(|e| bad_date(field, text, e))
    }

    /// A day, a month or a school year as people type it.
    pub fn period(&mut self, field: &'static str, text: &str) -> Result<Period> {
        let context = self.app()?.date_context()?;
        Period::parse(text, &context).map_err(|e| bad_date(field, text, e))
    }
}

/// The refusal of a date.
pub fn bad_date(field: &'static str, value: &str, error: DateError) -> anyhow::Error {
    let problem = match error {
        DateError::Impossible => Problem::NoSuchDay,
        DateError::MonthFirst => Problem::MonthFirst,
        DateError::TwoDigitYear => Problem::ShortYear,
        DateError::OutsideYear => Problem::OutsideYears,
        DateError::Backwards => Problem::EndBeforeStart,
        DateError::Unreadable | DateError::YearOutOfRange | DateError::HasTime | DateError::NotConsecutive => {
            Problem::NotADate
        }
    };
    Refusal::Invalid { field, value: value.to_owned(), problem }.into()
}

impl Done {
    /// The answer of a change: what is now true, and what its receipt says.
    pub fn of(receipt: &Receipt, said: String) -> Done {
        let json = |text: &str| serde_json::from_str(text).unwrap_or(serde_json::Value::Null);
        let dry_run = receipt.dry_run.then(|| {
            receipt
                .changes
                .iter()
                .map(|c| Change {
                    tbl: c.tbl.clone(),
                    key: json(&c.key),
                    before: json(&c.before),
                    after: json(&c.after),
                })
                .collect()
        });
        Done { entry: receipt.entry, dry_run, said, ..Done::default() }
    }

    /// Says another sentence where nothing changed.
    #[must_use]
    pub fn or_unchanged(mut self, lang: Lang) -> Done {
        if self.entry.is_none() && self.dry_run.is_none() {
            lang.pick("Không có gì thay đổi.", "Nothing to change.").clone_into(&mut self.said);
        }
        self
    }
}

/// Arguments that name a child or a member of staff, by code or by name.
const NAMING: &[&str] = &["child", "staff", "holder", "absent", "unexcused", "only", "object", "book", "who"];

/// Whether a person is named by words. A code has a digit as a rule; one that has none is left out with the names, which costs
/// nothing: the entry says by code whom it is about.
fn is_spoken(id: &str, value: &str) -> bool {
    let words = |v: &str| v.contains(char::is_whitespace) || !v.is_ascii();
    match id {
        "object" | "book" | "who" => words(value),
        _ => words(value) || !value.bytes().any(|b| b.is_ascii_digit()),
    }
}

/// The command line as the log keeps it.
fn mask(args: &[OsString], matches: &ArgMatches) -> Vec<String> {
    let mut leaf = matches;
    while let Some((_, inner)) = leaf.subcommand() {
        leaf = inner;
    }
    let mut secret: Vec<String> = Vec::new();
    for id in leaf.ids().filter(|id| PERSONAL.contains(&id.as_str())) {
        if let Ok(Some(raw)) = leaf.try_get_raw(id.as_str()) {
            secret.extend(raw.map(|v| v.to_string_lossy().into_owned()));
        }
    }
    // A child or a member of staff named by words, not by code, is a person's name; several of them may stand in one argument.
    let mut spoken: Vec<String> = Vec::new();
    for id in NAMING {
        if let Ok(Some(raw)) = leaf.try_get_raw(id) {
            spoken.extend(raw.map(|v| v.to_string_lossy().into_owned()).filter(|v| is_spoken(id, v)));
        }
    }
    args.iter()
        .enumerate()
        .map(|(i, a)| {
            let arg = a.to_string_lossy();
            if i == 0 {
                return "mamnon".to_owned();
            }
            if secret.iter().any(|s| *s == arg) || spoken.iter().any(|s| arg.contains(s.as_str())) {
                return "***".to_owned();
            }
            match arg.split_once('=') {
                Some((flag, value)) if flag.starts_with("--") && secret.iter().any(|s| s == value) => {
                    format!("{flag}=***")
                }
                _ => crate::domain::text::clean(&arg),
            }
        })
        .collect()
}
