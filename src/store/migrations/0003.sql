-- Keys, checkpoints, erasure: what a log needs that convicts even its owner.

-- The triggers hand the rows to a function of the program (store/diary.rs); the table in between is gone.
DROP TABLE pending;

-- Erasure. What an order is about where that is no page; which images an order blanked; what is kept from erasure up to a day.
CREATE TABLE order_object(order_no INTEGER PRIMARY KEY REFERENCES orders(no), object TEXT NOT NULL) STRICT;
CREATE TABLE erasure(seq INTEGER NOT NULL, idx INTEGER NOT NULL, order_no INTEGER NOT NULL, PRIMARY KEY(seq, idx)) STRICT, WITHOUT ROWID;
CREATE TABLE legal_hold(tbl TEXT NOT NULL, id INTEGER NOT NULL, until TEXT NOT NULL, PRIMARY KEY(tbl, id)) STRICT, WITHOUT ROWID;
-- Not logged: erasures whose old bytes are still to be wiped from the file.
CREATE TABLE unwiped(order_no INTEGER PRIMARY KEY) STRICT;

-- Keys. Every code by which a key may come, for ever: the code itself is the seed of the key pair whose public part stands here,
-- and who uses it signs the key that comes by it (proof). `activation` holds only codes given before this schema.
CREATE TABLE account_code(public TEXT PRIMARY KEY, account INTEGER NOT NULL REFERENCES account(id), username TEXT NOT NULL, kind TEXT NOT NULL CHECK(kind IN ('activation','recovery')), origin TEXT NOT NULL, made_by TEXT NOT NULL, made_at TEXT NOT NULL, expires TEXT, ended_at TEXT, key_id TEXT, proof TEXT) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX account_code_open ON account_code(account, kind) WHERE ended_at IS NULL;
-- Old passwords as tags, all of an account under one salt.
CREATE TABLE account_password(account INTEGER NOT NULL REFERENCES account(id), n INTEGER NOT NULL, params TEXT NOT NULL, salt BLOB NOT NULL, tag BLOB NOT NULL, PRIMARY KEY(account, n)) STRICT, WITHOUT ROWID;
-- A new principal takes office at `effective`; until then the principal in office may stop it. old_to: the last day that the old
-- grant had before.
CREATE TABLE succession(id INTEGER PRIMARY KEY, old TEXT, new TEXT NOT NULL, document TEXT NOT NULL, effective TEXT NOT NULL, old_grant INTEGER, old_to TEXT, asked_by TEXT NOT NULL, asked_at TEXT NOT NULL, witness TEXT NOT NULL, stopped_by TEXT, stopped_at TEXT) STRICT;
-- Checkpoints: the log's head as somebody has signed it. Not logged; each proves itself. `compact_range` holds at most 64 hashes that fold
-- to the root, so that a verification can begin there.
CREATE TABLE checkpoint(size INTEGER NOT NULL, key_id TEXT NOT NULL, root BLOB NOT NULL, compact_range BLOB NOT NULL, note TEXT NOT NULL, made_at TEXT NOT NULL, PRIMARY KEY(size, key_id)) STRICT, WITHOUT ROWID;
