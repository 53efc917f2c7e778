-- Keys, checkpoints, erasure: what a log needs that convicts even its owner.

-- The triggers hand the rows to a function of the program (store/diary.rs); the table in between is gone.
DROP TABLE pending;
