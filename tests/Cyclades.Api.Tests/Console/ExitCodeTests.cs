using System.Text.Json;
using Cyclades.Console;
using Google.Rpc;
using Xunit;
using StatusCode = Grpc.Core.StatusCode;

namespace Cyclades.Api.Tests.Console;

public sealed class ExitCodeTests
{
    [Theory]
    [InlineData(StatusCode.FailedPrecondition, "ERROR_REASON_SERVICE_CLOSED", 1)]
    [InlineData(StatusCode.AlreadyExists, "ERROR_REASON_EMAIL_TAKEN", 1)]
    [InlineData(StatusCode.Aborted, "ERROR_REASON_STALE_ETAG", 1)]
    [InlineData(StatusCode.InvalidArgument, "ERROR_REASON_INVALID_FIELDS", 3)]
    [InlineData(StatusCode.Unauthenticated, "ERROR_REASON_CREDENTIALS_REFUSED", 4)]
    [InlineData(StatusCode.PermissionDenied, "ERROR_REASON_PERMISSION_DENIED", 4)]
    [InlineData(StatusCode.NotFound, "ERROR_REASON_NOT_FOUND", 5)]
    [InlineData(StatusCode.Unavailable, "ERROR_REASON_UNAVAILABLE", 6)]
    [InlineData(StatusCode.DeadlineExceeded, "", 6)]
    [InlineData(StatusCode.ResourceExhausted, "ERROR_REASON_OVERLOADED", 7)]
    [InlineData(StatusCode.ResourceExhausted, "ERROR_REASON_MESSAGE_TOO_LARGE", 2)]
    [InlineData(StatusCode.Internal, "ERROR_REASON_INTERNAL", 8)]
    [InlineData(StatusCode.Unknown, "", 8)]
    public async Task Each_refusal_has_its_documented_exit_code_and_its_text(StatusCode status, string reason, int expected)
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        server.Refuse("ListNotices", () => FakeServer.Refusal(status, reason, "Voici pourquoi."));

        var (code, output, error) = await console.RunAsync("notices");

        Assert.Equal(expected, (int)code);
        Assert.Empty(output);
        Assert.Contains("Voici pourquoi.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_with_how_to_start_it()
    {
        using var console = new ConsoleUnderTest();

        var (code, _, error) = await console.RunAsync("notices");

        Assert.Equal(ExitCode.Unavailable, code);
        Assert.Contains("dotnet run --project silo/Cyclades.Silo", error, StringComparison.Ordinal);
        Assert.Contains("--server", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inexistante")]
    [InlineData("show")]
    [InlineData("show", "six")]
    [InlineData("list", "--inexistante")]
    [InlineData("notices", "--server", "localhost")]
    [InlineData("register", "--from", "absent.json")]
    public async Task What_is_typed_wrong_ends_with_2_and_a_sentence_in_french(params string[] args)
    {
        using var console = new ConsoleUnderTest();

        var (code, output, error) = await console.RunAsync(args);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Empty(output);
        Assert.StartsWith("✗ ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_session_4_says_how_to_sign_in()
    {
        using var console = new ConsoleUnderTest();

        var (code, _, error) = await console.RunAsync("list");

        Assert.Equal(ExitCode.NotSignedIn, code);
        Assert.Contains("cyclades sign-in", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_wrong_field_is_shown_beside_its_label()
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        server.Refuse("CreateAccount", InvalidAccount);

        var (code, _, error) = await console.RunAsync("create-account", "--from", console.FileOf("compte.json", "{}"));

        Assert.Equal(ExitCode.InvalidFields, code);
        var lines = error.Split('\n');
        Assert.Contains(lines, l => l.Contains("Nom de famille", StringComparison.Ordinal) && l.Contains("Renseignez le nom.", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("Adresse mail", StringComparison.Ordinal) && l.Contains("Pas une adresse.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task For_scripts_a_refusal_is_json_with_the_contracts_names()
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        server.Refuse("CreateAccount", InvalidAccount);

        var (_, output, error) = await console.RunAsync("create-account", "--json", "--from", console.FileOf("compte.json", "{}"));

        Assert.Empty(output);
        using var json = JsonDocument.Parse(error);
        var refusal = json.RootElement.GetProperty("error");
        Assert.Equal(3, refusal.GetProperty("exit_code").GetInt32());
        Assert.Equal("InvalidArgument", refusal.GetProperty("status").GetString());
        Assert.Equal("ERROR_REASON_INVALID_FIELDS", refusal.GetProperty("reason").GetString());
        Assert.Equal("Corrigez.", refusal.GetProperty("message").GetString());
        Assert.Equal(
            ["identity.birth_name", "email"],
            refusal.GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("path").GetString()!));
        Assert.Equal("FIELD_FAULT_REQUIRED", refusal.GetProperty("fields")[0].GetProperty("fault").GetString());
    }

    [Fact]
    public async Task A_wrong_line_of_a_catalogue_is_shown_by_its_number()
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        var violation = new BadRequest.Types.FieldViolation { Field = "text[12]", Description = "« opening » manque." };
        server.Refuse("ApplyCatalogue", () => FakeServer.Refusal(
            StatusCode.InvalidArgument,
            "ERROR_REASON_CATALOGUE_INVALID",
            "Le catalogue n'est pas valable.",
            new BadRequest { FieldViolations = { violation } }));

        var (code, _, error) = await console.RunAsync(
            "catalogue", "apply", console.FileOf("catalogue.yaml", "x"), "--token-file", console.FileOf("operator.token", "secret\n"));

        Assert.Equal(ExitCode.InvalidFields, code);
        Assert.Equal("secret", Assert.Single(server.Calls).Bearer);
        Assert.Contains(
            error.Split('\n'),
            l => l.Contains("ligne 12", StringComparison.Ordinal) && l.Contains("« opening » manque.", StringComparison.Ordinal));
    }

    private static Grpc.Core.RpcException InvalidAccount() => FakeServer.Refusal(
        StatusCode.InvalidArgument,
        "ERROR_REASON_INVALID_FIELDS",
        "Corrigez.",
        new BadRequest
        {
            FieldViolations =
            {
                new BadRequest.Types.FieldViolation
                {
                    Field = "identity.birth_name",
                    Reason = "FIELD_FAULT_REQUIRED",
                    Description = "Renseignez le nom.",
                },
                new BadRequest.Types.FieldViolation { Field = "email", Reason = "FIELD_FAULT_MALFORMED", Description = "Pas une adresse." },
            },
        });
}
