//! Correction slips (phiếu điều chỉnh, Q4.4): what is wrong, what is right, who asks, who approves, who carries it out.
//!
//! A slip about one of the school's own books is written by the program itself and ends with that: `applied` closes at once.
//! A slip about an outside system is followed up by hand: letter sent, done there, verified, closed. Whoever submitted a slip
//! does not approve it, and whoever approved it does not apply it; the submitter may apply it.
use super::book::Book;
use super::meal::{MarkStatus, Slot};
use jiff::Timestamp;
use jiff::civil::Date;

/// Where the mistake stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// The marks of the meals.
    Meals,
    /// The records of children.
    Children,
    /// The sector database of the Ministry.
    Sector,
    /// Universal education.
    Universal,
}

impl System {
    /// Every one.
    pub const ALL: [System; 4] = [System::Meals, System::Children, System::Sector, System::Universal];

    /// Its word.
    pub fn code(self) -> &'static str {
        match self {
            System::Meals => "meals",
            System::Children => "children",
            System::Sector => "sector",
            System::Universal => "universal",
        }
    }

    /// The system of a word.
    pub fn parse(word: &str) -> Option<System> {
        System::ALL.into_iter().find(|s| s.code() == word)
    }

    /// The school's own book; none outside.
    pub fn book(self) -> Option<Book> {
        match self {
            System::Meals => Some(Book::Meals),
            System::Children => Some(Book::Children),
            System::Sector | System::Universal => None,
        }
    }
}

/// The states of a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Waits for the principal.
    Submitted,
    /// Approved.
    Approved,
    /// Written in the own book.
    Applied,
    /// The letter that asks for reopening is sent.
    SentExternal,
    /// Corrected in the outside system.
    DoneExternal,
    /// Seen there.
    Verified,
    /// Over.
    Closed,
    /// Not approved.
    Rejected,
    /// Taken back.
    Cancelled,
}

impl State {
    /// Every state.
    pub const ALL: [State; 9] = [
        State::Submitted,
        State::Approved,
        State::Applied,
        State::SentExternal,
        State::DoneExternal,
        State::Verified,
        State::Closed,
        State::Rejected,
        State::Cancelled,
    ];

    /// Its word.
    pub fn code(self) -> &'static str {
        match self {
            State::Submitted => "submitted",
            State::Approved => "approved",
            State::Applied => "applied",
            State::SentExternal => "sent_external",
            State::DoneExternal => "done_external",
            State::Verified => "verified",
            State::Closed => "closed",
            State::Rejected => "rejected",
            State::Cancelled => "cancelled",
        }
    }

    /// The state of a word.
    pub fn parse(word: &str) -> Option<State> {
        State::ALL.into_iter().find(|s| s.code() == word)
    }

    /// Whether nothing more is to happen.
    pub fn is_over(self) -> bool {
        matches!(self, State::Closed | State::Rejected | State::Cancelled)
    }

    /// The state that a step leads to; none where there is no such way.
    pub fn after(self, step: &Step, outside: bool) -> Option<State> {
        match (self, step) {
            (State::Submitted, Step::Approve) => Some(State::Approved),
            (State::Submitted, Step::Reject { .. }) => Some(State::Rejected),
            // A letter may be declined: such a slip is taken back too.
            (State::Submitted | State::Approved | State::SentExternal, Step::Cancel) => Some(State::Cancelled),
            (State::Approved, Step::Apply) if !outside => Some(State::Applied),
            (State::Approved, Step::Send { .. }) if outside => Some(State::SentExternal),
            (State::SentExternal, Step::Done { .. }) => Some(State::DoneExternal),
            (State::DoneExternal, Step::Verify { .. }) => Some(State::Verified),
            (State::Applied | State::Verified, Step::Close) => Some(State::Closed),
            _ => None,
        }
    }
}

/// What happens to a slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The principal approves.
    Approve,
    /// The principal does not.
    Reject {
        /// Why.
        answer: String,
    },
    /// Whoever submitted it takes it back.
    Cancel,
    /// The own book is corrected.
    Apply,
    /// The letter goes out.
    Send {
        /// Its number.
        letter: String,
        /// Its date.
        dated: Date,
        /// The day of sending.
        on: Date,
    },
    /// The outside system is corrected.
    Done {
        /// On which day.
        on: Date,
    },
    /// It was seen there.
    Verify {
        /// On which day.
        on: Date,
    },
    /// Nothing more is to do.
    Close,
}

/// Why a step cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bar {
    /// Its state does not allow it.
    State,
    /// Submitter, approver and executor would not be separate.
    SecondPerson,
    /// It is somebody else's slip.
    NotOwn,
}

/// A slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// Its number.
    pub no: i64,
    /// Where the mistake stands.
    pub system: System,
    /// The day of a mark, the school year of a child's record, a period of the outside system.
    pub period: String,
    /// The class.
    pub class: Option<String>,
    /// The child's row.
    pub child: Option<i64>,
    /// What it is about: `child/T2600012`.
    pub object: String,
    /// Where the mistake arose, not whose it is: `typing`, `paper`, `report`, `other`.
    pub stage: Option<String>,
    /// Why.
    pub reason: String,
    /// What proves it.
    pub evidence: Option<String>,
    /// Its state.
    pub state: State,
    /// The order to open the page.
    pub order: Option<i64>,
    /// Who submitted it.
    pub asked_by: String,
    /// When.
    pub asked_at: Timestamp,
    /// Who approved or rejected it.
    pub decided_by: Option<String>,
    /// When.
    pub decided_at: Option<Timestamp>,
    /// The reason of a rejection.
    pub answer: Option<String>,
    /// Who applied it.
    pub applied_by: Option<String>,
    /// When.
    pub applied_at: Option<Timestamp>,
    /// Number of the letter.
    pub letter: Option<String>,
    /// Its date.
    pub letter_dated: Option<Date>,
    /// The day of sending.
    pub sent_on: Option<Date>,
    /// The day on which the outside system was corrected.
    pub done_on: Option<Date>,
    /// The day on which it was seen there.
    pub verified_on: Option<Date>,
    /// When it was over.
    pub closed_at: Option<Timestamp>,
}

impl Slip {
    /// Whether it is as one comes into being by `who` at that moment.
    pub fn is_fresh(&self, who: &str, at: Timestamp) -> bool {
        let blank = Slip {
            state: State::Submitted,
            asked_by: who.to_owned(),
            asked_at: at,
            order: None,
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
            ..self.clone()
        };
        *self == blank
    }

    /// Whether it is about an outside system.
    pub fn is_outside(&self) -> bool {
        self.system.book().is_none()
    }

    /// Takes a step by the hand of `who`.
    pub fn step(&mut self, step: &Step, who: &str, at: Timestamp) -> Result<(), Bar> {
        let state = self.state.after(step, self.is_outside()).ok_or(Bar::State)?;
        match step {
            Step::Approve if self.asked_by == who => return Err(Bar::SecondPerson),
            Step::Apply if self.decided_by.as_deref() == Some(who) => return Err(Bar::SecondPerson),
            Step::Cancel if self.asked_by != who => return Err(Bar::NotOwn),
            Step::Approve | Step::Reject { .. } => {
                self.decided_by = Some(who.to_owned());
                self.decided_at = Some(at);
                if let Step::Reject { answer } = step {
                    self.answer = Some(answer.clone());
                }
            }
            Step::Apply => {
                self.applied_by = Some(who.to_owned());
                self.applied_at = Some(at);
            }
            Step::Send { letter, dated, on } => {
                self.letter = Some(letter.clone());
                (self.letter_dated, self.sent_on) = (Some(*dated), Some(*on));
            }
            Step::Done { on } => self.done_on = Some(*on),
            Step::Verify { on } => self.verified_on = Some(*on),
            Step::Close => self.closed_at = Some(at),
            Step::Cancel => {}
        }
        self.state = state;
        // The own book has it in the same entry: nobody needs to go and look.
        if state == State::Applied { self.step(&Step::Close, who, at) } else { Ok(()) }
    }
}

/// One value that is to be corrected. None is nothing, as it was or as it shall be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Which: a slot, a slot with `.told_at`, a column of the child's record, a field of the outside system.
    pub field: String,
    /// What stands there.
    pub old: Option<String>,
    /// What is right.
    pub new: Option<String>,
}

/// Fields of a child's record that a slip can correct.
pub const CHILD_FIELDS: [&str; 7] =
    ["name", "birth_date", "sex", "pid", "ethnicity", "guardian_name", "guardian_phone"];

/// What ends the field that says when an absence was told.
const TOLD: &str = ".told_at";

/// A mark as far as a slip corrects it: status, and when an absence was told.
pub type MarkValue = (MarkStatus, Option<String>);

/// The fields of a mark that is corrected; when it was told stands only where it says something.
pub fn mark_fields(slot: Slot, old: Option<&MarkValue>, new: &MarkValue) -> Vec<Field> {
    let status = |m: &MarkValue| m.0.code().to_owned();
    let mut fields = vec![Field { field: slot.code().into(), old: old.map(status), new: Some(status(new)) }];
    let told = (old.and_then(|m| m.1.clone()), new.1.clone());
    if told.0 != told.1 {
        fields.push(Field { field: format!("{}{TOLD}", slot.code()), old: told.0, new: told.1 });
    }
    fields
}

/// A mark that a slip corrects: meal, what it was, what it shall be.
pub type MarkChange = (Slot, Option<MarkValue>, MarkValue);

/// The marks that a slip's fields correct; none where they say no such thing.
pub fn mark_changes(fields: &[Field]) -> Option<Vec<MarkChange>> {
    let status = |text: &Option<String>| MarkStatus::ALL.iter().copied().find(|s| Some(s.code()) == text.as_deref());
    let mut changes = Vec::new();
    for f in fields.iter().filter(|f| !f.field.ends_with(TOLD)) {
        let slot = Slot::parse(&f.field)?;
        let told = fields.iter().find(|t| t.field.strip_suffix(TOLD) == Some(slot.code()));
        let (before, after) = told.map(|t| (t.old.clone(), t.new.clone())).unwrap_or_default();
        let old = status(&f.old).map(|s| (s, before));
        changes.push((slot, old, (status(&f.new)?, after)));
    }
    (!changes.is_empty()).then_some(changes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn steps() -> Vec<Step> {
        let on = date(2026, 11, 2);
        vec![
            Step::Approve,
            Step::Reject { answer: "x".into() },
            Step::Cancel,
            Step::Apply,
            Step::Send { letter: "45/CV".into(), dated: on, on },
            Step::Done { on },
            Step::Verify { on },
            Step::Close,
        ]
    }

    fn slip(system: System) -> Slip {
        Slip {
            no: 1,
            system,
            period: "2026-10-05".into(),
            class: Some("5A1".into()),
            child: Some(7),
            object: "child/T1".into(),
            stage: None,
            reason: "nhầm".into(),
            evidence: None,
            state: State::Submitted,
            order: None,
            asked_by: "lan".into(),
            asked_at: NOW,
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
        }
    }

    /// Every pair of state and step, own book and outside; what is not in the table is no way.
    #[test]
    fn the_ways_of_a_slip_are_these_and_no_others() {
        use State::*;
        // State, step (its place in `steps`), own book, outside.
        let ways = [
            (Submitted, 0, Some(Approved), Some(Approved)),
            (Submitted, 1, Some(Rejected), Some(Rejected)),
            (Submitted, 2, Some(Cancelled), Some(Cancelled)),
            (Approved, 2, Some(Cancelled), Some(Cancelled)),
            (Approved, 3, Some(Applied), None),
            (Approved, 4, None, Some(SentExternal)),
            (SentExternal, 2, Some(Cancelled), Some(Cancelled)),
            (SentExternal, 5, Some(DoneExternal), Some(DoneExternal)),
            (DoneExternal, 6, Some(Verified), Some(Verified)),
            (Applied, 7, Some(Closed), Some(Closed)),
            (Verified, 7, Some(Closed), Some(Closed)),
        ];
        for state in State::ALL {
            assert_eq!(State::parse(state.code()), Some(state));
            for (i, step) in steps().iter().enumerate() {
                let way = ways.iter().find(|w| w.0 == state && w.1 == i);
                let expected = way.map_or((None, None), |w| (w.2, w.3));
                assert_eq!((state.after(step, false), state.after(step, true)), expected, "{state:?} {step:?}");
                assert!(!state.is_over() || expected == (None, None), "{state:?} is over");
            }
        }
    }

    #[test]
    fn submitter_approver_and_executor_are_separate() {
        let mut slip = slip(System::Meals);
        assert!(slip.is_fresh("lan", NOW) && !slip.is_fresh("ma", NOW));
        assert_eq!(slip.step(&Step::Approve, "lan", NOW), Err(Bar::SecondPerson));
        assert_eq!(slip.step(&Step::Apply, "pho", NOW), Err(Bar::State), "not approved yet");
        assert_eq!(slip.step(&Step::Cancel, "pho", NOW), Err(Bar::NotOwn));
        slip.step(&Step::Approve, "ht", NOW).unwrap();
        assert_eq!(slip.step(&Step::Apply, "ht", NOW), Err(Bar::SecondPerson));
        assert_eq!(slip.step(&steps()[4], "pho", NOW), Err(Bar::State), "no letter about the own book");
        slip.step(&Step::Apply, "lan", NOW).unwrap();
        assert_eq!((slip.state, slip.closed_at), (State::Closed, Some(NOW)));
        assert_eq!(slip.step(&Step::Apply, "pho", NOW), Err(Bar::State));
    }

    #[test]
    fn an_outside_slip_goes_by_letter_and_look() {
        let mut slip = slip(System::Sector);
        assert_eq!(slip.step(&Step::Apply, "pho", NOW), Err(Bar::State));
        for (i, state) in [
            (0, State::Approved),
            (4, State::SentExternal),
            (5, State::DoneExternal),
            (6, State::Verified),
            (7, State::Closed),
        ] {
            let who = if i == 0 { "ht" } else { "pho" };
            slip.step(&steps()[i], who, NOW).unwrap();
            assert_eq!(slip.state, state);
        }
        assert_eq!((slip.letter.as_deref(), slip.verified_on), (Some("45/CV"), Some(date(2026, 11, 2))));
    }

    #[test]
    fn the_fields_of_a_mark_say_the_whole_change() {
        use MarkStatus::*;
        let late = (Excused, Some("late".to_owned()));
        for (old, new, fields) in [
            (None, (Present, None), 1),
            (Some((Present, None)), (Excused, None), 1),
            (Some(late.clone()), (Present, None), 2),
            (Some(late), (Excused, None), 2),
        ] {
            let made = mark_fields(Slot::Lunch, old.as_ref(), &new);
            assert_eq!(made.len(), fields);
            assert_eq!(mark_changes(&made), Some(vec![(Slot::Lunch, old, new)]));
        }
        let other = Field { field: "name".into(), old: None, new: Some("x".into()) };
        assert_eq!(mark_changes(&[other]), None);
    }
}
