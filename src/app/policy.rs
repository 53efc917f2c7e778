//! The school's rules in numbers, and what paper heads need; both dated.
use super::accounts::nearest;
use super::{App, Receipt, Result};
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::date::Date;
use crate::domain::lock::RowPage;
use crate::domain::meal::Slot;
use crate::domain::policy::{self, Per, Shape};
use crate::domain::refusal::{Problem, Refusal, Thing};
use crate::domain::right::Right;
use crate::domain::{role, text};

/// One number as it holds today.
#[derive(Clone, Debug)]
pub struct Value {
    /// Key.
    pub key: String,
    /// Value that holds.
    pub value: String,
    /// Default.
    pub default: String,
    /// Since when, where the school has set it.
    pub from: Option<Date>,
}

/// Keys of the paper heads.
pub const SCHOOL_KEYS: &[&str] = &[
    "name",
    "code",
    "authority",
    "place",
    "address",
    "phone",
    "email",
    "signatory",
    "accountant",
    "nutrition_lead",
    "language",
];

impl App {
    /// The numbers that hold today: every key, and those set apart for a role or slot.
    pub fn policies(&mut self) -> Result<Vec<Value>> {
        self.actor()?;
        let today = self.today();
        let rows = self.school.db().policies()?;
        let mut keys: Vec<String> = policy::KEYS.iter().map(|k| k.key.to_owned()).collect();
        keys.extend(rows.iter().map(|(k, _, _)| k.clone()));
        keys.extend(["principal", "vice_principal"].map(|r| format!("password.max_days.{r}")));
        keys.sort();
        keys.dedup();
        keys.into_iter()
            .map(|key| {
                let from = rows.iter().filter(|(k, f, _)| *k == key && *f <= today).map(|(_, f, _)| *f).max();
                let value = self.school.db().policy(&key, today)?;
                Ok(Value { value, default: policy::default_of(&key).unwrap_or_default().to_owned(), from, key })
            })
            .collect()
    }

    /// Every value that a key ever had: from, value.
    pub fn policy_history(&mut self, key: &str) -> Result<Vec<(Date, Option<String>)>> {
        self.actor()?;
        find_key(key)?;
        let rows = self.school.db().policies()?;
        Ok(rows.into_iter().filter(|(k, _, _)| k == key).map(|(_, f, v)| (f, v)).collect())
    }

    /// Sets a number from a day on.
    pub fn set_policy(&mut self, key: &str, value: &str, from: Date) -> Result<(String, Receipt)> {
        self.need(Action::PolicySet, &format!("policy/{key}"))?;
        let found = find_key(key)?;
        let invalid = |problem| Refusal::Invalid { field: "value", value: value.to_owned(), problem };
        let canonical = found.shape.canonical(value).ok_or_else(|| match found.shape {
            Shape::Count { min, max } => invalid(Problem::NotANumber { min, max }),
            Shape::TimeOfDay => invalid(Problem::NotATime),
            Shape::YesNo => invalid(Problem::UnknownWord { allowed: vec!["0", "1"] }),
        })?;
        self.change(Action::PolicySet, format!("policy/{key}"), |tx| {
            tx.reason()?;
            if key.starts_with("meals.") {
                let row =
                    RowPage { first: from, last: jiff::civil::Date::MAX, class: None, by_day: false, child: None };
                tx.check_page(Book::Meals, row, None)?;
            }
            tx.set_policy(key, from, &canonical)?;
            Ok(canonical.clone())
        })
    }

    /// Settings of the school that hold today.
    pub fn school_settings(&mut self) -> Result<Vec<(String, Date, String)>> {
        self.actor()?;
        let today = self.today();
        let mut out: Vec<(String, Date, String)> = Vec::new();
        for (key, from, value) in self.school.db().settings()? {
            if from <= today {
                out.retain(|(k, _, _)| *k != key);
                out.extend(value.map(|v| (key, from, v)));
            }
        }
        Ok(out)
    }

    /// Sets a paper head from a day on.
    pub fn set_school(&mut self, key: &str, value: &str, from: Date) -> Result<Receipt> {
        self.need(Action::SchoolSet, &format!("school/{key}"))?;
        if !SCHOOL_KEYS.contains(&key) {
            let near = nearest(key, SCHOOL_KEYS.iter().copied());
            return Err(Refusal::NotFound { thing: Thing::Setting, given: key.to_owned(), near }.into());
        }
        let value = text::clean(value);
        if key == "language" && !matches!(value.as_str(), "vi" | "en") {
            let problem = Problem::UnknownWord { allowed: vec!["vi", "en"] };
            return Err(Refusal::Invalid { field: "value", value, problem }.into());
        }
        let value = Some(value.as_str()).filter(|v| !v.is_empty());
        let ((), receipt) =
            self.change(Action::SchoolSet, format!("school/{key}"), |tx| tx.set_setting(key, from, value))?;
        Ok(receipt)
    }

    /// Whether the signed-in account holds a right; for screens that show only what can be done.
    pub fn holds(&mut self, right: Right) -> bool {
        self.may(right).is_ok()
    }
}

/// The key of a name, or a refusal that names what is near.
fn find_key(key: &str) -> Result<&'static policy::Key> {
    let not_found = || {
        let near = nearest(key, policy::KEYS.iter().map(|k| k.key));
        Refusal::NotFound { thing: Thing::Policy, given: key.to_owned(), near }
    };
    let found = policy::find(key).ok_or_else(not_found)?;
    match (key.strip_prefix(found.key).and_then(|r| r.strip_prefix('.')), found.per) {
        (None, _) => Ok(found),
        (Some(role), Some(Per::Role)) if role::role(role).is_some() => Ok(found),
        (Some(slot), Some(Per::Slot)) if Slot::parse(slot).is_some() => Ok(found),
        _ => Err(not_found().into()),
    }
}
