//! `mamnon unlock`
use super::context::Cx;
use super::orders::ask::{page, page_fields, page_words};
use super::orders::{notes, screen};
use super::ui::{Answer, Cell, Done};
use crate::app::Result;
use crate::app::orders::Kind;
use crate::i18n::columns::Col;
use crate::i18n::refusals::moment;
use crate::say;

/// Open a locked book for a while, as approved
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Book: children or meals
    book: String,
    /// Day, month or school year, as in the order
    period: String,
    /// Only this class
    #[arg(long)]
    class: Option<String>,
}

/// Opens a window; its hours run from now.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let page = page(cx, &args.book, &args.period, args.class.as_deref())?;
    if !screen::cosigned(cx, Kind::Unlock, &page)? {
        return Ok(screen::nothing(cx.lang()));
    }
    let (window, receipt) = cx.app()?.unlock(&page)?;
    let lang = cx.lang();
    let (words, until, no) = (page_words(lang, &page), moment(lang, window.until), window.order);
    let said = say!(
        lang,
        "Đã mở lại {words} theo phiếu số {no}, đến {until}.",
        "Opened {words} under order {no}, until {until}."
    );
    let mut done = Done::of(&receipt, said);
    done.fields = vec![(Col::Order, Cell::Int(no))];
    done.fields.extend(page_fields(&page));
    done.fields.push((Col::Until, window.until.into()));
    done.warnings.extend(notes::warning(cx, Some(no))?);
    let class = page.class.as_ref().map(|c| format!(" --class {c}")).unwrap_or_default();
    done.next = Some(format!("mamnon lock {} {}{class}", page.book.code(), page.period));
    Ok(Answer::Done(done))
}
