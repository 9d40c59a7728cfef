using Cyclades.Console.Demo;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Cyclades.Api.Tests.Console;

public sealed class MailFolderTests : IDisposable
{
    private const string Paul = "paul.lamy@example.org";

    private readonly string folder = Directory.CreateTempSubdirectory("cyclades-mail-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Mails_that_are_there_come_at_once_and_only_those_of_their_reader()
    {
        using var mails = new MailFolder(folder, TimeProvider.System);
        Write("1.eml", Paul);
        Write("2.eml", "someone.else@example.org");

        var received = await mails.WaitAsync(Paul, 1, TestContext.Current.CancellationToken);

        Assert.Equal(Path.Combine(folder, "1.eml"), Assert.Single(received).Path);
    }

    [Fact]
    public async Task A_mail_that_comes_later_ends_the_wait()
    {
        using var mails = new MailFolder(folder, TimeProvider.System);
        var waiting = mails.WaitAsync(Paul, 1, TestContext.Current.CancellationToken);

        Write("1.eml", Paul);

        Assert.Single(await waiting);
    }

    [Fact]
    public async Task A_folder_that_is_made_later_is_noticed()
    {
        var later = Path.Combine(folder, "later");
        using var mails = new MailFolder(later, TimeProvider.System);
        var waiting = mails.WaitAsync(Paul, 1, TestContext.Current.CancellationToken);

        Directory.CreateDirectory(later);
        Write("later/1.eml", Paul);

        Assert.Single(await waiting);
    }

    [Fact]
    public async Task A_mail_that_never_comes_ends_the_wait_with_the_folder_and_what_to_do()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        using var mails = new MailFolder(folder, time);
        var waiting = mails.WaitAsync(Paul, 1, TestContext.Current.CancellationToken);

        time.Advance(MailFolder.Patience);

        var failure = await Assert.ThrowsAsync<StepFailure>(() => waiting);
        Assert.Contains(folder, failure.Message, StringComparison.Ordinal);
        Assert.Contains("--mail", failure.Message, StringComparison.Ordinal);
    }

    private void Write(string name, string recipient) =>
        File.WriteAllText(Path.Combine(folder, name), $"To: {recipient}\r\nSubject: Bonjour\r\nContent-Type: text/plain\r\n\r\nTexte\r\n");
}
