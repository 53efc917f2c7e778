//! `mamnon children list`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, List};
use crate::app::Result;
use crate::app::children::{ChildFilter, ChildView};
use crate::i18n::columns::Col;

/// List children
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only this class: code or name
    #[arg(long, value_name = "CLASS")]
    class: Option<String>,
    /// As it is on this day; today if none
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// attending, left, transfer, completed, planned or all
    #[arg(long, default_value = "attending", value_parser = ["attending", "left", "transfer", "completed", "planned", "all"])]
    status: String,
}

/// The columns of a child.
const COLUMNS: &[Col] = &[
    Col::Code,
    Col::Name,
    Col::BirthDate,
    Col::Sex,
    Col::Class,
    Col::From,
    Col::Status,
    Col::Pid,
    Col::Ethnicity,
    Col::GuardianName,
    Col::GuardianPhone,
    Col::Movement,
];

/// The fields of a child, in the order of the columns.
pub(super) fn fields(v: ChildView) -> Vec<(Col, Cell)> {
    let c = v.child;
    let known = |text: String, cell: fn(String) -> Cell| if text.is_empty() { Cell::Empty } else { cell(text) };
    let cells = [
        c.code.into(),
        c.name.into(),
        known(c.birth_date, super::birth_date),
        known(c.sex, Cell::word),
        v.class.map(|(_, class)| class).into(),
        v.from.into(),
        Cell::word(v.status),
        c.pid.into(),
        c.ethnicity.into(),
        c.guardian_name.into(),
        c.guardian_phone.into(),
        v.movement.map_or(Cell::Empty, Cell::word),
    ];
    COLUMNS.iter().copied().zip(cells).collect()
}

/// Lists children by given name, family name and middle name.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let on = args.on.as_deref().map(|d| cx.date("on", d)).transpose()?;
    let filter = ChildFilter { class: args.class, on, status: Some(args.status) };
    let mut list = List::new(COLUMNS);
    for v in cx.app()?.children_list(&filter)? {
        list.rows.push(fields(v).into_iter().map(|(_, cell)| cell).collect());
    }
    Ok(Answer::List(list))
}
