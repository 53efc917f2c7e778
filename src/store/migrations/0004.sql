-- Two keys, whole (Q3.1, Q4.3 to Q4.7). What an order or a grant says beyond its row stands in a row beside it: images of rows
-- that older programs wrote stay as they are.

-- who: the one account that may write in the window. most: so many changes at most. child: only this child's rows. extends: the
-- order whose window it continues. correction: the slip that it belongs to. account, to_date: whose waiver, and its last day.
CREATE TABLE order_term(order_no INTEGER PRIMARY KEY REFERENCES orders(no), who TEXT, most INTEGER, child INTEGER REFERENCES children(id), extends INTEGER REFERENCES orders(no), correction INTEGER, account TEXT, to_date TEXT) STRICT;
-- The grants that an order of kind `grant` is for, line by line.
CREATE TABLE order_grant(order_no INTEGER NOT NULL REFERENCES orders(no), idx INTEGER NOT NULL, username TEXT NOT NULL, role TEXT NOT NULL, class TEXT, team TEXT, from_date TEXT, to_date TEXT, PRIMARY KEY(order_no, idx)) STRICT, WITHOUT ROWID;
-- The principal's card of one-time codes. Each code is the seed of a key pair whose public part stands here; whoever types it has it
-- sign the order that it approves (proof).
CREATE TABLE order_code(public TEXT PRIMARY KEY, account INTEGER NOT NULL REFERENCES account(id), username TEXT NOT NULL, card INTEGER NOT NULL, n INTEGER NOT NULL, made_at TEXT NOT NULL, expires TEXT NOT NULL, ended_at TEXT, order_no INTEGER REFERENCES orders(no), proof TEXT) STRICT, WITHOUT ROWID;
CREATE INDEX order_code_account ON order_code(account);

-- What a page held when it was locked and when each window in it closed: rows, their digest, and its totals as JSON.
CREATE TABLE page_total(id INTEGER PRIMARY KEY, book INTEGER NOT NULL, period TEXT NOT NULL, class TEXT, order_no INTEGER REFERENCES orders(no), made_at TEXT NOT NULL, rows INTEGER NOT NULL, sha256 TEXT NOT NULL, totals TEXT NOT NULL) STRICT;

-- Correction slips (phiếu điều chỉnh, Q4.4). system: the school's own book, or the outside system that is to be corrected.
CREATE TABLE correction(no INTEGER PRIMARY KEY, system TEXT NOT NULL, period TEXT NOT NULL, class TEXT, child INTEGER REFERENCES children(id), object TEXT NOT NULL, stage TEXT, reason TEXT NOT NULL, evidence TEXT, state TEXT NOT NULL, order_no INTEGER REFERENCES orders(no), asked_by TEXT NOT NULL, asked_at TEXT NOT NULL, decided_by TEXT, decided_at TEXT, answer TEXT, applied_by TEXT, applied_at TEXT, letter TEXT, letter_dated TEXT, sent_on TEXT, done_on TEXT, verified_on TEXT, closed_at TEXT) STRICT;
CREATE INDEX correction_state ON correction(state);
CREATE TABLE correction_field(no INTEGER NOT NULL REFERENCES correction(no), idx INTEGER NOT NULL, field TEXT NOT NULL, old TEXT, new TEXT, PRIMARY KEY(no, idx)) STRICT, WITHOUT ROWID;

-- How a grant came: `delegation`, `executor`, `substitute`, `carried`, `order` or `grant`, and under which decision.
CREATE TABLE grant_term(grant_id INTEGER PRIMARY KEY REFERENCES role_grant(id), kind TEXT NOT NULL, reason TEXT, document TEXT, executor TEXT, order_no INTEGER REFERENCES orders(no)) STRICT;
-- Roles of the school's own making.
CREATE TABLE own_role(code TEXT PRIMARY KEY, title_vi TEXT NOT NULL, title_en TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE own_role_right(role TEXT NOT NULL REFERENCES own_role(code), right TEXT NOT NULL, scope TEXT NOT NULL, PRIMARY KEY(role, right)) STRICT, WITHOUT ROWID;

-- Accounts that people hold in other systems. No password of theirs is ever stored.
CREATE TABLE outside_account(id INTEGER PRIMARY KEY, system TEXT NOT NULL, login TEXT NOT NULL, holder TEXT NOT NULL, level TEXT, given_on TEXT NOT NULL, returned_on TEXT) STRICT;

-- Terms of a school year: `term1`, `term2`, `summer`.
CREATE TABLE term(year TEXT NOT NULL REFERENCES school_year(year), term TEXT NOT NULL CHECK(term IN ('term1','term2','summer')), first TEXT NOT NULL, last TEXT NOT NULL, PRIMARY KEY(year, term)) STRICT, WITHOUT ROWID;

-- Not logged: runs of unattended jobs. `actor` is who writes in the operation that is open.
CREATE TABLE job_run(id INTEGER PRIMARY KEY, job TEXT NOT NULL, started_at TEXT NOT NULL, ended_at TEXT, exit INTEGER, message TEXT) STRICT;
CREATE INDEX job_run_job ON job_run(job, started_at);
ALTER TABLE operation ADD COLUMN actor TEXT;
