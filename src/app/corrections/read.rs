//! Slips as their readers may see them: the list, one slip, what waits, the month's report.
use super::super::{App, Result};
use super::{effect, find_slip, year_of};
use crate::domain::correction::{Field, Slip, State, System};
use crate::domain::date::{Date, Month, Period, local_date};
use crate::domain::person;
use crate::domain::refusal::{Refusal, Thing};
use crate::domain::right::{Right, Scope};
use crate::domain::role::{Authority, Reach};
use crate::store::Db;
use jiff::Timestamp;
use std::collections::HashMap;

/// What stands in place of a value that the reader may not see.
const HIDDEN: &str = "***";

/// Which slips.
#[derive(Clone, Debug, Default)]
pub struct SlipFilter {
    /// In this state.
    pub state: Option<State>,
    /// About this system.
    pub system: Option<System>,
    /// Of this month.
    pub month: Option<Month>,
}

/// A slip as the reader may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlipView {
    /// The slip.
    pub slip: Slip,
    /// What it corrects, with what the reader may not see hidden.
    pub fields: Vec<Field>,
    /// The child's name, where the reader may know it.
    pub name: Option<String>,
    /// What the child's day costs more or less.
    pub effect: Option<i64>,
}

/// A line of the month's report: a slip, or a window and what was written in it.
#[derive(Clone, Debug)]
pub struct ReportLine {
    /// `correction` or `window`.
    pub kind: &'static str,
    /// Number of the slip.
    pub correction: Option<i64>,
    /// Number of the order.
    pub order: Option<i64>,
    /// The book, or the outside system.
    pub system: String,
    /// Its period.
    pub period: String,
    /// Its class.
    pub class: Option<String>,
    /// What it is about.
    pub object: Option<String>,
    /// State of the slip; of a window `open` or `ended`.
    pub state: &'static str,
    /// It changed a page that had been locked.
    pub after_lock: bool,
    /// Values changed.
    pub changes: u64,
    /// Who asked.
    pub asked_by: Option<String>,
    /// Who approved.
    pub decided_by: Option<String>,
    /// Who did it.
    pub done_by: Option<String>,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
}

/// A slip belongs to the month in which its day or month lies; one of a whole school year to the month in which it was
/// submitted.
pub fn is_of_month(slip: &Slip, first: Date, last: Date) -> bool {
    let day = match (slip.period.len(), slip.period.parse::<Date>()) {
        (10, Ok(day)) => day,
        (7, _) => format!("{}-01", slip.period).parse().unwrap_or(Date::MIN),
        _ => local_date(slip.asked_at),
    };
    first <= day && day <= last
}

/// What a reader sees of slips.
pub struct Eyes<'a> {
    authority: &'a Authority,
    username: &'a str,
    all: bool,
}

impl<'a> Eyes<'a> {
    /// Of an account. Who approves, carries out or reads the whole log sees every slip, others their own.
    pub fn of(authority: &'a Authority, username: &'a str) -> Eyes<'a> {
        let all = authority.has(Right::OrdersApprove)
            || authority.has(Right::CorrectionsApply)
            || authority.scope(Right::LogRead).is_some_and(|s| s > Scope::Own);
        Eyes { authority, username, all }
    }

    fn sees(&self, slip: &Slip) -> bool {
        self.all || slip.asked_by == self.username
    }

    fn reaches(&self, right: Right, year: &str, class: Option<&str>) -> bool {
        match self.authority.reach(right) {
            Some(Reach::All) => true,
            Some(reach) => class.is_some_and(|c| reach.covers(year, c)),
            None => false,
        }
    }

    /// A value of a slip. Marks are figures; a child's record and what is outside may be personal.
    fn value(&self, slip: &Slip, year: &str, field: &str, value: &str) -> String {
        let class = slip.class.as_deref();
        let own = slip.asked_by == self.username;
        if own || slip.system == System::Meals || self.reaches(Right::SensitiveRead, year, class) {
            return value.to_owned();
        }
        let reads = self.authority.scope(Right::ChildrenRead).is_some_and(|s| s > Scope::Names);
        match (slip.system, field) {
            _ if slip.is_outside() && slip.child.is_none() => value.to_owned(),
            (System::Children, "name") => value.to_owned(),
            (System::Children, "pid") if reads => person::mask_pid(value),
            (System::Children, "guardian_phone") if reads => person::mask_phone(value),
            (System::Children, _) if reads => value.to_owned(),
            _ => HIDDEN.to_owned(),
        }
    }

    /// The slip as the reader sees it; none if not at all.
    pub fn view(&self, db: Db<'_>, slip: Slip) -> Result<Option<SlipView>> {
        if !self.sees(&slip) {
            return Ok(None);
        }
        let fields = db.correction_fields(slip.no)?;
        let effect = effect(db, &slip, &fields)?;
        let year = year_of(db, slip.asked_at)?;
        let shown = |f: Field| {
            let value = |v: Option<String>| v.map(|v| self.value(&slip, &year, &f.field, &v));
            Field { old: value(f.old.clone()), new: value(f.new.clone()), field: f.field }
        };
        let fields = fields.into_iter().map(shown).collect();
        let child = slip.child.map(|id| db.child_by_id(id)).transpose()?.flatten();
        let name = child.map(|c| c.name).filter(|n| !n.is_empty() && self.authority.has(Right::ChildrenRead));
        Ok(Some(SlipView { slip, fields, name, effect }))
    }

    /// Every slip that the reader sees and the filter lets through, the oldest first.
    pub fn views(&self, db: Db<'_>, filter: &SlipFilter) -> Result<Vec<SlipView>> {
        let mut views = Vec::new();
        for slip in db.corrections(filter.state)? {
            let in_month = filter.month.is_none_or(|m| is_of_month(&slip, m.first(), m.last()));
            if in_month && filter.system.is_none_or(|s| s == slip.system) {
                views.extend(self.view(db, slip)?);
            }
        }
        Ok(views)
    }
}

impl App {
    fn reader(&mut self) -> Result<(Authority, String)> {
        let actor = self.actor()?;
        let today = self.today();
        let authority = match actor.account {
            Some(account) => self.school.db().authority(account, today)?,
            None => Authority::default(),
        };
        Ok((authority, actor.username))
    }

    /// Slips, the oldest first.
    pub fn list_corrections(&mut self, filter: &SlipFilter) -> Result<Vec<SlipView>> {
        let (authority, username) = self.reader()?;
        self.read(|db| Eyes::of(&authority, &username).views(db, filter))
    }

    /// One slip; those who may not see all see their own.
    pub fn show_correction(&mut self, no: i64) -> Result<SlipView> {
        let (authority, username) = self.reader()?;
        self.read(|db| {
            let slip = find_slip(&db, no)?;
            let missing = || Refusal::NotFound { thing: Thing::Correction, given: no.to_string(), near: vec![] };
            Eyes::of(&authority, &username).view(db, slip)?.ok_or_else(|| missing().into())
        })
    }

    /// The slips that wait for the principal, with what they do to the money.
    pub fn waiting_corrections(&mut self) -> Result<Vec<SlipView>> {
        self.list_corrections(&SlipFilter { state: Some(State::Submitted), ..SlipFilter::default() })
    }

    /// What changed in a month's books after they were locked, and what was asked for: slips and windows, with people and
    /// reasons.
    pub fn corrections_report(&mut self, month: Month, class: Option<&str>) -> Result<Vec<ReportLine>> {
        let (authority, username) = self.reader()?;
        let eyes = Eyes::of(&authority, &username);
        if !eyes.all {
            return Err(Refusal::NotAllowed { username, right: Right::LogRead, class: None }.into());
        }
        let now = self.school.now();
        self.read(|db| {
            let class = match class {
                Some(given) => {
                    Some(super::page(&db, crate::domain::book::Book::Meals, Period::Month(month), Some(given))?.class)
                }
                None => None,
            }
            .flatten();
            let of_class = |c: &Option<String>| class.is_none() || c.is_none() || *c == class;
            let mut lines = Vec::new();
            for v in eyes.views(db, &SlipFilter { month: Some(month), ..SlipFilter::default() })? {
                if of_class(&v.slip.class) {
                    lines.push(of_slip(v));
                }
            }
            let written = written_under(db)?;
            for w in db.windows()? {
                let within = w.first <= month.last() && w.last >= month.first();
                // The window of a slip is that slip's line.
                if !within || !of_class(&w.class) || db.order_terms(w.order)?.correction.is_some() {
                    continue;
                }
                let order = db.order(w.order)?;
                lines.push(ReportLine {
                    kind: "window",
                    correction: None,
                    order: Some(w.order),
                    system: w.book.code().to_owned(),
                    period: w.period,
                    class: w.class,
                    object: None,
                    state: if now < w.until { "open" } else { "ended" },
                    after_lock: true,
                    changes: written.get(&w.order).copied().unwrap_or_default(),
                    asked_by: order.as_ref().and_then(|o| o.asked_by.clone()),
                    decided_by: order.as_ref().and_then(|o| o.decided_by.clone()),
                    done_by: Some(w.opened_by),
                    at: w.opened_at,
                    reason: order.map(|o| o.reason).unwrap_or_default(),
                });
            }
            lines.sort_by_key(|l| l.at);
            Ok(lines)
        })
    }
}

fn of_slip(v: SlipView) -> ReportLine {
    let s = v.slip;
    let written = s.applied_at.is_some() || s.done_on.is_some();
    ReportLine {
        kind: "correction",
        correction: Some(s.no),
        order: s.order,
        system: s.system.code().to_owned(),
        period: s.period,
        class: s.class,
        object: Some(s.object),
        state: s.state.code(),
        after_lock: s.applied_at.is_some() && s.order.is_some(),
        changes: if written { v.fields.len() as u64 } else { 0 },
        asked_by: Some(s.asked_by),
        decided_by: s.decided_by,
        done_by: s.applied_by,
        at: s.applied_at.unwrap_or(s.asked_at),
        reason: s.reason,
    }
}

/// How many rows were written under each order, opening and closing its window aside.
fn written_under(db: Db<'_>) -> Result<HashMap<i64, u64>> {
    let mut written = HashMap::new();
    db.each_entry(false, |e| {
        let body = e.json();
        let own = matches!(body["action"].as_str(), Some("unlock" | "relock" | "lock" | "lock.final"));
        if let (Some(order), false) = (body["order"].as_i64(), own) {
            *written.entry(order).or_default() += body["changes"]["count"].as_u64().unwrap_or_default();
        }
        Ok(true)
    })?;
    Ok(written)
}
