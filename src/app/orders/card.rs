//! The principal's card of one-time codes: who reads one out by telephone gives a second key, and not only their word. As with
//! codes of activation (`codes.rs`), each is the seed of a key pair of which only the public part is stored; used, it signs what it
//! approves, so that the log proves the approval.
use super::super::{App, Receipt, Result, Secret, keys};
use super::ask::check_reversible;
use super::decide::{approve, check_approver};
use super::{Limits, find_order};
use crate::audit::code::approval_of;
use crate::audit::hash::{base32, hex, in_fives, plain_base32, sha256};
use crate::domain::action::Action;
use crate::domain::date::{Date, local_date};
use crate::domain::order::{CARD_DAYS, Decision};
use crate::domain::refusal::{Problem, Refusal, Thing};
use crate::domain::right::Right;
use crate::files::atomic::Staged;
use crate::store::Db;
use crate::store::door::Request;
use crate::store::order_code::OrderCode;
use ed25519_dalek::{Signer as _, SigningKey};
use jiff::SignedDuration;
use std::path::Path;
use zeroize::Zeroizing;

/// Letters of a code: three groups of five can be read out by telephone. Whoever has the file, and the vice-principal has it, can
/// try codes against the public parts without asking anybody. 75 random bits, each try stretched by Argon2id with 64 MiB: with the
/// twenty targets of a card, 2⁷⁰ tries of a tenth of a second. The salt is of the school and the holder, so that nothing is
/// worked out once for all schools.
const LETTERS: usize = 15;
/// A card has at most so many codes.
const MOST: i64 = 100;

/// A card that was made. The codes are shown this once.
pub struct Card {
    /// Its number among the holder's.
    pub number: i64,
    /// Whose.
    pub holder: String,
    /// The holder's name.
    pub name: String,
    /// The school's name.
    pub school: String,
    /// The codes, the first first.
    pub codes: Vec<Zeroizing<String>>,
    /// The day on which it was made.
    pub made: Date,
    /// The last day on which they can be used.
    pub until: Date,
}

/// A code that approved an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spent {
    /// Whose card.
    pub holder: String,
    /// Number of the card.
    pub card: i64,
    /// Number of the code.
    pub n: i64,
    /// Codes that the card still has.
    pub left: usize,
}

/// What a code is stretched to, for a holder in this school.
fn stretch(db: &Db<'_>, holder: &str, code: &str) -> Result<Zeroizing<[u8; 32]>> {
    let typed = Zeroizing::new(plain_base32(code));
    let salt = sha256(&[b"mamnon order-code\n", db.log_origin()?.as_bytes(), b"\n", holder.as_bytes()]);
    keys::stretch_code(&typed, &salt[..16])
}

/// The key pair of a code, bound to its holder, card and number.
fn key_of(stretched: &[u8; 32], holder: &str, card: i64, n: i64) -> Result<SigningKey> {
    let seed = keys::expand(stretched, &format!("mamnon order-code {card}-{n} {holder}"))?;
    Ok(SigningKey::from_bytes(&seed))
}

fn public_of(key: &SigningKey) -> String {
    hex(&key.verifying_key().to_bytes())
}

impl App {
    /// Makes a card in place of the one before. With `out` the codes go to a file that only its owner may read, as `page` makes it
    /// of the card.
    pub fn make_card(
        &mut self,
        count: i64,
        out: Option<(&Path, bool)>,
        page: &dyn Fn(&Card) -> Zeroizing<String>,
    ) -> Result<(Card, Receipt)> {
        self.need(Action::OrdersCard, "orders/card")?;
        if !(1..=MOST).contains(&count) {
            let problem = Problem::NotANumber { min: 1, max: MOST };
            return Err(Refusal::Invalid { field: "codes", value: count.to_string(), problem }.into());
        }
        // Made before anything is written: a folder that takes no file must not cost the card before.
        let mut staged = match out {
            Some((path, force)) if !self.dry_run() => {
                Some((path, Staged::create(path, force, 0o600).map_err(|e| e.refusal(path))?))
            }
            _ => None,
        };
        let holder = self.actor()?.username;
        let school = self.school.db().setting("name", self.today())?.unwrap_or_default();
        // Stretched before the write lock is taken: it takes seconds.
        let mut made = Vec::new();
        for _ in 0..count {
            let code = Zeroizing::new(in_fives(&base32(&*keys::random::<10>()?, LETTERS)));
            let stretched = stretch(&self.school.db(), &holder, &code)?;
            made.push((code, stretched));
        }
        let (card, receipt) = self.change(Action::OrdersCard, "orders/card", |tx| {
            let actor = tx.actor();
            let account = actor.account.ok_or(Refusal::NotSignedIn)?;
            tx.end_order_codes(Some(account))?;
            let number = tx.last_card(account)? + 1;
            let expires = tx.at() + SignedDuration::from_hours(24 * CARD_DAYS);
            for (n, (_, stretched)) in (1..).zip(&made) {
                tx.insert_order_code(&OrderCode {
                    public: public_of(&key_of(stretched, &actor.username, number, n)?),
                    account,
                    username: actor.username.clone(),
                    card: number,
                    n,
                    made_at: tx.at(),
                    expires,
                })?;
            }
            let name = tx.account_by_id(account)?.map(|a| a.name).unwrap_or_default();
            tx.set_object(format!("orders/card/{number}"));
            let (made, until) = (tx.today(), local_date(expires));
            Ok(Card { number, holder: actor.username.clone(), name, school, codes: vec![], made, until })
        })?;
        let card = Card { codes: made.into_iter().map(|(code, _)| code).collect(), ..card };
        if let Some((path, mut staged)) = staged.take() {
            let io = |e: std::io::Error| Refusal::Io { path: path.display().to_string(), error: e.to_string() };
            staged.writer().write_all(page(&card).as_bytes()).map_err(io)?;
            staged.publish().map_err(|e| e.refusal(path))?;
        }
        Ok((card, receipt))
    }

    /// Approves a request by a code that the principal reads out to whoever records orders. Wrong codes are counted like wrong
    /// passwords of who types them.
    pub fn approve_by_code(&mut self, no: i64, limits: &Limits) -> Result<(Spent, Receipt)> {
        let object = format!("orders/{no}");
        self.need(Action::OrdersCode, &object)?;
        let own = self.actor()?.username;
        // What cannot be approved so is said before a code is read out in vain.
        let (order, codes) = self.read(|db| Ok((find_order(&db, no)?, self.cards(&db)?)))?;
        check_reversible(&order.kind)?;
        limits.check(&order.kind)?;
        if let Err(bar) = order.clone().decide(Decision::Approve, "", order.asked_at) {
            return Err(super::barred(bar, &order, &order.state, &own));
        }
        let mut holders: Vec<&str> = codes.iter().map(|c| c.username.as_str()).collect();
        holders.dedup();
        if holders.is_empty() {
            return Err(Refusal::NotFound { thing: Thing::Card, given: String::new(), near: vec![] }.into());
        }
        let typed = self.asker.secret(Secret::OrderCode, &holders.join(", "))?;
        self.count_try(&own)?;
        let mut right = None;
        for holder in holders {
            let stretched = stretch(&self.school.db(), holder, &typed)?;
            for code in codes.iter().filter(|c| c.username == holder) {
                let key = key_of(&stretched, holder, code.card, code.n)?;
                if public_of(&key) == code.public {
                    right = Some((code.clone(), key));
                }
            }
        }
        let wrong = || Refusal::WrongApprovalCode { order: no };
        let (code, key) = right.ok_or_else(wrong)?;
        let failed_tries = self.clear_tries(&own)?;
        let request = Request { failed_tries, ..Request::new(Action::OrdersCode, object) };
        self.carry_out(request, |tx| {
            let open = tx.open_order_codes(tx.at())?;
            if !open.contains(&code) {
                return Err(wrong().into());
            }
            let holder = &code.username;
            if *holder == tx.actor().username {
                return Err(Refusal::SecondPersonNeeded { order: Some(no), username: holder.clone() }.into());
            }
            check_approver(tx, Some(code.account), holder)?;
            let (order, terms) = approve(tx, no, limits, holder)?;
            let proof = key.sign(&approval_of(holder, &order, &terms));
            tx.use_order_code(&code.public, no, &hex(&proof.to_bytes()))?;
            let left = open.iter().filter(|c| c.account == code.account).count() - 1;
            Ok(Spent { holder: holder.clone(), card: code.card, n: code.n, left })
        })
    }

    /// The codes that can be used now: those of accounts in use that may approve.
    fn cards(&self, db: &Db<'_>) -> Result<Vec<OrderCode>> {
        let (now, today) = (self.school.now(), self.today());
        let mut codes = Vec::new();
        for code in db.open_order_codes(now)? {
            let active = db.account_by_id(code.account)?.is_some_and(|a| a.state == "active");
            if active && db.authority(code.account, today)?.has(Right::OrdersApprove) {
                codes.push(code);
            }
        }
        Ok(codes)
    }
}
