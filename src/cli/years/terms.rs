//! `mamnon years terms`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Done, List};
use crate::app::Result;
use crate::domain::date::show_date;
use crate::domain::term::{Days, Term};
use crate::i18n::Lang;
use crate::i18n::columns::Col;
use crate::i18n::words::word;
use crate::say;
use serde_json::json;

/// Show or set a year's terms
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The year, as 2026-2027
    year: String,
    /// Days of term 1
    #[arg(long, value_name = "D..D")]
    term1: Option<String>,
    /// Days of term 2
    #[arg(long, value_name = "D..D")]
    term2: Option<String>,
    /// Days of the summer
    #[arg(long, value_name = "D..D")]
    summer: Option<String>,
}

/// Sets the terms that were given, or shows them all.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let mut given = Vec::new();
    for (term, typed) in Term::ALL.into_iter().zip([&args.term1, &args.term2, &args.summer]) {
        if let Some(typed) = typed {
            let (first, last) = cx.dates(term.code(), typed)?;
            given.push(Days { term, first, last });
        }
    }
    if given.is_empty() {
        let (year, days, set) = cx.app()?.years_terms(&args.year)?;
        let mut list = List::new(&[Col::Term, Col::First, Col::Last]);
        list.rows = days.iter().map(|d| vec![Cell::word(d.term.code()), d.first.into(), d.last.into()]).collect();
        if !set {
            let (lang, name) = (cx.lang(), year.year);
            list.below.push(say!(
                lang,
                "Chưa đặt riêng cho năm học {name}; đây là các kỳ thông thường.",
                "Not set for {name}; these are the usual ones."
            ));
        }
        return Ok(Answer::List(list));
    }
    let (year, days, receipt) = cx.app()?.set_terms(&args.year, &given)?;
    let (lang, name, list) = (cx.lang(), &year.year, words(cx.lang(), &days));
    let said = say!(lang, "Năm học {name}: {list}.", "School year {name}: {list}.");
    let mut done = Done::of(&receipt, said);
    let row = |d: &Days| json!({"term": d.term.code(), "first": d.first.to_string(), "last": d.last.to_string()});
    let rows = days.iter().map(row).collect();
    done.fields = vec![(Col::Year, year.year.as_str().into()), (Col::Term, Cell::Json(rows))];
    done.next = Some(format!("mamnon years terms {name}"));
    Ok(Answer::Done(done.or_unchanged(lang)))
}

fn words(lang: Lang, days: &[Days]) -> String {
    let one = |d: &Days| {
        let (term, first, last) = (word(lang, d.term.code()), show_date(d.first), show_date(d.last));
        say!(lang, "{term} từ {first} đến {last}", "{term} {first} to {last}")
    };
    days.iter().map(one).collect::<Vec<_>>().join(", ")
}
