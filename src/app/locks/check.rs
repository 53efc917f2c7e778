//! What a page lacks before it is locked (Q4.5): each finding with the command that shows it.
use super::super::{App, Result};
use crate::app::orders::Page;
use crate::domain::book::Book;
use crate::domain::date::{Date, Month};
use crate::domain::right::Right;
use crate::store::Db;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// A kind of finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Serving days on which nobody of a class is marked.
    MissingDays,
    /// Children without a mark on days on which their class is marked.
    UnmarkedChildren,
    /// Correction slips that wait.
    OpenCorrection,
    /// Children that never were in a class.
    WithoutClass,
}

impl Lack {
    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            Lack::MissingDays => "missing_days",
            Lack::UnmarkedChildren => "unmarked_children",
            Lack::OpenCorrection => "open_correction",
            Lack::WithoutClass => "without_class",
        }
    }
}

/// Something that a page lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// What.
    pub lack: Lack,
    /// The class.
    pub class: Option<String>,
    /// The days.
    pub days: Vec<Date>,
    /// The children, by code.
    pub children: Vec<String>,
    /// The command that shows it.
    pub command: String,
}

impl App {
    /// What a page lacks. Whoever locks or orders it may ask.
    pub fn lock_check(&mut self, page: &Page) -> Result<Vec<Gap>> {
        if self.may(Right::OrdersApprove).is_err() {
            self.may(Right::Lock)?;
        }
        let today = self.today();
        self.read(|db| check(db, page, today))
    }
}

/// What a page lacks up to and including today.
pub(super) fn check(db: Db<'_>, page: &Page, today: Date) -> Result<Vec<Gap>> {
    let mut gaps = match page.book {
        Book::Meals => unmarked(db, page, today)?,
        Book::Children => without_class(db)?,
    };
    for no in db.open_corrections(page.book, page.first, page.last, page.class.as_deref())? {
        gaps.push(Gap {
            lack: Lack::OpenCorrection,
            class: page.class.clone(),
            days: vec![],
            children: vec![],
            command: format!("mamnon corrections show {no}"),
        });
    }
    Ok(gaps)
}

fn unmarked(db: Db<'_>, page: &Page, today: Date) -> Result<Vec<Gap>> {
    let last = page.last.min(today);
    let serving = db.serving_days(page.first, last)?;
    if serving.is_empty() {
        return Ok(vec![]);
    }
    let mut marked = HashSet::new();
    db.each_mark(page.first, last, |m| {
        // A child has several marks a day, one after the other.
        let key = (m.date.parse::<Date>()?, m.child);
        marked.insert(key);
        Ok(())
    })?;
    let mut expected: BTreeMap<(String, Date), Vec<(i64, String)>> = BTreeMap::new();
    for span in db.enrolment_spans(page.first, last)? {
        if page.class.as_ref().is_some_and(|c| *c != span.class) {
            continue;
        }
        for day in serving.iter().filter(|d| span.from <= **d && **d <= span.to) {
            let key = (span.class.clone(), *day);
            expected.entry(key).or_default().push((span.child_id, span.child_code.clone()));
        }
    }
    let (mut days, mut children) =
        (BTreeMap::<_, Vec<Date>>::new(), BTreeMap::<_, (Vec<Date>, BTreeSet<String>)>::new());
    for ((class, day), roll) in expected {
        let missing: Vec<_> = roll.iter().filter(|(id, _)| !marked.contains(&(day, *id))).collect();
        if missing.len() == roll.len() {
            days.entry(class).or_default().push(day);
        } else if !missing.is_empty() {
            let (days, codes) = children.entry(class).or_default();
            days.push(day);
            codes.extend(missing.into_iter().map(|(_, code)| code.clone()));
        }
    }
    let show = |class: &str, days: &[Date]| {
        let month = days.first().map(|d| Month::of(*d).to_string()).unwrap_or_default();
        format!("mamnon meals marks show {month} {class}")
    };
    let mut gaps = Vec::new();
    for (class, days) in days {
        let command = show(&class, &days);
        gaps.push(Gap { lack: Lack::MissingDays, class: Some(class), days, children: vec![], command });
    }
    for (class, (days, codes)) in children {
        let (command, children) = (show(&class, &days), codes.into_iter().collect());
        gaps.push(Gap { lack: Lack::UnmarkedChildren, class: Some(class), days, children, command });
    }
    Ok(gaps)
}

fn without_class(db: Db<'_>) -> Result<Vec<Gap>> {
    let mut gaps = Vec::new();
    for code in db.children_without_class()? {
        let command = format!("mamnon children show {code}");
        gaps.push(Gap { lack: Lack::WithoutClass, class: None, days: vec![], children: vec![code], command });
    }
    Ok(gaps)
}
