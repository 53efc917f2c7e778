-- Keys, checkpoints, erasure: what a log needs that convicts even its owner.

-- Checkpoints: the log's head as somebody has signed it. Not logged; each proves itself. `compact_range` holds at most 64 hashes that fold
-- to the root, so that a verification can begin there.
CREATE TABLE checkpoint(size INTEGER NOT NULL, key_id TEXT NOT NULL, root BLOB NOT NULL, compact_range BLOB NOT NULL, note TEXT NOT NULL, made_at TEXT NOT NULL, PRIMARY KEY(size, key_id)) STRICT, WITHOUT ROWID;
