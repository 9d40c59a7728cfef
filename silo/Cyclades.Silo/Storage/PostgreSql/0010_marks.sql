-- Checks of marks that are not answered, for the list of each service; the candidatures themselves say all about them. Copied from
-- the journal in the commit of each.
CREATE TABLE mark_check (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    service text NOT NULL,
    candidate_number bigint NOT NULL,
    registration_number bigint NOT NULL,
    test text NOT NULL,
    UNIQUE (candidate_number, registration_number, test)
);
CREATE INDEX mark_check_of_service ON mark_check (service, id);

CREATE FUNCTION file_mark_check() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.type = 'mark-check-asked' THEN
        INSERT INTO mark_check (service, candidate_number, registration_number, test)
        VALUES (NEW.payload ->> 'service', (NEW.payload #>> '{id,candidate}')::bigint, (NEW.payload #>> '{id,registration}')::bigint, NEW.payload ->> 'test');
    ELSE
        DELETE FROM mark_check
        WHERE candidate_number = (NEW.payload #>> '{id,candidate}')::bigint
            AND registration_number = (NEW.payload #>> '{id,registration}')::bigint AND test = NEW.payload ->> 'test';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER mark_check_filed AFTER INSERT ON journal FOR EACH ROW
WHEN (NEW.type IN ('mark-check-asked', 'mark-check-answered')) EXECUTE FUNCTION file_mark_check();

-- Erasure goes by the candidature.
CREATE FUNCTION forget_mark_checks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM mark_check WHERE candidate_number = OLD.candidate_number AND registration_number = OLD.registration_number;
    RETURN NULL;
END $$;

CREATE TRIGGER mark_checks_erased AFTER DELETE ON candidature FOR EACH ROW EXECUTE FUNCTION forget_mark_checks();
