using Cyclades.Console;
using Cyclades.Console.Sessions;
using Cyclades.Protos.Signin.V1;
using Xunit;

namespace Cyclades.Api.Tests.Console;

/// <summary>The console with a terminal, variables and a configuration folder of its own.</summary>
internal sealed class ConsoleUnderTest : IDisposable
{
    private readonly Dictionary<string, string> variables = [];

    public ConsoleUnderTest(string server = "http://127.0.0.1:1")
    {
        Folder = Directory.CreateTempSubdirectory("cyclades-console-").FullName;
        Server = new Uri(server);
    }

    public string Folder { get; }

    public Uri Server { get; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public SessionFile Session => new(Path.Combine(Folder, "config"), Server, Time);

    public void Set(string variable, string value) => variables[variable] = value;

    public string FileOf(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Signs in with tokens that the test chooses.</summary>
    public void SignIn(string accessToken = "access", TimeSpan? validFor = null) => Session.Write(Cyclades.Console.Sessions.Session.Of(
        "00000000042",
        new SessionTokens
        {
            AccessToken = accessToken,
            AccessExpireTime = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(
                Time.GetUtcNow() + (validFor ?? TimeSpan.FromHours(1))),
            RefreshToken = "refresh",
        }));

    public Task<(ExitCode Code, string Out, string Error)> RunAsync(params string[] args) => RunAsync(args, "");

    /// <param name="args">What is typed after <c>cyclades</c>.</param>
    /// <param name="input">Lines on the standard input.</param>
    public async Task<(ExitCode Code, string Out, string Error)> RunAsync(string[] args, string input)
    {
        using var reader = new StringReader(input);
        return await RunAsync(args, reader, TestContext.Current.CancellationToken);
    }

    /// <param name="args">What is typed after <c>cyclades</c>.</param>
    /// <param name="reader">The keyboard.</param>
    /// <param name="cancel">Ctrl+C.</param>
    public async Task<(ExitCode Code, string Out, string Error)> RunAsync(string[] args, TextReader reader, CancellationToken cancel)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal
        {
            Out = Terminal.On(output, redirected: true),
            Error = Terminal.On(error, redirected: true),
            In = reader,
            Interactive = false,
            Time = Time,
            ConfigurationFolder = Path.Combine(Folder, "config"),
            Variable = name => name == "CYCLADES_SERVER" ? Server.OriginalString : variables.GetValueOrDefault(name),
        };
        var code = await CommandLine.RunAsync(args, terminal, cancel);
        return ((ExitCode)code, output.ToString(), error.ToString());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
