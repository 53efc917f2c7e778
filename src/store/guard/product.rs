//! No way round (Q4.5): every way in which a row can be written, under every lock and with every window, as one table that people
//! have read: `fixtures/guard.csv`. In process, one database, a savepoint for each case.
use super::super::School;
use super::*;
use jiff::Timestamp;
use std::collections::BTreeMap;

const AT: &str = "2026-11-23T05:00:00.000Z";
/// The day that every way writes on; also the day of writing, for rows without a date of their own.
const DAY: &str = "2026-10-15";

/// Written while nothing is locked. Child 1 is in class A, child 2 in class B; each has a row inside the page and one outside.
const SCHOOL: &str = "
INSERT INTO school_year VALUES('2026-2027','2026-08-01','2027-07-31','active');
INSERT INTO class VALUES(1,'2026-2027','A','A','mg4',NULL,NULL),(2,'2026-2027','B','B','mg5',NULL,NULL);
INSERT INTO children(id,code,name,sort_key,search_key,birth_date,sex) VALUES(1,'T1','x','x','x','2021-01-01','male'),(2,'T2','y','y','y','2021-01-01','male');
INSERT INTO enrolment VALUES(1,'2026-09-01','2026-2027','A','enrolled',NULL,NULL),(2,'2026-09-01','2026-2027','B','enrolled',NULL,NULL);
INSERT INTO orders(no,kind,reason,state,via,asked_at) VALUES(1,'lock','x','used','issued','2026-11-23T05:00:00.000Z'),(2,'unlock','x','used','issued','2026-11-23T05:00:00.000Z'),(3,'unlock','x','used','issued','2026-11-23T05:00:00.000Z');
INSERT INTO meal_marks VALUES('2026-10-15',1,'lunch','A','present',NULL),('2026-10-15',2,'lunch','B','present',NULL);
INSERT INTO payment(id,date,child,amount,note) VALUES(1,'2026-10-15',1,1000,''),(2,'2027-08-20',1,1000,'');
INSERT INTO balance VALUES(1,'2026-10-15',1000);
INSERT INTO adjustment(id,date,child,amount,for_month,reason) VALUES(1,'2026-10-15',1,1000,'2026-09',''),(2,'2027-08-20',1,1000,'2026-09','');
INSERT INTO calendar VALUES('2026-10-15','serving');
INSERT INTO fee VALUES('mau_giao','','2026-10-15',1000);
INSERT INTO meal_slots VALUES('mau_giao','2026-10-15','lunch:main');
INSERT INTO policy VALUES('meals.charge_late','2026-10-15','1');
";

/// What kind of row a way writes, the book, the way, its statements. All ways of one kind must have the same answers.
const WAYS: &[(&str, Book, &str, &[&str])] = &[
    (
        "mark of class A",
        Book::Meals,
        "created, imported",
        &["INSERT INTO meal_marks VALUES('2026-10-15',1,'afternoon','A','present',NULL)"],
    ),
    ("mark of class A", Book::Meals, "edited, corrected", &["UPDATE meal_marks SET status='excused' WHERE child=1"]),
    (
        "mark of class A",
        Book::Meals,
        "told late",
        &["UPDATE meal_marks SET told_at='2026-10-15T03:00:00.000Z' WHERE child=1"],
    ),
    ("mark of class A", Book::Meals, "deleted", &["DELETE FROM meal_marks WHERE child=1"]),
    (
        "mark of class A",
        Book::Meals,
        "moved to a day outside",
        &[
            "INSERT INTO meal_marks SELECT '2027-08-20',child,slot,class,status,told_at FROM meal_marks WHERE child=1",
            "DELETE FROM meal_marks WHERE child=1 AND date='2026-10-15'",
        ],
    ),
    (
        "mark of class A",
        Book::Meals,
        "restored over what stands there",
        &[
            "INSERT INTO meal_marks VALUES('2026-10-15',1,'lunch','A','unexcused',NULL) ON CONFLICT DO UPDATE SET status=excluded.status",
        ],
    ),
    (
        "mark of class A",
        Book::Meals,
        "replaced",
        &["INSERT OR REPLACE INTO meal_marks VALUES('2026-10-15',1,'lunch','A','unexcused',NULL)"],
    ),
    ("mark from class B to class A", Book::Meals, "moved in", &["UPDATE meal_marks SET class='A' WHERE child=2"]),
    ("mark from class A to class B", Book::Meals, "moved out", &["UPDATE meal_marks SET class='B' WHERE child=1"]),
    (
        "day of every class",
        Book::Meals,
        "calendar created",
        &["INSERT OR REPLACE INTO calendar VALUES('2026-10-15','holiday')"],
    ),
    ("day of every class", Book::Meals, "calendar edited", &["UPDATE calendar SET kind='holiday'"]),
    ("day of every class", Book::Meals, "calendar deleted", &["DELETE FROM calendar"]),
    (
        "money of class A",
        Book::Meals,
        "payment created, imported",
        &["INSERT INTO payment(date,child,amount,note) VALUES('2026-10-15',1,500,'')"],
    ),
    ("money of class A", Book::Meals, "payment edited", &["UPDATE payment SET amount=5 WHERE id=1"]),
    ("money of class A", Book::Meals, "payment moved in", &["UPDATE payment SET date='2026-10-15' WHERE id=2"]),
    ("money of class A", Book::Meals, "payment moved out", &["UPDATE payment SET date='2027-08-20' WHERE id=1"]),
    ("money of class A", Book::Meals, "payment deleted", &["DELETE FROM payment WHERE id=1"]),
    ("money of class A", Book::Meals, "balance edited", &["UPDATE balance SET amount=5"]),
    ("money of class A", Book::Meals, "balance deleted", &["DELETE FROM balance"]),
    (
        "money of class A",
        Book::Meals,
        "adjustment created",
        &["INSERT INTO adjustment(date,child,amount,for_month,reason) VALUES('2026-10-15',1,5,'2026-09','')"],
    ),
    ("money of class A", Book::Meals, "adjustment moved in", &["UPDATE adjustment SET date='2026-10-15' WHERE id=2"]),
    ("money of class A", Book::Meals, "adjustment moved out", &["UPDATE adjustment SET date='2027-08-20' WHERE id=1"]),
    ("record of class A", Book::Children, "edited", &["UPDATE children SET ethnicity='x' WHERE id=1"]),
    ("record of class A", Book::Children, "code corrected", &["UPDATE children SET code='T9' WHERE id=1"]),
    ("from the day on", Book::Meals, "price edited", &["UPDATE fee SET amount=5"]),
    ("from the day on", Book::Meals, "price deleted", &["DELETE FROM fee"]),
    ("from the day on", Book::Meals, "price created", &["INSERT INTO fee VALUES('nha_tre','','2026-10-15',7)"]),
    ("from the day on", Book::Meals, "slots edited", &["UPDATE meal_slots SET slots='lunch:main afternoon:snack'"]),
    ("from the day on", Book::Meals, "rule of the meals edited", &["UPDATE policy SET value='0'"]),
    (
        "child from class A to class B from the day on",
        Book::Meals,
        "moved",
        &["INSERT INTO enrolment VALUES(1,'2026-10-15','2026-2027','B','moved',NULL,NULL)"],
    ),
    (
        "child from class A to class B from the day on",
        Book::Children,
        "moved",
        &["INSERT INTO enrolment VALUES(1,'2026-10-15','2026-2027','B','moved',NULL,NULL)"],
    ),
    (
        "child of class A leaves from the day on",
        Book::Meals,
        "left",
        &["INSERT INTO enrolment VALUES(1,'2026-10-15','2026-2027','','left',NULL,NULL)"],
    ),
    ("class A all year", Book::Meals, "other age group", &["UPDATE class SET age_group='mg5' WHERE id=1"]),
    ("class A to class C all year", Book::Meals, "other code", &["UPDATE class SET code='C' WHERE id=1"]),
    ("nothing that a page holds", Book::Meals, "class renamed", &["UPDATE class SET name='y' WHERE id=1"]),
];

/// Spans of pages around the day: first, last, whether of one day.
const SPANS: [(&str, &str, &str, u8); 3] =
    [("day", DAY, DAY, 1), ("month", "2026-10-01", "2026-10-31", 0), ("year", "2026-08-01", "2027-07-31", 0)];

/// Windows: name; span as in [`SPANS`]; class; whether it is over; the order that the write names; the terms of the window's order.
#[derive(Clone, Copy)]
struct Open {
    name: &'static str,
    span: Option<usize>,
    class: Option<&'static str>,
    over: bool,
    named: Option<i64>,
    who: Option<&'static str>,
    child: Option<i64>,
}

const fn open(name: &'static str, span: Option<usize>, class: Option<&'static str>) -> Open {
    Open { name, span, class, over: false, named: None, who: None, child: None }
}

const WINDOWS: &[Open] = &[
    open("day A", Some(0), Some("A")),
    open("day", Some(0), None),
    open("month A", Some(1), Some("A")),
    open("month", Some(1), None),
    open("month B", Some(1), Some("B")),
    open("year A", Some(2), Some("A")),
    open("year", Some(2), None),
    Open { over: true, ..open("year over", Some(2), None) },
    Open { named: Some(2), ..open("year named", Some(2), None) },
    Open { named: Some(3), ..open("other order named", Some(2), None) },
    Open { who: Some("pho"), ..open("year for this person", Some(2), None) },
    Open { who: Some("gv"), ..open("year for another person", Some(2), None) },
    Open { child: Some(1), ..open("year for child 1", Some(2), None) },
    Open { child: Some(2), ..open("year for child 2", Some(2), None) },
];

fn now() -> Timestamp {
    AT.parse().unwrap()
}

fn text(class: Option<&str>) -> String {
    class.map_or("NULL".to_owned(), |c| format!("'{c}'"))
}

struct Bench {
    school: School,
    _dir: tempfile::TempDir,
}

impl Bench {
    fn new() -> Bench {
        let dir = tempfile::tempdir().unwrap();
        let school = School::create(&dir.path().join("s.db"), now).unwrap();
        school.conn.execute_batch("BEGIN").unwrap();
        Bench { school, _dir: dir }
    }

    fn put(&self, sql: &str, named: Option<i64>) -> rusqlite::Result<usize> {
        open_operation(&self.school.conn, &[1, 2], AT, DAY, "pho", named).unwrap();
        self.school.conn.execute(sql, [])
    }

    /// Whether the guard lets a way through: every statement of it, or none of it counts.
    fn lets_through(&self, way: &[&str], pages: &[String], named: Option<i64>) -> bool {
        let conn = &self.school.conn;
        conn.execute_batch("SAVEPOINT one").unwrap();
        for sql in pages {
            self.put(sql, None).unwrap();
        }
        let mut through = true;
        for sql in way {
            match self.put(sql, named) {
                Ok(rows) => assert!(rows > 0, "{sql} touches nothing"),
                Err(error) => {
                    let said = error.to_string();
                    assert!(said.contains("book_locked") || said.contains("two_orders"), "{sql}: {said}");
                    through = false;
                    break;
                }
            }
        }
        conn.execute_batch("ROLLBACK TO one; RELEASE one").unwrap();
        through
    }
}

/// The whole table: a line for each kind of row and lock, a column for each window; `+` is let through, `-` refused.
fn tried() -> (String, usize) {
    let bench = Bench::new();
    let diary = bench.school.diary.begin(Box::leak(TABLES.iter().map(|t| t.name).collect()));
    for sql in SCHOOL.lines().filter(|l| !l.is_empty()) {
        bench.put(sql, None).unwrap();
    }
    let mut locks = vec![("open".to_owned(), None)];
    for (length, first, last, by_day) in SPANS {
        for class in [Some("A"), Some("B"), None] {
            for end in [0, 1] {
                let kind = if end == 1 { "final" } else { "locked" };
                let name = format!("{kind} {length} {}", class.unwrap_or("all"));
                locks.push((name, Some((first, last, by_day, class, end))));
            }
        }
    }
    let (mut lines, mut cases) = (BTreeMap::new(), 0);
    let mut order = Vec::new();
    for (kind, book, way, statements) in WAYS {
        for (name, lock) in &locks {
            let lock_sql = lock.map(|(first, last, by_day, class, end)| {
                let class = text(class);
                format!("INSERT INTO page_lock(book,period,first,last,by_day,class,final,locked_at,locked_by,order_no) VALUES({},'x','{first}','{last}',{by_day},{class},{end},'{AT}','pho',1)", book.id())
            });
            let mut answers = String::new();
            let mut ask = |window: Option<&Open>| {
                let mut pages: Vec<String> = lock_sql.iter().cloned().collect();
                if let Some((w, span)) = window.and_then(|w| Some((w, w.span?))) {
                    let (_, first, last, by_day) = SPANS[span];
                    let (class, until) = (text(w.class), if w.over { AT } else { "2026-11-23T06:00:00.000Z" });
                    pages.push(format!("INSERT INTO page_window VALUES(2,{},'x','{first}','{last}',{by_day},{class},'{AT}','pho','{until}')", book.id()));
                    if w.who.is_some() || w.child.is_some() {
                        let child = w.child.map_or("NULL".to_owned(), |c| c.to_string());
                        let who = text(w.who);
                        pages.push(format!("INSERT INTO order_term(order_no,who,child) VALUES(2,{who},{child})"));
                    }
                }
                diary.lock().go_back(0);
                let through = bench.lets_through(statements, &pages, window.and_then(|w| w.named));
                answers.push_str(if through { ",+" } else { ",-" });
                cases += 1;
            };
            ask(None);
            for window in WINDOWS {
                ask(Some(window));
            }
            let line = (*kind, name.clone());
            match lines.get(&line) {
                None => {
                    order.push(line.clone());
                    lines.insert(line, (answers, *way));
                }
                Some((first, other)) => assert_eq!(*first, answers, "{kind} under {name}: {way} and {other} differ"),
            }
        }
    }
    let mut table = String::from("row,lock,no window");
    table.extend(WINDOWS.iter().flat_map(|w| [",", w.name]));
    table.push('\n');
    for line in order {
        let _ = writeln!(table, "{},{}{}", line.0, line.1, lines[&line].0);
    }
    (table, cases)
}

/// Creation, edit, deletion, import, moves into and out of the page, price change, late mark, correction, restore: what the guard
/// answers is what was reviewed (Q4.5).
#[test]
fn every_way_of_writing_under_every_lock_is_as_reviewed() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/guard.csv");
    let (tried, cases) = tried();
    assert!(cases > 5000, "{cases}");
    if std::fs::read_to_string(path).unwrap_or_default() != tried {
        let out = std::env::temp_dir().join("guard.csv");
        std::fs::write(&out, &tried).unwrap();
        panic!("fixtures/guard.csv is not what the guard does; what it does is in {}", out.display());
    }
}

/// What the reviewed table must show whatever is reviewed: a final lock lets nothing through, nor an ordinary one without a window,
/// nor with one that is over or of another order; and every page opens to some window but those locked for good.
#[test]
fn the_reviewed_table_shows_the_rule() {
    let table = include_str!("../../../fixtures/guard.csv");
    let mut rows = csv_lines(table);
    let head = rows.remove(0);
    let column = |name: &str| head.iter().position(|h| *h == name).unwrap();
    for row in rows.iter().filter(|r| r[0] != "nothing that a page holds") {
        let answers = &row[2..];
        if row[1] == "open" || !answers.contains(&"-") {
            continue;
        }
        for shut in ["no window", "year over", "other order named", "year for another person"] {
            assert_eq!(row[column(shut)], "-", "{row:?} {shut}");
        }
        assert_eq!(row[1].starts_with("final"), !answers.contains(&"+"), "{row:?}");
    }
}

fn csv_lines(table: &str) -> Vec<Vec<&str>> {
    table.lines().map(|l| l.split(',').collect()).collect()
}
