-- The log: append-only, signed (ARCHITECTURE.md, "The log, to the byte").
CREATE TABLE audit_entry(seq INTEGER PRIMARY KEY, body TEXT NOT NULL, leaf BLOB NOT NULL, sig BLOB NOT NULL, key_id TEXT NOT NULL, cosig BLOB, cosig_key_id TEXT) STRICT;
CREATE TABLE audit_chunk(seq INTEGER NOT NULL, part INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY(seq, part)) STRICT, WITHOUT ROWID;
CREATE TABLE audit_detail(seq INTEGER NOT NULL, idx INTEGER NOT NULL, salt BLOB, image BLOB, PRIMARY KEY(seq, idx)) STRICT, WITHOUT ROWID;

-- Not logged: what the guard works with while an operation is open, and what belongs to a sign-in.
CREATE TABLE operation(book INTEGER PRIMARY KEY, at TEXT NOT NULL, today TEXT NOT NULL, order_no INTEGER, locked_to TEXT NOT NULL, order_used INTEGER) STRICT;
CREATE TABLE pending(n INTEGER PRIMARY KEY, tbl, key, before, after);
CREATE TABLE session(id TEXT PRIMARY KEY, account INTEGER NOT NULL, key_id TEXT NOT NULL, wrapped BLOB NOT NULL, terminal TEXT, made_at TEXT NOT NULL, asked_at TEXT NOT NULL) STRICT;
CREATE TABLE throttle(name TEXT PRIMARY KEY, tries INTEGER NOT NULL, total INTEGER NOT NULL, since TEXT NOT NULL, until TEXT) STRICT, WITHOUT ROWID;

CREATE TABLE schema_version(version INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL, program TEXT NOT NULL) STRICT;

-- What holds from a date on is a row (key, from, value) without an end: the next row ends it.
CREATE TABLE school(key TEXT NOT NULL, from_date TEXT NOT NULL, value TEXT, PRIMARY KEY(key, from_date)) STRICT, WITHOUT ROWID;
CREATE TABLE policy(key TEXT NOT NULL, from_date TEXT NOT NULL, value TEXT, PRIMARY KEY(key, from_date)) STRICT, WITHOUT ROWID;
CREATE TABLE school_year(year TEXT PRIMARY KEY, first TEXT NOT NULL, last TEXT NOT NULL, state TEXT NOT NULL CHECK(state IN ('planned','active','closed'))) STRICT, WITHOUT ROWID;

CREATE TABLE account(id INTEGER PRIMARY KEY, username TEXT NOT NULL UNIQUE, name TEXT NOT NULL, sort_key TEXT NOT NULL, kind TEXT NOT NULL CHECK(kind IN ('person','service')), staff TEXT, state TEXT NOT NULL CHECK(state IN ('pending','active','disabled')), made_at TEXT NOT NULL) STRICT;
CREATE TABLE account_key(key_id TEXT PRIMARY KEY, account INTEGER REFERENCES account(id), username TEXT NOT NULL, public TEXT NOT NULL, origin TEXT NOT NULL, made_at TEXT NOT NULL, ended_at TEXT, expires TEXT, params TEXT, salt BLOB, wrapped BLOB) STRICT, WITHOUT ROWID;
CREATE INDEX account_key_account ON account_key(account);
CREATE TABLE activation(account INTEGER PRIMARY KEY REFERENCES account(id), digest BLOB NOT NULL, origin TEXT NOT NULL, made_at TEXT NOT NULL, expires TEXT NOT NULL) STRICT;
CREATE TABLE role_grant(id INTEGER PRIMARY KEY, account INTEGER NOT NULL REFERENCES account(id), role TEXT NOT NULL, year TEXT, class TEXT, team TEXT, from_date TEXT NOT NULL, to_date TEXT, granted_at TEXT NOT NULL, revoked_at TEXT) STRICT;
CREATE INDEX role_grant_account ON role_grant(account);

CREATE TABLE class(id INTEGER PRIMARY KEY, year TEXT NOT NULL REFERENCES school_year(year), code TEXT NOT NULL, name TEXT NOT NULL, age_group TEXT NOT NULL, site TEXT, capacity INTEGER, UNIQUE(year, code)) STRICT;
CREATE TABLE staff(id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, sort_key TEXT NOT NULL, birth_date TEXT, sex TEXT, position TEXT, team TEXT, phone TEXT, email TEXT, left_on TEXT) STRICT;
CREATE TABLE children(id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, sort_key TEXT NOT NULL, search_key TEXT NOT NULL, birth_date TEXT NOT NULL, sex TEXT NOT NULL, pid TEXT UNIQUE, ethnicity TEXT, guardian_name TEXT, guardian_phone TEXT) STRICT;
-- class '' = in no class from that day on; year = the school year that the class belongs to, at whose end the row ends too.
CREATE TABLE enrolment(child INTEGER NOT NULL REFERENCES children(id), from_date TEXT NOT NULL, year TEXT NOT NULL, class TEXT NOT NULL, why TEXT NOT NULL, school TEXT, document TEXT, PRIMARY KEY(child, from_date)) STRICT, WITHOUT ROWID;

CREATE TABLE calendar(date TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK(kind IN ('serving','holiday'))) STRICT, WITHOUT ROWID;
CREATE TABLE meal_slots(stage TEXT NOT NULL, from_date TEXT NOT NULL, slots TEXT, PRIMARY KEY(stage, from_date)) STRICT, WITHOUT ROWID;
CREATE TABLE meal_marks(date TEXT NOT NULL, child INTEGER NOT NULL REFERENCES children(id), slot TEXT NOT NULL, class TEXT NOT NULL, status TEXT NOT NULL CHECK(status IN ('present','excused','unexcused')), told_at TEXT, PRIMARY KEY(date, child, slot)) STRICT, WITHOUT ROWID;
-- slot '' = the price of the whole day
CREATE TABLE fee(stage TEXT NOT NULL, slot TEXT NOT NULL, from_date TEXT NOT NULL, amount INTEGER, PRIMARY KEY(stage, slot, from_date)) STRICT, WITHOUT ROWID;
CREATE TABLE payment(id INTEGER PRIMARY KEY, date TEXT NOT NULL, child INTEGER NOT NULL REFERENCES children(id), amount INTEGER NOT NULL, note TEXT NOT NULL, receipt TEXT UNIQUE, reverses INTEGER UNIQUE REFERENCES payment(id)) STRICT;
CREATE INDEX payment_date ON payment(date);
CREATE INDEX payment_child ON payment(child);
CREATE TABLE balance(child INTEGER NOT NULL REFERENCES children(id), on_date TEXT NOT NULL, amount INTEGER NOT NULL, PRIMARY KEY(child, on_date)) STRICT, WITHOUT ROWID;
CREATE TABLE adjustment(id INTEGER PRIMARY KEY, date TEXT NOT NULL, child INTEGER NOT NULL REFERENCES children(id), amount INTEGER NOT NULL, for_month TEXT NOT NULL, reason TEXT NOT NULL) STRICT;
CREATE INDEX adjustment_date ON adjustment(date);

CREATE TABLE orders(no INTEGER PRIMARY KEY, kind TEXT NOT NULL, book TEXT, period TEXT, class TEXT, reason TEXT NOT NULL, state TEXT NOT NULL, via TEXT NOT NULL, asked_by TEXT, asked_at TEXT NOT NULL, decided_by TEXT, decided_at TEXT, answer TEXT, hours INTEGER, document TEXT, dated TEXT, done_by TEXT, done_at TEXT) STRICT;
CREATE INDEX orders_state ON orders(state);
-- by_day = 1: a page of one day, which holds marks and counts but not the month's money.
CREATE TABLE page_lock(id INTEGER PRIMARY KEY, book INTEGER NOT NULL, period TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL, by_day INTEGER NOT NULL, class TEXT, final INTEGER NOT NULL, locked_at TEXT NOT NULL, locked_by TEXT NOT NULL, order_no INTEGER REFERENCES orders(no)) STRICT;
CREATE INDEX page_lock_last ON page_lock(book, last);
CREATE TABLE page_window(order_no INTEGER PRIMARY KEY REFERENCES orders(no), book INTEGER NOT NULL, period TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL, by_day INTEGER NOT NULL, class TEXT, opened_at TEXT NOT NULL, opened_by TEXT NOT NULL, until TEXT NOT NULL) STRICT;
CREATE TABLE export_run(id INTEGER PRIMARY KEY, pack TEXT NOT NULL, period TEXT, class TEXT, format TEXT NOT NULL, rows INTEGER NOT NULL, sha256 TEXT NOT NULL, recipient TEXT, purpose TEXT, made_by TEXT NOT NULL, made_at TEXT NOT NULL) STRICT;
