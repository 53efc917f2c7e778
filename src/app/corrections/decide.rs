//! A slip is approved, rejected, taken back.
use super::super::{App, Receipt, Result};
use super::{barred, find_slip, insert_own_order, lock_on, page_of};
use crate::domain::action::Action;
use crate::domain::correction::{Slip, Step};
use crate::store::Tx;

impl App {
    /// Approves slips. On a locked page each gets its own order, to open exactly its rows.
    pub fn approve_corrections(&mut self, numbers: &[i64]) -> Result<Receipt> {
        self.steps(Action::CorrectionsApprove, numbers, |tx, slip| {
            step(tx, slip, &Step::Approve)?;
            if let Some(book) = slip.system.book()
                && lock_on(tx, book, slip, &slip.object)?.is_some()
            {
                slip.order = Some(insert_own_order(tx, slip, &page_of(tx, book, slip)?, "issued")?);
            }
            Ok(())
        })
    }

    /// Rejects slips; the reason is kept.
    pub fn reject_corrections(&mut self, numbers: &[i64]) -> Result<Receipt> {
        self.steps(Action::CorrectionsReject, numbers, |tx, slip| {
            step(tx, slip, &Step::Reject { answer: tx.reason()?.to_owned() })
        })
    }

    /// Takes one's own slips back.
    pub fn cancel_corrections(&mut self, numbers: &[i64]) -> Result<Receipt> {
        self.steps(Action::CorrectionsCancel, numbers, |tx, slip| step(tx, slip, &Step::Cancel))
    }

    /// Takes slips a step further, all in one entry.
    pub(super) fn steps(
        &mut self,
        action: Action,
        numbers: &[i64],
        f: impl Fn(&Tx<'_>, &mut Slip) -> Result<()>,
    ) -> Result<Receipt> {
        let object = match numbers {
            [one] => format!("corrections/{one}"),
            _ => "corrections".to_owned(),
        };
        let ((), receipt) = self.change(action, object, |tx| {
            for no in numbers {
                let mut slip = find_slip(tx, *no)?;
                f(tx, &mut slip)?;
                tx.update_correction(&slip)?;
            }
            Ok(())
        })?;
        Ok(receipt)
    }
}

/// Takes a step by the actor's hand.
pub(super) fn step(tx: &Tx<'_>, slip: &mut Slip, step: &Step) -> Result<()> {
    let who = &tx.actor().username;
    let needs_approval = matches!(step, Step::Apply | Step::Send { .. });
    let before = slip.clone();
    slip.step(step, who, tx.at()).map_err(|bar| barred(bar, &before, who, needs_approval))
}
