//! `mamnon classes list`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, List};
use crate::app::Result;
use crate::app::classes::ClassView;
use crate::i18n::columns::Col;

/// List the classes of a year
#[derive(Debug, clap::Args)]
pub struct Args {
    /// School year; the present one if none
    #[arg(long, value_name = "YEAR")]
    year: Option<String>,
}

/// The fields of a class.
pub(super) fn fields(v: ClassView) -> Vec<(Col, Cell)> {
    let teachers = v.teachers.into_iter().map(Cell::from).collect();
    vec![
        (Col::Year, v.class.year.into()),
        (Col::Code, v.class.code.into()),
        (Col::ClassName, v.class.name.into()),
        (Col::Age, Cell::word(v.class.age_group)),
        (Col::Site, v.class.site.into()),
        (Col::Capacity, v.class.capacity.into()),
        (Col::Children, Cell::count(v.children)),
        (Col::Teachers, Cell::Many(teachers)),
    ]
}

/// Lists classes, the youngest children first.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let mut list = List::new(&[
        Col::Year,
        Col::Code,
        Col::ClassName,
        Col::Age,
        Col::Site,
        Col::Capacity,
        Col::Children,
        Col::Teachers,
    ]);
    for v in cx.app()?.classes_list(args.year.as_deref())? {
        list.rows.push(fields(v).into_iter().map(|(_, cell)| cell).collect());
    }
    Ok(Answer::List(list))
}
