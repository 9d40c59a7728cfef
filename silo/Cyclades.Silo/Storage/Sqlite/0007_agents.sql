-- Agents of the académie's side, and what their lists and exports need to know of a candidature.
CREATE TABLE agent (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    academy TEXT,
    establishment TEXT,
    disabled INTEGER NOT NULL CHECK (disabled IN (0, 1))
);

ALTER TABLE candidature ADD COLUMN academy TEXT NOT NULL DEFAULT '';
ALTER TABLE candidature ADD COLUMN received INTEGER NOT NULL DEFAULT 0 CHECK (received IN (0, 1));
ALTER TABLE candidature ADD COLUMN documents_missing INTEGER NOT NULL DEFAULT 0 CHECK (documents_missing IN (0, 1));
ALTER TABLE candidature ADD COLUMN birth_name TEXT NOT NULL DEFAULT '';
ALTER TABLE candidature ADD COLUMN first_names TEXT NOT NULL DEFAULT '';
ALTER TABLE candidature ADD COLUMN birth_date TEXT NOT NULL DEFAULT '';

-- Those that are there already say it in their grain's row.
UPDATE candidature SET
    academy = substr(service, instr(service, '/') + 1),
    birth_name = COALESCE(kept.state ->> '$.identity.birthName', ''),
    first_names = COALESCE(kept.state ->> '$.identity.firstNames', ''),
    birth_date = iif(kept.state ->> '$.identity.birthDate.day' IS NULL, '', printf('%02d/', kept.state ->> '$.identity.birthDate.day'))
        || iif(kept.state ->> '$.identity.birthDate.month' IS NULL, '', printf('%02d/', kept.state ->> '$.identity.birthDate.month'))
        || printf('%04d', COALESCE(kept.state ->> '$.identity.birthDate.year', 0))
FROM (
    SELECT GrainIdExtensionString AS grain, CAST(PayloadBinary AS TEXT) -> '$.state' AS state
    FROM OrleansStorage WHERE GrainIdExtensionString >= 'candidature/' AND GrainIdExtensionString < 'candidature0'
) AS kept
WHERE kept.grain = printf('candidature/%011d/%03d', candidate_number, registration_number);

CREATE INDEX candidature_of_service ON candidature (service, candidate_number, registration_number);

CREATE TRIGGER agent_registered INSTEAD OF INSERT ON register
WHEN NEW.kind = 'agent'
BEGIN
    INSERT INTO agent (id, name, role, academy, establishment, disabled)
    VALUES (NEW.row ->> '$.id', NEW.row ->> '$.name', NEW.row ->> '$.role', NEW.row ->> '$.academy', NEW.row ->> '$.establishment',
        NEW.row ->> '$.disabled')
    ON CONFLICT (id) DO UPDATE SET
        name = excluded.name, role = excluded.role, academy = excluded.academy, establishment = excluded.establishment,
        disabled = excluded.disabled;
END;

DROP TRIGGER candidature_registered;
CREATE TRIGGER candidature_registered INSTEAD OF INSERT ON register
WHEN NEW.kind = 'candidature'
BEGIN
    INSERT INTO candidature (candidate_number, registration_number, session, service, academy, state, active, version, category,
        establishment, signed, received, arrangement, documents_missing, birth_name, first_names, birth_date, created_at, updated_at, search)
    VALUES (CAST(NEW.row ->> '$.id.candidate' AS INTEGER), NEW.row ->> '$.id.registration', NEW.row ->> '$.session', NEW.row ->> '$.serviceId',
        NEW.row ->> '$.academy', NEW.row ->> '$.state', NEW.row ->> '$.active', NEW.row ->> '$.version', NEW.row ->> '$.category',
        NEW.row ->> '$.establishment', NEW.row ->> '$.signed', NEW.row ->> '$.received', NEW.row ->> '$.arrangement',
        NEW.row ->> '$.documentsMissing', NEW.row ->> '$.birthName', NEW.row ->> '$.firstNames', NEW.row ->> '$.birthDate',
        NEW.row ->> '$.createdAt', NEW.row ->> '$.updatedAt', NEW.row ->> '$.search')
    ON CONFLICT (candidate_number, registration_number) DO UPDATE SET
        session = excluded.session, service = excluded.service, academy = excluded.academy, state = excluded.state,
        active = excluded.active, version = excluded.version, category = excluded.category, establishment = excluded.establishment,
        signed = excluded.signed, received = excluded.received, arrangement = excluded.arrangement,
        documents_missing = excluded.documents_missing, birth_name = excluded.birth_name, first_names = excluded.first_names,
        birth_date = excluded.birth_date, created_at = excluded.created_at, updated_at = excluded.updated_at, search = excluded.search;
END;
