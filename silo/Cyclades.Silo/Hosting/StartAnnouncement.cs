using Cyclades.Silo.Portal;
using Cyclades.Silo.Rpc;

namespace Cyclades.Silo.Hosting;

/// <summary>Tells who started the server where it listens, where things lie, and what to run next.</summary>
internal static class StartAnnouncement
{
    public static void AnnounceStart(this WebApplication app, ServerSettings settings) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var (http, grpc) = Listeners.AddressesOf(app.Services);
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Cyclades");
        log.LogInformation("Listening: {Http} (pages, gRPC-Web), {Grpc} (gRPC)", http, grpc);
        if (app.Services.GetRequiredService<PortalFiles>().IsBuilt)
        {
            log.LogInformation("Portal: {PublicUrl}", settings.Mail.PublicUrl);
        }
        else
        {
            log.LogInformation("Portal: none, this server was built without it");
        }

        log.LogInformation("Data: {Data}; the operator's token is in {Token}", settings.Data, OperatorToken.FileName);
        if (settings.Mail.Smtp is { } smtp)
        {
            log.LogInformation("Mails: sent through {Host}:{Port}", smtp.Host, smtp.Port);
        }
        else
        {
            log.LogInformation("Mails: written to {Folder}", Path.Combine(settings.Data, "mail"));
        }

        // A certificate is one of the public name, hardly of localhost.
        var server = settings.Tls is null ? grpc : new UriBuilder(grpc) { Host = settings.Mail.PublicUrl.Host }.Uri;
        log.LogInformation("Next, in another terminal: cyclades demo --server {Server} --mail {Folder}", server, Path.Combine(settings.Data, "mail"));
    });
}
