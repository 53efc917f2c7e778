//! What a row is about, in terms that a person knows: the child's code, the day, the account, in place of row numbers.
use super::super::Result;
use crate::domain::date::Date;
use crate::store::Db;
use serde_json::Value;

/// A row in terms that a person knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The child, by code.
    pub child: Option<String>,
    /// The day.
    pub date: Option<Date>,
    /// What else names it: a username, a code, a meal, a number.
    pub words: Vec<String>,
}

impl About {
    /// Of a row of that table with that key.
    pub fn of(db: Db<'_>, tbl: &str, key: &Value, row: &Value) -> Result<About> {
        let child = |id: &Value| -> Result<Option<String>> {
            let found = id.as_i64().map(|id| db.child_by_id(id)).transpose()?.flatten();
            Ok(found.map(|c| c.code))
        };
        let account = |id: &Value| -> Result<Option<String>> {
            let found = id.as_i64().map(|id| db.account_by_id(id)).transpose()?.flatten();
            Ok(found.map(|a| a.username))
        };
        let day = |v: &Value| v.as_str().and_then(|d| d.parse().ok());
        let words = |all: &[Option<String>]| all.iter().flatten().filter(|w| !w.is_empty()).cloned().collect();
        let about = |child, date, all: &[Option<String>]| About { child, date, words: words(all) };
        Ok(match tbl {
            "children" => about(plain(&row["code"]), None, &[]),
            "enrolment" | "balance" => about(child(&key[0])?, day(&key[1]), &[]),
            "meal_marks" => about(child(&key[1])?, day(&key[0]), &[plain(&key[2])]),
            "payment" | "adjustment" => about(child(&row["child"])?, day(&row["date"]), &[plain(&row["receipt"])]),
            "correction" => about(child(&row["child"])?, day(&row["period"]), &[plain(&key[0])]),
            "account" | "account_key" | "account_code" => about(None, None, &[plain(&row["username"])]),
            "activation" | "account_password" => about(None, None, &[account(&key[0])?]),
            "role_grant" => about(None, None, &[account(&row["account"])?, plain(&row["role"])]),
            "succession" => about(None, None, &[plain(&row["new"])]),
            "staff" => about(None, None, &[plain(&row["code"])]),
            "class" => about(None, None, &[plain(&row["code"]), plain(&row["year"])]),
            "order_object" => about(None, None, &[plain(&key[0]), plain(&row["object"])]),
            "page_lock" => about(None, None, &[plain(&row["period"]), plain(&row["class"])]),
            "export_run" => about(None, None, &[plain(&row["pack"]), plain(&row["period"])]),
            _ => {
                let parts = key.as_array().map_or(&[][..], Vec::as_slice);
                let (dates, others): (Vec<_>, Vec<_>) = parts.iter().partition(|p| day(p).is_some());
                let others: Vec<_> = others.into_iter().map(plain).collect();
                about(None, dates.first().and_then(|d| day(d)), &others)
            }
        })
    }
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(s) => Some(s.clone()),
        other => Some(other.to_string()),
    }
}
