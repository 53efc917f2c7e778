//! Accounts that people hold in other systems (Q4.3): who holds which, given and given back. No password is asked for or kept.
use super::accounts::nearest;
use super::find::find_staff;
use super::{App, Receipt, Result};
use crate::domain::action::Action;
use crate::domain::date::Date;
use crate::domain::outside::{OutsideBar, check};
use crate::domain::person;
use crate::domain::refusal::{Problem, Refusal, Thing};
use crate::domain::right::Right;
use crate::store::Tx;

pub use crate::domain::outside::Outside;

/// The longest name of a system, of an account in it, and of a level.
const LONGEST: usize = 100;

/// A text of at most that many characters that says something.
fn said(field: &'static str, given: &str) -> Result<String> {
    let invalid = |problem| Refusal::Invalid { field, value: given.to_owned(), problem };
    let text = person::free_text(given, LONGEST).map_err(invalid)?;
    if text.is_empty() { Err(invalid(Problem::Empty).into()) } else { Ok(text) }
}

/// The same account in the same system, however it was typed.
fn is_same(o: &Outside, system: &str, login: &str) -> bool {
    let key = |text: &str| text.to_lowercase();
    key(&o.system) == key(system) && key(&o.login) == key(login)
}

impl App {
    /// Notes that somebody was given an account in another system.
    pub fn outside_add(
        &mut self,
        system: &str,
        login: &str,
        holder: &str,
        level: Option<&str>,
        on: Option<Date>,
    ) -> Result<(Outside, Receipt)> {
        self.need(Action::AccountsOutside, "outside")?;
        let (system, login) = (said("system", system)?, said("login", login)?);
        let level = level.map(|l| said("level", l)).transpose()?;
        self.change(Action::AccountsOutside, "outside", |tx| {
            let staff = find_staff(**tx, holder)?;
            tx.set_object(format!("staff/{}", staff.code));
            let given_on = on.unwrap_or_else(|| tx.today());
            if staff.left_on.is_some_and(|left| left < given_on) {
                let state = "left".to_owned();
                return Err(Refusal::WrongState { thing: Thing::Staff, key: staff.code, state }.into());
            }
            let out = |o: &Outside| o.returned_on.is_none() && is_same(o, &system, &login);
            let wanted = Outside {
                id: 0,
                system: system.clone(),
                login: login.clone(),
                holder: staff.code,
                level: level.clone(),
                given_on,
                returned_on: None,
            };
            match tx.outside_accounts()?.into_iter().find(out) {
                // Said twice; of an account that somebody else holds it must be said first that it was given back.
                Some(there) if (Outside { id: 0, ..there.clone() }) == wanted => return Ok(there),
                Some(there) => {
                    let key = format!("{} {}", there.system, there.login);
                    return Err(Refusal::Exists { thing: Thing::OutsideAccount, key }.into());
                }
                None => {}
            }
            allow(&wanted, check(None, &wanted))?;
            tx.insert_outside(&wanted)?;
            Ok(wanted)
        })
    }

    /// Notes that an account in another system was given back.
    pub fn outside_return(&mut self, system: &str, login: &str, on: Option<Date>) -> Result<(Outside, Receipt)> {
        self.need(Action::AccountsOutside, "outside")?;
        self.change(Action::AccountsOutside, "outside", |tx| {
            let there = find_outside(tx, system, login)?;
            tx.set_object(format!("staff/{}", there.holder));
            if there.returned_on.is_some() && (on.is_none() || on == there.returned_on) {
                return Ok(there);
            }
            let after = Outside { returned_on: Some(on.unwrap_or_else(|| tx.today())), ..there.clone() };
            allow(&after, check(Some(&there), &after))?;
            tx.return_outside(&after)?;
            Ok(after)
        })
    }

    /// Accounts in other systems that are held, or all that ever were; of one member of staff if one is named. With the name of
    /// who holds each.
    pub fn outside_list(&mut self, holder: Option<&str>, all: bool) -> Result<Vec<(Outside, String)>> {
        self.may(Right::AccountsRead)?;
        self.read(|db| {
            let holder = holder.map(|h| find_staff(db, h)).transpose()?.map(|s| s.code);
            let staff = db.all_staff()?;
            let name = |code: &str| staff.iter().find(|s| s.code == code).map(|s| s.name.clone()).unwrap_or_default();
            let mut list = db.outside_accounts()?;
            list.retain(|o| (all || o.returned_on.is_none()) && holder.as_ref().is_none_or(|h| *h == o.holder));
            Ok(list.into_iter().map(|o| (o.clone(), name(&o.holder))).collect())
        })
    }
}

/// The account of that name: the one that is held, else the last that was given back.
fn find_outside(tx: &Tx<'_>, system: &str, login: &str) -> Result<Outside> {
    let all = tx.outside_accounts()?;
    let mut same: Vec<&Outside> = all.iter().filter(|o| is_same(o, system.trim(), login.trim())).collect();
    same.sort_by_key(|o| (o.returned_on.is_none(), o.returned_on));
    if let Some(there) = same.last() {
        return Ok((*there).clone());
    }
    let given = format!("{system} {login}");
    let names: Vec<String> =
        all.iter().filter(|o| o.returned_on.is_none()).map(|o| format!("{} {}", o.system, o.login)).collect();
    let near = nearest(&given, names.iter().map(String::as_str));
    Err(Refusal::NotFound { thing: Thing::OutsideAccount, given, near }.into())
}

fn allow(after: &Outside, judged: std::result::Result<(), OutsideBar>) -> Result<()> {
    let day = |d: Option<Date>| d.map(|d| d.to_string()).unwrap_or_default();
    judged.map_err(|bar| match bar {
        OutsideBar::Backwards => {
            Refusal::Invalid { field: "on", value: day(after.returned_on), problem: Problem::EndBeforeStart }.into()
        }
        OutsideBar::Altered => {
            let key = format!("{} {}", after.system, after.login);
            Refusal::WrongState { thing: Thing::OutsideAccount, key, state: "returned".to_owned() }.into()
        }
    })
}
