//! Orders (phiếu): who gives one, who decides one, who carries one out (Q4.5). Whoever approves an order neither asked for it
//! nor carries it out; the asker may carry it out.
use super::book::Book;
use super::lock::Window;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

/// What an order is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Lock a page.
    Lock,
    /// Open a window.
    Unlock,
    /// Lock a page for good.
    FinalLock,
    /// Erase a person's data.
    Erase,
    /// Put a backup in place of the data.
    Restore,
    /// A standing order: pages of a book lock by themselves at a given time.
    LockRule,
    /// Give the roles of a list.
    Grant,
    /// Let a separation of duties go for one account, up to a day.
    Waiver,
    /// Close a school year for good.
    CloseYear,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 9] = [
        Kind::Lock,
        Kind::Unlock,
        Kind::FinalLock,
        Kind::Erase,
        Kind::Restore,
        Kind::LockRule,
        Kind::Grant,
        Kind::Waiver,
        Kind::CloseYear,
    ];

    /// Its word.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Lock => "lock",
            Kind::Unlock => "unlock",
            Kind::FinalLock => "final-lock",
            Kind::Erase => "erase",
            Kind::Restore => "restore",
            Kind::LockRule => "lock-rule",
            Kind::Grant => "grant",
            Kind::Waiver => "waiver",
            Kind::CloseYear => "close-year",
        }
    }

    /// Whether it can be taken back. What cannot needs the principal's own key: it is never recorded from paper or telephone.
    pub fn is_reversible(self) -> bool {
        matches!(self, Kind::Lock | Kind::Unlock)
    }
}

/// An order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Its number.
    pub no: i64,
    /// A word of [`Kind`].
    pub kind: String,
    /// The book.
    pub book: Option<Book>,
    /// The period as typed.
    pub period: Option<String>,
    /// The class.
    pub class: Option<String>,
    /// What it is about where that is no page: `child/T2600012`.
    pub object: Option<String>,
    /// Why.
    pub reason: String,
    /// `requested`, `approved`, `recorded`, `rejected`, `refused`, `used`; lapse is computed, not stored.
    pub state: String,
    /// `issued`, `request`, `cosign`, `paper` or `phone`.
    pub via: String,
    /// Who asked; none where the principal ordered unasked.
    pub asked_by: Option<String>,
    /// When it was asked for or given.
    pub asked_at: Timestamp,
    /// Who approved, rejected, ratified or refused it.
    pub decided_by: Option<String>,
    /// When.
    pub decided_at: Option<Timestamp>,
    /// The reason of a rejection or refusal.
    pub answer: Option<String>,
    /// Hours of the window, counted from `unlock`.
    pub hours: Option<i64>,
    /// Number of the paper.
    pub document: Option<String>,
    /// Date of the paper or call.
    pub dated: Option<Date>,
    /// Who carried it out.
    pub done_by: Option<String>,
    /// When.
    pub done_at: Option<Timestamp>,
}

/// What an order says beyond its page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// The one account that may write in its window.
    pub who: Option<String>,
    /// So many changes at most in its window.
    pub most: Option<i64>,
    /// Only this child's rows.
    pub child: Option<i64>,
    /// The order whose window it continues.
    pub extends: Option<i64>,
    /// The correction slip that it belongs to.
    pub correction: Option<i64>,
    /// Whose waiver it is.
    pub account: Option<String>,
    /// Last day of a waiver.
    pub to: Option<Date>,
}

impl Terms {
    /// Whether they allow no more than what was asked for: an approval may only tighten them.
    pub fn within(&self, asked: &Terms) -> bool {
        let who = asked.who.is_none() || self.who == asked.who;
        let most = asked.most.is_none_or(|most| self.most.is_some_and(|n| n <= most));
        let rest = |t: &Terms| (t.child, t.extends, t.correction, t.account.clone(), t.to);
        who && most && rest(self) == rest(asked)
    }

    /// Whether they say anything of a window: such terms belong to an order to open one.
    pub fn limit_a_window(&self) -> bool {
        self.who.is_some() || self.most.is_some() || self.child.is_some() || self.extends.is_some()
    }

    /// A window under these terms.
    #[must_use]
    pub fn limit(&self, window: Window) -> Window {
        Window { who: self.who.clone(), most: self.most, child: self.child, ..window }
    }
}

/// Whether a window may be open so long, where so many hours were asked for.
pub fn hours_within(hours: Option<i64>, asked: Option<i64>) -> bool {
    asked.is_none_or(|asked| hours.is_some_and(|h| h <= asked))
}

/// At most so many recorded orders may wait for the principal.
const MOST_UNRATIFIED: usize = 3;
/// A card of codes is good for so many days.
pub const CARD_DAYS: i64 = 365;

/// Whether a further order may be recorded from paper or telephone, while so many wait. Where approving is delegated it may: an
/// approval is to be had then, and nothing need wait.
pub fn may_record(unratified: usize, delegated: bool) -> bool {
    delegated || unratified < MOST_UNRATIFIED
}

/// What is decided of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// A request is approved.
    Approve,
    /// A request is rejected.
    Reject,
    /// A recorded order is confirmed afterwards.
    Ratify,
    /// A recorded order is denied afterwards.
    Refuse,
}

/// Why an order cannot be decided or carried out so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bar {
    /// Its state does not allow it.
    State,
    /// Approver, asker and executor would not be separate.
    SecondPerson,
}

impl Order {
    /// One that says nothing yet but its kind.
    pub fn blank(kind: Kind, at: Timestamp) -> Order {
        Order {
            no: 0,
            kind: kind.code().to_owned(),
            book: None,
            period: None,
            class: None,
            object: None,
            reason: String::new(),
            state: String::new(),
            via: String::new(),
            asked_by: None,
            asked_at: at,
            decided_by: None,
            decided_at: None,
            answer: None,
            hours: None,
            document: None,
            dated: None,
            done_by: None,
            done_at: None,
        }
    }

    /// How it comes into being by `who` at that moment. What came unasked or was co-signed is approved by being made; the
    /// second person is the one who approves by co-signing. None for a way that there is not.
    #[must_use]
    pub fn begun(self, via: &str, who: &str, cosigner: Option<&str>, at: Timestamp) -> Option<Order> {
        let (state, asked_by, decided_by) = match via {
            "issued" => ("approved", None, Some(who)),
            "request" => ("requested", Some(who), None),
            "paper" | "phone" => ("recorded", Some(who), None),
            "cosign" => ("approved", Some(who), Some(cosigner?)),
            _ => return None,
        };
        let owned = |name: Option<&str>| name.map(str::to_owned);
        Some(Order {
            state: state.to_owned(),
            via: via.to_owned(),
            asked_by: owned(asked_by),
            asked_at: at,
            decided_by: owned(decided_by),
            decided_at: decided_by.map(|_| at),
            answer: None,
            done_by: None,
            done_at: None,
            ..self
        })
    }

    /// Whether its window continues one of another order: both open the same page.
    pub fn continues(&self, other: &Order) -> bool {
        let unlocks = |o: &Order| o.kind == Kind::Unlock.code();
        let page = |o: &Order| (o.book, o.period.clone(), o.class.clone());
        self.no != other.no && unlocks(self) && unlocks(other) && self.book.is_some() && page(self) == page(other)
    }

    /// Whether a code that the principal reads out may approve it: what can be taken back. The rest needs the principal's own key.
    pub fn may_be_approved_by_code(&self) -> bool {
        Kind::ALL.iter().any(|k| k.code() == self.kind && k.is_reversible())
    }

    /// Gives it the number of the principal's decision, if it has none yet.
    pub fn number(&mut self, document: Option<&str>) {
        self.document = self.document.take().or(document.map(str::to_owned));
    }

    /// Whether it is about a school year as such, that one, and not about a page.
    pub fn closes(&self, year: &str) -> bool {
        self.book.is_none() && self.class.is_none() && self.object.is_none() && self.period.as_deref() == Some(year)
    }

    /// Whether it came on paper or by telephone and waits to be confirmed.
    pub fn is_unratified(&self) -> bool {
        matches!(self.via.as_str(), "paper" | "phone") && self.decided_at.is_none()
    }

    /// The state that holds at that moment: one that nobody used in so many days has lapsed.
    pub fn state_at(&self, now: Timestamp, valid_days: i64) -> &str {
        let since = self.decided_at.unwrap_or(self.asked_at);
        // A standing order is used again and again, until another takes its place.
        let stands = self.kind == Kind::LockRule.code();
        let waits = matches!(self.state.as_str(), "approved" | "recorded") && self.done_at.is_none() && !stands;
        let valid = SignedDuration::from_hours(24 * valid_days);
        if waits && now.duration_since(since) > valid { "lapsed" } else { &self.state }
    }

    /// Decides it.
    pub fn decide(&mut self, decision: Decision, who: &str, at: Timestamp) -> Result<(), Bar> {
        let open = match decision {
            Decision::Approve | Decision::Reject => self.state == "requested",
            Decision::Ratify | Decision::Refuse => self.is_unratified(),
        };
        if !open {
            return Err(Bar::State);
        }
        let is_own = |name: &Option<String>| name.as_deref() == Some(who);
        let gives = matches!(decision, Decision::Approve | Decision::Ratify);
        if gives && (is_own(&self.asked_by) || is_own(&self.done_by)) {
            return Err(Bar::SecondPerson);
        }
        let state = match decision {
            Decision::Ratify if self.done_at.is_some() => "used",
            Decision::Approve | Decision::Ratify => "approved",
            Decision::Reject => "rejected",
            Decision::Refuse => "refused",
        };
        state.clone_into(&mut self.state);
        self.decided_by = Some(who.to_owned());
        self.decided_at = Some(at);
        Ok(())
    }

    /// Whether `who` may carry it out at that moment.
    pub fn check_executor(&self, who: &str, at: Timestamp, valid_days: i64) -> Result<(), Bar> {
        if self.done_at.is_some() || !matches!(self.state_at(at, valid_days), "approved" | "recorded") {
            return Err(Bar::State);
        }
        if self.decided_by.as_deref() == Some(who) { Err(Bar::SecondPerson) } else { Ok(()) }
    }

    /// Notes that it was carried out.
    pub fn carry_out(&mut self, who: &str, at: Timestamp) {
        if self.state == "approved" {
            "used".clone_into(&mut self.state);
        }
        self.done_by = Some(who.to_owned());
        self.done_at = Some(at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn order(via: &str) -> Order {
        let blank = Order {
            no: 1,
            kind: "unlock".into(),
            book: Some(Book::Meals),
            period: Some("2026-10".into()),
            class: None,
            object: None,
            reason: "sửa".into(),
            state: String::new(),
            via: String::new(),
            asked_by: None,
            asked_at: NOW,
            decided_by: None,
            decided_at: None,
            answer: None,
            hours: None,
            document: None,
            dated: None,
            done_by: None,
            done_at: None,
        };
        blank.begun(via, "pho", Some("ht"), NOW).unwrap()
    }

    /// Approving and carrying out are two persons' (Q4.5).
    #[test]
    fn whoever_approves_neither_asked_nor_carries_out() {
        let mut asked = order("request");
        assert_eq!(asked.decide(Decision::Approve, "pho", NOW), Err(Bar::SecondPerson));
        assert_eq!(asked.check_executor("pho", NOW, 14), Err(Bar::State), "not approved yet");
        asked.decide(Decision::Approve, "ht", NOW).unwrap();
        assert_eq!(asked.check_executor("ht", NOW, 14), Err(Bar::SecondPerson));
        asked.check_executor("pho", NOW, 14).unwrap();
        asked.carry_out("pho", NOW);
        assert_eq!((asked.state.as_str(), asked.check_executor("pho", NOW, 14)), ("used", Err(Bar::State)));
    }

    #[test]
    fn a_recorded_order_is_confirmed_by_another_than_asked_for_it_or_used_it() {
        let mut recorded = order("paper");
        recorded.carry_out("lan", NOW);
        assert_eq!(recorded.state, "recorded");
        assert_eq!(recorded.decide(Decision::Ratify, "pho", NOW), Err(Bar::SecondPerson));
        assert_eq!(recorded.decide(Decision::Ratify, "lan", NOW), Err(Bar::SecondPerson));
        recorded.decide(Decision::Ratify, "ht", NOW).unwrap();
        assert_eq!(recorded.state, "used");
        assert_eq!(recorded.decide(Decision::Refuse, "ht", NOW), Err(Bar::State));
    }

    #[test]
    fn an_approval_only_tightens() {
        let asked = Terms { most: Some(5), extends: Some(2), ..Terms::default() };
        assert!(asked.within(&asked));
        assert!(Terms { most: Some(3), who: Some("lan".into()), ..asked.clone() }.within(&asked));
        assert!(!Terms { most: Some(6), ..asked.clone() }.within(&asked));
        assert!(!Terms { most: None, ..asked.clone() }.within(&asked));
        assert!(!Terms { extends: None, ..asked.clone() }.within(&asked));
        let for_lan = Terms { who: Some("lan".into()), ..Terms::default() };
        assert!(!Terms { who: Some("mai".into()), ..Terms::default() }.within(&for_lan));
        assert!(!Terms::default().within(&for_lan) && for_lan.within(&Terms::default()));
        assert!(hours_within(Some(1), Some(2)) && hours_within(None, None) && hours_within(Some(9), None));
        assert!(!hours_within(Some(3), Some(2)) && !hours_within(None, Some(2)));
    }

    #[test]
    fn a_window_continues_one_of_the_same_page() {
        let first = order("issued");
        let next = Order { no: 2, ..first.clone() };
        assert!(next.continues(&first) && !first.continues(&first));
        assert!(!Order { class: Some("5A1".into()), ..next.clone() }.continues(&first));
        assert!(!next.continues(&Order { kind: "lock".into(), ..first }));
        assert!(next.may_be_approved_by_code());
        assert!(!Order { kind: "final-lock".into(), ..next }.may_be_approved_by_code());
    }

    #[test]
    fn an_order_lapses_when_nobody_uses_it() {
        let given = order("issued");
        let after = |days: i64| NOW + SignedDuration::from_hours(24 * days);
        assert_eq!(given.state_at(after(14), 14), "approved");
        assert_eq!(given.state_at(after(15), 14), "lapsed");
        assert_eq!(order("cosign").decided_by.as_deref(), Some("ht"));
        assert_eq!(order("cosign").begun("cosign", "pho", None, NOW), None, "nobody co-signed");
    }
}
