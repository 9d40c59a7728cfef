using CsCheck;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Credentials;
using Cyclades.Domain.Marks;
using Xunit;

namespace Cyclades.Domain.Tests.Candidatures;

/// <summary>What holds after any sequence of commands and of events.</summary>
public sealed class CandidatureLawTests
{
    private static readonly OfferedService Service = Some.Service();

    private delegate Decision<CandidatureEvent> Act(Candidature candidature, DateTimeOffset now);

    // Most acts read the present revision, some an older one.
    private static readonly Gen<int> Behind = Gen.Frequency((5, Gen.Const(0)), (1, Gen.Int[1, 2]));

    private static readonly Gen<RequestStamp> Request =
        Gen.Select(Gen.Int[1, 30], Gen.Bool).Select((number, other) => Some.Request(number, other ? "other" : Some.Fingerprint));

    private static readonly Gen<(Act Act, RequestStamp? Request)> AnAct = Gen.OneOf(
        Gen.Select(Behind, Request, Gen.Int[0, 2]).Select((behind, request, kind) => (Modify(behind, request, kind), (RequestStamp?)request)),
        Gen.Select(Behind, Request).Select((behind, request) =>
            ((Act)((candidature, now) => new WithdrawCandidature(candidature.Revision - behind, request).Decide(candidature, Service, now)),
                (RequestStamp?)request)),
        Gen.Select(Behind, Request).Select((behind, request) =>
            ((Act)((candidature, now) => new UndoWithdrawal(candidature.Revision - behind, request).Decide(candidature, Service, now)),
                (RequestStamp?)request)),
        Gen.Select(Behind, Request).Select((behind, request) =>
            ((Act)((candidature, now) => new SignCandidature(candidature.Revision - behind, Some.DocumentHash, request)
                .Decide(candidature, Service, Some.DocumentHash, now)), (RequestStamp?)request)),
        Gen.Int[0, 4].Select(serial =>
            ((Act)((candidature, now) => new ConfirmAsRepresentative(serial).Decide(candidature, Service, now)), (RequestStamp?)null)));

    private static readonly Gen<CandidatureEvent> AnEvent = Some.Of<CandidatureEvent>(
        Some.Registered(),
        Some.RegisteredMinor(),
        new CandidatureEvent.Modified(Some.Now, Some.Form, null, Some.Request(1)),
        new CandidatureEvent.Modified(DateTimeOffset.MaxValue, Some.FormOfMinor, new OneTimeLink(2, null), Some.Request(2)),
        Some.Withdrawn(),
        new CandidatureEvent.WithdrawalUndone(DateTimeOffset.MinValue, Some.Request(3)),
        Some.SignedOnline(),
        new CandidatureEvent.RepresentativeConfirmed(Some.Now),
        new CandidatureEvent.SetAside(Some.Now, "x", Some.Request(4)),
        new CandidatureEvent.Restored(DateTimeOffset.MinValue, "x", Some.Request(5)),
        new CandidatureEvent.WithdrawnOnBehalf(Some.Now, "x", Some.Request(6)),
        new CandidatureEvent.Deleted(Some.Now, "x", Some.Request(7)),
        new CandidatureEvent.ConfirmationReceived(DateTimeOffset.MaxValue, Some.Request(8)),
        new CandidatureEvent.ConfirmationLifted(Some.Now, "x", Some.Request(9)),
        new CandidatureEvent.IdentityCorrected(Some.Now, Some.OtherIdentity, Some.Form, OneTimeLink.None, "x", Some.Request(10)),
        new CandidatureEvent.MarksRecorded(Some.Now, [new TestMark(Some.Tests[0].Code, Mark.OfHundredths(1250))], Some.Now, "agent:marie", "Erreur", null),
        new CandidatureEvent.MarksAnnounced(DateTimeOffset.MinValue, Some.Now),
        new CandidatureEvent.MarkCheckAsked(Some.Now, Some.Candidature, Some.Service().Id, Some.Tests[0].Code, "Pourquoi ?", Some.Request(4)),
        new CandidatureEvent.MarkCheckAnswered(Some.Now, Some.Candidature, Some.Tests[0].Code, Mark.Absent, "Oui", "agent:marie", Some.Request(5)));

    [Fact]
    public void Whatever_is_asked_the_candidature_keeps_its_laws() =>
        Gen.Select(Gen.Bool, Gen.Select(AnAct, Gen.Int[0, 2 * 3600]).Array[1, 60]).Sample(
            (minor, steps) =>
            {
                var state = Story.Given(minor ? Some.RegisteredMinor() : Some.Registered()).State!;
                var now = Some.Now;
                foreach (var ((act, request), seconds) in steps)
                {
                    now = now.AddSeconds(seconds);

                    // As the grain does it: the request's earlier answer comes before any rule.
                    if (request is not null && state.Requests.Find(request, now) is { } earlier)
                    {
                        Assert.True(earlier.Value?.Stamp == request || earlier.Refusal is Refusal.RequestReused);
                        continue;
                    }

                    var decision = act(state, now);
                    Assert.True(decision.Refusal is null || (decision.Events.IsEmpty && decision.Mails.IsEmpty));
                    Assert.True(decision.Events.Length <= 1 && (decision.Events.Length == 1 || decision.Mails.IsEmpty));
                    foreach (var happened in decision.Events)
                    {
                        var before = state;
                        state = Candidature.Apply(before, happened)!;
                        AssertLaws(before, happened, state, now);
                        if (request is not null)
                        {
                            AssertAnswered(request, state, now);
                        }
                    }
                }
            },
            iter: 3_000);

    [Fact]
    public void Any_event_can_be_applied_to_any_state() =>
        AnEvent.Array[0, 30].Sample(
            events =>
            {
                Candidature? state = null;
                foreach (var happened in events)
                {
                    var before = state;
                    state = Candidature.Apply(before, happened);
                    Assert.Equal(
                        (before?.Revision ?? 0) + (before is null == happened is CandidatureEvent.Registered && !happened.IsAboutMarks ? 1 : 0),
                        state?.Revision ?? 0);
                    if (before is null != happened is CandidatureEvent.Registered)
                    {
                        Assert.Same(before, state);
                    }
                }
            },
            iter: 3_000);

    private static void AssertLaws(Candidature before, CandidatureEvent happened, Candidature after, DateTimeOffset now)
    {
        Assert.Equal(before.Revision + 1, after.Revision);
        Assert.Equal((before.Id, before.Service, before.Identity, before.RegisteredAt), (after.Id, after.Service, after.Identity, after.RegisteredAt));
        var saves = happened is CandidatureEvent.Modified or CandidatureEvent.WithdrawalUndone;
        Assert.Equal(before.Version + (saves ? 1 : 0), after.Version);
        Assert.Equal(saves ? now : before.SavedAt, after.SavedAt);
        Assert.False(
            before.Signature is not null && (happened is CandidatureEvent.Modified or CandidatureEvent.SignedOnline),
            "Signed stays unmodifiable.");
        Assert.True(after.Signature is null || after.Signature.Version == after.Version, "A signature is of the present version.");
        Assert.True(
            before.Status is CandidatureStatus.Registered || happened is CandidatureEvent.WithdrawalUndone,
            "Nothing happens to a withdrawn candidature but its return.");
        Assert.Equal(happened is not CandidatureEvent.Withdrawn, after.IsActive);
        Assert.True(happened is CandidatureEvent.Modified || ReferenceEquals(before.Form, after.Form));
        Assert.True(after.RepresentativeLink.Serial >= before.RepresentativeLink.Serial);
        Assert.InRange(after.Requests.Kept.Length, 0, AnsweredRequests.MaximumKept);
        Assert.True(
            now < Some.Hours(Season.Winter).Closing
                || happened is CandidatureEvent.SignedOnline or CandidatureEvent.RepresentativeConfirmed,
            "Nothing is saved at or after the closing.");
        Assert.True(now < Some.Hours(Season.Winter).EndOfReturn, "Nothing is signed after the return date.");
    }

    private static void AssertAnswered(RequestStamp request, Candidature state, DateTimeOffset now)
    {
        Assert.Equal(state.Version, state.Requests.Find(request, now)!.Value!.Answer);
        Assert.Equal(
            new Refusal.RequestReused(), state.Requests.Find(request with { Fingerprint = "yet another" }, now)!.Refusal);
    }

    private static Act Modify(int behind, RequestStamp request, int kind) => (candidature, now) =>
    {
        var entry = candidature.Form.Representative is null ? Some.Entry()
            : kind == 2 ? Some.Entry() with { LegalRepresentative = new RepresentativeEntry("Jean", $"jean{candidature.Version}@orange.fr") }
            : Some.EntryOfMinor();
        return new ModifyCandidature(
                kind == 0 ? entry with { PressConsent = null } : entry, Some.Email, candidature.Revision - behind, request)
            .Decide(candidature, Service, Some.Reference, now);
    };
}
