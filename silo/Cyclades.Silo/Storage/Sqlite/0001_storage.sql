-- Rows of grains, and what their envelopes file in the same commit.
-- Instants are UTC texts of 28 characters, so that their order is that of time. Truth values are 0 and 1.

-- The statements that the storage provider reads at start, by the names that it asks for.
CREATE TABLE OrleansQuery (
    QueryKey TEXT NOT NULL PRIMARY KEY,
    QueryText TEXT NOT NULL
) WITHOUT ROWID;

-- One row a grain. The provider offers hashes and numeric keys too; the text key is the row's only name here, and it
-- is NOT NULL: a key that parses as a hexadecimal number arrives without its text, and is refused.
CREATE TABLE OrleansStorage (
    GrainIdExtensionString TEXT NOT NULL CHECK (instr(GrainIdExtensionString, '/') > 1),
    GrainTypeString TEXT NOT NULL,
    ServiceId TEXT NOT NULL,
    Version INTEGER NOT NULL,
    PayloadBinary BLOB NOT NULL,
    CONSTRAINT grain_row UNIQUE (GrainIdExtensionString, GrainTypeString, ServiceId)
);

-- Rows are written by the row writer, which files too; the provider's own write stores nothing and is answered as a conflict.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('WriteToStorageKey', '
    SELECT @GrainStateVersion AS NewGrainStateVersion;
'),
('ReadFromStorageKey', '
    SELECT PayloadBinary, Version FROM OrleansStorage
    WHERE GrainIdExtensionString = @GrainIdExtensionString AND GrainTypeString = @GrainTypeString AND ServiceId = @ServiceId;
'),
('ClearStorageKey', '
    DELETE FROM OrleansStorage
    WHERE GrainIdExtensionString = @GrainIdExtensionString AND GrainTypeString = @GrainTypeString AND ServiceId = @ServiceId
        AND Version = @GrainStateVersion
    RETURNING Version + 1 AS NewGrainStateVersion;
    SELECT @GrainStateVersion AS NewGrainStateVersion WHERE changes() = 0;
'),
('DeleteStorageKey', '
    DELETE FROM OrleansStorage
    WHERE GrainIdExtensionString = @GrainIdExtensionString AND GrainTypeString = @GrainTypeString AND ServiceId = @ServiceId
        AND Version = @GrainStateVersion
    RETURNING Version + 1 AS NewGrainStateVersion;
    SELECT @GrainStateVersion AS NewGrainStateVersion WHERE changes() = 0;
');

-- What happened, in the order of commits. An erased subject's entries stay, without their payload.
CREATE TABLE journal (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    grain TEXT NOT NULL,
    grain_version INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    subject INTEGER,
    type TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    version INTEGER NOT NULL,
    payload TEXT,
    CONSTRAINT journal_once UNIQUE (grain, grain_version, ordinal)
);
CREATE INDEX journal_subject ON journal (subject) WHERE subject IS NOT NULL;

CREATE TABLE account (
    candidate_number INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'active', 'erased')),
    email TEXT,
    email_key TEXT,
    birth_name TEXT,
    first_names TEXT,
    birth_date TEXT,
    created_at TEXT,
    creation_request TEXT,
    search TEXT
);
CREATE UNIQUE INDEX account_email ON account (email_key) WHERE state = 'active';
CREATE INDEX account_pending_email ON account (email_key) WHERE state = 'pending';
CREATE UNIQUE INDEX account_creation_request ON account (creation_request) WHERE creation_request IS NOT NULL;

CREATE TABLE candidature (
    candidate_number INTEGER NOT NULL,
    registration_number INTEGER NOT NULL,
    session TEXT NOT NULL,
    service TEXT NOT NULL,
    state TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    version INTEGER NOT NULL,
    category TEXT NOT NULL,
    establishment TEXT,
    signed INTEGER NOT NULL CHECK (signed IN (0, 1)),
    arrangement INTEGER NOT NULL CHECK (arrangement IN (0, 1)),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    search TEXT NOT NULL,
    PRIMARY KEY (candidate_number, registration_number)
);
CREATE UNIQUE INDEX candidature_session ON candidature (candidate_number, session) WHERE active = 1;

CREATE TABLE draft (
    grain TEXT NOT NULL PRIMARY KEY,
    candidate_number INTEGER NOT NULL,
    service TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    UNIQUE (candidate_number, service)
);

CREATE TABLE service (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    session TEXT NOT NULL,
    academy TEXT NOT NULL,
    opening TEXT NOT NULL,
    closing TEXT NOT NULL,
    settings TEXT NOT NULL
);

-- What all services share: one row.
CREATE TABLE catalogue (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL,
    content TEXT NOT NULL
);

-- Mails that have not left. not_before is also the lease of whoever has taken the row.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    grain TEXT NOT NULL,
    grain_version INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    candidate_number INTEGER,
    mail TEXT NOT NULL,
    filed_at TEXT NOT NULL,
    not_before TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    refused_reason TEXT,
    CONSTRAINT outbox_once UNIQUE (grain, grain_version, ordinal)
);
CREATE INDEX outbox_ready ON outbox (not_before) WHERE refused_reason IS NULL;
CREATE INDEX outbox_subject ON outbox (candidate_number);

CREATE TABLE message (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    grain TEXT NOT NULL,
    grain_version INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    candidate_number INTEGER NOT NULL,
    registration_number INTEGER,
    mail TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    read_at TEXT,
    CONSTRAINT message_once UNIQUE (grain, grain_version, ordinal)
);
CREATE INDEX message_of_candidate ON message (candidate_number, id);

CREATE TABLE due (
    grain TEXT NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    lease_until TEXT,
    PRIMARY KEY (grain, kind, at)
);
CREATE INDEX due_at ON due (at);

-- Links that were asked for, until it is known whether there is such an account. No address in clear; a row names nobody when
-- what was typed could be nobody's.
CREATE TABLE link_request (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    act TEXT NOT NULL CHECK (act IN ('activate-account', 'reset-password')),
    email_key TEXT,
    candidate_number INTEGER,
    filed_at TEXT NOT NULL,
    lease_until TEXT,
    attempts INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE candidature_version (
    candidate_number INTEGER NOT NULL,
    registration_number INTEGER NOT NULL,
    version INTEGER NOT NULL,
    reference TEXT NOT NULL,
    template INTEGER NOT NULL,
    inputs TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (candidate_number, registration_number, version)
);
CREATE UNIQUE INDEX version_reference ON candidature_version (reference);

CREATE TABLE secret (
    name TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
);

CREATE TABLE data_protection_key (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    xml TEXT NOT NULL
);

-- The national sequence of candidate numbers: one row, the last number given.
CREATE TABLE candidate_number (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    last INTEGER NOT NULL
);
INSERT INTO candidate_number (id, last) VALUES (1, 0);
