using Cyclades.Domain;
using Cyclades.Domain.Accounts;
using Cyclades.Domain.Mails;
using Cyclades.Protos.Signin.V1;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Rpc;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Cyclades.Silo.SignIn;

/// <summary>Signing in and out, and the forgotten password, by gRPC.</summary>
internal sealed class SignInRpc(
    Grains grains,
    PasswordCheck passwords,
    PasswordHasher hasher,
    CandidateSessions sessions,
    LinkSigner links,
    ClientThrottle throttle,
    LinkRequests linkRequests,
    RuleClock clock) : SignInService.SignInServiceBase
{
    [PublicCall]
    public override async Task<SignInResponse> SignIn(SignInRequest request, ServerCallContext context)
    {
        RequestFields.Check(
            ("identifier", request.Identifier.Trim().Length > 0, FieldFault.Required),
            ("password", request.Password.Length > 0, FieldFault.Required),
            ("session_kind", request.SessionKind is SessionKind.Cookie or SessionKind.Token, FieldFault.Required));
        throttle.Refuses(ThrottledAct.SignIn, context.Client(), request.Identifier).ThrowIfRefused();
        var signedIn = await passwords.SignInAsync(request.Identifier, request.Password, context.CancellationToken);
        if (signedIn.Refusal is Refusal.WrongCredentials)
        {
            throttle.Failed(ThrottledAct.SignIn, context.Client());
        }

        var account = signedIn.OrThrow();
        var now = clock.Now;
        var session = CandidateSession.Open(account.Number, account.Stamp, now);
        var response = new SignInResponse
        {
            CandidateNumber = account.Number.ToString(),
            SessionExpireTime = session.End.ToTimestamp(),
        };
        if (request.SessionKind is SessionKind.Token)
        {
            response.Tokens = Render(sessions.IssueBearer(session, now));
        }
        else
        {
            await CandidateSessions.SignInCookie(context.GetHttpContext(), session);
        }

        return response;
    }

    [PublicCall]
    public override async Task<RefreshResponse> Refresh(RefreshRequest request, ServerCallContext context)
    {
        var now = clock.Now;
        if (sessions.ReadRefresh(request.RefreshToken, now) is not { } session
            || (await grains.Account(session.Candidate).AdmitAsync(session.Stamp, session.Id)).IsRefused(out _, out _))
        {
            throw RichStatus.SignInRequired();
        }

        return new RefreshResponse { Tokens = Render(sessions.IssueBearer(session, now)) };
    }

    [PublicCall]
    public override async Task<SignOutResponse> SignOut(SignOutRequest request, ServerCallContext context)
    {
        // Only a session that still holds may close: itself, or all of them.
        if (CandidateSession.Of(context.GetHttpContext().User) is { } session
            && !(await grains.Account(session.Candidate).AdmitAsync(session.Stamp, session.Id)).IsRefused(out _, out _))
        {
            var closed = request.Everywhere
                ? await grains.Account(session.Candidate).SignOutEverywhereAsync(new SignOutEverywhere())
                : await grains.Account(session.Candidate).SignOutAsync(new SignOut(session.Id, session.End));
            closed.OrThrow();
        }

        if (CandidateSessions.IsByCookie(context.GetHttpContext()))
        {
            await CandidateSessions.SignOutCookie(context.GetHttpContext());
        }

        return new SignOutResponse();
    }

    [PublicCall]
    public override async Task<AskPasswordResetResponse> AskPasswordReset(AskPasswordResetRequest request, ServerCallContext context)
    {
        RequestFields.Check(("identifier", request.Identifier.Trim().Length > 0, FieldFault.Required));
        throttle.Refuses(ThrottledAct.ResetPassword, context.Client(), request.Identifier).ThrowIfRefused();
        await linkRequests.FileAsync(LinkPurpose.ResetPassword, request.Identifier);
        return new AskPasswordResetResponse { MaskedAddress = MaskedAddress.Of(request.Identifier) };
    }

    [PublicCall]
    public override async Task<ResetPasswordResponse> ResetPassword(ResetPasswordRequest request, ServerCallContext context)
    {
        var stamp = RequestStamps.Of(request);
        if (!links.TryRead(LinkPurpose.ResetPassword, request.LinkToken, out var target))
        {
            throw new Refusal.LinkVoid(LinkPurpose.ResetPassword).ToRpcException();
        }

        var account = grains.Account(target.Candidate);
        var earlier = await account.FindAnswerAsync(stamp);
        if (earlier.Refusal is not Refusal.NotFound)
        {
            earlier.OrThrow();
            return new ResetPasswordResponse();
        }

        (await account.CheckResetAsync(target.Serial)).OrThrow();
        (await account.CheckPasswordAsync(new PasswordForm(request.Password, request.PasswordConfirmation))).OrThrow();
        var hash = (await hasher.HashAsync(request.Password, context.CancellationToken)).OrThrow();
        (await account.ResetPasswordAsync(new ResetPassword(target.Serial, hash, stamp))).OrThrow();
        return new ResetPasswordResponse();
    }

    internal static SessionTokens Render(BearerTokens tokens) => new()
    {
        AccessToken = tokens.Access,
        AccessExpireTime = tokens.AccessExpires.ToTimestamp(),
        RefreshToken = tokens.Refresh,
        RefreshExpireTime = tokens.RefreshExpires.ToTimestamp(),
    };
}
