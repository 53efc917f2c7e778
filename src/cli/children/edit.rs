//! `mamnon children edit`
use super::super::context::Cx;
use super::super::ui::{Answer, Done};
use crate::app::Result;
use crate::app::children::ChildFields;
use crate::i18n::columns::Col;
use crate::say;

/// Edit a child's record (needs --reason); an empty value takes it away
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The child: code, or name without tones
    child: String,
    /// Full name
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Birth date
    #[arg(long, value_name = "DATE")]
    birth_date: Option<String>,
    /// male or female
    #[arg(long, value_name = "SEX")]
    sex: Option<String>,
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

/// What is not given stays as it is.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let fields = ChildFields {
        name: args.name,
        birth_date: args.birth_date,
        sex: args.sex,
        pid: args.pid,
        ethnicity: args.ethnicity,
        guardian_name: args.guardian_name,
        guardian_phone: args.guardian_phone,
    };
    let (child, receipt) = cx.app()?.children_edit(&args.child, &fields)?;
    let (lang, code, name) = (cx.lang(), &child.code, &child.name);
    let mut done = Done::of(&receipt, say!(lang, "Đã sửa hồ sơ cháu {name} ({code}).", "Edited {name} ({code})."));
    done.next = Some(format!("mamnon children show {code}"));
    done.fields = vec![(Col::Code, child.code.into()), (Col::Name, child.name.into())];
    Ok(Answer::Done(done.or_unchanged(lang)))
}
