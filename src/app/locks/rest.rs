//! What rests on a page that was written in through a window (Q4.5): pages of other books, settled months, extracts already made.
//! It is worked out from the log, nothing is stored.
use super::super::{App, Result};
use super::due::months;
use crate::domain::book::Book;
use crate::domain::date::Date;
use crate::domain::lock::{Lock, Window};
use crate::domain::right::Right;
use crate::store::Db;
use crate::store::export::ExportRun;

/// Something that rests on what was changed.
#[derive(Clone, Debug)]
pub enum Rest {
    /// A locked page of another book.
    Page(Lock),
    /// The settlement of a locked month.
    Settlement {
        /// The month.
        month: String,
        /// The class of the lock.
        class: Option<String>,
    },
    /// An extract made before the change.
    Export(ExportRun),
}

impl Rest {
    /// Its stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Rest::Page(_) => "page_rests_on_it",
            Rest::Settlement { .. } => "settlement_rests_on_it",
            Rest::Export(_) => "stale_export",
        }
    }

    /// The command that shows it.
    pub fn command(&self) -> String {
        let flag = |class: &Option<String>| class.as_ref().map(|c| format!(" --class {c}")).unwrap_or_default();
        match self {
            Rest::Page(l) => format!("mamnon lock {} {}{} --check", l.book.code(), l.period, flag(&l.class)),
            Rest::Settlement { month, class } => format!("mamnon meals settle {month}{}", flag(class)),
            Rest::Export(_) => "mamnon export list --sent".to_owned(),
        }
    }
}

/// An extract, and the first entry after it that changed through a window what it rests on.
#[derive(Clone, Debug)]
pub struct Sent {
    /// The extract.
    pub run: ExportRun,
    /// The entry that made it stale.
    pub stale: Option<u64>,
}

/// The books that a pack rests on.
fn books_of(pack: &str) -> &'static [Book] {
    match pack {
        "children" | "classes" | "headcount" | "movement" => &[Book::Children],
        "fees" | "payments" | "calendar" => &[Book::Meals],
        "marks" | "settlement" | "ledger" | "nutrition" | "market" => &[Book::Children, Book::Meals],
        _ => &[],
    }
}

/// Whether an extract holds something of the page of a window.
fn holds(db: Db<'_>, run: &ExportRun, w: &Window) -> Result<bool> {
    let class = run.class.is_none() || w.class.is_none() || run.class == w.class;
    if !class || !books_of(&run.pack).contains(&w.book) {
        return Ok(false);
    }
    let days = run.period.as_deref().map(|p| db.days_of_period(p)).transpose()?.flatten();
    Ok(days.is_none_or(|(first, last)| first <= w.last && last >= w.first))
}

/// What rests on the pages of these windows, if anything was written in them.
pub(super) fn resting(db: Db<'_>, windows: &[Window]) -> Result<Vec<Rest>> {
    let mut rest = Vec::new();
    let locks = db.locks()?;
    for w in windows {
        let through = db.entries_through(w)?;
        let Some((_, changed_at)) = through.last() else { continue };
        let class = |l: &Lock| l.class.is_none() || w.class.is_none() || l.class == w.class;
        let meets = |l: &Lock, first: Date, last: Date| l.first <= last && l.last >= first && class(l);
        let meals = || locks.iter().filter(|l| l.book == Book::Meals && meets(l, w.first, w.last));
        if w.book == Book::Children {
            rest.extend(meals().cloned().map(Rest::Page));
        }
        for month in months(w.first, w.last) {
            let whole = |l: &&Lock| !l.by_day && meets(l, month.first(), month.last());
            if let Some(l) = meals().find(whole) {
                rest.push(Rest::Settlement { month: month.to_string(), class: l.class.clone() });
            }
        }
        for run in db.export_runs()? {
            if run.made_at <= *changed_at && holds(db, &run, w)? {
                rest.push(Rest::Export(run));
            }
        }
    }
    let key = |r: &Rest| match r {
        Rest::Page(l) => format!("1/{}/{:?}", l.id, l.class),
        Rest::Settlement { month, class } => format!("2/{month}/{class:?}"),
        Rest::Export(run) => format!("3/{:09}", run.id),
    };
    rest.sort_by_key(key);
    rest.dedup_by_key(|r| key(r));
    Ok(rest)
}

impl App {
    /// Extracts that were made, the newest first, each with the entry that made it stale. Whoever reads the own entries only gets
    /// the own extracts.
    pub fn exports_sent(&mut self) -> Result<Vec<Sent>> {
        let (_, scope) = self.may(Right::LogRead)?;
        let actor = self.actor()?.username;
        self.read(|db| {
            let mut windows = Vec::new();
            for window in db.windows()? {
                let through = db.entries_through(&window)?;
                windows.push((window, through));
            }
            let mut sent = Vec::new();
            for run in db.export_runs()?.into_iter().rev() {
                if scope != crate::domain::right::Scope::All && run.made_by != actor {
                    continue;
                }
                let mut stale: Option<u64> = None;
                for (window, through) in &windows {
                    if holds(db, &run, window)? {
                        let later = through.iter().find(|(_, at)| *at > run.made_at).map(|(seq, _)| *seq);
                        stale = stale.into_iter().chain(later).min();
                    }
                }
                sent.push(Sent { run, stale });
            }
            Ok(sent)
        })
    }
}
