using System.Globalization;
using MimeKit;

namespace Cyclades.Silo.Mails;

/// <summary>
/// Writes each mail as a file that any mail program opens: <c>20230911T084500.000Z-id.eml</c>, so that names sort by
/// instant. Complete or absent, on the disk before it is acknowledged, and readable by the owner alone.
/// The same mail written twice is one file.
/// </summary>
internal sealed class MailFolder(string folder) : IMailTransport
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public async Task<MailAnswer> SendAsync(MimeMessage message, CancellationToken cancellation)
    {
        var instant = message.Date.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss.fff'Z'", CultureInfo.InvariantCulture);
        var path = Path.Combine(folder, $"{instant}-{message.MessageId!.Split('@')[0]}.eml");
        var unfinished = path + ".part";
        try
        {
            CreateFolder();
            await using (var file = new FileStream(unfinished, Options()))
            {
                await message.WriteToAsync(file, cancellation);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
            return MailAnswer.HandedOver;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new MailAnswer(MailOutcome.Unavailable, "folder");
        }
    }

    public Task RestAsync() => Task.CompletedTask;

    private void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return options;
    }
}
