-- Whose register an entry of the journal concerns, so that an académie reads its own entries and no others.
ALTER TABLE journal ADD COLUMN academy text COLLATE "C";

UPDATE journal SET academy = candidature.academy
FROM candidature
WHERE journal.grain = 'candidature/' || lpad(candidate_number::text, 11, '0') || '/'
    || lpad(registration_number::text, GREATEST(3, length(registration_number::text)), '0');

CREATE INDEX journal_of_academy ON journal (academy, transaction, position) WHERE academy IS NOT NULL;

-- What files writes says it of each entry. Only this changes: whatever else it files by now stays.
DO $$
DECLARE
    until_now text := pg_get_functiondef('file_writes(text[], integer[], jsonb[])'::regprocedure);
    columns text := replace(until_now, 'actor, version, payload)', 'actor, version, payload, academy)');
    from_now text := replace(columns, 'THEN entry -> ''payload'' END',
        'THEN entry -> ''payload'' END, CASE body #>> ''{register,kind}'' WHEN ''candidature'' THEN body #>> ''{register,academy}'' END');
BEGIN
    IF columns = until_now OR from_now = columns THEN
        RAISE EXCEPTION 'file_writes does not file the journal as this script expects';
    END IF;

    EXECUTE from_now;
END $$;
