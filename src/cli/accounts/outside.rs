//! `mamnon accounts outside …`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Done, List};
use crate::app::Result;
use crate::app::outside::Outside as Row;
use crate::domain::date::show_date;
use crate::i18n::columns::Col;
use crate::say;
use clap::Subcommand;

/// Accounts that people hold in other systems (Q4.3); never with a password.
#[derive(Debug, Subcommand)]
pub enum Outside {
    /// Note that somebody was given an account in another system; never its password
    Add(Add),
    /// Note that it was given back
    Return(Return),
    /// List the accounts that are held
    List(ListArgs),
}

/// Note that somebody was given an account in another system; never its password
#[derive(Debug, clap::Args)]
pub struct Add {
    /// The system: website, csdl.moet, zalo
    system: String,
    /// The name that one signs in with there
    login: String,
    /// Who holds it: code or name of the member of staff
    #[arg(long, value_name = "STAFF")]
    holder: String,
    /// What it may do there
    #[arg(long)]
    level: Option<String>,
    /// The day it was given; today if left out
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
}

/// Note that it was given back
#[derive(Debug, clap::Args)]
pub struct Return {
    /// The system
    system: String,
    /// The name that one signs in with there
    login: String,
    /// The day it was given back; today if left out
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
}

/// List the accounts that are held
#[derive(Debug, clap::Args)]
pub struct ListArgs {
    /// Only what this member of staff holds: code or name
    #[arg(long, value_name = "STAFF")]
    holder: Option<String>,
    /// Those given back too
    #[arg(long)]
    all: bool,
}

impl Outside {
    /// Runs the verb.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        match self {
            Outside::Add(a) => add(a, cx),
            Outside::Return(a) => give_back(a, cx),
            Outside::List(a) => list(a, cx),
        }
    }
}

fn add(args: Add, cx: &mut Cx) -> Result<Answer> {
    let on = args.on.map(|d| cx.date("on", &d)).transpose()?;
    let level = args.level.as_deref();
    let (row, receipt) = cx.app()?.outside_add(&args.system, &args.login, &args.holder, level, on)?;
    let (lang, system, login, holder) = (cx.lang(), &row.system, &row.login, &row.holder);
    let day = show_date(row.given_on);
    let said = say!(
        lang,
        "{holder} giữ tài khoản {login} ở {system} từ ngày {day}.",
        "{holder} holds {login} in {system} from {day} on."
    );
    let mut done = Done::of(&receipt, said);
    done.next = Some(format!("mamnon accounts outside list --holder {holder}"));
    done.fields = fields(row);
    Ok(Answer::Done(done.or_unchanged(lang)))
}

fn give_back(args: Return, cx: &mut Cx) -> Result<Answer> {
    let on = args.on.map(|d| cx.date("on", &d)).transpose()?;
    let (row, receipt) = cx.app()?.outside_return(&args.system, &args.login, on)?;
    let (lang, system, login, holder) = (cx.lang(), &row.system, &row.login, &row.holder);
    let day = row.returned_on.map(show_date).unwrap_or_default();
    let said = say!(
        lang,
        "{holder} đã trả tài khoản {login} ở {system} ngày {day}. Nhớ đổi mật khẩu ở hệ thống đó.",
        "{holder} gave back {login} in {system} on {day}. Have its password changed there."
    );
    let mut done = Done::of(&receipt, said);
    done.fields = fields(row);
    Ok(Answer::Done(done.or_unchanged(lang)))
}

fn fields(row: Row) -> Vec<(Col, Cell)> {
    vec![
        (Col::System, row.system.into()),
        (Col::Login, row.login.into()),
        (Col::Holder, row.holder.into()),
        (Col::Level, row.level.into()),
        (Col::GivenOn, row.given_on.into()),
        (Col::ReturnedOn, row.returned_on.into()),
    ]
}

fn list(args: ListArgs, cx: &mut Cx) -> Result<Answer> {
    let mut list =
        List::new(&[Col::System, Col::Login, Col::Holder, Col::Name, Col::Level, Col::GivenOn, Col::ReturnedOn]);
    for (o, name) in cx.app()?.outside_list(args.holder.as_deref(), args.all)? {
        list.rows.push(vec![
            o.system.into(),
            o.login.into(),
            o.holder.into(),
            name.into(),
            o.level.into(),
            o.given_on.into(),
            o.returned_on.into(),
        ]);
    }
    Ok(Answer::List(list))
}
