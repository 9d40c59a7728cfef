namespace Cyclades.Console.Sessions;

/// <summary>A session that ends with the command: the demonstration leaves the user's own alone.</summary>
internal sealed class SessionInMemory : ISessionStore
{
    private Session? session;

    public Session? Read() => session;

    public void Write(Session session) => this.session = session;

    public void Forget() => session = null;

    public Task<IDisposable> LockAsync(CancellationToken cancel) => Task.FromResult<IDisposable>(new MemoryStream());
}
