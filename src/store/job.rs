//! Runs of unattended jobs. Not logged: they change nothing of the school's.
use super::{Db, Result, School, instant, parse_instant, translate};
use jiff::Timestamp;
use rusqlite::{Row, params};

/// A run of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobRun {
    /// The command without `mamnon`.
    pub job: String,
    /// When it began.
    pub started: Timestamp,
    /// When it ended; none if it never did.
    pub ended: Option<Timestamp>,
    /// Its exit code.
    pub exit: Option<i64>,
    /// What it said.
    pub message: Option<String>,
}

fn row_to_run(r: &Row<'_>) -> rusqlite::Result<JobRun> {
    Ok(JobRun {
        job: r.get(0)?,
        started: parse_instant(&r.get::<_, String>(1)?)?,
        ended: r.get::<_, Option<String>>(2)?.map(|t| parse_instant(&t)).transpose()?,
        exit: r.get(3)?,
        message: r.get(4)?,
    })
}

impl Db<'_> {
    /// Runs, of one job or of all, the newest first.
    pub fn runs(&self, job: Option<&str>) -> Result<Vec<JobRun>> {
        let sql = "SELECT job, started_at, ended_at, exit, message FROM job_run WHERE ?1 IS NULL OR job=?1 ORDER BY started_at DESC, id DESC";
        let mut stmt = self.conn.prepare_cached(sql)?;
        Ok(stmt.query_map([job], row_to_run)?.collect::<rusqlite::Result<_>>()?)
    }
}

impl School {
    /// Notes a run that has ended.
    pub fn record_run(
        &self,
        job: &str,
        started: Timestamp,
        ended: Timestamp,
        exit: i64,
        message: Option<&str>,
    ) -> Result<()> {
        let sql = "INSERT INTO job_run(job,started_at,ended_at,exit,message) VALUES(?1,?2,?3,?4,?5)";
        let values = params![job, instant(started), instant(ended), exit, message];
        let done = self.conn.execute(sql, values).map(drop);
        done.map_err(|e| translate(e.into(), &self.path, self.wait))
    }
}
