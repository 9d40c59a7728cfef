using System.Security.Cryptography;
using Cyclades.Domain;
using Cyclades.Domain.Documents.Files;
using Cyclades.Silo.Storage;
using Cyclades.Silo.Storage.Sqlite;
using Dapper;
using Xunit;

namespace Cyclades.Silo.Tests.Storage;

/// <summary>Files beside the rows that refer to them; each database that is supported inherits these tests.</summary>
public abstract class FileTableTests(StorageSilo silo)
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(10);

    private protected FileTable Files => silo.Get<FileTable>();

    public static TheoryData<int> Sizes => [1, (64 * 1024) - 1, 64 * 1024, (64 * 1024) + 1, 5 * 1024 * 1024];

    [Theory, MemberData(nameof(Sizes))]
    public async Task A_file_comes_back_byte_for_byte(int size)
    {
        var content = RandomNumberGenerator.GetBytes(size);

        var file = await Files.StoreAsync(Some.Candidate(), FileFormat.Png, content, Some.Instant);

        Assert.Equal((FileFormat.Png, size, Convert.ToHexStringLower(SHA256.HashData(content))), (file.Format, file.Size, file.Sha256));
        Assert.Matches("^[0-9a-f]{32}$", file.Id);
        Assert.Equal(content, await BytesOfAsync(file));
    }

    [Fact]
    public async Task A_file_that_is_gone_or_not_the_one_that_was_stored_is_told_as_such()
    {
        var file = await Files.StoreAsync(Some.Candidate(), FileFormat.Pdf, new byte[] { 1, 2, 3 }, Some.Instant);

        await Assert.ThrowsAsync<InvalidDataException>(() => BytesOfAsync(file with { Id = new string('0', 32) }));
        await Assert.ThrowsAsync<InvalidDataException>(() => BytesOfAsync(file with { Sha256 = new string('0', 64) }));
    }

    [Fact]
    public async Task What_nothing_refers_to_goes_after_a_day_and_what_a_write_refers_to_stays()
    {
        var number = Some.Candidate();
        var orphan = await Files.StoreAsync(number, FileFormat.Pdf, new byte[] { 1 }, Some.Instant);
        var kept = await Files.StoreAsync(number, FileFormat.Pdf, new byte[] { 2 }, Some.Instant);
        var published = await Files.StoreAsync(number, FileFormat.Pdf, new byte[] { 3 }, Some.Instant);
        await ReferAsync(number, 1, kept);
        await ReferAsync(number, 2, published, "document-published");

        await Files.PurgeAsync(Some.Instant.AddHours(24) - Tick);
        Assert.Equal([1], await BytesOfAsync(orphan));
        await Files.PurgeAsync(Some.Instant.AddHours(24));
        Assert.False(await IsListedAsync(orphan));
        await Assert.ThrowsAsync<InvalidDataException>(() => BytesOfAsync(orphan));
        await Files.PurgeAsync(Some.Instant.AddYears(10));
        Assert.Equal([2], await BytesOfAsync(kept));
        Assert.Equal([3], await BytesOfAsync(published));
    }

    [Fact]
    public async Task No_write_refers_to_a_file_that_is_gone()
    {
        var number = Some.Candidate();
        var file = await Files.StoreAsync(number, FileFormat.Pdf, new byte[] { 1 }, Some.Instant);
        await Files.PurgeAsync(Some.Instant.AddHours(24));

        await Assert.ThrowsAnyAsync<Exception>(() => ReferAsync(number, 1, file));

        Assert.False((await silo.ReadAsync(GrainKey.Candidature(Some.CandidatureOf(number)))).RecordExists);
    }

    [Fact]
    public async Task Erasure_takes_the_files_of_the_candidate_and_of_nobody_else()
    {
        var (erased, stays) = (Some.Candidate(), Some.Candidate());
        var secret = RandomNumberGenerator.GetBytes(64);
        var version = await silo.WriteAsync(GrainKey.Account(erased), Some.AccountEnvelope(erased, $"{erased}@example.org"));
        var kept = await Files.StoreAsync(erased, FileFormat.Pdf, secret, Some.Instant);
        await ReferAsync(erased, 1, kept);
        var waiting = await Files.StoreAsync(erased, FileFormat.Pdf, secret, Some.Instant);
        var other = await Files.StoreAsync(stays, FileFormat.Pdf, new byte[] { 7 }, Some.Instant);
        await ReferAsync(stays, 1, other);

        await silo.WriteAsync(
            GrainKey.Account(erased), Some.Envelope() with { Subject = erased, Register = new RegisterRow.Tombstone(erased) }, version);

        Assert.False(await IsListedAsync(kept) || await IsListedAsync(waiting));
        await Files.PurgeAsync(Some.Instant);
        Assert.Equal([7], await BytesOfAsync(other));
        Assert.False(await HoldsAsync(secret));
    }

    /// <summary>D2: a candidature that is detached is purged with all that was of it.</summary>
    [Fact]
    public async Task What_was_of_a_candidature_goes_with_it_and_the_rest_stays()
    {
        var number = Some.Candidate();
        var secret = RandomNumberGenerator.GetBytes(64);
        var account = await silo.WriteAsync(GrainKey.Account(number), Some.AccountEnvelope(number, $"{number}@example.org"));
        var gone = await Files.StoreAsync(number, FileFormat.Pdf, secret, Some.Instant);
        await ReferAsync(number, 1, gone);
        var other = await Files.StoreAsync(number, FileFormat.Pdf, new byte[] { 7 }, Some.Instant);
        await ReferAsync(number, 2, other);

        await silo.WriteAsync(
            GrainKey.Account(number),
            Some.AccountEnvelope(number, $"{number}@example.org") with
            {
                Events = [new JournalEntry("candidature-detached", Some.Instant, "operator", 2, JsonText.Of(new { registration = 1 }))],
            },
            account);

        Assert.False(await IsListedAsync(gone));
        await Files.PurgeAsync(Some.Instant);
        Assert.Equal([7], await BytesOfAsync(other));
        Assert.False(await HoldsAsync(secret));
    }

    [Fact]
    public async Task A_file_that_comes_after_the_erasure_of_its_owner_goes_at_once()
    {
        var number = Some.Candidate();
        var version = await silo.WriteAsync(GrainKey.Account(number), Some.AccountEnvelope(number, $"{number}@example.org"));
        await silo.WriteAsync(GrainKey.Account(number), Some.Envelope() with { Subject = number, Register = new RegisterRow.Tombstone(number) }, version);
        var late = await Files.StoreAsync(number, FileFormat.Pdf, new byte[] { 1 }, Some.Instant);

        await Files.PurgeAsync(Some.Instant);

        Assert.False(await IsListedAsync(late));
    }

    /// <summary>Whether what the database keeps on disk holds these bytes anywhere.</summary>
    protected abstract Task<bool> HoldsAsync(byte[] bytes);

    private protected async Task<byte[]> BytesOfAsync(KeptFile file)
    {
        using var bytes = new MemoryStream();
        await foreach (var part in Files.ReadAsync(file, TestContext.Current.CancellationToken))
        {
            Assert.InRange(part.Length, 1, 64 * 1024);
            bytes.Write(part.Span);
        }

        return bytes.ToArray();
    }

    private async Task ReferAsync(CandidateNumber number, int registration, KeptFile file, string type = "document-deposited")
    {
        var id = Some.CandidatureOf(number, registration);
        var happened = new JournalEntry(type, Some.Instant, "system", 1, JsonText.Of(new { file }));
        await silo.WriteAsync(GrainKey.Candidature(id), Some.CandidatureEnvelope(id, $"{registration}") with { Events = [happened] });
    }

    private protected async Task<bool> IsListedAsync(KeptFile file)
    {
        await using var connection = silo.Connect();
        return await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM file WHERE id = @Id", new { file.Id }) == 1;
    }
}

public sealed class SqliteFileTableTests(SqliteSilo silo) : FileTableTests(silo), IClassFixture<SqliteSilo>
{
    private string Folder => Path.Combine(Path.GetDirectoryName(((SqliteDatabase)silo.Get<Database>()).Path)!, "files");

    [Fact]
    public async Task A_file_is_its_owners_alone_under_a_name_that_tells_nothing()
    {
        var file = await Files.StoreAsync(Some.Candidate(), FileFormat.Pdf, new byte[] { 1 }, Some.Instant);

        var path = Assert.Single(Directory.GetFiles(Folder, file.Id, SearchOption.AllDirectories));

        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(Owner, File.GetUnixFileMode(path));
        Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(path)!));
        Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));
    }

    [Fact]
    public async Task Bytes_that_a_killed_server_left_without_a_row_go_at_the_next_start()
    {
        var folder = Directory.CreateTempSubdirectory("cyclades-files-");
        try
        {
            var left = Path.Combine(folder.FullName, "files", "ab", "abandoned");
            Directory.CreateDirectory(Path.GetDirectoryName(left)!);
            await File.WriteAllTextAsync(left, "x", TestContext.Current.CancellationToken);
            using var database = SqliteDatabase.Open(folder.FullName);
            var files = new FileTable(database);
            var stored = await files.StoreAsync(Some.Candidate(), FileFormat.Pdf, new byte[] { 1 }, Some.Instant);

            await files.PurgeAsync(Some.Instant);

            Assert.Equal([stored.Id], Directory.GetFiles(Path.Combine(folder.FullName, "files"), "*", SearchOption.AllDirectories).Select(Path.GetFileName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    protected override async Task<bool> HoldsAsync(byte[] bytes) =>
        (await silo.BytesAsync()).AsSpan().IndexOf(bytes) >= 0
        || Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Any(path => File.ReadAllBytes(path).AsSpan().IndexOf(bytes) >= 0);
}

public sealed class PostgreSqlFileTableTests(PostgreSqlSilo silo) : FileTableTests(silo), IClassFixture<PostgreSqlSilo>
{
    protected override async Task<bool> HoldsAsync(byte[] bytes) => (await silo.BytesAsync()).AsSpan().IndexOf(bytes) >= 0;
}
