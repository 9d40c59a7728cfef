using Cyclades.Silo.SignIn;
using Grpc.Core;

namespace Cyclades.Silo.Rpc;

/// <summary>
/// Lets a call through when its declared policy allows it: browsers by <see cref="BrowserCallGuard"/>, candidates when
/// their account admits the session now (one hop, which closed sessions do not pass), the operator by token.
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
            case OperatorCallAttribute when !operatorToken.Matches(BearerOf(http)):
                throw http.Request.Headers.Authorization.Count == 0 ? RichStatus.SignInRequired() : RichStatus.PermissionDenied();
        }

        return await call();
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
