//! `mamnon meals marks show`
use super::super::super::context::Cx;
use super::super::super::ui::{Answer, Cell, Column, Format, List};
use crate::app::Result;
use crate::domain::meal::MarkStatus;
use crate::i18n::columns::Col;
use crate::i18n::refusals::period;
use crate::say;

/// The month of a class as a grid
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The month
    month: String,
    /// The class
    class: String,
}

/// Shows the grid; in tables + is present, P excused, K unexcused.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let month = cx.month("month", &args.month)?;
    let grid = cx.app()?.marks_grid(month, &args.class)?;
    let (lang, table) = (cx.lang(), cx.ui().format == Format::Table);
    let mut list = List::new(&[Col::Child, Col::Name]);
    let (class, when) = (&grid.class.code, period(lang, &month.to_string()));
    list.title = Some(say!(lang, "Chấm ăn {when}, lớp {class}", "Marks of {when}, class {class}"));
    for day in &grid.days {
        list.columns.push(Column::made(day.to_string(), day.day().to_string()));
    }
    for row in grid.rows {
        let mut cells: Vec<Cell> = vec![row.child.code.into(), row.child.name.into()];
        cells.extend(row.cells.into_iter().map(|cell| match cell {
            None => Cell::Empty,
            Some(cell) if table => Cell::from(match cell.status {
                MarkStatus::Present => "+",
                MarkStatus::Excused => lang.pick("P", "E"),
                MarkStatus::Unexcused => lang.pick("K", "U"),
            }),
            Some(cell) => Cell::word(cell.status.code()),
        }));
        list.rows.push(cells);
    }
    list.below = vec![
        lang.pick("+ có ăn · P nghỉ có phép · K nghỉ không phép", "+ present · E excused · U unexcused").to_owned(),
    ];
    Ok(Answer::List(list))
}
