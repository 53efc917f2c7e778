//! What stands out wherever an order or a window is shown: that nobody has ratified it yet.
use super::super::context::Cx;
use crate::app::Result;
use crate::app::under::Unratified;
use crate::domain::date::{Date, show_date};
use crate::i18n::Lang;
use crate::say;

/// `chưa xác nhận bổ sung, hạn 27/11/2026`
pub fn unratified(lang: Lang, due: Date, overdue: bool) -> String {
    let day = show_date(due);
    if overdue {
        return say!(lang, "chưa xác nhận bổ sung, quá hạn ngày {day}", "not ratified, which was due on {day}");
    }
    say!(lang, "chưa xác nhận bổ sung, hạn {day}", "not ratified, due on {day}")
}

/// The orders that nobody has ratified yet.
pub fn waiting(cx: &mut Cx) -> Result<Vec<Unratified>> {
    cx.app()?.unratified_findings()
}

/// The warning below what was done under an order, if nobody has ratified it yet.
pub fn warning(cx: &mut Cx, order: Option<i64>) -> Result<Option<String>> {
    let Some(no) = order else { return Ok(None) };
    let found = waiting(cx)?.into_iter().find(|u| u.order == no);
    let lang = cx.lang();
    Ok(found.map(|u| {
        let note = unratified(lang, u.due, u.overdue);
        say!(lang, "Phiếu số {no} {note}.", "Order {no} is {note}.")
    }))
}
