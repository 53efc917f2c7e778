//! `mamnon init`
use super::context::{Cx, bad_date};
use super::ui::{Answer, Cell, Done, Format};
use crate::app::setup::{self, Init};
use crate::app::{App, Result};
use crate::domain::date::SchoolYear;
use crate::domain::refusal::{Problem, Refusal};
use crate::i18n::columns::Col;
use crate::say;

/// Make the school's database (once)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The school's name
    #[arg(long, value_name = "NAME")]
    school: String,
    /// The school year, 2026-2027
    #[arg(long)]
    year: String,
    /// The principal: username=full name
    #[arg(long, value_name = "USER=NAME")]
    principal: String,
    /// The vice-principal: username=full name
    #[arg(long, value_name = "USER=NAME")]
    vice: String,
    /// The school's code
    #[arg(long)]
    code: Option<String>,
}

/// Makes the database. On a terminal each officer types their own password in turn and no code is shown.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let lang = cx.lang();
    let world = cx.world();
    let year: SchoolYear = args.year.parse().map_err(|e| bad_date("year", &args.year, e))?;
    let request = Init {
        school: args.school,
        code: args.code,
        year,
        days: None,
        principal: officer("principal", &args.principal)?,
        vice: officer("vice", &args.vice)?,
        language: cx
            .global
            .lang
            .as_deref()
            .or(cx.env.lang.as_deref())
            .map(|l| if l.starts_with("vi") { "vi" } else { "en" }),
    };
    let made = setup::init(&world, &request)?;
    let db = world.db.display().to_string();
    let asks = cx.ui().format == Format::Table && !cx.global.no_input && super::session::can_ask();
    let mut done =
        Done::of(&made.receipt, say!(lang, "Đã tạo dữ liệu của trường ở {db}.", "Made the school's database at {db}."));
    done.fields = vec![(Col::Db, db.as_str().into()), (Col::SchoolId, made.school_id.as_str().into())];
    done.next = made.accounts.first().map(|(u, _)| format!("mamnon activate {u}"));
    if asks && !made.receipt.dry_run {
        for (username, code) in &made.accounts {
            let asker = super::prompt::KnownCode { prompt: cx.prompt(), code: code.clone() };
            let welcome = App::open(cx.world(), Box::new(asker))?.activate(username)?;
            let mark = &welcome.key_mark;
            cx.ui().always(&say!(
                lang,
                "{username}: đã kích hoạt. Dấu khóa {mark}: ghi vào quyết định có chữ ký.",
                "{username}: activated. Key mark {mark}: write it on the signed decision."
            ));
            if let Some(code) = &welcome.recovery_code {
                cx.ui().always(&super::identity::safe(lang, username, code));
            }
        }
        done.next = Some("mamnon".to_owned());
        return Ok(Answer::Done(done));
    }
    let accounts = made
        .accounts
        .iter()
        .map(|(username, code)| serde_json::json!({"username": username, "activation_code": code.as_str()}))
        .collect();
    if cx.ui().format == Format::Table {
        for (username, code) in &made.accounts {
            let code = code.as_str();
            done.below.push(say!(lang, "Mã kích hoạt của {username}: {code}", "Activation code of {username}: {code}"));
        }
    } else {
        done.fields.push((Col::Accounts, Cell::Json(accounts)));
    }
    Ok(Answer::Done(done))
}

/// `user=Full Name`
pub fn officer(field: &'static str, text: &str) -> Result<(String, String)> {
    match text.split_once('=') {
        Some((username, name)) if !name.trim().is_empty() => Ok((username.to_owned(), name.to_owned())),
        _ => Err(Refusal::Invalid { field, value: text.to_owned(), problem: Problem::Empty }.into()),
    }
}
