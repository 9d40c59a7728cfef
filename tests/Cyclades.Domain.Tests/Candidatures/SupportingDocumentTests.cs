using Cyclades.Domain.Agents;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Documents.Files;
using Cyclades.Domain.Mails;
using Xunit;
using static Cyclades.Domain.Tests.Story;

namespace Cyclades.Domain.Tests.Candidatures;

/// <summary>Supporting documents: asked for, deposited, accepted or refused, replaced (R83, R113, R117, D18, B3, B5, B6).</summary>
public sealed class SupportingDocumentTests
{
    private static readonly OfferedService Service = Some.Service();
    private static readonly Actor Manager = new Actor.Agent(AgentId.Parse("marie"), new AgentRole.Manager(Some.Reims.Code));
    private static readonly Actor Owner = new Actor.Candidate(Some.Candidature.Candidate);
    private static readonly KeptFile File = new(new string('a', 32), FileFormat.Png, 9, new string('b', 64));
    private static readonly DateOnly Day = LegalTime.DayInParis(Some.Now).AddDays(20);
    private static readonly DateTimeOffset End = LegalTime.StartOfDayInParis(Day.AddDays(1));
    private static readonly CandidatureFileEvent Asked = new CandidatureFileEvent.DocumentAsked(Some.Now, 1, "Diplôme", "Copie du diplôme.", Day, Some.Request(1));
    private static readonly CandidatureFileEvent Deposited = new CandidatureFileEvent.DocumentDeposited(Some.Now, 1, 1, File, Some.Request(2));
    private static readonly CandidatureFileEvent Accepted = new CandidatureFileEvent.DepositAccepted(Some.Now, 1, Some.Request(3));
    private static readonly CandidatureFileEvent Refused = new CandidatureFileEvent.DepositRefused(Some.Now, 1, "Illisible.", Day, Some.Request(3));
    private static readonly CandidatureFileEvent Cancelled = new CandidatureFileEvent.DocumentRequestCancelled(Some.Now, 1, Some.Request(3));

    /// <summary>Everybody who does not run the registrations of the candidature's académie.</summary>
    public static TheoryData<Actor> Strangers =>
    [
        Owner,
        new Actor.LinkHolder(),
        new Actor.Agent(AgentId.Parse("paul"), new AgentRole.Manager(AcademyCode.Parse("08"))),
        new Actor.Agent(AgentId.Parse("ecole"), new AgentRole.School(Some.Reims.Code, Some.Mazelot.Uai!.Value)),
        new Actor.Agent(AgentId.Parse("sage"), new AgentRole.Machine(Some.Reims.Code)),
    ];

    private static RegistrationFacts Facts(DateTimeOffset at) => Service.Facts(1, at);

    [Fact]
    public void The_service_asks_and_the_candidate_is_told_without_what_is_asked()
    {
        var ask = new RequestDocument(Manager, " Diplôme ", "Copie du diplôme.", Day, Some.Request(1));

        Given(Some.Registered()).When(ask.Decide, Service, Some.Now).Then(Asked, new Mail.DocumentAsked(Some.Candidature, Facts(Some.Now), Day));
        var state = Given(Some.Registered(), Asked).State!;
        Assert.True(state.Papers.DocumentsMissing);
        Assert.Equal(1, state.Revision);
        Assert.Equal(2, ((CandidatureFileEvent.DocumentAsked)(ask with { Request = Some.Request(9) }).Decide(state, Service, Some.Now).Events[0]).Number);
    }

    [Fact]
    public void All_that_is_wrong_with_a_request_is_told_at_once()
    {
        var wrong = new RequestDocument(Manager, new string('a', 101), "", LegalTime.DayInParis(Some.Now).AddDays(-1), Some.Request(1));

        Given(Some.Registered()).When(wrong.Decide, Service, Some.Now).ThenRefused(new Refusal.InvalidFields(
        [
            new FieldViolation("label", FieldFault.TooLong, "100"),
            new FieldViolation("wording", FieldFault.Required),
            new FieldViolation("due_date", FieldFault.DateOutOfRange),
        ]));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(365, true)]
    [InlineData(366, false)]
    public void A_last_day_is_today_at_the_earliest_and_in_a_year_at_the_latest(int days, bool allowed)
    {
        var ask = new RequestDocument(Manager, "Diplôme", "Copie.", LegalTime.DayInParis(Some.Now).AddDays(days), Some.Request(1));

        Assert.Equal(allowed, ask.Decide(Given(Some.Registered()).State!, Service, Some.Now).Refusal is null);
    }

    [Theory, MemberData(nameof(Strangers))]
    public void Who_does_not_run_the_académie_finds_nothing(Actor actor)
    {
        var candidature = Given(Some.Registered(), Asked, Deposited);
        var notFound = new Refusal.NotFound();

        candidature.When(new RequestDocument(actor, "Diplôme", "Copie.", null, Some.Request(9)).Decide, Service, Some.Now).ThenRefused(notFound);
        candidature.When(new AcceptDeposit(actor, 1, 1, Some.Request(9)).Decide, Service, Some.Now).ThenRefused(notFound);
        candidature.When(new RefuseDeposit(actor, 1, 1, "Illisible.", null, Some.Request(9)).Decide, Service, Some.Now).ThenRefused(notFound);
        candidature.When(new CancelDocumentRequest(actor, 1, Some.Request(9)).Decide, Service, Some.Now).ThenRefused(notFound);
    }

    [Fact]
    public void Nobody_but_the_candidate_deposits()
    {
        var candidature = Given(Some.Registered(), Asked);

        foreach (var actor in (Actor[])[Manager, new Actor.Operator(), new Actor.Candidate(new CandidateNumber(77))])
        {
            candidature.When(new DepositDocument(actor, 1, File, Some.Request(9)).Decide, Service, Some.Now).ThenRefused(new Refusal.NotFound());
        }
    }

    [Fact]
    public void A_file_is_taken_to_the_last_tick_of_the_last_day_in_Paris()
    {
        var candidature = Given(Some.Registered(), Asked);

        candidature.When(Deposit().Decide, Service, End.AddTicks(-1)).Then(
            Deposited with { At = End.AddTicks(-1) }, new Mail.DepositReceived(Some.Candidature, Facts(End.AddTicks(-1))));
        candidature.When(Deposit().Decide, Service, End).ThenRefused(new Refusal.DepositClosed(Day));
    }

    [Fact]
    public void Without_a_last_day_a_file_is_taken_as_long_as_it_is_asked_for()
    {
        var endless = new CandidatureFileEvent.DocumentAsked(Some.Now, 1, "Diplôme", "Copie.", null, Some.Request(1));

        Assert.Null(Deposit().Decide(Given(Some.Registered(), endless).State!, Service, Some.Now.AddYears(1)).Refusal);
        Given(Some.Registered(), endless, Cancelled).When(Deposit().Decide, Service, Some.Now)
            .ThenRefused(new Refusal.DocumentRequestClosed(DocumentRequestState.Cancelled));
    }

    [Fact]
    public void A_deposit_replaces_the_one_before_which_is_kept()
    {
        var again = new CandidatureFileEvent.DocumentDeposited(Some.Now, 1, 2, File, Some.Request(4));

        Given(Some.Registered(), Asked, Deposited, Refused).When((Deposit() with { Request = Some.Request(4) }).Decide, Service, Some.Now)
            .Then(again, new Mail.DepositReceived(Some.Candidature, Facts(Some.Now)));
        var request = Given(Some.Registered(), Asked, Deposited, Refused, again).State!.Papers.FindRequest(1)!;
        Assert.Equal(DocumentRequestState.Deposited, request.State);
        Assert.Equal([(1, "Illisible."), (2, null)], request.Deposits.Select(deposit => (deposit.Version, deposit.RefusalReason)));
    }

    [Fact]
    public void A_request_takes_twenty_deposits()
    {
        CandidatureEvent[] many = [Some.Registered(), Asked, .. Enumerable.Range(1, 20).Select(version => new CandidatureFileEvent.DocumentDeposited(Some.Now, 1, version, File, Some.Request(version)))];

        Assert.Null(Deposit().Decide(Given(many[..^1]).State!, Service, Some.Now).Refusal);
        Given(many).When(Deposit().Decide, Service, Some.Now).ThenRefused(new Refusal.TooManyDocuments(20));
    }

    [Fact]
    public void What_is_accepted_is_no_longer_missing_and_takes_nothing_more()
    {
        Given(Some.Registered(), Asked, Deposited).When(new AcceptDeposit(Manager, 1, 1, Some.Request(3)).Decide, Service, Some.Now)
            .Then(Accepted, new Mail.DepositAccepted(Some.Candidature, Facts(Some.Now)));
        var accepted = Given(Some.Registered(), Asked, Deposited, Accepted);
        Assert.False(accepted.State!.Papers.DocumentsMissing);
        accepted.When(Deposit().Decide, Service, Some.Now).ThenRefused(new Refusal.DocumentRequestClosed(DocumentRequestState.Accepted));
        accepted.When(new CancelDocumentRequest(Manager, 1, Some.Request(9)).Decide, Service, Some.Now)
            .ThenRefused(new Refusal.DocumentRequestClosed(DocumentRequestState.Accepted));
    }

    [Fact]
    public void A_refusal_has_a_reason_and_may_give_another_last_day()
    {
        var candidature = Given(Some.Registered(), Asked, Deposited);
        var refuse = new RefuseDeposit(Manager, 1, 1, "Illisible.", null, Some.Request(3));

        candidature.When(refuse.Decide, Service, Some.Now).Then(Refused, new Mail.DepositRefused(Some.Candidature, Facts(Some.Now), Day));
        candidature.When((refuse with { DueDate = Day.AddDays(5) }).Decide, Service, End).Then(
            new CandidatureFileEvent.DepositRefused(End, 1, "Illisible.", Day.AddDays(5), Some.Request(3)),
            new Mail.DepositRefused(Some.Candidature, Facts(End), Day.AddDays(5)));
        candidature.When((refuse with { Reason = " " }).Decide, Service, Some.Now)
            .ThenRefused(new Refusal.InvalidFields([new FieldViolation("reason", FieldFault.Required)]));
        Assert.True(Given(Some.Registered(), Asked, Deposited, Refused).State!.Papers.DocumentsMissing);
    }

    [Fact]
    public void Only_the_newest_deposit_is_decided_on_and_only_once()
    {
        var accept = new AcceptDeposit(Manager, 1, 1, Some.Request(9));
        var refuse = new RefuseDeposit(Manager, 1, 1, "Illisible.", null, Some.Request(9));
        var replaced = Given(Some.Registered(), Asked, Deposited, new CandidatureFileEvent.DocumentDeposited(Some.Now, 1, 2, File, Some.Request(4)));

        replaced.When(accept.Decide, Service, Some.Now).ThenRefused(new Refusal.Stale(1));
        replaced.When(refuse.Decide, Service, Some.Now).ThenRefused(new Refusal.Stale(1));
        foreach (var undecidable in (CandidatureEvent[][])[[Asked], [Asked, Deposited, Accepted], [Asked, Deposited, Refused], [Asked, Cancelled]])
        {
            var candidature = Given([Some.Registered(), .. undecidable]);
            candidature.When(accept.Decide, Service, Some.Now).ThenRefused(new Refusal.NothingDeposited());
            candidature.When(refuse.Decide, Service, Some.Now).ThenRefused(new Refusal.NothingDeposited());
        }
    }

    [Fact]
    public void A_cancelled_request_is_not_missing_and_cancelling_again_changes_nothing()
    {
        var cancel = new CancelDocumentRequest(Manager, 1, Some.Request(3));

        Given(Some.Registered(), Asked).When(cancel.Decide, Service, Some.Now).Then(Cancelled, new Mail.DocumentRequestCancelled(Some.Candidature, Facts(Some.Now)));
        var cancelled = Given(Some.Registered(), Asked, Cancelled);
        Assert.False(cancelled.State!.Papers.DocumentsMissing);
        cancelled.When(cancel.Decide, Service, Some.Now).ThenNothing();
    }

    [Fact]
    public void A_withdrawn_candidature_and_a_closed_session_take_nothing()
    {
        var withdrawn = Given(Some.Registered(), Asked, Some.Withdrawn());
        var ask = new RequestDocument(Manager, "Diplôme", "Copie.", null, Some.Request(9));
        Refusal notRegistered = new Refusal.NotRegistered(CandidatureStatus.WithdrawnByCandidate);

        withdrawn.When(ask.Decide, Service, Some.Now).ThenRefused(notRegistered);
        withdrawn.When(Deposit().Decide, Service, Some.Now).ThenRefused(notRegistered);
        var closed = Service.SessionClosedAt(Some.Now);
        Given(Some.Registered(), Asked).When(ask.Decide, closed, Some.Now).ThenRefused(new Refusal.SessionClosed());
        Given(Some.Registered(), Asked).When(Deposit().Decide, closed, Some.Now).ThenRefused(new Refusal.SessionClosed());
    }

    [Fact]
    public void Who_asks_for_an_arrangement_is_asked_for_the_certificate_as_long_as_it_is_asked_for()
    {
        var asking = Some.Form with { ArrangementAsked = true };
        var registered = Given(Some.Registered(asking)).State!;
        Assert.Equal(
            (CandidatureFiles.ArrangementLabel, DocumentRequestState.Asked, (DateOnly?)null),
            Assert.Single(registered.Papers.Requests) is var request ? (request.Label, request.State, request.DueDate) : default);
        Assert.False(Given(Some.Registered()).State!.Papers.DocumentsMissing);

        CandidatureEvent Modified(bool asks) => new CandidatureEvent.Modified(Some.Now, Some.Form with { ArrangementAsked = asks }, null, Some.Request(30));
        Assert.Single(Given(Some.Registered(asking), Modified(true)).State!.Papers.Requests);
        Assert.Equal(DocumentRequestState.Cancelled, Given(Some.Registered(asking), Modified(false)).State!.Papers.Requests[0].State);
        Assert.Equal(
            [DocumentRequestState.Cancelled, DocumentRequestState.Asked],
            Given(Some.Registered(asking), Modified(false), Modified(true)).State!.Papers.Requests.Select(one => one.State));
        Assert.Equal(
            DocumentRequestState.Accepted,
            Given(Some.Registered(asking), Deposited, Accepted, Modified(false)).State!.Papers.Requests[0].State);
    }

    [Fact]
    public void A_modification_that_asks_for_an_arrangement_tells_that_a_document_is_asked_for()
    {
        var modify = new ModifyCandidature(Some.Entry() with { ArrangementRequested = true }, Some.Email, 1, Some.Request(9));

        var mails = modify.Decide(Given(Some.Registered()).State!, Service, Some.Reference, Some.Now).Mails;
        Assert.Equal([typeof(Mail.RegistrationModified), typeof(Mail.DocumentAsked)], mails.Select(mail => mail.GetType()));
        var already = Given(Some.Registered(Some.Form with { ArrangementAsked = true })).State!;
        Assert.Equal([typeof(Mail.RegistrationModified)], modify.Decide(already, Service, Some.Reference, Some.Now).Mails.Select(mail => mail.GetType()));
    }

    [Fact]
    public void The_candidate_is_reminded_a_week_and_two_days_before_the_end()
    {
        var week = End.AddDays(-7);
        var twoDays = End.AddHours(-48);
        var candidature = Given(Some.Registered(), Asked);
        CandidatureFileEvent Reminded(DateTimeOffset at) => new CandidatureFileEvent.DocumentsReminded(at, [1]);

        Assert.Equal(week, candidature.State!.Papers.NextReminder);
        candidature.When(new RemindOfDocuments().Decide, Service, week.AddTicks(-1)).ThenNothing();
        candidature.When(new RemindOfDocuments().Decide, Service, week).Then(Reminded(week), new Mail.DocumentDue(Some.Candidature, Facts(week), Day));
        var once = Given(Some.Registered(), Asked, Reminded(week));
        Assert.Equal(twoDays, once.State!.Papers.NextReminder);
        once.When(new RemindOfDocuments().Decide, Service, twoDays.AddTicks(-1)).ThenNothing();
        once.When(new RemindOfDocuments().Decide, Service, twoDays).Then(Reminded(twoDays), new Mail.DocumentDue(Some.Candidature, Facts(twoDays), Day));
        Assert.Null(Given(Some.Registered(), Asked, Reminded(week), Reminded(twoDays)).State!.Papers.NextReminder);
    }

    [Fact]
    public void Nobody_is_reminded_of_what_is_done_over_or_not_to_be_done()
    {
        Assert.Null(Given(Some.Registered(), Asked, Deposited).State!.Papers.NextReminder);
        Assert.Null(Given(Some.Registered(), Asked, Cancelled).State!.Papers.NextReminder);
        Given(Some.Registered(), Asked).When(new RemindOfDocuments().Decide, Service, End).Then(new CandidatureFileEvent.DocumentsReminded(End, [1]));
        Given(Some.Registered(), Asked, Some.Withdrawn()).When(new RemindOfDocuments().Decide, Service, End.AddDays(-1))
            .Then(new CandidatureFileEvent.DocumentsReminded(End.AddDays(-1), [1]));
    }

    [Fact]
    public void What_happens_to_files_can_be_applied_to_any_state_and_changes_no_etag()
    {
        CandidatureEvent[] all =
        [
            Deposited, Accepted, Refused, Cancelled, new CandidatureFileEvent.DocumentsReminded(Some.Now, [1]), new CandidatureFileEvent.PublicationWithdrawn(Some.Now, 1, Some.Request(5)),
            new CandidatureFileEvent.PublicationRead(Some.Now, 1, 1),
        ];

        Assert.All(all, happened => Assert.Null(Given(happened).State));
        Assert.Empty(Given([Some.Registered(), .. all]).State!.Papers.Requests);
        Assert.Equal(1, Given([Some.Registered(), Asked, .. all]).State!.Revision);

        // As stored before there were any.
        var before = Given(Some.Registered()).State! with { Files = null };
        Assert.False(before.Papers.DocumentsMissing);
        Assert.Single(Candidature.Apply(before, Asked)!.Papers.Requests);
    }

    private static DepositDocument Deposit() => new(Owner, 1, File, Some.Request(2));
}
