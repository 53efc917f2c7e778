//! Marks from a sheet: `date,child,status[,slot,told_at]`.
//!
//! The sheet with the most rows by far, so the checks are made in memory, once a batch: rows shrink to sixteen bytes as they
//! are read, are ordered as the table is, and meet the marks that are there day by day.
use super::import::{Cells, Column, How, ImportAnswer, Line, Noun, Problems, Source, Step};
use super::meals::{ClassInfo, Classes, Pages, parse_slot, parse_status, parse_told, stage_slots};
use super::{App, Result};
use crate::domain::action::Action;
use crate::domain::date::{Date, Month, parse_cell_date};
use crate::domain::meal::{MarkStatus, Slot, Stage};
use crate::domain::person;
use crate::domain::refusal::{Problem, Refusal, Thing};
use crate::domain::right::Right;
use crate::domain::role::Reach;
use crate::store::Tx;
use crate::store::mark::NewMark;
use jiff::ToSpan as _;
use jiff::civil::date;
use std::collections::{HashMap, HashSet};

/// Day 0 of the numbers that stand for days here; no date of a sheet is earlier.
const EPOCH: Date = date(1900, 1, 1);
/// Images collected before they are packed.
const DRAIN_EVERY: usize = 4096;

/// Columns of the sheet of marks.
pub const COLUMNS: &[Column] = &[
    Column { key: "date", names: &["Ngày"], required: true },
    Column { key: "child", names: &["Mã trẻ", "Mã", "Trẻ", "Child code"], required: true },
    Column { key: "status", names: &["Trạng thái", "Chấm ăn", "Tình trạng"], required: true },
    Column { key: "slot", names: &["Bữa", "Bữa ăn", "Meal"], required: false },
    Column { key: "told_at", names: &["Báo lúc", "Giờ báo", "Thời điểm báo"], required: false },
];
const STATUSES: &[&str] = &["present", "excused", "unexcused", "có ăn", "có phép", "không phép"];
const SLOTS: &[&str] = &["breakfast", "morning_snack", "lunch", "afternoon", "late_snack"];

/// When an absence was told, as a row says it: nothing, in time, or the text of that number.
const SAYS_NOTHING: u32 = 0;
const IN_TIME: u32 = 1;
const TEXTS: u32 = 2;

/// A row of the sheet, small: there may be a million of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkRow {
    day: u32,
    child: u32,
    told: u32,
    slot: Option<Slot>,
    status: MarkStatus,
}

/// One mark that a row stands for, in the order of the table.
#[derive(Clone, Copy)]
struct Wanted {
    /// Day, child and slot, so that a comparison is one of numbers.
    key: u64,
    line: u32,
    class: u16,
    step: Step,
}

/// What is known of a row before it is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    New,
    Same,
    Differs {
        column: Differs,
        there: MarkStatus,
    },
    Bad,
    /// The row could not be read, and is not asked for.
    Unread,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Differs {
    Status,
    Told,
    Class,
}

/// The sheet of marks.
#[derive(Default)]
pub struct Marks {
    codes: Interned,
    tolds: Interned,
    last_date: (String, u32),
    last_code: (String, u32),
    known: Vec<Known>,
    bad: HashMap<u32, Vec<(&'static str, Refusal)>>,
    next: usize,
    wanted: Vec<Wanted>,
    classes: Vec<ClassInfo>,
    /// What stood in `told_at` of marks that only change their class.
    kept: HashMap<u64, String>,
}

/// Texts that come again and again, numbered.
#[derive(Default)]
struct Interned {
    numbers: HashMap<String, u32>,
    texts: Vec<String>,
}

impl Interned {
    fn number(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.texts.len() as u32;
        self.numbers.insert(text.to_owned(), number);
        self.texts.push(text.to_owned());
        number
    }
}

fn day_number(day: Date) -> u32 {
    EPOCH.until(day).map_or(0, |span| span.get_days() as u32)
}

fn day_of(number: u32) -> Date {
    EPOCH.saturating_add(i64::from(number).days())
}

/// The place of a slot in the order of the table, which is that of the words.
fn rank(slot: Slot) -> u64 {
    match slot {
        Slot::Afternoon => 0,
        Slot::Breakfast => 1,
        Slot::LateSnack => 2,
        Slot::Lunch => 3,
        Slot::MorningSnack => 4,
    }
}

fn slot_of(rank: u64) -> Slot {
    [Slot::Afternoon, Slot::Breakfast, Slot::LateSnack, Slot::Lunch, Slot::MorningSnack][(rank % 5) as usize]
}

fn key_of(day: u32, child: i64, slot: Slot) -> u64 {
    u64::from(day) << 40 | (child as u64) << 3 | rank(slot)
}

impl Wanted {
    fn day(self) -> u32 {
        (self.key >> 40) as u32
    }

    fn child(self) -> i64 {
        ((self.key & 0xFF_FFFF_FFFF) >> 3) as i64
    }

    fn slot(self) -> Slot {
        slot_of(self.key & 7)
    }
}

impl Noun for Marks {
    type Row = MarkRow;
    type Key = ();

    fn columns(&self) -> &'static [Column] {
        COLUMNS
    }

    fn action(&self) -> Action {
        Action::MealsMarksImport
    }

    fn object(&self) -> String {
        "meals/marks".into()
    }

    fn read(&mut self, cells: &mut Cells<'_>) -> Option<MarkRow> {
        let day = if !self.last_date.0.is_empty() && cells.raw(0) == self.last_date.0 {
            Some(self.last_date.1)
        } else {
            let day = cells.read(0, |s| parse_cell_date(s).map(day_number).map_err(person::date_problem));
            if let Some(day) = day {
                self.last_date = (cells.raw(0).to_owned(), day);
            }
            day
        };
        let child = if !self.last_code.0.is_empty() && cells.raw(1) == self.last_code.0 {
            Some(self.last_code.1)
        } else {
            let codes = &mut self.codes;
            let child = cells.read(1, |s| match codes.numbers.get(s) {
                Some(number) => Ok(*number),
                None => person::code(s).map(|code| codes.number(&code)),
            });
            if let Some(child) = child {
                self.last_code.0.clear();
                self.last_code.0.push_str(cells.raw(1));
                self.last_code.1 = child;
            }
            child
        };
        let status = cells.read(2, |s| match s {
            "present" => Ok(MarkStatus::Present),
            "excused" => Ok(MarkStatus::Excused),
            "unexcused" => Ok(MarkStatus::Unexcused),
            _ => parse_status(s).ok_or_else(|| Problem::UnknownWord { allowed: STATUSES.to_vec() }),
        });
        let slot = cells.maybe(3, |s| match s {
            "lunch" => Ok(Slot::Lunch),
            "afternoon" => Ok(Slot::Afternoon),
            _ => parse_slot(s).ok_or_else(|| Problem::UnknownWord { allowed: SLOTS.to_vec() }),
        });
        let told = match day {
            Some(day) if !cells.raw(4).is_empty() => cells.maybe(4, |s| parse_told(s, day_of(day))).flatten(),
            _ => None,
        };
        let told = match (status?, told) {
            (MarkStatus::Excused, None) => SAYS_NOTHING,
            (MarkStatus::Excused, Some(Some(text))) => TEXTS + self.tolds.number(&text),
            _ => IN_TIME,
        };
        Some(MarkRow { day: day?, child: child?, told, slot, status: status? })
    }

    fn key(&self, _row: &MarkRow) -> Option<()> {
        None
    }

    fn show_key(&self, row: &MarkRow) -> String {
        let slot = row.slot.map(|s| format!("/{}", s.code())).unwrap_or_default();
        format!("{}/{}{slot}", day_of(row.day), self.codes.texts[row.child as usize])
    }

    fn begin(&mut self, tx: &Tx<'_>, lines: &[Line<MarkRow>]) -> Result<()> {
        self.known = lines.iter().map(|l| if l.row.is_some() { Known::Same } else { Known::Unread }).collect();
        let Some(span) = day_span(lines) else { return Ok(()) };
        self.expand(tx, lines, span)?;
        self.order(lines);
        self.meet(tx, lines)
    }

    fn judge(&mut self, _tx: &Tx<'_>, row: &MarkRow, update: bool, problems: &mut Problems) -> Result<Step> {
        // Rows are asked for in their order.
        while self.known.get(self.next) == Some(&Known::Unread) {
            self.next += 1;
        }
        let line = self.next;
        self.next += 1;
        match self.known.get(line).copied().unwrap_or(Known::Unread) {
            Known::New => Ok(Step::Create),
            Known::Same => Ok(Step::Unchanged),
            Known::Differs { .. } if update => Ok(Step::Update),
            Known::Differs { column, there } => {
                let (column, there, given) = match column {
                    Differs::Status => ("status", there.code(), row.status.code().to_owned()),
                    Differs::Told => ("told_at", "", self.told(row.told).unwrap_or_default().to_owned()),
                    Differs::Class => ("class", "", String::new()),
                };
                let there = there.to_owned();
                problems.add(Some(column), Refusal::Conflict { key: self.show_key(row), column, there, given });
                Ok(Step::Update)
            }
            Known::Bad | Known::Unread => {
                for (column, refusal) in self.bad.remove(&(line as u32)).unwrap_or_default() {
                    problems.add(Some(column), refusal);
                }
                Ok(Step::Unchanged)
            }
        }
    }

    fn write(&mut self, _tx: &Tx<'_>, _row: &MarkRow, _step: Step) -> Result<()> {
        Ok(())
    }

    fn write_all(&mut self, tx: &Tx<'_>, lines: &[Line<MarkRow>]) -> Result<()> {
        let mut batch: Vec<NewMark<'_>> = Vec::new();
        let mut waiting = 0;
        for day in self.wanted.chunk_by(|a, b| a.day() == b.day()) {
            let date = day_of(day[0].day());
            batch.clear();
            for w in day {
                let line = &lines[w.line as usize];
                let (Some(row), Some(Step::Create | Step::Update)) = (&line.row, line.step) else { continue };
                let new = NewMark {
                    child: w.child(),
                    slot: w.slot(),
                    class: &self.classes[w.class as usize].code,
                    status: row.status,
                    told_at: self.told(row.told).or_else(|| self.kept.get(&w.key).map(String::as_str)),
                };
                match w.step {
                    Step::Create => batch.push(new),
                    Step::Update => tx.update_mark(date, &new)?,
                    Step::Unchanged => continue,
                }
                waiting += 1;
            }
            tx.insert_marks(date, &batch)?;
            if waiting >= DRAIN_EVERY {
                tx.drain()?;
                waiting = 0;
            }
        }
        Ok(())
    }
}

/// The first and the last day of the sheet.
fn day_span(lines: &[Line<MarkRow>]) -> Option<(u32, u32)> {
    let days = || lines.iter().filter_map(|l| l.row.as_ref()).map(|r| r.day);
    Some((days().min()?, days().max()?))
}

/// A stay of a child in a class.
struct Stay {
    first: u32,
    last: u32,
    class: u16,
}

/// A child of the sheet.
#[derive(Default)]
struct SheetChild {
    id: Option<i64>,
    stays: Vec<Stay>,
}

/// A day of the sheet.
struct SheetDay {
    problem: Option<Problem>,
    /// The meals of each stage.
    slots: [Vec<Slot>; 3],
}

impl Marks {
    fn told(&self, number: u32) -> Option<&str> {
        number.checked_sub(TEXTS).map(|n| self.tolds.texts[n as usize].as_str())
    }

    fn refuse(&mut self, line: usize, column: &'static str, refusal: Refusal) {
        self.known[line] = Known::Bad;
        self.bad.entry(line as u32).or_default().push((column, refusal));
    }

    /// The children of the sheet, by the number of their code.
    fn children(&self, tx: &Tx<'_>, classes: &Classes, (first, last): (u32, u32)) -> Result<Vec<SheetChild>> {
        let mut children: Vec<SheetChild> = Vec::new();
        children.resize_with(self.codes.texts.len(), SheetChild::default);
        for span in tx.enrolment_spans(day_of(first), day_of(last))? {
            let Some(number) = self.codes.numbers.get(&span.child_code) else { continue };
            let Some(class) = classes.number(&span.year, &span.class) else { continue };
            let child = &mut children[*number as usize];
            child.id = Some(span.child_id);
            let (first, last) = (day_number(span.from), day_number(span.to));
            child.stays.push(Stay { first, last, class: class as u16 });
        }
        for (child, code) in children.iter_mut().zip(&self.codes.texts).filter(|(c, _)| c.id.is_none()) {
            child.id = tx.child(code)?.map(|c| c.id);
        }
        Ok(children)
    }

    /// Checks each row against calendar, enrolment, slots and the actor's reach; what it stands for goes to `wanted`.
    fn expand(&mut self, tx: &Tx<'_>, lines: &[Line<MarkRow>], span: (u32, u32)) -> Result<()> {
        let classes = Classes::read(**tx)?;
        let children = self.children(tx, &classes, span)?;
        let reach = tx.reach(Right::MealsMarks)?;
        let reached: Vec<bool> =
            classes.list.iter().map(|c| reach == Reach::All || reach.covers(&c.year, &c.code)).collect();
        let serving: HashSet<Date> = tx.serving_days(day_of(span.0), day_of(span.1))?.into_iter().collect();
        let slot_rows = tx.slot_rows()?;
        let sheet_day = |day: Date| SheetDay {
            problem: match classes.year_of(day) {
                None => Some(Problem::OutsideYears),
                Some(year) if day > tx.today() && tx.today() < year.first => Some(Problem::Future),
                Some(_) if !serving.contains(&day) => Some(Problem::NotServing),
                Some(_) => None,
            },
            slots: Stage::ALL.map(|stage| stage_slots(&slot_rows, stage, day)),
        };
        let mut days: Vec<Option<SheetDay>> = Vec::new();
        days.resize_with((span.1 - span.0) as usize + 1, || None);
        self.wanted.reserve(lines.len());
        for (at, row) in lines.iter().enumerate().filter_map(|(at, l)| l.row.as_ref().map(|r| (at, r))) {
            let day = days[(row.day - span.0) as usize].get_or_insert_with(|| sheet_day(day_of(row.day)));
            if let Some(problem) = day.problem.clone() {
                let value = day_of(row.day).to_string();
                self.refuse(at, "date", Refusal::Invalid { field: "date", value, problem });
                continue;
            }
            let child = &children[row.child as usize];
            let stay = child.stays.iter().find(|s| s.first <= row.day && row.day <= s.last);
            let (Some(id), Some(stay)) = (child.id, stay) else {
                let given = self.codes.texts[row.child as usize].clone();
                let refusal = match child.id {
                    None => Refusal::NotFound { thing: Thing::Child, given, near: vec![] },
                    Some(_) => Refusal::Invalid { field: "child", value: given, problem: Problem::NotEnrolled },
                };
                self.refuse(at, "child", refusal);
                continue;
            };
            let class = classes.get(u32::from(stay.class));
            if !reached[stay.class as usize] {
                return Err(tx.not_allowed(Right::MealsMarks, Some(&class.code)).into());
            }
            let slots = &day.slots[class.stage as usize];
            let mut want = |slot| {
                let key = key_of(row.day, id, slot);
                self.wanted.push(Wanted { key, line: at as u32, class: stay.class, step: Step::Create });
            };
            match row.slot {
                None => slots.iter().for_each(|slot| want(*slot)),
                Some(slot) if slots.contains(&slot) => want(slot),
                Some(slot) => {
                    let value = slot.code().to_owned();
                    self.refuse(at, "slot", Refusal::Invalid { field: "slot", value, problem: Problem::WrongSlot });
                }
            }
        }
        self.classes = classes.list;
        Ok(())
    }

    /// Puts what is wanted in the order of the table; the same twice is once, two things for one mark are refused.
    fn order(&mut self, lines: &[Line<MarkRow>]) {
        if !self.wanted.is_sorted_by_key(|w| w.key) {
            self.wanted.sort_by_key(|w| w.key);
        }
        let mut wanted = std::mem::take(&mut self.wanted);
        wanted.dedup_by(|later, first| {
            if later.key != first.key {
                return false;
            }
            let (a, b) = (&lines[first.line as usize], &lines[later.line as usize]);
            let says = |l: &Line<MarkRow>| l.row.map(|r| (r.status, r.told));
            if says(a) != says(b) && self.known[later.line as usize] != Known::Bad {
                let value = b.row.map(|r| self.show_key(&r)).unwrap_or_default();
                let problem = Problem::Twice { line: a.line };
                self.refuse(later.line as usize, "child", Refusal::Invalid { field: "child", value, problem });
            }
            true
        });
        self.wanted = wanted;
    }

    /// Compares what is wanted with the marks that are there, day by day, and asks the locks about what would change.
    fn meet(&mut self, tx: &Tx<'_>, lines: &[Line<MarkRow>]) -> Result<()> {
        let pages = Pages::of(tx)?;
        let mut wanted = std::mem::take(&mut self.wanted);
        if let (Some(a), Some(b)) = (wanted.first(), wanted.last()) {
            let (a, b) = (day_of(a.day()), day_of(b.day()));
            let month = Month::of(a);
            let period = if Month::of(b) == month { month.to_string() } else { format!("{a}..{b}") };
            tx.set_object(format!("meals/{period}"));
        }
        let mut refusals: HashMap<u16, Option<Refusal>> = HashMap::new();
        let mut there: Vec<There> = Vec::new();
        for day in wanted.chunk_by_mut(|a, b| a.day() == b.day()) {
            let number = day[0].day();
            let date = day_of(number);
            there.clear();
            tx.each_mark(date, date, |m| {
                there.push(There {
                    key: key_of(number, m.child, m.slot),
                    status: m.status,
                    told: m.told_at.map(Into::into),
                    class: m.class.to_owned(),
                });
                Ok(())
            })?;
            refusals.clear();
            let mut old = there.iter().peekable();
            for w in day {
                while old.next_if(|o| o.key < w.key).is_some() {}
                let line = w.line as usize;
                let Some(row) = lines[line].row else { continue };
                let class = &self.classes[w.class as usize].code;
                let (step, known) = match old.next_if(|o| o.key == w.key) {
                    None => (Step::Create, Known::New),
                    Some(o) => match self.difference(o, row, class) {
                        None => (Step::Unchanged, Known::Same),
                        Some(column) => {
                            if column == Differs::Class
                                && let Some(told) = &o.told
                            {
                                self.kept.insert(w.key, told.clone());
                            }
                            (Step::Update, Known::Differs { column, there: o.status })
                        }
                    },
                };
                w.step = step;
                if known == Known::Same {
                    continue;
                }
                let page = refusals.entry(w.class).or_insert_with(|| pages.check_mark(date, class, None).err());
                let code = &self.codes.texts[row.child as usize];
                // What is closed to every child's rows may be open to this one's.
                match page.as_ref().and_then(|_| pages.check_mark(date, class, Some((w.child(), code))).err()) {
                    Some(Refusal::BookLocked(page)) => {
                        if self.known[line] != Known::Bad {
                            self.refuse(line, "date", Refusal::BookLocked(page));
                        }
                    }
                    Some(other) => return Err(other.into()),
                    None => match (self.known[line], known) {
                        (Known::Bad, _) | (Known::Differs { .. }, Known::New) => {}
                        _ => self.known[line] = known,
                    },
                }
            }
        }
        self.wanted = wanted;
        Ok(())
    }

    fn difference(&self, old: &There, row: MarkRow, class: &str) -> Option<Differs> {
        if old.status != row.status {
            return Some(Differs::Status);
        }
        if row.told != SAYS_NOTHING && old.told.as_deref() != self.told(row.told) {
            return Some(Differs::Told);
        }
        (old.class != class).then_some(Differs::Class)
    }
}

/// A mark that is there.
struct There {
    key: u64,
    status: MarkStatus,
    told: Option<String>,
    class: String,
}

impl App {
    /// Imports marks. A teacher's sheet may hold the own classes only.
    pub fn marks_import(&mut self, source: Source, how: How<'_>) -> Result<ImportAnswer> {
        self.import(&mut Marks::default(), source, how)
    }
}

#[cfg(test)]
mod tests;
