using System.Security.Cryptography;
using System.Text.Json;
using Cyclades.Console;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Protos.Reference.V1;
using Cyclades.Protos.Types.V1;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Xunit;
using StatusCode = Grpc.Core.StatusCode;

namespace Cyclades.Api.Tests.Console;

public sealed class CommandTests
{
    [Fact]
    public async Task A_reply_for_scripts_has_every_field_by_the_contracts_name()
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        console.SignIn();
        server.Answer("ListCandidatures", new ListCandidaturesResponse { Candidatures = { Some() } });

        var (code, output, error) = await console.RunAsync("list", "--json");

        Assert.Equal(ExitCode.Done, code);
        Assert.Empty(error);
        using var json = JsonDocument.Parse(output);
        var first = json.RootElement.GetProperty("candidatures")[0];
        Assert.Equal(6, first.GetProperty("name").GetProperty("registration_number").GetInt32());
        Assert.Equal("CANDIDATURE_STATE_REGISTERED", first.GetProperty("state").GetString());
        Assert.Equal("", first.GetProperty("form").GetProperty("phone").GetString());
        Assert.Equal("2023-09-11T08:45:00Z", first.GetProperty("create_time").GetString());
    }

    [Fact]
    public async Task All_pages_of_a_list_are_shown()
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        console.SignIn();
        server.Answer<ListCandidaturesRequest>("ListCandidatures", request => new ListCandidaturesResponse
        {
            Candidatures = { Some() },
            NextPageToken = request.PageToken == "" ? "next" : "",
        });

        var (_, output, _) = await console.RunAsync("list", "--json");

        using var json = JsonDocument.Parse(output);
        Assert.Equal(2, json.RootElement.GetProperty("candidatures").GetArrayLength());
    }

    [Theory]
    [InlineData("withdraw", "006")]
    [InlineData("sign", "006")]
    [InlineData("delete-account")]
    [InlineData("register")]
    [InlineData("modify", "006")]
    [InlineData("sign-in")]
    public async Task A_script_is_never_asked_a_question(params string[] args)
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        console.SignIn();
        server.Answer("GetCandidature", new GetCandidatureResponse { Candidature = Some() });
        AnswerWithDocument(server);

        var (code, output, error) = await console.RunAsync([.. args, "--json"], "oui\noui\noui\n");

        Assert.Equal(ExitCode.Usage, code);
        Assert.Empty(output);
        Assert.Contains("--json", error, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Calls, c => c.Method is "WithdrawCandidature" or "SignCandidature" or "DeleteAccount");
    }

    [Theory]
    [InlineData("non\n", false)]
    [InlineData("\n", false)]
    [InlineData("oui\n", true)]
    public async Task Only_oui_withdraws(string answer, bool withdrawn)
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        console.SignIn();
        server.Answer("GetCandidature", new GetCandidatureResponse { Candidature = Some() });
        server.Answer("WithdrawCandidature", new WithdrawCandidatureResponse { Candidature = Some() });

        var (code, _, _) = await console.RunAsync(["withdraw", "006"], answer);

        Assert.Equal(withdrawn ? ExitCode.Done : ExitCode.Usage, code);
        Assert.Equal(withdrawn, server.Calls.Any(c => c.Method == "WithdrawCandidature"));
    }

    [Fact]
    public async Task One_field_of_a_registration_is_changed_and_the_others_stay()
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        console.SignIn();
        server.Answer("GetCandidature", new GetCandidatureResponse { Candidature = Some() });
        server.Answer("UpdateCandidature", new UpdateCandidatureResponse { Candidature = Some() });

        var (code, _, _) = await console.RunAsync("modify", "006", "--set", "phone=0601020304");

        Assert.Equal(ExitCode.Done, code);
        var request = (UpdateCandidatureRequest)server.Calls.Last().Request;
        Assert.Equal("7", request.Etag);
        Assert.Equal("0601020304", request.Form.Phone);
        Assert.Equal("12 RUE DES LILAS", request.Form.Address.Line1);
    }

    [Fact]
    public async Task A_document_whose_bytes_are_not_those_announced_is_not_kept()
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        console.SignIn();
        AnswerWithDocument(server, sha256: new string('0', 64));
        var target = Path.Combine(console.Folder, "confirmation.pdf");

        var (code, _, error) = await console.RunAsync("confirmation", "006", "--output", target);

        Assert.Equal(ExitCode.ServerFault, code);
        Assert.Contains("altéré", error, StringComparison.Ordinal);
        Assert.False(File.Exists(target));
    }

    [Fact]
    public async Task A_document_is_kept_under_its_own_name_in_the_folder_given_and_replaces_nothing_unasked()
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        console.SignIn();
        AnswerWithDocument(server, fileName: "../../confirmation-v1.pdf");

        var first = await console.RunAsync("confirmation", "006", "--output", console.Folder);
        var second = await console.RunAsync("confirmation", "006", "--output", console.Folder);
        var forced = await console.RunAsync("confirmation", "006", "--output", console.Folder, "--force");

        Assert.Equal((ExitCode.Done, ExitCode.Usage, ExitCode.Done), (first.Code, second.Code, forced.Code));
        Assert.Equal("%PDF-1.7", await File.ReadAllTextAsync(Path.Combine(console.Folder, "confirmation-v1.pdf"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_account_is_asked_field_by_field_and_only_wrong_fields_are_asked_again()
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        server.Answer("ListCountries", new ListCountriesResponse
        {
            Countries =
            {
                new Country { Code = "100", Label = "FRANCE (DONT OUTRE-MER)", NationalityLabel = "Français", France = true },
                new Country { Code = "131", Label = "BELGIQUE", NationalityLabel = "Belge" },
            },
        });
        server.Answer("ListDepartments", new ListDepartmentsResponse
        {
            Departments = { new Department { Code = "035", Label = "035 - ILLE ET VILAINE" }, new Department { Code = "051", Label = "051 - MARNE" } },
        });
        server.Answer<SearchCommunesRequest>("SearchCommunes", request => new SearchCommunesResponse
        {
            Communes = { new Commune { Code = "35238", Name = "RENNES", DepartmentCode = request.DepartmentCode } },
        });
        var tries = 0;
        server.Answer<CreateAccountRequest>("CreateAccount", request => ++tries == 1
            ? throw FakeServer.Refusal(
                StatusCode.InvalidArgument,
                "ERROR_REASON_INVALID_FIELDS",
                "Corrigez.",
                new BadRequest
                {
                    FieldViolations =
                    {
                        new BadRequest.Types.FieldViolation { Field = "email_confirmation", Description = "Les deux adresses diffèrent." },
                    },
                })
            : new CreateAccountResponse { Email = request.Email, ActivationExpireTime = new Timestamp() });
        string[] answers =
        [
            "2", "LAMY", "LAMY", "", "Paul", "30 mai 1998", "30/05/1998", "30/05/1998", "france", "ille", "rennes",
            "paul.lamy@example.org", "paul.lamy@example.com", "Secret!1", "Secret!1",
            "paul.lamy@example.org", "paul.lamy@example.org",
        ];

        var (code, output, _) = await console.RunAsync(["create-account"], string.Join('\n', answers) + "\n");

        Assert.Equal(ExitCode.Done, code);
        var request = (CreateAccountRequest)server.Calls.Last().Request;
        Assert.Equal(2, tries);
        Assert.Equal((Sex.Male, "LAMY", "Paul"), (request.Identity.Sex, request.Identity.BirthName, request.Identity.FirstNames));
        Assert.Equal(
            ("100", "035", "35238", ""),
            (request.Identity.BirthPlace.CountryCode, request.Identity.BirthPlace.DepartmentCode, request.Identity.BirthPlace.CommuneCode, request.Identity.BirthPlace.Town));
        Assert.Equal(new PartialDate { Year = 1998, Month = 5, Day = 30 }, request.Identity.BirthDate);
        Assert.Equal("paul.lamy@example.org", request.EmailConfirmation);
        Assert.Contains("Les deux adresses diffèrent.", output, StringComparison.Ordinal);
        Assert.Contains("Vous allez recevoir un mail à l'adresse paul.lamy@example.org , veuillez cliquer", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_forgets_the_session_also_when_it_had_ended_on_the_server()
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        server.Refuse("Refresh", () => FakeServer.Refusal(StatusCode.Unauthenticated, "ERROR_REASON_SIGN_IN_REQUIRED", "Connectez-vous."));
        server.Refuse("SignOut", () => FakeServer.Refusal(StatusCode.Unauthenticated, "ERROR_REASON_SIGN_IN_REQUIRED", "Connectez-vous."));
        console.SignIn();

        var (code, _, _) = await console.RunAsync("sign-out");

        Assert.Equal(ExitCode.Done, code);
        Assert.Null(console.Session.Read());
    }

    private static void AnswerWithDocument(FakeServer server, string? sha256 = null, string fileName = "confirmation-v1.pdf")
    {
        var document = new Protos.Document.V1.Document { Id = "confirmation", Type = Protos.Document.V1.DocumentType.Confirmation, Version = 1 };
        server.Answer("ListDocuments", new Protos.Document.V1.ListDocumentsResponse { Documents = { document } });
        var content = "%PDF-1.7"u8.ToArray();
        server.Stream = new Protos.Document.V1.DocumentMetadata
        {
            Document = document,
            FileName = fileName,
            Size = content.Length,
            Sha256 = sha256 ?? Convert.ToHexStringLower(SHA256.HashData(content)),
        };
        server.StreamContent = content;
    }

    private static Candidature Some() => new()
    {
        Name = new CandidatureName { CandidateNumber = "00000000042", RegistrationNumber = 6 },
        RegistrationService = new RegistrationServiceSummary
        {
            Id = "CFG-2023-06/19",
            DomainLabel = "CERTIFICAT DE FORMATION GÉNÉRALE",
            Label = "ACADÉMIE DE REIMS - (JUIN 2023)",
            TimeZone = "Europe/Paris",
            ClosingTime = new Timestamp { Seconds = 1_695_830_400 },
        },
        State = CandidatureState.Registered,
        Version = 1,
        Etag = "7",
        Form = new CandidatureForm { Address = new Address { Line1 = "12 RUE DES LILAS" } },
        Identity = new Identity(),
        CreateTime = Timestamp.FromDateTimeOffset(new DateTimeOffset(2023, 9, 11, 8, 45, 0, TimeSpan.Zero)),
        CanModify = new Possibility { Allowed = true },
        CanWithdraw = new Possibility { Allowed = true },
        CanSign = new Possibility { Allowed = true },
    };
}
