//! `mamnon meals marks set`
use super::super::super::context::Cx;
use super::super::super::ui::{Answer, Cell, Done};
use super::super::one_of;
use crate::app::Result;
use crate::app::marks::MarksSet;
use crate::app::meals::parse_slot;
use crate::domain::date::show_date;
use crate::domain::meal::Slot;
use crate::i18n::columns::Col;
use crate::i18n::words::word;
use crate::say;
use serde_json::json;

/// Mark a class for a day: everybody present but those named
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The day
    date: String,
    /// The class
    class: String,
    /// Children away who were told of, by code or by name without tones
    #[arg(long, value_name = "CHILD,…", value_delimiter = ',')]
    absent: Vec<String>,
    /// Children away of whom nobody told
    #[arg(long, value_name = "CHILD,…", value_delimiter = ',')]
    unexcused: Vec<String>,
    /// Children who eat only these meals
    #[arg(long, value_name = "CHILD=SLOT+SLOT,…", value_delimiter = ',')]
    only: Vec<String>,
}

/// `T2600012=lunch+afternoon`
fn only(given: &str) -> Result<(String, Vec<Slot>)> {
    let (child, slots) = given.split_once('=').unwrap_or((given, ""));
    let names: Vec<&'static str> = Slot::ALL.iter().map(|s| s.code()).collect();
    let slots = slots.split('+').map(|s| one_of("only", s, parse_slot(s), &names)).collect::<Result<_>>()?;
    Ok((child.to_owned(), slots))
}

/// Marks the class.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let request = MarksSet {
        date: cx.date("date", &args.date)?,
        class: args.class,
        absent: args.absent,
        unexcused: args.unexcused,
        only: args.only.iter().map(|o| only(o)).collect::<Result<_>>()?,
    };
    let (a, receipt) = cx.app()?.marks_set(request)?;
    let lang = cx.lang();
    let (day, class) = (show_date(a.date), &a.class.code);
    let (present, excused, unexcused) = (a.present, a.excused, a.unexcused);
    let mut below = Vec::new();
    let said = say!(
        lang,
        "Lớp {class} ngày {day}: {present} có ăn, {excused} nghỉ có phép, {unexcused} nghỉ không phép.",
        "Class {class} on {day}: {present} present, {excused} excused, {unexcused} unexcused."
    );
    // A day marked before: whoever changes without having been named is worth a look.
    for c in a.changed.iter().filter(|c| a.overwrote && !c.named) {
        let (name, code) = (&c.name, &c.child);
        let (before, after) = (c.before.map_or("", |s| word(lang, s.code())), word(lang, c.after.code()));
        below.push(say!(
            lang,
            "  {name} ({code}) cũng đổi: {before} → {after}",
            "  {name} ({code}) changes too: {before} → {after}"
        ));
    }
    let mut done = Done { below, ..Done::of(&receipt, said) };
    let changed = a
        .changed
        .iter()
        .map(|c| json!({"child": c.child, "before": c.before.map(crate::domain::meal::MarkStatus::code), "after": c.after.code(), "named": c.named}))
        .collect();
    done.fields = vec![
        (Col::Date, a.date.into()),
        (Col::Class, class.as_str().into()),
        (Col::Children, Cell::count(a.children)),
        (Col::Present, Cell::count(present)),
        (Col::Excused, Cell::count(excused)),
        (Col::Unexcused, Cell::count(unexcused)),
        (Col::Changed, Cell::Json(changed)),
    ];
    done.next = Some(format!("mamnon meals marks show {} {class}", a.date.strftime("%Y-%m")));
    Ok(Answer::Done(done.or_unchanged(lang)))
}
