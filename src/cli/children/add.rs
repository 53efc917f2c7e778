//! `mamnon children add`
use super::super::context::Cx;
use super::super::ui::{Answer, Done};
use crate::app::Result;
use crate::app::children::ChildFields;
use crate::i18n::columns::Col;
use crate::say;

/// Add a child to a class
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The child's code
    code: String,
    /// Full name
    #[arg(long, value_name = "NAME")]
    name: String,
    /// Birth date; month and year, or the year alone, if no more is known
    #[arg(long, value_name = "DATE")]
    birth_date: String,
    /// male or female
    #[arg(long, value_name = "SEX")]
    sex: String,
    /// The class: code or name
    #[arg(long, value_name = "CLASS")]
    class: String,
    /// First day in class; today if none
    #[arg(long, value_name = "DATE", default_value = "today")]
    from: String,
    /// Personal id of 12 digits
    #[arg(long, value_name = "PID")]
    pid: Option<String>,
    /// Ethnic group
    #[arg(long, value_name = "TEXT")]
    ethnicity: Option<String>,
    /// Guardian's name
    #[arg(long, value_name = "NAME")]
    guardian_name: Option<String>,
    /// Guardian's telephone
    #[arg(long, value_name = "NUMBER")]
    guardian_phone: Option<String>,
}

/// Adds a record and an enrolment.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let from = cx.date("from", &args.from)?;
    let fields = ChildFields {
        name: Some(args.name),
        birth_date: Some(args.birth_date),
        sex: Some(args.sex),
        pid: args.pid,
        ethnicity: args.ethnicity,
        guardian_name: args.guardian_name,
        guardian_phone: args.guardian_phone,
    };
    let (child, receipt) = cx.app()?.children_add(&args.code, &fields, &args.class, from)?;
    let (code, name) = (&child.code, &child.name);
    let mut done = Done::of(&receipt, say!(cx.lang(), "Đã thêm cháu {name} ({code}).", "Added {name} ({code})."));
    done.next = Some(format!("mamnon children show {code}"));
    done.fields = vec![
        (Col::Code, child.code.into()),
        (Col::Name, child.name.into()),
        (Col::Class, args.class.into()),
        (Col::From, from.into()),
    ];
    Ok(Answer::Done(done))
}
