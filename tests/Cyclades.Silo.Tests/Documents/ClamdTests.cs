using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Cyclades.Silo.Documents.Files;
using Xunit;

namespace Cyclades.Silo.Tests.Documents;

/// <summary>The scanner against ClamAV's own daemon (B6), with one signature that knows the text which is made for such tests.</summary>
public sealed class ClamdTests : IAsyncLifetime
{
    private const string Eicar = @"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    /// <summary>The daemon goes with the shell, which sees its input end when this process dies.</summary>
    private const string Script = """clamd -c "$1" >/dev/null 2>&1 & read -r end; kill $!""";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cyclades-clamd-");
    private Process? shell;

    private string SocketPath => Path.Combine(folder.FullName, "clamd.ctl");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var signatures = folder.CreateSubdirectory("signatures").FullName;
        await File.WriteAllTextAsync(Path.Combine(signatures, "test.ndb"), $"Eicar-Test:0:*:{Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Eicar))}\n", Cancellation);
        var settings = Path.Combine(folder.FullName, "clamd.conf");
        await File.WriteAllTextAsync(
            settings, $"Foreground yes\nLocalSocket {SocketPath}\nDatabaseDirectory {signatures}\nTemporaryDirectory {folder.FullName}\nStreamMaxLength 6M\n", Cancellation);
        var start = new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", Script, "clamd", settings }, RedirectStandardInput = true };
        start.Environment["PATH"] += ":/usr/sbin:/usr/local/sbin";
        shell = Process.Start(start)!;
        await ListensAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (shell is not null)
        {
            shell.StandardInput.Close();
            await shell.WaitForExitAsync(CancellationToken.None);
            shell.Dispose();
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_virus_is_found_and_a_clean_file_of_5_MB_is_not_one()
    {
        var scanner = new ClamdScanner(new UnixDomainSocketEndPoint(SocketPath), TimeProvider.System);
        byte[] infected = [.. "%PDF-1.7\n"u8, .. Encoding.ASCII.GetBytes(Eicar)];

        Assert.True(await scanner.IsInfectedAsync(infected, Cancellation));
        Assert.False(await scanner.IsInfectedAsync("%PDF-1.7\n"u8.ToArray(), Cancellation));
        Assert.False(await scanner.IsInfectedAsync(new byte[5 * 1024 * 1024], Cancellation));
    }

    [Fact]
    public async Task A_file_that_is_longer_than_the_daemon_takes_is_no_clean_file()
    {
        var scanner = new ClamdScanner(new UnixDomainSocketEndPoint(SocketPath), TimeProvider.System);

        await Assert.ThrowsAsync<ScannerUnavailableException>(() => scanner.IsInfectedAsync(new byte[7 * 1024 * 1024], Cancellation));
    }

    // The daemon makes its socket once it has read its signatures, and listens a moment later: a connection that it takes says so.
    private async Task ListensAsync()
    {
        var patience = Stopwatch.StartNew();
        while (!await TakesAsync())
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(60), "clamd did not start: is clamav-daemon installed?");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Cancellation);
        }
    }

    private async Task<bool> TakesAsync()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(SocketPath), Cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
