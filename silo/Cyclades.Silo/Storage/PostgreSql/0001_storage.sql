-- Rows of grains, and what their envelopes file in the same commit. The tables are those of the embedded database,
-- in this one's types; keys compare byte by byte, whatever the database's language.

-- The statements that the storage provider reads at start, by the names that it asks for.
CREATE TABLE OrleansQuery (
    QueryKey text PRIMARY KEY,
    QueryText text NOT NULL
);

-- One row a grain. The provider offers hashes and numeric keys too; the text key is the row's only name here, and it
-- is NOT NULL: a key that parses as a hexadecimal number arrives without its text, and is refused.
-- Room is left in each page for the next version of its rows, and rows of some kilobytes stay whole in it.
CREATE TABLE OrleansStorage (
    GrainIdExtensionString text COLLATE "C" NOT NULL CHECK (strpos(GrainIdExtensionString, '/') > 1),
    GrainTypeString text COLLATE "C" NOT NULL,
    ServiceId text COLLATE "C" NOT NULL,
    Version integer NOT NULL,
    PayloadBinary bytea NOT NULL,
    CONSTRAINT grain_row PRIMARY KEY (GrainIdExtensionString, GrainTypeString, ServiceId)
) WITH (fillfactor = 50, toast_tuple_target = 8160);

-- Rows are written by the row writer, which files too; the provider's own write stores nothing and is answered as a conflict.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('WriteToStorageKey', '
    SELECT @GrainStateVersion::integer AS NewGrainStateVersion;
'),
('ReadFromStorageKey', '
    SELECT PayloadBinary, Version FROM OrleansStorage
    WHERE GrainIdExtensionString = @GrainIdExtensionString AND GrainTypeString = @GrainTypeString AND ServiceId = @ServiceId;
'),
('ClearStorageKey', '
    WITH gone AS (
        DELETE FROM OrleansStorage
        WHERE GrainIdExtensionString = @GrainIdExtensionString AND GrainTypeString = @GrainTypeString AND ServiceId = @ServiceId
            AND Version = @GrainStateVersion::integer
        RETURNING Version
    )
    SELECT Version + 1 AS NewGrainStateVersion FROM gone
    UNION ALL
    SELECT @GrainStateVersion::integer WHERE NOT EXISTS (SELECT 1 FROM gone);
'),
('DeleteStorageKey', '
    WITH gone AS (
        DELETE FROM OrleansStorage
        WHERE GrainIdExtensionString = @GrainIdExtensionString AND GrainTypeString = @GrainTypeString AND ServiceId = @ServiceId
            AND Version = @GrainStateVersion::integer
        RETURNING Version
    )
    SELECT Version + 1 AS NewGrainStateVersion FROM gone
    UNION ALL
    SELECT @GrainStateVersion::integer WHERE NOT EXISTS (SELECT 1 FROM gone);
');

-- What happened. Positions are given before commits, so readers that must miss nothing go by (transaction, position)
-- and stop below the oldest transaction that still runs. An erased subject's entries stay, without their payload.
CREATE TABLE journal (
    transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
    position bigint GENERATED ALWAYS AS IDENTITY,
    grain text COLLATE "C" NOT NULL,
    grain_version bigint NOT NULL,
    ordinal bigint NOT NULL,
    subject bigint,
    type text NOT NULL,
    at timestamptz NOT NULL,
    actor text NOT NULL,
    version bigint NOT NULL,
    payload jsonb,
    PRIMARY KEY (transaction, position),
    CONSTRAINT journal_once UNIQUE (grain, grain_version, ordinal)
);
CREATE INDEX journal_position ON journal USING brin (position);
CREATE INDEX journal_subject ON journal (subject) WHERE subject IS NOT NULL;

CREATE TABLE account (
    candidate_number bigint PRIMARY KEY,
    version bigint NOT NULL,
    state text NOT NULL CHECK (state IN ('pending', 'active', 'erased')),
    email text,
    email_key text COLLATE "C",
    birth_name text,
    first_names text,
    birth_date text,
    created_at timestamptz,
    creation_request text COLLATE "C",
    search text
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX account_email ON account (email_key) WHERE state = 'active';
CREATE INDEX account_pending_email ON account (email_key) WHERE state = 'pending';
CREATE UNIQUE INDEX account_creation_request ON account (creation_request) WHERE creation_request IS NOT NULL;

CREATE TABLE candidature (
    candidate_number bigint NOT NULL,
    registration_number bigint NOT NULL,
    session text COLLATE "C" NOT NULL,
    service text COLLATE "C" NOT NULL,
    state text NOT NULL,
    active boolean NOT NULL,
    version bigint NOT NULL,
    category text NOT NULL,
    establishment text,
    signed boolean NOT NULL,
    arrangement boolean NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    search text NOT NULL,
    PRIMARY KEY (candidate_number, registration_number)
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX candidature_session ON candidature (candidate_number, session) WHERE active;

CREATE TABLE draft (
    grain text COLLATE "C" PRIMARY KEY,
    candidate_number bigint NOT NULL,
    service text COLLATE "C" NOT NULL,
    saved_at timestamptz NOT NULL,
    UNIQUE (candidate_number, service)
) WITH (fillfactor = 80);

CREATE TABLE service (
    id text COLLATE "C" PRIMARY KEY,
    version bigint NOT NULL,
    session text NOT NULL,
    academy text NOT NULL,
    opening timestamptz NOT NULL,
    closing timestamptz NOT NULL,
    settings jsonb NOT NULL
);

-- What all services share: one row.
CREATE TABLE catalogue (
    id integer PRIMARY KEY CHECK (id = 1),
    version bigint NOT NULL,
    content jsonb NOT NULL
);

-- Mails that have not left. not_before is also the lease of whoever has taken the row.
CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    grain text COLLATE "C" NOT NULL,
    grain_version bigint NOT NULL,
    ordinal bigint NOT NULL,
    candidate_number bigint,
    mail jsonb NOT NULL,
    filed_at timestamptz NOT NULL,
    not_before timestamptz NOT NULL,
    attempts bigint NOT NULL DEFAULT 0,
    refused_reason text,
    CONSTRAINT outbox_once UNIQUE (grain, grain_version, ordinal)
);
CREATE INDEX outbox_ready ON outbox (not_before) WHERE refused_reason IS NULL;
CREATE INDEX outbox_subject ON outbox (candidate_number);

CREATE TABLE message (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    grain text COLLATE "C" NOT NULL,
    grain_version bigint NOT NULL,
    ordinal bigint NOT NULL,
    candidate_number bigint NOT NULL,
    registration_number bigint,
    mail jsonb NOT NULL,
    sent_at timestamptz NOT NULL,
    read_at timestamptz,
    CONSTRAINT message_once UNIQUE (grain, grain_version, ordinal)
);
CREATE INDEX message_of_candidate ON message (candidate_number, id);

CREATE TABLE due (
    grain text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    at timestamptz NOT NULL,
    lease_until timestamptz,
    PRIMARY KEY (grain, kind, at)
);
CREATE INDEX due_at ON due (at);

-- By the name that both databases then know, for the kind that a key begins with.
CREATE FUNCTION instr(text, text) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT strpos($1, $2)';

-- Links that were asked for, until it is known whether there is such an account. No address in clear; a row names nobody when
-- what was typed could be nobody's.
CREATE TABLE link_request (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    act text NOT NULL CHECK (act IN ('activate-account', 'reset-password')),
    email_key text COLLATE "C",
    candidate_number bigint,
    filed_at timestamptz NOT NULL,
    lease_until timestamptz,
    attempts bigint NOT NULL DEFAULT 0
);

CREATE TABLE candidature_version (
    candidate_number bigint NOT NULL,
    registration_number bigint NOT NULL,
    version bigint NOT NULL,
    reference text COLLATE "C" NOT NULL,
    template bigint NOT NULL,
    inputs jsonb NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (candidate_number, registration_number, version)
);
CREATE UNIQUE INDEX version_reference ON candidature_version (reference);

CREATE TABLE secret (
    name text PRIMARY KEY,
    value bytea NOT NULL
);

CREATE TABLE data_protection_key (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    xml text NOT NULL
);

-- The national sequence of candidate numbers.
CREATE SEQUENCE candidate_number;
