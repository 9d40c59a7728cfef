using System.Text.Json.Nodes;
using Cyclades.Console;
using Cyclades.Testing;
using Google.Protobuf;
using Xunit;

namespace Cyclades.Api.Tests.Console;

/// <summary>The commands, one after the other, against the real server, as a script would give them.</summary>
public sealed class JourneyTests(RunningSilo silo) : IClassFixture<RunningSilo>
{
    private const string FirstPassword = "Soleil!x12";
    private const string SecondPassword = "Lune?y1234";

    [Fact]
    public async Task An_account_is_opened_used_changed_and_deleted()
    {
        using var console = new ConsoleUnderTest(silo.Grpc.AbsoluteUri);
        var email = await SignUpAsync(console);

        Assert.Equal(email, (string?)(await DoneAsync(console, "account"))["account"]!["email"]);

        console.Set("CYCLADES_NEW_PASSWORD", SecondPassword);
        await DoneAsync(console, "change-password");
        console.Set("CYCLADES_PASSWORD", SecondPassword);
        await DoneAsync(console, "account");

        var other = RunningSilo.NewAddress();
        Assert.Equal(other, (string?)(await DoneAsync(console, "change-email", "--email", other))["pending_email"]);
        await DoneAsync(console, "confirm-email", (await silo.MailAsync(other)).LinkToken);
        await EndsAsync(ExitCode.NotSignedIn, console, "account");

        await DoneAsync(console, "forgot-password", other);
        console.Set("CYCLADES_NEW_PASSWORD", FirstPassword);
        await DoneAsync(console, "reset-password", (await silo.MailAsync(other, "mot de passe")).LinkToken);
        await EndsAsync(ExitCode.NotSignedIn, console, "sign-in", "-i", other);
        console.Set("CYCLADES_PASSWORD", FirstPassword);
        await DoneAsync(console, "sign-in", "-i", other);

        await DoneAsync(console, "delete-account", "--yes");
        Assert.Null(console.Session.Read());
        await EndsAsync(ExitCode.NotSignedIn, console, "sign-in", "-i", other);
    }

    [Fact]
    public async Task A_registration_is_made_shown_modified_downloaded_signed_withdrawn_and_taken_back()
    {
        using var console = new ConsoleUnderTest(silo.Grpc.AbsoluteUri);
        await SignUpAsync(console);
        var service = await silo.OpenServiceAsync();
        var form = JsonNode.Parse((await console.RunAsync("register", service.Summary.Id, "--template")).Out)!;
        var refused = await console.RunAsync("register", "--from", console.FileOf("vide.json", form.ToJsonString()));
        Assert.Equal(ExitCode.InvalidFields, refused.Code);
        Fill(form, service);
        var file = console.FileOf("inscription.json", form.ToJsonString());

        var saved = await DoneAsync(console, "register", "--from", file, "--accept-terms");

        Assert.Equal(1, (int?)saved["candidature"]!["name"]!["registration_number"]);
        await EndsAsync(ExitCode.Refused, console, "register", "--from", file, "--accept-terms");
        await EndsAsync(ExitCode.Refused, console, "delete-account", "--yes");
        Assert.Single((await DoneAsync(console, "list"))["candidatures"]!.AsArray());
        Assert.Empty((await DoneAsync(console, "drafts"))["drafts"]!.AsArray());

        Assert.Equal(2, (int?)(await DoneAsync(console, "modify", "001", "--set", "address.line2=BAT C"))["candidature"]!["version"]);
        Assert.Equal("BAT C", (string?)(await DoneAsync(console, "show", "1"))["candidature"]!["form"]!["address"]!["line2"]);
        Assert.Single((await DoneAsync(console, "documents", "1"))["documents"]!.AsArray());
        var metadata = await DoneAsync(console, "confirmation", "1", "--output", console.Folder);
        Assert.True(File.Exists(Path.Combine(console.Folder, (string)metadata["file_name"]!)));
        var reference = (string)metadata["document"]!["reference"]!;
        Assert.Equal("STANDING_CURRENT", (string?)(await DoneAsync(console, "verify", reference))["standing"]);
        await EndsAsync(ExitCode.NotFound, console, "verify", "AAAA-AAAA-AAAA-AAAA");

        await DoneAsync(console, "sign", "1", "--yes");
        await EndsAsync(ExitCode.Refused, console, "modify", "1", "--set", "address.line2=");
        await DoneAsync(console, "withdraw", "1", "--yes");
        Assert.Empty((await DoneAsync(console, "list"))["candidatures"]!.AsArray());
        Assert.Single((await DoneAsync(console, "list", "--withdrawn"))["candidatures"]!.AsArray());
        Assert.Equal(3, (int?)(await DoneAsync(console, "undo", "1"))["candidature"]!["version"]);

        var messages = (await DoneAsync(console, "messages"))["messages"]!.AsArray();
        Assert.True(messages.Count >= 5);
        var read = await DoneAsync(console, "messages", (string)messages[0]!["id"]!);
        Assert.NotEqual("", (string?)read["message"]!["text"]);
        await EndsAsync(ExitCode.NotFound, console, "show", "2");
        await DoneAsync(console, "sign-out");
        await EndsAsync(ExitCode.NotSignedIn, console, "list");
    }

    [Fact]
    public async Task A_registration_is_asked_field_by_field_and_its_answers_stay_in_a_draft()
    {
        using var console = new ConsoleUnderTest(silo.Grpc.AbsoluteUri);
        await SignUpAsync(console);
        var service = await silo.OpenServiceAsync();
        string[] identification = ["oui", "99100", "99100", "1 RUE DU PORT", "", "", "", "35400", "SAINT MALO", "", "artisans"];

        var interrupted = await console.RunAsync(["register", service.Summary.Id], string.Join('\n', identification) + "\n");

        Assert.Equal(ExitCode.Usage, interrupted.Code);
        var draft = Assert.Single((await DoneAsync(console, "drafts"))["drafts"]!.AsArray());
        Assert.Equal("SAINT MALO", (string?)draft!["form"]!["address"]!["locality"]);
        string[] rest = [.. identification.Take(1), .. Enumerable.Repeat("", 10), "1", "2", "non", "non", "oui", "oui"];
        var saved = await console.RunAsync(["register", service.Summary.Id], string.Join('\n', rest) + "\n");
        Assert.True(saved.Code == ExitCode.Done, saved.Out + saved.Error);
        Assert.Contains("Votre numéro d'inscription : 001", saved.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anybody_reads_the_catalogue_and_only_the_operator_changes_it_and_sees_refused_mails()
    {
        using var console = new ConsoleUnderTest(silo.Grpc.AbsoluteUri);
        var services = (await DoneAsync(console, "periods"))["registration_services"]!.AsArray();
        Assert.True(services.Count > 16);
        await DoneAsync(console, "periods", (string)services[0]!["id"]!);
        await EndsAsync(ExitCode.NotFound, console, "periods", "CFG-1900-01/19");
        await DoneAsync(console, "notices");
        Assert.NotEmpty((await DoneAsync(console, "codes", "communes", "035", "st malo"))["communes"]!.AsArray());
        await DoneAsync(console, "codes", "departments");
        await DoneAsync(console, "codes", "countries");
        await DoneAsync(console, "codes", "categories");

        var wrong = console.FileOf("catalogue.yaml", "format: 1\ndomains:\n  - inconnu: 1\n");
        var refused = await console.RunAsync("catalogue", "apply", wrong, "--token-file", console.FileOf("operator.token", silo.OperatorToken));
        Assert.Equal(ExitCode.InvalidFields, refused.Code);
        Assert.Contains("ligne 3", refused.Error, StringComparison.Ordinal);
        await EndsAsync(ExitCode.NotSignedIn, console, "catalogue", "apply", wrong, "--token-file", console.FileOf("other.token", "x"));

        await DoneAsync(console, "mails", "refused", "--token-file", console.FileOf("operator.token", silo.OperatorToken));
        await EndsAsync(ExitCode.NotFound, console, "mails", "retry", "999999", "--token-file", console.FileOf("operator.token", silo.OperatorToken));
        await EndsAsync(ExitCode.NotSignedIn, console, "mails", "refused", "--token-file", console.FileOf("other.token", "x"));
    }

    private async Task<string> SignUpAsync(ConsoleUnderTest console)
    {
        var request = Some.Account(RunningSilo.NewAddress());
        (request.Password, request.PasswordConfirmation) = (FirstPassword, FirstPassword);
        console.Set("CYCLADES_PASSWORD", FirstPassword);
        await DoneAsync(console, "create-account", "--from", console.FileOf("compte.json", JsonFormatter.Default.Format(request)));
        await DoneAsync(console, "activate", $"http://localhost/activation#{(await silo.MailAsync(request.Email)).LinkToken}");
        await DoneAsync(console, "sign-in", "-i", request.Email);
        return request.Email;
    }

    private static void Fill(JsonNode request, Protos.Catalogue.V1.RegistrationService service)
    {
        var form = request["form"]!;
        form["nationality_code"] = "99100";
        form["address"]!["country_code"] = "99100";
        form["address"]!["line1"] = "1 RUE DU PORT";
        form["address"]!["postal_code"] = "35400";
        form["address"]!["locality"] = "SAINT MALO";
        form["representative_category_code"] = "21";
        form["candidate_category_code"] = service.Categories.First(c => c.Individual).Code;
        form["establishment_code"] = service.Establishments[^1].Code;
        form["arrangement_requested"] = "ANSWER_NO";
        form["press_consent"] = "ANSWER_NO";
        form["authorities_consent"] = "ANSWER_YES";
        form.AsObject().Remove("father");
        form.AsObject().Remove("mother");
        form.AsObject().Remove("legal_representative");
    }

    private static async Task<JsonNode> DoneAsync(ConsoleUnderTest console, params string[] args)
    {
        var (code, output, error) = await console.RunAsync([.. args, "--json"]);
        Assert.True(code == ExitCode.Done, $"{string.Join(' ', args)}: {code} {error}");
        return JsonNode.Parse(output)!;
    }

    private static async Task EndsAsync(ExitCode expected, ConsoleUnderTest console, params string[] args)
    {
        var (code, _, error) = await console.RunAsync([.. args, "--json"]);
        Assert.True(code == expected, $"{string.Join(' ', args)}: {code} {error}");
    }
}
