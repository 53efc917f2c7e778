//! What a history or a filter is about, and which entries and changes concern it.
use super::super::Result;
use super::super::find::{find_child, find_class, find_staff, find_user, not_found, year_on};
use super::super::orders::find_order;
use super::EntryView;
use crate::domain::action::Action;
use crate::domain::date::{Date, DateContext, Period};
use crate::domain::refusal::Thing;
use crate::domain::role::Reach;
use crate::store::Db;
use crate::store::log::Image;
use serde_json::{Value, json};

/// A thing with a life in the log.
pub enum Subject {
    /// A child: its record, classes, marks and money.
    Child { id: i64, code: String },
    /// An account: its record, keys and grants.
    Account { id: i64, username: String },
    /// A member of staff.
    Staff { id: i64, code: String },
    /// A class, in every year that has it.
    Class { ids: Vec<i64>, code: String },
    /// An order, and what was done under it.
    Order(i64),
    /// The marks of some days, of a child, a class or all.
    Marks { days: (Date, Date), who: Who },
    /// Whatever entries say they are about.
    Object(String),
}

/// Whose marks.
pub enum Who {
    /// Everybody's.
    All,
    /// A child's.
    Child { id: i64, code: String },
    /// A class's.
    Class(String),
}

/// Where names are looked up, and who may find whom.
pub struct Finder<'a> {
    /// The tables.
    pub db: Db<'a>,
    /// How dates are read.
    pub dates: DateContext,
    /// Which children may be found by name.
    pub reach: Reach,
}

impl Finder<'_> {
    /// A child by code, or by name.
    pub fn child(&self, given: &str) -> Result<Subject> {
        let child = find_child(self.db, given, self.dates.today, &self.reach)?;
        Ok(Subject::Child { id: child.id, code: child.code })
    }

    /// A class by code in whatever year, or by name in today's.
    pub fn class(&self, given: &str) -> Result<Subject> {
        let code = given.rsplit('/').next().unwrap_or(given);
        let mut years = self.db.years_with_class(code)?;
        let code = if years.is_empty() {
            let year = year_on(self.db, "class", self.dates.today)?.year;
            let class = find_class(self.db, code, &year)?;
            years = self.db.years_with_class(&class.code)?;
            class.code
        } else {
            code.to_owned()
        };
        let mut ids = Vec::new();
        for year in years {
            ids.extend(self.db.class(&year, &code)?.map(|c| c.id));
        }
        Ok(Subject::Class { ids, code })
    }

    /// An account by username, or by the person's name.
    pub fn account(&self, given: &str) -> Result<Subject> {
        let account = find_user(self.db, given)?;
        Ok(Subject::Account { id: account.id, username: account.username })
    }

    /// Reads `child/T2600012`, `account/pho.ht`, `orders/7`, `marks/2026-10-05/T2600012`; a code alone is a child, else an
    /// account, else a class.
    pub fn find(&self, given: &str) -> Result<Subject> {
        let given = given.trim();
        let Some((kind, rest)) = given.split_once('/') else { return self.find_code(given) };
        match kind {
            "child" | "children" => self.child(rest),
            "account" | "accounts" => self.account(rest),
            "class" | "classes" => self.class(rest),
            "staff" => {
                let staff = find_staff(self.db, rest)?;
                Ok(Subject::Staff { id: staff.id, code: staff.code })
            }
            "order" | "orders" => match rest.parse() {
                Ok(no) => find_order(&self.db, no).map(|o| Subject::Order(o.no)),
                Err(_) => Err(not_found(Thing::Order, rest, &[]).into()),
            },
            "mark" | "marks" => self.marks(rest),
            _ => Ok(Subject::Object(given.to_owned())),
        }
    }

    fn find_code(&self, given: &str) -> Result<Subject> {
        if self.db.child(given)?.is_some() {
            self.child(given)
        } else if self.db.account(given)?.is_some() {
            self.account(given)
        } else if !self.db.years_with_class(given)?.is_empty() {
            self.class(given)
        } else {
            Ok(Subject::Object(given.to_owned()))
        }
    }

    /// `2026-10-05/T2600012`, `05/10/2026/5A1`, `2026-10`.
    fn marks(&self, given: &str) -> Result<Subject> {
        let period = |s: &str| Period::parse(s, &self.dates).map(|p| (p.first(), p.last()));
        if let Ok(days) = period(given) {
            return Ok(Subject::Marks { days, who: Who::All });
        }
        let missing = || not_found(Thing::Mark, given, &[]);
        let (when, who) = given.rsplit_once('/').ok_or_else(missing)?;
        let days = period(when).map_err(|_| missing())?;
        let who = match self.child(who) {
            Ok(Subject::Child { id, code }) => Who::Child { id, code },
            _ => match self.class(who)? {
                Subject::Class { code, .. } => Who::Class(code),
                _ => Who::All,
            },
        };
        Ok(Subject::Marks { days, who })
    }
}

/// A number as it stands in JSON next to one of these, so that 12 is not found inside a date.
fn number_in_json(id: i64) -> Vec<String> {
    vec![format!("[{id}]"), format!("[{id},"), format!(",{id},"), format!(":{id},"), format!(":{id}}}")]
}

impl Subject {
    /// Texts of which a change line holds one if it concerns the thing; none where only objects tell.
    pub fn texts(&self) -> Vec<String> {
        match self {
            Subject::Child { id, .. } | Subject::Account { id, .. } | Subject::Staff { id, .. } => {
                number_in_json(*id).into_iter().chain(self.object()).collect()
            }
            Subject::Order(id) => number_in_json(*id),
            Subject::Class { ids, code } => {
                let mut texts = vec![format!("\"class\":{}", json!(code))];
                texts.extend(ids.iter().map(|id| format!("[{id}]")));
                texts
            }
            Subject::Marks { who: Who::Child { id, .. }, .. } => vec![format!(",{id},")],
            Subject::Marks { days: (first, last), .. } if first == last => vec![format!("[\"{first}\",")],
            Subject::Marks { .. } => vec!["meal_marks".to_owned()],
            Subject::Object(_) => Vec::new(),
        }
    }

    /// A person, as orders name it.
    fn object(&self) -> Option<String> {
        match self {
            Subject::Child { code, .. } => Some(format!("child/{code}")),
            Subject::Staff { code, .. } => Some(format!("staff/{code}")),
            Subject::Account { username, .. } => Some(format!("account/{username}")),
            _ => None,
        }
    }

    /// Entries that held rows of the thing until an order erased them.
    pub fn erased_in(&self, db: Db<'_>) -> Result<Vec<u64>> {
        self.object().map_or(Ok(Vec::new()), |object| db.entries_erased_of(&object))
    }

    /// The tables whose rows concern the thing.
    fn tables(&self) -> &'static [&'static str] {
        match self {
            Subject::Child { .. } => &[
                "children",
                "enrolment",
                "meal_marks",
                "payment",
                "balance",
                "adjustment",
                "correction",
                "order_object",
            ],
            Subject::Account { .. } => &[
                "account",
                "account_key",
                "account_code",
                "account_password",
                "activation",
                "role_grant",
                "order_object",
            ],
            Subject::Staff { .. } => &["staff", "order_object"],
            Subject::Class { .. } => {
                &["class", "enrolment", "meal_marks", "orders", "page_lock", "page_window", "role_grant"]
            }
            Subject::Order(_) => &["orders", "page_lock", "page_window"],
            Subject::Marks { .. } => &["meal_marks"],
            Subject::Object(_) => &[],
        }
    }

    /// Whether an entry of this action can hold a change that concerns the thing. An action writes to its own tables only
    /// (step 7 finds one that does not), so that the chunks of all others need not be unpacked.
    pub fn may_touch(&self, action: &str) -> bool {
        let written = Action::parse(action).map(Action::tables);
        !self.tables().is_empty() && written.is_none_or(|w| w.iter().any(|t| self.tables().contains(t)))
    }

    /// Whether an entry says that it is about the thing.
    pub fn is_object_of(&self, entry: &EntryView) -> bool {
        let object = entry.object.as_str();
        let names = |code: &str| object.split('/').skip(1).any(|part| part == code);
        match self {
            Subject::Child { code, .. } | Subject::Class { code, .. } | Subject::Staff { code, .. } => names(code),
            Subject::Account { username, .. } => object.strip_prefix("account/") == Some(username),
            Subject::Order(no) => entry.order == Some(*no) || object.strip_prefix("orders/") == Some(&no.to_string()),
            Subject::Marks { days, who } => {
                object.strip_prefix("meals/").is_some_and(|r| is_marks_object(r, *days, who))
            }
            Subject::Object(o) => object == o || object.strip_prefix(o.as_str()).is_some_and(|r| r.starts_with('/')),
        }
    }

    /// Whether a change concerns the thing.
    pub fn is_touched_by(&self, c: &Image) -> bool {
        let key =
            |place: usize, id: i64| serde_json::from_str::<Value>(&c.key).is_ok_and(|k| k[place].as_i64() == Some(id));
        let column = |name: &str, wanted: &Value| [&c.before, &c.after].iter().any(|image| has(image, name, wanted));
        match (self, c.tbl.as_str()) {
            (Subject::Child { id, .. }, "children" | "enrolment" | "balance")
            | (Subject::Account { id, .. }, "account" | "activation" | "account_password")
            | (Subject::Staff { id, .. }, "staff")
            | (Subject::Order(id), "orders" | "page_window") => key(0, *id),
            (Subject::Child { id, .. }, "meal_marks") => key(1, *id),
            (Subject::Child { id, .. }, "payment" | "adjustment" | "correction") => column("child", &json!(id)),
            (Subject::Account { id, .. }, "account_key" | "account_code" | "role_grant") => {
                column("account", &json!(id))
            }
            (Subject::Class { ids, .. }, "class") => ids.iter().any(|id| key(0, *id)),
            (
                Subject::Class { code, .. },
                "orders" | "page_lock" | "page_window" | "role_grant" | "enrolment" | "meal_marks",
            ) => column("class", &json!(code)),
            (_, "order_object") => self.object().is_some_and(|object| column("object", &json!(object))),
            (Subject::Order(no), "page_lock") => column("order_no", &json!(no)),
            (Subject::Marks { days, who }, "meal_marks") => {
                let day = serde_json::from_str::<Value>(&c.key).ok().and_then(|k| stored_day(&k[0]));
                day.is_some_and(|d| days.0 <= d && d <= days.1)
                    && match who {
                        Who::All => true,
                        Who::Child { id, .. } => key(1, *id),
                        Who::Class(code) => column("class", &json!(code)),
                    }
            }
            _ => false,
        }
    }
}

fn has(image: &str, name: &str, wanted: &Value) -> bool {
    image.contains(name) && serde_json::from_str::<Value>(image).is_ok_and(|row| row.get(name) == Some(wanted))
}

fn stored_day(value: &Value) -> Option<Date> {
    value.as_str().and_then(|d| d.parse().ok())
}

/// `2026-10-05/T2600012`, as entries about marks name them: a refused try has no changes, but its object.
fn is_marks_object(rest: &str, days: (Date, Date), who: &Who) -> bool {
    let (when, whose) = rest.split_once('/').unwrap_or((rest, ""));
    let Some(period) = stored_period(when) else { return false };
    let named = match who {
        Who::All => true,
        Who::Child { code, .. } | Who::Class(code) => whose == code,
    };
    named && period.first() <= days.1 && period.last() >= days.0
}

/// A period as objects and tables have it: `2026-10-05`, `2026-10`, `2026-2027`.
pub fn stored_period(text: &str) -> Option<Period> {
    let exact = matches!(text.len(), 7 | 9 | 10) && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let nowhere = DateContext { today: Date::ZERO, year_first: Date::ZERO, year_last: Date::ZERO };
    let period = Period::parse(text, &nowhere).ok().filter(|_| exact)?;
    (period.to_string() == text).then_some(period)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_of_objects() {
        for (text, first) in [("2026-10", "2026-10-01"), ("2026-10-05", "2026-10-05"), ("2026-2027", "2026-08-01")] {
            assert_eq!(stored_period(text).unwrap().first().to_string(), first);
        }
        for other in ["5A1", "T2600012", "10/2026", "7", "2026-13"] {
            assert!(stored_period(other).is_none(), "{other}");
        }
    }
}
