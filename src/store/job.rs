//! Runs of unattended jobs. Not logged: that a run failed must be known also where nothing could be written to the log.
use super::{Db, Result, School, instant, parse_instant, translate};
use jiff::Timestamp;
use rusqlite::params;

/// One run of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobRun {
    /// Which: `lock --due`.
    pub job: String,
    /// When it began.
    pub started_at: Timestamp,
    /// When it ended; none if it was cut off.
    pub ended_at: Option<Timestamp>,
    /// Its exit code.
    pub exit: Option<i64>,
    /// The error's code, or what it found.
    pub message: Option<String>,
}

impl Db<'_> {
    /// Runs of a job, or of all, the newest first.
    pub fn runs(&self, job: Option<&str>) -> Result<Vec<JobRun>> {
        let sql =
            "SELECT job, started_at, ended_at, exit, message FROM job_run WHERE ?1 IS NULL OR job=?1 ORDER BY id DESC";
        let mut stmt = self.conn.prepare_cached(sql)?;
        let rows = stmt.query_map([job], |r| {
            let ended: Option<String> = r.get(2)?;
            Ok(JobRun {
                job: r.get(0)?,
                started_at: parse_instant(&r.get::<_, String>(1)?)?,
                ended_at: ended.map(|t| parse_instant(&t)).transpose()?,
                exit: r.get(3)?,
                message: r.get(4)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl School {
    /// Records a run. The clock does not matter here: it is what `doctor` looks at when nothing else works.
    pub fn record_run(&self, run: &JobRun) -> Result<()> {
        let sql = "INSERT INTO job_run(job,started_at,ended_at,exit,message) VALUES(?1,?2,?3,?4,?5)";
        let values = params![run.job, instant(run.started_at), run.ended_at.map(instant), run.exit, run.message];
        self.conn.execute(sql, values).map_err(|e| translate(e.into(), &self.path, self.wait))?;
        Ok(())
    }
}
