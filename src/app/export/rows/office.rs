//! Orders, locked pages, correction slips, the log.
use super::super::super::Result;
use super::super::super::audit::view;
use super::super::super::corrections::{Eyes, SlipFilter, is_of_month};
use super::super::super::orders::due;
use super::{Sink, Wanted, maybe};
use crate::domain::date::{format_utc_ms, local_date};
use crate::domain::right::{Right, Scope};
use crate::files::table::Cell;

impl Wanted<'_> {
    pub(super) fn orders(&self, sink: Sink<'_>) -> Result<()> {
        for o in self.tx.orders()? {
            let asked = local_date(o.asked_at);
            if !self.within(asked, asked) {
                continue;
            }
            let at = |t: Option<jiff::Timestamp>| t.map(format_utc_ms);
            let (asked_at, decided_at, done_at) = (at(Some(o.asked_at)), at(o.decided_at), at(o.done_at));
            let dated = o.dated.map(|d| d.to_string());
            let (terms, due) = (self.tx.order_terms(o.no)?, due(self.tx, &o)?.map(|d| d.to_string()));
            sink(&[
                Cell::Int(o.no),
                Cell::Text(&o.kind),
                o.book.map_or(Cell::Empty, |b| Cell::Text(b.code())),
                maybe(o.period.as_ref()),
                maybe(o.class.as_ref()),
                Cell::Text(&o.state),
                Cell::Text(&o.via),
                Cell::Text(&o.reason),
                maybe(o.asked_by.as_ref()),
                maybe(asked_at.as_ref()),
                maybe(o.decided_by.as_ref()),
                maybe(decided_at.as_ref()),
                maybe(o.answer.as_ref()),
                o.hours.map_or(Cell::Empty, Cell::Int),
                maybe(o.document.as_ref()),
                maybe(dated.as_ref()),
                maybe(o.done_by.as_ref()),
                maybe(done_at.as_ref()),
                maybe(terms.who.as_ref()),
                terms.most.map_or(Cell::Empty, Cell::Int),
                terms.extends.map_or(Cell::Empty, Cell::Int),
                maybe(due.as_ref()),
                Cell::Int(due.is_some().into()),
            ])?;
        }
        Ok(())
    }

    pub(super) fn locks(&self, sink: Sink<'_>) -> Result<()> {
        for l in self.tx.locks()?.into_iter().filter(|l| self.within(l.first, l.last)) {
            let at = format_utc_ms(l.locked_at);
            let order = l.order.map(|no| self.tx.order(no)).transpose()?.flatten();
            sink(&[
                Cell::Text(l.book.code()),
                Cell::Text(&l.period),
                maybe(l.class.as_ref()),
                Cell::Int(l.final_lock.into()),
                Cell::Text(&at),
                Cell::Text(&l.locked_by),
                l.order.map_or(Cell::Empty, Cell::Int),
                Cell::Int(order.is_some_and(|o| o.is_unratified()).into()),
            ])?;
        }
        Ok(())
    }

    pub(super) fn audit(&self, sink: Sink<'_>) -> Result<()> {
        if self.tx.authority().scope(Right::LogRead) != Some(Scope::All) {
            return Err(self.tx.not_allowed(Right::LogRead, None).into());
        }
        self.tx.each_entry(false, |row| {
            let body = row.json();
            let e = view(&row, &body);
            let day = e.at.map(local_date);
            if !self.span.is_none_or(|(first, last)| day.is_some_and(|d| first <= d && d <= last)) {
                return Ok(true);
            }
            let at = e.at.map(format_utc_ms);
            let kind = body["actor_kind"].as_str();
            sink(&[
                Cell::Int(e.seq as i64),
                maybe(at.as_ref()),
                Cell::Text(&e.actor),
                kind.map_or(Cell::Empty, Cell::Text),
                maybe(e.cosigner.as_ref()),
                Cell::Text(&e.action),
                Cell::Text(&e.object),
                Cell::Text(&e.outcome),
                maybe(e.error.as_ref()),
                e.order.map_or(Cell::Empty, Cell::Int),
                Cell::Int(e.changes as i64),
                maybe(e.reason.as_ref()),
            ])?;
            Ok(true)
        })
    }

    /// One row a field of a slip; those of a month by the page that they are about.
    pub(super) fn corrections(&self, sink: Sink<'_>) -> Result<()> {
        if self.tx.authority().scope(Right::LogRead).is_none_or(|s| s <= Scope::Own) {
            return Err(self.tx.not_allowed(Right::LogRead, None).into());
        }
        let eyes = Eyes::of(self.tx.authority(), &self.tx.actor().username);
        for v in eyes.views(**self.tx, &SlipFilter::default())? {
            let s = &v.slip;
            let in_span = self.span.is_none_or(|(first, last)| is_of_month(s, first, last));
            let of_class = self.class.as_ref().is_none_or(|(_, class)| s.class.as_ref() == Some(class));
            if !in_span || !of_class {
                continue;
            }
            let at = |t: Option<jiff::Timestamp>| t.map(format_utc_ms);
            let (asked_at, decided_at, applied_at) = (at(Some(s.asked_at)), at(s.decided_at), at(s.applied_at));
            let days = [s.letter_dated, s.sent_on, s.done_on, s.verified_on].map(|d| d.map(|d| d.to_string()));
            let child = s.child.and(s.object.strip_prefix("child/"));
            for f in &v.fields {
                sink(&[
                    Cell::Int(s.no),
                    Cell::Text(s.system.code()),
                    Cell::Text(&s.period),
                    maybe(s.class.as_ref()),
                    child.map_or(Cell::Empty, Cell::Text),
                    Cell::Text(&s.object),
                    maybe(s.stage.as_ref()),
                    Cell::Text(&f.field),
                    maybe(f.old.as_ref()),
                    maybe(f.new.as_ref()),
                    Cell::Text(&s.reason),
                    maybe(s.evidence.as_ref()),
                    Cell::Text(s.state.code()),
                    Cell::Text(&s.asked_by),
                    maybe(asked_at.as_ref()),
                    maybe(s.decided_by.as_ref()),
                    maybe(decided_at.as_ref()),
                    maybe(s.applied_by.as_ref()),
                    maybe(applied_at.as_ref()),
                    s.order.map_or(Cell::Empty, Cell::Int),
                    maybe(s.letter.as_ref()),
                    maybe(days[0].as_ref()),
                    maybe(days[1].as_ref()),
                    maybe(days[2].as_ref()),
                    maybe(days[3].as_ref()),
                ])?;
            }
        }
        Ok(())
    }
}
