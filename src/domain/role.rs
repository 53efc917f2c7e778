//! Roles, grants and how far they reach. The default roles and the matrix are catalogue files.
use super::right::{Right, Scope};
use jiff::civil::Date;
use std::sync::OnceLock;

/// A role as the catalogue has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// `vice_principal`
    pub code: &'static str,
    /// `PHT`
    pub abbr: &'static str,
    /// Title used on paper.
    pub title_vi: &'static str,
    /// Title in English.
    pub title_en: &'static str,
    /// Clause it comes from.
    pub clause: &'static str,
}

const ROLES_CSV: &str = include_str!("../catalog/roles.csv");
const RIGHTS_CSV: &str = include_str!("../catalog/rights.csv");

/// The role that gives permissions and orders (Q3).
pub const PRINCIPAL: &str = "principal";
/// The role that carries out (Q4).
pub const VICE_PRINCIPAL: &str = "vice_principal";
/// Whoever approves in the principal's place for some days (Q3.1).
pub const DELEGATE: &str = "delegate";

/// Splits a catalogue line; a cell in quotes may hold commas.
fn cells(line: &'static str) -> Vec<&'static str> {
    let (mut out, mut start, mut quoted) = (Vec::new(), 0, false);
    for (i, c) in line.char_indices() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => {
                out.push(line[start..i].trim_matches('"'));
                start = i + 1;
            }
            _ => {}
        }
    }
    out.push(line[start..].trim_matches('"'));
    out
}

/// The default roles, in the order of the regulation.
pub fn roles() -> &'static [Role] {
    static ROLES: OnceLock<Vec<Role>> = OnceLock::new();
    ROLES.get_or_init(|| {
        ROLES_CSV
            .lines()
            .skip(1)
            .map(cells)
            .filter(|c| c.len() == 5)
            .map(|c| Role { code: c[0], abbr: c[1], title_vi: c[2], title_en: c[3], clause: c[4] })
            .collect()
    })
}

/// The role of a code.
pub fn role(code: &str) -> Option<&'static Role> {
    roles().iter().find(|r| r.code == code)
}

/// What a role may do and how far; `None` is not at all.
pub fn scope_of(role: &str, right: Right) -> Option<Scope> {
    static MATRIX: OnceLock<Vec<(Right, Vec<Option<Scope>>)>> = OnceLock::new();
    let matrix = MATRIX.get_or_init(|| {
        RIGHTS_CSV
            .lines()
            .skip(1)
            .map(cells)
            .filter_map(|c| Some((Right::parse(c[0])?, c[1..].iter().map(|w| Scope::parse(w)).collect())))
            .collect()
    });
    let column = roles().iter().position(|r| r.code == role)?;
    matrix.iter().find(|(r, _)| *r == right)?.1.get(column).copied().flatten()
}

/// A role given to an account (Q3.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Its row.
    pub id: i64,
    /// The role's code.
    pub role: String,
    /// The school year of the class.
    pub year: Option<String>,
    /// The class it is for.
    pub class: Option<String>,
    /// The team it is for.
    pub team: Option<String>,
    /// First day.
    pub from: Date,
    /// Last day, inclusive.
    pub to: Option<Date>,
    /// Taken back.
    pub revoked: bool,
}

impl Grant {
    /// Whether it holds on that day.
    pub fn holds(&self, today: Date) -> bool {
        !self.revoked && self.from <= today && self.to.is_none_or(|to| today <= to)
    }

    /// As [`Grant::holds`]; a grant for a class ends when that class's year is closed.
    pub fn holds_in(&self, today: Date, mut is_closed: impl FnMut(&str) -> bool) -> bool {
        self.holds(today) && !self.year.as_deref().is_some_and(&mut is_closed)
    }

    /// Whether it holds or will.
    pub fn is_live(&self, today: Date) -> bool {
        !self.revoked && self.to.is_none_or(|to| today <= to)
    }
}

/// A class of a year.
pub type ClassKey = (String, String);

/// Which rows a right reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// All rows.
    All,
    /// Rows of these classes only.
    Classes(Vec<ClassKey>),
}

impl Reach {
    /// Whether a row of that class lies within.
    pub fn covers(&self, year: &str, class: &str) -> bool {
        match self {
            Reach::All => true,
            Reach::Classes(list) => list.iter().any(|(y, c)| y == year && c == class),
        }
    }
}

/// What an account may do today: its grants that hold, with the classes of its teams.
#[derive(Clone, Debug, Default)]
pub struct Authority {
    /// Grants that hold.
    pub grants: Vec<Grant>,
    /// For each team of a grant, the classes whose teachers are in it.
    pub team_classes: Vec<(String, Vec<ClassKey>)>,
}

impl Authority {
    /// The widest scope in which the right is held.
    pub fn scope(&self, right: Right) -> Option<Scope> {
        if right == Right::OwnAccount {
            return Some(Scope::All);
        }
        self.grants.iter().filter_map(|g| scope_of(&g.role, right)).max()
    }

    /// Whether the right is held at all.
    pub fn has(&self, right: Right) -> bool {
        self.scope(right).is_some()
    }

    /// Whether a role is held.
    pub fn has_role(&self, role: &str) -> bool {
        self.grants.iter().any(|g| g.role == role)
    }

    /// Which rows the right reaches; `None` if it is not held.
    pub fn reach(&self, right: Right) -> Option<Reach> {
        let mut classes = Vec::new();
        let mut held = false;
        for grant in &self.grants {
            match scope_of(&grant.role, right) {
                None => continue,
                Some(Scope::All | Scope::Masked | Scope::Names) => return Some(Reach::All),
                Some(Scope::Class | Scope::Own) => {
                    classes.extend(grant.year.clone().zip(grant.class.clone()));
                }
                Some(Scope::Team) => {
                    let team = grant.team.as_deref().unwrap_or("");
                    classes.extend(
                        self.team_classes.iter().filter(|(t, _)| t == team).flat_map(|(_, c)| c.iter().cloned()),
                    );
                }
            }
            held = true;
        }
        held.then_some(Reach::Classes(classes))
    }
}

/// Two roles that one account may not hold together: making accounts ⟂ granting roles, approving ⟂ carrying out
/// (hard separations of duty 1 and 2). Decided on the rights, so that it holds for any role that gets them.
pub fn clash(one: &str, other: &str) -> bool {
    let holds = |role, right| scope_of(role, right).is_some();
    [(Right::AccountsManage, Right::RolesGrant), (Right::Unlock, Right::OrdersApprove)]
        .into_iter()
        .any(|(a, b)| (holds(one, a) && holds(other, b)) || (holds(one, b) && holds(other, a)))
}

/// Why a role cannot be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GrantBar<'a> {
    /// A token in a file approves nothing, grants nothing and manages no account.
    Service,
    /// It would lie in one hand with this role.
    Clash(&'a str),
    /// Nobody grants to themselves.
    Own,
}

/// Whether an account that is `kind` and holds these grants may get a role that day (hard separations of duty 1, 2 and 5).
pub fn check_grant<'a>(kind: &str, held: &'a [Grant], role: &str, today: Date, own: bool) -> Result<(), GrantBar<'a>> {
    if kind == "service" && !matches!(role, "service" | "inspector") {
        return Err(GrantBar::Service);
    }
    match held.iter().find(|g| g.is_live(today) && clash(&g.role, role)) {
        Some(other) => Err(GrantBar::Clash(&other.role)),
        None if own => Err(GrantBar::Own),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_right_has_a_line_and_every_role_a_column() {
        let header: Vec<_> = RIGHTS_CSV.lines().next().unwrap().split(',').skip(1).collect();
        assert_eq!(header, roles().iter().map(|r| r.code).collect::<Vec<_>>());
        let lines: Vec<_> = RIGHTS_CSV.lines().skip(1).map(|l| l.split(',').next().unwrap()).collect();
        assert_eq!(lines, Right::ALL.iter().map(|r| r.code()).collect::<Vec<_>>());
        for line in RIGHTS_CSV.lines().skip(1) {
            assert_eq!(line.split(',').count(), roles().len() + 1, "{line}");
        }
    }

    /// Granting and making accounts, approving and carrying out stay apart (Q3.1, Q4.3).
    #[test]
    fn no_default_role_breaks_a_separation_by_itself() {
        for role in roles() {
            assert!(!clash(role.code, role.code), "{}", role.code);
        }
        assert!(clash("principal", "vice_principal"));
        assert!(!clash("vice_principal", "nutrition_lead"));
    }

    /// A grant reaches its own class (Q3.1).
    #[test]
    fn a_teacher_reaches_the_class_of_the_grant_only() {
        let grant = Grant {
            id: 1,
            role: "teacher".into(),
            year: Some("2026-2027".into()),
            class: Some("5A1".into()),
            team: None,
            from: jiff::civil::date(2026, 9, 1),
            to: None,
            revoked: false,
        };
        let authority = Authority { grants: vec![grant], team_classes: vec![] };
        let reach = authority.reach(Right::MealsMarks).unwrap();
        assert!(reach.covers("2026-2027", "5A1"));
        assert!(!reach.covers("2026-2027", "5B1") && !reach.covers("2027-2028", "5A1"));
        assert_eq!(authority.reach(Right::MealsMoney), None);
    }
}
