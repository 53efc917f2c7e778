//! What a page held when it was locked, and when each window in it closed: number of rows, their digest, a few sums (Q4.5).
use super::diary::Shape;
use super::{Db, Result, Tx, guard, instant, parse_instant};
use crate::audit::hash::hex;
use crate::domain::book::Book;
use crate::domain::lock::Lock;
use crate::domain::page::{ClassOf, PAGED, PageRule, Paged, Span, Whose};
use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, Row, params};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

/// The totals of a page as they were frozen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageTotal {
    /// The order under which it was locked, or of the window that closed.
    pub order: Option<i64>,
    /// When.
    pub made_at: Timestamp,
    /// Number of rows.
    pub rows: u64,
    /// SHA-256 of the rows, in the words of the log.
    pub sha256: String,
    /// The sums, as JSON.
    pub totals: Value,
}

fn row_to_total(r: &Row<'_>) -> rusqlite::Result<PageTotal> {
    Ok(PageTotal {
        order: r.get(0)?,
        made_at: parse_instant(&r.get::<_, String>(1)?)?,
        rows: r.get(2)?,
        sha256: r.get(3)?,
        totals: serde_json::from_str(&r.get::<_, String>(4)?).unwrap_or_default(),
    })
}

/// The condition under which a row of a table lies in a page: `?1` and `?2` are its days, `?3` its class or null. None where the
/// table's rows lie in none of its book, or only by what an update changes or by the day of writing.
fn condition(paged: &Paged, page: &Lock) -> Option<String> {
    let lies = |r: &&PageRule| {
        let of_book = r.book == Whose::Book(page.book) || (r.book == Whose::MealsKey && page.book == Book::Meals);
        of_book && r.changed.is_empty() && r.class != ClassOf::Left && (!page.by_day || r.by_day)
    };
    let rule = paged.pages.iter().find(lies)?;
    let (mut sql, first) = match rule.span {
        Span::Day(day) => (format!("t.{day}>=?1 AND t.{day}<=?2"), day),
        // An enrolment of a year that ended before the page is none of its rows.
        Span::InYear => {
            let later = format!(
                "SELECT 1 FROM {} n WHERE n.child=t.child AND n.from_date>t.from_date AND n.from_date<=?1",
                paged.table
            );
            let over = "SELECT 1 FROM school_year y WHERE y.year=t.year AND y.last>=t.from_date AND y.last<?1";
            (format!("t.from_date<=?2 AND NOT EXISTS ({later}) AND NOT EXISTS ({over})"), "from_date")
        }
        Span::UntilNext(same) => {
            let same: String = same.iter().map(|c| format!("n.{c}=t.{c} AND ")).collect();
            let later =
                format!("SELECT 1 FROM {} n WHERE {same}n.from_date>t.from_date AND n.from_date<=?1", paged.table);
            (format!("t.from_date<=?2 AND NOT EXISTS ({later})"), "from_date")
        }
        Span::Today | Span::Year(_) => return None,
    };
    let class = match rule.class {
        ClassOf::Column(class) => format!("t.{class}"),
        ClassOf::Child(child) => format!(
            "ifnull((SELECT class FROM enrolment e WHERE e.child=t.{child} AND e.from_date<=t.{first} ORDER BY e.from_date DESC LIMIT 1),'')"
        ),
        ClassOf::Every | ClassOf::Left => "?3".to_owned(),
    };
    sql.push_str(&format!(" AND (?3 IS NULL OR {class}=?3)"));
    if rule.book == Whose::MealsKey {
        sql.push_str(" AND t.key LIKE 'meals.%'");
    }
    Some(sql)
}

impl Db<'_> {
    /// The last totals of a page that were frozen.
    pub fn last_total(&self, page: &Lock) -> Result<Option<PageTotal>> {
        let sql = "SELECT order_no, made_at, rows, sha256, totals FROM page_total WHERE book=?1 AND period=?2 AND class IS ?3 ORDER BY id DESC LIMIT 1";
        let key = params![page.book.id(), page.period, page.class];
        Ok(self.conn.prepare_cached(sql)?.query_row(key, row_to_total).optional()?)
    }

    /// What a page holds now. Row by row, so that a million of them take no memory.
    pub fn page_total(&self, page: &Lock, order: Option<i64>, at: Timestamp) -> Result<PageTotal> {
        let (first, last) = (page.first.to_string(), page.last.to_string());
        let (mut hasher, mut rows) = (Sha256::new(), 0);
        let (mut key, mut image) = (Vec::new(), Vec::new());
        for paged in PAGED {
            let Some(condition) = condition(paged, page) else { continue };
            let table = guard::find(paged.table).ok_or_else(|| anyhow::anyhow!("{} is not logged", paged.table))?;
            let text = guard::shape(self.conn, table)?;
            let columns: Vec<_> = Shape::names(&text).map(|n| format!("t.{n}")).collect();
            let keys: Vec<_> = paged.key.iter().map(|n| format!("t.{n}")).collect();
            let (columns, keys, shape) = (columns.join(","), keys.join(","), Shape::parse(&text));
            let sql = format!("SELECT {columns} FROM {} t WHERE {condition} ORDER BY {keys}", paged.table);
            let mut stmt = self.conn.prepare_cached(&sql)?;
            let mut found = stmt.query(params![first, last, page.class])?;
            while let Some(row) = found.next()? {
                shape.write_row(row, &mut key, &mut image)?;
                for part in [paged.table.as_bytes(), &key, &image] {
                    hasher.update(part);
                    hasher.update(b"\n");
                }
                rows += 1;
            }
        }
        let totals = match page.book {
            Book::Meals => self.meals_totals(page)?,
            Book::Children => self.children_totals(page)?,
        };
        Ok(PageTotal { order, made_at: at, rows, sha256: hex(&hasher.finalize()), totals })
    }

    /// Children's days by stage, and the money where the page is no single day.
    fn meals_totals(&self, page: &Lock) -> Result<Value> {
        let sql = "WITH d AS (SELECT date, child, max(class) class, max(status='present') present, max(status='unexcused') unexcused
              FROM meal_marks WHERE date>=?1 AND date<=?2 AND (?3 IS NULL OR class=?3) GROUP BY date, child)
            SELECT CASE WHEN c.age_group LIKE 'nt%' THEN 'nha_tre' ELSE 'mau_giao' END, sum(present), sum(NOT present AND NOT unexcused), sum(NOT present AND unexcused)
              FROM d LEFT JOIN school_year y ON d.date>=y.first AND d.date<=y.last LEFT JOIN class c ON c.year=y.year AND c.code=d.class GROUP BY 1";
        let key = params![page.first.to_string(), page.last.to_string(), page.class];
        let mut days = Map::new();
        let mut stmt = self.conn.prepare_cached(sql)?;
        let mut rows = stmt.query(key)?;
        while let Some(r) = rows.next()? {
            let n = |i| r.get::<_, i64>(i);
            days.insert(r.get(0)?, json!({"present": n(1)?, "excused": n(2)?, "unexcused": n(3)?}));
        }
        let mut totals = Map::from_iter([("days".to_owned(), Value::Object(days))]);
        if !page.by_day {
            for paged in PAGED.iter().filter(|p| matches!(p.table, "payment" | "adjustment")) {
                let Some(condition) = condition(paged, page) else { continue };
                let sql = format!("SELECT ifnull(sum(amount),0) FROM {} t WHERE {condition}", paged.table);
                let sum: i64 = self.conn.prepare_cached(&sql)?.query_row(key, |r| r.get(0))?;
                totals.insert(format!("{}s", paged.table), sum.into());
            }
        }
        Ok(Value::Object(totals))
    }

    /// Children by class on the page's last day.
    fn children_totals(&self, page: &Lock) -> Result<Value> {
        let mut children = Map::new();
        for (_, class) in self.roster(None, page.last)? {
            if page.class.as_ref().is_none_or(|c| *c == class.1) {
                let count = children.get(&class.1).and_then(Value::as_i64).unwrap_or_default() + 1;
                children.insert(class.1, count.into());
            }
        }
        Ok(json!({ "children": children }))
    }
}

impl Tx<'_> {
    /// Freezes the totals of a page as they are now; those before, and those that are frozen now.
    pub fn freeze(&self, page: &Lock, order: Option<i64>) -> Result<(Option<PageTotal>, PageTotal)> {
        let (before, now) = (self.last_total(page)?, self.page_total(page, order, self.at())?);
        let sql = "INSERT INTO page_total(book,period,class,order_no,made_at,rows,sha256,totals) VALUES(?1,?2,?3,?4,?5,?6,?7,?8)";
        let (book, made_at) = (page.book.id(), instant(now.made_at));
        let totals = now.totals.to_string();
        self.execute(sql, params![book, page.period, page.class, order, made_at, now.rows, now.sha256, totals])?;
        Ok((before, now))
    }
}
