using Cyclades.Domain;
using Cyclades.Domain.Accounts;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Credentials;
using Cyclades.Domain.Mails;
using Cyclades.Protos.Account.V1;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Reference;
using Cyclades.Silo.Rpc;
using Cyclades.Silo.SignIn;
using Cyclades.Silo.Storage;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Cyclades.Silo.Accounts;

/// <summary>A candidate's account, by gRPC.</summary>
internal sealed class AccountRpc(
    Grains grains,
    AccountDirectory directory,
    AddressKeys addressKeys,
    CandidateNumbers numbers,
    PasswordPolicy passwordPolicy,
    PasswordHasher hasher,
    PasswordCheck passwords,
    CandidateSessions sessions,
    LinkSigner links,
    ClientThrottle throttle,
    LinkRequests linkRequests,
    CatalogueMirror catalogue,
    ReferenceData reference,
    RuleClock clock) : AccountService.AccountServiceBase
{
    private static readonly HashSet<string> MaskPaths =
        ["sex", "birth_name", "usage_name", "first_names", "birth_date", "birth_place"];

    [PublicCall]
    public override async Task<CreateAccountResponse> CreateAccount(CreateAccountRequest request, ServerCallContext context)
    {
        var stamp = RequestStamps.Of(request);
        if (await FindCreationAsync(stamp) is { } earlier)
        {
            return Render(earlier.OrThrow());
        }

        var form = AccountTranslation.ToForm(request).Check(reference.Lists, passwordPolicy, LegalTime.DayInParis(clock.Now)).OrThrow();
        throttle.Refuses(ThrottledAct.CreateAccount, context.Client(), form.Email.Value).ThrowIfRefused();
        await RefuseTakenAsync(form.Email);
        var hash = (await hasher.HashAsync(form.Password, context.CancellationToken)).OrThrow();
        var number = await numbers.NextAsync();
        var created = await grains.Account(number).CreateAsync(new CreateAccount(number, form.Identity, form.Email, hash, stamp));

        // The same request sent twice at once: the database kept one, and this is its answer too.
        return created.Refusal is Refusal.RequestReused && await FindCreationAsync(stamp) is { } other
            ? Render(other.OrThrow())
            : Render(created.OrThrow());
    }

    [PublicCall]
    public override async Task<ActivateResponse> Activate(ActivateRequest request, ServerCallContext context)
    {
        _ = RequestStamps.Of(request);
        var target = Read(LinkPurpose.ActivateAccount, request.LinkToken);
        var account = (await grains.Account(target.Candidate).ActivateAsync(new ActivateAccount(target.Serial))).OrThrow();
        foreach (var other in await directory.ListPendingAsync(addressKeys.Of(account.Email)))
        {
            await grains.Account(other).YieldAddressAsync(new YieldAddress());
        }

        return new ActivateResponse { Email = account.Email.Value };
    }

    [PublicCall]
    public override async Task<ResendActivationResponse> ResendActivation(ResendActivationRequest request, ServerCallContext context)
    {
        RequestFields.Check(("email", request.Email.Trim().Length > 0, FieldFault.Required));
        throttle.Refuses(ThrottledAct.ResendActivation, context.Client(), request.Email).ThrowIfRefused();
        await linkRequests.FileAsync(LinkPurpose.ActivateAccount, request.Email);
        return new ResendActivationResponse();
    }

    [CandidateCall]
    public override Task<GetAccountResponse> GetAccount(GetAccountRequest request, ServerCallContext context) =>
        Task.FromResult(new GetAccountResponse { Account = context.Candidate().ToProto(catalogue) });

    [CandidateCall]
    public override async Task<UpdateAccountResponse> UpdateAccount(UpdateAccountRequest request, ServerCallContext context)
    {
        var stamp = RequestStamps.Of(request);
        var paths = request.UpdateMask?.Paths ?? [];
        var revision = Etag.Required(request.Etag);
        RequestFields.Check(("update_mask", paths.All(MaskPaths.Contains), FieldFault.NotOffered));
        var candidate = context.Candidate();
        var typed = AccountTranslation.ToEntry(request.Identity ?? new IdentityForm());
        var entry = AccountTranslation.Masked(typed, AccountTranslation.ToEntry(candidate.Identity), paths);
        var identity = entry.Check(reference.Lists, LegalTime.DayInParis(clock.Now));

        // A locked identity is refused as such, even when what was typed is wrong as well; a request that was carried out
        // before has its answer all the same.
        if (candidate.IdentityLocked && (await grains.Account(candidate.Number).FindAnswerAsync(stamp)).Refusal is Refusal.NotFound)
        {
            throw new Refusal.IdentityLocked().ToRpcException();
        }

        var updated = await grains.Account(candidate.Number).UpdateIdentityAsync(new UpdateIdentity(identity.OrThrow(), revision, stamp));
        return new UpdateAccountResponse { Account = updated.OrThrow().ToProto(catalogue) };
    }

    [CandidateCall]
    public override async Task<ChangeEmailResponse> ChangeEmail(ChangeEmailRequest request, ServerCallContext context)
    {
        var stamp = RequestStamps.Of(request);
        var candidate = context.Candidate();
        var email = new EmailForm(request.Email, request.EmailConfirmation).Check().OrThrow();
        var earlier = await grains.Account(candidate.Number).FindAnswerAsync(stamp);
        if (earlier.Refusal is not Refusal.NotFound)
        {
            earlier.OrThrow();
            return Render(candidate.NewEmail, candidate.NewEmailUntil);
        }

        throttle.Refuses(ThrottledAct.ChangeEmail, context.Client(), candidate.Number.ToString()).ThrowIfRefused();
        (await passwords.ProveAsync(candidate.Number, request.CurrentPassword, context.CancellationToken)).OrThrow();
        if (email != candidate.Email)
        {
            await RefuseTakenAsync(email);
        }

        var changed = (await grains.Account(candidate.Number).ChangeEmailAsync(new ChangeEmail(email, stamp, candidate.Stamp))).OrThrow();
        return Render(changed.NewEmail, changed.NewEmailUntil);
    }

    [PublicCall]
    public override async Task<ConfirmEmailResponse> ConfirmEmail(ConfirmEmailRequest request, ServerCallContext context)
    {
        var stamp = RequestStamps.Of(request);
        var target = Read(LinkPurpose.ConfirmNewEmail, request.LinkToken);
        var account = (await grains.Account(target.Candidate).ConfirmEmailAsync(new ConfirmEmail(target.Serial, stamp))).OrThrow();
        foreach (var other in await directory.ListPendingAsync(addressKeys.Of(account.Email)))
        {
            await grains.Account(other).YieldAddressAsync(new YieldAddress());
        }

        return new ConfirmEmailResponse { Email = account.Email.Value };
    }

    [CandidateCall]
    public override async Task<ChangePasswordResponse> ChangePassword(ChangePasswordRequest request, ServerCallContext context)
    {
        var stamp = RequestStamps.Of(request);
        var candidate = context.Candidate();
        var account = grains.Account(candidate.Number);
        (await account.CheckPasswordAsync(new PasswordForm(request.Password, request.PasswordConfirmation))).OrThrow();
        (await passwords.ProveAsync(candidate.Number, request.CurrentPassword, context.CancellationToken)).OrThrow();
        var hash = (await hasher.HashAsync(request.Password, context.CancellationToken)).OrThrow();
        var changed = (await account.ChangePasswordAsync(new ChangePassword(hash, stamp, candidate.Stamp))).OrThrow();

        // The caller's own session goes on, under the new stamp.
        var now = clock.Now;
        var session = CandidateSession.Open(changed.Number, changed.Stamp, now);
        if (CandidateSessions.IsByCookie(context.GetHttpContext()))
        {
            await CandidateSessions.SignInCookie(context.GetHttpContext(), session);
            return new ChangePasswordResponse();
        }

        return new ChangePasswordResponse { Tokens = SignInRpc.Render(sessions.IssueBearer(session, now)) };
    }

    [CandidateCall]
    public override async Task<DeleteAccountResponse> DeleteAccount(DeleteAccountRequest request, ServerCallContext context)
    {
        _ = RequestStamps.Of(request);
        var candidate = context.Candidate();
        if (!candidate.CanDelete)
        {
            throw new Refusal.CandidaturesAttached().ToRpcException();
        }

        (await passwords.ProveAsync(candidate.Number, request.CurrentPassword, context.CancellationToken)).OrThrow();
        (await grains.Account(candidate.Number).DeleteAsync(new DeleteAccount(candidate.Stamp))).OrThrow();
        if (CandidateSessions.IsByCookie(context.GetHttpContext()))
        {
            await CandidateSessions.SignOutCookie(context.GetHttpContext());
        }

        return new DeleteAccountResponse();
    }

    private static CreateAccountResponse Render(PendingAccount pending) => new()
    {
        Email = pending.Email.Value,
        ActivationExpireTime = pending.Until.ToTimestamp(),
    };

    private static ChangeEmailResponse Render(EmailAddress? newEmail, DateTimeOffset? until) => new()
    {
        PendingEmail = newEmail?.Value ?? "",
        PendingEmailExpireTime = until.ToTimestamp(),
    };

    private LinkTarget Read(LinkPurpose purpose, string token) =>
        links.TryRead(purpose, token, out var target) ? target : throw new Refusal.LinkVoid(purpose).ToRpcException();

    private async Task RefuseTakenAsync(EmailAddress email)
    {
        if (await directory.FindActiveAsync(addressKeys.Of(email)) is not null)
        {
            throw new Refusal.EmailTaken(email).ToRpcException();
        }
    }

    private async Task<Outcome<PendingAccount>?> FindCreationAsync(RequestStamp stamp) =>
        await directory.FindByCreationRequestAsync(stamp.Id.ToString()) is { } number
            ? await grains.Account(number).FindCreationAsync(stamp)
            : null;
}
