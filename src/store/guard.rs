//! The guard: triggers generated from one table list. They hand every row to the diary, refuse a write without an open
//! operation, and refuse a row whose page is locked (Q4.5). They are made anew whenever the schema changes.
use super::Result;
use super::diary::{FUNCTION, Op, Shape};
use crate::domain::book::Book;
use crate::domain::page::{self, ClassOf, PageRule, Span, Whose};
use rusqlite::{Connection, params};
use std::fmt::Write as _;

/// The version of the schema from which on an order says who may write in its window and whose rows.
pub const TERMS_SINCE: i64 = 4;

/// One table of the log.
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// It holds personal data or free text: its images are erasable and stand in the log as commitments.
    pub personal: bool,
    /// Columns whose images are the SHA-256 of the value, never the value.
    secret: &'static [&'static str],
    /// For tables that take very many rows at once: the condition under which the gate need be asked at all.
    bulk: Option<&'static str>,
}

const fn table(name: &'static str, personal: bool) -> Table {
    Table { name, personal, secret: &[], bulk: None }
}

/// Every logged table. The order is the order of the replay's report; to which pages a row belongs stands in `domain/page.rs`.
pub const TABLES: &[Table] = &[
    table("schema_version", false),
    table("school", false),
    table("policy", false),
    table("school_year", false),
    table("term", false),
    table("account", true),
    Table { secret: &["salt", "wrapped"], ..table("account_key", false) },
    Table { secret: &["digest"], ..table("activation", false) },
    table("account_code", false),
    Table { secret: &["salt", "tag"], ..table("account_password", false) },
    table("role_grant", false),
    table("grant_term", true),
    table("own_role", false),
    table("own_role_right", false),
    table("succession", true),
    table("outside_account", true),
    table("class", false),
    table("staff", true),
    table("children", true),
    table("enrolment", true),
    table("calendar", false),
    table("meal_slots", false),
    Table {
        bulk: Some("NOT EXISTS (SELECT 1 FROM operation WHERE book=2 AND NEW.date>locked_to)"),
        ..table("meal_marks", false)
    },
    table("fee", false),
    table("payment", true),
    table("balance", false),
    table("adjustment", true),
    table("orders", true),
    table("order_object", false),
    table("order_term", false),
    table("order_grant", false),
    table("order_code", false),
    table("page_lock", false),
    table("page_window", false),
    table("page_total", false),
    table("correction", true),
    table("correction_field", true),
    table("export_run", true),
    table("erasure", false),
    table("legal_hold", false),
];

/// The table of a name.
pub fn find(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|t| t.name == name)
}

/// The locks that cover the row handed to the gate.
const LOCKS: &str = "page_lock l WHERE l.book=NEW.book AND l.last>=NEW.first AND l.first<=NEW.last AND (l.class IS NULL OR NEW.class IS NULL OR l.class=NEW.class) AND l.by_day<=NEW.by_day";
/// Whether window `w` holds the part of the row that lock `l` covers, and its order means this row and this hand.
const HOLDS: &str = "w.book=NEW.book AND w.first<=max(NEW.first,l.first) AND w.last>=min(NEW.last,l.last) AND (w.class IS NULL OR w.class=NEW.class) AND w.by_day<=NEW.by_day AND NOT EXISTS (SELECT 1 FROM order_term t JOIN operation p ON p.book=w.book WHERE t.order_no=w.order_no AND ((t.who IS NOT NULL AND t.who IS NOT p.actor) OR (t.child IS NOT NULL AND t.child IS NOT NEW.child)))";

/// The one place where the lock rule stands in the database; `domain/lock.rs` has it as a pure function. A row after the last
/// day of any lock of its book passes on one look-up. A final lock always refuses; another one unless an open window of one
/// order holds all of the row that it covers. The order that was needed is noted for the entry.
fn gate() -> String {
    format!(
        "CREATE VIEW gate(book,first,last,class,by_day,child) AS SELECT 0,'','','',0,0 WHERE 0;
CREATE TRIGGER gate_check INSTEAD OF INSERT ON gate WHEN NOT EXISTS (SELECT 1 FROM operation WHERE book=NEW.book AND NEW.first>locked_to) BEGIN
  SELECT RAISE(ABORT,'no operation is open') WHERE NOT EXISTS (SELECT 1 FROM operation WHERE book=NEW.book);
  SELECT RAISE(ABORT,'book_locked') WHERE EXISTS (SELECT 1 FROM {LOCKS} AND (l.final OR NOT EXISTS (
    SELECT 1 FROM page_window w JOIN operation o ON o.book=w.book AND o.at<w.until AND (o.order_no IS NULL OR o.order_no=w.order_no) WHERE {HOLDS})));
  UPDATE operation SET order_used=(SELECT min(w.order_no) FROM page_window w WHERE w.book=NEW.book AND operation.at<w.until
      AND (operation.order_no IS NULL OR operation.order_no=w.order_no) AND NOT EXISTS (SELECT 1 FROM {LOCKS} AND NOT ({HOLDS})))
    WHERE book=NEW.book AND order_used IS NULL AND EXISTS (SELECT 1 FROM {LOCKS});
  SELECT RAISE(ABORT,'two_orders') WHERE EXISTS (SELECT 1 FROM {LOCKS} AND NOT EXISTS (
    SELECT 1 FROM page_window w JOIN operation o ON o.book=w.book AND o.order_used=w.order_no WHERE {HOLDS}));
END;"
    )
}

/// The log can only grow, entry by entry; also by INSERT OR REPLACE, which fires no delete trigger by default. A detail may go
/// from whole to erased where a row of `erasure`, which is logged itself, says under which order.
const APPEND_ONLY: &str = "
CREATE TRIGGER audit_entry_insert BEFORE INSERT ON audit_entry WHEN NEW.seq IS NOT ifnull((SELECT max(seq) FROM audit_entry),0)+1 BEGIN SELECT RAISE(ABORT,'append only'); END;
CREATE TRIGGER audit_entry_update BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT,'append only'); END;
CREATE TRIGGER audit_entry_delete BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT,'append only'); END;
CREATE TRIGGER audit_chunk_insert BEFORE INSERT ON audit_chunk WHEN NEW.seq IS NOT ifnull((SELECT max(seq) FROM audit_entry),0)+1 BEGIN SELECT RAISE(ABORT,'append only'); END;
CREATE TRIGGER audit_chunk_update BEFORE UPDATE ON audit_chunk BEGIN SELECT RAISE(ABORT,'append only'); END;
CREATE TRIGGER audit_chunk_delete BEFORE DELETE ON audit_chunk BEGIN SELECT RAISE(ABORT,'append only'); END;
CREATE TRIGGER audit_detail_insert BEFORE INSERT ON audit_detail WHEN NEW.seq IS NOT ifnull((SELECT max(seq) FROM audit_entry),0)+1 BEGIN SELECT RAISE(ABORT,'append only'); END;
CREATE TRIGGER audit_detail_update BEFORE UPDATE ON audit_detail WHEN NEW.seq IS NOT OLD.seq OR NEW.idx IS NOT OLD.idx OR NEW.salt IS NOT NULL OR NEW.image IS NOT NULL OR NOT EXISTS (SELECT 1 FROM erasure WHERE seq=OLD.seq AND idx=OLD.idx) BEGIN SELECT RAISE(ABORT,'append only'); END;
CREATE TRIGGER audit_detail_delete BEFORE DELETE ON audit_detail BEGIN SELECT RAISE(ABORT,'append only'); END;
";

/// The shape of a table's rows, read from the schema so that it can never fall behind it: key columns in key order, then the
/// others in table order.
pub fn shape(conn: &Connection, table: &Table) -> Result<String> {
    let mut stmt = conn.prepare_cached("SELECT name, pk FROM pragma_table_info(?1) ORDER BY pk=0, pk, cid")?;
    let mut rows = stmt.query([table.name])?;
    let mut shape = String::from(if table.personal { "#" } else { "" });
    let mut last = None;
    while let Some(row) = rows.next()? {
        let (name, key) = (row.get_ref(0)?.as_str()?, row.get::<_, i64>(1)? > 0);
        if let Some(last) = last {
            shape.push(if last == key { ',' } else { ';' });
        }
        if table.secret.contains(&name) {
            shape.push('!');
        }
        shape.push_str(name);
        last = Some(key);
    }
    Ok(shape)
}

impl Table {
    /// Hands the row to the diary.
    fn log(&self, shape: &str, op: Op) -> String {
        let cells = |row: &str| Shape::names(shape).map(|n| format!(",{row}.{n}")).collect::<String>();
        let cells = match op {
            Op::Insert => cells("NEW"),
            Op::Delete => cells("OLD"),
            Op::Update => cells("OLD") + &cells("NEW"),
        };
        format!("SELECT {FUNCTION}('{}','{shape}',{}{cells});", self.name, op as i64)
    }

    /// Refuses a row of a closed year. The year's own row is closed by its last change; an erasure, which passes every lock, passes
    /// here too.
    fn year_gate(&self, row: &str) -> String {
        let closed = match self.name {
            "school_year" if row == "NEW" => return String::new(),
            "school_year" => "OLD.state='closed'".to_owned(),
            name if page::YEARLY.contains(&name) => {
                format!("EXISTS (SELECT 1 FROM school_year WHERE year={row}.year AND state='closed')")
            }
            _ => return String::new(),
        };
        let erases = if self.personal { " AND EXISTS (SELECT 1 FROM operation WHERE locked_to<>'')" } else { "" };
        format!("SELECT RAISE(ABORT,'year_closed') WHERE {closed}{erases};")
    }

    /// The gate for the row as such; pages that count only where certain columns change are not among them.
    fn gates(&self, out: &mut String, row: &str) {
        for rule in page::of(self.name).iter().filter(|p| p.changed.is_empty()) {
            self.gate(rule, out, row);
        }
    }

    fn triggers(&self, shape: &str) -> String {
        let name = self.name;
        let mut gates = self.year_gate("NEW");
        self.gates(&mut gates, "NEW");
        let log = self.log(shape, Op::Insert);
        let mut sql = match self.bulk {
            None => format!("CREATE TRIGGER {name}_ai AFTER INSERT ON {name} BEGIN {gates}{log}END;\n"),
            // A million rows at once: the gate is asked only where some lock of the book reaches the row's day.
            Some(reached) => format!(
                "CREATE TRIGGER {name}_ai AFTER INSERT ON {name} BEGIN {log}END;\nCREATE TRIGGER {name}_ag AFTER INSERT ON {name} WHEN {reached} BEGIN {gates}END;\n"
            ),
        };
        let keys = shape.trim_start_matches('#').split(';').next().unwrap_or_default();
        let moved: Vec<_> = keys.split(',').map(|c| format!("OLD.{c} IS NOT NEW.{c}")).collect();
        sql.push_str(&format!(
            "CREATE TRIGGER {name}_au AFTER UPDATE ON {name} BEGIN SELECT RAISE(ABORT,'a key never changes') WHERE {};",
            moved.join(" OR ")
        ));
        sql.push_str(&self.year_gate("OLD"));
        sql.push_str(&self.year_gate("NEW"));
        self.gates(&mut sql, "OLD");
        self.gates(&mut sql, "NEW");
        for rule in page::of(self.name).iter().filter(|p| !p.changed.is_empty()) {
            self.gate(rule, &mut sql, "OLD");
            self.gate(rule, &mut sql, "NEW");
        }
        sql.push_str(&self.log(shape, Op::Update));
        sql.push_str(&format!("END;\nCREATE TRIGGER {name}_ad AFTER DELETE ON {name} BEGIN {}", self.year_gate("OLD")));
        self.gates(&mut sql, "OLD");
        sql.push_str(&self.log(shape, Op::Delete));
        sql.push_str("END;\n");
        sql
    }

    fn gate(&self, rule: &PageRule, out: &mut String, row: &str) {
        let cells = page_sql(self.name, rule).map(|c| c.replace("@.", &format!("{row}."))).join(",");
        let by_day = u8::from(rule.by_day);
        let child = page::child_column(self.name).map_or("NULL".to_owned(), |c| format!("{row}.{c}"));
        let changed: Vec<_> = rule.changed.iter().map(|c| format!("OLD.{c}<>NEW.{c}")).collect();
        // VALUES and not SELECT where that does: with triggers on its target a SELECT is first written to a table of its own,
        // which costs a third of an import.
        let _ = match changed.join(" OR ").as_str() {
            "" => write!(out, "INSERT INTO gate VALUES({cells},{by_day},{child});"),
            condition => write!(out, "INSERT INTO gate SELECT {cells},{by_day},{child} WHERE {condition};"),
        };
    }
}

/// Book, first day, last day and class of a page as SQL, in which `@` stands for `NEW` or `OLD`.
fn page_sql(table: &str, rule: &PageRule) -> [String; 4] {
    const TODAY: &str = "(SELECT today FROM operation WHERE book=1)";
    let book = match rule.book {
        Whose::Book(book) => book.id().to_string(),
        Whose::MealsKey => format!("CASE WHEN @.key LIKE 'meals.%' THEN {} ELSE 0 END", Book::Meals.id()),
    };
    let (first, last) = match rule.span {
        Span::Day(column) => (format!("@.{column}"), format!("@.{column}")),
        Span::Today => (TODAY.to_owned(), TODAY.to_owned()),
        Span::InYear => {
            let next = format!(
                "SELECT date(min(from_date),'-1 day') FROM {table} WHERE child=@.child AND from_date>@.from_date"
            );
            let year = "SELECT last FROM school_year WHERE year=@.year AND last>=@.from_date";
            let last = format!("min(ifnull(({next}),'9999-12-31'),ifnull(({year}),'9999-12-31'))");
            ("@.from_date".to_owned(), last)
        }
        Span::UntilNext(same) => {
            let same: String = same.iter().map(|c| format!("{c}=@.{c} AND ")).collect();
            let next = format!("SELECT date(min(from_date),'-1 day') FROM {table} WHERE {same}from_date>@.from_date");
            ("@.from_date".to_owned(), format!("ifnull(({next}),'9999-12-31')"))
        }
        Span::Year(column) => {
            let of = |day: &str| format!("(SELECT {day} FROM school_year WHERE year=@.{column})");
            (of("first"), of("last"))
        }
    };
    let class_of = |child: &str, days: &str| {
        format!(
            "ifnull((SELECT class FROM enrolment WHERE child=@.{child} AND from_date{days} ORDER BY from_date DESC LIMIT 1),'')"
        )
    };
    let class = match rule.class {
        ClassOf::Every => "NULL".to_owned(),
        ClassOf::Column(column) => format!("@.{column}"),
        ClassOf::Child(column) => class_of(column, &format!("<={first}")),
        ClassOf::Left => class_of("child", "<@.from_date"),
    };
    [book, first, last, class]
}

/// Drops the guard and makes it anew from the table list.
pub fn rebuild(conn: &Connection) -> Result<()> {
    drop_all(conn)?;
    conn.execute_batch(&gate())?;
    conn.execute_batch(APPEND_ONLY)?;
    for table in TABLES {
        conn.execute_batch(&table.triggers(&shape(conn, table)?))?;
    }
    Ok(())
}

/// The triggers that guard closed years, with their SQL.
#[cfg(test)]
pub(crate) fn year_gates(conn: &Connection) -> Result<Vec<(String, String)>> {
    let sql = "SELECT name, sql FROM sqlite_schema WHERE type='trigger' AND sql LIKE '%year_closed%'";
    let mut stmt = conn.prepare(sql)?;
    Ok(stmt.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
impl super::School {
    /// What somebody does who knows SQLite: the table's triggers dropped, the rows changed, the triggers put back.
    pub(crate) fn tamper(&self, table: &str, sql: &str) {
        let mut stmt =
            self.conn.prepare("SELECT name, sql FROM sqlite_schema WHERE type='trigger' AND tbl_name=?1").unwrap();
        let rows = stmt.query_map([table], |r| Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?))).unwrap();
        let triggers: Vec<_> = rows.map(std::result::Result::unwrap).collect();
        for (name, _) in &triggers {
            self.conn.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
        }
        assert!(self.conn.execute(sql, []).unwrap() > 0, "{sql}");
        for (_, sql) in &triggers {
            self.conn.execute_batch(sql).unwrap();
        }
    }
}

/// Drops every trigger and the gate, so that a migration can change the tables.
pub fn drop_all(conn: &Connection) -> Result<()> {
    let mut stmt = conn.prepare("SELECT name FROM sqlite_schema WHERE type='trigger'")?;
    let names: Vec<String> = stmt.query_map([], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?;
    for name in names {
        conn.execute_batch(&format!("DROP TRIGGER \"{name}\""))?;
    }
    conn.execute_batch("DROP VIEW IF EXISTS gate")?;
    Ok(())
}

/// Opens an operation for these books at that moment; rows of no book always need one. An older database, which is
/// being restored or brought up, has no column for the actor and no window that would ask for it.
pub fn open_operation(
    conn: &Connection,
    books: &[i64],
    at: &str,
    today: &str,
    actor: &str,
    order: Option<i64>,
) -> Result<()> {
    conn.execute("DELETE FROM operation", [])?;
    let mut insert = conn.prepare_cached(
        "INSERT INTO operation(book,at,today,order_no,locked_to) VALUES(?1,?2,?3,?4,ifnull((SELECT max(last) FROM page_lock WHERE book=?1),''))",
    )?;
    for book in std::iter::once(&0).chain(books) {
        insert.execute(params![book, at, today, order])?;
    }
    let version: i64 = conn.query_row("PRAGMA user_version", [], |r| r.get(0))?;
    if version >= TERMS_SINCE {
        conn.prepare_cached("UPDATE operation SET actor=?1")?.execute([actor])?;
    }
    Ok(())
}

/// Lets the open operation pass every lock: an erasure changes no figure.
pub fn pass_locks(conn: &Connection) -> Result<()> {
    conn.execute("UPDATE operation SET locked_to=''", [])?;
    Ok(())
}

/// Closes the operation; the orders whose windows its rows needed.
pub fn close_operation(conn: &Connection) -> Result<Vec<i64>> {
    let mut stmt =
        conn.prepare_cached("SELECT DISTINCT order_used FROM operation WHERE order_used IS NOT NULL ORDER BY 1")?;
    let used = stmt.query_map([], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?;
    conn.execute("DELETE FROM operation", [])?;
    Ok(used)
}

#[cfg(test)]
mod product;
#[cfg(test)]
mod tests;
