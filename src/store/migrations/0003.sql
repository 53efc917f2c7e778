-- Keys, checkpoints, erasure: what a log needs that convicts even its owner.

-- The triggers hand the rows to a function of the program (store/diary.rs); the table in between is gone.
DROP TABLE pending;

-- Erasure. What an order is about where that is no page; which images an order blanked; what is kept from erasure up to a day.
CREATE TABLE order_object(order_no INTEGER PRIMARY KEY REFERENCES orders(no), object TEXT NOT NULL) STRICT;
CREATE TABLE erasure(seq INTEGER NOT NULL, idx INTEGER NOT NULL, order_no INTEGER NOT NULL, PRIMARY KEY(seq, idx)) STRICT, WITHOUT ROWID;
CREATE TABLE legal_hold(tbl TEXT NOT NULL, id INTEGER NOT NULL, until TEXT NOT NULL, PRIMARY KEY(tbl, id)) STRICT, WITHOUT ROWID;
-- Not logged: erasures whose old bytes are still to be wiped from the file.
CREATE TABLE unwiped(order_no INTEGER PRIMARY KEY) STRICT;
