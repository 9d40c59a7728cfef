using Cyclades.Domain;
using Cyclades.Silo.Agents;
using Cyclades.Silo.SignIn;
using Grpc.Core;

namespace Cyclades.Silo.Rpc;

/// <summary>
/// Lets a call through when its declared policy allows it: browsers by <see cref="BrowserCallGuard"/>, candidates when
/// their account admits the session now (one hop, which closed sessions do not pass), agents when theirs admits the token now, the
/// operator by token.
/// </summary>
internal sealed class AccessInterceptor(Grains grains, BrowserCallGuard browsers, OperatorToken operatorToken) : CallInterceptor
{
    protected override async Task<T> AroundAsync<T>(ServerCallContext context, Func<Task<T>> call)
    {
        var http = context.GetHttpContext();
        if (browsers.Refuses(http))
        {
            throw RichStatus.PermissionDenied();
        }

        if (CandidateSession.Of(http.User) is { } session)
        {
            context.SetSession(session);
        }

        switch (DeclaredPolicies.PolicyOf(http, context.Method))
        {
            case CandidateCallAttribute:
                await AdmitAsync(context);
                break;
            case AgentCallAttribute policy:
                context.SetActor(await ActorAsync(http, policy));
                context.SetReadmission(() => ActorAsync(http, policy));
                break;
            case OperatorCallAttribute when !operatorToken.Matches(BearerOf(http)):
                throw http.Request.Headers.Authorization.Count == 0 ? RichStatus.SignInRequired() : RichStatus.PermissionDenied();
        }

        return await call();
    }

    // A token that no agent was given, a candidate's for instance, is one without the right; a token that has ended wants another one.
    private async Task<Actor> ActorAsync(HttpContext http, AgentCallAttribute policy)
    {
        var bearer = BearerOf(http);
        if (operatorToken.Matches(bearer))
        {
            return new Actor.Operator();
        }

        if (!AgentSecret.TryParse(bearer, out var secret))
        {
            throw http.Request.Headers.Authorization.Count == 0 ? RichStatus.SignInRequired() : RichStatus.PermissionDenied();
        }

        if ((await grains.Agent(secret.Agent).AdmitAsync(secret.Hash)).IsRefused(out _, out var agent))
        {
            throw RichStatus.SignInRequired();
        }

        return policy.Allows(agent.Role) ? agent : throw RichStatus.PermissionDenied();
    }

    private async Task AdmitAsync(ServerCallContext context)
    {
        if (!context.TrySession(out var session))
        {
            throw RichStatus.SignInRequired();
        }

        var account = grains.Account(session.Candidate);
        if ((await account.AdmitAsync(session.Stamp, session.Id)).IsRefused(out _, out var candidate))
        {
            throw RichStatus.SignInRequired();
        }

        context.SetCandidate(candidate);
    }

    private static string? BearerOf(HttpContext http)
    {
        const string Scheme = "Bearer ";
        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
    }
}
