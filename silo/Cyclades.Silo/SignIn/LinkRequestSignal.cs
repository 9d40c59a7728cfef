using Cyclades.Silo.Storage;

namespace Cyclades.Silo.SignIn;

/// <summary>Wakes <see cref="LinkRequestWorker"/> after a request for a link was filed.</summary>
internal sealed class LinkRequestSignal : Signal;
