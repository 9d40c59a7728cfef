using System.Text.Json;
using Cyclades.Console;
using Cyclades.Console.Commands;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Types.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace Cyclades.Api.Tests.Console;

public sealed class FormFileTests
{
    [Theory]
    [InlineData("create-account")]
    [InlineData("register")]
    public async Task A_template_holds_every_field_but_the_request_id_and_is_a_form(string command)
    {
        using var console = new ConsoleUnderTest();

        var (code, output, _) = await console.RunAsync(command, "--template");

        Assert.Equal(ExitCode.Done, code);
        Assert.DoesNotContain("request_id", output, StringComparison.Ordinal);
        IMessage form = command == "register"
            ? JsonParser.Default.Parse<SubmitCandidatureRequest>(output)
            : JsonParser.Default.Parse<CreateAccountRequest>(output);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(form.Descriptor.Fields.InDeclarationOrder().Count - 1, json.RootElement.EnumerateObject().Count());
    }

    [Fact]
    public async Task A_form_goes_to_the_server_as_the_file_has_it_with_a_request_id_of_its_own()
    {
        await using var server = await FakeServer.StartAsync();
        using var console = new ConsoleUnderTest(server.Address);
        server.Answer("CreateAccount", new CreateAccountResponse { Email = "paul.lamy@example.org", ActivationExpireTime = new Timestamp() });
        var file = console.FileOf("compte.json", """
            {
              "identity": {
                "sex": "SEX_MALE",
                "birth_name": "LAMY", "birth_name_confirmation": "LAMY",
                "first_names": "Paul  Émile",
                "birth_date": { "year": 1990, "month": 0, "day": 0 }
              },
              "email": "paul.lamy@example.org"
            }
            """);

        var (code, _, _) = await console.RunAsync("create-account", "--from", file);

        Assert.Equal(ExitCode.Done, code);
        var request = (CreateAccountRequest)Assert.Single(server.Calls).Request;
        Assert.Equal(Sex.Male, request.Identity.Sex);
        Assert.Equal("Paul  Émile", request.Identity.FirstNames);
        Assert.Equal(new PartialDate { Year = 1990 }, request.Identity.BirthDate);
        Assert.True(Guid.TryParse(request.RequestId, out _));
    }

    [Theory]
    [InlineData("{ \"birth_name\": \"LAMY\" }", "birth_name")]
    [InlineData("{ \"identity\": ", "compte.json")]
    [InlineData("LAMY Paul", "compte.json")]
    [InlineData("{ \"identity\": { \"sex\": \"HOMME\" } }", "HOMME")]
    public async Task A_file_that_is_no_such_form_is_told_with_what_is_wrong_in_it(string content, string told)
    {
        using var console = new ConsoleUnderTest();

        var (code, _, error) = await console.RunAsync("create-account", "--from", console.FileOf("compte.json", content));

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(told, error, StringComparison.Ordinal);
        Assert.Contains("--template", error, StringComparison.Ordinal);
    }

    [Fact]
    public void One_field_is_set_by_its_path()
    {
        var form = new CandidatureForm { OptionCodes = { "900" } };

        FormField.Set(form, "address.line1=12 RUE A=B");
        FormField.Set(form, "form.phone=");
        FormField.Set(form, "press_consent=oui");
        FormField.Set(form, "authorities_consent=NON");
        FormField.Set(form, "option_codes=101, 102");

        Assert.Equal("12 RUE A=B", form.Address.Line1);
        Assert.Equal(Answer.Yes, form.PressConsent);
        Assert.Equal(Answer.No, form.AuthoritiesConsent);
        Assert.Equal(["101", "102"], form.OptionCodes);
    }

    [Theory]
    [InlineData("address.line9=X")]
    [InlineData("address=X")]
    [InlineData("phone.number=X")]
    [InlineData("press_consent=peut-être")]
    [InlineData("=X")]
    [InlineData("phone")]
    public void A_change_that_makes_no_sense_is_refused(string change) =>
        Assert.Equal(ExitCode.Usage, Assert.Throws<CommandFailure>(() => FormField.Set(new CandidatureForm(), change)).ExitCode);
}
