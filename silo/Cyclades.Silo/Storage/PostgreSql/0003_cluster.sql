-- Who is in the cluster, as the servers agree on it: one row a server, and a version that every agreement moves by one. An
-- agreement holds only if the version is still the one it was made on, so two of them never cross.
CREATE TABLE cluster_version (
    cluster text COLLATE "C" PRIMARY KEY,
    version integer NOT NULL DEFAULT 0
);

-- A start number tells two lives of a server at one address apart. Status is the grain runtime's: 3 active, 6 dead.
CREATE TABLE cluster_member (
    cluster text COLLATE "C" NOT NULL REFERENCES cluster_version,
    address text COLLATE "C" NOT NULL,
    port integer NOT NULL,
    start_number integer NOT NULL,
    name text NOT NULL,
    host text NOT NULL,
    status integer NOT NULL,
    gateway_port integer NOT NULL,
    suspected text,
    started_at timestamptz NOT NULL,
    alive_at timestamptz NOT NULL,
    PRIMARY KEY (cluster, address, port, start_number)
);

-- The statements of the clustering provider, by the names that it asks for; what it reads goes by the names of columns.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('InsertMembershipVersionKey', '
    WITH made AS (
        INSERT INTO cluster_version (cluster) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1
    )
    SELECT EXISTS (SELECT 1 FROM made);
'),
('InsertMembershipKey', '
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
'),
('UpdateMembershipKey', '
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
'),
('UpdateIAmAlivetimeKey', '
    UPDATE cluster_member SET alive_at = @IAmAliveTime
    WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND start_number = @Generation;
'),
('MembershipReadAllKey', '
    SELECT agreement.version AS Version, address AS Address, port AS Port, start_number AS Generation, name AS SiloName, host AS HostName,
        status AS Status, gateway_port AS ProxyPort, suspected AS SuspectTimes, started_at AS StartTime, alive_at AS IAmAliveTime
    FROM cluster_version AS agreement LEFT JOIN cluster_member USING (cluster)
    WHERE cluster = @DeploymentId;
'),
('MembershipReadRowKey', '
    SELECT agreement.version AS Version, address AS Address, port AS Port, start_number AS Generation, name AS SiloName, host AS HostName,
        status AS Status, gateway_port AS ProxyPort, suspected AS SuspectTimes, started_at AS StartTime, alive_at AS IAmAliveTime
    FROM cluster_version AS agreement LEFT JOIN cluster_member AS member
        ON member.cluster = agreement.cluster AND address = @Address AND port = @Port AND start_number = @Generation
    WHERE agreement.cluster = @DeploymentId;
'),
('GatewaysQueryKey', '
    SELECT address AS Address, gateway_port AS ProxyPort, start_number AS Generation
    FROM cluster_member WHERE cluster = @DeploymentId AND status = @Status AND gateway_port > 0;
'),
('DeleteMembershipTableEntriesKey', '
    WITH gone AS (DELETE FROM cluster_member WHERE cluster = @DeploymentId)
    UPDATE cluster_version SET version = version + 1 WHERE cluster = @DeploymentId;
'),
('CleanupDefunctSiloEntriesKey', '
    DELETE FROM cluster_member
    WHERE cluster = @DeploymentId AND status = 6 AND alive_at < @IAmAliveTime AND started_at < @IAmAliveTime;
'),
('CleanupDefunctSiloEntryKey', '
    DELETE FROM cluster_member
    WHERE cluster = @DeploymentId AND status = 6 AND address = @Address AND port = @Port AND start_number = @Generation
        AND alive_at = @IAmAliveTime AND started_at = @StartTime AND coalesce(suspected, '''') = coalesce(@SuspectTimes, '''');
');
