//! `mamnon staff edit`
use super::super::context::Cx;
use super::super::ui::{Answer, Done};
use crate::app::Result;
use crate::app::staff::StaffFields;
use crate::i18n::columns::Col;
use crate::say;

/// Edit a record; an empty value takes it away
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The member of staff: code or name
    staff: String,
    /// Full name
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
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

/// What is not given stays as it is.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let fields = StaffFields {
        name: args.name,
        birth_date: args.birth_date,
        sex: args.sex,
        position: args.position,
        team: args.team,
        phone: args.phone,
        email: args.email,
    };
    let (staff, receipt) = cx.app()?.staff_edit(&args.staff, &fields)?;
    let (lang, code, name) = (cx.lang(), &staff.code, &staff.name);
    let mut done = Done::of(&receipt, say!(lang, "Đã sửa hồ sơ {name} ({code}).", "Edited {name} ({code})."));
    done.next = Some(format!("mamnon staff show {code}"));
    done.fields = vec![(Col::Code, staff.code.into()), (Col::Name, staff.name.into())];
    Ok(Answer::Done(done.or_unchanged(lang)))
}
