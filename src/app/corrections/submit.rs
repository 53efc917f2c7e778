//! A slip comes into being: what stands there is read, what is right is checked as the ordinary commands check it.
use super::super::children::{ChildFields, Sight, edited};
use super::super::find::{find_child, year_on};
use super::super::marks::{check_day, told_by_typing};
use super::super::meals::{Classes, stage_slots};
use super::super::{App, Receipt, Result};
use super::{STAGES, child_field, effect, find_slip, lock_on, value_of};
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::correction::{CHILD_FIELDS, Field, MarkValue, Slip, State, System, mark_fields};
use crate::domain::date::{Date, Period};
use crate::domain::meal::{MarkStatus, Slot};
use crate::domain::person;
use crate::domain::refusal::{Problem, Refusal, SlipBar, Thing, Usage};
use crate::domain::right::Right;
use crate::store::Tx;
use crate::store::child::Child;
use crate::store::mark::TOLD_LATE;

/// What goes with every slip.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// Where the mistake arose; a word of [`STAGES`].
    pub stage: Option<String>,
    /// What proves it.
    pub evidence: Option<String>,
}

/// A mark that is wrong.
#[derive(Clone, Debug)]
pub struct MarkSlip {
    /// The day.
    pub date: Date,
    /// The child, as typed.
    pub child: String,
    /// What is right.
    pub status: MarkStatus,
    /// One meal; none is all of the stage's.
    pub slot: Option<Slot>,
    /// Whether the absence was told after the cutoff; none leaves it to the day.
    pub late: Option<bool>,
}

/// A child's record that is wrong: fields with what is right, empty to take a value away.
#[derive(Clone, Debug)]
pub struct ChildSlip {
    /// The child, as typed.
    pub child: String,
    /// Field and value.
    pub values: Vec<(String, String)>,
}

/// Something outside that is wrong.
#[derive(Clone, Debug)]
pub struct OutsideSlip {
    /// Which system.
    pub system: System,
    /// The period of the report.
    pub period: Period,
    /// What it is about: a child's code, or words.
    pub object: String,
    /// Fields with both values.
    pub fields: Vec<Field>,
}

/// A slip that was submitted.
#[derive(Clone, Debug)]
pub struct Submitted {
    /// The slip; its number is 0 in a dry run.
    pub slip: Slip,
    /// What it corrects.
    pub fields: Vec<Field>,
    /// The child's name.
    pub name: Option<String>,
    /// What the day costs more or less.
    pub effect: Option<i64>,
    /// The page is locked.
    pub is_locked: bool,
}

/// A slip before it has a number.
fn draft(tx: &Tx<'_>, system: System, period: String, about: &About) -> Result<Slip> {
    if let Some(stage) = about.stage.as_deref().filter(|s| !STAGES.contains(s)) {
        let problem = Problem::UnknownWord { allowed: STAGES.to_vec() };
        return Err(Refusal::Invalid { field: "stage", value: stage.to_owned(), problem }.into());
    }
    let text = |field, given: &str| {
        let bad = |problem| Refusal::Invalid { field, value: given.to_owned(), problem };
        person::free_text(given, 500).map_err(bad)
    };
    Ok(Slip {
        no: 0,
        system,
        period,
        class: None,
        child: None,
        object: String::new(),
        stage: about.stage.clone(),
        reason: text("reason", tx.reason()?)?,
        evidence: about.evidence.as_deref().map(|e| text("evidence", e)).transpose()?,
        state: State::Submitted,
        order: None,
        asked_by: tx.actor().username.clone(),
        asked_at: tx.at(),
        decided_by: None,
        decided_at: None,
        answer: None,
        applied_by: None,
        applied_at: None,
        letter: None,
        letter_dated: None,
        sent_on: None,
        done_on: None,
        verified_on: None,
        closed_at: None,
    })
}

/// Writes the slip; refused where nothing would change, or where a slip that is not over corrects the same.
fn put(tx: &Tx<'_>, slip: Slip, fields: Vec<Field>, child: Option<&Child>, book: Option<Book>) -> Result<Submitted> {
    if fields.is_empty() {
        return Err(Refusal::Slip(SlipBar::NoChange { object: slip.object }).into());
    }
    let code = child.map_or(slip.object.as_str(), |c| c.code.as_str());
    let is_locked = book.map(|b| lock_on(tx, b, &slip, code)).transpose()?.flatten().is_some();
    for other in tx.corrections(None)?.into_iter().filter(|s| !s.state.is_over()) {
        let same = (other.system, &other.period, &other.object) == (slip.system, &slip.period, &slip.object);
        if same && tx.correction_fields(other.no)?.iter().any(|f| fields.iter().any(|g| g.field == f.field)) {
            return Err(Refusal::Exists { thing: Thing::Correction, key: other.no.to_string() }.into());
        }
    }
    let no = tx.insert_correction(&slip, &fields)?;
    tx.set_object(format!("corrections/{no}"));
    let slip = find_slip(tx, no)?;
    let effect = effect(**tx, &slip, &fields)?;
    Ok(Submitted { slip, fields, name: child.map(|c| c.name.clone()), effect, is_locked })
}

/// Refuses a class that a right of the actor does not reach.
fn reach(tx: &Tx<'_>, right: Right, year: &str, class: &str) -> Result<()> {
    if tx.reach(right)?.covers(year, class) {
        return Ok(());
    }
    Err(tx.not_allowed(right, Some(class)).into())
}

impl App {
    /// Submits a slip about a child's mark.
    pub fn submit_mark(&mut self, request: &MarkSlip, about: &About) -> Result<(Submitted, Receipt)> {
        self.change(Action::CorrectionsSubmit, "corrections", |tx| mark(tx, request, about))
    }

    /// Submits a slip about a child's record.
    pub fn submit_child(&mut self, request: &ChildSlip, about: &About) -> Result<(Submitted, Receipt)> {
        self.change(Action::CorrectionsSubmit, "corrections", |tx| record(tx, request, about))
    }

    /// Submits a slip about an outside system.
    pub fn submit_outside(&mut self, request: &OutsideSlip, about: &About) -> Result<(Submitted, Receipt)> {
        self.change(Action::CorrectionsSubmit, "corrections", |tx| outside(tx, request, about))
    }
}

fn mark(tx: &Tx<'_>, request: &MarkSlip, about: &About) -> Result<Submitted> {
    let date = request.date;
    let child = find_child(**tx, &request.child, date, &tx.reach(Right::CorrectionsSubmit)?)?;
    let invalid = |field, value: &str, problem| Refusal::Invalid { field, value: value.to_owned(), problem };
    let classes = Classes::read(**tx)?;
    let class = tx.class_on(child.id, date)?.and_then(|(year, code)| classes.number(&year, &code));
    let class = classes.get(class.ok_or_else(|| invalid("child", &child.code, Problem::NotEnrolled))?).clone();
    reach(tx, Right::CorrectionsSubmit, &class.year, &class.code)?;
    reach(tx, Right::MealsRead, &class.year, &class.code)?;
    let mut slip = draft(tx, System::Meals, date.to_string(), about)?;
    check_day(tx, &classes, date)?;
    slip.class = Some(class.code.clone());
    slip.child = Some(child.id);
    slip.object = format!("child/{}", child.code);
    let slots = stage_slots(&tx.slot_rows()?, class.stage, date);
    let slots = match request.slot {
        Some(slot) if !slots.contains(&slot) => return Err(invalid("slot", slot.code(), Problem::WrongSlot).into()),
        Some(slot) => vec![slot],
        None => slots,
    };
    let there = tx.marks_of(child.id, date)?;
    let mut fields = Vec::new();
    for slot in slots {
        let old = there.iter().find(|m| m.slot == slot).map(value_of);
        let told = match (request.status, request.late, &old) {
            (MarkStatus::Excused, Some(late), _) => late.then(|| TOLD_LATE.to_owned()),
            // An absence that is known keeps what it says.
            (MarkStatus::Excused, None, Some((MarkStatus::Excused, told))) => told.clone(),
            (MarkStatus::Excused, None, _) => told_by_typing(tx, date),
            _ => None,
        };
        let new: MarkValue = (request.status, told);
        if old.as_ref() != Some(&new) {
            fields.extend(mark_fields(slot, old.as_ref(), &new));
        }
    }
    put(tx, slip, fields, Some(&child), Some(Book::Meals))
}

fn record(tx: &Tx<'_>, request: &ChildSlip, about: &About) -> Result<Submitted> {
    let today = tx.today();
    let child = find_child(**tx, &request.child, today, &tx.reach(Right::CorrectionsSubmit)?)?;
    let place = tx.class_on(child.id, today)?;
    let (year, class) = place.clone().unwrap_or_default();
    reach(tx, Right::CorrectionsSubmit, &year, &class)?;
    let mut wanted = ChildFields::default();
    for (field, value) in &request.values {
        check_sees(tx, &child, place.as_ref(), field)?;
        let slot = match field.as_str() {
            "name" => &mut wanted.name,
            "birth_date" => &mut wanted.birth_date,
            "sex" => &mut wanted.sex,
            "pid" => &mut wanted.pid,
            "ethnicity" => &mut wanted.ethnicity,
            "guardian_name" => &mut wanted.guardian_name,
            _ => &mut wanted.guardian_phone,
        };
        if slot.replace(value.clone()).is_some() {
            return Err(Refusal::Usage(Usage::Together { one: "FIELD", other: "FIELD" }).into());
        }
    }
    let mut slip = draft(tx, System::Children, year_on(**tx, "date", today)?.year, about)?;
    slip.class = Some(class).filter(|c| !c.is_empty());
    slip.child = Some(child.id);
    slip.object = format!("child/{}", child.code);
    let right = edited(tx, &child, &wanted)?;
    let field = |name: &str| {
        let (old, new) = (child_field(&child, name), child_field(&right, name));
        let owned = |v: Option<&str>| v.map(str::to_owned);
        (old != new).then(|| Field { field: name.to_owned(), old: owned(old), new: owned(new) })
    };
    let fields = CHILD_FIELDS.iter().filter_map(|name| field(name)).collect();
    put(tx, slip, fields, Some(&child), Some(Book::Children))
}

/// Nobody submits a correction of what they may not see: the slip holds the old value.
fn check_sees(tx: &Tx<'_>, child: &Child, place: Option<&(String, String)>, field: &str) -> Result<()> {
    if !CHILD_FIELDS.contains(&field) {
        let problem = Problem::UnknownWord { allowed: CHILD_FIELDS.to_vec() };
        return Err(Refusal::Invalid { field: "field", value: field.to_owned(), problem }.into());
    }
    let seen = Sight::of(tx.authority()).see(child.clone(), place);
    if seen.is_some_and(|seen| child_field(&seen, field) == child_field(child, field)) {
        return Ok(());
    }
    let right = if matches!(field, "pid" | "guardian_phone") { Right::SensitiveRead } else { Right::ChildrenRead };
    Err(tx.not_allowed(right, place.map(|(_, class)| class.as_str())).into())
}

fn outside(tx: &Tx<'_>, request: &OutsideSlip, about: &About) -> Result<Submitted> {
    let given = request.object.trim();
    let code = given.strip_prefix("child/").unwrap_or(given);
    let child = tx.child(code)?;
    let place = child.as_ref().map(|c| tx.class_on(c.id, tx.today())).transpose()?.flatten();
    let (year, class) = place.unwrap_or_default();
    // What is no child of a class is the whole school's.
    reach(tx, Right::CorrectionsSubmit, &year, &class)?;
    let mut slip = draft(tx, request.system, request.period.to_string(), about)?;
    if slip.evidence.is_none() {
        return Err(Refusal::Usage(Usage::Missing { option: "--evidence TEXT" }).into());
    }
    slip.class = Some(class).filter(|c| !c.is_empty());
    slip.child = child.as_ref().map(|c| c.id);
    let text = |field, given: &str, max| {
        let bad = |problem| Refusal::Invalid { field, value: given.to_owned(), problem };
        person::free_text(given, max).map_err(bad)
    };
    slip.object = match &child {
        Some(child) => format!("child/{}", child.code),
        None => text("object", given, 100)?,
    };
    let mut fields: Vec<Field> = Vec::new();
    for f in &request.fields {
        let read = |field, value: &Option<String>| {
            value.as_deref().filter(|v| !v.trim().is_empty()).map(|v| text(field, v, 200)).transpose()
        };
        let field = Field { field: text("field", &f.field, 60)?, old: read("old", &f.old)?, new: read("new", &f.new)? };
        if fields.iter().any(|g| g.field == field.field) {
            return Err(Refusal::Usage(Usage::Together { one: "--field", other: "--field" }).into());
        }
        if field.old != field.new {
            fields.push(field);
        }
    }
    put(tx, slip, fields, child.as_ref(), None)
}
