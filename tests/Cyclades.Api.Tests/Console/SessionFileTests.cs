using Cyclades.Console;
using Cyclades.Console.Sessions;
using Xunit;

namespace Cyclades.Api.Tests.Console;

public sealed class SessionFileTests : IDisposable
{
    private static readonly Session Some = new("00000000042", "access-secret", DateTimeOffset.UnixEpoch, "refresh-secret");

    private readonly string folder = Directory.CreateTempSubdirectory("cyclades-session-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_is_written_is_read()
    {
        Store().Write(Some);

        Assert.Equal(Some, Store().Read());
    }

    [Fact]
    public void Without_a_file_nobody_is_signed_in() => Assert.Null(Store().Read());

    [Fact]
    public void Only_the_owner_reads_the_session_and_enters_its_folder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps the profile's own rights.");
        Store().Write(Some);
        Store().Write(Some with { AccessToken = "newer" });

#pragma warning disable CA1416 // skipped on Windows above
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Store().FilePath));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(Path.GetDirectoryName(Store().FilePath)!));
#pragma warning restore CA1416
    }

    [Fact]
    public void Sessions_with_two_servers_do_not_meet()
    {
        Store().Write(Some);

        Assert.Null(Store("http://localhost:5082").Read());
    }

    [Fact]
    public void A_forgotten_session_is_gone_from_the_disk()
    {
        Store().Write(Some);
        Store().Forget();

        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(Store().FilePath)!));
    }

    [Fact]
    public void A_broken_file_is_told_with_what_to_do()
    {
        Store().Write(Some);
        File.WriteAllText(Store().FilePath, "{");

        var failure = Assert.Throws<CommandFailure>(() => Store().Read());
        Assert.Equal(ExitCode.NotSignedIn, failure.ExitCode);
        Assert.Contains("cyclades sign-in", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_process_waits_for_the_first_to_refresh()
    {
        var first = await Store().LockAsync(TestContext.Current.CancellationToken);
        var second = Store().LockAsync(TestContext.Current.CancellationToken);
        Assert.False(second.IsCompleted);

        first.Dispose();

        (await second).Dispose();
    }

    [Fact]
    public void Tokens_do_not_show_in_texts() => Assert.DoesNotContain("secret", $"{Some}", StringComparison.Ordinal);

    private SessionFile Store(string server = "http://localhost:5081") =>
        new(Path.Combine(folder, "cyclades"), new Uri(server), TimeProvider.System);
}
