//! `mamnon staff add`
use super::super::context::Cx;
use super::super::ui::{Answer, Done};
use crate::app::Result;
use crate::app::staff::StaffFields;
use crate::i18n::columns::Col;
use crate::say;

/// Add a member of staff
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Code
    code: String,
    /// Full name
    #[arg(long, value_name = "NAME")]
    name: String,
    /// Birth date
    #[arg(long, value_name = "DATE")]
    birth_date: Option<String>,
    /// male or female
    #[arg(long, value_name = "SEX")]
    sex: Option<String>,
    /// Position
    #[arg(long, value_name = "TEXT")]
    position: Option<String>,
    /// Team
    #[arg(long, value_name = "TEAM")]
    team: Option<String>,
    /// Telephone
    #[arg(long, value_name = "NUMBER")]
    phone: Option<String>,
    /// Mail address
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
}

/// Adds a record.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let fields = StaffFields {
        name: Some(args.name),
        birth_date: args.birth_date,
        sex: args.sex,
        position: args.position,
        team: args.team,
        phone: args.phone,
        email: args.email,
    };
    let (staff, receipt) = cx.app()?.staff_add(&args.code, &fields)?;
    let (code, name) = (&staff.code, &staff.name);
    let mut done = Done::of(&receipt, say!(cx.lang(), "Đã thêm {name} ({code}).", "Added {name} ({code})."));
    done.next = Some(format!("mamnon staff show {code}"));
    done.fields = vec![(Col::Code, staff.code.into()), (Col::Name, staff.name.into())];
    Ok(Answer::Done(done))
}
