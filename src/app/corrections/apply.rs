//! A slip about an own book is carried out: its page opened, its rows written, the page closed, in one entry.
use super::super::children::write_record;
use super::super::marks::{Told, Wish, write_day};
use super::super::meals::{Classes, Pages};
use super::super::orders::{Page, check_approves, find_order, mark_done};
use super::super::{App, Receipt, Result};
use super::decide::step;
use super::{barred, child_field, effect, find_slip, freeze_pages, insert_own_order, lock_on, page_of, value_of};
use crate::domain::action::Action;
use crate::domain::correction::{Field, Slip, State, Step, System, mark_changes};
use crate::domain::date::Date;
use crate::domain::lock::{WINDOW_OF_SLIP, Window};
use crate::domain::refusal::{Refusal, SlipBar, Usage};
use crate::domain::role::PRINCIPAL;
use crate::store::Tx;
use crate::store::child::Child;

/// A slip that was carried out.
#[derive(Clone, Debug)]
pub struct Applied {
    /// The slip.
    pub slip: Slip,
    /// What it corrected.
    pub fields: Vec<Field>,
    /// The child.
    pub child: Child,
    /// What the day costs more or less.
    pub effect: Option<i64>,
    /// The entry.
    pub receipt: Receipt,
}

impl App {
    /// Carries a slip out; with a second person at the machine who may approve, approves it too.
    pub fn apply_correction(&mut self, no: i64) -> Result<Applied> {
        let (mut applied, receipt) =
            self.change(Action::CorrectionsApply, format!("corrections/{no}"), |tx| apply(tx, no))?;
        applied.receipt = receipt;
        Ok(applied)
    }
}

fn apply(tx: &Tx<'_>, no: i64) -> Result<Applied> {
    if tx.order_given().is_some() {
        return Err(Refusal::Usage(Usage::Together { one: "corrections apply", other: "--order" }).into());
    }
    let mut slip = find_slip(tx, no)?;
    let fields = tx.correction_fields(no)?;
    if slip.state == State::Submitted
        && let Some(cosigner) = tx.actor().cosigner.as_deref()
    {
        check_approves(tx, cosigner)?;
        let before = slip.clone();
        let approved = slip.step(&Step::Approve, &cosigner.username, tx.at());
        approved.map_err(|bar| barred(bar, &before, &cosigner.username, false))?;
    }
    step(tx, &mut slip, &Step::Apply)?;
    let (Some(book), Some(child)) = (slip.system.book(), slip.child) else {
        return Err(anyhow::anyhow!("slip {no} is about nothing that can be written"));
    };
    let missing = || anyhow::anyhow!("the child of slip {no} is gone");
    let child = tx.child_by_id(child)?.ok_or_else(missing)?;
    let window = match lock_on(tx, book, &slip, &child.code)? {
        Some(_) => {
            let page = page_of(tx, book, &slip)?;
            Some(open(tx, &mut slip, &page)?)
        }
        None => None,
    };
    // The slip comes before its rows, so that whoever reads the log knows by which slip they came.
    tx.update_correction(&slip)?;
    let effect = effect(**tx, &slip, &fields)?;
    match slip.system {
        System::Meals => write_marks(tx, &slip, &fields, &child)?,
        _ => write_child(tx, &slip, &fields, &child)?,
    }
    if let Some(order) = window {
        tx.close_window(order, tx.at())?;
        freeze_pages(tx, book, &slip, order)?;
        mark_done(tx, &mut find_order(tx, order)?)?;
    }
    let child = tx.child_by_id(child.id)?.ok_or_else(missing)?;
    Ok(Applied { slip, fields, child, effect, receipt: Receipt::default() })
}

/// Opens the slip's page for this moment: under its order, or under one that the second person gives now.
fn open(tx: &Tx<'_>, slip: &mut Slip, page: &Page) -> Result<i64> {
    let valid = tx.policy_number("order.valid_days", tx.today())?;
    let given = slip.order.map(|no| find_order(tx, no)).transpose()?;
    let usable = given.filter(|o| o.check_executor(&tx.actor().username, tx.at(), valid).is_ok());
    let order = match (usable, tx.actor().cosigner.as_deref()) {
        (Some(order), _) => order.no,
        (None, Some(cosigner)) => {
            check_approves(tx, cosigner)?;
            insert_own_order(tx, slip, page, "cosign")?
        }
        (None, None) => {
            let principal = tx.holders(PRINCIPAL, tx.today())?.into_iter().next().unwrap_or_default();
            return Err(Refusal::Slip(SlipBar::NoOrder { no: slip.no, principal }).into());
        }
    };
    slip.order = Some(order);
    tx.insert_window(&Window {
        order,
        book: page.book,
        period: page.period.to_string(),
        first: page.first,
        last: page.last,
        by_day: page.period.is_day(),
        class: page.class.clone(),
        opened_at: tx.at(),
        opened_by: tx.actor().username.clone(),
        until: tx.at() + WINDOW_OF_SLIP,
        who: None,
        most: None,
        child: slip.child,
    })?;
    Ok(order)
}

fn changed(slip: &Slip, field: &str) -> anyhow::Error {
    Refusal::Slip(SlipBar::Changed { no: slip.no, field: field.to_owned() }).into()
}

fn write_marks(tx: &Tx<'_>, slip: &Slip, fields: &[Field], child: &Child) -> Result<()> {
    let date: Date = slip.period.parse()?;
    let changes = mark_changes(fields).ok_or_else(|| anyhow::anyhow!("slip {} says no marks", slip.no))?;
    let classes = Classes::read(**tx)?;
    let class = tx.class_on(child.id, date)?.filter(|(_, class)| Some(class) == slip.class.as_ref());
    let number = class.and_then(|(year, class)| classes.number(&year, &class)).ok_or_else(|| changed(slip, "class"))?;
    let there = tx.marks_of(child.id, date)?;
    let mut wishes = Vec::new();
    for (slot, old, (status, told)) in changes {
        if there.iter().find(|m| m.slot == slot).map(value_of) != old {
            return Err(changed(slip, slot.code()));
        }
        wishes.push((slot, Wish { status, told: Told::Said(told) }));
    }
    write_day(tx, &Pages::of(tx)?, date, (child, classes.get(number)), &there, &wishes)?;
    Ok(())
}

fn write_child(tx: &Tx<'_>, slip: &Slip, fields: &[Field], there: &Child) -> Result<()> {
    let mut wanted = there.clone();
    for f in fields {
        if child_field(there, &f.field) != f.old.as_deref() {
            return Err(changed(slip, &f.field));
        }
        let text = f.new.clone().unwrap_or_default();
        match f.field.as_str() {
            "name" => wanted.name = text,
            "birth_date" => wanted.birth_date = text,
            "sex" => wanted.sex = text,
            "pid" => wanted.pid.clone_from(&f.new),
            "ethnicity" => wanted.ethnicity.clone_from(&f.new),
            "guardian_name" => wanted.guardian_name.clone_from(&f.new),
            _ => wanted.guardian_phone.clone_from(&f.new),
        }
    }
    write_record(tx, there, &wanted)
}
