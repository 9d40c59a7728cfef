using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Cyclades.Testing;

/// <summary>
/// A PostgreSQL of its own in a temporary folder, on a free port of the loopback. It stops, and its folder goes, when it is
/// disposed; and also when this process dies, since the shell that holds it sees its input end.
/// </summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    /// <summary>Runs as an ordinary user, since initdb refuses root: makes the database, starts it, waits, stops it.</summary>
    private const string Script =
        """
        set -e
        folder=$(mktemp -d "${TMPDIR:-/tmp}/cyclades-postgresql-XXXXXX")
        trap 'rm -rf "$folder"' EXIT
        bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
        bin=${bin:-$(pg_config --bindir)}
        "$bin/initdb" -D "$folder/data" -U cyclades -A trust -E UTF8 --locale=C >/dev/null
        cat >> "$folder/data/postgresql.conf" <<END
        listen_addresses = '127.0.0.1'
        port = $1
        unix_socket_directories = ''
        synchronous_commit = on
        max_connections = 200
        log_destination = stderr
        $2
        END
        start() { "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w start >/dev/null; }
        stop() { "$bin/pg_ctl" -D "$folder/data" -m "$1" -w stop >/dev/null || true; }
        start
        trap 'stop immediate; rm -rf "$folder"' EXIT
        echo "$folder"
        while read -r command; do
            case "$command" in
                start) start ;;
                *) stop "$command" ;;
            esac
            echo done
        done
        """;

    private readonly Process shell;
    private readonly int port;

    private PostgreSqlServer(Process shell, int port, string folder)
    {
        this.shell = shell;
        this.port = port;
        DataFolder = Path.Combine(folder, "data");
    }

    /// <summary>Where the server keeps its files.</summary>
    public string DataFolder { get; }

    /// <param name="within">Folder in which it makes its own; the machine's temporary folder by default.</param>
    /// <param name="settings">More lines of postgresql.conf.</param>
    /// <exception cref="InvalidOperationException">It did not start; the message holds what it said.</exception>
    public static async Task<PostgreSqlServer> StartAsync(string? within = null, string settings = "")
    {
        var port = FreePort();
        var start = new ProcessStartInfo(Environment.UserName == "root" ? "setpriv" : "bash")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        string[] user = Environment.UserName == "root" ? ["--reuid=postgres", "--regid=postgres", "--clear-groups", "bash"] : [];
        foreach (var argument in user.Concat(["-c", Script, "postgresql", port.ToString(CultureInfo.InvariantCulture), settings]))
        {
            start.ArgumentList.Add(argument);
        }

        if (within is not null)
        {
            start.Environment["TMPDIR"] = within;
        }

        var shell = Process.Start(start)!;
        var said = shell.StandardError.ReadToEndAsync();
        return await shell.StandardOutput.ReadLineAsync() is { } folder
            ? new PostgreSqlServer(shell, port, folder)
            : throw new InvalidOperationException($"PostgreSQL did not start: {await said}");
    }

    /// <summary>Makes an empty database and answers how to connect to it.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"cyclades_{Guid.NewGuid():N}";
        await using var source = NpgsqlDataSource.Create(ConnectionString("postgres"));
        await using var create = source.CreateCommand($"CREATE DATABASE {name}");
        await create.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <summary>Stops the server as a power cut would, cutting all connections.</summary>
    public Task CrashAsync() => TellAsync("immediate");

    /// <summary>Starts it again, on the same port and files.</summary>
    public Task RestartAsync() => TellAsync("start");

    public async ValueTask DisposeAsync()
    {
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        shell.Dispose();
    }

    private async Task TellAsync(string command)
    {
        await shell.StandardInput.WriteLineAsync(command);
        await shell.StandardInput.FlushAsync();
        if (await shell.StandardOutput.ReadLineAsync() is null)
        {
            throw new InvalidOperationException($"PostgreSQL did not obey « {command} ».");
        }
    }

    private string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = IPAddress.Loopback.ToString(),
        Port = port,
        Username = "cyclades",
        Database = database,
    }.ToString();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
