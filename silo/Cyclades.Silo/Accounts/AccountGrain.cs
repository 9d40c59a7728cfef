using Cyclades.Domain;
using Cyclades.Domain.Accounts;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Credentials;
using Cyclades.Domain.Mails;
using Cyclades.Silo.Candidatures;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Reference;
using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Accounts;

/// <summary>The shell around <see cref="Account"/>: load, decide, write, apply, answer.</summary>
[GrainType("account")]
internal sealed class AccountGrain(
    IGrainContext context,
    GrainRecords records,
    AccountFiling filing,
    CandidatureFiling candidatureFiling,
    CatalogueMirror catalogue,
    ReferenceData reference,
    PasswordPolicy passwordPolicy,
    ErasedBytes erasedBytes,
    RuleClock clock) : Grain, IAccountGrain
{
    private readonly GrainRecord<AccountState> record = records.For<AccountState>(context, GrainKey.AccountKind);

    // Attempts that began and were not settled yet: reserved here, written only when they fail.
    private SignInAttempts? reserved;

    public override Task OnActivateAsync(CancellationToken cancellationToken) => record.LoadAsync();

    public async Task<Outcome<PendingAccount>> CreateAsync(CreateAccount command)
    {
        var now = clock.Now;
        return await CarryOutAsync(command.Decide(record.Committed, now), new Actor.LinkHolder(), now) is { } refusal
            ? refusal
            : PendingAccount.Of((Account)record.Committed!);
    }

    public Task<Outcome<PendingAccount>> FindCreationAsync(RequestStamp request)
    {
        Outcome<PendingAccount> answer = EarlierAnswer(request) switch
        {
            // Kept no longer than 7 days: what the request said then is not known any more.
            null when record.Committed is Account account && account.CreationRequest == request.Id => new Refusal.RequestReused(),
            null => new Refusal.NotFound(),
            { } earlier when earlier.IsRefused(out var refusal, out _) => refusal,
            _ => PendingAccount.Of((Account)record.Committed!),
        };
        return Task.FromResult(answer);
    }

    public Task<Outcome<Done>> FindAnswerAsync(RequestStamp request)
    {
        Outcome<Done> answer = EarlierAnswer(request) is not { } earlier ? new Refusal.NotFound()
            : earlier.IsRefused(out var reused, out _) ? reused
            : Done.It;
        return Task.FromResult(answer);
    }

    public async Task<Outcome<AccountView>> ActivateAsync(ActivateAccount command)
    {
        // A unique key that refuses takes the activation with it, state and all: the address is read before.
        var email = (record.Committed as Account)?.Email;
        var now = clock.Now;
        return await CarryOutAsync(command.Decide(record.Committed, now), new Actor.LinkHolder(), now, email) is { } refusal
            ? refusal
            : View();
    }

    public Task<Outcome<Done>> ResendActivationAsync(ResendActivation command, long? linkRequest)
    {
        var now = clock.Now;
        return DoAsync(command.Decide(record.Committed, now), new Actor.LinkHolder(), now, linkRequest);
    }

    public Task YieldAddressAsync(YieldAddress command)
    {
        var now = clock.Now;
        return ExpectAsync(command.Decide(record.Committed, now), new Actor.Clock(), now);
    }

    public Task ExpireAsync(ExpireWhatIsDue command)
    {
        var now = clock.Now;
        return ExpectAsync(command.Decide(record.Committed, now), new Actor.Clock(), now);
    }

    public Task<Outcome<SignInChallenge>> BeginSignInAsync()
    {
        var attempts = reserved ?? (record.Committed as Account)?.Attempts ?? SignInAttempts.None;
        if (BeginSignIn.Decide(record.Committed, attempts, clock.Now).IsRefused(out var refusal, out var next))
        {
            return Task.FromResult<Outcome<SignInChallenge>>(refusal);
        }

        reserved = next;
        return Task.FromResult<Outcome<SignInChallenge>>(new SignInChallenge(((Account)record.Committed!).Password, next));
    }

    public Task ReleaseSignInAsync()
    {
        reserved = reserved?.Released();
        return Task.CompletedTask;
    }

    public async Task<Outcome<AccountView>> SettleSignInAsync(SettleSignIn command)
    {
        var now = clock.Now;
        var settled = command with { Attempts = reserved ?? command.Attempts };
        if (await CarryOutAsync(settled.Decide(record.Committed, now), Self, now) is { } refusal)
        {
            return refusal;
        }

        if (record.Committed is Account { Attempts.Failures: > 0 } failed)
        {
            reserved = failed.Attempts;
            return new Refusal.WrongCredentials();
        }

        reserved = null;
        return View();
    }

    public Task FailSignInAsync(SettleSignIn command) => SettleSignInAsync(command);

    public ValueTask<Outcome<AccountView>> AdmitAsync(SecurityStamp stamp, string session) =>
        ValueTask.FromResult(Admission.IsAdmitted(record.Committed, stamp, session) ? View() : new Refusal.NotFound());

    public ValueTask<Outcome<AccountView>> ReadAsync() => ValueTask.FromResult(View());

    public Task<Outcome<Done>> SignOutAsync(SignOut command)
    {
        var now = clock.Now;
        return DoAsync(command.Decide(record.Committed, now), Self, now);
    }

    public Task<Outcome<Done>> SignOutEverywhereAsync(SignOutEverywhere command)
    {
        var now = clock.Now;
        return DoAsync(command.Decide(record.Committed, now), Self, now);
    }

    public Task<Outcome<Done>> AskPasswordResetAsync(AskPasswordReset command, long linkRequest)
    {
        var now = clock.Now;
        return DoAsync(command.Decide(record.Committed, now), new Actor.LinkHolder(), now, linkRequest);
    }

    public Task<Outcome<Done>> CheckResetAsync(int serial)
    {
        Outcome<Done> answer = record.Committed is not Account { IsActive: true } active ? new Refusal.LinkVoid(LinkPurpose.ResetPassword)
            : active.Reset.Refuse(LinkPurpose.ResetPassword, serial, clock.Now) is { } refusal ? refusal
            : Done.It;
        return Task.FromResult(answer);
    }

    public Task<Outcome<Done>> CheckPasswordAsync(PasswordForm form)
    {
        Outcome<Done> answer = record.Committed is not Account account ? new Refusal.NotFound()
            : form.Check(account, passwordPolicy).IsRefused(out var refusal, out _) ? refusal
            : Done.It;
        return Task.FromResult(answer);
    }

    public async Task<Outcome<Done>> ResetPasswordAsync(ResetPassword command)
    {
        var now = clock.Now;
        var answer = await DoAsync(command.Decide(record.Committed, now), new Actor.LinkHolder(), now);
        reserved = null;
        return answer;
    }

    public async Task<Outcome<AccountView>> ChangePasswordAsync(ChangePassword command)
    {
        var now = clock.Now;
        return EarlierAnswer(command.Request) is { } earlier ? Again(earlier)
            : await CarryOutAsync(command.Decide(record.Committed, now), Self, now) is { } refusal ? refusal
            : View();
    }

    public async Task<Outcome<AccountView>> ChangeEmailAsync(ChangeEmail command)
    {
        var now = clock.Now;
        return EarlierAnswer(command.Request) is { } earlier ? Again(earlier)
            : await CarryOutAsync(command.Decide(record.Committed, now), Self, now) is { } refusal ? refusal
            : View();
    }

    public async Task<Outcome<AccountView>> ConfirmEmailAsync(ConfirmEmail command)
    {
        if (command.Request is { } request && EarlierAnswer(request) is { } earlier)
        {
            return Again(earlier);
        }

        var email = (record.Committed as Account)?.NewEmail;
        var now = clock.Now;
        return await CarryOutAsync(command.Decide(record.Committed, now), new Actor.LinkHolder(), now, email) is { } refusal
            ? refusal
            : View();
    }

    public async Task<Outcome<AccountView>> UpdateIdentityAsync(UpdateIdentity command)
    {
        var now = clock.Now;
        return EarlierAnswer(command.Request) is { } earlier ? Again(earlier)
            : await CarryOutAsync(command.Decide(record.Committed, now), Self, now) is { } refusal ? refusal
            : View();
    }

    public Task<Outcome<Done>> DeleteAsync(DeleteAccount command)
    {
        var now = clock.Now;
        return DoAsync(command.Decide(record.Committed, now), Self, now);
    }

    public async Task<Outcome<Candidature>> SubmitAsync(SubmitCandidature command)
    {
        if (EarlierAnswer(command.Request) is { } earlier)
        {
            return earlier.IsRefused(out var reused, out var answer)
                ? reused
                : await CandidatureOf(new RegistrationNumber(answer.Answer)).ReadAsync();
        }

        if (catalogue.Current.Find(command.Service) is not { } service)
        {
            return new Refusal.NotFound();
        }

        var active = await ActiveInSessionAsync(service.Session.Id);
        var now = clock.Now;
        if (command.Decide(record.Committed, service, reference.Lists, active, now).IsRefused(out var refusal, out var submission))
        {
            return refusal;
        }

        var account = (Account)Account.Apply(record.Committed, submission.Filed)!;
        var candidature = Candidature.Apply(null, submission.Registered)!;
        var first = candidatureFiling.Of(candidature, [submission.Registered], submission.Mails, Self, account.Email, service, now);
        var envelope = filing.Of(account, [submission.Filed], [], Self, now) with
        {
            Spawn = [SpawnedRow.Of(GrainKey.Candidature(candidature.Id), first)],
        };
        return await CommitAsync(envelope, account.Email) is { } refused ? refused : candidature;
    }

    public async Task<Outcome<Candidature>> UndoWithdrawalAsync(RegistrationNumber registration, UndoWithdrawal command)
    {
        if (record.Committed is not Account account
            || account.Filed.FirstOrDefault(candidature => candidature.Registration == registration) is not { } filed)
        {
            return new Refusal.NotFound();
        }

        // Itself when it is active: then there is nothing to undo, which it says.
        var active = await ActiveInSessionAsync(filed.Service.Session);
        var other = active?.Registration == registration ? null : active;
        return await CandidatureOf(registration).UndoWithdrawalAsync(command with { Other = other }, account.Email);
    }

    public async Task<Outcome<Candidature>> RestoreAsync(RegistrationNumber registration, ServiceAct.Restore command)
    {
        if (record.Committed is not Account account
            || account.Filed.FirstOrDefault(candidature => candidature.Registration == registration) is not { } filed)
        {
            return new Refusal.NotFound();
        }

        // Itself when it is active: then there is nothing to restore, which it says.
        var active = await ActiveInSessionAsync(filed.Service.Session);
        var other = active?.Registration == registration ? null : active;
        return await CandidatureOf(registration).ActAsync(command with { Other = other }, account.Email);
    }

    public async Task<Outcome<AccountView>> CorrectIdentityAsync(CorrectIdentity command)
    {
        var now = clock.Now;
        if (EarlierAnswer(command.Request) is { } earlier)
        {
            if (earlier.IsRefused(out var reused, out _))
            {
                return reused;
            }
        }
        else
        {
            if (command.Check(record.Committed, reference.Lists, LegalTime.DayInParis(now)).IsRefused(out var invalid, out var corrected))
            {
                return invalid;
            }

            var account = (Account)record.Committed!;
            var filed = Filed(command, corrected.Identity, corrected.Reason);
            var renews = false;
            foreach (var candidature in account.Filed)
            {
                var read = await CandidatureOf(candidature.Registration).ReadAsync();
                renews |= !read.IsRefused(out _, out var found)
                    && catalogue.Current.Find(found.Service) is { } service
                    && filed.IsFor(found, service, now);
            }

            if (await CarryOutAsync(command.Decide(account, corrected, renews, now), command.Actor, now) is { } refusal)
            {
                return refusal;
            }
        }

        // The identity of now: what was corrected again since is not taken back by a request that comes late.
        var present = (Account)record.Committed!;
        var reason = Reason.Check(command.Reason).IsRefused(out _, out var tidy) ? "" : tidy;
        foreach (var candidature in present.Filed)
        {
            var renewed = await CandidatureOf(candidature.Registration).CorrectIdentityAsync(Filed(command, present.Identity, reason), present.Email);
            if (renewed.Refusal is { } refusal and not Refusal.NotFound)
            {
                return refusal;
            }
        }

        return View();
    }

    public async Task<Outcome<AccountView>> ReplaceAddressAsync(ReplaceAddress command)
    {
        var now = clock.Now;
        var email = EmailAddress.TryParse(command.Email, out var typed) ? typed : null;
        return EarlierAnswer(command.Request) is { } earlier ? Again(earlier)
            : await CarryOutAsync(command.Decide(record.Committed, now), command.Actor, now, email) is { } refusal ? refusal
            : View();
    }

    public async Task<Outcome<Done>> DetachAsync(DetachCandidature command)
    {
        var now = clock.Now;
        if (EarlierAnswer(command.Request) is { } earlier)
        {
            if (earlier.IsRefused(out var reused, out _))
            {
                return reused;
            }
        }
        else
        {
            if (record.Committed is not Account account
                || account.Filed.FirstOrDefault(candidature => candidature.Registration == command.Registration) is not { } filed)
            {
                return new Refusal.NotFound();
            }

            var service = catalogue.Current.Find(filed.Service) ?? throw new StorageUnavailableException();
            if (await CarryOutAsync(command.Decide(account, service, now), command.Actor, now) is { } refusal)
            {
                return refusal;
            }

            erasedBytes.Mark();
        }

        await CandidatureOf(command.Registration).ForgetAsync();
        return Done.It;
    }

    private static CorrectFiledIdentity Filed(CorrectIdentity command, Identity identity, string reason) =>
        new(command.Actor, identity, reason, command.Request);

    private Actor Self => new Actor.Candidate(record.Committed!.Number);

    private Outcome<AccountView> View() =>
        record.Committed is Account { IsActive: true } active ? AccountView.Of(active, clock.Now) : new Refusal.NotFound();

    private Outcome<AccountView> Again(Outcome<AnsweredRequest> earlier) =>
        earlier.IsRefused(out var reused, out _) ? reused : View();

    private Outcome<AnsweredRequest>? EarlierAnswer(RequestStamp request) =>
        (record.Committed as Account)?.Requests.Find(request, clock.Now);

    private ICandidatureGrain CandidatureOf(RegistrationNumber registration) =>
        GrainFactory.GetGrain<ICandidatureGrain>(
            GrainKey.Candidature(new CandidatureId(record.Committed!.Number, registration)).Text);

    // The database refuses a second one all the same; asking first gives the number of the other (D23).
    private async Task<CandidatureId?> ActiveInSessionAsync(SessionId session)
    {
        if (record.Committed is not Account account)
        {
            return null;
        }

        foreach (var filed in account.Filed.Where(candidature => candidature.Service.Session == session))
        {
            var read = await CandidatureOf(filed.Registration).ReadAsync();
            if (!read.IsRefused(out _, out var candidature) && candidature.IsActive)
            {
                return candidature.Id;
            }
        }

        return null;
    }

    private async Task<Outcome<Done>> DoAsync(Decision<AccountEvent> decision, Actor actor, DateTimeOffset now, long? linkRequest = null) =>
        await CarryOutAsync(decision, actor, now, linkRequest: linkRequest) is { } refusal ? refusal : Done.It;

    /// <summary>Writes what was decided where there is nobody to refuse.</summary>
    /// <exception cref="InvalidOperationException">It was refused all the same.</exception>
    private async Task ExpectAsync(Decision<AccountEvent> decision, Actor actor, DateTimeOffset now)
    {
        if (await CarryOutAsync(decision, actor, now) is { } refusal)
        {
            throw new InvalidOperationException($"What the clock does to an account was refused: {refusal.GetType().Name}.");
        }
    }

    /// <summary>Writes what was decided; answers the refusal, of the rules or of a unique key, if there is one.</summary>
    private async Task<Refusal?> CarryOutAsync(
        Decision<AccountEvent> decision, Actor actor, DateTimeOffset now, EmailAddress? email = null, long? linkRequest = null)
    {
        if (decision.Refusal is not null || decision.Events.IsEmpty)
        {
            return decision.Refusal;
        }

        var next = decision.Events.Aggregate(record.Committed, Account.Apply)!;
        var envelope = filing.Of(next, decision.Events, decision.Mails, actor, now) with { LinkRequest = linkRequest };
        return await CommitAsync(envelope, email);
    }

    private async Task<Refusal?> CommitAsync(Envelope<AccountState> envelope, EmailAddress? email)
    {
        if ((await record.TryCommitAsync(envelope)).IsRefused(out var key))
        {
            return key switch
            {
                UniqueConstraint.AccountEmail => new Refusal.EmailTaken(email),
                UniqueConstraint.AccountCreationRequest => new Refusal.RequestReused(),
                UniqueConstraint.CandidatureSession => new Refusal.AlreadyRegistered(null),
                _ => throw new StorageUnavailableException(),
            };
        }

        if (envelope.State is ErasedAccount)
        {
            erasedBytes.Mark();
        }

        return null;
    }
}
