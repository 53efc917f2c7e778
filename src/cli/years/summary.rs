//! `mamnon years summary`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, List};
use crate::app::Result;
use crate::app::years::ClassYear;
use crate::i18n::columns::Col;
use crate::say;

/// Show a year's classes: children, moves, leavers, completers
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The year, as 2026-2027
    year: String,
}

const COLUMNS: &[Col] = &[
    Col::Class,
    Col::ClassName,
    Col::Age,
    Col::Children,
    Col::Came,
    Col::MovedIn,
    Col::MovedOut,
    Col::Transferred,
    Col::Left,
    Col::Promoted,
    Col::Completed,
];

fn counts(c: &ClassYear) -> [usize; 8] {
    [c.children, c.came, c.moved_in, c.moved_out, c.transferred, c.left, c.promoted, c.completed]
}

/// Lists classes, the youngest children first, with the sums of the year.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let (year, classes) = cx.app()?.years_summary(&args.year)?;
    let mut list = List::new(COLUMNS);
    let mut sums = [0; 8];
    for c in classes {
        for (sum, n) in sums.iter_mut().zip(counts(&c)) {
            *sum += n;
        }
        let numbers = counts(&c).map(Cell::count);
        let words = [c.class.into(), c.name.into(), Cell::word(c.age_group)];
        list.rows.push(words.into_iter().chain(numbers).collect());
    }
    let (name, lang) = (&year.year, cx.lang());
    list.title = Some(say!(lang, "Năm học {name}", "School year {name}"));
    let head = [lang.pick("Cộng", "Total").into(), Cell::Empty, Cell::Empty];
    list.totals = Some(head.into_iter().chain(sums.map(Cell::count)).collect());
    Ok(Answer::List(list))
}
