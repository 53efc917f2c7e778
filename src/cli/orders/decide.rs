//! `mamnon orders approve | reject | ratify | refuse`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Done};
use super::ask::{Ordered, carry_out, page};
use super::screen;
use crate::app::orders::parse_kind;
use crate::app::{Receipt, Result};
use crate::domain::right::Right;
use crate::i18n::columns::Col;
use crate::say;

/// Approve requests
#[derive(Debug, clap::Args)]
pub struct Approve {
    /// Numbers of the orders
    #[arg(required = true, value_name = "N")]
    numbers: Vec<i64>,
    /// Hours of the window, counted from the opening
    #[arg(long, value_name = "H")]
    hours: Option<i64>,
}

/// Reject requests
#[derive(Debug, clap::Args)]
pub struct Reject {
    /// Numbers of the orders
    #[arg(required = true, value_name = "N")]
    numbers: Vec<i64>,
}

/// Confirm recorded orders afterwards
#[derive(Debug, clap::Args)]
pub struct Ratify {
    /// Numbers of the orders
    #[arg(required = true, value_name = "N")]
    numbers: Vec<i64>,
}

/// Deny recorded orders afterwards
#[derive(Debug, clap::Args)]
pub struct Refuse {
    /// Numbers of the orders
    #[arg(required = true, value_name = "N")]
    numbers: Vec<i64>,
}

fn done(numbers: &[i64], state: &str, receipt: &Receipt, said: String) -> Done {
    let mut done = Done::of(receipt, said);
    done.fields = match numbers {
        [one] => vec![(Col::Order, Cell::Int(*one)), (Col::State, Cell::word(state))],
        many => vec![
            (Col::Order, Cell::Many(many.iter().map(|n| Cell::Int(*n)).collect())),
            (Col::State, Cell::word(state)),
        ],
    };
    done.next = Some(match numbers {
        [one] => format!("mamnon orders show {one}"),
        _ => "mamnon orders list".to_owned(),
    });
    done
}

fn list(numbers: &[i64]) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

impl Approve {
    /// Approves.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        let numbers = screen::agreed(cx, &self.numbers, self.hours)?;
        if numbers.is_empty() {
            return Ok(screen::nothing(cx.lang()));
        }
        let receipt = cx.app()?.approve_orders(&numbers, self.hours)?;
        let (lang, which) = (cx.lang(), list(&numbers));
        let mut done =
            done(&numbers, "approved", &receipt, say!(lang, "Đã duyệt phiếu số {which}.", "Approved order {which}."));
        if let [no] = numbers[..] {
            done.next = next(cx, no)?.or(done.next);
        }
        Ok(Answer::Done(done))
    }
}

/// The command with which the vice-principal carries the order out.
fn next(cx: &mut Cx, no: i64) -> Result<Option<String>> {
    if cx.app()?.may(Right::OrdersApprove).is_err() {
        return Ok(None);
    }
    let order = cx.app()?.show_order(no)?.order;
    let Ok(kind) = parse_kind(&order.kind) else { return Ok(None) };
    let about = match (order.object, order.book, order.period) {
        (Some(object), ..) => Ordered::Object(object),
        (None, Some(book), Some(period)) => Ordered::Page(page(cx, book.code(), &period, order.class.as_deref())?),
        (None, None, Some(year)) => Ordered::Year(year, order.document),
        _ => return Ok(None),
    };
    Ok(Some(carry_out(kind, &about, no)))
}

impl Reject {
    /// Rejects.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        let receipt = cx.app()?.reject_orders(&self.numbers)?;
        let (lang, which) = (cx.lang(), list(&self.numbers));
        let said = say!(lang, "Không duyệt phiếu số {which}.", "Rejected order {which}.");
        Ok(Answer::Done(done(&self.numbers, "rejected", &receipt, said)))
    }
}

impl Ratify {
    /// Ratifies.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        let receipt = cx.app()?.ratify_orders(&self.numbers)?;
        let (lang, which) = (cx.lang(), list(&self.numbers));
        let said = say!(lang, "Đã xác nhận bổ sung phiếu số {which}.", "Ratified order {which}.");
        Ok(Answer::Done(done(&self.numbers, "ratified", &receipt, said)))
    }
}

impl Refuse {
    /// Refuses.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        let receipt = cx.app()?.refuse_orders(&self.numbers)?;
        let (lang, which) = (cx.lang(), list(&self.numbers));
        let said = say!(
            lang,
            "Không xác nhận phiếu số {which}; đợt mở sổ theo phiếu này đã đóng.",
            "Refused order {which}; its window is closed."
        );
        Ok(Answer::Done(done(&self.numbers, "refused", &receipt, said)))
    }
}
