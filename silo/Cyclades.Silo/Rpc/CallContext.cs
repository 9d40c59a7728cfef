using System.Diagnostics.CodeAnalysis;
using Cyclades.Domain;
using Cyclades.Domain.Accounts;
using Cyclades.Silo.SignIn;
using Grpc.Core;

namespace Cyclades.Silo.Rpc;

/// <summary>Who makes a call, as <c>AccessInterceptor</c> has found.</summary>
internal static class CallContext
{
    private static readonly object CandidateKey = new();
    private static readonly object SessionKey = new();
    private static readonly object ActorKey = new();
    private static readonly object ReadmissionKey = new();

    /// <summary>The caller's account, as it stood when the call was admitted.</summary>
    /// <exception cref="InvalidOperationException">The method has no <see cref="CandidateCallAttribute"/>.</exception>
    public static AccountView Candidate(this ServerCallContext context) =>
        context.UserState.TryGetValue(CandidateKey, out var candidate)
            ? (AccountView)candidate
            : throw new InvalidOperationException($"{context.Method} admits no candidate: it needs [CandidateCall].");

    /// <summary>The agent or the operator who calls.</summary>
    /// <exception cref="InvalidOperationException">The method has no <see cref="AgentCallAttribute"/>.</exception>
    public static Actor Actor(this ServerCallContext context) =>
        context.UserState.TryGetValue(ActorKey, out var actor)
            ? (Actor)actor
            : throw new InvalidOperationException($"{context.Method} admits no agent: it needs [AgentCall].");

    /// <summary>Asks again whether the agent may make this call: one that lasts outlives what the token was worth when it began.</summary>
    /// <exception cref="RpcException">The token has ended.</exception>
    /// <exception cref="InvalidOperationException">The method has no <see cref="AgentCallAttribute"/>.</exception>
    public static Task ReadmitAsync(this ServerCallContext context) =>
        context.UserState.TryGetValue(ReadmissionKey, out var admit)
            ? ((Func<Task<Actor>>)admit)()
            : throw new InvalidOperationException($"{context.Method} admits no agent: it needs [AgentCall].");

    /// <summary>The caller's session.</summary>
    /// <exception cref="InvalidOperationException">There is none: see <see cref="TrySession"/>.</exception>
    public static CandidateSession Session(this ServerCallContext context) =>
        context.TrySession(out var session)
            ? session
            : throw new InvalidOperationException($"{context.Method} may have no session: it needs [CandidateCall].");

    /// <summary>
    /// The session that the call bears, if any. Only under <see cref="CandidateCallAttribute"/> has the account admitted it;
    /// a public call that has one is told who it was, not that it may still act.
    /// </summary>
    public static bool TrySession(this ServerCallContext context, [NotNullWhen(true)] out CandidateSession? session)
    {
        session = context.UserState.TryGetValue(SessionKey, out var found) ? (CandidateSession)found : null;
        return session is not null;
    }

    /// <summary>What counts as one client for the limits.</summary>
    public static ClientNetwork Client(this ServerCallContext context) =>
        ClientNetwork.Of(context.GetHttpContext().Connection.RemoteIpAddress);

    public static void SetSession(this ServerCallContext context, CandidateSession session) =>
        context.UserState[SessionKey] = session;

    public static void SetActor(this ServerCallContext context, Actor actor) =>
        context.UserState[ActorKey] = actor;

    public static void SetReadmission(this ServerCallContext context, Func<Task<Actor>> admit) =>
        context.UserState[ReadmissionKey] = admit;

    public static void SetCandidate(this ServerCallContext context, AccountView candidate) =>
        context.UserState[CandidateKey] = candidate;
}
