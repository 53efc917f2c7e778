//! `mamnon meals marks fix`
use super::super::super::context::Cx;
use super::super::super::ui::{Answer, Cell, Done};
use super::super::one_of;
use crate::app::Result;
use crate::app::marks::MarkFix;
use crate::app::meals::{parse_slot, parse_status};
use crate::domain::date::show_date;
use crate::domain::meal::{MarkStatus, Slot};
use crate::domain::money::show_money;
use crate::i18n::columns::Col;
use crate::i18n::words::word;
use crate::say;

/// Correct one child's mark; the neighbours stay as they are
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The day
    date: String,
    /// The child, by code or by name without tones
    child: String,
    /// present, excused or unexcused
    status: String,
    /// Only this meal
    #[arg(long)]
    slot: Option<String>,
    /// When an absence was told: before or after the cutoff
    #[arg(long, value_parser = ["before", "late"])]
    told: Option<String>,
}

/// Corrects the mark, and says whether the day is charged.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let statuses: Vec<&'static str> = MarkStatus::ALL.iter().map(|s| s.code()).collect();
    let slots: Vec<&'static str> = Slot::ALL.iter().map(|s| s.code()).collect();
    let request = MarkFix {
        date: cx.date("date", &args.date)?,
        child: args.child,
        status: one_of("status", &args.status, parse_status(&args.status), &statuses)?,
        slot: args.slot.as_deref().map(|s| one_of("slot", s, parse_slot(s), &slots)).transpose()?,
        late: args.told.map(|t| t == "late"),
    };
    let (a, receipt) = cx.app()?.marks_fix(request)?;
    let lang = cx.lang();
    let (name, code, day) = (&a.child.name, &a.child.code, show_date(a.date));
    let (before, after) = (a.before.map_or("–", |s| word(lang, s.code())), word(lang, a.after.code()));
    let cost = show_money(a.charged);
    let charge = if a.is_charged {
        say!(lang, "ngày này tính tiền ({cost} đ)", "the day is charged ({cost} đ)")
    } else {
        say!(lang, "ngày này không tính tiền", "the day is not charged")
    };
    let said = say!(
        lang,
        "{name} ({code}), {day}: {before} → {after}; {charge}.",
        "{name} ({code}), {day}: {before} → {after}; {charge}."
    );
    let mut done = Done::of(&receipt, said);
    done.fields = vec![
        (Col::Date, a.date.into()),
        (Col::Child, code.as_str().into()),
        (Col::Class, a.class.code.as_str().into()),
        (Col::Before, a.before.map_or(Cell::Empty, |s| Cell::word(s.code()))),
        (Col::Status, Cell::word(a.after.code())),
        (Col::Charge, a.is_charged.into()),
        (Col::Charged, Cell::Money(a.charged)),
        (Col::Order, receipt.order.into()),
    ];
    done.next = Some(format!("mamnon meals marks show {} {}", a.date.strftime("%Y-%m"), a.class.code));
    Ok(Answer::Done(done.or_unchanged(lang)))
}
