//! Grants of roles (Q3.1).
use super::{Db, Result, Tx, instant, parse_day};
use crate::domain::date::Date;
use crate::domain::role::{Authority, ClassKey, Grant};
use rusqlite::{Row, params};

const COLUMNS: &str = "g.id, g.role, g.year, g.class, g.team, g.from_date, g.to_date, g.revoked_at IS NOT NULL";

fn row_to_grant(r: &Row<'_>) -> rusqlite::Result<Grant> {
    Ok(Grant {
        id: r.get(0)?,
        role: r.get(1)?,
        year: r.get(2)?,
        class: r.get(3)?,
        team: r.get(4)?,
        from: parse_day(&r.get::<_, String>(5)?)?,
        to: r.get::<_, Option<String>>(6)?.map(|d| parse_day(&d)).transpose()?,
        revoked: r.get(7)?,
    })
}

impl Db<'_> {
    /// Every grant of an account, also ended ones.
    pub fn grants_of(&self, account: i64) -> Result<Vec<Grant>> {
        let sql = format!("SELECT {COLUMNS} FROM role_grant g WHERE g.account=?1 ORDER BY g.id");
        let mut stmt = self.conn.prepare_cached(&sql)?;
        Ok(stmt.query_map([account], row_to_grant)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Every grant with the username that holds it.
    pub fn grants(&self) -> Result<Vec<(String, Grant)>> {
        let sql = format!(
            "SELECT {COLUMNS}, a.username FROM role_grant g JOIN account a ON a.id=g.account ORDER BY a.username, g.id"
        );
        let mut stmt = self.conn.prepare_cached(&sql)?;
        Ok(stmt.query_map([], |r| Ok((r.get(8)?, row_to_grant(r)?)))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The grants that hold on a day, with the username: not revoked, in their days, and their class's year not closed.
    pub fn grants_holding(&self, today: Date) -> Result<Vec<(String, Grant)>> {
        let closed = self.closed_years()?;
        let mut grants = self.grants()?;
        grants.retain(|(_, g)| g.holds_in(today, |y| closed.iter().any(|c| c == y)));
        Ok(grants)
    }

    fn closed_years(&self) -> Result<Vec<String>> {
        Ok(self.years()?.into_iter().filter(|y| y.state == "closed").map(|y| y.year).collect())
    }

    /// What an account may do on a day. A grant for a class ends when that class's year is closed; the classes of a team are
    /// those whose teachers' staff records name the team.
    pub fn authority(&self, account: i64, today: Date) -> Result<Authority> {
        let closed = self.closed_years()?;
        let mut grants = self.grants_of(account)?;
        grants.retain(|g| g.holds_in(today, |y| closed.iter().any(|c| c == y)));
        let mut team_classes = Vec::new();
        for team in grants.iter().filter_map(|g| g.team.clone()) {
            let classes = self.classes_of_team(&team, today)?;
            team_classes.push((team, classes));
        }
        Ok(Authority { grants, team_classes })
    }

    fn classes_of_team(&self, team: &str, today: Date) -> Result<Vec<ClassKey>> {
        let sql = "SELECT DISTINCT g.year, g.class FROM role_grant g JOIN account a ON a.id=g.account JOIN staff s ON s.code=a.staff
                   WHERE g.class IS NOT NULL AND g.revoked_at IS NULL AND g.from_date<=?2 AND (g.to_date IS NULL OR g.to_date>=?2) AND s.team=?1";
        let mut stmt = self.conn.prepare_cached(sql)?;
        let rows = stmt.query_map(params![team, today.to_string()], |r| Ok((r.get(0)?, r.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Usernames that hold a role today.
    pub fn holders(&self, role: &str, today: Date) -> Result<Vec<String>> {
        let held = self.grants_holding(today)?;
        let mut names: Vec<String> = held.into_iter().filter(|(_, g)| g.role == role).map(|(u, _)| u).collect();
        names.dedup();
        Ok(names)
    }
}

impl Tx<'_> {
    /// Grants a role; the id in it is ignored.
    pub fn insert_grant(&self, account: i64, g: &Grant) -> Result<()> {
        let sql = "INSERT INTO role_grant(account,role,year,class,team,from_date,to_date,granted_at) VALUES(?1,?2,?3,?4,?5,?6,?7,?8)";
        self.execute(
            sql,
            params![
                account,
                g.role,
                g.year,
                g.class,
                g.team,
                g.from.to_string(),
                g.to.map(|d| d.to_string()),
                instant(self.at())
            ],
        )?;
        Ok(())
    }

    /// Changes the last day of a grant.
    pub fn set_grant_end(&self, id: i64, to: Option<Date>) -> Result<()> {
        self.execute("UPDATE role_grant SET to_date=?2 WHERE id=?1", params![id, to.map(|d| d.to_string())])?;
        Ok(())
    }

    /// Takes a grant back.
    pub fn revoke_grant(&self, id: i64) -> Result<()> {
        self.execute("UPDATE role_grant SET revoked_at=?2 WHERE id=?1", params![id, instant(self.at())])?;
        Ok(())
    }
}
