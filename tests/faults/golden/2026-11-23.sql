


SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;





COMMENT ON SCHEMA public IS 'standard public schema';



CREATE FUNCTION public.ask_owner() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    standing text;
BEGIN
    SELECT state INTO standing FROM account WHERE candidate_number = NEW.candidate_number FOR SHARE;
    IF standing = 'erased' THEN
        RAISE EXCEPTION 'the owner of the draft is erased' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'draft_has_owner';
    END IF;
    RETURN NEW;
END $$;



CREATE FUNCTION public.begin_journal_generation() RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    LOCK TABLE journal IN SHARE ROW EXCLUSIVE MODE;
    INSERT INTO journal_generation (number, origin, after)
    SELECT number + 1, database_origin(), (SELECT last_value FROM journal_position_seq)
    FROM journal_generation
    WHERE number = (SELECT max(number) FROM journal_generation) AND origin <> database_origin();
END $$;



CREATE FUNCTION public.database_origin() RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT concat_ws('/',
        (SELECT system_identifier FROM pg_control_system()),
        (SELECT oid FROM pg_database WHERE datname = current_database()),
        left(pg_walfile_name(pg_current_wal_lsn()), 8))
$$;



CREATE FUNCTION public.end_draft() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM OrleansStorage WHERE GrainIdExtensionString IN (
        SELECT grain FROM draft WHERE candidate_number = NEW.candidate_number AND service = NEW.service);
    RETURN NULL;
END $$;



CREATE FUNCTION public.erase(erased_grain text, erased_version integer, body jsonb) RETURNS void
    LANGUAGE plpgsql
    AS $$
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



CREATE FUNCTION public.file_envelopes(grains text[], versions integer[], bodies jsonb[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
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



CREATE FUNCTION public.file_first_writes() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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



CREATE FUNCTION public.file_writes() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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



CREATE FUNCTION public.forget_row() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF (SELECT paused FROM filing) = 0 THEN
        DELETE FROM draft WHERE grain = OLD.GrainIdExtensionString;
        DELETE FROM due WHERE grain = OLD.GrainIdExtensionString;
    END IF;
    RETURN NULL;
END $$;



CREATE FUNCTION public.instr(text, text) RETURNS integer
    LANGUAGE sql IMMUTABLE
    AS $_$SELECT strpos($1, $2)$_$;


SET default_tablespace = '';

SET default_table_access_method = heap;


CREATE TABLE public.account (
    candidate_number bigint NOT NULL,
    version bigint NOT NULL,
    state text NOT NULL,
    email text,
    email_key text COLLATE pg_catalog."C",
    birth_name text,
    first_names text,
    birth_date text,
    created_at timestamp with time zone,
    creation_request text COLLATE pg_catalog."C",
    search text,
    CONSTRAINT account_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'active'::text, 'erased'::text])))
)
WITH (fillfactor='80');



CREATE SEQUENCE public.candidate_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;



CREATE TABLE public.candidature (
    candidate_number bigint NOT NULL,
    registration_number bigint NOT NULL,
    session text NOT NULL COLLATE pg_catalog."C",
    service text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL,
    active boolean NOT NULL,
    version bigint NOT NULL,
    category text NOT NULL,
    establishment text,
    signed boolean NOT NULL,
    arrangement boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    search text NOT NULL
)
WITH (fillfactor='80');



CREATE TABLE public.candidature_version (
    candidate_number bigint NOT NULL,
    registration_number bigint NOT NULL,
    version bigint NOT NULL,
    reference text NOT NULL COLLATE pg_catalog."C",
    template bigint NOT NULL,
    inputs jsonb NOT NULL,
    at timestamp with time zone NOT NULL
);



CREATE TABLE public.catalogue (
    id integer NOT NULL,
    version bigint NOT NULL,
    content jsonb NOT NULL,
    CONSTRAINT catalogue_id_check CHECK ((id = 1))
);



CREATE TABLE public.clock (
    id integer NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    "position" bigint NOT NULL,
    CONSTRAINT clock_id_check CHECK ((id = 1))
);



CREATE TABLE public.cluster_member (
    cluster text NOT NULL COLLATE pg_catalog."C",
    address text NOT NULL COLLATE pg_catalog."C",
    port integer NOT NULL,
    start_number integer NOT NULL,
    name text NOT NULL,
    host text NOT NULL,
    status integer NOT NULL,
    gateway_port integer NOT NULL,
    suspected text,
    started_at timestamp with time zone NOT NULL,
    alive_at timestamp with time zone NOT NULL
);



CREATE TABLE public.cluster_version (
    cluster text NOT NULL COLLATE pg_catalog."C",
    version integer DEFAULT 0 NOT NULL
);



CREATE TABLE public.data_protection_key (
    id bigint NOT NULL,
    name text NOT NULL,
    xml text NOT NULL
);



ALTER TABLE public.data_protection_key ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.data_protection_key_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.draft (
    grain text NOT NULL COLLATE pg_catalog."C",
    candidate_number bigint NOT NULL,
    service text NOT NULL COLLATE pg_catalog."C",
    saved_at timestamp with time zone NOT NULL
)
WITH (fillfactor='80');



CREATE TABLE public.due (
    grain text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    at timestamp with time zone NOT NULL,
    lease_until timestamp with time zone
);



CREATE TABLE public.filing (
    id integer NOT NULL,
    paused integer NOT NULL,
    CONSTRAINT filing_id_check CHECK ((id = 1)),
    CONSTRAINT filing_paused_check CHECK ((paused = ANY (ARRAY[0, 1])))
);



CREATE TABLE public.journal (
    transaction xid8 DEFAULT pg_current_xact_id() NOT NULL,
    "position" bigint NOT NULL,
    grain text NOT NULL COLLATE pg_catalog."C",
    grain_version bigint NOT NULL,
    ordinal bigint NOT NULL,
    subject bigint,
    type text NOT NULL,
    at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    version bigint NOT NULL,
    payload jsonb
);



CREATE TABLE public.journal_generation (
    number integer NOT NULL,
    id text DEFAULT replace((gen_random_uuid())::text, '-'::text, ''::text) NOT NULL COLLATE pg_catalog."C",
    origin text NOT NULL COLLATE pg_catalog."C",
    after bigint NOT NULL
);



ALTER TABLE public.journal ALTER COLUMN "position" ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.journal_position_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.link_request (
    id bigint NOT NULL,
    act text NOT NULL,
    email_key text COLLATE pg_catalog."C",
    candidate_number bigint,
    filed_at timestamp with time zone NOT NULL,
    lease_until timestamp with time zone,
    attempts bigint DEFAULT 0 NOT NULL,
    CONSTRAINT link_request_act_check CHECK ((act = ANY (ARRAY['activate-account'::text, 'reset-password'::text])))
);



ALTER TABLE public.link_request ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.link_request_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.message (
    id bigint NOT NULL,
    grain text NOT NULL COLLATE pg_catalog."C",
    grain_version bigint NOT NULL,
    ordinal bigint NOT NULL,
    candidate_number bigint NOT NULL,
    registration_number bigint,
    mail jsonb NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone
);



ALTER TABLE public.message ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.message_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.migration (
    number integer NOT NULL,
    name text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);



CREATE TABLE public.orleansquery (
    querykey text NOT NULL,
    querytext text NOT NULL
);



CREATE TABLE public.orleansstorage (
    grainidextensionstring text NOT NULL COLLATE pg_catalog."C",
    graintypestring text NOT NULL COLLATE pg_catalog."C",
    serviceid text NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    payloadbinary bytea NOT NULL,
    CONSTRAINT orleansstorage_grainidextensionstring_check CHECK ((strpos(grainidextensionstring, '/'::text) > 1))
)
WITH (fillfactor='50', toast_tuple_target='8160');



CREATE TABLE public.outbox (
    id bigint NOT NULL,
    grain text NOT NULL COLLATE pg_catalog."C",
    grain_version bigint NOT NULL,
    ordinal bigint NOT NULL,
    candidate_number bigint,
    mail jsonb NOT NULL,
    filed_at timestamp with time zone NOT NULL,
    not_before timestamp with time zone NOT NULL,
    attempts bigint DEFAULT 0 NOT NULL,
    refused_reason text
);



ALTER TABLE public.outbox ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.outbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.secret (
    name text NOT NULL,
    value bytea NOT NULL
);



CREATE TABLE public.service (
    id text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    session text NOT NULL,
    academy text NOT NULL,
    opening timestamp with time zone NOT NULL,
    closing timestamp with time zone NOT NULL,
    settings jsonb NOT NULL
);



INSERT INTO public.account VALUES (4, 4, 'active', 'nouvelle@example.fr', 'eea7008495986dfb54f3ce27d1b8850aaa0b49862714a1be4eba713cbda42e50', 'Lamy', 'Paul', '30/05/1985', '2026-11-23 19:40:00.420521+00', 'b1fd073e-cd92-947d-4b6b-d9bd0380b1f2', '00000000004 LAMY PAUL');
INSERT INTO public.account VALUES (3, 4, 'active', 'mineure@example.fr', '3b4a9f8436cad97d8ecf0a631724a3647a2572a616a61ee04294f41b1ea5c3e3', 'Lamy', 'Paul', '01/03/2014', '2026-11-23 19:40:00.022316+00', '86a95ec1-5bda-bd57-3f8e-e610398f9334', '00000000003 LAMY PAUL');
INSERT INTO public.account VALUES (1, 7, 'active', 'chargee@example.fr', '55159b3921a6bd48ad55424ccf2dc436c64a1f9eceec300beecc08963ddacbb1', 'Lamy', 'Paul', '30/05/1985', '2026-11-23 19:39:58.893128+00', '8286d046-9740-a3e4-95cf-ff46699c73c4', '00000000001 LAMY PAUL');
INSERT INTO public.account VALUES (2, 5, 'active', 'signataire@example.fr', 'f38dc74284218be2db4fbc17af1edc36ad96902ea0b8ca91c6b4c67e30c428bf', 'Lamy', 'Paul', '30/05/1985', '2026-11-23 19:39:59.685199+00', '17c1e39c-e46c-828e-4e02-21be0f3b5358', '00000000002 LAMY PAUL');
INSERT INTO public.account VALUES (5, 3, 'erased', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.account VALUES (6, 1, 'pending', 'inactive@example.fr', '919c816dd3c7da0ee6f52338084de57aab274d0517d9498aac6b409ec60226a5', 'Lamy', 'Paul', '30/05/1985', '2026-11-23 19:40:03.923764+00', 'f7c41989-7910-0de8-c538-b43608b76a1f', '00000000006 LAMY PAUL');



INSERT INTO public.candidature VALUES (3, 2, 'CFG-2028-02', 'CFG-2028-02/19', 'registered', true, 1, '520', 'CNED', false, false, '2026-11-23 19:40:02.030575+00', '2026-11-23 19:40:02.030575+00', '00000000003 LAMY PAUL');
INSERT INTO public.candidature VALUES (3, 1, 'CFG-2028-01', 'CFG-2028-01/19', 'registered', true, 1, '520', 'CNED', false, false, '2026-11-23 19:40:01.345395+00', '2026-11-23 19:40:02.080409+00', '00000000003 LAMY PAUL');
INSERT INTO public.candidature VALUES (1, 1, 'CFG-2028-01', 'CFG-2028-01/19', 'registered', true, 3, '520', 'CNED', false, false, '2026-11-23 19:40:02.0944+00', '2026-11-23 19:40:02.188882+00', '00000000001 LAMY PAUL');
INSERT INTO public.candidature VALUES (2, 1, 'CFG-2028-01', 'CFG-2028-01/19', 'withdrawnByCandidate', false, 1, '520', 'CNED', false, false, '2026-11-23 19:40:02.99136+00', '2026-11-23 19:40:03.014338+00', '00000000002 LAMY PAUL');
INSERT INTO public.candidature VALUES (2, 2, 'CFG-2028-02', 'CFG-2028-02/19', 'registered', true, 1, '520', 'CNED', true, false, '2026-11-23 19:40:03.025492+00', '2026-11-23 19:40:03.541398+00', '00000000002 LAMY PAUL');



INSERT INTO public.candidature_version VALUES (3, 1, 1, 'YZGP-29QA-QYPD-6YNX', 1, '{"tests": [{"rows": [{"code": "001", "form": "Ponctuel", "label": "Entretien avec le jury", "state": "Inscrit"}], "title": "EPREUVE(S) PONCTUELLE(S)"}], "session": "CFG-2028-01", "version": 1, "category": {"code": "520", "label": "INDIVIDUEL"}, "checkUrl": "http://localhost:5080/verification/YZGP-29QA-QYPD-6YNX", "editedOn": "2026-11-23", "identity": {"email": "mineure@example.fr", "civility": "MONSIEUR", "birthDate": "01/03/2014", "telephone": "0634467172", "birthPlace": "RENNES - 035", "familyName": "LAMY", "firstNames": "Paul", "nationality": "Français", "postalAddress": ["1 rue de la Paix", "51000 CHALONS EN CHAMPAGNE"]}, "template": 1, "candidate": "00000000003", "examTitle": "CERTIFICAT DE FORMATION GENERALE", "reference": "YZGP-29QA-QYPD-6YNX", "versionAt": "2026-11-23T20:40:01.3453948+01:00", "letterhead": {"region": ["RÉGION ACADÉMIQUE", "GRAND EST"], "academy": "Reims", "service": ["Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE"], "ministries": ["MINISTÈRE DE L''ÉDUCATION NATIONALE"], "serviceEmail": "a@a.fr"}, "returnDate": "2027-06-13", "pressConsent": false, "registration": 1, "establishment": {"name": "CNED"}, "representative": "Anne Lamy", "arrangementAsked": false, "administrativeReference": "ACADÉMIE DE REIMS 1 1", "localAuthoritiesConsent": false}', '2026-11-23 19:40:01.345395+00');
INSERT INTO public.candidature_version VALUES (3, 2, 1, 'X0NR-YJCN-RYAM-7PWH', 1, '{"tests": [{"rows": [{"code": "001", "form": "Ponctuel", "label": "Entretien avec le jury", "state": "Inscrit"}], "title": "EPREUVE(S) PONCTUELLE(S)"}], "session": "CFG-2028-02", "version": 1, "category": {"code": "520", "label": "INDIVIDUEL"}, "checkUrl": "http://localhost:5080/verification/X0NR-YJCN-RYAM-7PWH", "editedOn": "2026-11-23", "identity": {"email": "mineure@example.fr", "civility": "MONSIEUR", "birthDate": "01/03/2014", "telephone": "0648291141", "birthPlace": "RENNES - 035", "familyName": "LAMY", "firstNames": "Paul", "nationality": "Français", "postalAddress": ["1 rue de la Paix", "51000 CHALONS EN CHAMPAGNE"]}, "template": 1, "candidate": "00000000003", "examTitle": "CERTIFICAT DE FORMATION GENERALE", "reference": "X0NR-YJCN-RYAM-7PWH", "versionAt": "2026-11-23T20:40:02.0305751+01:00", "letterhead": {"region": ["RÉGION ACADÉMIQUE", "GRAND EST"], "academy": "Reims", "service": ["Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE"], "ministries": ["MINISTÈRE DE L''ÉDUCATION NATIONALE"], "serviceEmail": "a@a.fr"}, "returnDate": "2027-06-13", "pressConsent": false, "registration": 2, "establishment": {"name": "CNED"}, "representative": "Anne Lamy", "arrangementAsked": false, "administrativeReference": "ACADÉMIE DE REIMS 2 1", "localAuthoritiesConsent": false}', '2026-11-23 19:40:02.030575+00');
INSERT INTO public.candidature_version VALUES (1, 1, 1, 'T7QQ-WVV0-AXX1-QX1Z', 1, '{"tests": [{"rows": [{"code": "001", "form": "Ponctuel", "label": "Entretien avec le jury", "state": "Inscrit"}], "title": "EPREUVE(S) PONCTUELLE(S)"}], "session": "CFG-2028-01", "version": 1, "category": {"code": "520", "label": "INDIVIDUEL"}, "checkUrl": "http://localhost:5080/verification/T7QQ-WVV0-AXX1-QX1Z", "editedOn": "2026-11-23", "identity": {"email": "chargee@example.fr", "civility": "MONSIEUR", "birthDate": "30/05/1985", "telephone": "0611603612", "birthPlace": "RENNES - 035", "familyName": "LAMY", "firstNames": "Paul", "nationality": "Français", "postalAddress": ["1 rue de la Paix", "51000 CHALONS EN CHAMPAGNE"]}, "template": 1, "candidate": "00000000001", "examTitle": "CERTIFICAT DE FORMATION GENERALE", "reference": "T7QQ-WVV0-AXX1-QX1Z", "versionAt": "2026-11-23T20:40:02.0944004+01:00", "letterhead": {"region": ["RÉGION ACADÉMIQUE", "GRAND EST"], "academy": "Reims", "service": ["Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE"], "ministries": ["MINISTÈRE DE L''ÉDUCATION NATIONALE"], "serviceEmail": "a@a.fr"}, "returnDate": "2027-06-13", "pressConsent": false, "registration": 1, "establishment": {"name": "CNED"}, "arrangementAsked": false, "administrativeReference": "ACADÉMIE DE REIMS 1 1", "localAuthoritiesConsent": false}', '2026-11-23 19:40:02.0944+00');
INSERT INTO public.candidature_version VALUES (1, 1, 2, 'D342-1RW5-HF3N-5HPS', 1, '{"tests": [{"rows": [{"code": "001", "form": "Ponctuel", "label": "Entretien avec le jury", "state": "Inscrit"}], "title": "EPREUVE(S) PONCTUELLE(S)"}], "session": "CFG-2028-01", "version": 2, "category": {"code": "520", "label": "INDIVIDUEL"}, "checkUrl": "http://localhost:5080/verification/D342-1RW5-HF3N-5HPS", "editedOn": "2026-11-23", "identity": {"email": "chargee@example.fr", "civility": "MONSIEUR", "birthDate": "30/05/1985", "telephone": "0649755769", "birthPlace": "RENNES - 035", "familyName": "LAMY", "firstNames": "Paul", "nationality": "Français", "postalAddress": ["1 rue de la Paix", "51000 CHALONS EN CHAMPAGNE"]}, "template": 1, "candidate": "00000000001", "examTitle": "CERTIFICAT DE FORMATION GENERALE", "reference": "D342-1RW5-HF3N-5HPS", "versionAt": "2026-11-23T20:40:02.1204811+01:00", "letterhead": {"region": ["RÉGION ACADÉMIQUE", "GRAND EST"], "academy": "Reims", "service": ["Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE"], "ministries": ["MINISTÈRE DE L''ÉDUCATION NATIONALE"], "serviceEmail": "a@a.fr"}, "returnDate": "2027-06-13", "pressConsent": false, "registration": 1, "establishment": {"name": "CNED"}, "arrangementAsked": false, "administrativeReference": "ACADÉMIE DE REIMS 1 2", "localAuthoritiesConsent": false}', '2026-11-23 19:40:02.120481+00');
INSERT INTO public.candidature_version VALUES (1, 1, 3, 'EGCM-MV9F-GH6Q-0MTD', 1, '{"tests": [{"rows": [{"code": "001", "form": "Ponctuel", "label": "Entretien avec le jury", "state": "Inscrit"}], "title": "EPREUVE(S) PONCTUELLE(S)"}], "session": "CFG-2028-01", "version": 3, "category": {"code": "520", "label": "INDIVIDUEL"}, "checkUrl": "http://localhost:5080/verification/EGCM-MV9F-GH6Q-0MTD", "editedOn": "2026-11-23", "identity": {"email": "chargee@example.fr", "civility": "MONSIEUR", "birthDate": "30/05/1985", "telephone": "0649755769", "birthPlace": "RENNES - 035", "familyName": "LAMY", "firstNames": "Paul", "nationality": "Français", "postalAddress": ["1 rue de la Paix", "51000 CHALONS EN CHAMPAGNE"]}, "template": 1, "candidate": "00000000001", "examTitle": "CERTIFICAT DE FORMATION GENERALE", "reference": "EGCM-MV9F-GH6Q-0MTD", "versionAt": "2026-11-23T20:40:02.1888825+01:00", "letterhead": {"region": ["RÉGION ACADÉMIQUE", "GRAND EST"], "academy": "Reims", "service": ["Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE"], "ministries": ["MINISTÈRE DE L''ÉDUCATION NATIONALE"], "serviceEmail": "a@a.fr"}, "returnDate": "2027-06-13", "pressConsent": false, "registration": 1, "establishment": {"name": "CNED"}, "arrangementAsked": false, "administrativeReference": "ACADÉMIE DE REIMS 1 3", "localAuthoritiesConsent": false}', '2026-11-23 19:40:02.188882+00');
INSERT INTO public.candidature_version VALUES (2, 1, 1, 'WJCD-PX47-4NKG-S61E', 1, '{"tests": [{"rows": [{"code": "001", "form": "Ponctuel", "label": "Entretien avec le jury", "state": "Inscrit"}], "title": "EPREUVE(S) PONCTUELLE(S)"}], "session": "CFG-2028-01", "version": 1, "category": {"code": "520", "label": "INDIVIDUEL"}, "checkUrl": "http://localhost:5080/verification/WJCD-PX47-4NKG-S61E", "editedOn": "2026-11-23", "identity": {"email": "signataire@example.fr", "civility": "MONSIEUR", "birthDate": "30/05/1985", "telephone": "0627422564", "birthPlace": "RENNES - 035", "familyName": "LAMY", "firstNames": "Paul", "nationality": "Français", "postalAddress": ["1 rue de la Paix", "51000 CHALONS EN CHAMPAGNE"]}, "template": 1, "candidate": "00000000002", "examTitle": "CERTIFICAT DE FORMATION GENERALE", "reference": "WJCD-PX47-4NKG-S61E", "versionAt": "2026-11-23T20:40:02.9913595+01:00", "letterhead": {"region": ["RÉGION ACADÉMIQUE", "GRAND EST"], "academy": "Reims", "service": ["Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE"], "ministries": ["MINISTÈRE DE L''ÉDUCATION NATIONALE"], "serviceEmail": "a@a.fr"}, "returnDate": "2027-06-13", "pressConsent": false, "registration": 1, "establishment": {"name": "CNED"}, "arrangementAsked": false, "administrativeReference": "ACADÉMIE DE REIMS 1 1", "localAuthoritiesConsent": false}', '2026-11-23 19:40:02.99136+00');
INSERT INTO public.candidature_version VALUES (2, 2, 1, 'ZC9H-JWX4-MGZ5-5EVJ', 1, '{"tests": [{"rows": [{"code": "001", "form": "Ponctuel", "label": "Entretien avec le jury", "state": "Inscrit"}], "title": "EPREUVE(S) PONCTUELLE(S)"}], "session": "CFG-2028-02", "version": 1, "category": {"code": "520", "label": "INDIVIDUEL"}, "checkUrl": "http://localhost:5080/verification/ZC9H-JWX4-MGZ5-5EVJ", "editedOn": "2026-11-23", "identity": {"email": "signataire@example.fr", "civility": "MONSIEUR", "birthDate": "30/05/1985", "telephone": "0633327822", "birthPlace": "RENNES - 035", "familyName": "LAMY", "firstNames": "Paul", "nationality": "Français", "postalAddress": ["1 rue de la Paix", "51000 CHALONS EN CHAMPAGNE"]}, "template": 1, "candidate": "00000000002", "examTitle": "CERTIFICAT DE FORMATION GENERALE", "reference": "ZC9H-JWX4-MGZ5-5EVJ", "versionAt": "2026-11-23T20:40:03.0254916+01:00", "letterhead": {"region": ["RÉGION ACADÉMIQUE", "GRAND EST"], "academy": "Reims", "service": ["Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE"], "ministries": ["MINISTÈRE DE L''ÉDUCATION NATIONALE"], "serviceEmail": "a@a.fr"}, "returnDate": "2027-06-13", "pressConsent": false, "registration": 2, "establishment": {"name": "CNED"}, "arrangementAsked": false, "administrativeReference": "ACADÉMIE DE REIMS 2 1", "localAuthoritiesConsent": false}', '2026-11-23 19:40:03.025492+00');



INSERT INTO public.catalogue VALUES (1, 1, '{"domains": [{"code": "CFG", "kind": "examen", "name": "CERTIFICAT DE FORMATION GÉNÉRALE", "shortName": "CFG", "documentTitle": "CERTIFICAT DE FORMATION GENERALE"}], "notices": [], "sessions": [{"id": "CFG-2028-01", "year": 2028, "month": 1, "domain": "CFG", "firstDay": "2028-01-15"}, {"id": "CFG-2028-02", "year": 2028, "month": 2, "domain": "CFG", "firstDay": "2028-02-15"}], "academies": [{"code": "19", "kind": "academie", "zone": "Europe/Paris", "label": "ACADÉMIE DE REIMS", "contact": {"mail": "a@a.fr", "lines": ["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE"]}, "shortName": "Reims", "academicRegion": "GRAND EST"}], "helpLinks": [], "ministries": ["MINISTÈRE DE L''ÉDUCATION NATIONALE"]}');






INSERT INTO public.cluster_member VALUES ('cyclades', '127.0.0.1', 42445, 154467594, 'Silo_5a412', 'vm', 3, 0, NULL, '2026-11-23 19:39:54.840565+00', '2026-11-23 19:40:02.942911+00');



INSERT INTO public.cluster_version VALUES ('cyclades', 2);



INSERT INTO public.data_protection_key OVERRIDING SYSTEM VALUE VALUES (1, 'key-ec33ad22-630a-437a-9b09-7474b5c4c651', '<key id="ec33ad22-630a-437a-9b09-7474b5c4c651" version="1"><creationDate>2026-11-23T19:39:56.0930629Z</creationDate><activationDate>2026-11-23T19:39:56.0930629Z</activationDate><expirationDate>2027-02-21T19:39:56.0930629Z</expirationDate><descriptor deserializerType="Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel.AuthenticatedEncryptorDescriptorDeserializer, Microsoft.AspNetCore.DataProtection, Version=10.0.0.0, Culture=neutral, PublicKeyToken=adb9793829ddae60"><descriptor><encryption algorithm="AES_256_CBC" /><validation algorithm="HMACSHA256" /><masterKey p4:requiresEncryption="true" xmlns:p4="http://schemas.asp.net/2015/03/dataProtection"><!-- Warning: the key below is in an unencrypted form. --><value>3YfqPIvxVKQ0yv4FykMJklIP7V8S5VUqsGt4Zd14PTc4BJuiDNILRKKbH4vO3wztPJLQKyjaV1VyK1rcORRIpw==</value></masterKey></descriptor></descriptor></key>');



INSERT INTO public.draft VALUES ('draft/00000000001/CFG-2028-02/19', 1, 'CFG-2028-02/19', '2026-11-23 19:40:02.225282+00');



INSERT INTO public.due VALUES ('draft/00000000001/CFG-2028-02/19', 'expiry', '2027-07-11 19:40:00+00', NULL);
INSERT INTO public.due VALUES ('account/00000000001', 'expiry', '2026-11-25 19:40:02.392646+00', NULL);
INSERT INTO public.due VALUES ('account/00000000006', 'expiry', '2026-11-25 19:40:03.923764+00', NULL);



INSERT INTO public.filing VALUES (1, 0);



INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('735', 1, 'service/CFG-2028-01/19', 1, 0, NULL, 'settings-changed', '2026-11-23 19:39:57.195536+00', 'operator', 1, '{"at": "2026-11-23T19:39:57.1955363Z", "$type": "settings-changed", "settings": {"id": "CFG-2028-01/19", "label": "CFG-2028-01", "terms": "Je m''engage à fournir des renseignements exacts.", "tests": [{"code": "001", "form": "Ponctuel", "label": "Entretien avec le jury", "optional": false}], "period": {"closing": "2027-06-11T19:40:00.0000000Z", "opening": "2026-11-21T19:39:00.0000000Z"}, "categories": [{"code": "520", "label": "INDIVIDUEL", "individual": true}], "ministries": [], "returnDate": "2027-06-13", "optionRules": [], "establishments": [{"code": "CNED", "town": "", "label": "CNED", "divisions": []}]}}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('736', 2, 'service/CFG-2028-02/19', 1, 0, NULL, 'settings-changed', '2026-11-23 19:39:57.590407+00', 'operator', 1, '{"at": "2026-11-23T19:39:57.5904070Z", "$type": "settings-changed", "settings": {"id": "CFG-2028-02/19", "label": "CFG-2028-02", "terms": "Je m''engage à fournir des renseignements exacts.", "tests": [{"code": "001", "form": "Ponctuel", "label": "Entretien avec le jury", "optional": false}], "period": {"closing": "2027-06-11T19:40:00.0000000Z", "opening": "2026-11-21T19:39:00.0000000Z"}, "categories": [{"code": "520", "label": "INDIVIDUEL", "individual": true}], "ministries": [], "returnDate": "2027-06-13", "optionRules": [], "establishments": [{"code": "CNED", "town": "", "label": "CNED", "divisions": []}]}}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('737', 3, 'catalogue/all', 1, 0, NULL, 'catalogue-applied', '2026-11-23 19:39:57.639399+00', 'operator', 1, '{"at": "2026-11-23T19:39:57.6393991Z", "$type": "catalogue-applied", "settings": {"domains": [{"code": "CFG", "kind": "examen", "name": "CERTIFICAT DE FORMATION GÉNÉRALE", "shortName": "CFG", "documentTitle": "CERTIFICAT DE FORMATION GENERALE"}], "notices": [], "sessions": [{"id": "CFG-2028-01", "year": 2028, "month": 1, "domain": "CFG", "firstDay": "2028-01-15"}, {"id": "CFG-2028-02", "year": 2028, "month": 2, "domain": "CFG", "firstDay": "2028-02-15"}], "academies": [{"code": "19", "kind": "academie", "zone": "Europe/Paris", "label": "ACADÉMIE DE REIMS", "contact": {"mail": "a@a.fr", "lines": ["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE"]}, "shortName": "Reims", "academicRegion": "GRAND EST"}], "helpLinks": [], "ministries": ["MINISTÈRE DE L''ÉDUCATION NATIONALE"]}}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('740', 4, 'account/00000000001', 1, 0, 1, 'account-created', '2026-11-23 19:39:58.893128+00', 'link-holder', 1, '{"at": "2026-11-23T19:39:58.8931275Z", "$type": "account-created", "email": "chargee@example.fr", "stamp": 0, "number": "00000000001", "request": {"id": "8286d046-9740-a3e4-95cf-ff46699c73c4", "fingerprint": "3573d7422e65d726f2f035f8ecfb0d75d6e332c679c9e17032de14770af3681e"}, "identity": {"sex": "male", "birthDate": {"day": 30, "year": 1985, "month": 5}, "birthName": "Lamy", "birthPlace": {"commune": {"code": "35238", "label": "RENNES"}, "country": {"code": "99100", "label": "FRANCE (DONT OUTRE-MER)"}, "department": {"code": "035", "label": "035 - ILLE ET VILAINE"}}, "firstNames": "Paul"}, "password": "-", "activation": {"expiry": "2026-11-25T19:39:58.8931275Z", "serial": 1}}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('743', 5, 'account/00000000001', 2, 0, 1, 'account-activated', '2026-11-23 19:39:59.451814+00', 'link-holder', 2, '{"at": "2026-11-23T19:39:59.4518138Z", "$type": "account-activated"}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('744', 6, 'account/00000000002', 1, 0, 2, 'account-created', '2026-11-23 19:39:59.685199+00', 'link-holder', 1, '{"at": "2026-11-23T19:39:59.6851989Z", "$type": "account-created", "email": "signataire@example.fr", "stamp": 0, "number": "00000000002", "request": {"id": "17c1e39c-e46c-828e-4e02-21be0f3b5358", "fingerprint": "2be489b7e39c2622d20a20cb85e47d90699ad4ba2a428cb48ccf0eba232a6470"}, "identity": {"sex": "male", "birthDate": {"day": 30, "year": 1985, "month": 5}, "birthName": "Lamy", "birthPlace": {"commune": {"code": "35238", "label": "RENNES"}, "country": {"code": "99100", "label": "FRANCE (DONT OUTRE-MER)"}, "department": {"code": "035", "label": "035 - ILLE ET VILAINE"}}, "firstNames": "Paul"}, "password": "-", "activation": {"expiry": "2026-11-25T19:39:59.6851989Z", "serial": 1}}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('747', 7, 'account/00000000002', 2, 0, 2, 'account-activated', '2026-11-23 19:39:59.814586+00', 'link-holder', 2, '{"at": "2026-11-23T19:39:59.8145861Z", "$type": "account-activated"}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('748', 8, 'account/00000000003', 1, 0, 3, 'account-created', '2026-11-23 19:40:00.022316+00', 'link-holder', 1, '{"at": "2026-11-23T19:40:00.0223162Z", "$type": "account-created", "email": "mineure@example.fr", "stamp": 0, "number": "00000000003", "request": {"id": "86a95ec1-5bda-bd57-3f8e-e610398f9334", "fingerprint": "dc532d64819c9fa0907979c7d458eb3baf13f361aa4e451f6ed8076d62c88a94"}, "identity": {"sex": "male", "birthDate": {"day": 1, "year": 2014, "month": 3}, "birthName": "Lamy", "birthPlace": {"commune": {"code": "35238", "label": "RENNES"}, "country": {"code": "99100", "label": "FRANCE (DONT OUTRE-MER)"}, "department": {"code": "035", "label": "035 - ILLE ET VILAINE"}}, "firstNames": "Paul"}, "password": "-", "activation": {"expiry": "2026-11-25T19:40:00.0223162Z", "serial": 1}}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('750', 9, 'account/00000000003', 2, 0, 3, 'account-activated', '2026-11-23 19:40:00.152666+00', 'link-holder', 2, '{"at": "2026-11-23T19:40:00.1526659Z", "$type": "account-activated"}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('752', 10, 'account/00000000004', 1, 0, 4, 'account-created', '2026-11-23 19:40:00.420521+00', 'link-holder', 1, '{"at": "2026-11-23T19:40:00.4205208Z", "$type": "account-created", "email": "ancienne@example.fr", "stamp": 0, "number": "00000000004", "request": {"id": "b1fd073e-cd92-947d-4b6b-d9bd0380b1f2", "fingerprint": "67780b604f3034a8cdf171a8ad3da9c88577aba825db2174494b2994048ef95c"}, "identity": {"sex": "male", "birthDate": {"day": 30, "year": 1985, "month": 5}, "birthName": "Lamy", "birthPlace": {"commune": {"code": "35238", "label": "RENNES"}, "country": {"code": "99100", "label": "FRANCE (DONT OUTRE-MER)"}, "department": {"code": "035", "label": "035 - ILLE ET VILAINE"}}, "firstNames": "Paul"}, "password": "-", "activation": {"expiry": "2026-11-25T19:40:00.4205208Z", "serial": 1}}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('755', 11, 'account/00000000004', 2, 0, 4, 'account-activated', '2026-11-23 19:40:00.548344+00', 'link-holder', 2, '{"at": "2026-11-23T19:40:00.5483441Z", "$type": "account-activated"}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('760', 14, 'account/00000000004', 3, 0, 4, 'email-change-asked', '2026-11-23 19:40:01.134185+00', 'candidate:00000000004', 3, '{"at": "2026-11-23T19:40:01.1341852Z", "link": {"expiry": "2026-11-25T19:40:01.1341852Z", "serial": 1}, "$type": "email-change-asked", "request": {"id": "d1bf6b7f-7fae-6c5f-3c28-d47a96e0ad70", "fingerprint": "801308465a039c17fc43383e1469f7e0e6ff9203f5b4544ceae241c8cb9d7ba7"}, "newEmail": "nouvelle@example.fr"}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('763', 15, 'account/00000000003', 3, 0, 3, 'candidature-filed', '2026-11-23 19:40:01.345395+00', 'candidate:00000000003', 3, '{"at": "2026-11-23T19:40:01.3453948Z", "$type": "candidature-filed", "request": {"id": "22df6346-f993-1027-bd1a-f25f3a06ca56", "fingerprint": "dc6ba7f8be1a70655b84d42374be888df0bf74f7d38804945daf4dda6b9abbc1"}, "candidature": {"service": "CFG-2028-01/19", "registration": 1}}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('763', 16, 'candidature/00000000003/001', 1, 0, 3, 'candidature-registered', '2026-11-23 19:40:01.345395+00', 'candidate:00000000003', 1, '{"at": "2026-11-23T19:40:01.3453948Z", "id": {"candidate": "00000000003", "registration": 1}, "form": {"tests": [{"code": "001", "form": "Ponctuel", "label": "Entretien avec le jury", "optional": false}], "address": {"line1": "1 rue de la Paix", "country": {"code": "99100", "label": "FRANCE"}, "locality": "CHALONS EN CHAMPAGNE", "postalCode": "51000"}, "options": [], "category": {"code": "520", "label": "INDIVIDUEL", "individual": true}, "telephone": "0634467172", "termsHash": "76730979f17e04403d0e15f648b5967ccc78ff33d293fd7e8da39cbe0ef89464", "nationality": {"code": "99100", "label": "Français"}, "pressConsent": false, "establishment": {"code": "CNED", "name": "CNED"}, "representative": {"name": "Anne Lamy", "email": "parent@example.fr"}, "arrangementAsked": false, "authoritiesConsent": false, "representativeCategory": {"code": "99", "label": "Non renseigné"}}, "$type": "candidature-registered", "service": "CFG-2028-01/19", "identity": {"sex": "male", "birthDate": {"day": 1, "year": 2014, "month": 3}, "birthName": "Lamy", "birthPlace": {"commune": {"code": "35238", "label": "RENNES"}, "country": {"code": "99100", "label": "FRANCE (DONT OUTRE-MER)"}, "department": {"code": "035", "label": "035 - ILLE ET VILAINE"}}, "firstNames": "Paul"}, "representativeLink": {"expiry": "2027-06-13T22:00:00.0000000Z", "serial": 1}}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('767', 17, 'account/00000000004', 4, 0, 4, 'email-changed', '2026-11-23 19:40:01.89318+00', 'link-holder', 4, '{"at": "2026-11-23T19:40:01.8931800Z", "$type": "email-changed", "email": "nouvelle@example.fr", "stamp": 1, "request": {"id": "d8b16773-22de-43a5-ceb5-1d18f9205e85", "fingerprint": "99f80c039d2dae481c30c8f23ef9796fbe08e149e4ecd60ce0909f33dad552fa"}}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('770', 18, 'candidature/00000000003/001', 2, 0, 3, 'representative-confirmed', '2026-11-23 19:40:01.993558+00', 'link-holder', 1, '{"at": "2026-11-23T19:40:01.9935581Z", "$type": "representative-confirmed"}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('771', 19, 'account/00000000003', 4, 0, 3, 'candidature-filed', '2026-11-23 19:40:02.030575+00', 'candidate:00000000003', 4, '{"at": "2026-11-23T19:40:02.0305751Z", "$type": "candidature-filed", "request": {"id": "7823827d-98fc-4068-39de-c54409f8c4fa", "fingerprint": "817a47184638a4b89d3ff3802f9db6468fe3765dfb16e6247d9aaee47d18db89"}, "candidature": {"service": "CFG-2028-02/19", "registration": 2}}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('771', 20, 'candidature/00000000003/002', 1, 0, 3, 'candidature-registered', '2026-11-23 19:40:02.030575+00', 'candidate:00000000003', 1, '{"at": "2026-11-23T19:40:02.0305751Z", "id": {"candidate": "00000000003", "registration": 2}, "form": {"tests": [{"code": "001", "form": "Ponctuel", "label": "Entretien avec le jury", "optional": false}], "address": {"line1": "1 rue de la Paix", "country": {"code": "99100", "label": "FRANCE"}, "locality": "CHALONS EN CHAMPAGNE", "postalCode": "51000"}, "options": [], "category": {"code": "520", "label": "INDIVIDUEL", "individual": true}, "telephone": "0648291141", "termsHash": "76730979f17e04403d0e15f648b5967ccc78ff33d293fd7e8da39cbe0ef89464", "nationality": {"code": "99100", "label": "Français"}, "pressConsent": false, "establishment": {"code": "CNED", "name": "CNED"}, "representative": {"name": "Anne Lamy", "email": "tutrice@example.fr"}, "arrangementAsked": false, "authoritiesConsent": false, "representativeCategory": {"code": "99", "label": "Non renseigné"}}, "$type": "candidature-registered", "service": "CFG-2028-02/19", "identity": {"sex": "male", "birthDate": {"day": 1, "year": 2014, "month": 3}, "birthName": "Lamy", "birthPlace": {"commune": {"code": "35238", "label": "RENNES"}, "country": {"code": "99100", "label": "FRANCE (DONT OUTRE-MER)"}, "department": {"code": "035", "label": "035 - ILLE ET VILAINE"}}, "firstNames": "Paul"}, "representativeLink": {"expiry": "2027-06-13T22:00:00.0000000Z", "serial": 1}}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('772', 21, 'candidature/00000000003/001', 3, 0, 3, 'mail-sent-again', '2026-11-23 19:40:02.080409+00', 'candidate:00000000003', 1, '{"at": "2026-11-23T19:40:02.0804090Z", "$type": "mail-sent-again", "request": {"id": "95b103da-4bbc-e289-6c29-cb8f17449c7e", "fingerprint": "826e6fdcea8110dbfe373e293035e2ff2a3be5e3c16120b10506f716a80b7b8d"}}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('773', 22, 'account/00000000001', 3, 0, 1, 'candidature-filed', '2026-11-23 19:40:02.0944+00', 'candidate:00000000001', 3, '{"at": "2026-11-23T19:40:02.0944004Z", "$type": "candidature-filed", "request": {"id": "fd779abe-89e5-ec9f-f460-cd25403bb64f", "fingerprint": "20bc38cc894498e45bf2d4dc78ca997f4bda565bad1fc4bb6fb6af1459e68402"}, "candidature": {"service": "CFG-2028-01/19", "registration": 1}}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('756', 12, 'account/00000000005', 1, 0, 5, 'account-created', '2026-11-23 19:40:00.685493+00', 'link-holder', 1, NULL);
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('758', 13, 'account/00000000005', 2, 0, 5, 'account-activated', '2026-11-23 19:40:00.812559+00', 'link-holder', 2, NULL);
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('773', 23, 'candidature/00000000001/001', 1, 0, 1, 'candidature-registered', '2026-11-23 19:40:02.0944+00', 'candidate:00000000001', 1, '{"at": "2026-11-23T19:40:02.0944004Z", "id": {"candidate": "00000000001", "registration": 1}, "form": {"tests": [{"code": "001", "form": "Ponctuel", "label": "Entretien avec le jury", "optional": false}], "address": {"line1": "1 rue de la Paix", "country": {"code": "99100", "label": "FRANCE"}, "locality": "CHALONS EN CHAMPAGNE", "postalCode": "51000"}, "options": [], "category": {"code": "520", "label": "INDIVIDUEL", "individual": true}, "telephone": "0611603612", "termsHash": "76730979f17e04403d0e15f648b5967ccc78ff33d293fd7e8da39cbe0ef89464", "nationality": {"code": "99100", "label": "Français"}, "pressConsent": false, "establishment": {"code": "CNED", "name": "CNED"}, "arrangementAsked": false, "authoritiesConsent": false, "representativeCategory": {"code": "99", "label": "Non renseigné"}}, "$type": "candidature-registered", "service": "CFG-2028-01/19", "identity": {"sex": "male", "birthDate": {"day": 30, "year": 1985, "month": 5}, "birthName": "Lamy", "birthPlace": {"commune": {"code": "35238", "label": "RENNES"}, "country": {"code": "99100", "label": "FRANCE (DONT OUTRE-MER)"}, "department": {"code": "035", "label": "035 - ILLE ET VILAINE"}}, "firstNames": "Paul"}, "representativeLink": {"serial": 0}}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('774', 24, 'candidature/00000000001/001', 2, 0, 1, 'candidature-modified', '2026-11-23 19:40:02.120481+00', 'candidate:00000000001', 2, '{"at": "2026-11-23T19:40:02.1204811Z", "form": {"tests": [{"code": "001", "form": "Ponctuel", "label": "Entretien avec le jury", "optional": false}], "address": {"line1": "1 rue de la Paix", "country": {"code": "99100", "label": "FRANCE"}, "locality": "CHALONS EN CHAMPAGNE", "postalCode": "51000"}, "options": [], "category": {"code": "520", "label": "INDIVIDUEL", "individual": true}, "telephone": "0649755769", "termsHash": "76730979f17e04403d0e15f648b5967ccc78ff33d293fd7e8da39cbe0ef89464", "nationality": {"code": "99100", "label": "Français"}, "pressConsent": false, "establishment": {"code": "CNED", "name": "CNED"}, "arrangementAsked": false, "authoritiesConsent": false, "representativeCategory": {"code": "99", "label": "Non renseigné"}}, "$type": "candidature-modified", "request": {"id": "842e25fa-c1c9-9a37-968f-6f9cb1229a28", "fingerprint": "77006123ecb903276f8730f276c92ca57eaed2a46c749f0d4cbcafcf5dfbfeaa"}}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('775', 25, 'candidature/00000000001/001', 3, 0, 1, 'candidature-withdrawn', '2026-11-23 19:40:02.151208+00', 'candidate:00000000001', 2, '{"at": "2026-11-23T19:40:02.1512081Z", "$type": "candidature-withdrawn", "request": {"id": "6e1e1df6-f5fa-3fd8-624f-f92f50433e33", "fingerprint": "bc101ed8f02b9c819665a954a7efe1777e1d504576680d9675084d27dc597e95"}}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('776', 26, 'candidature/00000000001/001', 4, 0, 1, 'withdrawal-undone', '2026-11-23 19:40:02.188882+00', 'candidate:00000000001', 3, '{"at": "2026-11-23T19:40:02.1888825Z", "$type": "withdrawal-undone", "request": {"id": "58ef7bfc-9b02-d34c-cabf-2865b935f45e", "fingerprint": "241c7944b48482a6986d4eb4c738e027d1efc0891aee0ef55a50a4a7709ae68d"}}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('778', 27, 'account/00000000001', 4, 0, 1, 'email-change-asked', '2026-11-23 19:40:02.392646+00', 'candidate:00000000001', 4, '{"at": "2026-11-23T19:40:02.3926462Z", "link": {"expiry": "2026-11-25T19:40:02.3926462Z", "serial": 1}, "$type": "email-change-asked", "request": {"id": "4126674a-7a1a-d15a-4ba3-3acd72852c5b", "fingerprint": "8ddfaa6a7d4eca13cc5fe1a3389c57cd5d4ce34849efc861797279fd628901af"}, "newEmail": "prochaine@example.fr"}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('779', 28, 'account/00000000001', 5, 0, 1, 'sign-in-failed', '2026-11-23 19:40:02.538763+00', 'candidate:00000000001', 5, '{"at": "2026-11-23T19:40:02.5387631Z", "$type": "sign-in-failed", "attempts": {"failures": 1, "lastAttempt": "2026-11-23T19:40:02.5387631Z"}}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('780', 29, 'account/00000000001', 6, 0, 1, 'sign-in-succeeded', '2026-11-23 19:40:02.83296+00', 'candidate:00000000001', 6, '{"at": "2026-11-23T19:40:02.8329598Z", "$type": "sign-in-succeeded"}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('782', 30, 'account/00000000001', 7, 0, 1, 'password-set', '2026-11-23 19:40:02.945381+00', 'candidate:00000000001', 7, '{"at": "2026-11-23T19:40:02.9453813Z", "$type": "password-set", "stamp": 1, "request": {"id": "8730339b-b839-af42-9ad2-f401ee7b954b", "fingerprint": "6d38144e3d437deacafa22302a110897fe117dac43962d5ac7a8cbc59a432953"}, "password": "-", "byMailedLink": false}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('783', 31, 'account/00000000002', 3, 0, 2, 'candidature-filed', '2026-11-23 19:40:02.99136+00', 'candidate:00000000002', 3, '{"at": "2026-11-23T19:40:02.9913595Z", "$type": "candidature-filed", "request": {"id": "ce6f48ca-1ccd-a5e1-6033-2f1691881388", "fingerprint": "4b5c86f025e5660751270fa5112adbf978952f750a581dfd7a0febdf80169681"}, "candidature": {"service": "CFG-2028-01/19", "registration": 1}}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('783', 32, 'candidature/00000000002/001', 1, 0, 2, 'candidature-registered', '2026-11-23 19:40:02.99136+00', 'candidate:00000000002', 1, '{"at": "2026-11-23T19:40:02.9913595Z", "id": {"candidate": "00000000002", "registration": 1}, "form": {"tests": [{"code": "001", "form": "Ponctuel", "label": "Entretien avec le jury", "optional": false}], "address": {"line1": "1 rue de la Paix", "country": {"code": "99100", "label": "FRANCE"}, "locality": "CHALONS EN CHAMPAGNE", "postalCode": "51000"}, "options": [], "category": {"code": "520", "label": "INDIVIDUEL", "individual": true}, "telephone": "0627422564", "termsHash": "76730979f17e04403d0e15f648b5967ccc78ff33d293fd7e8da39cbe0ef89464", "nationality": {"code": "99100", "label": "Français"}, "pressConsent": false, "establishment": {"code": "CNED", "name": "CNED"}, "arrangementAsked": false, "authoritiesConsent": false, "representativeCategory": {"code": "99", "label": "Non renseigné"}}, "$type": "candidature-registered", "service": "CFG-2028-01/19", "identity": {"sex": "male", "birthDate": {"day": 30, "year": 1985, "month": 5}, "birthName": "Lamy", "birthPlace": {"commune": {"code": "35238", "label": "RENNES"}, "country": {"code": "99100", "label": "FRANCE (DONT OUTRE-MER)"}, "department": {"code": "035", "label": "035 - ILLE ET VILAINE"}}, "firstNames": "Paul"}, "representativeLink": {"serial": 0}}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('784', 33, 'candidature/00000000002/001', 2, 0, 2, 'candidature-withdrawn', '2026-11-23 19:40:03.014338+00', 'candidate:00000000002', 1, '{"at": "2026-11-23T19:40:03.0143376Z", "$type": "candidature-withdrawn", "request": {"id": "4401bc02-e3d5-2492-76a7-488558e2cf0d", "fingerprint": "39fdd9290a6a0e3ee555b2b08d8b0ba4ec3fd30c8fe24f853d1d71f4b8f5a48e"}}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('785', 34, 'account/00000000002', 4, 0, 2, 'candidature-filed', '2026-11-23 19:40:03.025492+00', 'candidate:00000000002', 4, '{"at": "2026-11-23T19:40:03.0254916Z", "$type": "candidature-filed", "request": {"id": "152a02ef-8d5e-517e-8a27-06882c1e11be", "fingerprint": "77fb8e145ad328bee0b4ad8c8dcbc560d84235ef5981034f415d29bda4d2b92f"}, "candidature": {"service": "CFG-2028-02/19", "registration": 2}}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('785', 35, 'candidature/00000000002/002', 1, 0, 2, 'candidature-registered', '2026-11-23 19:40:03.025492+00', 'candidate:00000000002', 1, '{"at": "2026-11-23T19:40:03.0254916Z", "id": {"candidate": "00000000002", "registration": 2}, "form": {"tests": [{"code": "001", "form": "Ponctuel", "label": "Entretien avec le jury", "optional": false}], "address": {"line1": "1 rue de la Paix", "country": {"code": "99100", "label": "FRANCE"}, "locality": "CHALONS EN CHAMPAGNE", "postalCode": "51000"}, "options": [], "category": {"code": "520", "label": "INDIVIDUEL", "individual": true}, "telephone": "0633327822", "termsHash": "76730979f17e04403d0e15f648b5967ccc78ff33d293fd7e8da39cbe0ef89464", "nationality": {"code": "99100", "label": "Français"}, "pressConsent": false, "establishment": {"code": "CNED", "name": "CNED"}, "arrangementAsked": false, "authoritiesConsent": false, "representativeCategory": {"code": "99", "label": "Non renseigné"}}, "$type": "candidature-registered", "service": "CFG-2028-02/19", "identity": {"sex": "male", "birthDate": {"day": 30, "year": 1985, "month": 5}, "birthName": "Lamy", "birthPlace": {"commune": {"code": "35238", "label": "RENNES"}, "country": {"code": "99100", "label": "FRANCE (DONT OUTRE-MER)"}, "department": {"code": "035", "label": "035 - ILLE ET VILAINE"}}, "firstNames": "Paul"}, "representativeLink": {"serial": 0}}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('786', 36, 'candidature/00000000002/002', 2, 0, 2, 'signed-online', '2026-11-23 19:40:03.541398+00', 'candidate:00000000002', 1, '{"at": "2026-11-23T19:40:03.5413984Z", "$type": "signed-online", "request": {"id": "94beeb94-f506-dd64-a956-75991f085060", "fingerprint": "322088aa619c0ac01a8f6e941e01b1b43768ed82a8ef1478c80b2c0541c56118"}, "signature": {"at": "2026-11-23T19:40:03.5413984Z", "signer": "LAMY Paul", "version": 1, "documentHash": "5a038c90435496e426bd9e3abb4f14900d6e3e818aea4f0ff0c93d5d2ff64ea2"}}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('789', 37, 'account/00000000002', 5, 0, 2, 'password-reset-asked', '2026-11-23 19:40:03.613884+00', 'link-holder', 5, '{"at": "2026-11-23T19:40:03.6138836Z", "link": {"expiry": "2026-11-25T19:40:03.6138836Z", "serial": 1}, "$type": "password-reset-asked"}');
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('790', 38, 'account/00000000005', 3, 0, 5, 'account-erased', '2026-11-23 19:40:03.644925+00', 'candidate:00000000005', 3, NULL);
INSERT INTO public.journal OVERRIDING SYSTEM VALUE VALUES ('791', 39, 'account/00000000006', 1, 0, 6, 'account-created', '2026-11-23 19:40:03.923764+00', 'link-holder', 1, '{"at": "2026-11-23T19:40:03.9237639Z", "$type": "account-created", "email": "inactive@example.fr", "stamp": 0, "number": "00000000006", "request": {"id": "f7c41989-7910-0de8-c538-b43608b76a1f", "fingerprint": "3b746fe080e62cf6a820a6fd071e86654d0f1e1e4d4b3a94fa1af2fbd4eee0ef"}, "identity": {"sex": "male", "birthDate": {"day": 30, "year": 1985, "month": 5}, "birthName": "Lamy", "birthPlace": {"commune": {"code": "35238", "label": "RENNES"}, "country": {"code": "99100", "label": "FRANCE (DONT OUTRE-MER)"}, "department": {"code": "035", "label": "035 - ILLE ET VILAINE"}}, "firstNames": "Paul"}, "password": "-", "activation": {"expiry": "2026-11-25T19:40:03.9237639Z", "serial": 1}}');



INSERT INTO public.journal_generation VALUES (1, 'e39994bcb4b640c2894b332cba464431', '7711453969571868029/16384/00000001', 0);






INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (1, 'account/00000000001', 1, 0, 1, NULL, '{"$type": "activate-account", "expiry": "2026-11-25T19:39:58.8931275Z", "serial": 1}', '2026-11-23 19:39:58.893128+00', NULL);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (2, 'account/00000000002', 1, 0, 2, NULL, '{"$type": "activate-account", "expiry": "2026-11-25T19:39:59.6851989Z", "serial": 1}', '2026-11-23 19:39:59.685199+00', NULL);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (3, 'account/00000000003', 1, 0, 3, NULL, '{"$type": "activate-account", "expiry": "2026-11-25T19:40:00.0223162Z", "serial": 1}', '2026-11-23 19:40:00.022316+00', NULL);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (4, 'account/00000000004', 1, 0, 4, NULL, '{"$type": "activate-account", "expiry": "2026-11-25T19:40:00.4205208Z", "serial": 1}', '2026-11-23 19:40:00.420521+00', NULL);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (6, 'candidature/00000000003/001', 1, 0, 3, 1, '{"$type": "registration-saved", "facts": {"at": "2026-11-23T19:40:01.3453948Z", "exam": "CERTIFICAT DE FORMATION GÉNÉRALE", "zone": "Europe/Paris", "academy": "ACADÉMIE DE REIMS", "closing": "2027-06-11T19:40:00.0000000Z", "contact": ["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE", "a@a.fr"], "session": "CFG-2028-01", "version": 1, "returnDate": "2027-06-13"}, "candidature": {"candidate": "00000000003", "registration": 1}}', '2026-11-23 19:40:01.345395+00', NULL);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (7, 'account/00000000004', 4, 0, 4, NULL, '{"at": "2026-11-23T19:40:01.8931800Z", "$type": "email-changed", "oldEmail": "ancienne@example.fr"}', '2026-11-23 19:40:01.89318+00', NULL);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (8, 'candidature/00000000003/001', 2, 0, 3, 1, '{"$type": "representative-confirmed", "facts": {"at": "2026-11-23T19:40:01.9935581Z", "exam": "CERTIFICAT DE FORMATION GÉNÉRALE", "zone": "Europe/Paris", "academy": "ACADÉMIE DE REIMS", "closing": "2027-06-11T19:40:00.0000000Z", "contact": ["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE", "a@a.fr"], "session": "CFG-2028-01", "version": 1, "returnDate": "2027-06-13"}, "candidature": {"candidate": "00000000003", "registration": 1}}', '2026-11-23 19:40:01.993558+00', NULL);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (9, 'candidature/00000000003/002', 1, 0, 3, 2, '{"$type": "registration-saved", "facts": {"at": "2026-11-23T19:40:02.0305751Z", "exam": "CERTIFICAT DE FORMATION GÉNÉRALE", "zone": "Europe/Paris", "academy": "ACADÉMIE DE REIMS", "closing": "2027-06-11T19:40:00.0000000Z", "contact": ["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE", "a@a.fr"], "session": "CFG-2028-02", "version": 1, "returnDate": "2027-06-13"}, "candidature": {"candidate": "00000000003", "registration": 2}}', '2026-11-23 19:40:02.030575+00', NULL);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (10, 'candidature/00000000003/001', 3, 0, 3, 1, '{"$type": "registration-saved", "facts": {"at": "2026-11-23T19:40:01.3453948Z", "exam": "CERTIFICAT DE FORMATION GÉNÉRALE", "zone": "Europe/Paris", "academy": "ACADÉMIE DE REIMS", "closing": "2027-06-11T19:40:00.0000000Z", "contact": ["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE", "a@a.fr"], "session": "CFG-2028-01", "version": 1, "returnDate": "2027-06-13"}, "candidature": {"candidate": "00000000003", "registration": 1}}', '2026-11-23 19:40:02.080409+00', NULL);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (11, 'candidature/00000000001/001', 1, 0, 1, 1, '{"$type": "registration-saved", "facts": {"at": "2026-11-23T19:40:02.0944004Z", "exam": "CERTIFICAT DE FORMATION GÉNÉRALE", "zone": "Europe/Paris", "academy": "ACADÉMIE DE REIMS", "closing": "2027-06-11T19:40:00.0000000Z", "contact": ["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE", "a@a.fr"], "session": "CFG-2028-01", "version": 1, "returnDate": "2027-06-13"}, "candidature": {"candidate": "00000000001", "registration": 1}}', '2026-11-23 19:40:02.0944+00', NULL);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (12, 'candidature/00000000001/001', 2, 0, 1, 1, '{"$type": "registration-modified", "facts": {"at": "2026-11-23T19:40:02.1204811Z", "exam": "CERTIFICAT DE FORMATION GÉNÉRALE", "zone": "Europe/Paris", "academy": "ACADÉMIE DE REIMS", "closing": "2027-06-11T19:40:00.0000000Z", "contact": ["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE", "a@a.fr"], "session": "CFG-2028-01", "version": 2, "returnDate": "2027-06-13"}, "candidature": {"candidate": "00000000001", "registration": 1}}', '2026-11-23 19:40:02.120481+00', NULL);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (13, 'candidature/00000000001/001', 3, 0, 1, 1, '{"$type": "registration-withdrawn", "facts": {"at": "2026-11-23T19:40:02.1512081Z", "exam": "CERTIFICAT DE FORMATION GÉNÉRALE", "zone": "Europe/Paris", "academy": "ACADÉMIE DE REIMS", "closing": "2027-06-11T19:40:00.0000000Z", "contact": ["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE", "a@a.fr"], "session": "CFG-2028-01", "version": 2, "returnDate": "2027-06-13"}, "candidature": {"candidate": "00000000001", "registration": 1}}', '2026-11-23 19:40:02.151208+00', NULL);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (14, 'candidature/00000000001/001', 4, 0, 1, 1, '{"$type": "withdrawal-undone", "facts": {"at": "2026-11-23T19:40:02.1888825Z", "exam": "CERTIFICAT DE FORMATION GÉNÉRALE", "zone": "Europe/Paris", "academy": "ACADÉMIE DE REIMS", "closing": "2027-06-11T19:40:00.0000000Z", "contact": ["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE", "a@a.fr"], "session": "CFG-2028-01", "version": 3, "returnDate": "2027-06-13"}, "candidature": {"candidate": "00000000001", "registration": 1}}', '2026-11-23 19:40:02.188882+00', NULL);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (15, 'account/00000000001', 7, 0, 1, NULL, '{"at": "2026-11-23T19:40:02.9453813Z", "$type": "password-changed"}', '2026-11-23 19:40:02.945381+00', NULL);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (16, 'candidature/00000000002/001', 1, 0, 2, 1, '{"$type": "registration-saved", "facts": {"at": "2026-11-23T19:40:02.9913595Z", "exam": "CERTIFICAT DE FORMATION GÉNÉRALE", "zone": "Europe/Paris", "academy": "ACADÉMIE DE REIMS", "closing": "2027-06-11T19:40:00.0000000Z", "contact": ["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE", "a@a.fr"], "session": "CFG-2028-01", "version": 1, "returnDate": "2027-06-13"}, "candidature": {"candidate": "00000000002", "registration": 1}}', '2026-11-23 19:40:02.99136+00', NULL);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (17, 'candidature/00000000002/001', 2, 0, 2, 1, '{"$type": "registration-withdrawn", "facts": {"at": "2026-11-23T19:40:03.0143376Z", "exam": "CERTIFICAT DE FORMATION GÉNÉRALE", "zone": "Europe/Paris", "academy": "ACADÉMIE DE REIMS", "closing": "2027-06-11T19:40:00.0000000Z", "contact": ["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE", "a@a.fr"], "session": "CFG-2028-01", "version": 1, "returnDate": "2027-06-13"}, "candidature": {"candidate": "00000000002", "registration": 1}}', '2026-11-23 19:40:03.014338+00', NULL);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (18, 'candidature/00000000002/002', 1, 0, 2, 2, '{"$type": "registration-saved", "facts": {"at": "2026-11-23T19:40:03.0254916Z", "exam": "CERTIFICAT DE FORMATION GÉNÉRALE", "zone": "Europe/Paris", "academy": "ACADÉMIE DE REIMS", "closing": "2027-06-11T19:40:00.0000000Z", "contact": ["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE", "a@a.fr"], "session": "CFG-2028-02", "version": 1, "returnDate": "2027-06-13"}, "candidature": {"candidate": "00000000002", "registration": 2}}', '2026-11-23 19:40:03.025492+00', NULL);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (19, 'candidature/00000000002/002', 2, 0, 2, 2, '{"$type": "signed-online", "facts": {"at": "2026-11-23T19:40:03.5413984Z", "exam": "CERTIFICAT DE FORMATION GÉNÉRALE", "zone": "Europe/Paris", "academy": "ACADÉMIE DE REIMS", "closing": "2027-06-11T19:40:00.0000000Z", "contact": ["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE", "a@a.fr"], "session": "CFG-2028-02", "version": 1, "returnDate": "2027-06-13"}, "candidature": {"candidate": "00000000002", "registration": 2}, "awaitsRepresentative": false}', '2026-11-23 19:40:03.541398+00', NULL);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (20, 'account/00000000002', 5, 0, 2, NULL, '{"$type": "reset-password", "expiry": "2026-11-25T19:40:03.6138836Z", "serial": 1}', '2026-11-23 19:40:03.613884+00', NULL);
INSERT INTO public.message OVERRIDING SYSTEM VALUE VALUES (21, 'account/00000000006', 1, 0, 6, NULL, '{"$type": "activate-account", "expiry": "2026-11-25T19:40:03.9237639Z", "serial": 1}', '2026-11-23 19:40:03.923764+00', NULL);



INSERT INTO public.migration VALUES (1, '0001_storage.sql', '2026-11-23 19:39:54.334688+00');
INSERT INTO public.migration VALUES (2, '0002_clock.sql', '2026-11-23 19:39:54.578797+00');
INSERT INTO public.migration VALUES (3, '0003_cluster.sql', '2026-11-23 19:39:54.595229+00');
INSERT INTO public.migration VALUES (4, '0004_journal_generation.sql', '2026-11-23 19:39:54.641088+00');



INSERT INTO public.orleansquery VALUES ('WriteToStorageKey', '
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
');
INSERT INTO public.orleansquery VALUES ('ReadFromStorageKey', '
    SELECT PayloadBinary, Version FROM OrleansStorage
    WHERE GrainIdExtensionString = @GrainIdExtensionString AND GrainTypeString = @GrainTypeString AND ServiceId = @ServiceId;
');
INSERT INTO public.orleansquery VALUES ('ClearStorageKey', '
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
INSERT INTO public.orleansquery VALUES ('DeleteStorageKey', '
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
INSERT INTO public.orleansquery VALUES ('InsertMembershipVersionKey', '
    WITH made AS (
        INSERT INTO cluster_version (cluster) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1
    )
    SELECT EXISTS (SELECT 1 FROM made);
');
INSERT INTO public.orleansquery VALUES ('InsertMembershipKey', '
    WITH agreed AS (
        SELECT cluster FROM cluster_version WHERE cluster = @DeploymentId AND version = @Version FOR UPDATE
    ), joined AS (
        INSERT INTO cluster_member (cluster, address, port, start_number, name, host, status, gateway_port, started_at, alive_at)
        SELECT cluster, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM agreed
        ON CONFLICT DO NOTHING
        RETURNING cluster
    ), moved AS (
        UPDATE cluster_version SET version = version + 1 FROM joined WHERE cluster_version.cluster = joined.cluster RETURNING 1
    )
    SELECT EXISTS (SELECT 1 FROM moved);
');
INSERT INTO public.orleansquery VALUES ('UpdateMembershipKey', '
    WITH agreed AS (
        SELECT cluster FROM cluster_version WHERE cluster = @DeploymentId AND version = @Version FOR UPDATE
    ), changed AS (
        UPDATE cluster_member AS member
        SET status = @Status, suspected = @SuspectTimes, alive_at = greatest(member.alive_at, @IAmAliveTime)
        FROM agreed
        WHERE member.cluster = agreed.cluster AND address = @Address AND port = @Port AND start_number = @Generation
        RETURNING member.cluster
    ), moved AS (
        UPDATE cluster_version SET version = version + 1 FROM changed WHERE cluster_version.cluster = changed.cluster RETURNING 1
    )
    SELECT EXISTS (SELECT 1 FROM moved);
');
INSERT INTO public.orleansquery VALUES ('UpdateIAmAlivetimeKey', '
    UPDATE cluster_member SET alive_at = @IAmAliveTime
    WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND start_number = @Generation;
');
INSERT INTO public.orleansquery VALUES ('MembershipReadAllKey', '
    SELECT agreement.version AS Version, address AS Address, port AS Port, start_number AS Generation, name AS SiloName, host AS HostName,
        status AS Status, gateway_port AS ProxyPort, suspected AS SuspectTimes, started_at AS StartTime, alive_at AS IAmAliveTime
    FROM cluster_version AS agreement LEFT JOIN cluster_member USING (cluster)
    WHERE cluster = @DeploymentId;
');
INSERT INTO public.orleansquery VALUES ('MembershipReadRowKey', '
    SELECT agreement.version AS Version, address AS Address, port AS Port, start_number AS Generation, name AS SiloName, host AS HostName,
        status AS Status, gateway_port AS ProxyPort, suspected AS SuspectTimes, started_at AS StartTime, alive_at AS IAmAliveTime
    FROM cluster_version AS agreement LEFT JOIN cluster_member AS member
        ON member.cluster = agreement.cluster AND address = @Address AND port = @Port AND start_number = @Generation
    WHERE agreement.cluster = @DeploymentId;
');
INSERT INTO public.orleansquery VALUES ('GatewaysQueryKey', '
    SELECT address AS Address, gateway_port AS ProxyPort, start_number AS Generation
    FROM cluster_member WHERE cluster = @DeploymentId AND status = @Status AND gateway_port > 0;
');
INSERT INTO public.orleansquery VALUES ('DeleteMembershipTableEntriesKey', '
    WITH gone AS (DELETE FROM cluster_member WHERE cluster = @DeploymentId)
    UPDATE cluster_version SET version = version + 1 WHERE cluster = @DeploymentId;
');
INSERT INTO public.orleansquery VALUES ('CleanupDefunctSiloEntriesKey', '
    DELETE FROM cluster_member
    WHERE cluster = @DeploymentId AND status = 6 AND alive_at < @IAmAliveTime AND started_at < @IAmAliveTime;
');
INSERT INTO public.orleansquery VALUES ('CleanupDefunctSiloEntryKey', '
    DELETE FROM cluster_member
    WHERE cluster = @DeploymentId AND status = 6 AND address = @Address AND port = @Port AND start_number = @Generation
        AND alive_at = @IAmAliveTime AND started_at = @StartTime AND coalesce(suspected, '''') = coalesce(@SuspectTimes, '''');
');



INSERT INTO public.orleansstorage VALUES ('service/CFG-2028-01/19', 'service', 'cyclades', 1, '\x7b227374617465223a7b226964223a224346472d323032382d30312f3139222c227265766973696f6e223a312c2273657474696e6773223a7b226964223a224346472d323032382d30312f3139222c226c6162656c223a224346472d323032382d3031222c22706572696f64223a7b226f70656e696e67223a22323032362d31312d32315431393a33393a30302e303030303030305a222c22636c6f73696e67223a22323032372d30362d31315431393a34303a30302e303030303030305a227d2c2272657475726e44617465223a22323032372d30362d3133222c227465726d73223a224a65206d27656e6761676520c3a020666f75726e6972206465732072656e736569676e656d656e7473206578616374732e222c2263617465676f72696573223a5b7b22636f6465223a22353230222c226c6162656c223a22494e444956494455454c222c22696e646976696475616c223a747275657d5d2c2265737461626c6973686d656e7473223a5b7b22636f6465223a22434e4544222c226c6162656c223a22434e4544222c22746f776e223a22222c226469766973696f6e73223a5b5d7d5d2c227465737473223a5b7b22636f6465223a22303031222c226c6162656c223a22456e7472657469656e2061766563206c65206a757279222c22666f726d223a22506f6e637475656c222c226f7074696f6e616c223a66616c73657d5d2c226f7074696f6e52756c6573223a5b5d2c226d696e69737472696573223a5b5d7d7d2c226174223a22323032362d31312d32335431393a33393a35372e313935353336335a222c22666f726d6174223a312c227265676973746572223a7b226b696e64223a2273657276696365222c226964223a224346472d323032382d30312f3139222c2273657373696f6e223a224346472d323032382d3031222c2261636164656d79223a223139222c226f70656e696e67223a22323032362d31312d32315431393a33393a30302e303030303030305a222c22636c6f73696e67223a22323032372d30362d31315431393a34303a30302e303030303030305a222c2273657474696e6773223a7b226964223a224346472d323032382d30312f3139222c226c6162656c223a224346472d323032382d3031222c22706572696f64223a7b226f70656e696e67223a22323032362d31312d32315431393a33393a30302e303030303030305a222c22636c6f73696e67223a22323032372d30362d31315431393a34303a30302e303030303030305a227d2c2272657475726e44617465223a22323032372d30362d3133222c227465726d73223a224a65206d27656e6761676520c3a020666f75726e6972206465732072656e736569676e656d656e7473206578616374732e222c2263617465676f72696573223a5b7b22636f6465223a22353230222c226c6162656c223a22494e444956494455454c222c22696e646976696475616c223a747275657d5d2c2265737461626c6973686d656e7473223a5b7b22636f6465223a22434e4544222c226c6162656c223a22434e4544222c22746f776e223a22222c226469766973696f6e73223a5b5d7d5d2c227465737473223a5b7b22636f6465223a22303031222c226c6162656c223a22456e7472657469656e2061766563206c65206a757279222c22666f726d223a22506f6e637475656c222c226f7074696f6e616c223a66616c73657d5d2c226f7074696f6e52756c6573223a5b5d2c226d696e69737472696573223a5b5d7d7d2c226576656e7473223a5b7b2274797065223a2273657474696e67732d6368616e676564222c226174223a22323032362d31312d32335431393a33393a35372e313935353336335a222c226163746f72223a226f70657261746f72222c2276657273696f6e223a312c227061796c6f6164223a7b222474797065223a2273657474696e67732d6368616e676564222c2273657474696e6773223a7b226964223a224346472d323032382d30312f3139222c226c6162656c223a224346472d323032382d3031222c22706572696f64223a7b226f70656e696e67223a22323032362d31312d32315431393a33393a30302e303030303030305a222c22636c6f73696e67223a22323032372d30362d31315431393a34303a30302e303030303030305a227d2c2272657475726e44617465223a22323032372d30362d3133222c227465726d73223a224a65206d27656e6761676520c3a020666f75726e6972206465732072656e736569676e656d656e7473206578616374732e222c2263617465676f72696573223a5b7b22636f6465223a22353230222c226c6162656c223a22494e444956494455454c222c22696e646976696475616c223a747275657d5d2c2265737461626c6973686d656e7473223a5b7b22636f6465223a22434e4544222c226c6162656c223a22434e4544222c22746f776e223a22222c226469766973696f6e73223a5b5d7d5d2c227465737473223a5b7b22636f6465223a22303031222c226c6162656c223a22456e7472657469656e2061766563206c65206a757279222c22666f726d223a22506f6e637475656c222c226f7074696f6e616c223a66616c73657d5d2c226f7074696f6e52756c6573223a5b5d2c226d696e69737472696573223a5b5d7d2c226174223a22323032362d31312d32335431393a33393a35372e313935353336335a227d7d5d2c226d61696c73223a5b5d2c22647565223a5b5d2c22737061776e223a5b5d2c2276657273696f6e73223a5b5d7d');
INSERT INTO public.orleansstorage VALUES ('draft/00000000001/CFG-2028-02/19', 'draft', 'cyclades', 1, '\x7b227374617465223a7b2263616e646964617465223a223030303030303030303031222c2273657276696365223a224346472d323032382d30322f3139222c22656e747279223a7b226e6174696f6e616c697479436f6465223a223939313030222c2261646472657373223a7b22636f756e747279436f6465223a223939313030222c226c696e6531223a223120727565206465206c612050616978222c226c696e6532223a22222c226c696e6533223a22222c226c696e6534223a22222c22706f7374616c436f6465223a223531303030222c226c6f63616c697479223a224348414c4f4e5320454e204348414d5041474e45227d2c2270686f6e65223a2230363535333739303436222c22726570726573656e74617469766543617465676f7279436f6465223a223939222c2263616e64696461746543617465676f7279436f6465223a22353230222c2265737461626c6973686d656e74436f6465223a22434e4544222c22636c6173734469766973696f6e223a22222c22617272616e67656d656e74526571756573746564223a66616c73652c227072657373436f6e73656e74223a66616c73652c22617574686f726974696573436f6e73656e74223a66616c73652c226f7074696f6e436f646573223a5b5d2c2261636365707465645465726d7348617368223a2237363733303937396631376530343430336430653135663634386235393637636363373866663333643239336664376538646133396362653065663839343634227d2c22746162223a22696e666f726d6174696f6e222c2273617665644174223a22323032362d31312d32335431393a34303a30322e323235323832305a227d2c226174223a22323032362d31312d32335431393a34303a30322e323235323832305a222c22666f726d6174223a312c227375626a656374223a223030303030303030303031222c227265676973746572223a7b226b696e64223a226472616674222c2263616e646964617465223a223030303030303030303031222c22736572766963654964223a224346472d323032382d30322f3139222c2273617665644174223a22323032362d31312d32335431393a34303a30322e323235323832305a227d2c226576656e7473223a5b5d2c226d61696c73223a5b5d2c22647565223a5b7b226b696e64223a22657870697279222c226174223a22323032372d30372d31315431393a34303a30302e303030303030305a227d5d2c22737061776e223a5b5d2c2276657273696f6e73223a5b5d7d');
INSERT INTO public.orleansstorage VALUES ('service/CFG-2028-02/19', 'service', 'cyclades', 1, '\x7b227374617465223a7b226964223a224346472d323032382d30322f3139222c227265766973696f6e223a312c2273657474696e6773223a7b226964223a224346472d323032382d30322f3139222c226c6162656c223a224346472d323032382d3032222c22706572696f64223a7b226f70656e696e67223a22323032362d31312d32315431393a33393a30302e303030303030305a222c22636c6f73696e67223a22323032372d30362d31315431393a34303a30302e303030303030305a227d2c2272657475726e44617465223a22323032372d30362d3133222c227465726d73223a224a65206d27656e6761676520c3a020666f75726e6972206465732072656e736569676e656d656e7473206578616374732e222c2263617465676f72696573223a5b7b22636f6465223a22353230222c226c6162656c223a22494e444956494455454c222c22696e646976696475616c223a747275657d5d2c2265737461626c6973686d656e7473223a5b7b22636f6465223a22434e4544222c226c6162656c223a22434e4544222c22746f776e223a22222c226469766973696f6e73223a5b5d7d5d2c227465737473223a5b7b22636f6465223a22303031222c226c6162656c223a22456e7472657469656e2061766563206c65206a757279222c22666f726d223a22506f6e637475656c222c226f7074696f6e616c223a66616c73657d5d2c226f7074696f6e52756c6573223a5b5d2c226d696e69737472696573223a5b5d7d7d2c226174223a22323032362d31312d32335431393a33393a35372e353930343037305a222c22666f726d6174223a312c227265676973746572223a7b226b696e64223a2273657276696365222c226964223a224346472d323032382d30322f3139222c2273657373696f6e223a224346472d323032382d3032222c2261636164656d79223a223139222c226f70656e696e67223a22323032362d31312d32315431393a33393a30302e303030303030305a222c22636c6f73696e67223a22323032372d30362d31315431393a34303a30302e303030303030305a222c2273657474696e6773223a7b226964223a224346472d323032382d30322f3139222c226c6162656c223a224346472d323032382d3032222c22706572696f64223a7b226f70656e696e67223a22323032362d31312d32315431393a33393a30302e303030303030305a222c22636c6f73696e67223a22323032372d30362d31315431393a34303a30302e303030303030305a227d2c2272657475726e44617465223a22323032372d30362d3133222c227465726d73223a224a65206d27656e6761676520c3a020666f75726e6972206465732072656e736569676e656d656e7473206578616374732e222c2263617465676f72696573223a5b7b22636f6465223a22353230222c226c6162656c223a22494e444956494455454c222c22696e646976696475616c223a747275657d5d2c2265737461626c6973686d656e7473223a5b7b22636f6465223a22434e4544222c226c6162656c223a22434e4544222c22746f776e223a22222c226469766973696f6e73223a5b5d7d5d2c227465737473223a5b7b22636f6465223a22303031222c226c6162656c223a22456e7472657469656e2061766563206c65206a757279222c22666f726d223a22506f6e637475656c222c226f7074696f6e616c223a66616c73657d5d2c226f7074696f6e52756c6573223a5b5d2c226d696e69737472696573223a5b5d7d7d2c226576656e7473223a5b7b2274797065223a2273657474696e67732d6368616e676564222c226174223a22323032362d31312d32335431393a33393a35372e353930343037305a222c226163746f72223a226f70657261746f72222c2276657273696f6e223a312c227061796c6f6164223a7b222474797065223a2273657474696e67732d6368616e676564222c2273657474696e6773223a7b226964223a224346472d323032382d30322f3139222c226c6162656c223a224346472d323032382d3032222c22706572696f64223a7b226f70656e696e67223a22323032362d31312d32315431393a33393a30302e303030303030305a222c22636c6f73696e67223a22323032372d30362d31315431393a34303a30302e303030303030305a227d2c2272657475726e44617465223a22323032372d30362d3133222c227465726d73223a224a65206d27656e6761676520c3a020666f75726e6972206465732072656e736569676e656d656e7473206578616374732e222c2263617465676f72696573223a5b7b22636f6465223a22353230222c226c6162656c223a22494e444956494455454c222c22696e646976696475616c223a747275657d5d2c2265737461626c6973686d656e7473223a5b7b22636f6465223a22434e4544222c226c6162656c223a22434e4544222c22746f776e223a22222c226469766973696f6e73223a5b5d7d5d2c227465737473223a5b7b22636f6465223a22303031222c226c6162656c223a22456e7472657469656e2061766563206c65206a757279222c22666f726d223a22506f6e637475656c222c226f7074696f6e616c223a66616c73657d5d2c226f7074696f6e52756c6573223a5b5d2c226d696e69737472696573223a5b5d7d2c226174223a22323032362d31312d32335431393a33393a35372e353930343037305a227d7d5d2c226d61696c73223a5b5d2c22647565223a5b5d2c22737061776e223a5b5d2c2276657273696f6e73223a5b5d7d');
INSERT INTO public.orleansstorage VALUES ('catalogue/all', 'catalogue', 'cyclades', 1, '\x7b227374617465223a7b227265766973696f6e223a312c2273657474696e6773223a7b22646f6d61696e73223a5b7b22636f6465223a22434647222c226b696e64223a226578616d656e222c226e616d65223a224345525449464943415420444520464f524d4154494f4e2047c3894ec38952414c45222c2273686f72744e616d65223a22434647222c22646f63756d656e745469746c65223a224345525449464943415420444520464f524d4154494f4e2047454e4552414c45227d5d2c2273657373696f6e73223a5b7b226964223a224346472d323032382d3031222c22646f6d61696e223a22434647222c2279656172223a323032382c226d6f6e7468223a312c226669727374446179223a22323032382d30312d3135227d2c7b226964223a224346472d323032382d3032222c22646f6d61696e223a22434647222c2279656172223a323032382c226d6f6e7468223a322c226669727374446179223a22323032382d30322d3135227d5d2c2261636164656d696573223a5b7b22636f6465223a223139222c226b696e64223a2261636164656d6965222c226c6162656c223a2241434144c3894d4945204445205245494d53222c2273686f72744e616d65223a225265696d73222c2261636164656d6963526567696f6e223a224752414e4420455354222c227a6f6e65223a224575726f70652f5061726973222c22636f6e74616374223a7b226d61696c223a226140612e6672222c226c696e6573223a5b2241434144c3894d4945204445205245494d53222c22526563746f726174222c22527565222c223531303030204348414c4f4e5320454e204348414d5041474e45225d7d7d5d2c226d696e69737472696573223a5b224d494e495354c3885245204445204c27c3894455434154494f4e204e4154494f4e414c45225d2c226e6f7469636573223a5b5d2c2268656c704c696e6b73223a5b5d7d7d2c226174223a22323032362d31312d32335431393a33393a35372e363339333939315a222c22666f726d6174223a312c227265676973746572223a7b226b696e64223a22636174616c6f677565222c22636f6e74656e74223a7b22646f6d61696e73223a5b7b22636f6465223a22434647222c226b696e64223a226578616d656e222c226e616d65223a224345525449464943415420444520464f524d4154494f4e2047c3894ec38952414c45222c2273686f72744e616d65223a22434647222c22646f63756d656e745469746c65223a224345525449464943415420444520464f524d4154494f4e2047454e4552414c45227d5d2c2273657373696f6e73223a5b7b226964223a224346472d323032382d3031222c22646f6d61696e223a22434647222c2279656172223a323032382c226d6f6e7468223a312c226669727374446179223a22323032382d30312d3135227d2c7b226964223a224346472d323032382d3032222c22646f6d61696e223a22434647222c2279656172223a323032382c226d6f6e7468223a322c226669727374446179223a22323032382d30322d3135227d5d2c2261636164656d696573223a5b7b22636f6465223a223139222c226b696e64223a2261636164656d6965222c226c6162656c223a2241434144c3894d4945204445205245494d53222c2273686f72744e616d65223a225265696d73222c2261636164656d6963526567696f6e223a224752414e4420455354222c227a6f6e65223a224575726f70652f5061726973222c22636f6e74616374223a7b226d61696c223a226140612e6672222c226c696e6573223a5b2241434144c3894d4945204445205245494d53222c22526563746f726174222c22527565222c223531303030204348414c4f4e5320454e204348414d5041474e45225d7d7d5d2c226d696e69737472696573223a5b224d494e495354c3885245204445204c27c3894455434154494f4e204e4154494f4e414c45225d2c226e6f7469636573223a5b5d2c2268656c704c696e6b73223a5b5d7d7d2c226576656e7473223a5b7b2274797065223a22636174616c6f6775652d6170706c696564222c226174223a22323032362d31312d32335431393a33393a35372e363339333939315a222c226163746f72223a226f70657261746f72222c2276657273696f6e223a312c227061796c6f6164223a7b222474797065223a22636174616c6f6775652d6170706c696564222c2273657474696e6773223a7b22646f6d61696e73223a5b7b22636f6465223a22434647222c226b696e64223a226578616d656e222c226e616d65223a224345525449464943415420444520464f524d4154494f4e2047c3894ec38952414c45222c2273686f72744e616d65223a22434647222c22646f63756d656e745469746c65223a224345525449464943415420444520464f524d4154494f4e2047454e4552414c45227d5d2c2273657373696f6e73223a5b7b226964223a224346472d323032382d3031222c22646f6d61696e223a22434647222c2279656172223a323032382c226d6f6e7468223a312c226669727374446179223a22323032382d30312d3135227d2c7b226964223a224346472d323032382d3032222c22646f6d61696e223a22434647222c2279656172223a323032382c226d6f6e7468223a322c226669727374446179223a22323032382d30322d3135227d5d2c2261636164656d696573223a5b7b22636f6465223a223139222c226b696e64223a2261636164656d6965222c226c6162656c223a2241434144c3894d4945204445205245494d53222c2273686f72744e616d65223a225265696d73222c2261636164656d6963526567696f6e223a224752414e4420455354222c227a6f6e65223a224575726f70652f5061726973222c22636f6e74616374223a7b226d61696c223a226140612e6672222c226c696e6573223a5b2241434144c3894d4945204445205245494d53222c22526563746f726174222c22527565222c223531303030204348414c4f4e5320454e204348414d5041474e45225d7d7d5d2c226d696e69737472696573223a5b224d494e495354c3885245204445204c27c3894455434154494f4e204e4154494f4e414c45225d2c226e6f7469636573223a5b5d2c2268656c704c696e6b73223a5b5d7d2c226174223a22323032362d31312d32335431393a33393a35372e363339333939315a227d7d5d2c226d61696c73223a5b5d2c22647565223a5b5d2c22737061776e223a5b5d2c2276657273696f6e73223a5b5d7d');
INSERT INTO public.orleansstorage VALUES ('account/00000000004', 'account', 'cyclades', 4, '\x7b227374617465223a7b226b696e64223a226c697665222c22637265617465644174223a22323032362d31312d32335431393a34303a30302e343230353230385a222c226372656174696f6e52657175657374223a2262316664303733652d636439322d393437642d346236622d643962643033383062316632222c226964656e746974795265766973696f6e223a312c226964656e74697479223a7b22736578223a226d616c65222c2262697274684e616d65223a224c616d79222c2266697273744e616d6573223a225061756c222c22626972746844617465223a7b2279656172223a313938352c226d6f6e7468223a352c22646179223a33307d2c226269727468506c616365223a7b22636f756e747279223a7b22636f6465223a223939313030222c226c6162656c223a224652414e43452028444f4e54204f555452452d4d455229227d2c226465706172746d656e74223a7b22636f6465223a22303335222c226c6162656c223a22303335202d20494c4c452045542056494c41494e45227d2c22636f6d6d756e65223a7b22636f6465223a223335323338222c226c6162656c223a2252454e4e4553227d7d7d2c22656d61696c223a226e6f7576656c6c65406578616d706c652e6672222c2270617373776f7264223a22246172676f6e32696424763d3139246d3d34373130342c743d312c703d3124362b3338306d395671443874577833394c4c475750512442716d7955724c4c756a6e4f43595450304f51733970365244723143494d576c7259417855414756785549222c227374616d70223a312c22617474656d707473223a7b226661696c75726573223a302c226c617374417474656d7074223a22313937302d30312d30315430303a30303a30302e303030303030305a227d2c226973416374697665223a747275652c2261637469766174696f6e223a7b2273657269616c223a317d2c227265736574223a7b2273657269616c223a307d2c22656d61696c4368616e6765223a7b2273657269616c223a317d2c2266696c6564223a5b5d2c22636c6f73656453657373696f6e73223a5b5d2c227265717565737473223a7b226b657074223a5b7b227374616d70223a7b226964223a2262316664303733652d636439322d393437642d346236622d643962643033383062316632222c2266696e6765727072696e74223a2236373738306236303466333033346138636466313731613861643364613963383835373761626138323564623231373434393462323939343034386566393563227d2c22616e73776572223a302c226174223a22323032362d31312d32335431393a34303a30302e343230353230385a227d2c7b227374616d70223a7b226964223a2264316266366237662d376661652d366335662d336332382d643437613936653061643730222c2266696e6765727072696e74223a2238303133303834363561303339633137666334333338336531343639663765306536666639323033663562343534346365616532343163386362396437626137227d2c22616e73776572223a302c226174223a22323032362d31312d32335431393a34303a30312e313334313835325a227d2c7b227374616d70223a7b226964223a2264386231363737332d323264652d343361352d636562352d316431386639323035653835222c2266696e6765727072696e74223a2239396638306330333964326461653438316333306338663233656639373936666265303865313439653465636436306365303930396633336461643535326661227d2c22616e73776572223a302c226174223a22323032362d31312d32335431393a34303a30312e383933313830305a227d5d7d2c226e756d626572223a223030303030303030303034222c227265766973696f6e223a347d2c226174223a22323032362d31312d32335431393a34303a30312e383933313830305a222c22666f726d6174223a312c227375626a656374223a223030303030303030303034222c227265676973746572223a7b226b696e64223a226163636f756e74222c2263616e646964617465223a223030303030303030303034222c227374617465223a22616374697665222c22656d61696c223a226e6f7576656c6c65406578616d706c652e6672222c22656d61696c4b6579223a2265656137303038343935393836646662353466336365323764316238383530616161306234393836323731346131626534656261373133636264613432653530222c2262697274684e616d65223a224c616d79222c2266697273744e616d6573223a225061756c222c22626972746844617465223a2233302f30352f31393835222c22637265617465644174223a22323032362d31312d32335431393a34303a30302e343230353230385a222c226372656174696f6e52657175657374223a2262316664303733652d636439322d393437642d346236622d643962643033383062316632222c22736561726368223a223030303030303030303034204c414d59205041554c227d2c226576656e7473223a5b7b2274797065223a22656d61696c2d6368616e676564222c226174223a22323032362d31312d32335431393a34303a30312e383933313830305a222c226163746f72223a226c696e6b2d686f6c646572222c2276657273696f6e223a342c227061796c6f6164223a7b222474797065223a22656d61696c2d6368616e676564222c22656d61696c223a226e6f7576656c6c65406578616d706c652e6672222c227374616d70223a312c2272657175657374223a7b226964223a2264386231363737332d323264652d343361352d636562352d316431386639323035653835222c2266696e6765727072696e74223a2239396638306330333964326461653438316333306338663233656639373936666265303865313439653465636436306365303930396633336461643535326661227d2c226174223a22323032362d31312d32335431393a34303a30312e383933313830305a227d7d5d2c226d61696c73223a5b7b226d61696c223a7b222474797065223a22656d61696c2d6368616e676564222c226174223a22323032362d31312d32335431393a34303a30312e383933313830305a222c226f6c64456d61696c223a22616e6369656e6e65406578616d706c652e6672227d2c2269734d657373616765223a747275657d5d2c22647565223a5b5d2c22737061776e223a5b5d2c2276657273696f6e73223a5b5d7d');
INSERT INTO public.orleansstorage VALUES ('account/00000000005', 'account', 'cyclades', 3, '\x7b226174223a2022323032362d31312d32335431393a34303a30332e363434393234395a222c2022647565223a205b5d2c20227374617465223a207b226b696e64223a2022657261736564222c20226e756d626572223a20223030303030303030303035222c2022726561736f6e223a202264656c65746564427943616e646964617465222c20227265766973696f6e223a20337d2c2022666f726d6174223a20312c20227375626a656374223a20223030303030303030303035222c20227265676973746572223a207b226b696e64223a2022746f6d6273746f6e65222c202263616e646964617465223a20223030303030303030303035227d7d');
INSERT INTO public.orleansstorage VALUES ('candidature/00000000003/001', 'candidature', 'cyclades', 3, '\x7b227374617465223a7b226964223a7b2263616e646964617465223a223030303030303030303033222c22726567697374726174696f6e223a317d2c227265766973696f6e223a332c2273657276696365223a224346472d323032382d30312f3139222c22737461747573223a2272656769737465726564222c2276657273696f6e223a312c226964656e74697479223a7b22736578223a226d616c65222c2262697274684e616d65223a224c616d79222c2266697273744e616d6573223a225061756c222c22626972746844617465223a7b2279656172223a323031342c226d6f6e7468223a332c22646179223a317d2c226269727468506c616365223a7b22636f756e747279223a7b22636f6465223a223939313030222c226c6162656c223a224652414e43452028444f4e54204f555452452d4d455229227d2c226465706172746d656e74223a7b22636f6465223a22303335222c226c6162656c223a22303335202d20494c4c452045542056494c41494e45227d2c22636f6d6d756e65223a7b22636f6465223a223335323338222c226c6162656c223a2252454e4e4553227d7d7d2c22666f726d223a7b226e6174696f6e616c697479223a7b22636f6465223a223939313030222c226c6162656c223a224672616ec3a7616973227d2c2261646472657373223a7b22636f756e747279223a7b22636f6465223a223939313030222c226c6162656c223a224652414e4345227d2c226c696e6531223a223120727565206465206c612050616978222c22706f7374616c436f6465223a223531303030222c226c6f63616c697479223a224348414c4f4e5320454e204348414d5041474e45227d2c2274656c6570686f6e65223a2230363334343637313732222c22726570726573656e74617469766543617465676f7279223a7b22636f6465223a223939222c226c6162656c223a224e6f6e2072656e736569676ec3a9227d2c22726570726573656e746174697665223a7b226e616d65223a22416e6e65204c616d79222c22656d61696c223a22706172656e74406578616d706c652e6672227d2c2263617465676f7279223a7b22636f6465223a22353230222c226c6162656c223a22494e444956494455454c222c22696e646976696475616c223a747275657d2c2265737461626c6973686d656e74223a7b22636f6465223a22434e4544222c226e616d65223a22434e4544227d2c22617272616e67656d656e7441736b6564223a66616c73652c227072657373436f6e73656e74223a66616c73652c22617574686f726974696573436f6e73656e74223a66616c73652c226f7074696f6e73223a5b5d2c227465737473223a5b7b22636f6465223a22303031222c226c6162656c223a22456e7472657469656e2061766563206c65206a757279222c22666f726d223a22506f6e637475656c222c226f7074696f6e616c223a66616c73657d5d2c227465726d7348617368223a2237363733303937396631376530343430336430653135663634386235393637636363373866663333643239336664376538646133396362653065663839343634227d2c22726567697374657265644174223a22323032362d31312d32335431393a34303a30312e333435333934385a222c2273617665644174223a22323032362d31312d32335431393a34303a30312e333435333934385a222c22726570726573656e7461746976654c696e6b223a7b2273657269616c223a317d2c22726570726573656e746174697665436f6e6669726d65644174223a22323032362d31312d32335431393a34303a30312e393933353538315a222c227265717565737473223a7b226b657074223a5b7b227374616d70223a7b226964223a2239356231303364612d346262632d653238392d366332392d636238663137343439633765222c2266696e6765727072696e74223a2238323665366664636561383131306462666533373365323933303335653266663261336265356533633136313230623130353036663731366138306237623864227d2c22616e73776572223a312c226174223a22323032362d31312d32335431393a34303a30322e303830343039305a227d5d7d7d2c226174223a22323032362d31312d32335431393a34303a30322e303830343039305a222c22666f726d6174223a312c227375626a656374223a223030303030303030303033222c227265676973746572223a7b226b696e64223a2263616e6469646174757265222c226964223a7b2263616e646964617465223a223030303030303030303033222c22726567697374726174696f6e223a317d2c2273657373696f6e223a224346472d323032382d3031222c22736572766963654964223a224346472d323032382d30312f3139222c227374617465223a2272656769737465726564222c22616374697665223a747275652c2276657273696f6e223a312c2263617465676f7279223a22353230222c2265737461626c6973686d656e74223a22434e4544222c227369676e6564223a66616c73652c22617272616e67656d656e74223a66616c73652c22637265617465644174223a22323032362d31312d32335431393a34303a30312e333435333934385a222c22757064617465644174223a22323032362d31312d32335431393a34303a30322e303830343039305a222c22736561726368223a223030303030303030303033204c414d59205041554c227d2c226576656e7473223a5b7b2274797065223a226d61696c2d73656e742d616761696e222c226174223a22323032362d31312d32335431393a34303a30322e303830343039305a222c226163746f72223a2263616e6469646174653a3030303030303030303033222c2276657273696f6e223a312c227061796c6f6164223a7b222474797065223a226d61696c2d73656e742d616761696e222c2272657175657374223a7b226964223a2239356231303364612d346262632d653238392d366332392d636238663137343439633765222c2266696e6765727072696e74223a2238323665366664636561383131306462666533373365323933303335653266663261336265356533633136313230623130353036663731366138306237623864227d2c226174223a22323032362d31312d32335431393a34303a30322e303830343039305a227d7d5d2c226d61696c73223a5b7b226d61696c223a7b222474797065223a22726567697374726174696f6e2d7361766564222c2263616e6469646174757265223a7b2263616e646964617465223a223030303030303030303033222c22726567697374726174696f6e223a317d2c226661637473223a7b226578616d223a224345525449464943415420444520464f524d4154494f4e2047c3894ec38952414c45222c2273657373696f6e223a224346472d323032382d3031222c2261636164656d79223a2241434144c3894d4945204445205245494d53222c2276657273696f6e223a312c226174223a22323032362d31312d32335431393a34303a30312e333435333934385a222c22636c6f73696e67223a22323032372d30362d31315431393a34303a30302e303030303030305a222c227a6f6e65223a224575726f70652f5061726973222c2272657475726e44617465223a22323032372d30362d3133222c22636f6e74616374223a5b2241434144c3894d4945204445205245494d53222c22526563746f726174222c22527565222c223531303030204348414c4f4e5320454e204348414d5041474e45222c226140612e6672225d7d7d2c2269734d657373616765223a747275652c22726567697374726174696f6e223a317d5d2c22647565223a5b5d2c22737061776e223a5b5d2c2276657273696f6e73223a5b5d7d');
INSERT INTO public.orleansstorage VALUES ('account/00000000003', 'account', 'cyclades', 4, '\x7b227374617465223a7b226b696e64223a226c697665222c22637265617465644174223a22323032362d31312d32335431393a34303a30302e303232333136325a222c226372656174696f6e52657175657374223a2238366139356563312d356264612d626435372d336638652d653631303339386639333334222c226964656e746974795265766973696f6e223a332c226964656e74697479223a7b22736578223a226d616c65222c2262697274684e616d65223a224c616d79222c2266697273744e616d6573223a225061756c222c22626972746844617465223a7b2279656172223a323031342c226d6f6e7468223a332c22646179223a317d2c226269727468506c616365223a7b22636f756e747279223a7b22636f6465223a223939313030222c226c6162656c223a224652414e43452028444f4e54204f555452452d4d455229227d2c226465706172746d656e74223a7b22636f6465223a22303335222c226c6162656c223a22303335202d20494c4c452045542056494c41494e45227d2c22636f6d6d756e65223a7b22636f6465223a223335323338222c226c6162656c223a2252454e4e4553227d7d7d2c22656d61696c223a226d696e65757265406578616d706c652e6672222c2270617373776f7264223a22246172676f6e32696424763d3139246d3d34373130342c743d312c703d31246666707557674e4a786a4a75344b4432694870664b67247832454b786b5974436e4d6d6f61573130413164785334504a7039466e4b7338564451427457706c74544d222c227374616d70223a302c22617474656d707473223a7b226661696c75726573223a302c226c617374417474656d7074223a22313937302d30312d30315430303a30303a30302e303030303030305a227d2c226973416374697665223a747275652c2261637469766174696f6e223a7b2273657269616c223a317d2c227265736574223a7b2273657269616c223a307d2c22656d61696c4368616e6765223a7b2273657269616c223a307d2c226c617374526567697374726174696f6e223a322c2266696c6564223a5b7b22726567697374726174696f6e223a312c2273657276696365223a224346472d323032382d30312f3139227d2c7b22726567697374726174696f6e223a322c2273657276696365223a224346472d323032382d30322f3139227d5d2c22636c6f73656453657373696f6e73223a5b5d2c227265717565737473223a7b226b657074223a5b7b227374616d70223a7b226964223a2238366139356563312d356264612d626435372d336638652d653631303339386639333334222c2266696e6765727072696e74223a2264633533326436343831396339666130393037393739633764343538656233626166313366333631616134653435316636656438303736643632633838613934227d2c22616e73776572223a302c226174223a22323032362d31312d32335431393a34303a30302e303232333136325a227d2c7b227374616d70223a7b226964223a2232326466363334362d663939332d313032372d626431612d663235663361303663613536222c2266696e6765727072696e74223a2264633662613766386265316137303635356238346434323337346265383838646630626637346637643338383034393435646166346464613662396162626331227d2c22616e73776572223a312c226174223a22323032362d31312d32335431393a34303a30312e333435333934385a227d2c7b227374616d70223a7b226964223a2237383233383237642d393866632d343036382d333964652d633534343039663863346661222c2266696e6765727072696e74223a2238313761343731383436333861346238396433666633383032663964623634363866653337363564666231366536323437643961616565343764313864623839227d2c22616e73776572223a322c226174223a22323032362d31312d32335431393a34303a30322e303330353735315a227d5d7d2c226e756d626572223a223030303030303030303033222c227265766973696f6e223a347d2c226174223a22323032362d31312d32335431393a34303a30322e303330353735315a222c22666f726d6174223a312c227375626a656374223a223030303030303030303033222c227265676973746572223a7b226b696e64223a226163636f756e74222c2263616e646964617465223a223030303030303030303033222c227374617465223a22616374697665222c22656d61696c223a226d696e65757265406578616d706c652e6672222c22656d61696c4b6579223a2233623461396638343336636164393764386563663061363331373234613336343761323537326136313661363165653034323934663431623165613563336533222c2262697274684e616d65223a224c616d79222c2266697273744e616d6573223a225061756c222c22626972746844617465223a2230312f30332f32303134222c22637265617465644174223a22323032362d31312d32335431393a34303a30302e303232333136325a222c226372656174696f6e52657175657374223a2238366139356563312d356264612d626435372d336638652d653631303339386639333334222c22736561726368223a223030303030303030303033204c414d59205041554c227d2c226576656e7473223a5b7b2274797065223a2263616e64696461747572652d66696c6564222c226174223a22323032362d31312d32335431393a34303a30322e303330353735315a222c226163746f72223a2263616e6469646174653a3030303030303030303033222c2276657273696f6e223a342c227061796c6f6164223a7b222474797065223a2263616e64696461747572652d66696c6564222c2263616e6469646174757265223a7b22726567697374726174696f6e223a322c2273657276696365223a224346472d323032382d30322f3139227d2c2272657175657374223a7b226964223a2237383233383237642d393866632d343036382d333964652d633534343039663863346661222c2266696e6765727072696e74223a2238313761343731383436333861346238396433666633383032663964623634363866653337363564666231366536323437643961616565343764313864623839227d2c226174223a22323032362d31312d32335431393a34303a30322e303330353735315a227d7d5d2c226d61696c73223a5b5d2c22647565223a5b5d2c22737061776e223a5b7b226b696e64223a2263616e6469646174757265222c226b6579223a2263616e64696461747572652f30303030303030303030332f303032222c22656e76656c6f7065223a7b227374617465223a7b226964223a7b2263616e646964617465223a223030303030303030303033222c22726567697374726174696f6e223a327d2c227265766973696f6e223a312c2273657276696365223a224346472d323032382d30322f3139222c22737461747573223a2272656769737465726564222c2276657273696f6e223a312c226964656e74697479223a7b22736578223a226d616c65222c2262697274684e616d65223a224c616d79222c2266697273744e616d6573223a225061756c222c22626972746844617465223a7b2279656172223a323031342c226d6f6e7468223a332c22646179223a317d2c226269727468506c616365223a7b22636f756e747279223a7b22636f6465223a223939313030222c226c6162656c223a224652414e43452028444f4e54204f555452452d4d455229227d2c226465706172746d656e74223a7b22636f6465223a22303335222c226c6162656c223a22303335202d20494c4c452045542056494c41494e45227d2c22636f6d6d756e65223a7b22636f6465223a223335323338222c226c6162656c223a2252454e4e4553227d7d7d2c22666f726d223a7b226e6174696f6e616c697479223a7b22636f6465223a223939313030222c226c6162656c223a224672616ec3a7616973227d2c2261646472657373223a7b22636f756e747279223a7b22636f6465223a223939313030222c226c6162656c223a224652414e4345227d2c226c696e6531223a223120727565206465206c612050616978222c22706f7374616c436f6465223a223531303030222c226c6f63616c697479223a224348414c4f4e5320454e204348414d5041474e45227d2c2274656c6570686f6e65223a2230363438323931313431222c22726570726573656e74617469766543617465676f7279223a7b22636f6465223a223939222c226c6162656c223a224e6f6e2072656e736569676ec3a9227d2c22726570726573656e746174697665223a7b226e616d65223a22416e6e65204c616d79222c22656d61696c223a2274757472696365406578616d706c652e6672227d2c2263617465676f7279223a7b22636f6465223a22353230222c226c6162656c223a22494e444956494455454c222c22696e646976696475616c223a747275657d2c2265737461626c6973686d656e74223a7b22636f6465223a22434e4544222c226e616d65223a22434e4544227d2c22617272616e67656d656e7441736b6564223a66616c73652c227072657373436f6e73656e74223a66616c73652c22617574686f726974696573436f6e73656e74223a66616c73652c226f7074696f6e73223a5b5d2c227465737473223a5b7b22636f6465223a22303031222c226c6162656c223a22456e7472657469656e2061766563206c65206a757279222c22666f726d223a22506f6e637475656c222c226f7074696f6e616c223a66616c73657d5d2c227465726d7348617368223a2237363733303937396631376530343430336430653135663634386235393637636363373866663333643239336664376538646133396362653065663839343634227d2c22726567697374657265644174223a22323032362d31312d32335431393a34303a30322e303330353735315a222c2273617665644174223a22323032362d31312d32335431393a34303a30322e303330353735315a222c22726570726573656e7461746976654c696e6b223a7b2273657269616c223a312c22657870697279223a22323032372d30362d31335432323a30303a30302e303030303030305a227d2c227265717565737473223a7b226b657074223a5b5d7d7d2c226174223a22323032362d31312d32335431393a34303a30322e303330353735315a222c22666f726d6174223a312c227375626a656374223a223030303030303030303033222c227265676973746572223a7b226b696e64223a2263616e6469646174757265222c226964223a7b2263616e646964617465223a223030303030303030303033222c22726567697374726174696f6e223a327d2c2273657373696f6e223a224346472d323032382d3032222c22736572766963654964223a224346472d323032382d30322f3139222c227374617465223a2272656769737465726564222c22616374697665223a747275652c2276657273696f6e223a312c2263617465676f7279223a22353230222c2265737461626c6973686d656e74223a22434e4544222c227369676e6564223a66616c73652c22617272616e67656d656e74223a66616c73652c22637265617465644174223a22323032362d31312d32335431393a34303a30322e303330353735315a222c22757064617465644174223a22323032362d31312d32335431393a34303a30322e303330353735315a222c22736561726368223a223030303030303030303033204c414d59205041554c227d2c226576656e7473223a5b7b2274797065223a2263616e64696461747572652d72656769737465726564222c226174223a22323032362d31312d32335431393a34303a30322e303330353735315a222c226163746f72223a2263616e6469646174653a3030303030303030303033222c2276657273696f6e223a312c227061796c6f6164223a7b222474797065223a2263616e64696461747572652d72656769737465726564222c226964223a7b2263616e646964617465223a223030303030303030303033222c22726567697374726174696f6e223a327d2c2273657276696365223a224346472d323032382d30322f3139222c226964656e74697479223a7b22736578223a226d616c65222c2262697274684e616d65223a224c616d79222c2266697273744e616d6573223a225061756c222c22626972746844617465223a7b2279656172223a323031342c226d6f6e7468223a332c22646179223a317d2c226269727468506c616365223a7b22636f756e747279223a7b22636f6465223a223939313030222c226c6162656c223a224652414e43452028444f4e54204f555452452d4d455229227d2c226465706172746d656e74223a7b22636f6465223a22303335222c226c6162656c223a22303335202d20494c4c452045542056494c41494e45227d2c22636f6d6d756e65223a7b22636f6465223a223335323338222c226c6162656c223a2252454e4e4553227d7d7d2c22666f726d223a7b226e6174696f6e616c697479223a7b22636f6465223a223939313030222c226c6162656c223a224672616ec3a7616973227d2c2261646472657373223a7b22636f756e747279223a7b22636f6465223a223939313030222c226c6162656c223a224652414e4345227d2c226c696e6531223a223120727565206465206c612050616978222c22706f7374616c436f6465223a223531303030222c226c6f63616c697479223a224348414c4f4e5320454e204348414d5041474e45227d2c2274656c6570686f6e65223a2230363438323931313431222c22726570726573656e74617469766543617465676f7279223a7b22636f6465223a223939222c226c6162656c223a224e6f6e2072656e736569676ec3a9227d2c22726570726573656e746174697665223a7b226e616d65223a22416e6e65204c616d79222c22656d61696c223a2274757472696365406578616d706c652e6672227d2c2263617465676f7279223a7b22636f6465223a22353230222c226c6162656c223a22494e444956494455454c222c22696e646976696475616c223a747275657d2c2265737461626c6973686d656e74223a7b22636f6465223a22434e4544222c226e616d65223a22434e4544227d2c22617272616e67656d656e7441736b6564223a66616c73652c227072657373436f6e73656e74223a66616c73652c22617574686f726974696573436f6e73656e74223a66616c73652c226f7074696f6e73223a5b5d2c227465737473223a5b7b22636f6465223a22303031222c226c6162656c223a22456e7472657469656e2061766563206c65206a757279222c22666f726d223a22506f6e637475656c222c226f7074696f6e616c223a66616c73657d5d2c227465726d7348617368223a2237363733303937396631376530343430336430653135663634386235393637636363373866663333643239336664376538646133396362653065663839343634227d2c22726570726573656e7461746976654c696e6b223a7b2273657269616c223a312c22657870697279223a22323032372d30362d31335432323a30303a30302e303030303030305a227d2c226174223a22323032362d31312d32335431393a34303a30322e303330353735315a227d7d5d2c226d61696c73223a5b7b226d61696c223a7b222474797065223a22726567697374726174696f6e2d7361766564222c2263616e6469646174757265223a7b2263616e646964617465223a223030303030303030303033222c22726567697374726174696f6e223a327d2c226661637473223a7b226578616d223a224345525449464943415420444520464f524d4154494f4e2047c3894ec38952414c45222c2273657373696f6e223a224346472d323032382d3032222c2261636164656d79223a2241434144c3894d4945204445205245494d53222c2276657273696f6e223a312c226174223a22323032362d31312d32335431393a34303a30322e303330353735315a222c22636c6f73696e67223a22323032372d30362d31315431393a34303a30302e303030303030305a222c227a6f6e65223a224575726f70652f5061726973222c2272657475726e44617465223a22323032372d30362d3133222c22636f6e74616374223a5b2241434144c3894d4945204445205245494d53222c22526563746f726174222c22527565222c223531303030204348414c4f4e5320454e204348414d5041474e45222c226140612e6672225d7d7d2c2269734d657373616765223a747275652c22726567697374726174696f6e223a327d2c7b226d61696c223a7b222474797065223a22636f6e6669726d2d61732d726570726573656e746174697665222c2263616e6469646174757265223a7b2263616e646964617465223a223030303030303030303033222c22726567697374726174696f6e223a327d2c226661637473223a7b226578616d223a224345525449464943415420444520464f524d4154494f4e2047c3894ec38952414c45222c2273657373696f6e223a224346472d323032382d3032222c2261636164656d79223a2241434144c3894d4945204445205245494d53222c2276657273696f6e223a312c226174223a22323032362d31312d32335431393a34303a30322e303330353735315a222c22636c6f73696e67223a22323032372d30362d31315431393a34303a30302e303030303030305a222c227a6f6e65223a224575726f70652f5061726973222c2272657475726e44617465223a22323032372d30362d3133222c22636f6e74616374223a5b2241434144c3894d4945204445205245494d53222c22526563746f726174222c22527565222c223531303030204348414c4f4e5320454e204348414d5041474e45222c226140612e6672225d7d2c2273657269616c223a312c22726570726573656e7461746976654e616d65223a22416e6e65204c616d79222c22726570726573656e746174697665456d61696c223a2274757472696365406578616d706c652e6672222c2263616e6469646174654e616d65223a224c414d59205061756c227d2c2269734d657373616765223a66616c73652c22726567697374726174696f6e223a327d5d2c22647565223a5b5d2c22737061776e223a5b5d2c2276657273696f6e73223a5b7b2263616e6469646174757265223a7b2263616e646964617465223a223030303030303030303033222c22726567697374726174696f6e223a327d2c2276657273696f6e223a312c227265666572656e6365223a2258304e522d594a434e2d5259414d2d37505748222c2274656d706c617465223a312c22696e70757473223a7b2274656d706c617465223a312c226c657474657268656164223a7b2261636164656d79223a225265696d73222c22726567696f6e223a5b2252c38947494f4e2041434144c3894d49515545222c224752414e4420455354225d2c226d696e69737472696573223a5b224d494e495354c3885245204445204c27c3894455434154494f4e204e4154494f4e414c45225d2c2273657276696365223a5b22526563746f726174222c22527565222c223531303030204348414c4f4e5320454e204348414d5041474e45225d2c2273657276696365456d61696c223a226140612e6672227d2c226578616d5469746c65223a224345525449464943415420444520464f524d4154494f4e2047454e4552414c45222c2273657373696f6e223a224346472d323032382d3032222c2263616e646964617465223a223030303030303030303033222c22726567697374726174696f6e223a322c2276657273696f6e223a312c2276657273696f6e4174223a22323032362d31312d32335432303a34303a30322e303330353735312b30313a3030222c2272657475726e44617465223a22323032372d30362d3133222c226964656e74697479223a7b22636976696c697479223a224d4f4e5349455552222c2266616d696c794e616d65223a224c414d59222c2266697273744e616d6573223a225061756c222c226e6174696f6e616c697479223a224672616ec3a7616973222c22626972746844617465223a2230312f30332f32303134222c226269727468506c616365223a2252454e4e4553202d20303335222c2274656c6570686f6e65223a2230363438323931313431222c22656d61696c223a226d696e65757265406578616d706c652e6672222c22706f7374616c41646472657373223a5b223120727565206465206c612050616978222c223531303030204348414c4f4e5320454e204348414d5041474e45225d7d2c2265737461626c6973686d656e74223a7b226e616d65223a22434e4544227d2c2263617465676f7279223a7b226c6162656c223a22494e444956494455454c222c22636f6465223a22353230227d2c22617272616e67656d656e7441736b6564223a66616c73652c227465737473223a5b7b227469746c65223a224550524555564528532920504f4e435455454c4c45285329222c22726f7773223a5b7b22636f6465223a22303031222c226c6162656c223a22456e7472657469656e2061766563206c65206a757279222c227374617465223a22496e7363726974222c22666f726d223a22506f6e637475656c227d5d7d5d2c227072657373436f6e73656e74223a66616c73652c226c6f63616c417574686f726974696573436f6e73656e74223a66616c73652c22726570726573656e746174697665223a22416e6e65204c616d79222c226564697465644f6e223a22323032362d31312d3233222c2261646d696e6973747261746976655265666572656e6365223a2241434144c3894d4945204445205245494d5320322031222c227265666572656e6365223a2258304e522d594a434e2d5259414d2d37505748222c22636865636b55726c223a22687474703a2f2f6c6f63616c686f73743a353038302f766572696669636174696f6e2f58304e522d594a434e2d5259414d2d37505748227d2c226174223a22323032362d31312d32335431393a34303a30322e303330353735315a227d5d7d7d5d2c2276657273696f6e73223a5b5d7d');
INSERT INTO public.orleansstorage VALUES ('candidature/00000000003/002', 'candidature', 'cyclades', 1, '\x7b226174223a2022323032362d31312d32335431393a34303a30322e303330353735315a222c2022647565223a205b5d2c20226d61696c73223a205b7b226d61696c223a207b222474797065223a2022726567697374726174696f6e2d7361766564222c20226661637473223a207b226174223a2022323032362d31312d32335431393a34303a30322e303330353735315a222c20226578616d223a20224345525449464943415420444520464f524d4154494f4e2047c3894ec38952414c45222c20227a6f6e65223a20224575726f70652f5061726973222c202261636164656d79223a202241434144c3894d4945204445205245494d53222c2022636c6f73696e67223a2022323032372d30362d31315431393a34303a30302e303030303030305a222c2022636f6e74616374223a205b2241434144c3894d4945204445205245494d53222c2022526563746f726174222c2022527565222c20223531303030204348414c4f4e5320454e204348414d5041474e45222c20226140612e6672225d2c202273657373696f6e223a20224346472d323032382d3032222c202276657273696f6e223a20312c202272657475726e44617465223a2022323032372d30362d3133227d2c202263616e6469646174757265223a207b2263616e646964617465223a20223030303030303030303033222c2022726567697374726174696f6e223a20327d7d2c202269734d657373616765223a20747275652c2022726567697374726174696f6e223a20327d2c207b226d61696c223a207b222474797065223a2022636f6e6669726d2d61732d726570726573656e746174697665222c20226661637473223a207b226174223a2022323032362d31312d32335431393a34303a30322e303330353735315a222c20226578616d223a20224345525449464943415420444520464f524d4154494f4e2047c3894ec38952414c45222c20227a6f6e65223a20224575726f70652f5061726973222c202261636164656d79223a202241434144c3894d4945204445205245494d53222c2022636c6f73696e67223a2022323032372d30362d31315431393a34303a30302e303030303030305a222c2022636f6e74616374223a205b2241434144c3894d4945204445205245494d53222c2022526563746f726174222c2022527565222c20223531303030204348414c4f4e5320454e204348414d5041474e45222c20226140612e6672225d2c202273657373696f6e223a20224346472d323032382d3032222c202276657273696f6e223a20312c202272657475726e44617465223a2022323032372d30362d3133227d2c202273657269616c223a20312c202263616e6469646174757265223a207b2263616e646964617465223a20223030303030303030303033222c2022726567697374726174696f6e223a20327d2c202263616e6469646174654e616d65223a20224c414d59205061756c222c2022726570726573656e7461746976654e616d65223a2022416e6e65204c616d79222c2022726570726573656e746174697665456d61696c223a202274757472696365406578616d706c652e6672227d2c202269734d657373616765223a2066616c73652c2022726567697374726174696f6e223a20327d5d2c2022737061776e223a205b5d2c20227374617465223a207b226964223a207b2263616e646964617465223a20223030303030303030303033222c2022726567697374726174696f6e223a20327d2c2022666f726d223a207b227465737473223a205b7b22636f6465223a2022303031222c2022666f726d223a2022506f6e637475656c222c20226c6162656c223a2022456e7472657469656e2061766563206c65206a757279222c20226f7074696f6e616c223a2066616c73657d5d2c202261646472657373223a207b226c696e6531223a20223120727565206465206c612050616978222c2022636f756e747279223a207b22636f6465223a20223939313030222c20226c6162656c223a20224652414e4345227d2c20226c6f63616c697479223a20224348414c4f4e5320454e204348414d5041474e45222c2022706f7374616c436f6465223a20223531303030227d2c20226f7074696f6e73223a205b5d2c202263617465676f7279223a207b22636f6465223a2022353230222c20226c6162656c223a2022494e444956494455454c222c2022696e646976696475616c223a20747275657d2c202274656c6570686f6e65223a202230363438323931313431222c20227465726d7348617368223a202237363733303937396631376530343430336430653135663634386235393637636363373866663333643239336664376538646133396362653065663839343634222c20226e6174696f6e616c697479223a207b22636f6465223a20223939313030222c20226c6162656c223a20224672616ec3a7616973227d2c20227072657373436f6e73656e74223a2066616c73652c202265737461626c6973686d656e74223a207b22636f6465223a2022434e4544222c20226e616d65223a2022434e4544227d2c2022726570726573656e746174697665223a207b226e616d65223a2022416e6e65204c616d79222c2022656d61696c223a202274757472696365406578616d706c652e6672227d2c2022617272616e67656d656e7441736b6564223a2066616c73652c2022617574686f726974696573436f6e73656e74223a2066616c73652c2022726570726573656e74617469766543617465676f7279223a207b22636f6465223a20223939222c20226c6162656c223a20224e6f6e2072656e736569676ec3a9227d7d2c2022737461747573223a202272656769737465726564222c202273617665644174223a2022323032362d31312d32335431393a34303a30322e303330353735315a222c202273657276696365223a20224346472d323032382d30322f3139222c202276657273696f6e223a20312c20226964656e74697479223a207b22736578223a20226d616c65222c2022626972746844617465223a207b22646179223a20312c202279656172223a20323031342c20226d6f6e7468223a20337d2c202262697274684e616d65223a20224c616d79222c20226269727468506c616365223a207b22636f6d6d756e65223a207b22636f6465223a20223335323338222c20226c6162656c223a202252454e4e4553227d2c2022636f756e747279223a207b22636f6465223a20223939313030222c20226c6162656c223a20224652414e43452028444f4e54204f555452452d4d455229227d2c20226465706172746d656e74223a207b22636f6465223a2022303335222c20226c6162656c223a2022303335202d20494c4c452045542056494c41494e45227d7d2c202266697273744e616d6573223a20225061756c227d2c20227265717565737473223a207b226b657074223a205b5d7d2c20227265766973696f6e223a20312c2022726567697374657265644174223a2022323032362d31312d32335431393a34303a30322e303330353735315a222c2022726570726573656e7461746976654c696e6b223a207b22657870697279223a2022323032372d30362d31335432323a30303a30302e303030303030305a222c202273657269616c223a20317d7d2c20226576656e7473223a205b7b226174223a2022323032362d31312d32335431393a34303a30322e303330353735315a222c202274797065223a202263616e64696461747572652d72656769737465726564222c20226163746f72223a202263616e6469646174653a3030303030303030303033222c20227061796c6f6164223a207b226174223a2022323032362d31312d32335431393a34303a30322e303330353735315a222c20226964223a207b2263616e646964617465223a20223030303030303030303033222c2022726567697374726174696f6e223a20327d2c2022666f726d223a207b227465737473223a205b7b22636f6465223a2022303031222c2022666f726d223a2022506f6e637475656c222c20226c6162656c223a2022456e7472657469656e2061766563206c65206a757279222c20226f7074696f6e616c223a2066616c73657d5d2c202261646472657373223a207b226c696e6531223a20223120727565206465206c612050616978222c2022636f756e747279223a207b22636f6465223a20223939313030222c20226c6162656c223a20224652414e4345227d2c20226c6f63616c697479223a20224348414c4f4e5320454e204348414d5041474e45222c2022706f7374616c436f6465223a20223531303030227d2c20226f7074696f6e73223a205b5d2c202263617465676f7279223a207b22636f6465223a2022353230222c20226c6162656c223a2022494e444956494455454c222c2022696e646976696475616c223a20747275657d2c202274656c6570686f6e65223a202230363438323931313431222c20227465726d7348617368223a202237363733303937396631376530343430336430653135663634386235393637636363373866663333643239336664376538646133396362653065663839343634222c20226e6174696f6e616c697479223a207b22636f6465223a20223939313030222c20226c6162656c223a20224672616ec3a7616973227d2c20227072657373436f6e73656e74223a2066616c73652c202265737461626c6973686d656e74223a207b22636f6465223a2022434e4544222c20226e616d65223a2022434e4544227d2c2022726570726573656e746174697665223a207b226e616d65223a2022416e6e65204c616d79222c2022656d61696c223a202274757472696365406578616d706c652e6672227d2c2022617272616e67656d656e7441736b6564223a2066616c73652c2022617574686f726974696573436f6e73656e74223a2066616c73652c2022726570726573656e74617469766543617465676f7279223a207b22636f6465223a20223939222c20226c6162656c223a20224e6f6e2072656e736569676ec3a9227d7d2c20222474797065223a202263616e64696461747572652d72656769737465726564222c202273657276696365223a20224346472d323032382d30322f3139222c20226964656e74697479223a207b22736578223a20226d616c65222c2022626972746844617465223a207b22646179223a20312c202279656172223a20323031342c20226d6f6e7468223a20337d2c202262697274684e616d65223a20224c616d79222c20226269727468506c616365223a207b22636f6d6d756e65223a207b22636f6465223a20223335323338222c20226c6162656c223a202252454e4e4553227d2c2022636f756e747279223a207b22636f6465223a20223939313030222c20226c6162656c223a20224652414e43452028444f4e54204f555452452d4d455229227d2c20226465706172746d656e74223a207b22636f6465223a2022303335222c20226c6162656c223a2022303335202d20494c4c452045542056494c41494e45227d7d2c202266697273744e616d6573223a20225061756c227d2c2022726570726573656e7461746976654c696e6b223a207b22657870697279223a2022323032372d30362d31335432323a30303a30302e303030303030305a222c202273657269616c223a20317d7d2c202276657273696f6e223a20317d5d2c2022666f726d6174223a20312c20227375626a656374223a20223030303030303030303033222c20227265676973746572223a207b226964223a207b2263616e646964617465223a20223030303030303030303033222c2022726567697374726174696f6e223a20327d2c20226b696e64223a202263616e6469646174757265222c20227374617465223a202272656769737465726564222c2022616374697665223a20747275652c2022736561726368223a20223030303030303030303033204c414d59205041554c222c20227369676e6564223a2066616c73652c202273657373696f6e223a20224346472d323032382d3032222c202276657273696f6e223a20312c202263617465676f7279223a2022353230222c2022637265617465644174223a2022323032362d31312d32335431393a34303a30322e303330353735315a222c2022736572766963654964223a20224346472d323032382d30322f3139222c2022757064617465644174223a2022323032362d31312d32335431393a34303a30322e303330353735315a222c2022617272616e67656d656e74223a2066616c73652c202265737461626c6973686d656e74223a2022434e4544227d2c202276657273696f6e73223a205b7b226174223a2022323032362d31312d32335431393a34303a30322e303330353735315a222c2022696e70757473223a207b227465737473223a205b7b22726f7773223a205b7b22636f6465223a2022303031222c2022666f726d223a2022506f6e637475656c222c20226c6162656c223a2022456e7472657469656e2061766563206c65206a757279222c20227374617465223a2022496e7363726974227d5d2c20227469746c65223a20224550524555564528532920504f4e435455454c4c45285329227d5d2c202273657373696f6e223a20224346472d323032382d3032222c202276657273696f6e223a20312c202263617465676f7279223a207b22636f6465223a2022353230222c20226c6162656c223a2022494e444956494455454c227d2c2022636865636b55726c223a2022687474703a2f2f6c6f63616c686f73743a353038302f766572696669636174696f6e2f58304e522d594a434e2d5259414d2d37505748222c20226564697465644f6e223a2022323032362d31312d3233222c20226964656e74697479223a207b22656d61696c223a20226d696e65757265406578616d706c652e6672222c2022636976696c697479223a20224d4f4e5349455552222c2022626972746844617465223a202230312f30332f32303134222c202274656c6570686f6e65223a202230363438323931313431222c20226269727468506c616365223a202252454e4e4553202d20303335222c202266616d696c794e616d65223a20224c414d59222c202266697273744e616d6573223a20225061756c222c20226e6174696f6e616c697479223a20224672616ec3a7616973222c2022706f7374616c41646472657373223a205b223120727565206465206c612050616978222c20223531303030204348414c4f4e5320454e204348414d5041474e45225d7d2c202274656d706c617465223a20312c202263616e646964617465223a20223030303030303030303033222c20226578616d5469746c65223a20224345525449464943415420444520464f524d4154494f4e2047454e4552414c45222c20227265666572656e6365223a202258304e522d594a434e2d5259414d2d37505748222c202276657273696f6e4174223a2022323032362d31312d32335432303a34303a30322e303330353735312b30313a3030222c20226c657474657268656164223a207b22726567696f6e223a205b2252c38947494f4e2041434144c3894d49515545222c20224752414e4420455354225d2c202261636164656d79223a20225265696d73222c202273657276696365223a205b22526563746f726174222c2022527565222c20223531303030204348414c4f4e5320454e204348414d5041474e45225d2c20226d696e69737472696573223a205b224d494e495354c3885245204445204c27c3894455434154494f4e204e4154494f4e414c45225d2c202273657276696365456d61696c223a20226140612e6672227d2c202272657475726e44617465223a2022323032372d30362d3133222c20227072657373436f6e73656e74223a2066616c73652c2022726567697374726174696f6e223a20322c202265737461626c6973686d656e74223a207b226e616d65223a2022434e4544227d2c2022726570726573656e746174697665223a2022416e6e65204c616d79222c2022617272616e67656d656e7441736b6564223a2066616c73652c202261646d696e6973747261746976655265666572656e6365223a202241434144c3894d4945204445205245494d5320322031222c20226c6f63616c417574686f726974696573436f6e73656e74223a2066616c73657d2c202276657273696f6e223a20312c202274656d706c617465223a20312c20227265666572656e6365223a202258304e522d594a434e2d5259414d2d37505748222c202263616e6469646174757265223a207b2263616e646964617465223a20223030303030303030303033222c2022726567697374726174696f6e223a20327d7d5d7d');
INSERT INTO public.orleansstorage VALUES ('candidature/00000000001/001', 'candidature', 'cyclades', 4, '\x7b227374617465223a7b226964223a7b2263616e646964617465223a223030303030303030303031222c22726567697374726174696f6e223a317d2c227265766973696f6e223a342c2273657276696365223a224346472d323032382d30312f3139222c22737461747573223a2272656769737465726564222c2276657273696f6e223a332c226964656e74697479223a7b22736578223a226d616c65222c2262697274684e616d65223a224c616d79222c2266697273744e616d6573223a225061756c222c22626972746844617465223a7b2279656172223a313938352c226d6f6e7468223a352c22646179223a33307d2c226269727468506c616365223a7b22636f756e747279223a7b22636f6465223a223939313030222c226c6162656c223a224652414e43452028444f4e54204f555452452d4d455229227d2c226465706172746d656e74223a7b22636f6465223a22303335222c226c6162656c223a22303335202d20494c4c452045542056494c41494e45227d2c22636f6d6d756e65223a7b22636f6465223a223335323338222c226c6162656c223a2252454e4e4553227d7d7d2c22666f726d223a7b226e6174696f6e616c697479223a7b22636f6465223a223939313030222c226c6162656c223a224672616ec3a7616973227d2c2261646472657373223a7b22636f756e747279223a7b22636f6465223a223939313030222c226c6162656c223a224652414e4345227d2c226c696e6531223a223120727565206465206c612050616978222c22706f7374616c436f6465223a223531303030222c226c6f63616c697479223a224348414c4f4e5320454e204348414d5041474e45227d2c2274656c6570686f6e65223a2230363439373535373639222c22726570726573656e74617469766543617465676f7279223a7b22636f6465223a223939222c226c6162656c223a224e6f6e2072656e736569676ec3a9227d2c2263617465676f7279223a7b22636f6465223a22353230222c226c6162656c223a22494e444956494455454c222c22696e646976696475616c223a747275657d2c2265737461626c6973686d656e74223a7b22636f6465223a22434e4544222c226e616d65223a22434e4544227d2c22617272616e67656d656e7441736b6564223a66616c73652c227072657373436f6e73656e74223a66616c73652c22617574686f726974696573436f6e73656e74223a66616c73652c226f7074696f6e73223a5b5d2c227465737473223a5b7b22636f6465223a22303031222c226c6162656c223a22456e7472657469656e2061766563206c65206a757279222c22666f726d223a22506f6e637475656c222c226f7074696f6e616c223a66616c73657d5d2c227465726d7348617368223a2237363733303937396631376530343430336430653135663634386235393637636363373866663333643239336664376538646133396362653065663839343634227d2c22726567697374657265644174223a22323032362d31312d32335431393a34303a30322e303934343030345a222c2273617665644174223a22323032362d31312d32335431393a34303a30322e313838383832355a222c22726570726573656e7461746976654c696e6b223a7b2273657269616c223a307d2c227265717565737473223a7b226b657074223a5b7b227374616d70223a7b226964223a2238343265323566612d633163392d396133372d393638662d366639636231323239613238222c2266696e6765727072696e74223a2237373030363132336563623930333237366638373330663237366339326361353765616564326134366337343966306434636263616663663564666266656161227d2c22616e73776572223a322c226174223a22323032362d31312d32335431393a34303a30322e313230343831315a227d2c7b227374616d70223a7b226964223a2236653165316466362d663566612d336664382d363234662d663932663530343333653333222c2266696e6765727072696e74223a2262633130316564386630326239633831393636356139353461376566653137373765316435303435373636383064393637353038346432376463353937653935227d2c22616e73776572223a322c226174223a22323032362d31312d32335431393a34303a30322e313531323038315a227d2c7b227374616d70223a7b226964223a2235386566376266632d396230322d643334632d636162662d323836356239333566343565222c2266696e6765727072696e74223a2232343163373934346234383438326136393836643465623463373338653032376431656663303839316165653065663535613530613461373730396165363864227d2c22616e73776572223a332c226174223a22323032362d31312d32335431393a34303a30322e313838383832355a227d5d7d7d2c226174223a22323032362d31312d32335431393a34303a30322e313838383832355a222c22666f726d6174223a312c227375626a656374223a223030303030303030303031222c227265676973746572223a7b226b696e64223a2263616e6469646174757265222c226964223a7b2263616e646964617465223a223030303030303030303031222c22726567697374726174696f6e223a317d2c2273657373696f6e223a224346472d323032382d3031222c22736572766963654964223a224346472d323032382d30312f3139222c227374617465223a2272656769737465726564222c22616374697665223a747275652c2276657273696f6e223a332c2263617465676f7279223a22353230222c2265737461626c6973686d656e74223a22434e4544222c227369676e6564223a66616c73652c22617272616e67656d656e74223a66616c73652c22637265617465644174223a22323032362d31312d32335431393a34303a30322e303934343030345a222c22757064617465644174223a22323032362d31312d32335431393a34303a30322e313838383832355a222c22736561726368223a223030303030303030303031204c414d59205041554c227d2c226576656e7473223a5b7b2274797065223a227769746864726177616c2d756e646f6e65222c226174223a22323032362d31312d32335431393a34303a30322e313838383832355a222c226163746f72223a2263616e6469646174653a3030303030303030303031222c2276657273696f6e223a332c227061796c6f6164223a7b222474797065223a227769746864726177616c2d756e646f6e65222c2272657175657374223a7b226964223a2235386566376266632d396230322d643334632d636162662d323836356239333566343565222c2266696e6765727072696e74223a2232343163373934346234383438326136393836643465623463373338653032376431656663303839316165653065663535613530613461373730396165363864227d2c226174223a22323032362d31312d32335431393a34303a30322e313838383832355a227d7d5d2c226d61696c73223a5b7b226d61696c223a7b222474797065223a227769746864726177616c2d756e646f6e65222c2263616e6469646174757265223a7b2263616e646964617465223a223030303030303030303031222c22726567697374726174696f6e223a317d2c226661637473223a7b226578616d223a224345525449464943415420444520464f524d4154494f4e2047c3894ec38952414c45222c2273657373696f6e223a224346472d323032382d3031222c2261636164656d79223a2241434144c3894d4945204445205245494d53222c2276657273696f6e223a332c226174223a22323032362d31312d32335431393a34303a30322e313838383832355a222c22636c6f73696e67223a22323032372d30362d31315431393a34303a30302e303030303030305a222c227a6f6e65223a224575726f70652f5061726973222c2272657475726e44617465223a22323032372d30362d3133222c22636f6e74616374223a5b2241434144c3894d4945204445205245494d53222c22526563746f726174222c22527565222c223531303030204348414c4f4e5320454e204348414d5041474e45222c226140612e6672225d7d7d2c2269734d657373616765223a747275652c22726567697374726174696f6e223a317d5d2c22647565223a5b5d2c22737061776e223a5b5d2c2276657273696f6e73223a5b7b2263616e6469646174757265223a7b2263616e646964617465223a223030303030303030303031222c22726567697374726174696f6e223a317d2c2276657273696f6e223a332c227265666572656e6365223a224547434d2d4d5639462d474836512d304d5444222c2274656d706c617465223a312c22696e70757473223a7b2274656d706c617465223a312c226c657474657268656164223a7b2261636164656d79223a225265696d73222c22726567696f6e223a5b2252c38947494f4e2041434144c3894d49515545222c224752414e4420455354225d2c226d696e69737472696573223a5b224d494e495354c3885245204445204c27c3894455434154494f4e204e4154494f4e414c45225d2c2273657276696365223a5b22526563746f726174222c22527565222c223531303030204348414c4f4e5320454e204348414d5041474e45225d2c2273657276696365456d61696c223a226140612e6672227d2c226578616d5469746c65223a224345525449464943415420444520464f524d4154494f4e2047454e4552414c45222c2273657373696f6e223a224346472d323032382d3031222c2263616e646964617465223a223030303030303030303031222c22726567697374726174696f6e223a312c2276657273696f6e223a332c2276657273696f6e4174223a22323032362d31312d32335432303a34303a30322e313838383832352b30313a3030222c2272657475726e44617465223a22323032372d30362d3133222c226964656e74697479223a7b22636976696c697479223a224d4f4e5349455552222c2266616d696c794e616d65223a224c414d59222c2266697273744e616d6573223a225061756c222c226e6174696f6e616c697479223a224672616ec3a7616973222c22626972746844617465223a2233302f30352f31393835222c226269727468506c616365223a2252454e4e4553202d20303335222c2274656c6570686f6e65223a2230363439373535373639222c22656d61696c223a2263686172676565406578616d706c652e6672222c22706f7374616c41646472657373223a5b223120727565206465206c612050616978222c223531303030204348414c4f4e5320454e204348414d5041474e45225d7d2c2265737461626c6973686d656e74223a7b226e616d65223a22434e4544227d2c2263617465676f7279223a7b226c6162656c223a22494e444956494455454c222c22636f6465223a22353230227d2c22617272616e67656d656e7441736b6564223a66616c73652c227465737473223a5b7b227469746c65223a224550524555564528532920504f4e435455454c4c45285329222c22726f7773223a5b7b22636f6465223a22303031222c226c6162656c223a22456e7472657469656e2061766563206c65206a757279222c227374617465223a22496e7363726974222c22666f726d223a22506f6e637475656c227d5d7d5d2c227072657373436f6e73656e74223a66616c73652c226c6f63616c417574686f726974696573436f6e73656e74223a66616c73652c226564697465644f6e223a22323032362d31312d3233222c2261646d696e6973747261746976655265666572656e6365223a2241434144c3894d4945204445205245494d5320312033222c227265666572656e6365223a224547434d2d4d5639462d474836512d304d5444222c22636865636b55726c223a22687474703a2f2f6c6f63616c686f73743a353038302f766572696669636174696f6e2f4547434d2d4d5639462d474836512d304d5444227d2c226174223a22323032362d31312d32335431393a34303a30322e313838383832355a227d5d7d');
INSERT INTO public.orleansstorage VALUES ('account/00000000001', 'account', 'cyclades', 7, '\x7b227374617465223a7b226b696e64223a226c697665222c22637265617465644174223a22323032362d31312d32335431393a33393a35382e383933313237355a222c226372656174696f6e52657175657374223a2238323836643034362d393734302d613365342d393563662d666634363639396337336334222c226964656e746974795265766973696f6e223a322c226964656e74697479223a7b22736578223a226d616c65222c2262697274684e616d65223a224c616d79222c2266697273744e616d6573223a225061756c222c22626972746844617465223a7b2279656172223a313938352c226d6f6e7468223a352c22646179223a33307d2c226269727468506c616365223a7b22636f756e747279223a7b22636f6465223a223939313030222c226c6162656c223a224652414e43452028444f4e54204f555452452d4d455229227d2c226465706172746d656e74223a7b22636f6465223a22303335222c226c6162656c223a22303335202d20494c4c452045542056494c41494e45227d2c22636f6d6d756e65223a7b22636f6465223a223335323338222c226c6162656c223a2252454e4e4553227d7d7d2c22656d61696c223a2263686172676565406578616d706c652e6672222c2270617373776f7264223a22246172676f6e32696424763d3139246d3d34373130342c743d312c703d31244e4767544e694c7659534b6a43426e3733766a645951245742512b50335949664f5373575a316869574665636d523957703734555067683870575a727a3674384f77222c227374616d70223a312c22617474656d707473223a7b226661696c75726573223a302c226c617374417474656d7074223a22313937302d30312d30315430303a30303a30302e303030303030305a227d2c226973416374697665223a747275652c2261637469766174696f6e223a7b2273657269616c223a317d2c227265736574223a7b2273657269616c223a307d2c226e6577456d61696c223a2270726f636861696e65406578616d706c652e6672222c22656d61696c4368616e6765223a7b2273657269616c223a312c22657870697279223a22323032362d31312d32355431393a34303a30322e333932363436325a227d2c226c617374526567697374726174696f6e223a312c2266696c6564223a5b7b22726567697374726174696f6e223a312c2273657276696365223a224346472d323032382d30312f3139227d5d2c22636c6f73656453657373696f6e73223a5b5d2c227265717565737473223a7b226b657074223a5b7b227374616d70223a7b226964223a2238323836643034362d393734302d613365342d393563662d666634363639396337336334222c2266696e6765727072696e74223a2233353733643734323265363564373236663266303335663865636662306437356436653333326336373963396531373033326465313437373061663336383165227d2c22616e73776572223a302c226174223a22323032362d31312d32335431393a33393a35382e383933313237355a227d2c7b227374616d70223a7b226964223a2266643737396162652d383965352d656339662d663436302d636432353430336262363466222c2266696e6765727072696e74223a2232306263333863633839343439386534356266326434646337386361393937663462646135363562616431666334626236666236616631343539653638343032227d2c22616e73776572223a312c226174223a22323032362d31312d32335431393a34303a30322e303934343030345a227d2c7b227374616d70223a7b226964223a2234313236363734612d376131612d643135612d346261332d336163643732383532633562222c2266696e6765727072696e74223a2238646466616136613764346563613133636335666531613333383963353763643564346365333438343965666338363137393732373966643632383930316166227d2c22616e73776572223a302c226174223a22323032362d31312d32335431393a34303a30322e333932363436325a227d2c7b227374616d70223a7b226964223a2238373330333339622d623833392d616634322d396164322d663430316565376239353462222c2266696e6765727072696e74223a2236643338313434653364343337646561636166613232333032613131303839376665313137646163343339363264356163376138636263353961343332393533227d2c22616e73776572223a302c226174223a22323032362d31312d32335431393a34303a30322e393435333831335a227d5d7d2c226e756d626572223a223030303030303030303031222c227265766973696f6e223a377d2c226174223a22323032362d31312d32335431393a34303a30322e393435333831335a222c22666f726d6174223a312c227375626a656374223a223030303030303030303031222c227265676973746572223a7b226b696e64223a226163636f756e74222c2263616e646964617465223a223030303030303030303031222c227374617465223a22616374697665222c22656d61696c223a2263686172676565406578616d706c652e6672222c22656d61696c4b6579223a2235353135396233393231613662643438616435353432346363663264633433366336346131663965636565633330306265656363303839363364646163626231222c2262697274684e616d65223a224c616d79222c2266697273744e616d6573223a225061756c222c22626972746844617465223a2233302f30352f31393835222c22637265617465644174223a22323032362d31312d32335431393a33393a35382e383933313237355a222c226372656174696f6e52657175657374223a2238323836643034362d393734302d613365342d393563662d666634363639396337336334222c22736561726368223a223030303030303030303031204c414d59205041554c227d2c226576656e7473223a5b7b2274797065223a2270617373776f72642d736574222c226174223a22323032362d31312d32335431393a34303a30322e393435333831335a222c226163746f72223a2263616e6469646174653a3030303030303030303031222c2276657273696f6e223a372c227061796c6f6164223a7b222474797065223a2270617373776f72642d736574222c2270617373776f7264223a222d222c227374616d70223a312c2272657175657374223a7b226964223a2238373330333339622d623833392d616634322d396164322d663430316565376239353462222c2266696e6765727072696e74223a2236643338313434653364343337646561636166613232333032613131303839376665313137646163343339363264356163376138636263353961343332393533227d2c2262794d61696c65644c696e6b223a66616c73652c226174223a22323032362d31312d32335431393a34303a30322e393435333831335a227d7d5d2c226d61696c73223a5b7b226d61696c223a7b222474797065223a2270617373776f72642d6368616e676564222c226174223a22323032362d31312d32335431393a34303a30322e393435333831335a227d2c2269734d657373616765223a747275657d5d2c22647565223a5b7b226b696e64223a22657870697279222c226174223a22323032362d31312d32355431393a34303a30322e333932363436325a227d5d2c22737061776e223a5b5d2c2276657273696f6e73223a5b5d7d');
INSERT INTO public.orleansstorage VALUES ('candidature/00000000002/001', 'candidature', 'cyclades', 2, '\x7b227374617465223a7b226964223a7b2263616e646964617465223a223030303030303030303032222c22726567697374726174696f6e223a317d2c227265766973696f6e223a322c2273657276696365223a224346472d323032382d30312f3139222c22737461747573223a2277697468647261776e427943616e646964617465222c2276657273696f6e223a312c226964656e74697479223a7b22736578223a226d616c65222c2262697274684e616d65223a224c616d79222c2266697273744e616d6573223a225061756c222c22626972746844617465223a7b2279656172223a313938352c226d6f6e7468223a352c22646179223a33307d2c226269727468506c616365223a7b22636f756e747279223a7b22636f6465223a223939313030222c226c6162656c223a224652414e43452028444f4e54204f555452452d4d455229227d2c226465706172746d656e74223a7b22636f6465223a22303335222c226c6162656c223a22303335202d20494c4c452045542056494c41494e45227d2c22636f6d6d756e65223a7b22636f6465223a223335323338222c226c6162656c223a2252454e4e4553227d7d7d2c22666f726d223a7b226e6174696f6e616c697479223a7b22636f6465223a223939313030222c226c6162656c223a224672616ec3a7616973227d2c2261646472657373223a7b22636f756e747279223a7b22636f6465223a223939313030222c226c6162656c223a224652414e4345227d2c226c696e6531223a223120727565206465206c612050616978222c22706f7374616c436f6465223a223531303030222c226c6f63616c697479223a224348414c4f4e5320454e204348414d5041474e45227d2c2274656c6570686f6e65223a2230363237343232353634222c22726570726573656e74617469766543617465676f7279223a7b22636f6465223a223939222c226c6162656c223a224e6f6e2072656e736569676ec3a9227d2c2263617465676f7279223a7b22636f6465223a22353230222c226c6162656c223a22494e444956494455454c222c22696e646976696475616c223a747275657d2c2265737461626c6973686d656e74223a7b22636f6465223a22434e4544222c226e616d65223a22434e4544227d2c22617272616e67656d656e7441736b6564223a66616c73652c227072657373436f6e73656e74223a66616c73652c22617574686f726974696573436f6e73656e74223a66616c73652c226f7074696f6e73223a5b5d2c227465737473223a5b7b22636f6465223a22303031222c226c6162656c223a22456e7472657469656e2061766563206c65206a757279222c22666f726d223a22506f6e637475656c222c226f7074696f6e616c223a66616c73657d5d2c227465726d7348617368223a2237363733303937396631376530343430336430653135663634386235393637636363373866663333643239336664376538646133396362653065663839343634227d2c22726567697374657265644174223a22323032362d31312d32335431393a34303a30322e393931333539355a222c2273617665644174223a22323032362d31312d32335431393a34303a30322e393931333539355a222c22726570726573656e7461746976654c696e6b223a7b2273657269616c223a307d2c227265717565737473223a7b226b657074223a5b7b227374616d70223a7b226964223a2234343031626330322d653364352d323439322d373661372d343838353538653263663064222c2266696e6765727072696e74223a2233396664643932393061366130653365653535356232623038643862306261346563336664333063386665323466383533643164373166346238663561343865227d2c22616e73776572223a312c226174223a22323032362d31312d32335431393a34303a30332e303134333337365a227d5d7d7d2c226174223a22323032362d31312d32335431393a34303a30332e303134333337365a222c22666f726d6174223a312c227375626a656374223a223030303030303030303032222c227265676973746572223a7b226b696e64223a2263616e6469646174757265222c226964223a7b2263616e646964617465223a223030303030303030303032222c22726567697374726174696f6e223a317d2c2273657373696f6e223a224346472d323032382d3031222c22736572766963654964223a224346472d323032382d30312f3139222c227374617465223a2277697468647261776e427943616e646964617465222c22616374697665223a66616c73652c2276657273696f6e223a312c2263617465676f7279223a22353230222c2265737461626c6973686d656e74223a22434e4544222c227369676e6564223a66616c73652c22617272616e67656d656e74223a66616c73652c22637265617465644174223a22323032362d31312d32335431393a34303a30322e393931333539355a222c22757064617465644174223a22323032362d31312d32335431393a34303a30332e303134333337365a222c22736561726368223a223030303030303030303032204c414d59205041554c227d2c226576656e7473223a5b7b2274797065223a2263616e64696461747572652d77697468647261776e222c226174223a22323032362d31312d32335431393a34303a30332e303134333337365a222c226163746f72223a2263616e6469646174653a3030303030303030303032222c2276657273696f6e223a312c227061796c6f6164223a7b222474797065223a2263616e64696461747572652d77697468647261776e222c2272657175657374223a7b226964223a2234343031626330322d653364352d323439322d373661372d343838353538653263663064222c2266696e6765727072696e74223a2233396664643932393061366130653365653535356232623038643862306261346563336664333063386665323466383533643164373166346238663561343865227d2c226174223a22323032362d31312d32335431393a34303a30332e303134333337365a227d7d5d2c226d61696c73223a5b7b226d61696c223a7b222474797065223a22726567697374726174696f6e2d77697468647261776e222c2263616e6469646174757265223a7b2263616e646964617465223a223030303030303030303032222c22726567697374726174696f6e223a317d2c226661637473223a7b226578616d223a224345525449464943415420444520464f524d4154494f4e2047c3894ec38952414c45222c2273657373696f6e223a224346472d323032382d3031222c2261636164656d79223a2241434144c3894d4945204445205245494d53222c2276657273696f6e223a312c226174223a22323032362d31312d32335431393a34303a30332e303134333337365a222c22636c6f73696e67223a22323032372d30362d31315431393a34303a30302e303030303030305a222c227a6f6e65223a224575726f70652f5061726973222c2272657475726e44617465223a22323032372d30362d3133222c22636f6e74616374223a5b2241434144c3894d4945204445205245494d53222c22526563746f726174222c22527565222c223531303030204348414c4f4e5320454e204348414d5041474e45222c226140612e6672225d7d7d2c2269734d657373616765223a747275652c22726567697374726174696f6e223a317d5d2c22647565223a5b5d2c22737061776e223a5b5d2c2276657273696f6e73223a5b5d7d');
INSERT INTO public.orleansstorage VALUES ('candidature/00000000002/002', 'candidature', 'cyclades', 2, '\x7b227374617465223a7b226964223a7b2263616e646964617465223a223030303030303030303032222c22726567697374726174696f6e223a327d2c227265766973696f6e223a322c2273657276696365223a224346472d323032382d30322f3139222c22737461747573223a2272656769737465726564222c2276657273696f6e223a312c226964656e74697479223a7b22736578223a226d616c65222c2262697274684e616d65223a224c616d79222c2266697273744e616d6573223a225061756c222c22626972746844617465223a7b2279656172223a313938352c226d6f6e7468223a352c22646179223a33307d2c226269727468506c616365223a7b22636f756e747279223a7b22636f6465223a223939313030222c226c6162656c223a224652414e43452028444f4e54204f555452452d4d455229227d2c226465706172746d656e74223a7b22636f6465223a22303335222c226c6162656c223a22303335202d20494c4c452045542056494c41494e45227d2c22636f6d6d756e65223a7b22636f6465223a223335323338222c226c6162656c223a2252454e4e4553227d7d7d2c22666f726d223a7b226e6174696f6e616c697479223a7b22636f6465223a223939313030222c226c6162656c223a224672616ec3a7616973227d2c2261646472657373223a7b22636f756e747279223a7b22636f6465223a223939313030222c226c6162656c223a224652414e4345227d2c226c696e6531223a223120727565206465206c612050616978222c22706f7374616c436f6465223a223531303030222c226c6f63616c697479223a224348414c4f4e5320454e204348414d5041474e45227d2c2274656c6570686f6e65223a2230363333333237383232222c22726570726573656e74617469766543617465676f7279223a7b22636f6465223a223939222c226c6162656c223a224e6f6e2072656e736569676ec3a9227d2c2263617465676f7279223a7b22636f6465223a22353230222c226c6162656c223a22494e444956494455454c222c22696e646976696475616c223a747275657d2c2265737461626c6973686d656e74223a7b22636f6465223a22434e4544222c226e616d65223a22434e4544227d2c22617272616e67656d656e7441736b6564223a66616c73652c227072657373436f6e73656e74223a66616c73652c22617574686f726974696573436f6e73656e74223a66616c73652c226f7074696f6e73223a5b5d2c227465737473223a5b7b22636f6465223a22303031222c226c6162656c223a22456e7472657469656e2061766563206c65206a757279222c22666f726d223a22506f6e637475656c222c226f7074696f6e616c223a66616c73657d5d2c227465726d7348617368223a2237363733303937396631376530343430336430653135663634386235393637636363373866663333643239336664376538646133396362653065663839343634227d2c22726567697374657265644174223a22323032362d31312d32335431393a34303a30332e303235343931365a222c2273617665644174223a22323032362d31312d32335431393a34303a30332e303235343931365a222c227369676e6174757265223a7b2276657273696f6e223a312c22646f63756d656e7448617368223a2235613033386339303433353439366534323662643965336162623466313439303064366533653831386165613466306666306339336435643266663634656132222c227369676e6572223a224c414d59205061756c222c226174223a22323032362d31312d32335431393a34303a30332e353431333938345a227d2c22726570726573656e7461746976654c696e6b223a7b2273657269616c223a307d2c227265717565737473223a7b226b657074223a5b7b227374616d70223a7b226964223a2239346265656239342d663530362d646436342d613935362d373539393166303835303630222c2266696e6765727072696e74223a2233323230383861613631396330616330316138663665393431653031623162343337363865643832613865663134373863383062326330353431633536313138227d2c22616e73776572223a312c226174223a22323032362d31312d32335431393a34303a30332e353431333938345a227d5d7d7d2c226174223a22323032362d31312d32335431393a34303a30332e353431333938345a222c22666f726d6174223a312c227375626a656374223a223030303030303030303032222c227265676973746572223a7b226b696e64223a2263616e6469646174757265222c226964223a7b2263616e646964617465223a223030303030303030303032222c22726567697374726174696f6e223a327d2c2273657373696f6e223a224346472d323032382d3032222c22736572766963654964223a224346472d323032382d30322f3139222c227374617465223a2272656769737465726564222c22616374697665223a747275652c2276657273696f6e223a312c2263617465676f7279223a22353230222c2265737461626c6973686d656e74223a22434e4544222c227369676e6564223a747275652c22617272616e67656d656e74223a66616c73652c22637265617465644174223a22323032362d31312d32335431393a34303a30332e303235343931365a222c22757064617465644174223a22323032362d31312d32335431393a34303a30332e353431333938345a222c22736561726368223a223030303030303030303032204c414d59205041554c227d2c226576656e7473223a5b7b2274797065223a227369676e65642d6f6e6c696e65222c226174223a22323032362d31312d32335431393a34303a30332e353431333938345a222c226163746f72223a2263616e6469646174653a3030303030303030303032222c2276657273696f6e223a312c227061796c6f6164223a7b222474797065223a227369676e65642d6f6e6c696e65222c227369676e6174757265223a7b2276657273696f6e223a312c22646f63756d656e7448617368223a2235613033386339303433353439366534323662643965336162623466313439303064366533653831386165613466306666306339336435643266663634656132222c227369676e6572223a224c414d59205061756c222c226174223a22323032362d31312d32335431393a34303a30332e353431333938345a227d2c2272657175657374223a7b226964223a2239346265656239342d663530362d646436342d613935362d373539393166303835303630222c2266696e6765727072696e74223a2233323230383861613631396330616330316138663665393431653031623162343337363865643832613865663134373863383062326330353431633536313138227d2c226174223a22323032362d31312d32335431393a34303a30332e353431333938345a227d7d5d2c226d61696c73223a5b7b226d61696c223a7b222474797065223a227369676e65642d6f6e6c696e65222c2263616e6469646174757265223a7b2263616e646964617465223a223030303030303030303032222c22726567697374726174696f6e223a327d2c226661637473223a7b226578616d223a224345525449464943415420444520464f524d4154494f4e2047c3894ec38952414c45222c2273657373696f6e223a224346472d323032382d3032222c2261636164656d79223a2241434144c3894d4945204445205245494d53222c2276657273696f6e223a312c226174223a22323032362d31312d32335431393a34303a30332e353431333938345a222c22636c6f73696e67223a22323032372d30362d31315431393a34303a30302e303030303030305a222c227a6f6e65223a224575726f70652f5061726973222c2272657475726e44617465223a22323032372d30362d3133222c22636f6e74616374223a5b2241434144c3894d4945204445205245494d53222c22526563746f726174222c22527565222c223531303030204348414c4f4e5320454e204348414d5041474e45222c226140612e6672225d7d2c22617761697473526570726573656e746174697665223a66616c73657d2c2269734d657373616765223a747275652c22726567697374726174696f6e223a327d5d2c22647565223a5b5d2c22737061776e223a5b5d2c2276657273696f6e73223a5b5d7d');
INSERT INTO public.orleansstorage VALUES ('account/00000000002', 'account', 'cyclades', 5, '\x7b227374617465223a7b226b696e64223a226c697665222c22637265617465644174223a22323032362d31312d32335431393a33393a35392e363835313938395a222c226372656174696f6e52657175657374223a2231376331653339632d653436632d383238652d346530322d323162653066336235333538222c226964656e746974795265766973696f6e223a332c226964656e74697479223a7b22736578223a226d616c65222c2262697274684e616d65223a224c616d79222c2266697273744e616d6573223a225061756c222c22626972746844617465223a7b2279656172223a313938352c226d6f6e7468223a352c22646179223a33307d2c226269727468506c616365223a7b22636f756e747279223a7b22636f6465223a223939313030222c226c6162656c223a224652414e43452028444f4e54204f555452452d4d455229227d2c226465706172746d656e74223a7b22636f6465223a22303335222c226c6162656c223a22303335202d20494c4c452045542056494c41494e45227d2c22636f6d6d756e65223a7b22636f6465223a223335323338222c226c6162656c223a2252454e4e4553227d7d7d2c22656d61696c223a227369676e617461697265406578616d706c652e6672222c2270617373776f7264223a22246172676f6e32696424763d3139246d3d34373130342c743d312c703d3124336d3557764a4c633845323832447763746f565a496724307354414a472b4e796d7331424a566a7255494b305a4b594d6c737674457161364248556355303556706f222c227374616d70223a302c22617474656d707473223a7b226661696c75726573223a302c226c617374417474656d7074223a22313937302d30312d30315430303a30303a30302e303030303030305a227d2c226973416374697665223a747275652c2261637469766174696f6e223a7b2273657269616c223a317d2c227265736574223a7b2273657269616c223a312c22657870697279223a22323032362d31312d32355431393a34303a30332e363133383833365a227d2c22656d61696c4368616e6765223a7b2273657269616c223a307d2c226c617374526567697374726174696f6e223a322c2266696c6564223a5b7b22726567697374726174696f6e223a312c2273657276696365223a224346472d323032382d30312f3139227d2c7b22726567697374726174696f6e223a322c2273657276696365223a224346472d323032382d30322f3139227d5d2c22636c6f73656453657373696f6e73223a5b5d2c227265717565737473223a7b226b657074223a5b7b227374616d70223a7b226964223a2231376331653339632d653436632d383238652d346530322d323162653066336235333538222c2266696e6765727072696e74223a2232626534383962376533396332363232643230613230636238356534376439303639396164346261326134323863623438636366306562613233326136343730227d2c22616e73776572223a302c226174223a22323032362d31312d32335431393a33393a35392e363835313938395a227d2c7b227374616d70223a7b226964223a2263653666343863612d316363642d613565312d363033332d326631363931383831333838222c2266696e6765727072696e74223a2234623563383666303235653536363037353132373066613531313261646266393738393532663735306135383164666437613066656264663830313639363831227d2c22616e73776572223a312c226174223a22323032362d31312d32335431393a34303a30322e393931333539355a227d2c7b227374616d70223a7b226964223a2231353261303265662d386435652d353137652d386132372d303638383263316531316265222c2266696e6765727072696e74223a2237376662386531343561643332386265653062346164386338646362633536306438343233356566353938313033346634313564323962646134643262393266227d2c22616e73776572223a322c226174223a22323032362d31312d32335431393a34303a30332e303235343931365a227d5d7d2c226e756d626572223a223030303030303030303032222c227265766973696f6e223a357d2c226174223a22323032362d31312d32335431393a34303a30332e363133383833365a222c22666f726d6174223a312c227375626a656374223a223030303030303030303032222c227265676973746572223a7b226b696e64223a226163636f756e74222c2263616e646964617465223a223030303030303030303032222c227374617465223a22616374697665222c22656d61696c223a227369676e617461697265406578616d706c652e6672222c22656d61696c4b6579223a2266333864633734323834323138626532646234666263313761663165646333366164393639303265613062386361393163366234633637653330633432386266222c2262697274684e616d65223a224c616d79222c2266697273744e616d6573223a225061756c222c22626972746844617465223a2233302f30352f31393835222c22637265617465644174223a22323032362d31312d32335431393a33393a35392e363835313938395a222c226372656174696f6e52657175657374223a2231376331653339632d653436632d383238652d346530322d323162653066336235333538222c22736561726368223a223030303030303030303032204c414d59205041554c227d2c226576656e7473223a5b7b2274797065223a2270617373776f72642d72657365742d61736b6564222c226174223a22323032362d31312d32335431393a34303a30332e363133383833365a222c226163746f72223a226c696e6b2d686f6c646572222c2276657273696f6e223a352c227061796c6f6164223a7b222474797065223a2270617373776f72642d72657365742d61736b6564222c226c696e6b223a7b2273657269616c223a312c22657870697279223a22323032362d31312d32355431393a34303a30332e363133383833365a227d2c226174223a22323032362d31312d32335431393a34303a30332e363133383833365a227d7d5d2c226d61696c73223a5b7b226d61696c223a7b222474797065223a2272657365742d70617373776f7264222c2273657269616c223a312c22657870697279223a22323032362d31312d32355431393a34303a30332e363133383833365a227d2c2269734d657373616765223a747275657d5d2c22647565223a5b5d2c226c696e6b52657175657374223a312c22737061776e223a5b5d2c2276657273696f6e73223a5b5d7d');
INSERT INTO public.orleansstorage VALUES ('account/00000000006', 'account', 'cyclades', 1, '\x7b227374617465223a7b226b696e64223a226c697665222c22637265617465644174223a22323032362d31312d32335431393a34303a30332e393233373633395a222c226372656174696f6e52657175657374223a2266376334313938392d373931302d306465382d633533382d623433363038623736613166222c226964656e746974795265766973696f6e223a312c226964656e74697479223a7b22736578223a226d616c65222c2262697274684e616d65223a224c616d79222c2266697273744e616d6573223a225061756c222c22626972746844617465223a7b2279656172223a313938352c226d6f6e7468223a352c22646179223a33307d2c226269727468506c616365223a7b22636f756e747279223a7b22636f6465223a223939313030222c226c6162656c223a224652414e43452028444f4e54204f555452452d4d455229227d2c226465706172746d656e74223a7b22636f6465223a22303335222c226c6162656c223a22303335202d20494c4c452045542056494c41494e45227d2c22636f6d6d756e65223a7b22636f6465223a223335323338222c226c6162656c223a2252454e4e4553227d7d7d2c22656d61696c223a22696e616374697665406578616d706c652e6672222c2270617373776f7264223a22246172676f6e32696424763d3139246d3d34373130342c743d312c703d31244378712b55356e557a4d61334c72653548573643486724314857316b67383272363969755566344771734d7641674e63344d4a356277623456714879543533304d67222c227374616d70223a302c22617474656d707473223a7b226661696c75726573223a302c226c617374417474656d7074223a22313937302d30312d30315430303a30303a30302e303030303030305a227d2c226973416374697665223a66616c73652c2261637469766174696f6e223a7b2273657269616c223a312c22657870697279223a22323032362d31312d32355431393a34303a30332e393233373633395a227d2c227265736574223a7b2273657269616c223a307d2c22656d61696c4368616e6765223a7b2273657269616c223a307d2c2266696c6564223a5b5d2c22636c6f73656453657373696f6e73223a5b5d2c227265717565737473223a7b226b657074223a5b7b227374616d70223a7b226964223a2266376334313938392d373931302d306465382d633533382d623433363038623736613166222c2266696e6765727072696e74223a2233623734366665303830653632636636613832306136666430373165383636353464306631653165346434623361393466613161663266626434656565306566227d2c22616e73776572223a302c226174223a22323032362d31312d32335431393a34303a30332e393233373633395a227d5d7d2c226e756d626572223a223030303030303030303036222c227265766973696f6e223a317d2c226174223a22323032362d31312d32335431393a34303a30332e393233373633395a222c22666f726d6174223a312c227375626a656374223a223030303030303030303036222c227265676973746572223a7b226b696e64223a226163636f756e74222c2263616e646964617465223a223030303030303030303036222c227374617465223a2270656e64696e67222c22656d61696c223a22696e616374697665406578616d706c652e6672222c22656d61696c4b6579223a2239313963383136646433633764613065653666353233333830383464653537616162323734643035313764393439386161633662343039656336303232366135222c2262697274684e616d65223a224c616d79222c2266697273744e616d6573223a225061756c222c22626972746844617465223a2233302f30352f31393835222c22637265617465644174223a22323032362d31312d32335431393a34303a30332e393233373633395a222c226372656174696f6e52657175657374223a2266376334313938392d373931302d306465382d633533382d623433363038623736613166222c22736561726368223a223030303030303030303036204c414d59205041554c227d2c226576656e7473223a5b7b2274797065223a226163636f756e742d63726561746564222c226174223a22323032362d31312d32335431393a34303a30332e393233373633395a222c226163746f72223a226c696e6b2d686f6c646572222c2276657273696f6e223a312c227061796c6f6164223a7b222474797065223a226163636f756e742d63726561746564222c226e756d626572223a223030303030303030303036222c226964656e74697479223a7b22736578223a226d616c65222c2262697274684e616d65223a224c616d79222c2266697273744e616d6573223a225061756c222c22626972746844617465223a7b2279656172223a313938352c226d6f6e7468223a352c22646179223a33307d2c226269727468506c616365223a7b22636f756e747279223a7b22636f6465223a223939313030222c226c6162656c223a224652414e43452028444f4e54204f555452452d4d455229227d2c226465706172746d656e74223a7b22636f6465223a22303335222c226c6162656c223a22303335202d20494c4c452045542056494c41494e45227d2c22636f6d6d756e65223a7b22636f6465223a223335323338222c226c6162656c223a2252454e4e4553227d7d7d2c22656d61696c223a22696e616374697665406578616d706c652e6672222c2270617373776f7264223a222d222c227374616d70223a302c2261637469766174696f6e223a7b2273657269616c223a312c22657870697279223a22323032362d31312d32355431393a34303a30332e393233373633395a227d2c2272657175657374223a7b226964223a2266376334313938392d373931302d306465382d633533382d623433363038623736613166222c2266696e6765727072696e74223a2233623734366665303830653632636636613832306136666430373165383636353464306631653165346434623361393466613161663266626434656565306566227d2c226174223a22323032362d31312d32335431393a34303a30332e393233373633395a227d7d5d2c226d61696c73223a5b7b226d61696c223a7b222474797065223a2261637469766174652d6163636f756e74222c2273657269616c223a312c22657870697279223a22323032362d31312d32355431393a34303a30332e393233373633395a227d2c2269734d657373616765223a747275657d5d2c22647565223a5b7b226b696e64223a22657870697279222c226174223a22323032362d31312d32355431393a34303a30332e393233373633395a227d5d2c22737061776e223a5b5d2c2276657273696f6e73223a5b5d7d');



INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (9, 'account/00000000004', 4, 0, 4, '{"at": "2026-11-23T19:40:01.8931800Z", "$type": "email-changed", "oldEmail": "ancienne@example.fr"}', '2026-11-23 19:40:01.89318+00', '2026-11-23 19:40:11.921371+00', 1, NULL);
INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (10, 'candidature/00000000003/001', 2, 0, 3, '{"$type": "representative-confirmed", "facts": {"at": "2026-11-23T19:40:01.9935581Z", "exam": "CERTIFICAT DE FORMATION GÉNÉRALE", "zone": "Europe/Paris", "academy": "ACADÉMIE DE REIMS", "closing": "2027-06-11T19:40:00.0000000Z", "contact": ["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE", "a@a.fr"], "session": "CFG-2028-01", "version": 1, "returnDate": "2027-06-13"}, "candidature": {"candidate": "00000000003", "registration": 1}}', '2026-11-23 19:40:01.993558+00', '2026-11-23 19:40:01.993558+00', 0, NULL);
INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (11, 'candidature/00000000003/002', 1, 0, 3, '{"$type": "registration-saved", "facts": {"at": "2026-11-23T19:40:02.0305751Z", "exam": "CERTIFICAT DE FORMATION GÉNÉRALE", "zone": "Europe/Paris", "academy": "ACADÉMIE DE REIMS", "closing": "2027-06-11T19:40:00.0000000Z", "contact": ["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE", "a@a.fr"], "session": "CFG-2028-02", "version": 1, "returnDate": "2027-06-13"}, "candidature": {"candidate": "00000000003", "registration": 2}}', '2026-11-23 19:40:02.030575+00', '2026-11-23 19:40:02.030575+00', 0, NULL);
INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (12, 'candidature/00000000003/002', 1, 1, 3, '{"$type": "confirm-as-representative", "facts": {"at": "2026-11-23T19:40:02.0305751Z", "exam": "CERTIFICAT DE FORMATION GÉNÉRALE", "zone": "Europe/Paris", "academy": "ACADÉMIE DE REIMS", "closing": "2027-06-11T19:40:00.0000000Z", "contact": ["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE", "a@a.fr"], "session": "CFG-2028-02", "version": 1, "returnDate": "2027-06-13"}, "serial": 1, "candidature": {"candidate": "00000000003", "registration": 2}, "candidateName": "LAMY Paul", "representativeName": "Anne Lamy", "representativeEmail": "tutrice@example.fr"}', '2026-11-23 19:40:02.030575+00', '2026-11-23 19:40:02.030575+00', 0, NULL);
INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (13, 'candidature/00000000003/001', 3, 0, 3, '{"$type": "registration-saved", "facts": {"at": "2026-11-23T19:40:01.3453948Z", "exam": "CERTIFICAT DE FORMATION GÉNÉRALE", "zone": "Europe/Paris", "academy": "ACADÉMIE DE REIMS", "closing": "2027-06-11T19:40:00.0000000Z", "contact": ["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE", "a@a.fr"], "session": "CFG-2028-01", "version": 1, "returnDate": "2027-06-13"}, "candidature": {"candidate": "00000000003", "registration": 1}}', '2026-11-23 19:40:02.080409+00', '2026-11-23 19:40:02.080409+00', 0, NULL);
INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (14, 'candidature/00000000001/001', 1, 0, 1, '{"$type": "registration-saved", "facts": {"at": "2026-11-23T19:40:02.0944004Z", "exam": "CERTIFICAT DE FORMATION GÉNÉRALE", "zone": "Europe/Paris", "academy": "ACADÉMIE DE REIMS", "closing": "2027-06-11T19:40:00.0000000Z", "contact": ["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE", "a@a.fr"], "session": "CFG-2028-01", "version": 1, "returnDate": "2027-06-13"}, "candidature": {"candidate": "00000000001", "registration": 1}}', '2026-11-23 19:40:02.0944+00', '2026-11-23 19:40:02.0944+00', 0, NULL);
INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (15, 'candidature/00000000001/001', 2, 0, 1, '{"$type": "registration-modified", "facts": {"at": "2026-11-23T19:40:02.1204811Z", "exam": "CERTIFICAT DE FORMATION GÉNÉRALE", "zone": "Europe/Paris", "academy": "ACADÉMIE DE REIMS", "closing": "2027-06-11T19:40:00.0000000Z", "contact": ["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE", "a@a.fr"], "session": "CFG-2028-01", "version": 2, "returnDate": "2027-06-13"}, "candidature": {"candidate": "00000000001", "registration": 1}}', '2026-11-23 19:40:02.120481+00', '2026-11-23 19:40:02.120481+00', 0, NULL);
INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (16, 'candidature/00000000001/001', 3, 0, 1, '{"$type": "registration-withdrawn", "facts": {"at": "2026-11-23T19:40:02.1512081Z", "exam": "CERTIFICAT DE FORMATION GÉNÉRALE", "zone": "Europe/Paris", "academy": "ACADÉMIE DE REIMS", "closing": "2027-06-11T19:40:00.0000000Z", "contact": ["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE", "a@a.fr"], "session": "CFG-2028-01", "version": 2, "returnDate": "2027-06-13"}, "candidature": {"candidate": "00000000001", "registration": 1}}', '2026-11-23 19:40:02.151208+00', '2026-11-23 19:40:02.151208+00', 0, NULL);
INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (17, 'candidature/00000000001/001', 4, 0, 1, '{"$type": "withdrawal-undone", "facts": {"at": "2026-11-23T19:40:02.1888825Z", "exam": "CERTIFICAT DE FORMATION GÉNÉRALE", "zone": "Europe/Paris", "academy": "ACADÉMIE DE REIMS", "closing": "2027-06-11T19:40:00.0000000Z", "contact": ["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE", "a@a.fr"], "session": "CFG-2028-01", "version": 3, "returnDate": "2027-06-13"}, "candidature": {"candidate": "00000000001", "registration": 1}}', '2026-11-23 19:40:02.188882+00', '2026-11-23 19:40:02.188882+00', 0, NULL);
INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (18, 'account/00000000001', 4, 0, 1, '{"$type": "confirm-new-email", "expiry": "2026-11-25T19:40:02.3926462Z", "serial": 1, "newEmail": "prochaine@example.fr"}', '2026-11-23 19:40:02.392646+00', '2026-11-23 19:40:02.392646+00', 0, NULL);
INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (19, 'account/00000000001', 7, 0, 1, '{"at": "2026-11-23T19:40:02.9453813Z", "$type": "password-changed"}', '2026-11-23 19:40:02.945381+00', '2026-11-23 19:40:02.945381+00', 0, NULL);
INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (20, 'candidature/00000000002/001', 1, 0, 2, '{"$type": "registration-saved", "facts": {"at": "2026-11-23T19:40:02.9913595Z", "exam": "CERTIFICAT DE FORMATION GÉNÉRALE", "zone": "Europe/Paris", "academy": "ACADÉMIE DE REIMS", "closing": "2027-06-11T19:40:00.0000000Z", "contact": ["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE", "a@a.fr"], "session": "CFG-2028-01", "version": 1, "returnDate": "2027-06-13"}, "candidature": {"candidate": "00000000002", "registration": 1}}', '2026-11-23 19:40:02.99136+00', '2026-11-23 19:40:02.99136+00', 0, NULL);
INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (21, 'candidature/00000000002/001', 2, 0, 2, '{"$type": "registration-withdrawn", "facts": {"at": "2026-11-23T19:40:03.0143376Z", "exam": "CERTIFICAT DE FORMATION GÉNÉRALE", "zone": "Europe/Paris", "academy": "ACADÉMIE DE REIMS", "closing": "2027-06-11T19:40:00.0000000Z", "contact": ["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE", "a@a.fr"], "session": "CFG-2028-01", "version": 1, "returnDate": "2027-06-13"}, "candidature": {"candidate": "00000000002", "registration": 1}}', '2026-11-23 19:40:03.014338+00', '2026-11-23 19:40:03.014338+00', 0, NULL);
INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (22, 'candidature/00000000002/002', 1, 0, 2, '{"$type": "registration-saved", "facts": {"at": "2026-11-23T19:40:03.0254916Z", "exam": "CERTIFICAT DE FORMATION GÉNÉRALE", "zone": "Europe/Paris", "academy": "ACADÉMIE DE REIMS", "closing": "2027-06-11T19:40:00.0000000Z", "contact": ["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE", "a@a.fr"], "session": "CFG-2028-02", "version": 1, "returnDate": "2027-06-13"}, "candidature": {"candidate": "00000000002", "registration": 2}}', '2026-11-23 19:40:03.025492+00', '2026-11-23 19:40:03.025492+00', 0, NULL);
INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (23, 'candidature/00000000002/002', 2, 0, 2, '{"$type": "signed-online", "facts": {"at": "2026-11-23T19:40:03.5413984Z", "exam": "CERTIFICAT DE FORMATION GÉNÉRALE", "zone": "Europe/Paris", "academy": "ACADÉMIE DE REIMS", "closing": "2027-06-11T19:40:00.0000000Z", "contact": ["ACADÉMIE DE REIMS", "Rectorat", "Rue", "51000 CHALONS EN CHAMPAGNE", "a@a.fr"], "session": "CFG-2028-02", "version": 1, "returnDate": "2027-06-13"}, "candidature": {"candidate": "00000000002", "registration": 2}, "awaitsRepresentative": false}', '2026-11-23 19:40:03.541398+00', '2026-11-23 19:40:03.541398+00', 0, NULL);
INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (24, 'account/00000000002', 5, 0, 2, '{"$type": "reset-password", "expiry": "2026-11-25T19:40:03.6138836Z", "serial": 1}', '2026-11-23 19:40:03.613884+00', '2026-11-23 19:40:03.613884+00', 0, NULL);
INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (25, 'account/00000000005', 3, 0, 5, '{"at": "2026-11-23T19:40:03.6449249Z", "$type": "account-deleted", "lastEmail": "partante@example.fr"}', '2026-11-23 19:40:03.644925+00', '2026-11-23 19:40:03.644925+00', 0, NULL);
INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (26, 'account/00000000006', 1, 0, 6, '{"$type": "activate-account", "expiry": "2026-11-25T19:40:03.9237639Z", "serial": 1}', '2026-11-23 19:40:03.923764+00', '2026-11-23 19:40:03.923764+00', 0, NULL);



INSERT INTO public.secret VALUES ('address-key', '\xe6638b94dd4ed784d43fadc919fe8f9bffb7c98db517a1d49cca715ce548ce91');
INSERT INTO public.secret VALUES ('link-key', '\xafda97f8b437c9723b0d54726b5435c62a9f8dd7726ef037ef97573ba193bd3a');



INSERT INTO public.service VALUES ('CFG-2028-01/19', 1, 'CFG-2028-01', '19', '2026-11-21 19:39:00+00', '2027-06-11 19:40:00+00', '{"id": "CFG-2028-01/19", "label": "CFG-2028-01", "terms": "Je m''engage à fournir des renseignements exacts.", "tests": [{"code": "001", "form": "Ponctuel", "label": "Entretien avec le jury", "optional": false}], "period": {"closing": "2027-06-11T19:40:00.0000000Z", "opening": "2026-11-21T19:39:00.0000000Z"}, "categories": [{"code": "520", "label": "INDIVIDUEL", "individual": true}], "ministries": [], "returnDate": "2027-06-13", "optionRules": [], "establishments": [{"code": "CNED", "town": "", "label": "CNED", "divisions": []}]}');
INSERT INTO public.service VALUES ('CFG-2028-02/19', 1, 'CFG-2028-02', '19', '2026-11-21 19:39:00+00', '2027-06-11 19:40:00+00', '{"id": "CFG-2028-02/19", "label": "CFG-2028-02", "terms": "Je m''engage à fournir des renseignements exacts.", "tests": [{"code": "001", "form": "Ponctuel", "label": "Entretien avec le jury", "optional": false}], "period": {"closing": "2027-06-11T19:40:00.0000000Z", "opening": "2026-11-21T19:39:00.0000000Z"}, "categories": [{"code": "520", "label": "INDIVIDUEL", "individual": true}], "ministries": [], "returnDate": "2027-06-13", "optionRules": [], "establishments": [{"code": "CNED", "town": "", "label": "CNED", "divisions": []}]}');



SELECT pg_catalog.setval('public.candidate_number', 6, true);



SELECT pg_catalog.setval('public.data_protection_key_id_seq', 1, true);



SELECT pg_catalog.setval('public.journal_position_seq', 39, true);



SELECT pg_catalog.setval('public.link_request_id_seq', 1, true);



SELECT pg_catalog.setval('public.message_id_seq', 21, true);



SELECT pg_catalog.setval('public.outbox_id_seq', 26, true);



ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (candidate_number);



ALTER TABLE ONLY public.candidature
    ADD CONSTRAINT candidature_pkey PRIMARY KEY (candidate_number, registration_number);



ALTER TABLE ONLY public.candidature_version
    ADD CONSTRAINT candidature_version_pkey PRIMARY KEY (candidate_number, registration_number, version);



ALTER TABLE ONLY public.catalogue
    ADD CONSTRAINT catalogue_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.clock
    ADD CONSTRAINT clock_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.cluster_member
    ADD CONSTRAINT cluster_member_pkey PRIMARY KEY (cluster, address, port, start_number);



ALTER TABLE ONLY public.cluster_version
    ADD CONSTRAINT cluster_version_pkey PRIMARY KEY (cluster);



ALTER TABLE ONLY public.data_protection_key
    ADD CONSTRAINT data_protection_key_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_candidate_number_service_key UNIQUE (candidate_number, service);



ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_pkey PRIMARY KEY (grain);



ALTER TABLE ONLY public.due
    ADD CONSTRAINT due_pkey PRIMARY KEY (grain, kind, at);



ALTER TABLE ONLY public.filing
    ADD CONSTRAINT filing_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.orleansstorage
    ADD CONSTRAINT grain_row PRIMARY KEY (grainidextensionstring, graintypestring, serviceid);



ALTER TABLE ONLY public.journal_generation
    ADD CONSTRAINT journal_generation_pkey PRIMARY KEY (number);



ALTER TABLE ONLY public.journal
    ADD CONSTRAINT journal_once UNIQUE (grain, grain_version, ordinal);



ALTER TABLE ONLY public.journal
    ADD CONSTRAINT journal_pkey PRIMARY KEY (transaction, "position");



ALTER TABLE ONLY public.link_request
    ADD CONSTRAINT link_request_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_once UNIQUE (grain, grain_version, ordinal);



ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.migration
    ADD CONSTRAINT migration_pkey PRIMARY KEY (number);



ALTER TABLE ONLY public.orleansquery
    ADD CONSTRAINT orleansquery_pkey PRIMARY KEY (querykey);



ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_once UNIQUE (grain, grain_version, ordinal);



ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.secret
    ADD CONSTRAINT secret_pkey PRIMARY KEY (name);



ALTER TABLE ONLY public.service
    ADD CONSTRAINT service_pkey PRIMARY KEY (id);



CREATE UNIQUE INDEX account_creation_request ON public.account USING btree (creation_request) WHERE (creation_request IS NOT NULL);



CREATE UNIQUE INDEX account_email ON public.account USING btree (email_key) WHERE (state = 'active'::text);



CREATE INDEX account_pending_email ON public.account USING btree (email_key) WHERE (state = 'pending'::text);



CREATE UNIQUE INDEX candidature_session ON public.candidature USING btree (candidate_number, session) WHERE active;



CREATE INDEX due_at ON public.due USING btree (at);



CREATE INDEX journal_position ON public.journal USING brin ("position");



CREATE INDEX journal_subject ON public.journal USING btree (subject) WHERE (subject IS NOT NULL);



CREATE INDEX message_of_candidate ON public.message USING btree (candidate_number, id);



CREATE INDEX outbox_ready ON public.outbox USING btree (not_before) WHERE (refused_reason IS NULL);



CREATE INDEX outbox_subject ON public.outbox USING btree (candidate_number);



CREATE UNIQUE INDEX version_reference ON public.candidature_version USING btree (reference);



CREATE TRIGGER candidature_ends_draft AFTER INSERT ON public.candidature FOR EACH ROW EXECUTE FUNCTION public.end_draft();



CREATE TRIGGER draft_has_owner BEFORE INSERT ON public.draft FOR EACH ROW EXECUTE FUNCTION public.ask_owner();



CREATE TRIGGER first_writes_filed AFTER INSERT ON public.orleansstorage REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION public.file_first_writes();



CREATE TRIGGER row_forgotten AFTER DELETE ON public.orleansstorage FOR EACH ROW EXECUTE FUNCTION public.forget_row();



CREATE TRIGGER writes_filed AFTER UPDATE ON public.orleansstorage REFERENCING OLD TABLE AS before NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION public.file_writes();



ALTER TABLE ONLY public.cluster_member
    ADD CONSTRAINT cluster_member_cluster_fkey FOREIGN KEY (cluster) REFERENCES public.cluster_version(cluster);




