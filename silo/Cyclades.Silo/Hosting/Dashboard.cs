using Orleans.Dashboard;

namespace Cyclades.Silo.Hosting;

/// <summary>
/// Orleans' dashboard, on a port of its own that only this machine reaches, as long as administrators have no way to sign in. It
/// shows counts and durations; the states of grains, which hold personal data, and lines of the log it does not show.
/// </summary>
internal static class Dashboard
{
    private const string States = "/GrainState";

    public static void AddTo(ISiloBuilder silo) => silo.AddDashboard(options => options.HideTrace = true);

    /// <summary>Nothing but the dashboard is answered on its port, and the dashboard nowhere else.</summary>
    public static void UseDashboard(this WebApplication app, int port)
    {
        app.MapWhen(http => http.Connection.LocalPort == port, branch =>
        {
            // A page from elsewhere that a browser here is made to open reaches the port by a name of its own.
            branch.Use((http, next) =>
            {
                if (!http.Request.Host.IsThisMachine() || http.Request.Path.StartsWithSegments(States, StringComparison.OrdinalIgnoreCase))
                {
                    http.Response.StatusCode = StatusCodes.Status404NotFound;
                    return Task.CompletedTask;
                }

                return next(http);
            });
            branch.UseRouting();
            branch.UseEndpoints(endpoints => endpoints.MapOrleansDashboard());
        });
    }
}
