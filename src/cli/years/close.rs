//! `mamnon years close`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Done};
use super::nothing_done;
use crate::app::Result;
use crate::domain::text;
use crate::i18n::columns::Col;
use crate::i18n::refusals::open_point;
use crate::say;
use serde_json::json;

/// Close a school year for good on the principal's decision
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The year, as 2026-2027
    year: String,
    /// Number of the principal's decision, where the order does not have it
    #[arg(long, value_name = "NO")]
    document: Option<String>,
}

/// Says what is still open, asks, closes.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let (year, open) = cx.app()?.check_closing(&args.year)?;
    let (lang, name) = (cx.lang(), year.year.clone());
    let words: Vec<String> = open.iter().map(|p| open_point(lang, p)).collect();
    let document = args.document.as_deref().map(text::clean).filter(|d| !d.is_empty());
    if !cx.global.dry_run && !cx.global.yes {
        for line in &words {
            cx.ui().always(&format!("{} {line}", lang.pick("Lưu ý:", "warning:")));
        }
        let question = say!(
            lang,
            "Kết thúc năm học {name}: mọi sổ của năm học khóa hẳn, không bao giờ mở lại được.",
            "Close {name}: every book of the year is locked for good and never opens again."
        );
        if !cx.prompt().confirm(&question, &name)? {
            return Ok(nothing_done(lang));
        }
    }
    let (closed, receipt) = cx.app()?.years_close(&name, document.as_deref())?;
    let order = closed.order;
    let said = say!(
        lang,
        "Đã kết thúc năm học {name} theo phiếu số {order}; mọi sổ của năm học đã khóa hẳn.",
        "Closed {name} under order {order}; every book of the year is locked for good."
    );
    let mut done = Done::of(&receipt, said);
    done.warnings = closed.open.iter().map(|p| open_point(lang, p)).collect();
    let open = closed.open.iter().map(|p| json!({"what": p.what, "which": p.which})).collect();
    done.fields = vec![
        (Col::Year, closed.year.year.into()),
        (Col::State, Cell::word(closed.year.state)),
        (Col::Order, order.into()),
        (Col::Document, closed.document.into()),
        (Col::Windows, Cell::Many(closed.windows.into_iter().map(Cell::Int).collect())),
        (Col::Missing, Cell::Json(open)),
    ];
    done.next = Some("mamnon audit verify".into());
    Ok(Answer::Done(done))
}
