//! Marks, prices, payments, the calendar, the settlement.
use super::super::super::Result;
use super::super::super::meals::Classes;
use super::super::super::settle::{SettleRequest, settlement};
use super::{Sink, Wanted, maybe};
use crate::domain::date::{Month, Period};
use crate::domain::meal::Slot;
use crate::files::table::Cell;
use std::collections::HashMap;

impl Wanted<'_> {
    /// Day by day; within a day by child and meal, so that the order does not depend on when a child was entered.
    pub(super) fn marks(&self, sink: Sink<'_>) -> Result<()> {
        struct Line {
            child: i64,
            slot: Slot,
            status: &'static str,
            told_at: Option<String>,
        }
        let codes: HashMap<i64, String> = self.tx.child_codes()?.into_iter().map(|(code, id)| (id, code)).collect();
        let code = |id: i64| codes.get(&id).map_or("", String::as_str);
        let classes = Classes::read(**self.tx)?;
        let flush = |date: &str, lines: &mut Vec<Line>, sink: Sink<'_>| -> Result<()> {
            lines.sort_by(|a, b| code(a.child).cmp(code(b.child)).then((a.slot as usize).cmp(&(b.slot as usize))));
            for l in lines.drain(..) {
                sink(&[
                    Cell::Text(date),
                    Cell::Text(code(l.child)),
                    Cell::Text(l.status),
                    Cell::Text(l.slot.code()),
                    maybe(l.told_at.as_ref()),
                ])?;
            }
            Ok(())
        };
        let (first, last) = self.days();
        let (mut date, mut year, mut lines) = (String::new(), String::new(), Vec::new());
        let mut covered: HashMap<String, bool> = HashMap::new();
        self.tx.each_mark(first, last, |m| {
            if m.date != date {
                flush(&date, &mut lines, sink)?;
                m.date.clone_into(&mut date);
                year = classes.year_of(m.date.parse()?).map(|y| y.year.clone()).unwrap_or_default();
                covered.clear();
            }
            let is_covered = if let Some(known) = covered.get(m.class) {
                *known
            } else {
                let known = self.covers(&year, m.class)?;
                covered.insert(m.class.to_owned(), known);
                known
            };
            if is_covered {
                let told_at = m.told_at.map(Into::into);
                lines.push(Line { child: m.child, slot: m.slot, status: m.status.code(), told_at });
            }
            Ok(())
        })?;
        flush(&date, &mut lines, sink)
    }

    pub(super) fn fees(&self, sink: Sink<'_>) -> Result<()> {
        self.whole_school()?;
        for f in self.tx.fees()? {
            let from = f.from.to_string();
            sink(&[
                Cell::Text(f.stage.code()),
                f.slot.map_or(Cell::Empty, |s| Cell::Text(s.code())),
                Cell::Text(&from),
                f.amount.map_or(Cell::Empty, Cell::Int),
            ])?;
        }
        Ok(())
    }

    pub(super) fn payments(&self, sink: Sink<'_>) -> Result<()> {
        let codes: HashMap<i64, String> = self.tx.child_codes()?.into_iter().map(|(code, id)| (id, code)).collect();
        let (first, last) = self.days();
        let mut rows = Vec::new();
        for p in self.tx.payments(first, last)? {
            let (year, class) = self.tx.class_on(p.child, p.date)?.unwrap_or_default();
            if self.covers(&year, &class)? {
                rows.push((p.date, codes.get(&p.child).cloned().unwrap_or_default(), p.receipt, p.amount, p.note));
            }
        }
        rows.sort();
        for (date, child, receipt, amount, note) in &rows {
            let date = date.to_string();
            let cells = [Cell::Text(&date), Cell::Text(child), Cell::Int(*amount), Cell::Text(note)];
            sink(&[&cells[..], &[maybe(receipt.as_ref())]].concat())?;
        }
        Ok(())
    }

    pub(super) fn calendar(&self, sink: Sink<'_>) -> Result<()> {
        let (first, last) = self.days();
        for (day, serving) in self.tx.calendar_rows(first, last)? {
            let day = day.to_string();
            sink(&[Cell::Text(&day), Cell::Text(if serving { "serving" } else { "holiday" })])?;
        }
        Ok(())
    }

    pub(super) fn settlement(&mut self, sink: Sink<'_>) -> Result<()> {
        self.whole_school()?;
        let Some(Period::Month(month)) = self.period else { return Ok(()) };
        let month: Month = month;
        let class = self.class.as_ref().map(|(_, code)| code.clone());
        let request = SettleRequest { month, class, child: None, to: None };
        let settled = settlement(**self.tx, &request, self.tx.at())?;
        self.provisional = settled.provisional;
        for r in &settled.rows {
            sink(&[
                Cell::Text(&r.child),
                Cell::Text(&r.name),
                Cell::Text(&r.class),
                Cell::Int(r.days_present.into()),
                Cell::Int(r.days_excused.into()),
                Cell::Int(r.days_unexcused.into()),
                Cell::Int(r.opening),
                Cell::Int(r.paid),
                Cell::Int(r.charged),
                Cell::Int(r.closing),
                Cell::Int(r.adjusted),
                Cell::Int(r.charged_elsewhere),
            ])?;
        }
        Ok(())
    }
}
