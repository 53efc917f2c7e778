//! Roll-over (kết chuyển, Q4.6, Q4.7): classes copied into the next year without children, children promoted, leavers left, completers
//! noted; and its undoing, as long as the year is not activated. What was entered in the new year by hand is never touched.
use super::enrolment::check_row;
use super::find::not_found;
use super::import::{PageChecks, Source};
use super::years::{closed, find_year};
use super::{App, Result};
use crate::audit::entry::Input;
use crate::domain::action::Action;
use crate::domain::meal::AgeGroup;
use crate::domain::person;
use crate::domain::promotion::{self, COMPLETED, Later, Next, Outcome, PROMOTED, Room, is_own_row};
use crate::domain::refusal::{Problem, Refusal, RowProblem, Thing};
use crate::domain::year;
use crate::files::sheet::{Column, Options, Row, Sheet, SheetError};
use crate::store::child::{Child, Enrolment};
use crate::store::class::Class;
use crate::store::door::Receipt;
use crate::store::school::Year;
use crate::store::{Db, Tx};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wish<'a> {
    /// The old year, as typed.
    pub from: &'a str,
    /// The new year, as typed.
    pub to: &'a str,
    /// Children alone, no classes copied.
    pub children_only: bool,
    /// Promote those whose class is known, even if others are not.
    pub partial: bool,
}

/// A class of the old year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassLine {
    /// Its code.
    pub class: String,
    /// Where it goes on to.
    pub next: Next,
    /// Children by the word of their outcome.
    pub counts: BTreeMap<&'static str, usize>,
}

/// A child of the old year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildLine {
    /// Its code.
    pub child: String,
    /// Its name.
    pub name: String,
    /// The last class of the old year.
    pub class: String,
    /// What becomes of it.
    pub outcome: Outcome,
}

/// What a roll-over does, or would do.
#[derive(Clone, Debug)]
pub struct RollOver {
    /// The old year.
    pub from: Year,
    /// The new year.
    pub to: Year,
    /// Classes copied.
    pub copied: Vec<String>,
    /// The classes of the old year, the youngest children first.
    pub classes: Vec<ClassLine>,
    /// Its children, in the order of lists.
    pub children: Vec<ChildLine>,
}

impl RollOver {
    /// Children with that outcome.
    pub fn count(&self, word: &str) -> usize {
        self.children.iter().filter(|c| c.outcome.code() == word).count()
    }
}

/// What was taken back, and what stays because something rests on it.
#[derive(Clone, Debug, Default)]
pub struct Undone {
    /// Children whose place was taken back.
    pub children: usize,
    /// Children whose place stays.
    pub kept_children: Vec<String>,
    /// Classes taken back.
    pub classes: Vec<String>,
    /// Classes that stay.
    pub kept_classes: Vec<String>,
}

/// Columns of the sheet that says where classes go on to.
pub const MAP_COLUMNS: &[Column] = &[
    Column { key: "from_class", names: &["Lớp cũ", "Từ lớp"], required: true },
    Column { key: "to_class", names: &["Lớp mới", "Lên lớp"], required: true },
];

/// The pairs of a sheet: line, old class, new class.
struct Map {
    input: Input,
    pairs: Vec<(u64, String, String)>,
}

fn read_map(source: Source) -> Result<Map> {
    let unreadable = |e: SheetError| e.refusal(&source.name);
    let mut sheet = Sheet::open(source.reader, MAP_COLUMNS, &Options::default()).map_err(unreadable)?;
    let (mut pairs, mut problems, mut row) = (Vec::new(), Vec::new(), Row::default());
    while sheet.next_row(&mut row).map_err(unreadable)? {
        let mut cell = |i: usize| {
            let given = row.get(i).trim();
            let read = if given.is_empty() { Err(Problem::Empty) } else { person::code(given) };
            read.map_err(|problem| problems.push(bad_pair(row.line, i, given, problem))).ok()
        };
        if let (Some(from), Some(to)) = (cell(0), cell(1)) {
            pairs.push((row.line, from, to));
        }
    }
    let end = sheet.finish().map_err(unreadable)?;
    if !problems.is_empty() {
        return Err(Refusal::BadRows { file: source.name, problems, rows: end.rows }.into());
    }
    Ok(Map { input: Input { name: source.name, sha256: end.sha256, rows: end.rows }, pairs })
}

fn bad_pair(line: u64, column: usize, given: &str, problem: Problem) -> RowProblem {
    let field = MAP_COLUMNS[column].key;
    let refusal = Refusal::Invalid { field, value: given.to_owned(), problem };
    RowProblem { line, column: Some(field), key: given.to_owned(), refusal }
}

fn rooms(classes: &[Class]) -> Vec<Room<'_>> {
    let room = |c: &'_ Class| AgeGroup::parse(&c.age_group);
    classes.iter().filter_map(|c| Some(Room { code: &c.code, group: room(c)? })).collect()
}

/// Where the classes of the old year go on to: as the sheet says, else by their codes.
fn next_classes(map: Option<&Map>, old: &[Class], new: &[Class]) -> Result<HashMap<String, Next>> {
    let (sisters, coming) = (rooms(old), rooms(new));
    let mut next: HashMap<String, Next> =
        sisters.iter().map(|r| (r.code.to_owned(), promotion::next_class(*r, &sisters, &coming))).collect();
    let Some(map) = map else { return Ok(next) };
    let (mut problems, mut seen) = (Vec::new(), HashMap::new());
    for (line, from, to) in &map.pairs {
        let mut unknown = |list: &[Class], column: usize, code: &String| {
            let codes: Vec<&str> = list.iter().map(|c| c.code.as_str()).collect();
            if !codes.contains(&code.as_str()) {
                let refusal = not_found(Thing::Class, code, &codes);
                let column = Some(MAP_COLUMNS[column].key);
                problems.push(RowProblem { line: *line, column, key: code.clone(), refusal });
            }
        };
        unknown(old, 0, from);
        unknown(new, 1, to);
        if let Some((first, _)) = seen.insert(from.clone(), (*line, to.clone())).filter(|(_, there)| there != to) {
            problems.push(bad_pair(*line, 0, from, Problem::Twice { line: first }));
        }
        next.insert(from.clone(), Next::Class(to.clone()));
    }
    if problems.is_empty() {
        return Ok(next);
    }
    let (file, rows) = (map.input.name.clone(), map.input.rows);
    Err(Refusal::BadRows { file, problems, rows }.into())
}

/// Both years of a roll-over: the new one follows the old one at once, and is not closed.
fn both_years(db: Db<'_>, wish: &Wish<'_>) -> Result<(Year, Year)> {
    let (from, to) = (find_year(db, wish.from)?, find_year(db, wish.to)?);
    if let Some(closed) = closed(&db, &to)? {
        return Err(closed.into());
    }
    if !year::follows(&db.years()?, &from, &to) {
        let problem = Problem::NotNextYear { from: from.year };
        return Err(Refusal::Invalid { field: "to_year", value: to.year, problem }.into());
    }
    Ok((from, to))
}

/// Copies the classes that the new year does not have.
fn copy_classes(tx: &Tx<'_>, from: &Year, to: &Year) -> Result<Vec<String>> {
    let mut copied = Vec::new();
    for class in tx.classes(&from.year)? {
        if tx.class(&to.year, &class.code)?.is_none() {
            tx.insert_class(&Class { id: 0, year: to.year.clone(), ..class.clone() })?;
            copied.push(class.code);
        }
    }
    Ok(copied)
}

/// The child's last class of the old year, whether it is in it on the year's last day, and the row that follows the year.
fn position<'a>(rows: &'a [Enrolment], from: &Year) -> Option<(&'a str, bool, Option<&'a Enrolment>)> {
    let within = |r: &&Enrolment| r.year == from.year && r.from <= from.last;
    let last = rows.iter().rfind(within)?;
    let class = rows.iter().filter(within).rfind(|r| !r.class.is_empty())?.class.as_str();
    Some((class, !last.class.is_empty(), rows.iter().find(|r| r.from > from.last)))
}

fn line(child: &Child, rows: &[Enrolment], from: &Year, next: &HashMap<String, Next>) -> Option<ChildLine> {
    let (class, attends, later) = position(rows, from)?;
    let later = later.map(|r| Later { class: &r.class, why: &r.why });
    let outcome = promotion::outcome(attends, later, next.get(class).unwrap_or(&Next::Unknown));
    Some(ChildLine { child: child.code.clone(), name: child.name.clone(), class: class.to_owned(), outcome })
}

/// Writes the place of a child in the new year.
fn place(
    tx: &Tx<'_>,
    pages: &mut PageChecks,
    child: &Child,
    rows: &[Enrolment],
    to: &Year,
    outcome: &Outcome,
) -> Result<()> {
    let (class, why) = match outcome {
        Outcome::Promoted(class) => (class.clone(), PROMOTED),
        Outcome::Completed => (String::new(), COMPLETED),
        _ => return Ok(()),
    };
    let (year, why) = (to.year.clone(), why.to_owned());
    let row = Enrolment { child: child.id, from: to.first, year, class, why, school: None, document: None };
    if rows.iter().any(|r| r.from >= to.first) {
        return Ok(());
    }
    match check_row(pages, tx, rows, &row, &child.code)? {
        Some(locked) => Err(locked.into()),
        None => tx.put_enrolment(&row),
    }
}

impl App {
    /// Copies classes and promotes children into the next year. Running it again changes nothing.
    pub fn years_rollover(&mut self, wish: Wish<'_>, map: Option<Source>) -> Result<(RollOver, Receipt)> {
        self.need(Action::YearsRollover, &format!("year/{}", wish.to))?;
        let (_, to) = self.read(|db| both_years(db, &wish))?;
        let map = map.map(read_map).transpose()?;
        let dry_run = self.dry_run();
        self.change(Action::YearsRollover, format!("year/{}", to.year), |tx| {
            let (from, to) = both_years(**tx, &wish)?;
            if let Some(map) = &map {
                tx.add_input(map.input.clone());
            }
            let copied = if wish.children_only { vec![] } else { copy_classes(tx, &from, &to)? };
            let old = tx.classes(&from.year)?;
            let next = next_classes(map.as_ref(), &old, &tx.classes(&to.year)?)?;
            let all = tx.enrolments()?;
            let mut pages = PageChecks::default();
            let mut children = Vec::new();
            for child in tx.children()? {
                let rows = all.get(&child.id).map_or(&[][..], Vec::as_slice);
                if let Some(line) = line(&child, rows, &from, &next) {
                    place(tx, &mut pages, &child, rows, &to, &line.outcome)?;
                    children.push(line);
                }
            }
            let done = RollOver { classes: per_class(&old, &next, &children), from, to, copied, children };
            if done.count(Outcome::NoClass.code()) > 0 && !wish.partial && !dry_run {
                return Err(no_class(&done).into());
            }
            Ok(done)
        })
    }

    /// Takes a roll-over back: what it wrote and nobody has changed since, and on which nothing rests.
    pub fn years_undo(&mut self, given: &str) -> Result<(Undone, Receipt)> {
        let found = self.year_for(Action::YearsUndo, given)?;
        self.change(Action::YearsUndo, format!("year/{}", found.year), |tx| {
            let year = find_year(**tx, &found.year)?;
            if year.state != "planned" {
                return Err(Refusal::WrongState { thing: Thing::Year, key: year.year, state: year.state }.into());
            }
            let mut undone = Undone::default();
            undo_children(tx, &year, &mut undone)?;
            undo_classes(tx, &year, &mut undone)?;
            Ok(undone)
        })
    }
}

fn per_class(old: &[Class], next: &HashMap<String, Next>, children: &[ChildLine]) -> Vec<ClassLine> {
    let line = |class: &Class| {
        let mut counts = BTreeMap::new();
        for child in children.iter().filter(|c| c.class == class.code) {
            *counts.entry(child.outcome.code()).or_default() += 1;
        }
        let next = next.get(&class.code).cloned().unwrap_or(Next::Unknown);
        ClassLine { class: class.code.clone(), next, counts }
    };
    old.iter().map(line).collect()
}

fn no_class(done: &RollOver) -> Refusal {
    let word = Outcome::NoClass.code();
    let classes = done.classes.iter().filter_map(|c| Some((c.class.clone(), *c.counts.get(word)?))).collect();
    Refusal::NoClassFound { from: done.from.year.clone(), to: done.to.year.clone(), classes }
}

/// A place stays if the child has a later row or marks in the year: they rest on it.
fn undo_children(tx: &Tx<'_>, year: &Year, undone: &mut Undone) -> Result<()> {
    let all = tx.enrolments()?;
    let marked: HashSet<i64> = tx.children_with_marks(year.first, year.last)?.into_iter().collect();
    let mut pages = PageChecks::default();
    for child in tx.children()? {
        let rows = all.get(&child.id).map_or(&[][..], Vec::as_slice);
        let own = |r: &&Enrolment| r.year == year.year && r.from == year.first && is_own_row(&r.why, &r.class);
        let Some(row) = rows.iter().find(own) else { continue };
        if rows.iter().any(|r| r.from > year.first && r.from <= year.last) || marked.contains(&child.id) {
            undone.kept_children.push(child.code);
            continue;
        }
        if let Some(locked) = check_row(&mut pages, tx, rows, row, &child.code)? {
            return Err(locked.into());
        }
        tx.delete_enrolment(child.id, row.from)?;
        undone.children += 1;
    }
    Ok(())
}

/// A class that the roll-over copied goes if nobody has changed it since and no child and no grant is in it.
fn undo_classes(tx: &Tx<'_>, year: &Year, undone: &mut Undone) -> Result<()> {
    let copied = copied_classes(tx, year)?;
    let all = tx.enrolments()?;
    let mut used: HashSet<String> =
        all.into_values().flatten().filter(|r| r.year == year.year).map(|r| r.class).collect();
    let granted = tx.grants()?.into_iter().map(|(_, g)| g).filter(|g| g.year.as_deref() == Some(&year.year));
    used.extend(granted.filter_map(|g| g.class));
    for class in tx.classes(&year.year)?.into_iter().filter(|c| copied.contains(&c.id)) {
        if used.contains(&class.code) {
            undone.kept_classes.push(class.code);
        } else {
            tx.delete_class(class.id)?;
            undone.classes.push(class.code);
        }
    }
    Ok(())
}

/// The classes of a year that a roll-over wrote and nobody has touched since, as the log has it.
fn copied_classes(db: &Db<'_>, year: &Year) -> Result<HashSet<i64>> {
    let mut copied = HashSet::new();
    db.each_entry(false, |entry| {
        let body = entry.json();
        let action = body["action"].as_str().and_then(Action::parse);
        if !action.is_some_and(|a| a.tables().contains(&"class")) {
            return Ok(true);
        }
        db.each_image(entry.seq, |image| {
            let id = serde_json::from_str::<Value>(&image.key).ok().and_then(|key| key[0].as_i64());
            let after = serde_json::from_str::<Value>(&image.after).unwrap_or(Value::Null);
            let Some(id) = id.filter(|_| image.tbl == "class") else { return Ok(()) };
            if action == Some(Action::YearsRollover) && image.before.is_empty() && after["year"] == year.year.as_str() {
                copied.insert(id);
            } else {
                copied.remove(&id);
            }
            Ok(())
        })?;
        Ok(true)
    })?;
    Ok(copied)
}
