//! `mamnon corrections approve | reject | cancel`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Done};
use super::words::numbers;
use crate::app::{Receipt, Result};
use crate::i18n::columns::Col;
use crate::say;

/// Approve slips
#[derive(Debug, clap::Args)]
pub struct Approve {
    /// Numbers of the slips
    #[arg(required = true, value_name = "N")]
    numbers: Vec<i64>,
}

/// Reject slips
#[derive(Debug, clap::Args)]
pub struct Reject {
    /// Numbers of the slips
    #[arg(required = true, value_name = "N")]
    numbers: Vec<i64>,
}

/// Take one's own slips back
#[derive(Debug, clap::Args)]
pub struct Cancel {
    /// Numbers of the slips
    #[arg(required = true, value_name = "N")]
    numbers: Vec<i64>,
}

/// The answer of a step that slips have taken.
pub fn done(all: &[i64], state: &str, receipt: &Receipt, said: String) -> Done {
    let which = match all {
        [one] => Cell::Int(*one),
        many => Cell::Many(many.iter().map(|n| Cell::Int(*n)).collect()),
    };
    let mut done = Done::of(receipt, said);
    done.fields = vec![(Col::Correction, which), (Col::State, Cell::word(state))];
    done
}

impl Approve {
    /// Approves; the vice-principal carries out.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        let receipt = cx.app()?.approve_corrections(&self.numbers)?;
        let (lang, which) = (cx.lang(), numbers(&self.numbers));
        let said = say!(lang, "Đã duyệt phiếu điều chỉnh số {which}.", "Approved correction slip {which}.");
        let mut done = done(&self.numbers, "approved", &receipt, said);
        if let [no] = self.numbers[..] {
            let slip = cx.app()?.show_correction(no)?.slip;
            done.fields.push((Col::Order, slip.order.into()));
            done.next = Some(if slip.is_outside() {
                format!("mamnon corrections show {no}")
            } else {
                format!("mamnon corrections apply {no}")
            });
        }
        Ok(Answer::Done(done))
    }
}

impl Reject {
    /// Rejects.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        let receipt = cx.app()?.reject_corrections(&self.numbers)?;
        let (lang, which) = (cx.lang(), numbers(&self.numbers));
        let said = say!(lang, "Không duyệt phiếu điều chỉnh số {which}.", "Rejected correction slip {which}.");
        Ok(Answer::Done(done(&self.numbers, "rejected", &receipt, said)))
    }
}

impl Cancel {
    /// Takes back.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        let receipt = cx.app()?.cancel_corrections(&self.numbers)?;
        let (lang, which) = (cx.lang(), numbers(&self.numbers));
        let said = say!(lang, "Đã rút phiếu điều chỉnh số {which}.", "Took correction slip {which} back.");
        Ok(Answer::Done(done(&self.numbers, "cancelled", &receipt, said)))
    }
}
