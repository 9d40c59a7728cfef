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

-- First write and update in one statement, so that what the triggers file is in the same commit. A write answers
-- the new version; one that came too late answers the version it came with, which is how the provider tells a conflict.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('WriteToStorageKey', '
    WITH written AS (
        INSERT INTO OrleansStorage AS stored (GrainIdExtensionString, GrainTypeString, ServiceId, Version, PayloadBinary)
        SELECT @GrainIdExtensionString, @GrainTypeString, @ServiceId, 1, @PayloadBinary
        WHERE @GrainStateVersion::integer IS NULL OR EXISTS (
            SELECT 1 FROM OrleansStorage
            WHERE GrainIdExtensionString = @GrainIdExtensionString AND GrainTypeString = @GrainTypeString AND ServiceId = @ServiceId)
        ON CONFLICT ON CONSTRAINT grain_row DO UPDATE
            SET Version = stored.Version + 1, PayloadBinary = excluded.PayloadBinary
            WHERE stored.Version = @GrainStateVersion::integer
        RETURNING Version
    )
    SELECT Version AS NewGrainStateVersion FROM written
    UNION ALL
    SELECT @GrainStateVersion::integer WHERE NOT EXISTS (SELECT 1 FROM written);
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

-- A migration that rewrites rows sets paused to 1 for its own transaction, so that nothing is filed again.
CREATE TABLE filing (
    id integer PRIMARY KEY CHECK (id = 1),
    paused integer NOT NULL CHECK (paused IN (0, 1))
);
INSERT INTO filing (id, paused) VALUES (1, 0);

-- Filing. One call files the envelopes of all rows that a statement has written. It only copies.
CREATE FUNCTION file_envelopes(grains text[], versions integer[], bodies jsonb[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    kinds text[] := ARRAY(SELECT DISTINCT body #>> '{register,kind}' FROM unnest(bodies) AS body);
BEGIN
    -- An erasure waits here for what is being written of the candidate, so that all of it is seen below. The journal
    -- keeps who, when and what without its content.
    IF 'tombstone' = ANY (kinds) THEN
        PERFORM erase(written.grain, written.version, written.body)
        FROM unnest(grains, versions, bodies) AS written (grain, version, body)
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

    -- A new grain's first row: its own insertion files its envelope; one that exists already refuses the whole write.
    IF EXISTS (SELECT 1 FROM unnest(bodies) AS body WHERE jsonb_array_length(body -> 'spawn') > 0) THEN
        INSERT INTO OrleansStorage (GrainIdExtensionString, GrainTypeString, ServiceId, Version, PayloadBinary)
        SELECT entry ->> 'key', entry ->> 'kind', 'cyclades', 1, convert_to((entry -> 'envelope')::text, 'UTF8')
        FROM unnest(bodies) AS body, jsonb_array_elements(body -> 'spawn') AS entry
        ORDER BY entry ->> 'key';
    END IF;
END $$;

-- Erasure: the burned number stays, and the mails of this very write until they have left; all else about the candidate
-- goes. The rows of grains go first: whatever is being written of them has committed by then, or will find no row.
-- The erased row itself keeps no envelope lists, since the farewell's address is among them.
CREATE FUNCTION erase(erased_grain text, erased_version integer, body jsonb) RETURNS void LANGUAGE plpgsql AS $$
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
    UPDATE OrleansStorage
    SET PayloadBinary = convert_to((body - '{events,mails,versions,spawn}'::text[])::text, 'UTF8')
    WHERE GrainIdExtensionString = erased_grain;
END $$;

CREATE FUNCTION file_first_writes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM written) AND (SELECT paused FROM filing) = 0 THEN
        PERFORM file_envelopes(
            array_agg(GrainIdExtensionString ORDER BY GrainIdExtensionString),
            array_agg(Version ORDER BY GrainIdExtensionString),
            array_agg(convert_from(PayloadBinary, 'UTF8')::jsonb ORDER BY GrainIdExtensionString))
        FROM written;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER first_writes_filed AFTER INSERT ON OrleansStorage
REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION file_first_writes();

-- A rewrite that does not move the version files nothing.
CREATE FUNCTION file_writes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    grains text[];
    versions integer[];
    bodies jsonb[];
BEGIN
    IF EXISTS (SELECT 1 FROM written) AND (SELECT paused FROM filing) = 0 THEN
        SELECT array_agg(GrainIdExtensionString ORDER BY GrainIdExtensionString),
            array_agg(written.Version ORDER BY GrainIdExtensionString),
            array_agg(convert_from(written.PayloadBinary, 'UTF8')::jsonb ORDER BY GrainIdExtensionString)
        INTO grains, versions, bodies
        FROM written JOIN before USING (GrainIdExtensionString, GrainTypeString, ServiceId)
        WHERE written.Version <> before.Version;
        IF grains IS NOT NULL THEN
            PERFORM file_envelopes(grains, versions, bodies);
        END IF;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER writes_filed AFTER UPDATE ON OrleansStorage
REFERENCING OLD TABLE AS before NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION file_writes();

-- A deleted row leaves no trace: a draft is neither journaled nor mailed.
CREATE FUNCTION forget_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT paused FROM filing) = 0 THEN
        DELETE FROM draft WHERE grain = OLD.GrainIdExtensionString;
        DELETE FROM due WHERE grain = OLD.GrainIdExtensionString;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER row_forgotten AFTER DELETE ON OrleansStorage FOR EACH ROW EXECUTE FUNCTION forget_row();

-- A candidature that is filed for the first time ends the draft that it came from.
CREATE FUNCTION end_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM OrleansStorage WHERE GrainIdExtensionString IN (
        SELECT grain FROM draft WHERE candidate_number = NEW.candidate_number AND service = NEW.service);
    RETURN NULL;
END $$;

CREATE TRIGGER candidature_ends_draft AFTER INSERT ON candidature FOR EACH ROW EXECUTE FUNCTION end_draft();

-- No draft is born after its owner was erased: a save that was on its way is refused (D41), and an erasure on its way is
-- waited for.
CREATE FUNCTION ask_owner() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    standing text;
BEGIN
    SELECT state INTO standing FROM account WHERE candidate_number = NEW.candidate_number FOR SHARE;
    IF standing = 'erased' THEN
        RAISE EXCEPTION 'the owner of the draft is erased' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'draft_has_owner';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER draft_has_owner BEFORE INSERT ON draft FOR EACH ROW EXECUTE FUNCTION ask_owner();
