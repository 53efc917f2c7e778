//! `mamnon orders approve | reject | ratify | refuse`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Done};
use super::ask::{Ordered, Within, carry_out, page};
use super::screen;
use crate::app::orders::{Limits, parse_kind};
use crate::app::{Receipt, Result};
use crate::domain::refusal::{Refusal, Usage};
use crate::i18n::columns::Col;
use crate::say;

/// Approve requests
#[derive(Debug, clap::Args)]
pub struct Approve {
    /// Numbers of the orders
    #[arg(required = true, value_name = "N")]
    numbers: Vec<i64>,
    #[command(flatten)]
    within: Within,
    /// By a code that the principal reads out from their card: always -, asked for or read from standard input
    #[arg(long, value_name = "-")]
    code: Option<String>,
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
        let limits = self.within.limits(None);
        if let Some(code) = self.code {
            return by_code(cx, &code, &self.numbers, &limits);
        }
        let numbers = screen::agreed(cx, &self.numbers, &limits)?;
        if numbers.is_empty() {
            return Ok(screen::nothing(cx.lang()));
        }
        let receipt = cx.app()?.approve_orders(&numbers, &limits)?;
        let (lang, which) = (cx.lang(), list(&numbers));
        let mut done =
            done(&numbers, "approved", &receipt, say!(lang, "Đã duyệt phiếu số {which}.", "Approved order {which}."));
        if let [no] = numbers[..] {
            done.next = next(cx, no)?.or(done.next);
        }
        Ok(Answer::Done(done))
    }
}

/// One order, by one code. A code typed as an argument would stay in the shell's history: it is refused and not repeated.
fn by_code(cx: &mut Cx, code: &str, numbers: &[i64], limits: &Limits) -> Result<Answer> {
    if code != "-" {
        let vi = "Mã không ghi vào dòng lệnh. Ghi --code - rồi gõ mã khi được hỏi.".to_owned();
        let en = "A code is never an argument. Write --code - and type it when asked.".to_owned();
        return Err(Refusal::Usage(Usage::Parser { vi, en, near: None }).into());
    }
    let [no] = *numbers else {
        return Err(Refusal::Usage(Usage::Together { one: "--code", other: "N N" }).into());
    };
    let (spent, receipt) = cx.app()?.approve_by_code(no, limits)?;
    let (lang, holder, n, card, left) = (cx.lang(), &spent.holder, spent.n, spent.card, spent.left);
    let said = say!(
        lang,
        "Đã duyệt phiếu số {no} qua mã số {n} của thẻ {card} ({holder}). Thẻ còn {left} mã.",
        "Approved order {no} by code {n} of card {card} ({holder}). The card has {left} codes left."
    );
    let mut done = done(numbers, "approved", &receipt, said);
    done.fields.push((Col::DecidedBy, holder.as_str().into()));
    done.fields.push((Col::Card, Cell::Int(card)));
    done.fields.push((Col::CodeNo, Cell::Int(n)));
    done.fields.push((Col::CodesLeft, Cell::count(left)));
    done.next = next(cx, no)?;
    Ok(Answer::Done(done))
}

/// The command with which the vice-principal carries the order out.
fn next(cx: &mut Cx, no: i64) -> Result<Option<String>> {
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
