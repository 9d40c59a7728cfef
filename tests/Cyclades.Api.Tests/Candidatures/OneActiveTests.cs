using Cyclades.Domain;
using Cyclades.Domain.Candidatures;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Silo.Candidatures;
using Cyclades.Silo.Drafts;
using Cyclades.Silo.Storage;
using Cyclades.Silo.Storage.Sqlite;
using Cyclades.Testing;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using FormTab = Cyclades.Domain.Drafts.FormTab;

namespace Cyclades.Api.Tests.Candidatures;

/// <summary>What holds when memory is wrong: the database has the last word, and a grain without a row does not stay.</summary>
public sealed class OneActiveTests(ExamYear year) : IClassFixture<ExamYear>
{
    private const string Session = "CFG-2026-06";

    private readonly RunningSilo silo = year.Silo;

    [Fact]
    public async Task A_registration_that_the_account_does_not_know_of_refuses_a_second_one_for_the_session()
    {
        var candidate = await silo.NewCandidateAsync();
        var service = await year.ServiceAsync(ExamYear.Reims);
        Write(candidate, Unknown);

        var refused = await Refused.AssertAsync(candidate.Submit(service), ErrorReason.SessionAlreadyChosen);

        Assert.Equal(StatusCode.AlreadyExists, refused.Code);
        Assert.DoesNotContain("registration_number", refused.Metadata.Keys);
        Write(candidate, "DELETE FROM candidature WHERE candidate_number = $number AND session = $session");
        Assert.Equal(1, (await candidate.RegisterAsync(service)).Name.RegistrationNumber);
    }

    [Fact]
    public async Task A_registration_that_the_account_does_not_know_of_keeps_a_withdrawn_one_withdrawn()
    {
        var candidate = await silo.NewCandidateAsync();
        var withdrawn = (await candidate.Withdraw(await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims)))).Candidature;
        Write(candidate, Unknown);

        await Refused.AssertAsync(candidate.Undo(withdrawn), ErrorReason.SessionAlreadyChosen);

        Write(candidate, "DELETE FROM candidature WHERE candidate_number = $number AND registration_number = 7 AND session = $session");
        Assert.Equal(CandidatureState.WithdrawnByCandidate, (await candidate.GetAsync(withdrawn)).State);
        Assert.Equal(CandidatureState.Registered, (await candidate.Undo(withdrawn)).Candidature.State);
    }

    [Fact]
    public async Task A_number_that_was_asked_for_before_it_was_given_is_found_once_it_is()
    {
        var candidate = await silo.NewCandidateAsync();
        var number = CandidateNumber.Parse(candidate.Number);
        var early = silo.Services.GetRequiredService<IGrainFactory>()
            .GetGrain<ICandidatureGrain>(GrainKey.Candidature(new CandidatureId(number, new RegistrationNumber(1))).Text);
        var stamp = new RequestStamp(Guid.NewGuid(), "");
        var own = EmailAddress.Parse(candidate.Email);

        Outcome<Domain.Candidatures.Candidature>[] answers =
        [
            await early.ReadAsync(),
            await early.ModifyAsync(new ModifyCandidature(new CandidatureEntry(), own, 1, stamp)),
            await early.WithdrawAsync(new WithdrawCandidature(1, stamp)),
            await early.UndoWithdrawalAsync(new UndoWithdrawal(1, stamp), own),
            await early.SignAsync(new SignCandidature(1, "", stamp)),
            await early.ResendRegistrationMailAsync(new ResendRegistrationMail(stamp)),
            await early.ConfirmAsRepresentativeAsync(new ConfirmAsRepresentative(1)),
        ];

        Assert.All(answers, answer => Assert.IsType<Refusal.NotFound>(answer.Refusal));
        var filed = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));
        Assert.Equal(filed, await candidate.GetAsync(filed));
        await candidate.Withdraw(filed);
    }

    [Fact]
    public async Task A_draft_that_is_saved_after_its_candidate_was_erased_is_not_found()
    {
        var candidate = await silo.NewCandidateAsync();
        var draft = silo.Services.GetRequiredService<IGrainFactory>()
            .GetGrain<IDraftGrain>(GrainKey.Draft(CandidateNumber.Parse(candidate.Number), ExamYear.Reims).Text);
        await candidate.Client.Accounts.DeleteAccountAsync(new() { RequestId = Some.RequestId(), CurrentPassword = candidate.Password });

        var saved = await draft.SaveAsync(new CandidatureEntry { Phone = "0612345678" }, FormTab.Terms);

        Assert.IsType<Refusal.NotFound>(saved.Refusal);
        Assert.IsType<Refusal.NotFound>((await draft.ReadAsync()).Refusal);
    }

    /// <summary>An active registration in the register alone.</summary>
    private const string Unknown =
        """
        INSERT INTO candidature (candidate_number, registration_number, session, service, state, active, version, category, signed, arrangement, created_at, updated_at, search)
        VALUES ($number, 7, $session, 'CFG-2026-06/08', 'registered', 1, 1, '520', 0, 0, '', '', '')
        """;

    private void Write(SignedInCandidate candidate, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(silo.DataFolder, SqliteDatabase.FileName)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are the tests' own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$number", long.Parse(candidate.Number, null));
        command.Parameters.AddWithValue("$session", Session);
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
