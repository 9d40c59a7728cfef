-- What a write files elsewhere, in the commit of its row. The row writer writes the row, which keeps the state alone, and
-- hands over what is to be filed; nothing is filed by whoever else touches a row. Before, the row held both, and triggers on it filed.
DROP TRIGGER IF EXISTS grain_first_filed;
DROP TRIGGER IF EXISTS grain_filed;
DROP TRIGGER IF EXISTS grain_deleted;
DROP TRIGGER IF EXISTS candidature_ends_draft;
DROP TRIGGER IF EXISTS draft_has_owner;
DROP VIEW IF EXISTS envelope;
DROP VIEW IF EXISTS register;
DROP TABLE IF EXISTS filing;

UPDATE OrleansQuery SET QueryText = 'SELECT @GrainStateVersion AS NewGrainStateVersion;' WHERE QueryKey = 'WriteToStorageKey';

-- A deleted row leaves no trace: a draft is neither journaled nor mailed.
CREATE TRIGGER grain_deleted AFTER DELETE ON OrleansStorage
BEGIN
    DELETE FROM draft WHERE grain = OLD.GrainIdExtensionString;
    DELETE FROM due WHERE grain = OLD.GrainIdExtensionString;
END;

-- A view stands for "this write is to be filed", and another for "this row of the register", each kind of which has its own
-- trigger. Triggers only copy.
CREATE VIEW filing AS SELECT NULL AS grain, NULL AS version, NULL AS body WHERE 0;

CREATE VIEW register AS SELECT NULL AS kind, NULL AS grain, NULL AS version, NULL AS row WHERE 0;

CREATE TRIGGER write_filed INSTEAD OF INSERT ON filing
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

    INSERT INTO register (kind, grain, version, row)
    SELECT NEW.body ->> '$.register.kind', NEW.grain, NEW.version, NEW.body -> '$.register'
    WHERE NEW.body -> '$.register' IS NOT NULL;

    -- A new grain's first row, and what it files; one that exists already refuses the whole write.
    INSERT INTO OrleansStorage (GrainIdExtensionString, GrainTypeString, ServiceId, Version, PayloadBinary)
    SELECT entry.value ->> '$.key', entry.value ->> '$.kind', 'cyclades', 1, CAST(entry.value -> '$.row' AS BLOB)
    FROM json_each(NEW.body, '$.spawn') AS entry;

    INSERT INTO filing (grain, version, body)
    SELECT entry.value ->> '$.key', 1, entry.value -> '$.filing'
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
-- candidate goes, and the journal keeps who, when and what without its content.
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
END;
