//! Serving days, and which meals a stage is served.
use super::{Db, Result, Tx, parse_day};
use crate::domain::date::{Date, weekday_index, working_day_after};
use crate::domain::meal::{Stage, StageSlot, default_slots, is_serving};
use rusqlite::params;

/// The meals of a stage from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotRow {
    /// Whose.
    pub stage: Stage,
    /// The first day.
    pub from: Date,
    /// The meals; none takes the default back.
    pub slots: Option<Vec<StageSlot>>,
}

/// What a stage is served on a day, as the rows say.
pub fn slots_on(rows: &[SlotRow], stage: Stage, on: Date) -> Vec<StageSlot> {
    let last = rows.iter().filter(|r| r.stage == stage && r.from <= on).max_by_key(|r| r.from);
    last.and_then(|r| r.slots.clone()).unwrap_or_else(|| default_slots(stage))
}

impl Db<'_> {
    /// The days of a span that were set apart: day, and whether it serves.
    pub fn calendar_rows(&self, first: Date, last: Date) -> Result<Vec<(Date, bool)>> {
        let sql = "SELECT date, kind='serving' FROM calendar WHERE date>=?1 AND date<=?2 ORDER BY date";
        let mut stmt = self.conn.prepare_cached(sql)?;
        let rows = stmt.query_map(params![first.to_string(), last.to_string()], |r| {
            Ok((parse_day(&r.get::<_, String>(0)?)?, r.get(1)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The serving days of a span. A row of the calendar says so; without one, Monday to Friday inside a school year.
    pub fn serving_days(&self, first: Date, last: Date) -> Result<Vec<Date>> {
        let mut rows = self.calendar_rows(first, last)?.into_iter().peekable();
        let years = self.years()?;
        let mut days = Vec::new();
        let mut day = first;
        while day <= last {
            let set = rows.next_if(|(d, _)| *d == day).map(|(_, serving)| serving);
            if is_serving(set, day, years.iter().any(|y| y.first <= day && day <= y.last)) {
                days.push(day);
            }
            match day.tomorrow() {
                Ok(next) => day = next,
                Err(_) => break,
            }
        }
        Ok(days)
    }

    /// Whether meals are served on a day.
    pub fn is_serving(&self, day: Date) -> Result<bool> {
        Ok(!self.serving_days(day, day)?.is_empty())
    }

    /// The n-th working day after a day: a serving day, or outside every school year a weekday.
    pub fn working_day_after(&self, day: Date, n: i64) -> Result<Date> {
        let years = self.years()?;
        working_day_after(day, n, |day| {
            let in_year = years.iter().any(|y| y.first <= day && day <= y.last);
            if in_year { self.is_serving(day) } else { Ok(weekday_index(day) < 5) }
        })
    }

    /// Every row of the stages' meals, stage by stage in the order of their days.
    pub fn slot_rows(&self) -> Result<Vec<SlotRow>> {
        let mut stmt =
            self.conn.prepare_cached("SELECT stage, from_date, slots FROM meal_slots ORDER BY stage, from_date")?;
        let mut rows = stmt.query([])?;
        let mut all = Vec::new();
        while let Some(r) = rows.next()? {
            let (stage, slots): (String, Option<String>) = (r.get(0)?, r.get(2)?);
            let stage = Stage::parse(&stage).ok_or_else(|| anyhow::anyhow!("unknown stage {stage}"))?;
            let slots = match slots {
                Some(text) => {
                    Some(StageSlot::parse_list(&text).ok_or_else(|| anyhow::anyhow!("unknown slots {text}"))?)
                }
                None => None,
            };
            all.push(SlotRow { stage, from: parse_day(&r.get::<_, String>(1)?)?, slots });
        }
        Ok(all)
    }
}

impl Tx<'_> {
    /// Sets a day apart from the rule of the week.
    pub fn set_day(&self, day: Date, serving: bool) -> Result<()> {
        let sql = "INSERT INTO calendar(date,kind) VALUES(?1,?2) ON CONFLICT(date) DO UPDATE SET kind=excluded.kind WHERE kind IS NOT excluded.kind";
        let kind = if serving { "serving" } else { "holiday" };
        self.execute(sql, params![day.to_string(), kind])?;
        Ok(())
    }

    /// Sets the meals of a stage from a day on.
    pub fn set_slots(&self, stage: Stage, from: Date, slots: Option<&[StageSlot]>) -> Result<()> {
        let text = slots.map(|s| s.iter().map(|s| s.code()).collect::<Vec<_>>().join(" "));
        let sql = "INSERT INTO meal_slots(stage,from_date,slots) VALUES(?1,?2,?3) ON CONFLICT(stage,from_date) DO UPDATE SET slots=excluded.slots WHERE slots IS NOT excluded.slots";
        self.execute(sql, params![stage.code(), from.to_string(), text])?;
        Ok(())
    }
}
