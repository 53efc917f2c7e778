//! Erasing a person's data on the principal's order, and the legal hold that keeps them until a day.
//!
//! What keeps a name from going (`audit-log`: "a lock, a legal hold or an unsettled balance"):
//! a child who attends; an account or a member of staff in service; a hold; a meals account that is not even; an order that waits
//! and names the person; and a page with rows of the child that is locked but not for good. Such a page can be ordered open
//! again, and whoever corrects it must be able to tell which child is meant; once it is locked for good no figure in it ever
//! changes, and the erasure, which changes none, passes. A page that nobody has locked is no bar: whoever erases can correct it
//! first.
use super::audit::subject::Subject;
use super::orders::{Kind, Matter, find_order, mark_done, order_for};
use super::settle::{SettleRequest, settlement};
use super::{App, Receipt, Result};
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::date::{Date, Month};
use crate::domain::lock::Lock;
use crate::domain::refusal::{Named, Problem, Refusal, Thing};
use crate::domain::right::Right;
use crate::store::erase::{Erased, Person};
use crate::store::{Db, Tx};

/// A person by name and row: `child/T2600012`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// As entries and orders name it.
    pub object: String,
    /// The code alone.
    code: String,
    /// The record.
    person: Person,
}

/// What an erasure did.
#[derive(Clone, Debug, Default)]
pub struct EraseDone {
    /// What was erased; nothing where an earlier run had done that and only the wiping was left.
    pub erased: Erased,
    /// The order.
    pub order: i64,
    /// The entry.
    pub receipt: Receipt,
}

/// A legal hold.
#[derive(Clone, Debug)]
pub struct Hold {
    /// Whose.
    pub object: String,
    /// Its last day.
    pub until: Date,
}

impl App {
    /// The person of what was typed: `child/T2600012`, `staff/NV001`, `account/pho.ht`.
    pub fn erase_target(&mut self, action: Action, given: &str) -> Result<Target> {
        self.need(action, given)?;
        self.person(given)
    }

    /// As [`App::erase_target`], for whoever asks for an order.
    pub fn person(&mut self, given: &str) -> Result<Target> {
        let wrong = || {
            let problem = Problem::UnknownWord { allowed: vec!["child/…", "staff/…", "account/…"] };
            Refusal::Invalid { field: "object", value: given.to_owned(), problem }
        };
        self.actor()?;
        self.with_finder(|finder| {
            Ok(match finder.find(given)? {
                Subject::Child { id, code } => target("child", code, Person::Child(id)),
                Subject::Staff { id, code } => target("staff", code, Person::Staff(id)),
                Subject::Account { id, username } => target("account", username, Person::Account(id)),
                _ => return Err(wrong().into()),
            })
        })
    }

    /// Erases a person under an order, then wipes the file. Run again after an interruption it does what is left.
    pub fn erase(&mut self, target: &Target) -> Result<EraseDone> {
        if let Some(order) = self.half_done(target)? {
            self.wipe(target, order)?;
            return Ok(EraseDone { order, ..EraseDone::default() });
        }
        let ((erased, order), receipt) = self.change(Action::AuditErase, target.object.as_str(), |tx| {
            let mut order = order_for(tx, Action::AuditErase, Kind::Erase, Matter::Object(&target.object))?;
            check_may_go(tx, target)?;
            let erased = erase_person(tx, target, order.no)?;
            mark_done(tx, &mut order)?;
            Ok((erased, order.no))
        })?;
        if receipt.entry.is_some() {
            self.wipe(target, order)?;
        }
        Ok(EraseDone { erased, order, receipt })
    }

    /// The order under which the person was erased by a run that could not wipe the file.
    fn half_done(&mut self, target: &Target) -> Result<Option<i64>> {
        self.need(Action::AuditErase, &target.object)?;
        if self.dry_run() {
            return Ok(None);
        }
        let given = self.world().envelope.order;
        self.read(|db| {
            for no in db.unwiped()? {
                let same = find_order(&db, no)?.object.as_deref() == Some(&target.object);
                if same && given.is_none_or(|given| given == no) {
                    return Ok(Some(no));
                }
            }
            Ok(None)
        })
    }

    fn wipe(&mut self, target: &Target, order: i64) -> Result<()> {
        self.school.wipe().map_err(|error| {
            let object = target.object.clone();
            let error = match error.downcast_ref::<Refusal>() {
                Some(Refusal::Io { error, .. }) => error.clone(),
                Some(refusal) => refusal.code().to_owned(),
                None => error.to_string(),
            };
            Refusal::NotWiped { object, order, error }.into()
        })
    }

    /// Keeps a person's data from being erased up to that day, inclusive; or no longer.
    pub fn hold(&mut self, target: &Target, until: Option<Date>) -> Result<Receipt> {
        let ((), receipt) = self.change(Action::AuditHold, target.object.as_str(), |tx| {
            tx.reason()?;
            if let Some(day) = until.filter(|day| *day < tx.today()) {
                let problem = Problem::EndBeforeStart;
                return Err(Refusal::Invalid { field: "until", value: day.to_string(), problem }.into());
            }
            tx.set_hold(target.person, until)
        })?;
        Ok(receipt)
    }

    /// Every hold, the one that ends first first.
    pub fn legal_holds(&mut self) -> Result<Vec<Hold>> {
        if self.may(Right::LogHold).is_err() {
            self.may(Right::LogErase)?;
        }
        self.read(|db| {
            let mut list = Vec::new();
            for (person, until) in db.holds()? {
                list.push(Hold { object: object_of(db, person)?, until });
            }
            Ok(list)
        })
    }
}

fn target(kind: &str, code: String, person: Person) -> Target {
    Target { object: format!("{kind}/{code}"), code, person }
}

fn object_of(db: Db<'_>, person: Person) -> Result<String> {
    Ok(match person {
        Person::Child(id) => db.child_by_id(id)?.map(|c| format!("child/{}", c.code)),
        Person::Staff(id) => db.all_staff()?.into_iter().find(|s| s.id == id).map(|s| format!("staff/{}", s.code)),
        Person::Account(id) => db.account_by_id(id)?.map(|a| format!("account/{}", a.username)),
    }
    .unwrap_or_default())
}

/// Erases a person inside the change at hand. With a member of staff goes the name on their account. The file must be wiped
/// afterwards ([`crate::store::School::wipe`]).
fn erase_person(tx: &Tx<'_>, target: &Target, order: i64) -> Result<Erased> {
    let mut erased = tx.erase(target.person, order)?;
    for account in accounts_of(tx, target)? {
        erased.add(tx.erase(Person::Account(account), order)?);
    }
    Ok(erased)
}

/// Whether the file knows a person by that name.
pub fn is_known(db: &Db<'_>, object: &str) -> Result<bool> {
    Ok(known(db, object)?.is_some())
}

fn known(db: &Db<'_>, object: &str) -> Result<Option<Target>> {
    let Some((kind, code)) = object.split_once('/') else { return Ok(None) };
    let person = match kind {
        "child" => db.child(code)?.map(|c| Person::Child(c.id)),
        "staff" => db.staff(code)?.map(|s| Person::Staff(s.id)),
        "account" => db.account(code)?.map(|a| Person::Account(a.id)),
        _ => None,
    };
    Ok(person.map(|person| target(kind, code.to_owned(), person)))
}

/// Erases a person once more, whatever still names them: in a restored file an erasure of the lost part must hold again. The
/// object is as the entry of that erasure has it; nothing is done where the file does not know it. The action at hand must be
/// one that erases ([`Action::erases`]), and the file must be wiped afterwards.
pub fn erase_again(tx: &Tx<'_>, object: &str, order: i64) -> Result<Option<Erased>> {
    known(tx, object)?.map(|target| erase_person(tx, &target, order)).transpose()
}

/// The accounts of a member of staff.
fn accounts_of(db: &Db<'_>, target: &Target) -> Result<Vec<i64>> {
    let Person::Staff(_) = target.person else { return Ok(vec![]) };
    let mine = |a: &crate::store::account::Account| a.staff.as_deref() == Some(&target.code);
    Ok(db.accounts()?.into_iter().filter(mine).map(|a| a.id).collect())
}

/// Refuses while something needs the person's name.
fn check_may_go(tx: &Tx<'_>, target: &Target) -> Result<()> {
    let still = |by| Refusal::StillNamed { object: target.object.clone(), by };
    if let Some(until) = tx.hold_on(target.person)?.filter(|until| *until >= tx.today()) {
        return Err(still(Named::Hold { until }).into());
    }
    match target.person {
        Person::Child(id) => {
            check_has_left(tx, target, id)?;
            if let Some(slip) = tx.corrections(None)?.into_iter().find(|s| s.child == Some(id) && !s.state.is_over()) {
                return Err(still(Named::Correction { no: slip.no }).into());
            }
            if let Some(amount) = balance(tx, target)? {
                return Err(still(Named::Balance { amount }).into());
            }
            if let Some(lock) = open_to_correction(tx, id)? {
                let Lock { book, period, class, .. } = lock;
                return Err(still(Named::Lock { book, period, class }).into());
            }
        }
        Person::Staff(_) => {
            let gone = tx.staff(&target.code)?.is_some_and(|s| s.left_on.is_some_and(|day| day <= tx.today()));
            if !gone {
                return Err(in_service(Thing::Staff, &target.code, "working"));
            }
        }
        Person::Account(_) => {}
    }
    let mut accounts = accounts_of(tx, target)?;
    if let Person::Account(id) = target.person {
        accounts.push(id);
    }
    for account in accounts {
        if let Some(until) = tx.hold_on(Person::Account(account))?.filter(|until| *until >= tx.today()) {
            return Err(still(Named::Hold { until }).into());
        }
        check_account(tx, account, &still)?;
    }
    Ok(())
}

fn in_service(thing: Thing, key: &str, state: &str) -> anyhow::Error {
    Refusal::WrongState { thing, key: key.to_owned(), state: state.to_owned() }.into()
}

/// A child who is in a class today or later attends.
fn check_has_left(tx: &Tx<'_>, target: &Target, id: i64) -> Result<()> {
    let later = tx.enrolments_of(id)?.into_iter().any(|e| e.from > tx.today() && !e.class.is_empty());
    if later || tx.class_on(id, tx.today())?.is_some() {
        return Err(in_service(Thing::Child, &target.code, "attending"));
    }
    Ok(())
}

/// What the child's meals account holds today, if it is not even.
fn balance(tx: &Tx<'_>, target: &Target) -> Result<Option<i64>> {
    let month = Month::of(tx.today());
    let request = SettleRequest { month, class: None, child: Some(target.code.clone()), to: Some(tx.today()) };
    let rows = settlement(**tx, &request, tx.at())?.rows;
    Ok(rows.iter().map(|r| r.closing).find(|closing| *closing != 0))
}

/// A lock that is not for good on a page with marks or money of the child, or on a list of children that it stands in.
fn open_to_correction(tx: &Tx<'_>, child: i64) -> Result<Option<Lock>> {
    let locks = tx.locks()?;
    let classes = |l: &Lock, class: &str| l.class.as_deref().is_none_or(|c| c == class);
    let days = tx.days_of_child(child)?;
    let spans = tx.enrolment_spans(Date::new(1900, 1, 1)?, Date::new(9998, 12, 31)?)?;
    let in_meals = |l: &Lock| days.iter().any(|(day, class)| l.first <= *day && *day <= l.last && classes(l, class));
    let in_list = |l: &Lock| {
        spans.iter().any(|s| s.child_id == child && s.from <= l.last && s.to >= l.first && classes(l, &s.class))
    };
    let named = |l: &&Lock| {
        !l.final_lock
            && match l.book {
                Book::Meals => in_meals(l),
                Book::Children => in_list(l),
            }
    };
    Ok(locks.iter().find(named).cloned())
}

/// An account must be out of use, and no order that waits may name it.
fn check_account(tx: &Tx<'_>, id: i64, still: &dyn Fn(Named) -> Refusal) -> Result<()> {
    let Some(account) = tx.account_by_id(id)? else { return Ok(()) };
    if account.state != "disabled" {
        return Err(in_service(Thing::Account, &account.username, &account.state));
    }
    let valid = tx.policy_number("order.valid_days", tx.today())?;
    for order in tx.orders()? {
        let waits =
            order.done_at.is_none() && matches!(order.state_at(tx.at(), valid), "requested" | "approved" | "recorded");
        let names = [&order.asked_by, &order.decided_by].into_iter().any(|n| n.as_ref() == Some(&account.username));
        if waits && names {
            return Err(still(Named::Order { order: order.no }).into());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::testing::TestSchool;
    use crate::audit::breach::Rule;
    use crate::audit::verify::Finding;

    fn broken(school: &TestSchool) -> Vec<Rule> {
        let report = school.app.school.db().verify(&mut |_| {}).unwrap();
        let rule = |f: &crate::audit::verify::Found| match &f.finding {
            Finding::Rule(breach) => Some(breach.rule),
            _ => None,
        };
        report.found.iter().filter_map(rule).collect()
    }

    /// A patched program could write anything in an entry that says it erases; step 7 holds it to what an erasure leaves.
    #[test]
    fn an_erasure_is_no_cover_for_other_changes() {
        let mut school = TestSchool::with_roster();
        school
            .app
            .change(Action::AuditErase, "child/T2600012", |tx| {
                let mut child = tx.child("T2600012")?.unwrap();
                "Tên Khác".clone_into(&mut child.name);
                tx.update_child(&child)
            })
            .unwrap();
        assert!(broken(&school).contains(&Rule::ErasureAltered));
        let mut school = TestSchool::with_roster();
        school
            .app
            .change(Action::AuditErase, "account/ma", |tx| {
                let id = tx.insert_account("ma", "", "person", None)?;
                tx.set_account_state(id, "active")
            })
            .unwrap();
        assert!(broken(&school).contains(&Rule::ErasureAltered));
    }
}
