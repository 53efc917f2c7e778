//! Accounts, grants, classes, children, staff.
use super::super::super::Result;
use super::super::super::children::Sight;
use super::super::super::staff::seen;
use super::{Sink, Wanted, maybe};
use crate::domain::date::Date;
use crate::domain::right::Right;
use crate::files::table::Cell;

impl Wanted<'_> {
    pub(super) fn accounts(&self, sink: Sink<'_>) -> Result<()> {
        let mut accounts = self.tx.accounts()?;
        accounts.sort_by(|a, b| a.username.cmp(&b.username));
        for a in &accounts {
            sink(&[Cell::Text(&a.username), Cell::Text(&a.name), Cell::Text(&a.kind), maybe(a.staff.as_ref())])?;
        }
        Ok(())
    }

    pub(super) fn roles(&self, sink: Sink<'_>) -> Result<()> {
        let today = self.tx.today();
        let mut rows: Vec<[Option<String>; 6]> = Vec::new();
        for (username, g) in self.tx.grants()? {
            // Also what begins later; what has ended or was taken back is history.
            if !g.revoked && g.to.is_none_or(|to| to >= today) {
                let (from, to) = (Some(g.from.to_string()), g.to.map(|d| d.to_string()));
                rows.push([Some(username), Some(g.role), g.class, g.team, from, to]);
            }
        }
        rows.sort();
        rows.iter().try_for_each(|r| sink(&r.each_ref().map(|c| maybe(c.as_ref()))))
    }

    pub(super) fn classes(&self, sink: Sink<'_>) -> Result<()> {
        for year in self.tx.years()?.into_iter().filter(|y| self.within(y.first, y.last)) {
            for c in self.tx.classes(&year.year)? {
                sink(&[
                    Cell::Text(&c.year),
                    Cell::Text(&c.code),
                    Cell::Text(&c.name),
                    Cell::Text(&c.age_group),
                    maybe(c.site.as_ref()),
                    c.capacity.map_or(Cell::Empty, Cell::Int),
                ])?;
            }
        }
        Ok(())
    }

    /// Who is in a class on the last day asked for, today as a rule, and who will be.
    pub(super) fn children(&self, sink: Sink<'_>) -> Result<()> {
        let sight = Sight::of(self.tx.authority());
        let years = self.tx.years()?;
        let on = match self.span {
            Some((_, last)) => last,
            None => match years.iter().find(|y| y.state == "active") {
                Some(y) => self.tx.today().clamp(y.first, y.last),
                None => self.tx.today(),
            },
        };
        let ended = |year: &str, day: Date| years.iter().find(|y| y.year == year).is_none_or(|y| y.last < day);
        for child in self.tx.children()? {
            let rows = self.tx.enrolments_of(child.id)?;
            let Some(row) = rows.iter().rfind(|r| r.from <= on).or(rows.first().filter(|_| self.span.is_none())) else {
                continue;
            };
            let key = (row.year.clone(), row.class.clone());
            if row.class.is_empty() || ended(&row.year, on) || self.class.as_ref().is_some_and(|c| *c != key) {
                continue;
            }
            if !self.tx.reach(Right::Export)?.covers(&key.0, &key.1) {
                continue;
            }
            let Some(c) = sight.see(child, Some(&key)) else { continue };
            let from = row.from.to_string();
            sink(&[
                Cell::Text(&c.code),
                Cell::Text(&c.name),
                Cell::Text(&c.birth_date),
                Cell::Text(&c.sex),
                Cell::Text(&row.class),
                Cell::Text(&from),
                maybe(c.pid.as_ref()),
                maybe(c.ethnicity.as_ref()),
                maybe(c.guardian_name.as_ref()),
                maybe(c.guardian_phone.as_ref()),
            ])?;
        }
        Ok(())
    }

    pub(super) fn staff(&self, sink: Sink<'_>) -> Result<()> {
        self.whole_school()?;
        let account = self.tx.actor().account;
        for record in self.tx.all_staff()? {
            let view = seen(**self.tx, self.tx.authority(), account, record, self.tx.today())?;
            let Some(s) = view.filter(|v| v.status == "working").map(|v| v.staff) else { continue };
            sink(&[
                Cell::Text(&s.code),
                Cell::Text(&s.name),
                maybe(s.birth_date.as_ref()),
                maybe(s.sex.as_ref()),
                maybe(s.position.as_ref()),
                maybe(s.team.as_ref()),
                maybe(s.phone.as_ref()),
                maybe(s.email.as_ref()),
            ])?;
        }
        Ok(())
    }
}
