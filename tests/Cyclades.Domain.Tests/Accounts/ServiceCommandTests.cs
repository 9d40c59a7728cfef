using Cyclades.Domain.Accounts;
using Cyclades.Domain.Agents;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Credentials;
using Cyclades.Domain.Mails;
using Xunit;
using static Cyclades.Domain.Tests.Story;

namespace Cyclades.Domain.Tests.Accounts;

/// <summary>What the académie's service does with an account that has a candidature of its own (R69, D2, D3, B7, B9).</summary>
public sealed class ServiceCommandTests
{
    private const string Why = "Erreur sur le prénom";

    private static readonly AgentId Marie = AgentId.Parse("marie.dupont");
    private static readonly Actor Manager = new Actor.Agent(Marie, new AgentRole.Manager(AcademyCode.Parse("19")));
    private static readonly Actor OtherManager = new Actor.Agent(Marie, new AgentRole.Manager(AcademyCode.Parse("08")));
    private static readonly Actor Administrator = new Actor.Agent(Marie, new AgentRole.Administrator());
    private static readonly RequestStamp Request = Some.Request(5);

    [Fact]
    public void A_locked_identity_is_corrected_by_the_service_and_typed_once()
    {
        var account = Some.Account(Some.Filed());
        var entry = Some.IdentityEntry() with { FirstNames = "Paul Émile", BirthNameConfirmation = null, BirthDateConfirmation = null };

        var corrected = new CorrectIdentity(Manager, entry, Why, Request).Check(account, Some.Reference, Some.Today).Value!;

        Assert.Equal(new CorrectedIdentity(Some.OtherIdentity, Why), corrected);
        var happened = new AccountEvent.IdentityCorrected(Some.Now, Some.OtherIdentity, Why, Request);
        Given(Some.Active(Some.Filed())).When((_, now) => Correct(account, corrected, renews: true, now), Some.Now).Then(happened);
        Given(Some.Active(Some.Filed())).When((_, now) => Correct(account, corrected, renews: false, now), Some.Now)
            .Then(happened, new Mail.AccountIdentityCorrected(Some.Now, Why));
        AssertSame(
            account with
            {
                Revision = account.Revision + 1,
                IdentityRevision = account.IdentityRevision + 1,
                Identity = Some.OtherIdentity,
                Requests = account.Requests.WithAnswer(Request, 0, Some.Now),
            },
            Account.Apply(account, happened));
    }

    [Fact]
    public void A_correction_that_corrects_nothing_is_refused_unless_a_candidature_lacks_it()
    {
        var account = Some.Account(Some.Filed());
        var same = new CorrectedIdentity(Some.Identity, Why);

        AssertSame(
            new Refusal.InvalidFields([new FieldViolation("identity", FieldFault.Unchanged)]), Correct(account, same, renews: false, Some.Now).Refusal);
        Assert.Single(Correct(account, same, renews: true, Some.Now).Events);
    }

    [Fact]
    public void All_that_is_wrong_with_a_correction_is_said_at_once() => AssertSame(
        new Refusal.InvalidFields(
        [
            new FieldViolation("identity.birth_name", FieldFault.Required),
            new FieldViolation("identity.birth_date", FieldFault.Required),
            new FieldViolation("reason", FieldFault.Required),
        ]),
        new CorrectIdentity(Manager, Some.IdentityEntry() with { BirthName = "", BirthDate = null }, " ", Request)
            .Check(Some.Account(Some.Filed()), Some.Reference, Some.Today).Refusal);

    [Fact]
    public void An_address_that_nobody_reads_is_replaced_with_a_notice_to_it_and_every_session_ends()
    {
        var waiting = new AccountEvent.EmailChangeAsked(Some.AMomentAgo, Some.OtherEmail, new OneTimeLink(1, Some.Now.AddHours(1)), Some.Request(9));
        var reset = new AccountEvent.PasswordResetAsked(Some.AMomentAgo, new OneTimeLink(1, Some.Now.AddHours(1)));
        var account = Given(Some.Active(Some.Filed(), waiting, reset));
        var happened = new AccountEvent.AddressReplaced(Some.Now, Some.OtherEmail, SecurityStamp.First.Next(), Why, Request);

        account.When(new ReplaceAddress(Manager, " p.lamy@orange.fr ", Why, Request).Decide, Some.Now).Then(
            happened, new Mail.AddressReplaced(Some.Now, Some.Email, Why), new Mail.AddressSet(Some.Now, Why));
        var next = (Account)Account.Apply(account.State, happened)!;
        Assert.Equal((Some.OtherEmail, SecurityStamp.First.Next()), (next.Email, next.Stamp));
        Assert.Null(next.NewEmail);
        Assert.Null(next.EmailChange.Expiry);
        Assert.Null(next.Reset.Expiry);
    }

    [Fact]
    public void All_that_is_wrong_with_a_new_address_is_said_at_once()
    {
        void Refused(string email, FieldFault fault) => Given(Some.Active(Some.Filed()))
            .When(new ReplaceAddress(Manager, email, "", Request).Decide, Some.Now)
            .ThenRefused(new Refusal.InvalidFields(
                fault is FieldFault.Unchanged
                    ? [new FieldViolation("reason", FieldFault.Required), new FieldViolation("email", fault)]
                    : [new FieldViolation("email", fault), new FieldViolation("reason", FieldFault.Required)]));

        Refused("", FieldFault.Required);
        Refused("paul", FieldFault.Malformed);
        Refused(Some.Email.Value, FieldFault.Unchanged);
    }

    [Fact]
    public void A_detached_candidature_frees_the_account_and_burns_its_number()
    {
        var account = Given(Some.Active(Some.Filed()));
        var happened = new AccountEvent.CandidatureDetached(Some.Now, new RegistrationNumber(1), Why, Request);

        account.When(Detach(Manager), Some.Now).Then(
            happened, new Mail.CandidatureDetached(new RegistrationNumber(1), Some.Service().Facts(0, Some.Now), Why));
        var next = (Account)Account.Apply(account.State, happened)!;
        Assert.Null(EditLock.OfIdentity(next));
        Assert.Null(EditLock.OfDeletion(next));
        Assert.Equal(new RegistrationNumber(2), next.NextRegistration);
    }

    [Fact]
    public void Another_candidature_goes_on_locking_the_account()
    {
        var next = (Account)Given(Some.Active(Some.Filed(), Some.Filed(2), new AccountEvent.CandidatureDetached(Some.Now, new RegistrationNumber(1), Why, Request))).State!;

        Assert.Equal(new Refusal.IdentityLocked(), EditLock.OfIdentity(next));
        Assert.Equal([new RegistrationNumber(2)], next.Filed.Select(filed => filed.Registration));
    }

    [Fact]
    public void Only_who_manages_a_candidature_of_the_account_acts_on_it()
    {
        var account = Given(Some.Active(Some.Filed()));
        foreach (var actor in (Actor[])[OtherManager, new Actor.Candidate(Some.Number), new Actor.LinkHolder(), new Actor.Clock()])
        {
            Assert.Equal(new Refusal.NotFound(), new CorrectIdentity(actor, Some.IdentityEntry(), "", Request).Check(account.State, Some.Reference, Some.Today).Refusal);
            account.When(new ReplaceAddress(actor, "", "", Request).Decide, Some.Now).ThenRefused(new Refusal.NotFound());
            account.When(Detach(actor), Some.Now).ThenRefused(new Refusal.NotFound());
        }

        var empty = Given(Some.Active());
        empty.When(new ReplaceAddress(Manager, "", "", Request).Decide, Some.Now).ThenRefused(new Refusal.NotFound());
        empty.When(Detach(Administrator), Some.Now).ThenRefused(new Refusal.NotFound());
        Assert.Null(new ReplaceAddress(Administrator, "p.lamy@orange.fr", Why, Request).Decide(empty.State, Some.Now).Refusal);
        Given(Some.Created()).When(new ReplaceAddress(Administrator, "p.lamy@orange.fr", Why, Request).Decide, Some.Now).ThenRefused(new Refusal.NotFound());
    }

    private static Decision<AccountEvent> Correct(Account account, CorrectedIdentity corrected, bool renews, DateTimeOffset now) =>
        new CorrectIdentity(Manager, Some.IdentityEntry(), Why, Request).Decide(account, corrected, renews, now);

    private static Func<AccountState, DateTimeOffset, Decision<AccountEvent>> Detach(Actor actor) => (account, now) =>
        new DetachCandidature(actor, new RegistrationNumber(1), Why, Request).Decide((Account)account, Some.Service(), now);
}
