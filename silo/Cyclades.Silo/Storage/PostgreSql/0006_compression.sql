-- Long values are compressed by the quicker method where the server has it: the usual one took a quarter of a save.
DO $$
BEGIN
    ALTER TABLE OrleansStorage ALTER COLUMN PayloadBinary SET COMPRESSION lz4;
    ALTER TABLE journal ALTER COLUMN payload SET COMPRESSION lz4;
    ALTER TABLE candidature_version ALTER COLUMN inputs SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
    NULL;
END $$;
