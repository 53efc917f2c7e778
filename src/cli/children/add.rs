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
    args.enrol(cx, None)
}

impl Args {
    /// Adds the child; one that comes from another school is received.
    pub fn enrol(self, cx: &mut Cx, school: Option<&str>) -> Result<Answer> {
        let from = cx.date("from", &self.from)?;
        let fields = ChildFields {
            name: Some(self.name),
            birth_date: Some(self.birth_date),
            sex: Some(self.sex),
            pid: self.pid,
            ethnicity: self.ethnicity,
            guardian_name: self.guardian_name,
            guardian_phone: self.guardian_phone,
        };
        let (child, receipt) = cx.app()?.children_add(&self.code, &fields, &self.class, from, school)?;
        let (code, name) = (&child.code, &child.name);
        let said = match school {
            Some(school) => say!(
                cx.lang(),
                "Đã tiếp nhận cháu {name} ({code}) từ {school}.",
                "Received {name} ({code}) from {school}."
            ),
            None => say!(cx.lang(), "Đã thêm cháu {name} ({code}).", "Added {name} ({code})."),
        };
        let mut done = Done::of(&receipt, said);
        done.next = Some(format!("mamnon children show {code}"));
        done.fields = vec![
            (Col::Code, child.code.into()),
            (Col::Name, child.name.into()),
            (Col::Class, self.class.into()),
            (Col::From, from.into()),
        ];
        if let Some(school) = school {
            done.fields.push((Col::School, school.into()));
        }
        Ok(Answer::Done(done))
    }
}
