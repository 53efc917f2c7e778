//! Correction slips (phiếu điều chỉnh, Q4.4) and their fields.
use super::{Db, Result, Tx, instant, parse_day, parse_instant};
use crate::domain::correction::{Field, Slip, State, System};
use crate::domain::date::Date;
use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, Row, params};

const COLUMNS: &str = "no, system, period, class, child, object, stage, reason, evidence, state, order_no, asked_by, asked_at, decided_by, decided_at, answer, applied_by, applied_at, letter, letter_dated, sent_on, done_on, verified_on, closed_at";

fn word<T>(i: usize, text: &str, parse: fn(&str) -> Option<T>) -> rusqlite::Result<T> {
    parse(text).ok_or_else(|| rusqlite::Error::InvalidColumnName(format!("{i}: {text}")))
}

fn row_to_slip(r: &Row<'_>) -> rusqlite::Result<Slip> {
    let when = |i| -> rusqlite::Result<Option<Timestamp>> {
        r.get::<_, Option<String>>(i)?.map(|t| parse_instant(&t)).transpose()
    };
    let day =
        |i| -> rusqlite::Result<Option<Date>> { r.get::<_, Option<String>>(i)?.map(|t| parse_day(&t)).transpose() };
    Ok(Slip {
        no: r.get(0)?,
        system: word(1, &r.get::<_, String>(1)?, System::parse)?,
        period: r.get(2)?,
        class: r.get(3)?,
        child: r.get(4)?,
        object: r.get(5)?,
        stage: r.get(6)?,
        reason: r.get(7)?,
        evidence: r.get(8)?,
        state: word(9, &r.get::<_, String>(9)?, State::parse)?,
        order: r.get(10)?,
        asked_by: r.get(11)?,
        asked_at: parse_instant(&r.get::<_, String>(12)?)?,
        decided_by: r.get(13)?,
        decided_at: when(14)?,
        answer: r.get(15)?,
        applied_by: r.get(16)?,
        applied_at: when(17)?,
        letter: r.get(18)?,
        letter_dated: day(19)?,
        sent_on: day(20)?,
        done_on: day(21)?,
        verified_on: day(22)?,
        closed_at: when(23)?,
    })
}

impl Db<'_> {
    /// One slip.
    pub fn correction(&self, no: i64) -> Result<Option<Slip>> {
        let sql = format!("SELECT {COLUMNS} FROM correction WHERE no=?1");
        Ok(self.conn.prepare_cached(&sql)?.query_row([no], row_to_slip).optional()?)
    }

    /// Every slip, the oldest first; of one state or of all.
    pub fn corrections(&self, state: Option<State>) -> Result<Vec<Slip>> {
        let sql = format!("SELECT {COLUMNS} FROM correction WHERE ?1 IS NULL OR state=?1 ORDER BY no");
        let mut stmt = self.conn.prepare_cached(&sql)?;
        Ok(stmt.query_map([state.map(State::code)], row_to_slip)?.collect::<rusqlite::Result<_>>()?)
    }

    /// What a slip corrects.
    pub fn correction_fields(&self, no: i64) -> Result<Vec<Field>> {
        let mut stmt =
            self.conn.prepare_cached("SELECT field, old, new FROM correction_field WHERE no=?1 ORDER BY idx")?;
        let row = |r: &Row<'_>| Ok(Field { field: r.get(0)?, old: r.get(1)?, new: r.get(2)? });
        Ok(stmt.query_map([no], row)?.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Writes a new slip with its fields and gives its number; the number in it is ignored.
    pub fn insert_correction(&self, s: &Slip, fields: &[Field]) -> Result<i64> {
        self.execute(
            "INSERT INTO correction(system,period,class,child,object,stage,reason,evidence,state,asked_by,asked_at) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11)",
            params![
                s.system.code(),
                s.period,
                s.class,
                s.child,
                s.object,
                s.stage,
                s.reason,
                s.evidence,
                s.state.code(),
                s.asked_by,
                instant(s.asked_at)
            ],
        )?;
        let no = self.conn.last_insert_rowid();
        for (idx, f) in fields.iter().enumerate() {
            self.execute(
                "INSERT INTO correction_field(no,idx,field,old,new) VALUES(?1,?2,?3,?4,?5)",
                params![no, idx, f.field, f.old, f.new],
            )?;
        }
        Ok(no)
    }

    /// Writes what changes in a slip's life.
    pub fn update_correction(&self, s: &Slip) -> Result<()> {
        let day = |d: Option<Date>| d.map(|d| d.to_string());
        self.execute(
            "UPDATE correction SET state=?2, order_no=?3, decided_by=?4, decided_at=?5, answer=?6, applied_by=?7, applied_at=?8, letter=?9, letter_dated=?10, sent_on=?11, done_on=?12, verified_on=?13, closed_at=?14 WHERE no=?1",
            params![
                s.no,
                s.state.code(),
                s.order,
                s.decided_by,
                s.decided_at.map(instant),
                s.answer,
                s.applied_by,
                s.applied_at.map(instant),
                s.letter,
                day(s.letter_dated),
                day(s.sent_on),
                day(s.done_on),
                day(s.verified_on),
                s.closed_at.map(instant)
            ],
        )?;
        Ok(())
    }
}
