-- Whose register an entry of the journal concerns, so that an académie reads its own entries and no others.
ALTER TABLE journal ADD COLUMN academy TEXT;

UPDATE journal SET academy = candidature.academy
FROM candidature
WHERE journal.grain = printf('candidature/%011d/%03d', candidature.candidate_number, candidature.registration_number);

CREATE INDEX journal_of_academy ON journal (academy, position) WHERE academy IS NOT NULL;

-- The entries of a write are there before its row of the register.
CREATE TRIGGER candidature_journaled INSTEAD OF INSERT ON register
WHEN NEW.kind = 'candidature'
BEGIN
    UPDATE journal SET academy = NEW.row ->> '$.academy' WHERE grain = NEW.grain AND grain_version = NEW.version;
END;
