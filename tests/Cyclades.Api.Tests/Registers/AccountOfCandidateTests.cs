using Cyclades.Api.Tests.Accounts;
using Cyclades.Api.Tests.Candidatures;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Management.V1;
using Cyclades.Protos.Message.V1;
using Cyclades.Testing;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Registers;

/// <summary>What the académie's service does with the account behind a candidature (R69, R40, D2, D3, B7, B9).</summary>
public sealed class AccountOfCandidateTests(ExamYear year) : IClassFixture<ExamYear>
{
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_corrected_identity_is_the_accounts_and_in_a_new_version_that_of_what_the_service_manages(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var here = await candidate.SignAsync(await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims)));
        var elsewhere = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Creteil));
        var desk = await year.Silo.ManagerAsync(transport);
        var request = Correction(candidate.Number, "Pauline");

        var corrected = await desk.Registers.CorrectIdentityAsync(request);

        Assert.Equal("Pauline", corrected.Identity.FirstNames);
        Assert.Equal("Pauline", (await candidate.Client.Accounts.GetAccountAsync(new GetAccountRequest())).Account.Identity.FirstNames);
        var seen = await candidate.GetAsync(here);
        Assert.Equal(("Pauline", 2, Protos.Candidature.V1.ConfirmationState.ToReturn), (seen.Identity.FirstNames, seen.Version, seen.ConfirmationState));
        Assert.Equal(("Paul", 1), ((await candidate.GetAsync(elsewhere)).Identity.FirstNames, (await candidate.GetAsync(elsewhere)).Version));
        Assert.Equal(2, (await candidate.DocumentAsync(seen)).Version);
        Assert.Single(await desk.ListAsync(ExamYear.Reims, filter => filter.Search = $"paulin {candidate.Number}"));
        var mail = await year.Silo.MailAsync(candidate.Email, "Vos informations personnelles sont corrigées : CERTIFICAT DE FORMATION GÉNÉRALE");
        Assert.Contains($"Motif : {Desk.Why}", mail.Text, StringComparison.Ordinal);
        Assert.Equal(corrected, await desk.Registers.CorrectIdentityAsync(request));
        Assert.Equal(2, (await candidate.GetAsync(here)).Version);
        await Refused.AssertAsync(
            desk.Registers.CorrectIdentityAsync(Correction(candidate.Number, "Pauline")), ErrorReason.InvalidFields, "identity FIELD_FAULT_UNCHANGED");
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task All_that_is_wrong_with_a_correction_is_told_at_once_and_only_to_who_manages_the_candidate(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var desk = await year.Silo.ManagerAsync(transport);
        await Refused.AssertAsync(desk.Registers.CorrectIdentityAsync(Correction(candidate.Number, "Anne")), ErrorReason.NotFound);
        await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));

        await Refused.AssertAsync(
            desk.Registers.CorrectIdentityAsync(new CorrectIdentityRequest { RequestId = Some.RequestId(), CandidateNumber = candidate.Number }),
            ErrorReason.InvalidFields,
            "identity.sex",
            "identity.birth_name",
            "identity.first_names",
            "identity.birth_date",
            "identity.birth_place.department_code",
            "identity.birth_place.commune_code",
            "reason",
            "identity.birth_place.country_code");
        await Refused.AssertAsync(
            desk.Registers.CorrectIdentityAsync(new CorrectIdentityRequest { RequestId = Some.RequestId() }), ErrorReason.InvalidFields, "candidate_number FIELD_FAULT_REQUIRED");
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task An_address_that_nobody_reads_is_replaced_and_the_sessions_end(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));
        var desk = await year.Silo.ManagerAsync(transport);
        var address = RunningSilo.NewAddress();
        var pending = await year.Silo.CreatePendingAsync(address);
        var link = await year.Silo.ActivationLinkAsync(address);

        Assert.Equal(address, (await desk.Registers.ReplaceAddressAsync(Replacement(candidate.Number, address))).Email);

        await Refused.AssertAsync(candidate.Client.Accounts.GetAccountAsync(new GetAccountRequest()), ErrorReason.SignInRequired);
        await year.Silo.SignInAsync(address, candidate.Password, transport);
        Assert.Contains($"Motif : {Desk.Why}", (await year.Silo.MailAsync(candidate.Email, "Votre adresse mail a été modifiée")).Text, StringComparison.Ordinal);
        Assert.Contains("votre identifiant de connexion", (await year.Silo.MailAsync(address, "Votre adresse mail a été modifiée")).Text, StringComparison.Ordinal);
        await Refused.AssertAsync(
            year.Silo.Connect(transport).Accounts.ActivateAsync(AccountSteps.Activation(link)), ErrorReason.EmailTaken);
        Assert.Equal(address, pending.Email);

        var other = await year.Silo.NewCandidateAsync(transport);
        await other.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));
        var taken = await Refused.AssertAsync(desk.Registers.ReplaceAddressAsync(Replacement(other.Number, address)), ErrorReason.EmailTaken);
        Assert.Equal(StatusCode.AlreadyExists, taken.Code);
        Assert.Contains(address, taken.Text, StringComparison.Ordinal);
        await Refused.AssertAsync(
            desk.Registers.ReplaceAddressAsync(new ReplaceAddressRequest { RequestId = Some.RequestId(), CandidateNumber = other.Number, Email = "x" }),
            ErrorReason.InvalidFields,
            "email FIELD_FAULT_MALFORMED",
            "reason FIELD_FAULT_REQUIRED");
        await Refused.AssertAsync(
            (await year.Silo.ManagerAsync(transport, "08")).Registers.ReplaceAddressAsync(Replacement(other.Number, RunningSilo.NewAddress())), ErrorReason.NotFound);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_detached_candidature_is_gone_its_number_burned_and_the_account_free(Transport transport)
    {
        await using var silo = await ExamYear.StartAsync();
        var candidate = await silo.NewCandidateAsync(transport);
        var service = await ExamYear.ServiceAsync(silo, ExamYear.Reims);
        var candidature = await candidate.RegisterAsync(service, form => form.Address.Line1 = "7 rue Quenouillet");
        var reference = (await candidate.DocumentAsync(candidature)).Reference;
        await silo.SettleAsync();
        var desk = await silo.ManagerAsync(transport);
        Assert.NotEmpty(silo.TablesWith("Quenouillet"));
        var request = new DetachRegisteredRequest { RequestId = Some.RequestId(), Name = candidature.Name, Reason = Desk.Why };

        await desk.Registers.DetachRegisteredAsync(request);

        await desk.Registers.DetachRegisteredAsync(request);
        Assert.Empty(silo.TablesWith("Quenouillet"));
        Assert.Empty(silo.TablesWith(reference));
        await Refused.AssertAsync(desk.Registers.GetRegisteredAsync(new GetRegisteredRequest { Name = candidature.Name }), ErrorReason.NotFound);
        await Refused.AssertAsync(candidate.Client.Candidatures.GetCandidatureAsync(new GetCandidatureRequest { Name = candidature.Name }), ErrorReason.NotFound);
        await Refused.AssertAsync(desk.Detach(candidature), ErrorReason.NotFound);
        Assert.Empty(await desk.ListAsync(ExamYear.Reims));
        Assert.All(silo.JournalOf($"candidature/{candidate.Number}/001"), entry => Assert.Equal("", entry.Payload));
        var account = (await candidate.Client.Accounts.GetAccountAsync(new GetAccountRequest())).Account;
        Assert.Equal((true, false), (account.CanDelete, account.IdentityLocked));
        Assert.Contains(
            $"Motif : {Desk.Why}", (await silo.MailAsync(candidate.Email, "Votre candidature est effacée")).Text, StringComparison.Ordinal);
        var messages = (await candidate.Client.Messages.ListMessagesAsync(new ListMessagesRequest())).Messages;
        Assert.Equal(
            ["[CYCLADES] Votre candidature est effacée : CERTIFICAT DE FORMATION GÉNÉRALE", "[CYCLADES] Activer mon compte"],
            messages.Select(message => message.Subject));
        Assert.Equal(2, (await candidate.RegisterAsync(service)).Name.RegistrationNumber);
    }

    private static CorrectIdentityRequest Correction(string candidate, string firstNames)
    {
        var identity = Some.Identity();
        identity.FirstNames = firstNames;
        identity.BirthNameConfirmation = "";
        identity.BirthDateConfirmation = null;
        return new CorrectIdentityRequest { RequestId = Some.RequestId(), CandidateNumber = candidate, Identity = identity, Reason = Desk.Why };
    }

    private static ReplaceAddressRequest Replacement(string candidate, string email) =>
        new() { RequestId = Some.RequestId(), CandidateNumber = candidate, Email = email, Reason = Desk.Why };
}
