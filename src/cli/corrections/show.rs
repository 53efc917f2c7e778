//! `mamnon corrections show`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, List, Record};
use crate::app::Result;
use crate::domain::correction::System;
use crate::i18n::columns::Col;
use crate::i18n::fields::column_title;
use crate::i18n::words::word;

/// Show a slip
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Number of the slip
    #[arg(value_name = "N")]
    number: i64,
}

/// Shows a slip with its fields and all that became of it.
pub fn run(args: &Args, cx: &mut Cx) -> Result<Answer> {
    let v = cx.app()?.show_correction(args.number)?;
    let (lang, table) = (cx.lang(), cx.ui().format == super::super::ui::Format::Table);
    let s = v.slip;
    let mut fields = List::new(&[Col::Field, Col::Old, Col::New]);
    for f in v.fields {
        // A slot with `.told_at` is two words.
        let title = match (s.system, f.field.split_once('.')) {
            (System::Meals, Some((slot, told))) => format!("{}, {}", word(lang, slot), column_title(lang, told)),
            (System::Meals, None) => word(lang, &f.field).to_owned(),
            (System::Children, _) => column_title(lang, &f.field).to_owned(),
            _ => f.field.clone(),
        };
        let value = |v: Option<String>| v.map_or(Cell::Empty, Cell::word);
        fields.rows.push(vec![if table { title } else { f.field }.into(), value(f.old), value(f.new)]);
    }
    Ok(Answer::Record(Record {
        fields: vec![
            (Col::Correction, Cell::Int(s.no)),
            (Col::System, Cell::word(s.system.code())),
            (Col::Period, s.period.into()),
            (Col::Class, s.class.into()),
            (Col::Object, s.object.into()),
            (Col::Name, v.name.into()),
            (Col::Effect, v.effect.map_or(Cell::Empty, Cell::Money)),
            (Col::State, Cell::word(s.state.code())),
            (Col::Reason, s.reason.into()),
            (Col::Evidence, s.evidence.into()),
            (Col::ErrorStage, s.stage.map_or(Cell::Empty, Cell::word)),
            (Col::AskedBy, s.asked_by.into()),
            (Col::AskedAt, s.asked_at.into()),
            (Col::DecidedBy, s.decided_by.into()),
            (Col::DecidedAt, s.decided_at.into()),
            (Col::Answer, s.answer.into()),
            (Col::Order, s.order.into()),
            (Col::AppliedBy, s.applied_by.into()),
            (Col::AppliedAt, s.applied_at.into()),
            (Col::Letter, s.letter.into()),
            (Col::LetterDated, s.letter_dated.into()),
            (Col::SentOn, s.sent_on.into()),
            (Col::DoneOn, s.done_on.into()),
            (Col::VerifiedOn, s.verified_on.into()),
            (Col::ClosedAt, s.closed_at.into()),
        ],
        lists: vec![("fields", lang.pick("Nội dung điều chỉnh", "What it corrects").to_owned(), fields)],
        exit: 0,
    }))
}
