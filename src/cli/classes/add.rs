//! `mamnon classes add`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Done};
use crate::app::Result;
use crate::app::classes::NewClass;
use crate::i18n::columns::Col;
use crate::say;

/// Add a class
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The class's code
    code: String,
    /// Age group: nt1 nt2 nt3 mg3 mg4 mg5, or its name
    #[arg(long, value_name = "GROUP")]
    age_group: String,
    /// Name; the code if none
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// School year; the present one if none
    #[arg(long, value_name = "YEAR")]
    year: Option<String>,
    /// Where it is taught
    #[arg(long, value_name = "SITE")]
    site: Option<String>,
    /// The most children
    #[arg(long, value_name = "N")]
    capacity: Option<i64>,
}

/// Adds a class to a year.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let new = NewClass {
        year: args.year,
        code: args.code,
        name: args.name,
        age_group: args.age_group,
        site: args.site,
        capacity: args.capacity,
    };
    let (class, receipt) = cx.app()?.classes_add(&new)?;
    let (code, year) = (&class.code, &class.year);
    let said = say!(cx.lang(), "Đã thêm lớp {code} năm học {year}.", "Added the class {code} of {year}.");
    let mut done = Done::of(&receipt, said);
    done.next = Some(format!("mamnon classes show {code} --year {year}"));
    done.fields = vec![
        (Col::Year, class.year.into()),
        (Col::Code, class.code.into()),
        (Col::ClassName, class.name.into()),
        (Col::Age, Cell::word(class.age_group)),
    ];
    Ok(Answer::Done(done))
}
