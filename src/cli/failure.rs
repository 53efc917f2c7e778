//! Turns an error into words and an exit code.
use super::ui::{Format, Ui};
use crate::domain::refusal::{Named, Refusal, RowProblem};
use crate::i18n::refusals::explain;
use serde_json::{Value, json};

/// Says what went wrong and gives the exit code.
pub fn report(ui: &Ui, error: &anyhow::Error) -> u8 {
    if let Some(refusal) = error.downcast_ref::<Refusal>() {
        return refused(ui, refusal);
    }
    if error.chain().any(is_interrupted) {
        return 130;
    }
    let message = format!("{error:#}");
    if ui.format == Format::Json {
        let error = json!({"code": "internal", "exit": 1, "message": message, "hint": null, "context": {}});
        ui.always(&json!({ "error": error }).to_string());
    } else {
        ui.always(&format!("{}[internal]: {message}", ui.lang.pick("Lỗi", "error")));
    }
    1
}

fn is_interrupted(error: &(dyn std::error::Error + 'static)) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == std::io::ErrorKind::Interrupted)
}

fn refused(ui: &Ui, refusal: &Refusal) -> u8 {
    // A check that found something has already said it.
    if matches!(refusal, Refusal::Findings { .. }) {
        return refusal.exit();
    }
    let words = explain(ui.lang, refusal);
    let (code, exit) = (refusal.code(), refusal.exit());
    if ui.format == Format::Json {
        let error = json!({
            "code": code, "exit": exit, "message": words.message, "hint": words.hint, "context": context(ui, refusal),
        });
        ui.always(&json!({ "error": error }).to_string());
        return exit;
    }
    ui.always(&format!("{}[{code}]: {}", ui.lang.pick("Lỗi", "error"), words.message));
    if let Refusal::BadRows { problems, .. } = refusal {
        for p in problems {
            ui.always(&row_line(ui, p));
        }
    }
    if let Some(hint) = words.hint {
        ui.talk(&format!("{} {hint}", ui.lang.pick("Gợi ý:", "hint:")));
    }
    exit
}

/// One bad row: line, column, code, message.
pub fn row_line(ui: &Ui, p: &RowProblem) -> String {
    let words = explain(ui.lang, &p.refusal).message;
    let title = |c: &str| crate::i18n::refusals::column_or_key(ui.lang, c);
    let column = p.column.map(|c| format!(", {} {}", ui.lang.pick("cột", "column"), title(c))).unwrap_or_default();
    format!("  {} {}{column} [{}]: {words}", ui.lang.pick("dòng", "line"), p.line, p.refusal.code())
}

/// The bad rows as JSON.
pub fn problems_json(ui: &Ui, problems: &[RowProblem]) -> Value {
    problems
        .iter()
        .map(|p| {
            let message = explain(ui.lang, &p.refusal).message;
            json!({"line": p.line, "column": p.column, "key": p.key, "code": p.refusal.code(), "message": message})
        })
        .collect()
}

/// The particulars that a program may want.
fn context(ui: &Ui, refusal: &Refusal) -> Value {
    match refusal {
        Refusal::BadRows { file, problems, rows } => {
            json!({"file": file, "rows": rows, "rejected": problems.len(), "problems": problems_json(ui, problems)})
        }
        Refusal::BookLocked(l) => json!({
            "book": l.book.code(), "period": l.period, "class": l.class, "final": l.final_lock,
            "locked_by": l.locked_by, "locked_at": l.locked_at.map(crate::domain::date::format_utc_ms),
            "row_day": l.row_day, "row_class": l.row_class, "child": l.child,
            "window": l.other.as_ref().map(|o| json!({"order": o.order, "who": o.who, "one_child": o.one_child})),
        }),
        Refusal::Incomplete { book, period, class, gaps, command } => {
            json!({"book": book.code(), "period": period, "class": class, "gaps": gaps, "command": command})
        }
        Refusal::WindowFull { order, most, used, wanted, .. } => {
            json!({"order": order, "most": most, "used": used, "wanted": wanted})
        }
        Refusal::NotFound { thing, given, near } => json!({"thing": thing.code(), "given": given, "near": near}),
        Refusal::Exists { thing, key } => json!({"thing": thing.code(), "key": key}),
        Refusal::NotAllowed { username, right, class } => {
            json!({"username": username, "right": right.code(), "class": class})
        }
        Refusal::Invalid { field, value, .. } => json!({"field": field, "value": value}),
        Refusal::AccountLocked { username, until } => {
            json!({"username": username, "until": crate::domain::date::format_utc_ms(*until)})
        }
        Refusal::OrderNeeded { book, period, class, approved, .. } => {
            json!({"book": book.code(), "period": period, "class": class, "approved": approved})
        }
        Refusal::ObjectOrderNeeded { kind, object } => json!({"kind": kind, "object": object}),
        Refusal::StillNamed { object, by } => match by {
            Named::Hold { until } => json!({"object": object, "until": until.to_string()}),
            Named::Balance { amount } => json!({"object": object, "amount": amount}),
            Named::Lock { book, period, class } => {
                json!({"object": object, "book": book.code(), "period": period, "class": class})
            }
            Named::Order { order } => json!({"object": object, "order": order}),
            Named::Correction { no } => json!({"object": object, "correction": no}),
        },
        Refusal::YearAhead { year, active, from } => json!({"year": year, "active": active, "from": from.to_string()}),
        Refusal::YearIncomplete { year, open } => {
            let open: Vec<_> = open.iter().map(|p| json!({"what": p.what, "which": p.which})).collect();
            json!({"year": year, "open": open})
        }
        Refusal::NoClassFound { from, to, classes } => {
            let classes: Vec<_> = classes.iter().map(|(c, n)| json!({"class": c, "children": n})).collect();
            json!({"from_year": from, "to_year": to, "classes": classes})
        }
        Refusal::NotWiped { object, order, .. } => json!({"object": object, "order": order}),
        Refusal::Tampered { findings } | Refusal::Findings { count: findings } => json!({"findings": findings}),
        _ => json!({}),
    }
}
