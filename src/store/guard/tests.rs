//! The guard in the database against the pure rule: what one refuses, the other refuses, whatever is locked and open.
use super::super::diary::Opened;
use super::super::log::{ChangeLog, Image};
use super::super::{School, migrate};
use super::*;
use crate::audit::breach::Rule;
use crate::audit::change::Change;
use crate::audit::rules::{Rules, Said};
use crate::domain::action::Action;
use jiff::Timestamp;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use std::cell::Cell;

const AT: &str = "2026-11-23T05:00:00.000Z";
const ACTOR: &str = "pho";
const TODAY: &str = "2026-11-23";
const DAYS: [&str; 6] = ["2026-09-30", "2026-10-01", "2026-10-15", "2026-10-31", "2026-11-23", "2026-12-01"];
const CLASSES: [&str; 3] = ["A", "B", ""];
/// First day, last day, whether of one day.
const SPANS: [(&str, &str, u8); 5] = [
    ("2026-10-01", "2026-10-31", 0),
    ("2026-10-15", "2026-10-15", 1),
    ("2026-11-01", "2026-11-30", 0),
    ("2026-08-01", "2027-07-31", 0),
    // After the year: rows that end with it are not reached.
    ("2027-09-01", "2027-09-30", 0),
];
/// The end of a window that is open, and of one that has ended.
const UNTIL: [&str; 2] = ["2026-11-23T06:00:00.000Z", AT];

/// The school before anything is locked; written with every guard open.
const SCHOOL: &str = "
INSERT INTO school_year VALUES('2026-2027','2026-08-01','2027-07-31','active');
INSERT INTO class VALUES(1,'2026-2027','A','A','mg4',NULL,NULL),(2,'2026-2027','B','B','mg5',NULL,NULL);
INSERT INTO children(id,code,name,sort_key,search_key,birth_date,sex) VALUES(1,'T1','x','x','x','2021-01-01','male'),(2,'T2','y','y','y','2021-01-01','male');
INSERT INTO enrolment VALUES(1,'2026-09-01','2026-2027','A','enrolled',NULL,NULL);
INSERT INTO orders(no,kind,reason,state,via,asked_at) VALUES(1,'lock','x','used','issued','2026-11-23T05:00:00.000Z'),(2,'unlock','x','used','issued','2026-11-23T05:00:00.000Z'),(3,'unlock','x','used','issued','2026-11-23T05:00:00.000Z');
INSERT INTO payment(id,date,child,amount,note) VALUES(1,'2026-10-15',1,1000,''),(2,'2026-10-01',2,1000,'');
INSERT INTO adjustment(id,date,child,amount,for_month,reason) VALUES(1,'2026-10-31',1,1000,'2026-09','');
";

/// A statement on a table with pages, with the action that writes the table.
fn statement() -> impl Strategy<Value = (Action, String)> {
    let day = || prop::sample::select(&DAYS[..]);
    let class = || prop::sample::select(&CLASSES[..]);
    let child = || 1..=2i64;
    let upsert = |sql: String, set: &str| format!("{sql} ON CONFLICT DO UPDATE SET {set}");
    let enrol = move |(c, d, k): (i64, &str, &str)| {
        let sql = format!("INSERT INTO enrolment VALUES({c},'{d}','2026-2027','{k}','moved',NULL,NULL)");
        (Action::ChildrenMove, upsert(sql, "class=excluded.class, why='x'||why"))
    };
    let mark = move |(c, d, k, n): (i64, &str, &str, i64)| {
        let sql = format!("INSERT INTO meal_marks VALUES('{d}',{c},'lunch','{k}','present',NULL)");
        (Action::MealsMarksFix, upsert(sql, &format!("class=excluded.class, told_at='{n}'||ifnull(told_at,'')")))
    };
    let dated = move |(d, n, table): (&str, i64, usize)| {
        let (action, sql, set) = match table {
            0 => (Action::MealsFeesSet, format!("fee VALUES('mau_giao','','{d}',{n})"), "amount=amount+1"),
            1 => (Action::MealsSlotsSet, format!("meal_slots VALUES('mau_giao','{d}','lunch')"), "slots=slots||' x'"),
            2 => (Action::PolicySet, format!("policy VALUES('meals.charge_late','{d}','1')"), "value=value||'1'"),
            3 => (Action::PolicySet, format!("policy VALUES('unlock.hours','{d}','2')"), "value=value||'1'"),
            4 => (
                Action::MealsCalendarSet,
                format!("calendar VALUES('{d}','serving')"),
                "kind=iif(kind='serving','holiday','serving')",
            ),
            _ => (Action::MealsBalanceSet, format!("balance VALUES({},'{d}',{n})", 1 + n % 2), "amount=amount+1"),
        };
        (action, upsert(format!("INSERT INTO {sql}"), set))
    };
    let money = move |(d, c, n): (&str, i64, usize)| match n {
        0 => {
            (Action::MealsPaymentsImport, format!("INSERT INTO payment(date,child,amount,note) VALUES('{d}',{c},1,'')"))
        }
        1 => (Action::MealsPaymentsImport, format!("UPDATE payment SET date='{d}', child={c} WHERE id={c}")),
        _ => (Action::MealsAdjust, format!("UPDATE adjustment SET date='{d}', child={c}, amount=amount+1")),
    };
    let other = move |(d, c, n): (&str, i64, usize)| match n {
        0 => (Action::ChildrenEdit, format!("UPDATE children SET ethnicity=ifnull(ethnicity,'')||'x' WHERE id={c}")),
        1 => {
            (Action::ClassesImport, format!("UPDATE class SET age_group=iif(age_group='mg4','mg5','mg4') WHERE id={c}"))
        }
        2 => (Action::ClassesImport, format!("UPDATE class SET name=name||'x' WHERE id={c}")),
        3 => (Action::ChildrenLeave, format!("DELETE FROM enrolment WHERE child={c} AND from_date='{d}'")),
        4 => (Action::MealsMarksFix, format!("DELETE FROM meal_marks WHERE date='{d}'")),
        _ => (Action::MealsFeesSet, format!("DELETE FROM fee WHERE from_date='{d}'")),
    };
    prop_oneof![
        3 => (child(), day(), class()).prop_map(enrol),
        3 => (child(), day(), class(), 0..9i64).prop_map(mark),
        4 => (day(), 0..9i64, 0..6usize).prop_map(dated),
        2 => (day(), child(), 0..3usize).prop_map(money),
        3 => (day(), child(), 0..6usize).prop_map(other),
    ]
}

/// A lock, and a window after what its order says of who may write in it and whose rows, as SQL.
fn pages() -> impl Strategy<Value = (String, Option<[String; 2]>)> {
    let span = || prop::sample::select(&SPANS[..]);
    let class = || prop::option::of(prop::sample::select(&CLASSES[..2]));
    let text = |c: Option<&str>| c.map_or("NULL".to_owned(), |c| format!("'{c}'"));
    let lock = (1..=2i64, span(), class(), prop::bool::weighted(0.2)).prop_map(move |(book, (first, last, day), c, end)| {
        let (class, end) = (text(c), u8::from(end));
        format!("INSERT INTO page_lock(book,period,first,last,by_day,class,final,locked_at,locked_by,order_no) VALUES({book},'x','{first}','{last}',{day},{class},{end},'{AT}','pho',1)")
    });
    let who = || prop::sample::select(&["NULL", "NULL", "'pho'", "'hoa'"][..]);
    let child = || prop::sample::select(&["NULL", "NULL", "1", "2"][..]);
    let terms = (who(), child());
    let window = (1..=2i64, span(), class(), 2..=3i64, 0..2usize, terms).prop_map(move |(book, (first, last, day), c, no, end, (who, child))| {
        let (class, until) = (text(c), UNTIL[end]);
        let terms = format!("INSERT INTO order_term(order_no,who,child) SELECT {no},{who},{child} WHERE NOT EXISTS (SELECT 1 FROM page_window WHERE order_no={no}) ON CONFLICT DO NOTHING");
        let window = format!("INSERT INTO page_window VALUES({no},{book},'x','{first}','{last}',{day},{class},'{AT}','pho','{until}') ON CONFLICT DO NOTHING");
        [terms, window]
    });
    (lock, prop::option::of(window))
}

fn now() -> Timestamp {
    AT.parse().unwrap()
}

fn all_tables() -> &'static [&'static str] {
    Box::leak(TABLES.iter().map(|t| t.name).collect())
}

struct Both {
    school: School,
    rules: Rules,
    diary: Opened,
    _dir: tempfile::TempDir,
}

impl Both {
    fn new() -> Both {
        let dir = tempfile::tempdir().unwrap();
        let school = School::create(&dir.path().join("s.db"), now).unwrap();
        // One transaction that never ends: nothing is waited for on the disk.
        school.conn.execute_batch("BEGIN").unwrap();
        let diary = school.diary.begin(all_tables());
        let mut both = Both { school, rules: Rules::new(), diary, _dir: dir };
        for sql in SCHOOL.lines().filter(|l| !l.is_empty()) {
            both.put(sql);
        }
        both
    }

    fn run(&self, sql: &str, order: Option<i64>) -> rusqlite::Result<usize> {
        open_operation(&self.school.conn, &[1, 2], AT, TODAY, ACTOR, order).unwrap();
        self.diary.lock().go_back(0);
        self.school.conn.execute(sql, [])
    }

    /// The images of what was written since the operation was opened; the log itself stays empty.
    fn images(&self) -> Vec<Image> {
        let conn = &self.school.conn;
        conn.execute_batch("SAVEPOINT log").unwrap();
        let images = ChangeLog::new(1, true).unwrap().finish(conn, &mut self.diary.lock()).unwrap().images;
        conn.execute_batch("ROLLBACK TO log; RELEASE log").unwrap();
        images
    }

    /// Writes what lies in no page, and lets the ledger know.
    fn put(&mut self, sql: &str) {
        self.run(sql, None).unwrap();
        for i in self.images() {
            self.rules.change(Change { tbl: &i.tbl, key: &i.key, before: &i.before, after: &i.after });
        }
    }

    /// Whether the rule refuses these images in an entry under that order.
    fn rule_refuses(&self, action: Action, images: &[Image], order: Option<i64>) -> bool {
        let mut rules = self.rules.clone();
        let action = action.code();
        let at = AT;
        rules.begin(Said { seq: 9, at, actor: ACTOR, action, order, cosigner: None, denied: false, key_id: "k" });
        for i in images {
            rules.change(Change { tbl: &i.tbl, key: &i.key, before: &i.before, after: &i.after });
        }
        rules.end().iter().any(|b| matches!(b.rule, Rule::Locked | Rule::FinalLock))
    }

    /// Runs a statement before the guard and before the rule; both must say the same. Whether it was refused.
    fn compare(&mut self, action: Action, sql: &str, order: Option<i64>) -> Option<bool> {
        let conn = &self.school.conn;
        conn.execute_batch("SAVEPOINT free").unwrap();
        self.run("DELETE FROM page_lock", None).unwrap();
        let free = self.run(sql, order);
        let images = free.as_ref().map(|_| self.images()).unwrap_or_default();
        conn.execute_batch("ROLLBACK TO free; RELEASE free").unwrap();
        // A row that is not there, a key that is taken: nothing to judge.
        if free.is_err() || images.is_empty() {
            return None;
        }
        conn.execute_batch("SAVEPOINT guarded").unwrap();
        let guarded = self.run(sql, order);
        if let Err(error) = guarded {
            let message = error.to_string();
            assert!(message.contains("book_locked") || message.contains("two_orders"), "{sql}: {message}");
            conn.execute_batch("ROLLBACK TO guarded; RELEASE guarded").unwrap();
            let orders = order.map_or(vec![None, Some(2), Some(3)], |o| vec![Some(o)]);
            for order in orders {
                assert!(self.rule_refuses(action, &images, order), "{sql} under {order:?}: only the guard refuses");
            }
            return Some(true);
        }
        let same = self.images();
        let used = close_operation(conn).unwrap();
        conn.execute_batch("RELEASE guarded").unwrap();
        assert_eq!(same, images);
        if used.len() < 2 {
            let order = used.first().copied();
            assert!(!self.rule_refuses(action, &images, order), "{sql} under {order:?}: only the rule refuses");
        }
        for i in &images {
            self.rules.change(Change { tbl: &i.tbl, key: &i.key, before: &i.before, after: &i.after });
        }
        Some(false)
    }
}

#[test]
fn guard_and_rule_refuse_the_same() {
    let refused = [Cell::new(0u32), Cell::new(0)];
    let operations = (
        prop::collection::vec(statement(), 0..6),
        prop::collection::vec(pages(), 1..4),
        prop::collection::vec((statement(), prop::option::weighted(0.3, 2..=3i64)), 1..16),
    );
    let config = ProptestConfig { cases: 96, ..ProptestConfig::default() };
    let outcome = TestRunner::new(config).run(&operations, |(before, pages, after)| {
        let mut both = Both::new();
        for (action, sql) in &before {
            both.compare(*action, sql, None);
        }
        for sql in pages.iter().flat_map(|(lock, window)| std::iter::once(lock).chain(window.iter().flatten())) {
            both.put(sql);
        }
        for ((action, sql), order) in &after {
            if let Some(answer) = both.compare(*action, sql, *order) {
                let count = &refused[usize::from(answer)];
                count.set(count.get() + 1);
            }
        }
        Ok(())
    });
    outcome.unwrap();
    assert!(refused.iter().all(|n| n.get() > 50), "let through and refused: {refused:?}");
}

/// The names of key columns in the page rule are those of the schema.
#[test]
fn the_page_rule_names_the_keys_of_the_schema() {
    let dir = tempfile::tempdir().unwrap();
    let school = School::create(&dir.path().join("s.db"), now).unwrap();
    assert_eq!(migrate::version(&school.conn).unwrap(), migrate::newest());
    for paged in page::PAGED {
        let shape = shape(&school.conn, find(paged.table).unwrap()).unwrap();
        let keys = shape.trim_start_matches('#').split(';').next().unwrap();
        assert_eq!(keys.split(',').collect::<Vec<_>>(), *paged.key, "{}", paged.table);
    }
}
