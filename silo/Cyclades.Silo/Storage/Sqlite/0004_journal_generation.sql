-- The journal's generation: one, since a copy of the file counts its entries as the file did.
CREATE TABLE journal_generation (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))),
    origin TEXT NOT NULL,
    after INTEGER NOT NULL
);
INSERT INTO journal_generation (number, origin, after) VALUES (1, '', 0);
