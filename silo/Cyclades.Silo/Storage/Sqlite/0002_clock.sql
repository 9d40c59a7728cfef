-- The rule's clock, so that it never goes back over a restart: one row, the instant noted last and the journal's last position then.
CREATE TABLE clock (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    noted_at TEXT NOT NULL,
    position INTEGER NOT NULL
);
