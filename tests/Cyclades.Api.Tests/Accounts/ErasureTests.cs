using System.Text;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Signin.V1;
using Cyclades.Testing;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Accounts;

[Collection(nameof(AccountServerCollection))]
public sealed class ErasureTests(AccountServer server)
{
    private readonly RunningSilo silo = server.Silo;

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task At_48_hours_a_pending_account_is_erased_with_all_that_it_left_and_its_number_is_burned(Transport transport)
    {
        var form = Telling(Some.Account(RunningSilo.NewAddress()));
        await silo.Connect(transport).Accounts.CreateAccountAsync(form);
        await silo.SettleAsync();
        var number = silo.NumbersInState("pending")[^1];
        await silo.AdvanceAsync(TimeSpan.FromHours(48) - TimeSpan.FromTicks(1));
        Assert.Contains("account.email", silo.TablesWith(form.Email));
        Assert.Contains("account.birth_name", silo.TablesWith("Quenouillet"));

        await silo.AdvanceAsync(TimeSpan.FromTicks(1));

        AssertNothingIsLeft(silo, form);
        Assert.Contains(number, silo.NumbersInState("erased"));
        var later = await silo.NewCandidateAsync(transport);
        Assert.True(string.CompareOrdinal(later.Number, number) > 0);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_address_of_an_erased_account_is_free_again(Transport transport)
    {
        var form = await silo.CreatePendingAsync(transport: transport);
        await silo.AdvanceAsync(TimeSpan.FromHours(48));

        await silo.CreatePendingAsync(form.Email, transport);
        await silo.Connect(transport).Accounts.ActivateAsync(AccountSteps.Activation(await silo.ActivationLinkAsync(form.Email)));
        await silo.SignInAsync(form.Email, form.Password, transport);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_deleted_account_is_erased_at_once_with_a_farewell_and_signs_in_no_more(Transport transport)
    {
        var form = new CreateAccountRequest();
        var candidate = await silo.NewCandidateAsync(transport, sent => form = Telling(sent));

        await candidate.Client.Accounts.DeleteAccountAsync(new DeleteAccountRequest { RequestId = Some.RequestId(), CurrentPassword = candidate.Password });

        await Refused.AssertAsync(candidate.Client.Accounts.GetAccountAsync(new GetAccountRequest()), ErrorReason.SignInRequired);
        foreach (var identifier in (string[])[candidate.Email, candidate.Number])
        {
            await Refused.AssertAsync(
                silo.Connect(transport).SignIn.SignInAsync(new SignInRequest { Identifier = identifier, Password = candidate.Password, SessionKind = SessionKind.Token }),
                ErrorReason.CredentialsRefused);
        }

        var farewell = await silo.MailAsync(candidate.Email, "Votre compte a été supprimé");
        Assert.StartsWith("[CYCLADES] ", farewell.Subject, StringComparison.Ordinal);
        await silo.SettleAsync();
        AssertNothingIsLeft(silo, form);
        Assert.Contains(candidate.Number, silo.NumbersInState("erased"));
        await silo.CreatePendingAsync(form.Email, transport);
        await silo.Connect(transport).Accounts.ActivateAsync(AccountSteps.Activation(await silo.ActivationLinkAsync(form.Email)));
        Assert.NotEqual(candidate.Number, (await silo.SignInAsync(form.Email, Some.Password, transport)).Number);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Deleting_takes_the_password(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);

        var refused = await Refused.AssertAsync(
            candidate.Client.Accounts.DeleteAccountAsync(new DeleteAccountRequest { RequestId = Some.RequestId(), CurrentPassword = "Autre-chose7" }),
            ErrorReason.CurrentPasswordRefused);

        Assert.Equal(StatusCode.FailedPrecondition, refused.Code);
        Assert.True((await candidate.Client.Accounts.GetAccountAsync(new GetAccountRequest())).Account.CanDelete);
    }

    [Fact]
    public async Task Erased_data_is_not_in_the_bytes_of_the_database_either()
    {
        await using var own = await AccountServer.StartAsync();
        var form = new CreateAccountRequest();
        var deleted = await own.NewCandidateAsync(change: sent => form = Telling(sent));
        await deleted.Client.Accounts.DeleteAccountAsync(new DeleteAccountRequest { RequestId = Some.RequestId(), CurrentPassword = deleted.Password });
        await own.SettleAsync();

        await own.StopAsync();

        var bytes = Encoding.Latin1.GetString([.. Directory.GetFiles(own.DataFolder, "cyclades.db*").SelectMany(File.ReadAllBytes)]);
        Assert.True(bytes.Length > 10_000);
        foreach (var text in Traces(form))
        {
            Assert.DoesNotContain(text, bytes, StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>A form whose words stand nowhere else.</summary>
    private static CreateAccountRequest Telling(CreateAccountRequest form)
    {
        (form.Identity.BirthName, form.Identity.BirthNameConfirmation) = ("Quenouillet", "Quenouillet");
        form.Identity.UsageName = "Passepoilet";
        form.Identity.FirstNames = "Hyacinthou";
        return form;
    }

    private static string[] Traces(CreateAccountRequest form) => ["Quenouillet", "Passepoilet", "Hyacinthou", form.Email, form.Password];

    private static void AssertNothingIsLeft(RunningSilo silo, CreateAccountRequest form) =>
        Assert.All(Traces(form), text => Assert.Empty(silo.TablesWith(text)));
}
