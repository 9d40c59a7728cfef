-- The rule's clock, so that it never goes back over a restart: one row, the instant noted last and the journal's last position then.
CREATE TABLE clock (
    id integer PRIMARY KEY CHECK (id = 1),
    noted_at timestamptz NOT NULL,
    position bigint NOT NULL
);
