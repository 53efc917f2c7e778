-- The triggers hand over the columns as they are; the program writes the image. Shorter triggers make every start faster, and
-- no JSON function runs once a row. op: 1 insert, 2 delete, 3 before an update, 4 after it.
DROP TABLE pending;
CREATE TABLE pending(n INTEGER PRIMARY KEY, tbl, op, c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17);
