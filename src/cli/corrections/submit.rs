//! `mamnon corrections submit marks | child | outside`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Done};
use super::words::{capital, effect, fields_cell, principal, sentence};
use crate::app::Receipt;
use crate::app::Result;
use crate::app::corrections::{About, ChildSlip, MarkSlip, OutsideSlip, STAGES, Submitted};
use crate::app::meals::{parse_slot, parse_status};
use crate::domain::correction::{Field, System};
use crate::domain::meal::{MarkStatus, Slot};
use crate::domain::refusal::{Problem, Refusal, Usage};
use crate::domain::right::Right;
use crate::i18n::columns::Col;
use crate::say;
use clap::Subcommand;

/// Submit a slip.
#[derive(Debug, Subcommand)]
pub enum Submit {
    /// A child's mark of a day is wrong
    Marks(Marks),
    /// A child's record is wrong
    Child(Record),
    /// Something in the sector database or in universal education is wrong
    Outside(Outside),
}

/// What goes with every slip.
#[derive(Debug, clap::Args)]
pub struct With {
    /// Where the mistake arose: typing, paper, report, other
    #[arg(long, value_parser = STAGES)]
    stage: Option<String>,
    /// What proves it
    #[arg(long, value_name = "TEXT")]
    evidence: Option<String>,
}

/// A child's mark of a day is wrong
#[derive(Debug, clap::Args)]
pub struct Marks {
    /// The day
    date: String,
    /// The child, by code or by name without tones
    child: String,
    /// What is right: present, excused or unexcused
    status: String,
    /// Only this meal
    #[arg(long)]
    slot: Option<String>,
    /// When an absence was told: before or after the cutoff
    #[arg(long, value_parser = ["before", "late"])]
    told: Option<String>,
    #[command(flatten)]
    with: With,
}

/// A child's record is wrong
#[derive(Debug, clap::Args)]
pub struct Record {
    /// The child, by code or by name without tones
    child: String,
    /// Fields with what is right: name, birth_date, sex, pid, ethnicity, guardian_name, guardian_phone; "" takes a value away
    #[arg(required = true, num_args = 2.., value_names = ["FIELD", "VALUE"])]
    corrected: Vec<String>,
    #[command(flatten)]
    with: With,
}

/// Something in the sector database or in universal education is wrong
#[derive(Debug, clap::Args)]
pub struct Outside {
    /// sector (the sector database) or universal (universal education)
    #[arg(value_parser = ["sector", "universal"])]
    system: String,
    /// Day, month or school year of the report
    period: String,
    /// A child's code, or what else it is about
    object: String,
    /// The field, as the outside system names it; again for each further one
    #[arg(long, value_name = "FIELD")]
    field: Vec<String>,
    /// What stands there; "" for nothing
    #[arg(long = "old", value_name = "VALUE")]
    old_value: Vec<String>,
    /// What is right; "" for nothing
    #[arg(long = "new", value_name = "VALUE")]
    new_value: Vec<String>,
    #[command(flatten)]
    with: With,
}

impl With {
    fn about(self) -> About {
        let evidence = self.evidence.filter(|e| !e.trim().is_empty());
        About { stage: self.stage, evidence }
    }
}

fn unknown(field: &'static str, given: &str, allowed: Vec<&'static str>) -> Refusal {
    Refusal::Invalid { field, value: given.to_owned(), problem: Problem::UnknownWord { allowed } }
}

impl Submit {
    /// Submits.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        let (submitted, receipt, quicker) = match self {
            Submit::Marks(a) => {
                let statuses = || MarkStatus::ALL.iter().map(|s| s.code()).collect();
                let slots = || Slot::ALL.iter().map(|s| s.code()).collect();
                let slot = |s: &String| parse_slot(s).ok_or_else(|| unknown("slot", s, slots()));
                let request = MarkSlip {
                    date: cx.date("date", &a.date)?,
                    child: a.child,
                    status: parse_status(&a.status).ok_or_else(|| unknown("status", &a.status, statuses()))?,
                    slot: a.slot.as_ref().map(slot).transpose()?,
                    late: a.told.map(|t| t == "late"),
                };
                let (s, receipt) = cx.app()?.submit_mark(&request, &a.with.about())?;
                let code = s.slip.object.strip_prefix("child/").unwrap_or_default().to_owned();
                let quicker = format!("mamnon meals marks fix {} {code} {}", request.date, request.status.code());
                (s, receipt, Some(quicker).filter(|_| cx.app().is_ok_and(|a| a.may(Right::MealsMarks).is_ok())))
            }
            Submit::Child(a) => {
                if a.corrected.len() % 2 == 1 {
                    return Err(Refusal::Usage(Usage::Missing { option: "FIELD VALUE" }).into());
                }
                let pair = |p: &[String]| (p[0].trim().to_lowercase().replace('-', "_"), p[1].clone());
                let values = a.corrected.chunks(2).map(pair).collect();
                let request = ChildSlip { child: a.child, values };
                let (s, receipt) = cx.app()?.submit_child(&request, &a.with.about())?;
                (s, receipt, None)
            }
            Submit::Outside(a) => {
                let complete = a.field.len() == a.old_value.len() && a.field.len() == a.new_value.len();
                if a.field.is_empty() || !complete {
                    return Err(Refusal::Usage(Usage::Missing { option: "--field F --old O --new N" }).into());
                }
                let values = a.field.into_iter().zip(a.old_value).zip(a.new_value);
                let request = OutsideSlip {
                    system: System::parse(&a.system).unwrap_or(System::Sector),
                    period: cx.period("period", &a.period)?,
                    object: a.object,
                    fields: values.map(|((field, old), new)| Field { field, old: Some(old), new: Some(new) }).collect(),
                };
                let (s, receipt) = cx.app()?.submit_outside(&request, &a.with.about())?;
                (s, receipt, None)
            }
        };
        done(cx, submitted, &receipt, quicker)
    }
}

fn done(cx: &mut Cx, s: Submitted, receipt: &Receipt, quicker: Option<String>) -> Result<Answer> {
    let lang = cx.lang();
    let said = capital(&sentence(lang, &s.slip, &s.fields, s.effect));
    let mut done = Done::of(receipt, said + ".");
    if let Some(money) = s.effect {
        let money = effect(money);
        done.below.push(say!(lang, "Tiền ăn của ngày này: {money}.", "What the day costs: {money}."));
    }
    if !s.is_locked
        && let Some(quicker) = quicker
    {
        done.below.push(say!(
            lang,
            "Sổ ngày này chưa khóa: sửa ngay được bằng {quicker}",
            "The day is not locked: {quicker} corrects it at once"
        ));
    }
    done.fields = vec![
        (Col::Correction, Cell::Int(s.slip.no)),
        (Col::System, Cell::word(s.slip.system.code())),
        (Col::Period, s.slip.period.as_str().into()),
        (Col::Class, s.slip.class.clone().into()),
        (Col::Object, s.slip.object.as_str().into()),
        (Col::Fields, fields_cell(cx, &s.slip, &s.fields)),
        (Col::Effect, s.effect.map_or(Cell::Empty, Cell::Money)),
        (Col::Locked, s.is_locked.into()),
        (Col::State, Cell::word(s.slip.state.code())),
    ];
    let no = s.slip.no;
    let applies = s.slip.system.book().is_some() && cx.app()?.may(Right::CorrectionsApply).is_ok();
    if receipt.entry.is_some() {
        done.next = Some(if applies {
            let principal = principal(cx)?;
            format!("mamnon corrections apply {no} --cosign {principal}")
        } else {
            format!("mamnon corrections show {no}")
        });
    }
    Ok(Answer::Done(done))
}
