namespace Cyclades.Console.Sessions;

/// <summary>Where the session with one server is kept between calls.</summary>
internal interface ISessionStore
{
    /// <summary>Null when not signed in.</summary>
    Session? Read();

    void Write(Session session);

    void Forget();

    /// <summary>Holds other processes off while a session is refreshed: a refresh token serves once.</summary>
    Task<IDisposable> LockAsync(CancellationToken cancel);
}
