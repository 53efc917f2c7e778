//! What somebody with a SQLite client can do to the file, for the tour and the tests: the program must find it.
use super::Result;
use rusqlite::Connection;
use std::path::Path;

/// Turns one child's marks of a day into `present` behind the program's back. The guard refuses the plain statement; so the
/// trigger is dropped and restored to the letter. Gives the statements as they were run.
pub fn edit_mark(file: &Path, child: &str, date: &str) -> Result<Vec<String>> {
    let conn = Connection::open(file)?;
    let update = format!(
        "UPDATE meal_marks SET status='present' WHERE date='{date}' AND slot='lunch' AND child=(SELECT id FROM children WHERE code='{child}')"
    );
    let refused = conn.execute_batch(&update).err().map(|e| format!("{update} -- {e}"));
    let trigger: String =
        conn.query_row("SELECT sql FROM sqlite_schema WHERE name='meal_marks_au'", [], |r| r.get(0))?;
    let statements = vec!["DROP TRIGGER meal_marks_au".to_owned(), update, trigger];
    for sql in &statements {
        conn.execute_batch(sql)?;
    }
    let shown = |s: String| if s.len() > 200 { format!("{}…", s.chars().take(90).collect::<String>()) } else { s };
    Ok(refused.into_iter().chain(statements).map(shown).collect())
}
