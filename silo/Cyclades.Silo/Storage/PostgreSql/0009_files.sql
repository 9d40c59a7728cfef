-- Files of up to 5 MB, in chunks of 64 KiB. A file is kept from the commit on that refers to it; what nothing refers to is purged.
CREATE TABLE file (
    id text COLLATE "C" PRIMARY KEY,
    candidate_number bigint NOT NULL,
    registration_number bigint,
    size bigint NOT NULL,
    sha256 text NOT NULL,
    stored_at timestamptz NOT NULL,
    kept boolean NOT NULL DEFAULT false
);
CREATE INDEX file_of_candidate ON file (candidate_number);
CREATE INDEX file_orphan ON file (stored_at) WHERE NOT kept;

CREATE TABLE file_chunk (
    file text COLLATE "C" NOT NULL REFERENCES file ON DELETE CASCADE,
    ordinal bigint NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (file, ordinal)
);

-- What is deposited is compressed already.
ALTER TABLE file_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- What happened names the file that it is about: from then on it is kept, for the candidature of the entry's grain,
-- candidature/00000000042/006. One that is gone refuses the write.
CREATE FUNCTION keep_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE file SET kept = true, registration_number = NULLIF(split_part(NEW.grain, '/', 3), '')::bigint WHERE id = NEW.payload #>> '{file,id}';
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the file is gone' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'file_is_there';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER file_kept AFTER INSERT ON journal FOR EACH ROW
WHEN (NEW.type IN ('document-deposited', 'document-published')) EXECUTE FUNCTION keep_file();

-- What was of a candidature goes with it (D2).
CREATE FUNCTION forget_files() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM file WHERE candidate_number = OLD.candidate_number AND registration_number = OLD.registration_number;
    RETURN NULL;
END $$;

CREATE TRIGGER files_detached AFTER DELETE ON candidature FOR EACH ROW EXECUTE FUNCTION forget_files();

-- Erasure takes the candidate's files too (D41): at its end, when no write of the candidate can come any more.
CREATE FUNCTION erase_files() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM file WHERE candidate_number = NEW.candidate_number;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER files_erased AFTER INSERT OR UPDATE ON account DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN (NEW.state = 'erased') EXECUTE FUNCTION erase_files();
