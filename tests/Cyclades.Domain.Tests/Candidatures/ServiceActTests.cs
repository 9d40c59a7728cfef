using Cyclades.Domain.Accounts;
using Cyclades.Domain.Agents;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Credentials;
using Cyclades.Domain.Mails;
using Xunit;
using static Cyclades.Domain.Tests.Story;

namespace Cyclades.Domain.Tests.Candidatures;

/// <summary>What the académie's service does with a candidature (R123, R128, D16, D20, D23, B15).</summary>
public sealed class ServiceActTests
{
    private const string Why = "Dossier incomplet";

    private static readonly AgentId Marie = AgentId.Parse("marie.dupont");
    private static readonly Actor Manager = new Actor.Agent(Marie, new AgentRole.Manager(AcademyCode.Parse("19")));
    private static readonly RequestStamp Request = Some.Request(5);
    private static readonly CandidatureEvent.SetAside IsSetAside = new(Some.AMomentAgo, Why, Some.Request(7));
    private static readonly CandidatureEvent.Deleted IsDeleted = new(Some.AMomentAgo, Why, Some.Request(7));
    private static readonly CandidatureEvent.ConfirmationReceived IsReceived = new(Some.AMomentAgo, Some.Request(7));

    /// <summary>Each act of a manager, by name.</summary>
    private static readonly Dictionary<string, Func<Actor, int?, string, ServiceAct>> Acts = new()
    {
        ["set aside"] = (actor, revision, reason) => new ServiceAct.SetAside(actor, revision, reason, Request),
        ["restore"] = (actor, revision, reason) => new ServiceAct.Restore(actor, revision, reason, Request),
        ["withdraw"] = (actor, revision, reason) => new ServiceAct.WithdrawOnBehalf(actor, revision, reason, Request),
        ["delete"] = (actor, revision, reason) => new ServiceAct.Delete(actor, revision, reason, Request),
        ["receive"] = (actor, revision, _) => new ServiceAct.RecordReceived(actor, revision, Request),
        ["lift"] = (actor, revision, reason) => new ServiceAct.LiftConfirmation(actor, revision, reason, Request),
    };

    public static TheoryData<string> EachAct => [.. Acts.Keys];

    public static TheoryData<string> EachActWithReason => [.. Acts.Keys.Where(name => name != "receive")];

    public static TheoryData<Actor> Outsiders =>
    [
        new Actor.Candidate(Some.Number),
        new Actor.LinkHolder(),
        new Actor.Clock(),
        new Actor.Agent(Marie, new AgentRole.Manager(AcademyCode.Parse("08"))),
        new Actor.Agent(Marie, new AgentRole.School(AcademyCode.Parse("19"), Uai.Parse("0510001Z"))),
        new Actor.Agent(Marie, new AgentRole.Machine(AcademyCode.Parse("19"))),
    ];

    [Fact]
    public void A_candidature_is_set_aside_with_a_mail_that_says_why()
    {
        var candidature = Given(Some.Registered());

        candidature.When(Do("set aside"), Some.Service(), Some.Now).Then(
            new CandidatureEvent.SetAside(Some.Now, Why, Request),
            new Mail.CandidatureSetAside(Some.Candidature, Some.Service().Facts(1, Some.Now), Why));
        AssertSame(
            candidature.State! with
            {
                Revision = 2,
                Status = CandidatureStatus.SetAside,
                Requests = AnsweredRequests.None.WithAnswer(Request, 1, Some.Now),
            },
            Given(Some.Registered(), new CandidatureEvent.SetAside(Some.Now, Why, Request)).State);
        Assert.False(Given(Some.Registered(), IsSetAside).State!.IsActive);
    }

    [Fact]
    public void What_was_set_aside_or_withdrawn_comes_back_as_a_new_version_that_nobody_has_signed()
    {
        foreach (var gone in (CandidatureEvent[])[IsSetAside, Some.Withdrawn(), new CandidatureEvent.WithdrawnOnBehalf(Some.AMomentAgo, Why, Some.Request(8))])
        {
            var candidature = Given(Some.Registered(), Some.SignedOnline(), IsReceived, gone);

            candidature.When(Do("restore", revision: 4), Some.Service(), Some.Now).Then(
                new CandidatureEvent.Restored(Some.Now, Why, Request),
                new Mail.CandidatureRestored(Some.Candidature, Some.Service().Facts(2, Some.Now), Why));
            var restored = Candidature.Apply(candidature.State, new CandidatureEvent.Restored(Some.Now, Why, Request))!;
            Assert.Equal((CandidatureStatus.Registered, 2, Some.Now), (restored.Status, restored.Version, restored.SavedAt));
            Assert.Null(restored.Signature);
            Assert.Null(restored.ReceivedAt);
        }
    }

    [Fact]
    public void Nothing_comes_back_while_another_one_of_the_session_is_active()
    {
        var other = new CandidatureId(Some.Number, new RegistrationNumber(2));

        Given(Some.Registered(), IsSetAside)
            .When(new ServiceAct.Restore(Manager, 2, Why, Request, other).Decide, Some.Service(), Some.Now)
            .ThenRefused(new Refusal.AlreadyRegistered(other));
    }

    [Fact]
    public void What_counts_or_is_deleted_is_not_restored()
    {
        Given(Some.Registered()).When(Do("restore"), Some.Service(), Some.Now)
            .ThenRefused(new Refusal.NotRestorable(CandidatureStatus.Registered));
        Given(Some.Registered(), IsDeleted).When(Do("restore", revision: 2), Some.Service(), Some.Now)
            .ThenRefused(new Refusal.NotRestorable(CandidatureStatus.Deleted));
    }

    // R123, and R120 for a category that does not withdraw by itself.
    [Fact]
    public void The_service_withdraws_whom_the_rules_keep_from_doing_it()
    {
        var scolaire = Given(Some.Registered(Some.Form with { Category = Some.Scolaire }));

        foreach (var instant in (DateTimeOffset[])[Some.Now, Some.Hours(Season.Winter).Closing, Some.Hours(Season.Winter).EndOfReturn])
        {
            scolaire.When(Do("withdraw"), Some.Service(), instant).Then(
                new CandidatureEvent.WithdrawnOnBehalf(instant, Why, Request),
                new Mail.WithdrawnOnBehalf(Some.Candidature, Some.Service().Facts(1, instant), Why));
        }

        Assert.Equal(
            CandidatureStatus.WithdrawnByCandidate,
            Candidature.Apply(scolaire.State, new CandidatureEvent.WithdrawnOnBehalf(Some.Now, Why, Request))!.Status);
    }

    [Fact]
    public void A_candidature_is_deleted_once_from_any_other_state()
    {
        foreach (var before in (CandidatureEvent[][])[[Some.Registered()], [Some.Registered(), IsSetAside], [Some.Registered(), Some.Withdrawn()]])
        {
            Given(before).When(Do("delete", before.Length), Some.Service(), Some.Now).Then(
                new CandidatureEvent.Deleted(Some.Now, Why, Request),
                new Mail.CandidatureDeleted(Some.Candidature, Some.Service().Facts(1, Some.Now), Why));
        }

        Given(Some.Registered(), IsDeleted).When(Do("delete", revision: 2), Some.Service(), Some.Now)
            .ThenRefused(new Refusal.NotRegistered(CandidatureStatus.Deleted));
    }

    [Fact]
    public void What_the_service_has_received_is_neither_modified_nor_signed()
    {
        Given(Some.Registered()).When(Do("receive"), Some.Service(), Some.Now).Then(
            new CandidatureEvent.ConfirmationReceived(Some.Now, Request),
            new Mail.ConfirmationReceived(Some.Candidature, Some.Service().Facts(1, Some.Now)));
        var received = Given(Some.Registered(), IsReceived);
        var refusal = new Refusal.ConfirmationReceived(Some.AMomentAgo);

        Assert.Equal(ConfirmationState.Received, Confirmations.StateOf(received.State!));
        Assert.Equal(refusal, EditLock.OfModification(received.State!, Some.Service(), Some.Now));
        Assert.Equal(refusal, EditLock.OfSigning(received.State!, Some.Service(), Some.Now));
        Assert.Null(EditLock.OfWithdrawal(received.State!, Some.Service(), Some.Now));
        received.When(Do("receive", revision: 2), Some.Service(), Some.Now).ThenRefused(refusal);
    }

    // A paper confirmation bears both signatures (D38).
    [Fact]
    public void A_minors_received_confirmation_counts_without_the_representatives_link() =>
        Assert.Equal(ConfirmationState.Received, Confirmations.StateOf(Given(Some.RegisteredMinor(), IsReceived).State!));

    [Fact]
    public void What_is_lifted_can_be_modified_and_signed_again()
    {
        Given(Some.Registered()).When(Do("lift"), Some.Service(), Some.Now).ThenRefused(new Refusal.NothingToLift());
        foreach (var bound in (CandidatureEvent[])[Some.SignedOnline(), IsReceived])
        {
            Given(Some.Registered(), bound).When(Do("lift", revision: 2), Some.Service(), Some.Now).Then(
                new CandidatureEvent.ConfirmationLifted(Some.Now, Why, Request),
                new Mail.ConfirmationLifted(Some.Candidature, Some.Service().Facts(1, Some.Now), Why));
            var lifted = Given(Some.Registered(), bound, new CandidatureEvent.ConfirmationLifted(Some.Now, Why, Request)).State!;
            Assert.Equal((ConfirmationState.ToReturn, 1), (Confirmations.StateOf(lifted), lifted.Version));
            Assert.Null(EditLock.OfModification(lifted, Some.Service(), Some.Now));
            Assert.Null(EditLock.OfSigning(lifted, Some.Service(), Some.Now));
        }
    }

    [Fact]
    public void What_is_set_aside_or_deleted_is_neither_modified_nor_withdrawn_nor_signed_nor_undone()
    {
        foreach (var gone in (CandidatureEvent[])[IsSetAside, IsDeleted])
        {
            var state = Given(Some.Registered(), gone).State!;
            var refusal = new Refusal.NotRegistered(state.Status);

            Assert.Equal(refusal, EditLock.OfModification(state, Some.Service(), Some.Now));
            Assert.Equal(refusal, EditLock.OfWithdrawal(state, Some.Service(), Some.Now));
            Assert.Equal(refusal, EditLock.OfSigning(state, Some.Service(), Some.Now));
            Assert.Equal(new Refusal.NotWithdrawn(state.Status), EditLock.OfUndo(state, Some.Service(), Some.Now));
        }
    }

    [Theory]
    [MemberData(nameof(Outsiders))]
    public void Nobody_else_acts_for_the_service(Actor actor)
    {
        foreach (var act in Acts.Values)
        {
            Given(Some.Registered()).When(act(actor, 1, "").Decide, Some.Service(), Some.Now).ThenRefused(new Refusal.NotFound());
        }
    }

    [Fact]
    public void Who_has_the_whole_country_acts_for_every_service()
    {
        foreach (var actor in (Actor[])[new Actor.Operator(), new Actor.Agent(Marie, new AgentRole.Administrator())])
        {
            Assert.Null(Acts["set aside"](actor, 1, Why).Decide(Given(Some.Registered()).State!, Some.Service(), Some.Now).Refusal);
        }
    }

    [Theory]
    [MemberData(nameof(EachAct))]
    public void A_closed_session_is_read_only_to_the_service_too(string act) =>
        Given(act == "restore" ? [Some.Registered(), IsSetAside] : [Some.Registered(), IsReceived])
            .When(Do(act, revision: 2), Some.Service().SessionClosedAt(Some.Now), Some.Now)
            .ThenRefused(new Refusal.SessionClosed());

    [Theory]
    [MemberData(nameof(EachAct))]
    public void What_changed_since_it_was_read_is_left_alone_unless_it_is_taken_as_it_is(string act)
    {
        var candidature = Given(act switch
        {
            "restore" => [Some.Registered(), IsSetAside],
            "lift" => [Some.Registered(), Some.SignedOnline()],
            _ => [Some.Registered(), new CandidatureEvent.MailSentAgain(Some.AMomentAgo, Some.Request(9))],
        });

        candidature.When(Do(act, revision: 1), Some.Service(), Some.Now).ThenRefused(new Refusal.Stale(2));
        Assert.Null(Acts[act](Manager, null, Why).Decide(candidature.State!, Some.Service(), Some.Now).Refusal);
    }

    [Theory]
    [MemberData(nameof(EachActWithReason))]
    public void A_reason_is_given_of_one_line_and_at_most_500_characters(string act)
    {
        void Refused(string reason, FieldFault fault, string? bound = null) =>
            Given(Some.Registered()).When(Acts[act](Manager, 1, reason).Decide, Some.Service(), Some.Now)
                .ThenRefused(new Refusal.InvalidFields([new FieldViolation("reason", fault, bound)]));

        Refused("", FieldFault.Required);
        Refused("  \u00a0 ", FieldFault.Required);
        Refused(new string('x', 501), FieldFault.TooLong, "500");
        Refused("une\nautre", FieldFault.ForbiddenCharacter);
        Refused("un\0", FieldFault.ForbiddenCharacter);
        Refused("un\u202eautre", FieldFault.ForbiddenCharacter);
    }

    [Fact]
    public void A_reason_is_kept_trimmed()
    {
        foreach (var (typed, kept) in ((string, string)[])[("x", "x"), (new string('x', 500), new string('x', 500)), ("  Reçu « trop  tard » — 3 €… ", "Reçu « trop tard » — 3 €…")])
        {
            Assert.Equal(kept, Reason.Check(typed).Value);
        }
    }

    [Fact]
    public void A_corrected_identity_makes_a_new_version_that_nobody_has_signed()
    {
        var candidature = Given(Some.Registered(), Some.SignedOnline());

        candidature.When(Correct(Some.OtherIdentity), Some.Service(), Some.Now).Then(
            new CandidatureEvent.IdentityCorrected(Some.Now, Some.OtherIdentity, Some.Form, OneTimeLink.None, Why, Request),
            new Mail.IdentityCorrected(Some.Candidature, Some.Service().Facts(2, Some.Now), Why));
        var corrected = Candidature.Apply(
            candidature.State, new CandidatureEvent.IdentityCorrected(Some.Now, Some.OtherIdentity, Some.Form, OneTimeLink.None, Why, Request))!;
        Assert.Equal((2, Some.OtherIdentity, null), (corrected.Version, corrected.Identity, corrected.Signature));
    }

    [Fact]
    public void Who_turns_out_to_be_of_age_needs_no_representative_and_who_was_born_here_no_parents()
    {
        var abroad = Some.FormOfMinor with { Father = new Parent("Lamy", "Jean"), Mother = new Parent("Lamy", "Anne") };
        var candidature = Given(Some.RegisteredMinor() with { Form = abroad }, new CandidatureEvent.RepresentativeConfirmed(Some.AMomentAgo)).State!;

        var decided = Assert.IsType<CandidatureEvent.IdentityCorrected>(
            Assert.Single(new CorrectFiledIdentity(Manager, Some.Identity, Why, Request).Decide(candidature, Some.Service(), Some.Now).Events));

        Assert.Null(decided.Form.Representative);
        Assert.Null(decided.Form.Father);
        Assert.Null(decided.Form.Mother);
        Assert.Null(decided.RepresentativeLink.Expiry);
        Assert.Null(Candidature.Apply(candidature, decided)!.RepresentativeConfirmedAt);
        var still = Assert.IsType<CandidatureEvent.IdentityCorrected>(
            Assert.Single(new CorrectFiledIdentity(Manager, Some.Minor with { BirthPlace = Some.BirthPlaceAbroad }, Why, Request)
                .Decide(candidature, Some.Service(), Some.Now).Events));
        Assert.Equal(abroad, still.Form);
    }

    [Fact]
    public void What_does_not_count_is_out_of_reach_or_has_the_identity_already_stays_as_it_is()
    {
        Given(Some.Registered()).When(Correct(Some.Identity), Some.Service(), Some.Now).ThenNothing();
        Given(Some.Registered(), IsSetAside).When(Correct(Some.OtherIdentity), Some.Service(), Some.Now).ThenNothing();
        Given(Some.Registered()).When(Correct(Some.OtherIdentity), Some.Service().SessionClosedAt(Some.Now), Some.Now).ThenNothing();
        var other = new Actor.Agent(Marie, new AgentRole.Manager(AcademyCode.Parse("08")));
        Given(Some.Registered()).When(new CorrectFiledIdentity(other, Some.OtherIdentity, Why, Request).Decide, Some.Service(), Some.Now).ThenNothing();
    }

    private static Func<Candidature, OfferedService, DateTimeOffset, Decision<CandidatureEvent>> Do(string act, int revision = 1) =>
        Acts[act](Manager, revision, $" {Why} ").Decide;

    private static Func<Candidature, OfferedService, DateTimeOffset, Decision<CandidatureEvent>> Correct(Identity identity) =>
        new CorrectFiledIdentity(Manager, identity, Why, Request).Decide;
}
