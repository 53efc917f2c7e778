//! The numbers that rules use, with their defaults and bounds. The school sets them from a date on (Q3.1).

/// What a value looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A whole number within bounds.
    Count {
        /// Smallest.
        min: i64,
        /// Largest.
        max: i64,
    },
    /// A time of day `08:30`.
    TimeOfDay,
    /// 0 or 1.
    YesNo,
}

/// One number of the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its name.
    pub key: &'static str,
    /// Value until the school sets one.
    pub default: &'static str,
    /// What it looks like.
    pub shape: Shape,
    /// May be set apart for a role or a slot (`meals.cutoff.lunch`).
    pub per: Option<Per>,
}

/// What a key may be set apart for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// A role.
    Role,
    /// A meal slot.
    Slot,
}

const fn count(key: &'static str, default: &'static str, min: i64, max: i64) -> Key {
    Key { key, default, shape: Shape::Count { min, max }, per: None }
}

const fn by_role(key: &'static str, default: &'static str, min: i64, max: i64) -> Key {
    Key { per: Some(Per::Role), ..count(key, default, min, max) }
}

/// Every key that the program uses.
pub const KEYS: &[Key] = &[
    count("accounts.dormant_days", "45", 1, 3650),
    count("activation.days", "14", 1, 90),
    Key { key: "lock.require_complete", default: "0", shape: Shape::YesNo, per: None },
    count("login.lock_minutes", "15", 1, 43_200),
    count("login.tries", "5", 3, 10),
    Key { key: "meals.charge_late", default: "1", shape: Shape::YesNo, per: None },
    Key { key: "meals.charge_unexcused", default: "1", shape: Shape::YesNo, per: None },
    Key { key: "meals.cutoff", default: "08:30", shape: Shape::TimeOfDay, per: Some(Per::Slot) },
    count("order.ratify_days", "3", 1, 30),
    count("order.valid_days", "14", 1, 90),
    by_role("password.grace_days", "7", 0, 90),
    by_role("password.history", "5", 0, 24),
    by_role("password.max_days", "180", 0, 3650),
    by_role("password.min_length", "14", 8, 64),
    by_role("password.remind_days", "7", 0, 60),
    count("session.hours", "10", 1, 24),
    count("session.idle_minutes", "15", 1, 120),
    count("session.reask_minutes", "5", 0, 120),
    count("unlock.hours", "2", 1, 72),
];

/// The default of a key, also of one set apart.
pub fn default_of(key: &str) -> Option<&'static str> {
    own_default(key).or_else(|| find(key).map(|k| k.default))
}

/// The default that a key has for a role alone: the two officers change their password every 60 days (Q2 "regularly").
pub fn own_default(key: &str) -> Option<&'static str> {
    match key {
        "password.max_days.principal" | "password.max_days.vice_principal" => Some("60"),
        _ => None,
    }
}

/// The key of a name; `meals.cutoff.lunch` finds `meals.cutoff`.
pub fn find(key: &str) -> Option<&'static Key> {
    KEYS.iter()
        .find(|k| k.key == key || (k.per.is_some() && key.strip_prefix(k.key).is_some_and(|r| r.starts_with('.'))))
}

/// Minutes after midnight of a time of day `08:30`.
pub fn minutes(value: &str) -> Option<i64> {
    let (h, m) = value.split_once(':')?;
    let (h, m): (i64, i64) = (h.parse().ok()?, m.parse().ok()?);
    ((0..24).contains(&h) && (0..60).contains(&m)).then_some(h * 60 + m)
}

impl Shape {
    /// The value as it is stored, if it fits.
    pub fn canonical(self, value: &str) -> Option<String> {
        match self {
            Shape::Count { min, max } => {
                let n: i64 = value.trim().parse().ok()?;
                (min..=max).contains(&n).then(|| n.to_string())
            }
            Shape::TimeOfDay => minutes(value.trim()).map(|m| format!("{:02}:{:02}", m / 60, m % 60)),
            Shape::YesNo => match value.trim() {
                "1" | "yes" | "on" | "có" | "co" => Some("1".into()),
                "0" | "no" | "off" | "không" | "khong" => Some("0".into()),
                _ => None,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_satisfy_their_own_shapes() {
        for key in KEYS {
            assert_eq!(key.shape.canonical(key.default).as_deref(), Some(key.default), "{}", key.key);
        }
    }

    #[test]
    fn keys_set_apart_are_found() {
        assert_eq!(find("meals.cutoff.lunch").map(|k| k.key), Some("meals.cutoff"));
        assert_eq!(find("login.tries.x"), None);
        assert_eq!(default_of("password.max_days.teacher"), Some("180"));
        assert_eq!(minutes("8:30"), Some(510));
        assert_eq!(minutes("24:00"), None);
    }
}
