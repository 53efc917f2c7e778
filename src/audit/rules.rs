//! Step 7: going through the log in order, from its own images, would the door have let each entry through? What the door asks
//! the tables is asked of the ledger; what it decides is decided by the same functions of `domain`.
use super::breach::{Breach, Rule};
use super::change::Change;
use super::image::{self, Parsed, Row};
use super::ledger::{Ledger, Place};
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::date::{Date, days_between, local_date, parse_utc_ms};
use crate::domain::lock::{Hand, Verdict, judge};
use crate::domain::outside;
use crate::domain::page;
use crate::domain::right::Right;
use crate::domain::role::{Authority, GrantBar, PRINCIPAL, Reach, check_grant};
use crate::domain::standing::{Bar, Standing, password_term};
use jiff::Timestamp;
use std::collections::{HashMap, HashSet};
use std::convert::Infallible;

mod corrections;
mod orders;
mod pages;
mod years;

/// Tables that no rule asks about beyond which action writes them.
const UNASKED: &[&str] = &["schema_version", "school", "staff"];

/// What an entry says of itself, as far as the rules ask.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// Its number.
    pub seq: u64,
    /// Its time.
    pub at: &'a str,
    /// Who made it.
    pub actor: &'a str,
    /// What was done.
    pub action: &'a str,
    /// Under which order.
    pub order: Option<i64>,
    /// Who signed too.
    pub cosigner: Option<&'a str>,
    /// It was refused.
    pub denied: bool,
    /// The key of the signature.
    pub key_id: &'a str,
}

/// The entry that is being judged.
#[derive(Clone, Debug)]
struct Now {
    action: Option<Action>,
    at: Timestamp,
    today: Date,
    actor: String,
    account: Option<i64>,
    cosigner: Option<String>,
    order: Option<i64>,
    denied: bool,
    /// It makes the school: nothing stood before it.
    first: bool,
    /// Classes that the action's right reaches.
    reach: Option<Reach>,
    /// Accounts that the entry made.
    made: HashSet<i64>,
    /// It locked or opened a page.
    carries_out: bool,
    /// What it does to orders and codes.
    acts: orders::Acts,
    /// Changes of rows that belong to pages.
    paged: u64,
    /// Orders of which it wrote what they say beyond their page.
    terms: Vec<i64>,
    /// Orders that it made, decided or carried out.
    orders: Vec<i64>,
    /// The year that it closed.
    closes: Option<String>,
    /// The year whose terms it set.
    year_terms: Option<String>,
    /// What it does to correction slips.
    slips: corrections::Slips,
}

/// What somebody may do on a day, kept as long as no grant changes.
type Known = (Date, u64, Authority);

/// The running check.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    ledger: Ledger,
    known: HashMap<i64, Known>,
    now: Option<Now>,
    breaches: Vec<Breach>,
    /// Codes of cards that their holders made, while they can be used; by public part.
    codes: HashMap<String, orders::Code>,
    /// Entries and rows that could not be judged, since what they rest on was erased.
    pub unjudged: u64,
}

impl Rules {
    /// Starts before the first entry.
    pub fn new() -> Rules {
        Rules::default()
    }

    /// Begins an entry and judges who made it.
    pub fn begin(&mut self, said: Said<'_>) {
        let parsed = parse_utc_ms(said.at);
        let at = parsed.unwrap_or(Timestamp::UNIX_EPOCH);
        let action = Action::parse(said.action);
        let key = self.ledger.key(said.key_id);
        let account = match key {
            Some(key) => key.account,
            None => self.ledger.account_named(said.actor),
        };
        let password_set = key.and_then(|k| k.made_on);
        let mut now = Now {
            action,
            at,
            today: local_date(at),
            actor: said.actor.to_owned(),
            account,
            cosigner: said.cosigner.map(str::to_owned),
            order: said.order,
            denied: said.denied,
            first: said.seq == 1 && said.action == Action::SchoolInit.code(),
            reach: None,
            made: HashSet::new(),
            carries_out: false,
            acts: orders::Acts::default(),
            paged: 0,
            terms: vec![],
            orders: vec![],
            closes: None,
            year_terms: None,
            slips: corrections::Slips::default(),
        };
        if parsed.is_none() {
            self.breaches.push(Breach::of(Rule::NoTime));
        }
        match action {
            None => self.breaches.push(Breach::of(Rule::UnknownAction)),
            Some(action) if !now.first => self.judge_actor(action, &mut now, password_set),
            Some(_) => {}
        }
        self.now = Some(now);
    }

    fn judge_actor(&mut self, action: Action, now: &mut Now, password_set: Option<Date>) {
        let Some(id) = now.account else {
            // An account whose images are erased is known by its key alone.
            let rule = if now.actor == "system" { Rule::SystemActor } else { Rule::NotActive };
            return self.bar_or_count(self.ledger.blind && rule == Rule::NotActive, Breach::of(rule));
        };
        if action == Action::SchoolInit {
            return self.breaches.push(Breach::of(Rule::SystemActor));
        }
        let authority = self.authority(id, now.today);
        now.reach = authority.reach(action.right());
        if now.denied {
            return;
        }
        let account = self.ledger.account(id);
        let number = |key: &str| Ok::<_, Infallible>(self.ledger.number_set(key, now.today));
        let Ok(term) = password_term(&authority, number);
        let age = password_set.map_or(0, |d| days_between(d, now.today));
        let standing = Standing {
            kind: account.map_or("person", |a| &a.kind),
            state: account.map(|a| a.state.as_str()),
            authority: &authority,
            password_days: age,
            password_term: term,
        };
        let hidden = account.is_none() && self.ledger.blind;
        match standing.check(action) {
            Ok(()) => {}
            Err(Bar::NotActive) => self.bar_or_count(hidden, Breach::of(Rule::NotActive)),
            Err(Bar::NoRight(right)) => {
                self.breaches.push(Breach { right: Some(right), ..Breach::of(Rule::NotAllowed) });
            }
            Err(Bar::OldPassword) => self.breaches.push(Breach::of(Rule::OldPassword)),
        }
    }

    /// What rests on erased images is counted and not held against anybody.
    fn bar_or_count(&mut self, hidden: bool, breach: Breach) {
        if hidden {
            self.unjudged += 1;
        } else {
            self.breaches.push(breach);
        }
    }

    /// What an account may do on a day.
    fn authority(&mut self, id: i64, today: Date) -> Authority {
        let epoch = self.ledger.epoch;
        if let Some((day, then, authority)) = self.known.get(&id)
            && (*day, *then) == (today, epoch)
        {
            return authority.clone();
        }
        // Teams reach further for reading only.
        let authority = Authority { grants: self.ledger.holding(id, today), team_classes: vec![] };
        self.known.insert(id, (today, epoch, authority.clone()));
        authority
    }

    /// So many images of the entry are erased.
    pub fn erased(&mut self, count: u64) {
        self.ledger.blind |= count > 0;
        self.unjudged += count;
        if let Some(now) = self.now.as_mut() {
            now.slips.blind |= count > 0;
        }
    }

    /// Judges a change of the entry and takes it into the ledger.
    pub fn change(&mut self, change: Change<'_>) {
        // Only what is done under an order can be too much for its window.
        if let Some(now) = self.now.as_mut().filter(|now| now.order.is_some()) {
            now.paged += u64::from(page::find(change.tbl).is_some());
        }
        if self.passes_at_once(change) {
            return;
        }
        let Some(c) = Parsed::of(change) else { return };
        let Some(mut now) = self.now.take() else { return self.ledger.fold(&c) };
        if !now.first {
            self.judge_row(&c, &mut now, change);
        }
        self.ledger.fold(&c);
        if !now.first {
            self.judge_pages(&c, &now, change);
        }
        self.now = Some(now);
    }

    /// What needs no further look: rows that no rule asks about, and marks, which come by the million, where they lie after every
    /// lock and are written by somebody whose right reaches every class. The action must write such rows in either case.
    fn passes_at_once(&self, change: Change<'_>) -> bool {
        let Some(now) = self.now.as_ref().filter(|now| !now.denied) else { return false };
        if !now.action.is_some_and(|a| a.tables().contains(&change.tbl)) {
            return false;
        }
        let after_locks = || change.key.get(2..12).is_some_and(|day| !self.ledger.is_reached(Book::Meals, day));
        match change.tbl {
            "meal_marks" => now.reach == Some(Reach::All) && after_locks(),
            other => UNASKED.contains(&other),
        }
    }

    fn judge_row(&mut self, c: &Parsed<'_>, now: &mut Now, change: Change<'_>) {
        let row = |rule| Breach {
            tbl: Some(c.tbl.to_owned()),
            key: Some(change.key.to_owned()),
            rows: 1,
            ..Breach::of(rule)
        };
        if now.denied {
            return self.add(row(Rule::DeniedChanges));
        }
        let Some(action) = now.action else { return };
        if !action.tables().contains(&c.tbl) {
            return self.add(row(Rule::WrongTable));
        }
        let broken = match c.tbl {
            "erasure" => orders::judge_erasure(self, c, now),
            // What stood there is blanked; a row of an erasure that tells of it changes more than it may.
            "children" | "enrolment" | "payment" | "adjustment" | "staff" | "account" | "outside_account"
            | "correction" | "correction_field"
                if action.erases() =>
            {
                (!is_reduced(c)).then_some(Rule::ErasureAltered)
            }
            "correction" => corrections::judge_slip(self, c, now),
            "correction_field" => corrections::judge_field(self, c, now),
            "order_term" => {
                let broken = if corrections::is_about(action) {
                    corrections::judge_term(c, now)
                } else {
                    orders::judge_terms(self, c, now)
                };
                // What is found wrong here is not judged a second time when the entry's other rows are known.
                if broken.is_none() {
                    now.terms.push(c.id());
                }
                broken
            }
            "order_code" => orders::judge_code(self, c, now),
            "meal_marks" | "children" if action == Action::CorrectionsApply => corrections::judge_row(self, c, now),
            "orders" => {
                now.orders.push(c.id());
                if corrections::is_about(action) {
                    corrections::judge_order(self, c, now)
                } else {
                    orders::judge_order(self, c, now)
                }
            }
            "page_lock" if action == Action::LockDue => pages::judge_due(self, c, now),
            "page_lock" => orders::judge_lock(self, c, now),
            "page_total" => pages::judge_total(self, c, now),
            "page_window" => orders::judge_window(self, c, now),
            "school_year" => years::judge_year(self, c, now),
            "term" => years::judge_term(self, c, now),
            "class" => years::judge_class(self, c, now),
            "enrolment" => years::judge_enrolment(self, c, now),
            "role_grant" => self.judge_grant(c, now),
            "account" | "account_key" | "activation" | "account_code" if self.is_hidden(c) => {
                self.unjudged += 1;
                None
            }
            "account" | "account_key" | "activation" | "account_code" => self.judge_account(action, c, now),
            "outside_account" => judge_outside(c),
            "meal_marks" => self.judge_reach(c, now),
            "export_run" => (c.after["made_by"] != now.actor.as_str()).then_some(Rule::OtherName),
            _ => None,
        };
        if let Some(rule) = broken {
            let about_order = matches!(c.tbl, "orders" | "order_term" | "page_window").then(|| c.id());
            self.add(Breach { order: about_order.or(c.after["order_no"].as_i64()), ..row(rule) });
        }
    }

    /// One finding a rule and entry, with the rows that break it.
    fn add(&mut self, breach: Breach) {
        match self.breaches.iter_mut().find(|b| b.rule == breach.rule && b.tbl == breach.tbl && b.page == breach.page) {
            Some(there) => there.rows += breach.rows,
            None => self.breaches.push(breach),
        }
    }

    fn judge_grant(&self, c: &Parsed<'_>, now: &Now) -> Option<Rule> {
        const FIXED: &[&str] = &["account", "role", "year", "class", "team", "from_date", "granted_at"];
        if c.after.is_null() || (!c.is_new() && !c.same(FIXED)) {
            return Some(Rule::GrantAltered);
        }
        if !c.is_new() && !c.before["revoked_at"].is_null() {
            return Some(Rule::GrantAltered);
        }
        let account = c.after["account"].as_i64()?;
        let own = now.account == Some(account);
        if matches!(now.action, Some(Action::OfficersReplace | Action::OfficersStop)) {
            return self.judge_succession(c, now, account);
        }
        if now.action == Some(Action::RolesRevoke) {
            let revoked = !c.is_new() && !c.after["revoked_at"].is_null() && c.same(&["to_date"]);
            return if own { Some(Rule::OwnGrant) } else { (!revoked).then_some(Rule::GrantAltered) };
        }
        let held: Vec<_> = self.ledger.grants_of(account).iter().filter(|g| g.id != c.id()).cloned().collect();
        let kind = self.ledger.account(account).map_or("person", |a| a.kind.as_str());
        let role = c.after["role"].as_str().unwrap_or_default();
        match check_grant(kind, &held, role, now.today, own) {
            Ok(()) => None,
            Err(GrantBar::Own) => Some(Rule::OwnGrant),
            Err(GrantBar::Clash(_)) => Some(Rule::Clash),
            Err(GrantBar::Service) => Some(Rule::ServiceGrant),
        }
    }

    /// A replacement gives the office to an account made for it and ends the grant before; who stops it gets back what they had.
    fn judge_succession(&self, c: &Parsed<'_>, now: &Now, account: i64) -> Option<Rule> {
        let revoked = !c.after["revoked_at"].is_null();
        let proper = match now.action {
            _ if c.after["role"] != PRINCIPAL => false,
            Some(Action::OfficersStop) => revoked || self.ledger.before_cut(c.id()) == Some(&c.after["to_date"]),
            _ if c.is_new() => now.made.contains(&account),
            _ => revoked || !c.after["to_date"].is_null(),
        };
        (!proper).then_some(Rule::GrantAltered)
    }

    /// Whether the account that a row belongs to is known by erased images only.
    fn is_hidden(&self, c: &Parsed<'_>) -> bool {
        let image = if c.after.is_null() { &c.before } else { &c.after };
        let by_column = matches!(c.tbl, "account_key" | "account_code");
        let subject = if by_column { image["account"].as_i64() } else { Some(c.id()) };
        let unknown = subject.is_some_and(|id| self.ledger.account(id).is_none());
        self.ledger.blind && unknown && !(c.tbl == "account" && c.is_new())
    }

    fn judge_account(&self, action: Action, c: &Parsed<'_>, now: &mut Now) -> Option<Rule> {
        let image = if c.after.is_null() { &c.before } else { &c.after };
        let by_column = matches!(c.tbl, "account_key" | "account_code");
        let subject = if by_column { image["account"].as_i64() } else { Some(c.id()) }?;
        let own = now.account == Some(subject);
        if action.right() == Right::OwnAccount {
            return (!own).then_some(Rule::OtherAccount);
        }
        if c.tbl == "account" && c.is_new() {
            now.made.insert(subject);
            return (c.after["state"] != "pending").then_some(Rule::ProtectedAccount);
        }
        let before = self.ledger.account(subject);
        let is_principal = || self.ledger.holding(subject, now.today).iter().any(|g| g.role == PRINCIPAL);
        let protected = match action {
            Action::AccountsDisable | Action::AccountsReset => own || is_principal(),
            Action::AccountsToken => before.is_some_and(|a| a.kind != "service"),
            // A code for an account that stood before would open it to whoever gave the code.
            Action::AccountsCreate | Action::AccountsImport | Action::OfficersReplace
                if matches!(c.tbl, "activation" | "account_code") && c.is_new() =>
            {
                !now.made.contains(&subject)
            }
            Action::AccountsImport => !c.same(&["state", "kind", "username"]),
            Action::AccountsEnable if c.tbl == "account" => before.is_some_and(|a| a.state != "disabled"),
            _ => false,
        };
        protected.then_some(Rule::ProtectedAccount)
    }

    fn judge_reach(&self, c: &Parsed<'_>, now: &Now) -> Option<Rule> {
        // Nobody without the right reaches anything; that is a finding of the entry already.
        let reach = now.reach.as_ref()?;
        let row: Row<'_> = c.rows().last()?;
        let year = self.ledger.year_of(row.day("date")?).unwrap_or_default();
        (!reach.covers(year, row.text("class"))).then_some(Rule::OutOfReach)
    }

    fn judge_pages(&mut self, c: &Parsed<'_>, now: &Now, change: Change<'_>) {
        // An erasure changes no figure and passes every lock.
        if self.ledger.locks.is_empty() || now.denied || now.action.is_some_and(Action::erases) {
            return;
        }
        for place in self.ledger.places(c, now.today) {
            if let Some(breach) = self.judge_place(&place, c.tbl, now) {
                // What an erased enrolment says cannot be told: which class, or until when.
                if place.unknown_class || (self.ledger.blind && c.tbl == "enrolment") {
                    self.unjudged += 1;
                } else {
                    self.add(Breach { tbl: Some(c.tbl.to_owned()), key: Some(change.key.to_owned()), ..breach });
                }
                return;
            }
        }
    }

    fn judge_place(&self, place: &Place, tbl: &str, now: &Now) -> Option<Breach> {
        // An order that the entry does not name lets nothing through; numbers begin at 1.
        let order = Some(now.order.unwrap_or(0));
        let by = Hand { at: now.at, order, actor: &now.actor };
        let (locks, windows) = (&self.ledger.locks, &self.ledger.windows);
        let lock = match judge(locks, windows, place.book, place.page(), by) {
            Verdict::Open | Verdict::Through { .. } => return None,
            Verdict::TwoOrders => locks.iter().find(|l| l.book == place.book)?,
            Verdict::Locked(lock) => lock,
        };
        let rule = if lock.final_lock { Rule::FinalLock } else { Rule::Locked };
        let page = (lock.book.code().to_owned(), lock.period.clone(), lock.class.clone());
        Some(Breach { tbl: Some(tbl.to_owned()), page: Some(page), rows: 1, order: now.order, ..Breach::of(rule) })
    }

    /// Ends the entry; what it broke.
    pub fn end(&mut self) -> Vec<Breach> {
        if let Some(now) = self.now.take() {
            orders::judge_end(self, &now);
            pages::judge_most(self, &now);
            pages::judge_terms(self, &now);
            years::judge_end(self, &now);
            years::judge_terms(self, &now);
            corrections::judge_end(self, &now);
        }
        std::mem::take(&mut self.breaches)
    }
}

/// An account in another system is given and given back, and nothing else of it changes.
fn judge_outside(c: &Parsed<'_>) -> Option<Rule> {
    let before = image::outside(c.id(), &c.before);
    let proper = image::outside(c.id(), &c.after).is_some_and(|after| outside::check(before.as_ref(), &after).is_ok());
    (!proper || before.is_none() != c.is_new()).then_some(Rule::OutsideAltered)
}

/// Whether a row is what an erasure leaves: nothing before, and no words about the person after.
fn is_reduced(c: &Parsed<'_>) -> bool {
    const WORDS: &[&str] = &[
        "name",
        "sort_key",
        "search_key",
        "pid",
        "guardian_name",
        "guardian_phone",
        "login",
        "level",
        "phone",
        "email",
        "note",
        "school",
        "document",
        "reason",
        "evidence",
        "answer",
        "old",
        "new",
    ];
    let bare = WORDS.iter().all(|n| c.after[*n].as_str().is_none_or(str::is_empty));
    // Nobody gets an account, or one back, under the cover of an erasure.
    c.is_new() && c.after.is_object() && bare && (c.tbl != "account" || c.after["state"] == "disabled")
}
