-- Lists of a service by name. What is searched begins with the number, 11 digits and a space; names follow. It compares byte by
-- byte, so that both databases list in the same order.
ALTER TABLE candidature ALTER COLUMN search TYPE text COLLATE "C";
CREATE INDEX candidature_by_name ON candidature (service, substr(search, 13), candidate_number, registration_number);

-- A candidature that was detached from its account (D2): nothing of it stays but that it was. The account's own entry says so, and
-- what the candidate was told of it is about the account. Its row goes first: whatever is being written of it has committed by
-- then, or will find no row.
CREATE FUNCTION purge_candidature() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    registration bigint := (NEW.payload ->> 'registration')::bigint;
    detached text := 'candidature/' || lpad(NEW.subject::text, 11, '0') || '/'
        || lpad(registration::text, GREATEST(3, length(registration::text)), '0');
BEGIN
    DELETE FROM OrleansStorage WHERE GrainIdExtensionString = detached;
    UPDATE journal SET payload = NULL WHERE grain = detached;
    DELETE FROM message WHERE candidate_number = NEW.subject AND registration_number = registration;
    DELETE FROM outbox WHERE grain = detached;
    DELETE FROM candidature WHERE candidate_number = NEW.subject AND registration_number = registration;
    DELETE FROM candidature_version WHERE candidate_number = NEW.subject AND registration_number = registration;
    RETURN NULL;
END $$;

CREATE TRIGGER candidature_detached AFTER INSERT ON journal FOR EACH ROW
WHEN (NEW.type = 'candidature-detached') EXECUTE FUNCTION purge_candidature();
