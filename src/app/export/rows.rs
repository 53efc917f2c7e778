//! The rows of a pack, as far as who asks may see them: one file a family.
mod meals;
mod office;
mod people;

use super::super::Result;
use super::packs::Pack;
use crate::domain::date::{Date, Period};
use crate::domain::right::Right;
use crate::domain::role::Reach;
use crate::files::table::Cell;
use crate::store::Tx;

/// A cell that may be empty.
fn maybe(value: Option<&String>) -> Cell<'_> {
    value.map_or(Cell::Empty, |t| Cell::Text(t))
}

/// Takes a row.
type Sink<'a> = &'a mut dyn FnMut(&[Cell<'_>]) -> Result<()>;

/// What was asked for, resolved inside the transaction.
pub(super) struct Wanted<'a> {
    pub(super) tx: &'a Tx<'a>,
    pub(super) pack: &'static Pack,
    pub(super) span: Option<(Date, Date)>,
    pub(super) period: Option<Period>,
    pub(super) class: Option<(String, String)>,
    pub(super) provisional: bool,
}

impl Wanted<'_> {
    /// Hands every row to `sink`.
    pub(super) fn rows(&mut self, sink: Sink<'_>) -> Result<()> {
        if let Some(right) = self.pack.right {
            // Rights to read narrow what the right to export opens.
            self.tx.reach(right)?;
        } else if self.tx.reach(Right::Export)? != Reach::All {
            return Err(self.tx.not_allowed(Right::Export, None).into());
        }
        match self.pack.code {
            "accounts" => self.accounts(sink),
            "roles" => self.roles(sink),
            "classes" => self.classes(sink),
            "children" => self.children(sink),
            "staff" => self.staff(sink),
            "marks" => self.marks(sink),
            "fees" => self.fees(sink),
            "payments" => self.payments(sink),
            "calendar" => self.calendar(sink),
            "settlement" => self.settlement(sink),
            "orders" => self.orders(sink),
            "locks" => self.locks(sink),
            "corrections" => self.corrections(sink),
            _ => self.audit(sink),
        }
    }

    /// The days asked for; without a period all of them.
    fn days(&self) -> (Date, Date) {
        self.span.unwrap_or((jiff::civil::date(1900, 1, 1), jiff::civil::date(9998, 12, 31)))
    }

    fn within(&self, first: Date, last: Date) -> bool {
        self.span.is_none_or(|(from, to)| first <= to && last >= from)
    }

    /// The rows that both rights reach: to export, and to read.
    fn covers(&self, year: &str, class: &str) -> Result<bool> {
        let read = self.pack.right.map(|r| self.tx.reach(r)).transpose()?;
        Ok(self.class.as_ref().is_none_or(|(_, c)| c == class)
            && self.tx.reach(Right::Export)?.covers(year, class)
            && read.is_none_or(|r| r.covers(year, class)))
    }

    /// Whole-school packs are for those who may export all of the school.
    fn whole_school(&self) -> Result<()> {
        if self.tx.reach(Right::Export)? == Reach::All {
            return Ok(());
        }
        Err(self.tx.not_allowed(Right::Export, None).into())
    }
}
