-- What writes file elsewhere, in the commit of their rows. The row writer writes rows, which keep the state alone, and calls
-- this in the same statement; nothing is filed by whoever else touches a row. Before, rows held both, and triggers on them filed.
DROP TRIGGER IF EXISTS first_writes_filed ON OrleansStorage;
DROP TRIGGER IF EXISTS writes_filed ON OrleansStorage;
DROP FUNCTION IF EXISTS file_first_writes();
DROP FUNCTION IF EXISTS file_writes();
DROP FUNCTION IF EXISTS file_envelopes(text[], integer[], jsonb[]);
DROP TABLE IF EXISTS filing;

UPDATE OrleansQuery SET QueryText = 'SELECT @GrainStateVersion::integer AS NewGrainStateVersion;' WHERE QueryKey = 'WriteToStorageKey';

-- One call files all that a statement has written, each place of the arrays one write. It only copies.
CREATE FUNCTION file_writes(grains text[], versions integer[], bodies jsonb[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    kinds text[] := ARRAY(SELECT DISTINCT body #>> '{register,kind}' FROM unnest(bodies) AS body);
BEGIN
    -- An erasure waits here for what is being written of the candidate, so that all of it is seen below. The journal
    -- keeps who, when and what without its content.
    IF 'tombstone' = ANY (kinds) THEN
        PERFORM erase(written.version, written.body)
        FROM unnest(versions, bodies) AS written (version, body)
        WHERE written.body #>> '{register,kind}' = 'tombstone';
    END IF;

    DELETE FROM due WHERE grain = ANY (grains);

    WITH written AS MATERIALIZED (
        SELECT grain, version, body, (body ->> 'subject')::bigint AS subject, (body ->> 'at')::timestamptz AS at
        FROM unnest(grains, versions, bodies) AS given (grain, version, body)
    ), journaled AS (
        INSERT INTO journal (grain, grain_version, ordinal, subject, type, at, actor, version, payload)
        SELECT grain, written.version, ordinal - 1, subject, entry ->> 'type', (entry ->> 'at')::timestamptz, entry ->> 'actor',
            (entry ->> 'version')::bigint, CASE WHEN body #>> '{register,kind}' IS DISTINCT FROM 'tombstone' THEN entry -> 'payload' END
        FROM written, jsonb_array_elements(body -> 'events') WITH ORDINALITY AS list (entry, ordinal)
        ORDER BY grain, ordinal
    ), queued AS (
        INSERT INTO outbox (grain, grain_version, ordinal, candidate_number, mail, filed_at, not_before)
        SELECT grain, version, ordinal - 1, subject, entry -> 'mail', at, at
        FROM written, jsonb_array_elements(body -> 'mails') WITH ORDINALITY AS list (entry, ordinal)
        ORDER BY grain, ordinal
    ), told AS (
        INSERT INTO message (grain, grain_version, ordinal, candidate_number, registration_number, mail, sent_at)
        SELECT grain, version, ordinal - 1, subject, (entry ->> 'registration')::bigint, entry -> 'mail', at
        FROM written, jsonb_array_elements(body -> 'mails') WITH ORDINALITY AS list (entry, ordinal)
        WHERE (entry ->> 'isMessage')::boolean AND body #>> '{register,kind}' IS DISTINCT FROM 'tombstone'
        ORDER BY grain, ordinal
    ), due_later AS (
        INSERT INTO due (grain, kind, at)
        SELECT grain, entry ->> 'kind', (entry ->> 'at')::timestamptz
        FROM written, jsonb_array_elements(body -> 'due') AS entry
    )
    INSERT INTO candidature_version (candidate_number, registration_number, version, reference, template, inputs, at)
    SELECT (entry #>> '{candidature,candidate}')::bigint, (entry #>> '{candidature,registration}')::bigint, (entry ->> 'version')::bigint,
        entry ->> 'reference', (entry ->> 'template')::bigint, entry -> 'inputs', (entry ->> 'at')::timestamptz
    FROM written, jsonb_array_elements(body -> 'versions') AS entry;

    DELETE FROM link_request WHERE id = ANY (ARRAY(SELECT (body ->> 'linkRequest')::bigint FROM unnest(bodies) AS body WHERE body ? 'linkRequest'));

    IF 'candidature' = ANY (kinds) THEN
        INSERT INTO candidature (candidate_number, registration_number, session, service, state, active, version, category, establishment,
            signed, arrangement, created_at, updated_at, search)
        SELECT (register #>> '{id,candidate}')::bigint, (register #>> '{id,registration}')::bigint, register ->> 'session',
            register ->> 'serviceId', register ->> 'state', (register ->> 'active')::boolean, (register ->> 'version')::bigint,
            register ->> 'category', register ->> 'establishment', (register ->> 'signed')::boolean, (register ->> 'arrangement')::boolean,
            (register ->> 'createdAt')::timestamptz, (register ->> 'updatedAt')::timestamptz, register ->> 'search'
        FROM unnest(bodies) AS body, LATERAL (SELECT body -> 'register') AS filed (register)
        WHERE register ->> 'kind' = 'candidature'
        ON CONFLICT (candidate_number, registration_number) DO UPDATE SET
            session = excluded.session, service = excluded.service, state = excluded.state, active = excluded.active,
            version = excluded.version, category = excluded.category, establishment = excluded.establishment,
            signed = excluded.signed, arrangement = excluded.arrangement, created_at = excluded.created_at,
            updated_at = excluded.updated_at, search = excluded.search;
    END IF;

    IF 'account' = ANY (kinds) THEN
        INSERT INTO account (candidate_number, version, state, email, email_key, birth_name, first_names, birth_date, created_at,
            creation_request, search)
        SELECT (register ->> 'candidate')::bigint, version, register ->> 'state', register ->> 'email', register ->> 'emailKey',
            register ->> 'birthName', register ->> 'firstNames', register ->> 'birthDate', (register ->> 'createdAt')::timestamptz,
            register ->> 'creationRequest', register ->> 'search'
        FROM unnest(versions, bodies) AS written (version, body), LATERAL (SELECT body -> 'register') AS filed (register)
        WHERE register ->> 'kind' = 'account'
        ON CONFLICT (candidate_number) DO UPDATE SET
            version = excluded.version, state = excluded.state, email = excluded.email, email_key = excluded.email_key,
            birth_name = excluded.birth_name, first_names = excluded.first_names, birth_date = excluded.birth_date,
            created_at = excluded.created_at, creation_request = excluded.creation_request, search = excluded.search;
    END IF;

    -- Only a draft that is new asks whether its owner is still there.
    IF 'draft' = ANY (kinds) THEN
        UPDATE draft SET saved_at = (body #>> '{register,savedAt}')::timestamptz
        FROM unnest(grains, bodies) AS written (key, body)
        WHERE grain = key AND body #>> '{register,kind}' = 'draft';

        INSERT INTO draft (grain, candidate_number, service, saved_at)
        SELECT key, (register ->> 'candidate')::bigint, register ->> 'serviceId', (register ->> 'savedAt')::timestamptz
        FROM unnest(grains, bodies) AS written (key, body), LATERAL (SELECT body -> 'register') AS filed (register)
        WHERE register ->> 'kind' = 'draft' AND NOT EXISTS (SELECT 1 FROM draft WHERE grain = key);
    END IF;

    IF 'service' = ANY (kinds) THEN
        INSERT INTO service (id, version, session, academy, opening, closing, settings)
        SELECT register ->> 'id', version, register ->> 'session', register ->> 'academy', (register ->> 'opening')::timestamptz,
            (register ->> 'closing')::timestamptz, register -> 'settings'
        FROM unnest(versions, bodies) AS written (version, body), LATERAL (SELECT body -> 'register') AS filed (register)
        WHERE register ->> 'kind' = 'service'
        ON CONFLICT (id) DO UPDATE SET
            version = excluded.version, session = excluded.session, academy = excluded.academy,
            opening = excluded.opening, closing = excluded.closing, settings = excluded.settings;
    END IF;

    IF 'catalogue' = ANY (kinds) THEN
        INSERT INTO catalogue (id, version, content)
        SELECT 1, version, body #> '{register,content}'
        FROM unnest(versions, bodies) AS written (version, body)
        WHERE body #>> '{register,kind}' = 'catalogue'
        ON CONFLICT (id) DO UPDATE SET version = excluded.version, content = excluded.content;
    END IF;

    -- A new grain's first row, and what it files; one that exists already refuses the whole write.
    IF EXISTS (SELECT 1 FROM unnest(bodies) AS body WHERE jsonb_array_length(body -> 'spawn') > 0) THEN
        INSERT INTO OrleansStorage (GrainIdExtensionString, GrainTypeString, ServiceId, Version, PayloadBinary)
        SELECT entry ->> 'key', entry ->> 'kind', 'cyclades', 1, convert_to((entry -> 'row')::text, 'UTF8')
        FROM unnest(bodies) AS body, jsonb_array_elements(body -> 'spawn') AS entry
        ORDER BY entry ->> 'key';

        PERFORM file_writes(
            array_agg(entry ->> 'key' ORDER BY entry ->> 'key'),
            array_agg(1),
            array_agg(entry -> 'filing' ORDER BY entry ->> 'key'))
        FROM unnest(bodies) AS body, jsonb_array_elements(body -> 'spawn') AS entry;
    END IF;
END $$;

-- Erasure: the burned number stays, and the mails of this very write until they have left; all else about the candidate
-- goes. The rows of grains go first: whatever is being written of them has committed by then, or will find no row.
DROP FUNCTION IF EXISTS erase(text, integer, jsonb);
CREATE FUNCTION erase(erased_version integer, body jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    candidate text := body #>> '{register,candidate}';
    number bigint := candidate::bigint;
BEGIN
    -- The address may be another account's too, who has asked for a link.
    DELETE FROM link_request
    WHERE candidate_number = number OR email_key IN (
        SELECT email_key FROM account AS own
        WHERE candidate_number = number AND NOT EXISTS (
            SELECT 1 FROM account AS other WHERE other.email_key = own.email_key AND other.candidate_number <> number));
    INSERT INTO account (candidate_number, version, state) VALUES (number, erased_version, 'erased')
    ON CONFLICT (candidate_number) DO UPDATE SET
        version = excluded.version, state = excluded.state, email = NULL, email_key = NULL, birth_name = NULL, first_names = NULL,
        birth_date = NULL, created_at = NULL, creation_request = NULL, search = NULL;
    DELETE FROM OrleansStorage
    WHERE GrainIdExtensionString >= 'candidature/' || candidate || '/' AND GrainIdExtensionString < 'candidature/' || candidate || '0';
    DELETE FROM OrleansStorage
    WHERE GrainIdExtensionString >= 'draft/' || candidate || '/' AND GrainIdExtensionString < 'draft/' || candidate || '0';
    UPDATE journal SET payload = NULL WHERE subject = number;
    DELETE FROM message WHERE candidate_number = number;
    DELETE FROM outbox WHERE candidate_number = number;
    DELETE FROM candidature WHERE candidate_number = number;
    DELETE FROM candidature_version WHERE candidate_number = number;
END $$;

-- A deleted row leaves no trace: a draft is neither journaled nor mailed.
CREATE OR REPLACE FUNCTION forget_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM draft WHERE grain = OLD.GrainIdExtensionString;
    DELETE FROM due WHERE grain = OLD.GrainIdExtensionString;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER row_forgotten AFTER DELETE ON OrleansStorage FOR EACH ROW EXECUTE FUNCTION forget_row();

-- A candidature that is filed for the first time ends the draft that it came from.
CREATE OR REPLACE FUNCTION end_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM OrleansStorage WHERE GrainIdExtensionString IN (
        SELECT grain FROM draft WHERE candidate_number = NEW.candidate_number AND service = NEW.service);
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER candidature_ends_draft AFTER INSERT ON candidature FOR EACH ROW EXECUTE FUNCTION end_draft();

-- No draft is born after its owner was erased: a save that was on its way is refused (D41), and an erasure on its way is
-- waited for.
CREATE OR REPLACE FUNCTION ask_owner() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    standing text;
BEGIN
    SELECT state INTO standing FROM account WHERE candidate_number = NEW.candidate_number FOR SHARE;
    IF standing = 'erased' THEN
        RAISE EXCEPTION 'the owner of the draft is erased' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'draft_has_owner';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER draft_has_owner BEFORE INSERT ON draft FOR EACH ROW EXECUTE FUNCTION ask_owner();
