//! `mamnon corrections apply`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Done};
use super::words::{change, effect, fields_cell, numbers, place};
use crate::app::Result;
use crate::app::corrections::Applied;
use crate::domain::correction::System;
use crate::i18n::columns::Col;
use crate::say;

/// Carry slips out: open, write, lock again, each in one entry
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Numbers of the slips
    #[arg(required = true, value_name = "N")]
    numbers: Vec<i64>,
}

/// Carries out one after the other: a write uses one order. What was done before a refusal stays done, and is said.
pub fn run(args: &Args, cx: &mut Cx) -> Result<Answer> {
    let mut all: Vec<Applied> = Vec::new();
    for no in &args.numbers {
        match cx.app()?.apply_correction(*no) {
            Ok(applied) => all.push(applied),
            Err(error) => {
                let before: Vec<i64> = all.iter().map(|a| a.slip.no).collect();
                if !before.is_empty() && !cx.global.dry_run {
                    let (lang, which) = (cx.lang(), numbers(&before));
                    cx.ui().always(&say!(
                        lang,
                        "Đã thực hiện phiếu điều chỉnh số {which}; phiếu số {no} thì chưa:",
                        "Carried out correction slip {which}; slip {no} not:"
                    ));
                }
                return Err(error);
            }
        }
    }
    let lang = cx.lang();
    let said = |a: &Applied| {
        let (no, code, place) = (a.slip.no, &a.child.code, place(lang, &a.slip));
        let change = change(lang, a.slip.system, &a.fields);
        let money = a.effect.map(|m| format!(" ({})", effect(m))).unwrap_or_default();
        say!(
            lang,
            "Đã sửa theo phiếu điều chỉnh số {no}: {code} {place}: {change}{money}.",
            "Corrected by slip {no}: {code} {place}: {change}{money}."
        )
    };
    let Some(last) = all.last() else { return Ok(Answer::Done(Done::default())) };
    let lines: Vec<String> = all.iter().map(said).collect();
    let mut done = Done::of(&last.receipt, lines[0].clone());
    done.below = lines[1..].to_vec();
    if last.receipt.order.is_some() {
        done.below.push(
            lang.pick(
                "Sổ khóa như trước, không còn đợt mở sổ nào của phiếu.",
                "The book is locked as before; no window of the slip stays open.",
            )
            .to_owned(),
        );
    }
    done.fields = match all.as_slice() {
        [one] => vec![
            (Col::Correction, Cell::Int(one.slip.no)),
            (Col::State, Cell::word(one.slip.state.code())),
            (Col::Period, one.slip.period.as_str().into()),
            (Col::Class, one.slip.class.clone().into()),
            (Col::Child, one.child.code.as_str().into()),
            (Col::Fields, fields_cell(cx, &one.slip, &one.fields)),
            (Col::Effect, one.effect.map_or(Cell::Empty, Cell::Money)),
            (Col::Order, one.receipt.order.into()),
        ],
        many => vec![
            (Col::Correction, Cell::Many(many.iter().map(|a| Cell::Int(a.slip.no)).collect())),
            (Col::Entries, Cell::Many(many.iter().map(|a| Cell::from(a.receipt.entry.map(|e| e as i64))).collect())),
            (Col::Effect, Cell::Money(many.iter().filter_map(|a| a.effect).sum())),
        ],
    };
    done.next = Some(match (last.slip.system, &last.slip.class) {
        (System::Meals, Some(class)) => format!("mamnon meals marks show {} {class}", &last.slip.period[..7]),
        _ => format!("mamnon children show {}", last.child.code),
    });
    Ok(Answer::Done(done))
}
