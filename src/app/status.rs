//! Where things stand and what waits, by role.
use super::codes::recovered;
use super::corrections::{SlipFilter, SlipView};
use super::day::Day;
use super::under::{Refused, Unratified, refused, unratified};
use super::{App, Result};
use crate::domain::book::Book;
use crate::domain::correction::State;
use crate::domain::date::{Date, Month};
use crate::domain::lock::{Lock, Window};
use crate::domain::refusal::Refusal;
use crate::domain::right::Right;
use crate::domain::role::PRINCIPAL;
use crate::domain::standing::PasswordState;
pub use crate::store::succession::Succession;
use jiff::Timestamp;

/// From so many days before its end on a password is spoken of.
const PASSWORD_WARNING: i64 = 14;

/// Something that waits, with the command that does it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// The account has not been activated.
    Activate {
        /// Whose.
        username: String,
    },
    /// Nobody is signed in.
    SignIn {
        /// Who was signed out for idleness.
        username: Option<String>,
    },
    /// Accounts that wait for activation.
    Pending {
        /// How many.
        count: usize,
    },
    /// Classes have not reported who eats today.
    Mark {
        /// The day.
        day: Date,
        /// The class that the command is for.
        class: String,
        /// Further classes.
        more: Vec<String>,
        /// By somebody who is not their teacher.
        instead: bool,
    },
    /// A request waits for the principal.
    Approve {
        /// The order.
        order: i64,
        /// Who asks.
        by: String,
        /// What for: kind, book, period, class; of an order about a person kind, nothing, `child/T2600012`.
        page: (String, String, String, Option<String>),
    },
    /// A recorded order waits to be ratified.
    Ratify {
        /// The order.
        order: i64,
    },
    /// Several things wait for the principal: they can be decided one after the other.
    Review {
        /// How many.
        count: usize,
    },
    /// What one asked for waits for the principal.
    Asked {
        /// The order.
        order: i64,
    },
    /// A window is open, and can be closed as soon as all is written.
    CloseWindow {
        /// The window.
        window: Window,
    },
    /// A month is over and not locked.
    LockMonth {
        /// The month.
        month: Month,
        /// Who can approve it at the machine; none where the signed-in account gives the order itself.
        cosigner: Option<String>,
    },
    /// A month is over and not locked: its money is still to be settled.
    Settle {
        /// The month.
        month: Month,
    },
    /// One's own password ends soon, or has ended.
    Password {
        /// Days that are left; negative where nothing can be written any more.
        days: i64,
    },
    /// An approved order waits to be carried out.
    CarryOut {
        /// The order.
        order: i64,
        /// What for: kind, book, period, class; of an order about a person kind, nothing, `child/T2600012`.
        page: (String, String, String, Option<String>),
    },
    /// A correction slip waits: for the principal, or, approved, to be carried out or followed up.
    Correction {
        /// The slip.
        view: Box<SlipView>,
    },
    /// Somebody is erased, but the file is not wiped of the old bytes.
    Wipe {
        /// The order.
        order: i64,
        /// Who.
        object: String,
    },
    /// Somebody who was principal still has an account in use.
    Retire {
        /// Whose.
        username: String,
    },
    /// There are no classes yet.
    NoClasses,
    /// There are no children yet.
    NoChildren,
}

/// Where things stand.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The school's name.
    pub school: String,
    /// Username and name of who is signed in.
    pub user: Option<(String, String)>,
    /// The roles held.
    pub roles: Vec<String>,
    /// Where the password stands in its term.
    pub password: Option<PasswordState>,
    /// The local day.
    pub today: Date,
    /// Now.
    pub now: Timestamp,
    /// Locked pages.
    pub pages: Vec<Lock>,
    /// Open windows; whether their order waits to be ratified.
    pub windows: Vec<(Window, bool)>,
    /// Today's reports; none for those who may not read the meals.
    pub day: Option<Day>,
    /// Months that are over and not locked.
    pub months: Vec<Month>,
    /// What waits.
    pub waiting: Vec<Waiting>,
    /// Officers whose key came by recovery code lately; everybody is shown.
    pub recovered: Vec<(String, Timestamp)>,
    /// Replacements of the principal that are to come; everybody is shown.
    pub successions: Vec<Succession>,
    /// Recorded orders that nobody has ratified yet; everybody who is signed in is shown.
    pub unratified: Vec<Unratified>,
    /// What was done under orders that the principal has refused; everybody who is signed in is shown.
    pub refused: Vec<Refused>,
    /// So many findings of the self-check; counted for the officers.
    pub checks: Option<usize>,
}

impl App {
    /// Looks around. Works without a sign-in, and then says no more than the school's name.
    pub fn standing(&mut self) -> Result<Standing> {
        let (today, now) = (self.today(), self.school.now());
        let school = self.school.db().setting("name", today)?.unwrap_or_default();
        let all = self.school.db().successions()?;
        let (successions, past): (Vec<_>, Vec<_>) = all.into_iter().partition(|s| today < s.effective);
        let recovered = recovered(&self.school.db(), now)?;
        let mut s = Standing {
            school,
            user: None,
            roles: vec![],
            password: None,
            today,
            now,
            pages: vec![],
            windows: vec![],
            day: None,
            months: vec![],
            waiting: vec![],
            recovered,
            successions,
            unratified: vec![],
            refused: vec![],
            checks: None,
        };
        let actor = match self.actor() {
            Ok(actor) => actor,
            Err(e) if e.downcast_ref::<Refusal>().is_some_and(|r| r.exit() == 3) => {
                let pending =
                    self.school.db().accounts()?.into_iter().find(|a| a.state == "pending" && a.kind == "person");
                let nobody_yet = self.school.db().head()?.is_none_or(|h| h.seq == 1);
                s.waiting.push(match pending.filter(|_| nobody_yet) {
                    Some(account) => Waiting::Activate { username: account.username },
                    None => Waiting::SignIn {
                        username: match e.downcast_ref() {
                            Some(Refusal::SessionExpired { username, .. }) => Some(username.clone()),
                            _ => None,
                        },
                    },
                });
                return Ok(s);
            }
            Err(e) => return Err(e),
        };
        let db = self.school.db();
        let account = actor.account.map(|id| db.account_by_id(id)).transpose()?.flatten();
        if let Some(account) = account {
            s.roles = db.authority(account.id, today)?.grants.into_iter().map(|g| g.role).collect();
            s.user = Some((account.username, account.name));
        }
        s.password = self.password_state()?;
        let counted = self.holds(Right::AccountsManage) || self.holds(Right::RolesGrant);
        // A file that cannot be checked must not keep anybody from seeing where things stand.
        s.checks = counted.then(|| self.findings().ok().map(|f| f.len())).flatten();
        let db = self.school.db();
        s.unratified = unratified(db, today)?;
        s.refused = refused(db)?;
        s.pages = db.locks()?;
        let waits = |w: &Window| s.unratified.iter().any(|u| u.order == w.order);
        let open = db.windows()?.into_iter().filter(|w| now < w.until);
        s.windows = open.map(|w| (waits(&w), w)).map(|(u, w)| (w, u)).collect();
        self.reports(&mut s)?;
        self.orders(&mut s, &actor.username)?;
        self.slips(&mut s)?;
        self.months(&mut s)?;
        self.beginnings(&mut s)?;
        self.accounts_waiting(&mut s, &past)?;
        let days = self.password_days_left()?;
        s.waiting.extend(days.filter(|d| *d <= PASSWORD_WARNING).map(|days| Waiting::Password { days }));
        Ok(s)
    }

    /// Who has reported today; whoever marks one class only has a line for each.
    fn reports(&mut self, s: &mut Standing) -> Result<()> {
        s.day = self.day()?;
        let Some(missing) = s.day.as_ref().map(|d| d.missing.clone()) else { return Ok(()) };
        let (own, instead) = self.own_classes(Right::MealsMarks, &missing)?;
        let day = s.today;
        if instead && let [class, more @ ..] = own.as_slice() {
            s.waiting.push(Waiting::Mark { day, class: class.clone(), more: more.to_vec(), instead });
        } else {
            s.waiting.extend(own.into_iter().map(|class| Waiting::Mark { day, class, more: vec![], instead }));
        }
        Ok(())
    }

    /// What waits of the orders that the signed-in account sees.
    fn orders(&mut self, s: &mut Standing, username: &str) -> Result<()> {
        let unwiped = self.school.db().unwiped()?;
        let (decides, opens, erases) =
            (self.holds(Right::OrdersApprove), self.holds(Right::Unlock), self.holds(Right::LogErase));
        let mut decisions = 0;
        for shown in self.list_orders(None)? {
            let o = &shown.order;
            let page = (
                o.kind.clone(),
                o.book.map(|b| b.code().to_owned()).unwrap_or_default(),
                o.period.clone().or(o.object.clone()).unwrap_or_default(),
                o.class.clone(),
            );
            // The order of a correction slip waits as the slip does.
            if self.school.db().order_terms(o.no)?.correction.is_some() {
                continue;
            }
            match shown.state.as_str() {
                "requested" if decides => {
                    let by = o.asked_by.clone().unwrap_or_default();
                    s.waiting.push(Waiting::Approve { order: o.no, by, page });
                    decisions += 1;
                }
                "recorded" | "used" | "approved" if decides && o.is_unratified() => {
                    s.waiting.push(Waiting::Ratify { order: o.no });
                    decisions += 1;
                }
                "requested" if o.asked_by.as_deref() == Some(username) => {
                    s.waiting.push(Waiting::Asked { order: o.no });
                }
                _ if unwiped.contains(&o.no) && erases => {
                    let object = o.object.clone().unwrap_or_default();
                    s.waiting.push(Waiting::Wipe { order: o.no, object });
                }
                "approved" | "recorded" if o.done_at.is_none() && opens => {
                    s.waiting.push(Waiting::CarryOut { order: o.no, page });
                }
                _ => {}
            }
        }
        if decisions > 1 {
            s.waiting.push(Waiting::Review { count: decisions });
        }
        if opens {
            s.waiting.extend(s.windows.iter().map(|(w, _)| Waiting::CloseWindow { window: w.clone() }));
        }
        Ok(())
    }

    /// The months that are over and not locked. Only the oldest has a line, and none while an order for it is on its way.
    fn months(&mut self, s: &mut Standing) -> Result<()> {
        let (locks, orders, settles) =
            (self.holds(Right::Lock), self.holds(Right::OrdersApprove), self.holds(Right::MealsMoney));
        if s.day.is_none() && !locks {
            return Ok(());
        }
        let actor_is_person = self.actor()?.kind == "person";
        s.months = self.months_to_lock()?;
        let Some(&month) = s.months.first() else { return Ok(()) };
        let period = month.to_string();
        let db = self.school.db();
        let ordered = db.orders()?.into_iter().any(|o| {
            o.book == Some(Book::Meals)
                && o.period.as_deref() == Some(&period)
                && o.kind != "unlock"
                && o.done_at.is_none()
                && matches!(o.state.as_str(), "requested" | "approved" | "recorded")
        });
        if ordered {
            return Ok(());
        }
        if orders {
            s.waiting.push(Waiting::LockMonth { month, cosigner: None });
        } else if locks && actor_is_person {
            let cosigner = db.holders(PRINCIPAL, s.today)?.into_iter().next();
            s.waiting.extend(cosigner.map(|c| Waiting::LockMonth { month, cosigner: Some(c) }));
        } else if settles {
            s.waiting.push(Waiting::Settle { month });
        }
        Ok(())
    }

    /// Correction slips that wait for whoever approves or carries them out.
    fn slips(&mut self, s: &mut Standing) -> Result<()> {
        for view in self.list_corrections(&SlipFilter::default())? {
            let hand = match view.slip.state {
                state if state.is_over() => continue,
                State::Submitted => Right::OrdersApprove,
                _ => Right::CorrectionsApply,
            };
            if self.holds(hand) {
                s.waiting.push(Waiting::Correction { view: Box::new(view) });
            }
        }
        Ok(())
    }

    /// A school that has just begun.
    fn beginnings(&mut self, s: &mut Standing) -> Result<()> {
        if !self.holds(Right::ChildrenWrite) {
            return Ok(());
        }
        let db = self.school.db();
        let year = db.year_of(s.today)?.map(|y| y.year).unwrap_or_default();
        if db.classes(&year)?.is_empty() {
            s.waiting.push(Waiting::NoClasses);
        } else if db.child_codes()?.is_empty() {
            s.waiting.push(Waiting::NoChildren);
        }
        Ok(())
    }

    /// Accounts that somebody should look at.
    fn accounts_waiting(&mut self, s: &mut Standing, past: &[Succession]) -> Result<()> {
        if !self.holds(Right::AccountsManage) {
            return Ok(());
        }
        let db = self.school.db();
        for username in past.iter().filter_map(|s| s.old.clone()) {
            if db.account(&username)?.is_some_and(|a| a.state == "active") {
                s.waiting.push(Waiting::Retire { username });
            }
        }
        let count = db.accounts()?.iter().filter(|a| a.state == "pending").count();
        if count > 0 {
            s.waiting.push(Waiting::Pending { count });
        }
        Ok(())
    }
}
