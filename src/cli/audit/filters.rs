//! What narrows a list of entries, the same for every command that shows one.
use super::super::context::{Cx, bad_date};
use super::super::orders::ask::book;
use super::super::ui::Format;
use crate::app::Result;
use crate::app::audit::EntryFilter;
use crate::domain::moment::{Span, parse_moment};

/// Entries that a table shows unless told otherwise.
pub const SCREEN: usize = 50;

/// Filters; `--order N` belongs to them too.
#[derive(Debug, clap::Args)]
pub struct Filters {
    /// Only this action, or those whose code begins with it: meals, meals.marks.set
    #[arg(long)]
    action: Option<String>,
    /// Only entries whose object begins with this: meals/2026-10
    #[arg(long)]
    object: Option<String>,
    /// Only what concerns this child
    #[arg(long)]
    child: Option<String>,
    /// Only what concerns this class
    #[arg(long)]
    class: Option<String>,
    /// Only of this book: children or meals
    #[arg(long)]
    book: Option<String>,
    /// Only what concerns this day, month or school year; when it was written is --since and --until
    #[arg(long)]
    period: Option<String>,
    /// Not before that day or moment: 05/10/2026, hôm qua 14:30, 8h30
    #[arg(long, value_name = "T")]
    since: Option<String>,
    /// Not after that day or moment
    #[arg(long, value_name = "T")]
    until: Option<String>,
    /// Only the last N; 50 in a table, all in CSV and JSON
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
}

impl Filters {
    /// The filter, with a screenful as the limit of a table.
    pub fn read(self, cx: &mut Cx, actor: Option<String>) -> Result<EntryFilter> {
        let screen = (cx.ui().format == Format::Table).then_some(SCREEN);
        Ok(EntryFilter {
            actor,
            action: self.action,
            object: self.object,
            child: self.child,
            class: self.class,
            book: self.book.as_deref().map(book).transpose()?,
            period: self.period.as_deref().map(|p| cx.period("period", p)).transpose()?,
            order: cx.global.order,
            since: moment(cx, "since", self.since.as_deref())?.map(|s| s.0),
            until: moment(cx, "until", self.until.as_deref())?.map(|s| s.1),
            limit: self.limit.or(screen),
        })
    }
}

fn moment(cx: &mut Cx, field: &'static str, typed: Option<&str>) -> Result<Option<Span>> {
    let Some(typed) = typed else { return Ok(None) };
    let context = cx.app()?.date_context()?;
    parse_moment(typed, &context).map(Some).map_err(|e| bad_date(field, typed, e))
}
