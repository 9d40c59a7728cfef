using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Mails;
using Xunit;
using static Cyclades.Domain.Tests.Story;

namespace Cyclades.Domain.Tests.Candidatures;

public sealed class WithdrawCandidatureTests
{
    // R120, R121, R124
    [Theory]
    [MemberData(nameof(Some.Seasons), MemberType = typeof(Some))]
    public void An_individuel_withdraws_from_the_opening_to_one_tick_before_the_closing(Season season)
    {
        var (hours, service) = (Some.Hours(season), Some.Service(season));
        var candidature = Given(Some.Registered());

        candidature.When(Withdraw(), service, hours.Opening.AddTicks(-1)).ThenRefused(Some.NotOpen(ServiceState.NotYetOpen, season));
        foreach (var instant in (DateTimeOffset[])[hours.Opening, hours.Opening.AddTicks(1), hours.Closing.AddTicks(-1)])
        {
            candidature.When(Withdraw(), service, instant).Then(
                new CandidatureEvent.Withdrawn(instant, Some.Request(5)),
                new Mail.RegistrationWithdrawn(Some.Candidature, service.Facts(1, instant)));
        }

        candidature.When(Withdraw(), service, hours.Closing).ThenRefused(Some.NotOpen(ServiceState.Closed, season));
        candidature.When(Withdraw(), service, hours.Closing.AddTicks(1)).ThenRefused(Some.NotOpen(ServiceState.Closed, season));
    }

    [Fact]
    public void It_is_hidden_and_kept_and_makes_no_version()
    {
        var before = Given(Some.Registered()).State!;
        var after = Given(Some.Registered(), new CandidatureEvent.Withdrawn(Some.Now, Some.Request(5))).State!;

        AssertSame(
            before with
            {
                Revision = 2,
                Status = CandidatureStatus.WithdrawnByCandidate,
                Requests = AnsweredRequests.None.WithAnswer(Some.Request(5), 1, Some.Now),
            },
            after);
        Assert.Equal((true, false), (before.IsActive, after.IsActive));
    }

    // D36: the flag decides; « Scolaire » has the word in its label.
    [Fact]
    public void Another_category_does_not_withdraw_by_itself() =>
        Given(Some.Registered(Some.Form with { Category = Some.Scolaire })).When(Withdraw(), Some.Service(), Some.Now)
            .ThenRefused(new Refusal.NotIndividuel());

    [Fact]
    public void A_label_without_the_word_may_still_be_individuel() =>
        Given(Some.Registered(Some.Form with { Category = Some.Individuel with { Label = "CANDIDAT LIBRE" } }))
            .When(Withdraw(), Some.Service(), Some.Now).Then(
                new CandidatureEvent.Withdrawn(Some.Now, Some.Request(5)),
                new Mail.RegistrationWithdrawn(Some.Candidature, Some.Service().Facts(1, Some.Now)));

    // D16
    [Fact]
    public void A_signed_candidature_may_still_be_withdrawn() =>
        Given(Some.Registered(), Some.SignedOnline()).When(Withdraw(2), Some.Service(), Some.Now).Then(
            new CandidatureEvent.Withdrawn(Some.Now, Some.Request(5)),
            new Mail.RegistrationWithdrawn(Some.Candidature, Some.Service().Facts(1, Some.Now)));

    [Fact]
    public void What_is_withdrawn_already_is_not_withdrawn_again() =>
        Given(Some.Registered(), Some.Withdrawn()).When(Withdraw(2), Some.Service(), Some.Now)
            .ThenRefused(new Refusal.NotRegistered(CandidatureStatus.WithdrawnByCandidate));

    [Fact]
    public void A_closed_session_is_read_only() =>
        Given(Some.Registered()).When(Withdraw(), Some.Service().SessionClosedAt(Some.Now), Some.Now)
            .ThenRefused(new Refusal.SessionClosed());

    [Fact]
    public void What_changed_since_it_was_read_is_not_withdrawn() =>
        Given(Some.Registered()).When(Withdraw(2), Some.Service(), Some.Now).ThenRefused(new Refusal.Stale(1));

    [Fact]
    public void A_closed_service_is_told_before_a_stale_reading() =>
        Given(Some.Registered()).When(Withdraw(2), Some.Service(), Some.Hours(Season.Winter).Closing)
            .ThenRefused(Some.NotOpen(ServiceState.Closed));

    private static Func<Candidature, OfferedService, DateTimeOffset, Decision<CandidatureEvent>> Withdraw(int revision = 1) =>
        new WithdrawCandidature(revision, Some.Request(5)).Decide;
}

public sealed class UndoWithdrawalTests
{
    // B16
    [Theory]
    [MemberData(nameof(Some.Seasons), MemberType = typeof(Some))]
    public void A_withdrawal_is_undone_while_the_service_is_open(Season season)
    {
        var (hours, service) = (Some.Hours(season), Some.Service(season));
        var candidature = Given(Some.Registered(), Some.Withdrawn());

        candidature.When(Undo(), service, hours.Opening.AddTicks(-1)).ThenRefused(Some.NotOpen(ServiceState.NotYetOpen, season));
        foreach (var instant in (DateTimeOffset[])[hours.Opening, hours.Closing.AddTicks(-1)])
        {
            candidature.When(Undo(), service, instant).Then(
                new CandidatureEvent.WithdrawalUndone(instant, Some.Request(5)),
                new Mail.WithdrawalUndone(Some.Candidature, service.Facts(2, instant)));
        }

        candidature.When(Undo(), service, hours.Closing).ThenRefused(Some.NotOpen(ServiceState.Closed, season));
    }

    [Fact]
    public void It_is_a_new_version_registered_and_to_be_signed_again()
    {
        var withdrawn = Given(Some.Registered(), Some.SignedOnline(), Some.Withdrawn()).State!;

        AssertSame(
            withdrawn with
            {
                Revision = 4,
                Version = 2,
                Status = CandidatureStatus.Registered,
                SavedAt = Some.Now,
                Signature = null,
                Requests = withdrawn.Requests.WithAnswer(Some.Request(5), 2, Some.Now),
            },
            Candidature.Apply(withdrawn, new CandidatureEvent.WithdrawalUndone(Some.Now, Some.Request(5))));
    }

    [Fact]
    public void What_is_registered_has_nothing_to_undo() =>
        Given(Some.Registered()).When(Undo(1), Some.Service(), Some.Now)
            .ThenRefused(new Refusal.NotWithdrawn(CandidatureStatus.Registered));

    [Fact]
    public void A_closed_session_is_read_only() =>
        Given(Some.Registered(), Some.Withdrawn()).When(Undo(), Some.Service().SessionClosedAt(Some.Now), Some.Now)
            .ThenRefused(new Refusal.SessionClosed());

    [Fact]
    public void What_changed_since_it_was_read_is_not_undone() =>
        Given(Some.Registered(), Some.Withdrawn()).When(Undo(1), Some.Service(), Some.Now).ThenRefused(new Refusal.Stale(2));

    private static Func<Candidature, OfferedService, DateTimeOffset, Decision<CandidatureEvent>> Undo(int revision = 2) =>
        new UndoWithdrawal(revision, Some.Request(5)).Decide;
}
