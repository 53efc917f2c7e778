//! Where things stand and what waits, by role.
use super::codes::recovered;
use super::under::{Refused, Unratified, refused, unratified};
use super::{App, Result};
use crate::domain::date::Date;
use crate::domain::lock::{Lock, Window};
use crate::domain::refusal::Refusal;
use crate::domain::right::Right;
pub use crate::store::succession::Succession;
use jiff::Timestamp;

/// Something that waits, with the command that does it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// The account has not been activated.
    Activate {
        /// Whose.
        username: String,
    },
    /// Nobody is signed in.
    SignIn,
    /// Accounts that wait for activation.
    Pending {
        /// How many.
        count: usize,
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
    /// An approved order waits to be carried out.
    CarryOut {
        /// The order.
        order: i64,
        /// What for: kind, book, period, class; of an order about a person kind, nothing, `child/T2600012`.
        page: (String, String, String, Option<String>),
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
    /// The local day.
    pub today: Date,
    /// Now.
    pub now: Timestamp,
    /// Locked pages.
    pub pages: Vec<Lock>,
    /// Open windows.
    pub windows: Vec<Window>,
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
            today,
            now,
            pages: vec![],
            windows: vec![],
            waiting: vec![],
            recovered,
            successions,
            unratified: vec![],
            refused: vec![],
        };
        let actor = match self.actor() {
            Ok(actor) => actor,
            Err(e) if e.downcast_ref::<Refusal>().is_some_and(|r| r.exit() == 3) => {
                let pending =
                    self.school.db().accounts()?.into_iter().find(|a| a.state == "pending" && a.kind == "person");
                let nobody_yet = self.school.db().head()?.is_none_or(|h| h.seq == 1);
                s.waiting.push(match pending.filter(|_| nobody_yet) {
                    Some(account) => Waiting::Activate { username: account.username },
                    None => Waiting::SignIn,
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
        s.unratified = unratified(db, today)?;
        s.refused = refused(db)?;
        s.pages = db.locks()?;
        s.windows = db.windows()?.into_iter().filter(|w| now < w.until).collect();
        let unwiped = db.unwiped()?;
        for shown in self.list_orders(None)? {
            let o = &shown.order;
            let page = (
                o.kind.clone(),
                o.book.map(|b| b.code().to_owned()).unwrap_or_default(),
                o.period.clone().or(o.object.clone()).unwrap_or_default(),
                o.class.clone(),
            );
            match shown.state.as_str() {
                "requested" if self.holds(Right::OrdersApprove) => {
                    let by = o.asked_by.clone().unwrap_or_default();
                    s.waiting.push(Waiting::Approve { order: o.no, by, page });
                }
                "recorded" | "used" | "approved"
                    if o.decided_at.is_none()
                        && self.holds(Right::OrdersApprove)
                        && matches!(o.via.as_str(), "paper" | "phone") =>
                {
                    s.waiting.push(Waiting::Ratify { order: o.no });
                }
                _ if unwiped.contains(&o.no) && self.holds(Right::LogErase) => {
                    let object = o.object.clone().unwrap_or_default();
                    s.waiting.push(Waiting::Wipe { order: o.no, object });
                }
                "approved" | "recorded" if o.done_at.is_none() && self.holds(Right::Unlock) => {
                    s.waiting.push(Waiting::CarryOut { order: o.no, page });
                }
                _ => {}
            }
        }
        if self.holds(Right::ChildrenWrite) {
            let db = self.school.db();
            let year = db.year_of(today)?.map(|y| y.year).unwrap_or_default();
            if db.classes(&year)?.is_empty() {
                s.waiting.push(Waiting::NoClasses);
            } else if db.child_codes()?.is_empty() {
                s.waiting.push(Waiting::NoChildren);
            }
        }
        if self.holds(Right::AccountsManage) {
            for username in past.into_iter().filter_map(|s| s.old) {
                if self.school.db().account(&username)?.is_some_and(|a| a.state == "active") {
                    s.waiting.push(Waiting::Retire { username });
                }
            }
            let count = self.school.db().accounts()?.iter().filter(|a| a.state == "pending").count();
            if count > 0 {
                s.waiting.push(Waiting::Pending { count });
            }
        }
        Ok(s)
    }
}
