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

-- First write and update in one statement, so that what the triggers file is in the same commit. A write answers
-- the new version; one that came too late answers the version it came with, which is how the provider tells a conflict.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('WriteToStorageKey', '
    INSERT INTO OrleansStorage (GrainIdExtensionString, GrainTypeString, ServiceId, Version, PayloadBinary)
    SELECT @GrainIdExtensionString, @GrainTypeString, @ServiceId, 1, @PayloadBinary
    WHERE @GrainStateVersion IS NULL OR EXISTS (
        SELECT 1 FROM OrleansStorage
        WHERE GrainIdExtensionString = @GrainIdExtensionString AND GrainTypeString = @GrainTypeString AND ServiceId = @ServiceId)
    ON CONFLICT (GrainIdExtensionString, GrainTypeString, ServiceId) DO UPDATE
        SET Version = Version + 1, PayloadBinary = excluded.PayloadBinary
        WHERE Version = @GrainStateVersion
    RETURNING Version AS NewGrainStateVersion;
    SELECT @GrainStateVersion AS NewGrainStateVersion WHERE changes() = 0;
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

-- A migration that rewrites rows sets paused to 1 for its own transaction, so that nothing is filed again.
CREATE TABLE filing (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    paused INTEGER NOT NULL CHECK (paused IN (0, 1))
);
INSERT INTO filing (id, paused) VALUES (1, 0);

-- Filing. A view stands for "this envelope is to be filed", so that the text below is written once for first writes and
-- updates. Triggers only copy.
CREATE VIEW envelope AS SELECT NULL AS grain, NULL AS version, NULL AS body WHERE 0;

CREATE TRIGGER grain_first_filed AFTER INSERT ON OrleansStorage
WHEN (SELECT paused FROM filing) = 0
BEGIN
    INSERT INTO envelope (grain, version, body) VALUES (NEW.GrainIdExtensionString, NEW.Version, CAST(NEW.PayloadBinary AS TEXT));
END;

CREATE TRIGGER grain_filed AFTER UPDATE OF Version ON OrleansStorage
WHEN NEW.Version <> OLD.Version AND (SELECT paused FROM filing) = 0
BEGIN
    INSERT INTO envelope (grain, version, body) VALUES (NEW.GrainIdExtensionString, NEW.Version, CAST(NEW.PayloadBinary AS TEXT));
END;

-- A deleted row leaves no trace: a draft is neither journaled nor mailed.
CREATE TRIGGER grain_deleted AFTER DELETE ON OrleansStorage
WHEN (SELECT paused FROM filing) = 0
BEGIN
    DELETE FROM draft WHERE grain = OLD.GrainIdExtensionString;
    DELETE FROM due WHERE grain = OLD.GrainIdExtensionString;
END;

CREATE VIEW register AS SELECT NULL AS kind, NULL AS grain, NULL AS version, NULL AS row, NULL AS body WHERE 0;

CREATE TRIGGER envelope_filed INSTEAD OF INSERT ON envelope
BEGIN
    INSERT INTO journal (grain, grain_version, ordinal, subject, type, at, actor, version, payload)
    SELECT NEW.grain, NEW.version, entry.key, CAST(NEW.body ->> '$.subject' AS INTEGER),
        entry.value ->> '$.type', entry.value ->> '$.at', entry.value ->> '$.actor', entry.value ->> '$.version', entry.value -> '$.payload'
    FROM json_each(NEW.body, '$.events') AS entry;

    INSERT INTO outbox (grain, grain_version, ordinal, candidate_number, mail, filed_at, not_before)
    SELECT NEW.grain, NEW.version, entry.key, CAST(NEW.body ->> '$.subject' AS INTEGER),
        entry.value -> '$.mail', NEW.body ->> '$.at', NEW.body ->> '$.at'
    FROM json_each(NEW.body, '$.mails') AS entry;

    INSERT INTO message (grain, grain_version, ordinal, candidate_number, registration_number, mail, sent_at)
    SELECT NEW.grain, NEW.version, entry.key, CAST(NEW.body ->> '$.subject' AS INTEGER),
        entry.value ->> '$.registration', entry.value -> '$.mail', NEW.body ->> '$.at'
    FROM json_each(NEW.body, '$.mails') AS entry
    WHERE entry.value ->> '$.isMessage';

    DELETE FROM due WHERE grain = NEW.grain;
    INSERT INTO due (grain, kind, at)
    SELECT NEW.grain, entry.value ->> '$.kind', entry.value ->> '$.at'
    FROM json_each(NEW.body, '$.due') AS entry;

    INSERT INTO candidature_version (candidate_number, registration_number, version, reference, template, inputs, at)
    SELECT CAST(entry.value ->> '$.candidature.candidate' AS INTEGER), entry.value ->> '$.candidature.registration',
        entry.value ->> '$.version', entry.value ->> '$.reference', entry.value ->> '$.template',
        entry.value -> '$.inputs', entry.value ->> '$.at'
    FROM json_each(NEW.body, '$.versions') AS entry;

    DELETE FROM link_request WHERE id = NEW.body ->> '$.linkRequest';

    INSERT INTO register (kind, grain, version, row, body)
    SELECT NEW.body ->> '$.register.kind', NEW.grain, NEW.version, NEW.body -> '$.register', NEW.body
    WHERE NEW.body -> '$.register' IS NOT NULL;

    -- A new grain's first row: its own insertion files its envelope; one that exists already refuses the whole write.
    INSERT INTO OrleansStorage (GrainIdExtensionString, GrainTypeString, ServiceId, Version, PayloadBinary)
    SELECT entry.value ->> '$.key', entry.value ->> '$.kind', 'cyclades', 1, CAST(entry.value -> '$.envelope' AS BLOB)
    FROM json_each(NEW.body, '$.spawn') AS entry;
END;

CREATE TRIGGER account_registered INSTEAD OF INSERT ON register
WHEN NEW.kind = 'account'
BEGIN
    INSERT INTO account (candidate_number, version, state, email, email_key, birth_name, first_names, birth_date, created_at, creation_request, search)
    VALUES (CAST(NEW.row ->> '$.candidate' AS INTEGER), NEW.version, NEW.row ->> '$.state', NEW.row ->> '$.email', NEW.row ->> '$.emailKey',
        NEW.row ->> '$.birthName', NEW.row ->> '$.firstNames', NEW.row ->> '$.birthDate', NEW.row ->> '$.createdAt',
        NEW.row ->> '$.creationRequest', NEW.row ->> '$.search')
    ON CONFLICT (candidate_number) DO UPDATE SET
        version = excluded.version, state = excluded.state, email = excluded.email, email_key = excluded.email_key,
        birth_name = excluded.birth_name, first_names = excluded.first_names, birth_date = excluded.birth_date,
        created_at = excluded.created_at, creation_request = excluded.creation_request, search = excluded.search;
END;

CREATE TRIGGER candidature_registered INSTEAD OF INSERT ON register
WHEN NEW.kind = 'candidature'
BEGIN
    INSERT INTO candidature (candidate_number, registration_number, session, service, state, active, version, category, establishment,
        signed, arrangement, created_at, updated_at, search)
    VALUES (CAST(NEW.row ->> '$.id.candidate' AS INTEGER), NEW.row ->> '$.id.registration', NEW.row ->> '$.session', NEW.row ->> '$.serviceId',
        NEW.row ->> '$.state', NEW.row ->> '$.active', NEW.row ->> '$.version', NEW.row ->> '$.category', NEW.row ->> '$.establishment',
        NEW.row ->> '$.signed', NEW.row ->> '$.arrangement', NEW.row ->> '$.createdAt', NEW.row ->> '$.updatedAt', NEW.row ->> '$.search')
    ON CONFLICT (candidate_number, registration_number) DO UPDATE SET
        session = excluded.session, service = excluded.service, state = excluded.state, active = excluded.active,
        version = excluded.version, category = excluded.category, establishment = excluded.establishment,
        signed = excluded.signed, arrangement = excluded.arrangement, created_at = excluded.created_at,
        updated_at = excluded.updated_at, search = excluded.search;
END;

-- A candidature that is filed for the first time ends the draft that it came from.
CREATE TRIGGER candidature_ends_draft AFTER INSERT ON candidature
BEGIN
    DELETE FROM OrleansStorage WHERE GrainIdExtensionString IN (
        SELECT grain FROM draft WHERE candidate_number = NEW.candidate_number AND service = NEW.service);
END;

-- No draft is born after its owner was erased: a save that was on its way is refused (D41).
CREATE TRIGGER draft_has_owner BEFORE INSERT ON draft
WHEN EXISTS (SELECT 1 FROM account WHERE candidate_number = NEW.candidate_number AND state = 'erased')
BEGIN
    SELECT RAISE(ABORT, 'draft_has_owner');
END;

CREATE TRIGGER draft_registered INSTEAD OF INSERT ON register
WHEN NEW.kind = 'draft'
BEGIN
    INSERT INTO draft (grain, candidate_number, service, saved_at)
    VALUES (NEW.grain, CAST(NEW.row ->> '$.candidate' AS INTEGER), NEW.row ->> '$.serviceId', NEW.row ->> '$.savedAt')
    ON CONFLICT (grain) DO UPDATE SET saved_at = excluded.saved_at;
END;

CREATE TRIGGER service_registered INSTEAD OF INSERT ON register
WHEN NEW.kind = 'service'
BEGIN
    INSERT INTO service (id, version, session, academy, opening, closing, settings)
    VALUES (NEW.row ->> '$.id', NEW.version, NEW.row ->> '$.session', NEW.row ->> '$.academy',
        NEW.row ->> '$.opening', NEW.row ->> '$.closing', NEW.row -> '$.settings')
    ON CONFLICT (id) DO UPDATE SET
        version = excluded.version, session = excluded.session, academy = excluded.academy,
        opening = excluded.opening, closing = excluded.closing, settings = excluded.settings;
END;

CREATE TRIGGER catalogue_registered INSTEAD OF INSERT ON register
WHEN NEW.kind = 'catalogue'
BEGIN
    INSERT INTO catalogue (id, version, content) VALUES (1, NEW.version, NEW.row -> '$.content')
    ON CONFLICT (id) DO UPDATE SET version = excluded.version, content = excluded.content;
END;

-- Erasure: the burned number stays, and the mails of this very write until they have left; all else about the
-- candidate goes, and the journal keeps who, when and what without its content. The row itself keeps no envelope lists,
-- since the farewell's address is among them.
CREATE TRIGGER account_erased INSTEAD OF INSERT ON register
WHEN NEW.kind = 'tombstone'
BEGIN
    -- The address may be another account's too, who has asked for a link.
    DELETE FROM link_request
    WHERE candidate_number = CAST(NEW.row ->> '$.candidate' AS INTEGER)
        OR email_key IN (
            SELECT email_key FROM account AS own
            WHERE candidate_number = CAST(NEW.row ->> '$.candidate' AS INTEGER) AND NOT EXISTS (
                SELECT 1 FROM account AS other WHERE other.email_key = own.email_key AND other.candidate_number <> own.candidate_number));
    INSERT INTO account (candidate_number, version, state) VALUES (CAST(NEW.row ->> '$.candidate' AS INTEGER), NEW.version, 'erased')
    ON CONFLICT (candidate_number) DO UPDATE SET
        version = excluded.version, state = excluded.state, email = NULL, email_key = NULL, birth_name = NULL, first_names = NULL,
        birth_date = NULL, created_at = NULL, creation_request = NULL, search = NULL;
    UPDATE journal SET payload = NULL WHERE subject = CAST(NEW.row ->> '$.candidate' AS INTEGER);
    DELETE FROM message WHERE candidate_number = CAST(NEW.row ->> '$.candidate' AS INTEGER);
    DELETE FROM outbox WHERE candidate_number = CAST(NEW.row ->> '$.candidate' AS INTEGER)
        AND NOT (grain = NEW.grain AND grain_version = NEW.version);
    DELETE FROM candidature WHERE candidate_number = CAST(NEW.row ->> '$.candidate' AS INTEGER);
    DELETE FROM candidature_version WHERE candidate_number = CAST(NEW.row ->> '$.candidate' AS INTEGER);
    DELETE FROM OrleansStorage
    WHERE GrainIdExtensionString >= 'candidature/' || (NEW.row ->> '$.candidate') || '/'
        AND GrainIdExtensionString < 'candidature/' || (NEW.row ->> '$.candidate') || '0';
    DELETE FROM OrleansStorage
    WHERE GrainIdExtensionString >= 'draft/' || (NEW.row ->> '$.candidate') || '/'
        AND GrainIdExtensionString < 'draft/' || (NEW.row ->> '$.candidate') || '0';
    UPDATE OrleansStorage
    SET PayloadBinary = CAST(json_remove(NEW.body, '$.events', '$.mails', '$.versions', '$.spawn') AS BLOB)
    WHERE GrainIdExtensionString = NEW.grain;
END;
