using Cyclades.Silo.Mails;
using MimeKit;
using Xunit;

namespace Cyclades.Silo.Tests.Mails;

public sealed class MailFolderTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("cyclades-mail-").FullName;

    private string Folder => Path.Combine(data, "mail");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task A_mail_is_a_file_that_reads_back()
    {
        await WriteAsync(1);

        var file = Assert.Single(Directory.GetFiles(Folder));
        using var message = await MimeMessage.LoadAsync(file, Cancellation);
        Assert.Matches("^20230911T084500.000Z-[0-9a-f]{32}.eml$", Path.GetFileName(file));
        Assert.Equal("[CYCLADES] Votre mot de passe a été modifié", message.Subject);
        Assert.Contains("le 11/09/2023 à 10:45", message.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_sort_by_instant()
    {
        foreach (var (id, minutes) in new[] { (1, 20), (2, 5), (3, 10) })
        {
            await WriteAsync(id, minutes);
        }

        var dates = Directory.GetFiles(Folder).Order(StringComparer.Ordinal).Select(file => MimeMessage.Load(file, Cancellation).Date).ToList();
        Assert.Equal([SomeMails.At.AddMinutes(5), SomeMails.At.AddMinutes(10), SomeMails.At.AddMinutes(20)], dates);
    }

    [Fact]
    public async Task The_same_mail_written_again_is_one_file()
    {
        await WriteAsync(1);
        await WriteAsync(1);

        Assert.Single(Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task What_a_killed_process_left_unfinished_does_not_stand_in_the_way()
    {
        await WriteAsync(1);
        var file = Assert.Single(Directory.GetFiles(Folder));
        File.Move(file, file + ".part");

        Assert.Equal(MailAnswer.HandedOver, await WriteAsync(1));
        Assert.Equal([file], Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task Only_the_owner_can_read_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights.");
        await WriteAsync(1);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Directory.GetFiles(Folder)[0]));
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));
        }
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_unavailable()
    {
        await File.WriteAllTextAsync(Folder, "", Cancellation);

        Assert.Equal(new MailAnswer(MailOutcome.Unavailable, "folder"), await WriteAsync(1));
    }

    private async Task<MailAnswer> WriteAsync(long id, int minutes = 0)
    {
        var row = SomeMails.Row(id: id) with { FiledAt = SomeMails.At.AddMinutes(minutes) };
        using var message = SomeMails.Factory.Create(row, SomeMails.Candidate, SomeMails.Address);
        return await new MailFolder(Folder).SendAsync(message, Cancellation);
    }
}
