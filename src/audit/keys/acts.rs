//! How keys, codes and the principal's office come and go: each row image held against the act that wrote it.
use super::*;

impl Keyring {
    pub(super) fn digest_row(
        &mut self,
        e: &Entry<'_>,
        row: &Row,
        used: &mut Vec<Used>,
        faults: &mut Vec<(Fault, String)>,
    ) {
        let Some(account) = row.key[0].as_i64() else { return };
        let username = self.names.get(&account).cloned().unwrap_or_default();
        if row.after.is_null() {
            if let Some(code) = self.digests.remove(&account).filter(|_| e.does(&[Action::AccountActivate])) {
                used.push(Used { account, origin: code.origin, by: code.by, proof: None });
            }
            return;
        }
        let origin = text(&row.after["origin"]).unwrap_or_default();
        if self.schema >= CODES_SIGN_FROM || !row.before.is_null() || !self.may_activate(e, account, &origin) {
            faults.push((Fault::CodeUnproven, username));
            return;
        }
        self.people.insert(account);
        let (kind, by) = ("activation".to_owned(), e.actor.to_owned());
        let code = Code { account, username, kind, origin, by, from: e.seq, expires: None, open: true };
        self.digests.insert(account, code);
    }

    pub(super) fn code_row(
        &mut self,
        e: &Entry<'_>,
        row: &Row,
        used: &mut Vec<Used>,
        faults: &mut Vec<(Fault, String)>,
    ) {
        let (Some(public), after) = (text(&row.key[0]), &row.after) else { return };
        if row.before.is_null() {
            return self.code_given(e, public, after, faults);
        }
        let username = text(&row.before["username"]).unwrap_or_default();
        let fixed = ["account", "username", "kind", "origin", "made_by", "made_at", "expires"];
        let same = fixed.iter().all(|c| row.before[*c] == after[*c]);
        let Some(code) = self.codes.get_mut(&public).filter(|c| same && c.open && !after["ended_at"].is_null()) else {
            return faults.push((Fault::Altered, username));
        };
        code.open = false;
        let code = &self.codes[&public];
        let own = e.actor == code.username;
        let Some(key_id) = text(&after["key_id"]) else {
            let may = e.does(&[Action::BackupRerun, Action::BackupRestore])
                || (own && e.does(&[Action::AccountActivate, Action::AccountRecover, Action::AccountPasswd]))
                || self.withdraws(e)
                || (self.others(e, code.account)
                    && (e.does(&[Action::AccountsDisable])
                        || (code.kind == "activation" && e.does(&[Action::AccountsReset, Action::AccountsEnable]))));
            if !may {
                faults.push((Fault::Ended, username));
            }
            return;
        };
        let act = if code.kind == "recovery" { Action::AccountRecover } else { Action::AccountActivate };
        let in_time = code.from < e.seq && code.expires.as_ref().is_none_or(|t| t.as_str() >= e.at);
        if !own || !in_time || !e.does(&[act]) {
            return faults.push((Fault::Unproven, username));
        }
        let bytes = |text: Option<&str>| text.and_then(unhex).unwrap_or_default();
        let (kind, code_key) = (code.kind.clone(), bytes(Some(&public)));
        let proof = Some(Proof { kind, code: code_key, key_id, sig: bytes(after["proof"].as_str()) });
        used.push(Used { account: code.account, origin: code.origin.clone(), by: code.by.clone(), proof });
    }

    fn code_given(&mut self, e: &Entry<'_>, public: String, after: &Value, faults: &mut Vec<(Fault, String)>) {
        let account = after["account"].as_i64().unwrap_or(0);
        let [username, kind, origin, by] =
            ["username", "kind", "origin", "made_by"].map(|c| text(&after[c]).unwrap_or_default());
        let may = match kind.as_str() {
            "recovery" => {
                let acts = [Action::AccountActivate, Action::AccountRecover, Action::AccountPasswd];
                e.does(&acts) && username == e.actor && origin == "recovery"
            }
            _ => self.may_activate(e, account, &origin),
        };
        let one = !self.codes.values().any(|c| c.open && c.account == account && c.kind == kind);
        let fresh = !self.codes.contains_key(&public) && after["ended_at"].is_null() && after["key_id"].is_null();
        if !(self.bind(account, &username) && may && one && fresh && by == e.actor) {
            faults.push((Fault::CodeUnproven, username));
            return;
        }
        self.people.insert(account);
        let (expires, from) = (text(&after["expires"]), e.seq);
        self.codes.insert(public, Code { account, username, kind, origin, by, from, expires, open: true });
    }

    /// A key row was changed: wrapped anew, or ended; nothing else.
    pub(super) fn key_changed(&mut self, e: &Entry<'_>, row: &Row, faults: &mut Vec<(Fault, String)>) {
        let username = text(&row.before["username"]).unwrap_or_default();
        let fixed = ["account", "username", "public", "origin", "made_at", "expires"];
        let same = fixed.iter().all(|c| row.before[*c] == row.after[*c]);
        let reopened = !row.before["ended_at"].is_null() && row.before["ended_at"] != row.after["ended_at"];
        if !same || reopened {
            faults.push((Fault::Altered, username.clone()));
        }
        if row.after["ended_at"].is_null() || !row.before["ended_at"].is_null() {
            return;
        }
        let account = row.before["account"].as_i64();
        let own =
            username == e.actor && e.does(&[Action::AccountActivate, Action::AccountRecover, Action::AccountPasswd]);
        let others = account.is_some_and(|a| {
            (e.does(&[Action::AccountsDisable, Action::AccountsReset]) && self.others(e, a))
                || (e.does(&[Action::AccountsToken]) && !self.people.contains(&a))
        });
        // A restore ends again what was ended in the lost part.
        let again = e.does(&[Action::BackupRerun, Action::BackupRestore]);
        if !own && !others && !again && !self.withdraws(e) {
            faults.push((Fault::Ended, username));
        }
        if let Some(key) = row.key[0].as_str().and_then(|id| self.keys.get_mut(id)) {
            key.to.get_or_insert(e.seq);
        }
        if let Some(account) = account {
            self.current.remove(&account);
        }
    }

    pub(super) fn key_came(&mut self, e: &Entry<'_>, row: &Row, used: &[Used], faults: &mut Vec<(Fault, String)>) {
        let (Some(id), after) = (text(&row.key[0]), &row.after) else { return };
        let public = after["public"].as_str().and_then(unhex).unwrap_or_default();
        let mut key = Key {
            username: text(&after["username"]).unwrap_or_default(),
            account: after["account"].as_i64(),
            from: e.seq,
            to: (!after["ended_at"].is_null()).then_some(e.seq),
            at: e.at.to_owned(),
            origin: text(&after["origin"]).unwrap_or_default(),
            by: None,
            expires: text(&after["expires"]),
            before: None,
            proven: false,
            verifies: public_key(&public),
            public,
        };
        let named = <[u8; 32]>::try_from(key.public.as_slice()).is_ok_and(|p| key_id(&p) == id);
        let bound = match key.account {
            Some(account) => self.bind(account, &key.username) && !self.current.contains_key(&account),
            None => e.seq == 1,
        };
        let new = !self.keys.contains_key(&id);
        let came = self.came_by(e, &id, &key, used);
        key.proven = named && bound && new && came.is_some();
        if let Some((by, before)) = came {
            (key.by, key.before) = (by, before);
        }
        if !key.proven {
            faults.push((Fault::Unproven, key.username.clone()));
        }
        if new {
            if let Some(account) = key.account.filter(|_| key.proven && key.to.is_none()) {
                self.current.insert(account, id.clone());
            }
            self.keys.insert(id, key);
        }
    }

    /// How a key came: who gave the code, or which key's password was changed; none if it came in no way that a key may.
    fn came_by(&self, e: &Entry<'_>, id: &str, key: &Key, used: &[Used]) -> Option<(Option<String>, Option<String>)> {
        match e.action? {
            Action::SchoolInit => (e.seq == 1 && key.origin == "init").then_some((None, None)),
            Action::AccountActivate | Action::AccountRecover => {
                let own = e.actor == key.username && e.signer == id;
                used.iter()
                    .find(|u| own && Some(u.account) == key.account && u.origin == key.origin)
                    .filter(|u| u.brings(id, &key.username, &hex(&key.public)))
                    .map(|u| (Some(u.by.clone()), None))
            }
            Action::AccountPasswd => {
                let old = self.keys.get(e.signer)?;
                let same = old.account == key.account && old.username == key.username && e.actor == key.username;
                let fits = same && old.proven && old.to == Some(e.seq) && key.origin == "password";
                fits.then(|| (None, Some(e.signer.to_owned())))
            }
            Action::AccountsToken => {
                let service = key.account.is_some_and(|a| !self.people.contains(&a));
                (service && key.origin == "token").then(|| (Some(e.actor.to_owned()), None))
            }
            _ => None,
        }
    }

    /// Whether the principal's office may be given or taken so. That `roles.*` is the principal's own is step 7's.
    fn may_give_office(&self, e: &Entry<'_>, row: &Row) -> bool {
        match e.action {
            Some(Action::SchoolInit) => e.seq == 1,
            Some(Action::RolesGrant | Action::RolesRevoke | Action::RolesImport) => true,
            Some(Action::OfficersStop) => self.withdraws(e),
            Some(Action::OfficersReplace) => {
                // Three working days are at least three days.
                let first = parse_utc_ms(e.at).map(|t| local_date(t + SignedDuration::from_hours(3 * 24)).to_string());
                let soon = row.before.is_null() && text(&row.after["from_date"]) < first;
                e.witnessed && !soon
            }
            _ => false,
        }
    }

    pub(super) fn grant_row(&mut self, e: &Entry<'_>, row: &Row, faults: &mut Vec<(Fault, String)>) {
        let (Some(id), grant) = (row.key[0].as_i64(), &row.after) else { return };
        if [&row.before, grant].into_iter().any(Office::is_meant) && !self.may_give_office(e, row) {
            let account = grant["account"].as_i64().or(row.before["account"].as_i64()).unwrap_or(0);
            faults.push((Fault::Office, self.names.get(&account).cloned().unwrap_or_default()));
        }
        self.office.learn(id, grant);
    }
}
