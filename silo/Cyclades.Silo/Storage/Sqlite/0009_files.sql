-- Files of up to 5 MB: this lists them, and their bytes lie in the data folder. A file is listed before its bytes are written, and
-- kept from the commit on that refers to it; what nothing refers to is purged.
CREATE TABLE file (
    id TEXT NOT NULL PRIMARY KEY,
    candidate_number INTEGER NOT NULL,
    registration_number INTEGER,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    stored_at TEXT NOT NULL,
    kept INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1))
);
CREATE INDEX file_of_candidate ON file (candidate_number);
CREATE INDEX file_orphan ON file (stored_at) WHERE NOT kept;

-- Files that are no longer listed, until their bytes are gone too.
CREATE TABLE unlisted_file (
    id TEXT NOT NULL PRIMARY KEY
);

CREATE TRIGGER file_unlisted AFTER DELETE ON file
BEGIN
    INSERT INTO unlisted_file (id) VALUES (OLD.id);
END;

-- What happened names the file that it is about: from then on it is kept, for the candidature of the entry's grain,
-- candidature/00000000042/006. One that is gone refuses the write.
CREATE TRIGGER file_kept AFTER INSERT ON journal
WHEN NEW.type IN ('document-deposited', 'document-published')
BEGIN
    SELECT RAISE(ABORT, 'the file is gone') WHERE NOT EXISTS (SELECT 1 FROM file WHERE id = NEW.payload ->> '$.file.id');
    UPDATE file SET kept = 1, registration_number = CAST(substr(NEW.grain, 25) AS INTEGER) WHERE id = NEW.payload ->> '$.file.id';
END;

-- What was of a candidature goes with it (D2).
CREATE TRIGGER files_detached AFTER DELETE ON candidature
BEGIN
    DELETE FROM file WHERE candidate_number = OLD.candidate_number AND registration_number = OLD.registration_number;
END;

-- Erasure takes the candidate's files too (D41).
CREATE TRIGGER files_erased INSTEAD OF INSERT ON register
WHEN NEW.kind = 'tombstone'
BEGIN
    DELETE FROM file WHERE candidate_number = CAST(NEW.row ->> '$.candidate' AS INTEGER);
END;
