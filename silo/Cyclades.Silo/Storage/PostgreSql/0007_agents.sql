-- Agents of the académie's side, and what their lists and exports need to know of a candidature.
CREATE TABLE agent (
    id text COLLATE "C" PRIMARY KEY,
    name text NOT NULL,
    role text NOT NULL,
    academy text,
    establishment text,
    disabled boolean NOT NULL
);

ALTER TABLE candidature
    ADD COLUMN academy text NOT NULL DEFAULT '',
    ADD COLUMN received boolean NOT NULL DEFAULT false,
    ADD COLUMN documents_missing boolean NOT NULL DEFAULT false,
    ADD COLUMN birth_name text NOT NULL DEFAULT '',
    ADD COLUMN first_names text NOT NULL DEFAULT '',
    ADD COLUMN birth_date text NOT NULL DEFAULT '';

-- Those that are there already say it in their grain's row.
UPDATE candidature SET
    academy = split_part(service, '/', 2),
    birth_name = COALESCE(kept.state #>> '{identity,birthName}', ''),
    first_names = COALESCE(kept.state #>> '{identity,firstNames}', ''),
    birth_date = COALESCE(lpad(kept.state #>> '{identity,birthDate,day}', 2, '0') || '/', '')
        || COALESCE(lpad(kept.state #>> '{identity,birthDate,month}', 2, '0') || '/', '')
        || COALESCE(lpad(kept.state #>> '{identity,birthDate,year}', 4, '0'), '')
FROM (
    SELECT GrainIdExtensionString AS grain, convert_from(PayloadBinary, 'UTF8')::jsonb -> 'state' AS state
    FROM OrleansStorage WHERE GrainIdExtensionString >= 'candidature/' AND GrainIdExtensionString < 'candidature0'
) AS kept
WHERE kept.grain = 'candidature/' || lpad(candidate_number::text, 11, '0') || '/' || lpad(registration_number::text, GREATEST(3, length(registration_number::text)), '0');

CREATE INDEX candidature_of_service ON candidature (service COLLATE "C", candidate_number, registration_number);

-- One call files all that a statement has written, each place of the arrays one write. It only copies.
CREATE OR REPLACE FUNCTION file_writes(grains text[], versions integer[], bodies jsonb[]) RETURNS void LANGUAGE plpgsql AS $$
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
        INSERT INTO candidature (candidate_number, registration_number, session, service, academy, state, active, version, category,
            establishment, signed, received, arrangement, documents_missing, birth_name, first_names, birth_date, created_at, updated_at, search)
        SELECT (register #>> '{id,candidate}')::bigint, (register #>> '{id,registration}')::bigint, register ->> 'session',
            register ->> 'serviceId', register ->> 'academy', register ->> 'state', (register ->> 'active')::boolean,
            (register ->> 'version')::bigint, register ->> 'category', register ->> 'establishment', (register ->> 'signed')::boolean,
            (register ->> 'received')::boolean, (register ->> 'arrangement')::boolean, (register ->> 'documentsMissing')::boolean,
            register ->> 'birthName', register ->> 'firstNames', register ->> 'birthDate',
            (register ->> 'createdAt')::timestamptz, (register ->> 'updatedAt')::timestamptz, register ->> 'search'
        FROM unnest(bodies) AS body, LATERAL (SELECT body -> 'register') AS filed (register)
        WHERE register ->> 'kind' = 'candidature'
        ON CONFLICT (candidate_number, registration_number) DO UPDATE SET
            session = excluded.session, service = excluded.service, academy = excluded.academy, state = excluded.state,
            active = excluded.active, version = excluded.version, category = excluded.category, establishment = excluded.establishment,
            signed = excluded.signed, received = excluded.received, arrangement = excluded.arrangement,
            documents_missing = excluded.documents_missing, birth_name = excluded.birth_name, first_names = excluded.first_names,
            birth_date = excluded.birth_date, created_at = excluded.created_at, updated_at = excluded.updated_at, search = excluded.search;
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

    IF 'agent' = ANY (kinds) THEN
        INSERT INTO agent (id, name, role, academy, establishment, disabled)
        SELECT register ->> 'id', register ->> 'name', register ->> 'role', register ->> 'academy', register ->> 'establishment',
            (register ->> 'disabled')::boolean
        FROM unnest(bodies) AS body, LATERAL (SELECT body -> 'register') AS filed (register)
        WHERE register ->> 'kind' = 'agent'
        ON CONFLICT (id) DO UPDATE SET
            name = excluded.name, role = excluded.role, academy = excluded.academy, establishment = excluded.establishment,
            disabled = excluded.disabled;
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
