-- The journal's generations. One begins with the database; another when the journal goes on in a copy of it (a restored backup, a
-- standby that took over), where transactions may be counted anew: entries up to the position after which a generation
-- begins belong to those before it.
CREATE TABLE journal_generation (
    number integer PRIMARY KEY,
    id text COLLATE "C" NOT NULL DEFAULT replace(gen_random_uuid()::text, '-', ''),
    origin text COLLATE "C" NOT NULL,
    after bigint NOT NULL
);

-- Tells a database from every copy of it: installation, database, and the branch that a recovery begins.
CREATE FUNCTION database_origin() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT concat_ws('/',
        (SELECT system_identifier FROM pg_control_system()),
        (SELECT oid FROM pg_database WHERE datname = current_database()),
        left(pg_walfile_name(pg_current_wal_lsn()), 8))
$$;

INSERT INTO journal_generation (number, origin, after) VALUES (1, database_origin(), 0);

-- Writers wait, and those under way have ended, so that no position up to the last one given is still to come.
CREATE FUNCTION begin_journal_generation() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE journal IN SHARE ROW EXCLUSIVE MODE;
    INSERT INTO journal_generation (number, origin, after)
    SELECT number + 1, database_origin(), (SELECT last_value FROM journal_position_seq)
    FROM journal_generation
    WHERE number = (SELECT max(number) FROM journal_generation) AND origin <> database_origin();
END $$;
