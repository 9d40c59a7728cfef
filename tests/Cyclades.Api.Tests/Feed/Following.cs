using Cyclades.Protos.Management.V1;
using Cyclades.Testing;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Feed;

/// <summary>A program that follows the register; it keeps the cursor of what it has read last.</summary>
internal sealed class Following : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly AsyncServerStreamingCall<FollowRegisterResponse> call;

    private Following(AsyncServerStreamingCall<FollowRegisterResponse> call, string cursor) => (this.call, Cursor) = (call, cursor);

    public string Cursor { get; private set; }

    public static Following By(Client client, string academy = "", string cursor = "") =>
        new(client.Feed.FollowRegister(new FollowRegisterRequest { AcademyCode = academy, Cursor = cursor }), cursor);

    /// <summary>The next message, as soon as there is one.</summary>
    public async Task<FollowRegisterResponse> NextAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        Assert.True(await call.ResponseStream.MoveNext(limit.Token));
        Cursor = call.ResponseStream.Current.Cursor;
        return call.ResponseStream.Current;
    }

    /// <summary>The next message, which must tell of an event.</summary>
    public async Task<FeedEvent> EventAsync()
    {
        var next = await NextAsync();
        Assert.Equal(FollowRegisterResponse.ContentOneofCase.Event, next.ContentCase);
        return next.Event;
    }

    /// <summary>All there is, to the heartbeat that says so.</summary>
    public async Task<IReadOnlyList<FollowRegisterResponse>> ToEndAsync()
    {
        var told = new List<FollowRegisterResponse>();
        while (await NextAsync() is { ContentCase: FollowRegisterResponse.ContentOneofCase.Event } next)
        {
            told.Add(next);
        }

        return told;
    }

    public void Dispose() => call.Dispose();
}
