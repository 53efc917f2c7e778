//! `mamnon meals settle`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, List};
use crate::app::Result;
use crate::app::settle::{SettleRequest, SettleRow};
use crate::domain::date::show_date;
use crate::i18n::columns::Col;
use crate::i18n::refusals::period;
use crate::i18n::words::word;
use crate::say;
use serde_json::{Map, Value, json};

/// Settle a month: days, charges, balance of every child; it writes nothing
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The month
    month: String,
    /// Only this class
    #[arg(long)]
    class: Option<String>,
    /// Only this child
    #[arg(long)]
    child: Option<String>,
    /// Up to this day
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
}

const COLUMNS: &[Col] = &[
    Col::Child,
    Col::Name,
    Col::Class,
    Col::DaysPresent,
    Col::DaysExcused,
    Col::DaysUnexcused,
    Col::Opening,
    Col::Paid,
    Col::Adjusted,
    Col::Charged,
    Col::Closing,
];

fn cells(r: &SettleRow) -> Vec<Cell> {
    vec![
        r.child.as_str().into(),
        r.name.as_str().into(),
        r.class.as_str().into(),
        Cell::Int(r.days_present.into()),
        Cell::Int(r.days_excused.into()),
        Cell::Int(r.days_unexcused.into()),
        Cell::Money(r.opening),
        Cell::Money(r.paid),
        Cell::Money(r.adjusted),
        Cell::Money(r.charged),
        Cell::Money(r.closing),
    ]
}

/// Settles.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let request = SettleRequest {
        month: cx.month("month", &args.month)?,
        class: args.class,
        child: args.child,
        to: args.to.as_deref().map(|d| cx.date("to", d)).transpose()?,
    };
    let s = cx.app()?.settle(&request)?;
    let lang = cx.lang();
    let mut list = List::new(COLUMNS);
    // A child of several classes settled by one of them: what the days elsewhere cost has a column of its own.
    let elsewhere = s.rows.iter().any(|r| r.charged_elsewhere != 0);
    list.rows = s.rows.iter().map(cells).collect();
    let mut totals = cells(&s.totals);
    if elsewhere {
        list.columns.insert(10, Col::ChargedElsewhere.into());
        for (row, r) in list.rows.iter_mut().zip(&s.rows) {
            row.insert(10, Cell::Money(r.charged_elsewhere));
        }
        totals.insert(10, Cell::Money(s.totals.charged_elsewhere));
    }
    let when = period(lang, &s.month.to_string());
    let title = say!(lang, "Quyết toán tiền ăn {when}", "Settlement of {when}");
    list.title =
        Some(if s.provisional { format!("{title} – {}", lang.pick("TẠM TÍNH", "PROVISIONAL")) } else { title });
    totals[0] = lang.pick("Cộng", "Total").into();
    list.totals = Some(totals);
    let mut warnings = Vec::new();
    for (stage, day) in &s.missing_prices {
        let (stage, day) = (word(lang, stage.code()), show_date(*day));
        warnings.push(say!(
            lang,
            "chưa có mức ăn {stage} ngày {day}, tính 0 đ",
            "no price for {stage} on {day}, counted as 0 đ"
        ));
    }
    if let Some(first) = warnings.first() {
        let (n, label) = (warnings.len(), lang.pick("Lưu ý:", "warning:"));
        cx.ui().always(&format!(
            "{label} {first}{}",
            if n > 1 { say!(lang, " (và {} ngày khác)", " (and {} more)", n - 1) } else { String::new() }
        ));
    }
    let t = &s.totals;
    let mut beside = Map::new();
    beside.insert("month".into(), s.month.to_string().into());
    beside.insert("to".into(), s.to.to_string().into());
    beside.insert("provisional".into(), s.provisional.into());
    beside.insert("warnings".into(), warnings.into_iter().map(Value::String).collect());
    beside.insert(
        "totals".into(),
        json!({
            "children": s.rows.len(), "days_present": t.days_present, "days_excused": t.days_excused,
            "days_unexcused": t.days_unexcused, "opening": t.opening, "paid": t.paid, "adjusted": t.adjusted,
            "charged": t.charged, "charged_elsewhere": t.charged_elsewhere, "closing": t.closing,
        }),
    );
    list.beside = Some(beside);
    Ok(Answer::List(list))
}
