-- Lists of a service by name. What is searched begins with the number, 11 digits and a space; names follow.
CREATE INDEX candidature_by_name ON candidature (service, substr(search, 13), candidate_number, registration_number);

-- A candidature that was detached from its account (D2): nothing of it stays but that it was. The account's own entry says so, and
-- what the candidate was told of it is about the account.
CREATE TRIGGER candidature_detached AFTER INSERT ON journal
WHEN NEW.type = 'candidature-detached'
BEGIN
    DELETE FROM OrleansStorage
    WHERE GrainIdExtensionString = printf('candidature/%011d/%03d', NEW.subject, NEW.payload ->> '$.registration');
    UPDATE journal SET payload = NULL WHERE grain = printf('candidature/%011d/%03d', NEW.subject, NEW.payload ->> '$.registration');
    DELETE FROM message WHERE candidate_number = NEW.subject AND registration_number = NEW.payload ->> '$.registration';
    DELETE FROM outbox WHERE grain = printf('candidature/%011d/%03d', NEW.subject, NEW.payload ->> '$.registration');
    DELETE FROM candidature WHERE candidate_number = NEW.subject AND registration_number = NEW.payload ->> '$.registration';
    DELETE FROM candidature_version WHERE candidate_number = NEW.subject AND registration_number = NEW.payload ->> '$.registration';
END;
