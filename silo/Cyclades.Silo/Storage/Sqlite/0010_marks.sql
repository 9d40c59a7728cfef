-- Checks of marks that are not answered, for the list of each service; the candidatures themselves say all about them. Copied from
-- the journal in the commit of each.
CREATE TABLE mark_check (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    service TEXT NOT NULL,
    candidate_number INTEGER NOT NULL,
    registration_number INTEGER NOT NULL,
    test TEXT NOT NULL,
    UNIQUE (candidate_number, registration_number, test)
);
CREATE INDEX mark_check_of_service ON mark_check (service, id);

CREATE TRIGGER mark_check_asked AFTER INSERT ON journal
WHEN NEW.type = 'mark-check-asked'
BEGIN
    INSERT INTO mark_check (service, candidate_number, registration_number, test)
    VALUES (NEW.payload ->> '$.service', CAST(NEW.payload ->> '$.id.candidate' AS INTEGER), NEW.payload ->> '$.id.registration', NEW.payload ->> '$.test');
END;

CREATE TRIGGER mark_check_answered AFTER INSERT ON journal
WHEN NEW.type = 'mark-check-answered'
BEGIN
    DELETE FROM mark_check
    WHERE candidate_number = CAST(NEW.payload ->> '$.id.candidate' AS INTEGER)
        AND registration_number = NEW.payload ->> '$.id.registration' AND test = NEW.payload ->> '$.test';
END;

-- Erasure goes by the candidature.
CREATE TRIGGER mark_checks_erased AFTER DELETE ON candidature
BEGIN
    DELETE FROM mark_check WHERE candidate_number = OLD.candidate_number AND registration_number = OLD.registration_number;
END;
