using Cyclades.Console.Server;
using Cyclades.Protos.Catalogue.V1;

namespace Cyclades.Console.Demo;

/// <summary>What of the catalogue the demonstration uses: a service that is open, and one that is not.</summary>
internal sealed record OpenServices(RegistrationService Open, RegistrationService? Shut)
{
    /// <summary>A service about to close would spoil the demonstration.</summary>
    private static readonly TimeSpan Needed = TimeSpan.FromMinutes(10);

    /// <exception cref="StepFailure">Nothing is open.</exception>
    public static async Task<OpenServices> FindAsync(Connection server)
    {
        var all = new List<RegistrationServiceSummary>();
        var now = DateTimeOffset.MinValue;
        foreach (var kind in (await server.AskAsync(o => server.Catalogue.ListExamKindsAsync(new ListExamKindsRequest(), o))).ExamKinds)
        {
            var domains = new ListDomainsRequest { ExamKind = kind.ExamKind };
            foreach (var domain in (await server.AskAsync(o => server.Catalogue.ListDomainsAsync(domains, o))).Domains)
            {
                var years = new ListSessionYearsRequest { DomainId = domain.Id };
                foreach (var year in (await server.AskAsync(o => server.Catalogue.ListSessionYearsAsync(years, o))).SessionYears)
                {
                    var services = new ListRegistrationServicesRequest { DomainId = domain.Id, Year = year.Year };
                    var reply = await server.AskAsync(o => server.Catalogue.ListRegistrationServicesAsync(services, o));
                    all.AddRange(reply.RegistrationServices);
                    now = reply.ServerTime.ToDateTimeOffset();
                }
            }
        }

        var usual = all.OrderByDescending(s => s.DomainId == "CFG")
            .ThenByDescending(s => s.Label.Contains("REIMS", StringComparison.OrdinalIgnoreCase))
            .ToList();
        foreach (var candidate in usual.Where(s =>
            s.State == RegistrationServiceState.Open && s.ClosingTime.ToDateTimeOffset() - now > Needed))
        {
            var open = await ReadAsync(server, candidate.Id);
            if (open.Categories.Any(c => c.Individual))
            {
                var shut = usual.FirstOrDefault(s => s.State == RegistrationServiceState.Closed && !s.SessionClosed)
                    ?? usual.FirstOrDefault(s => s.State == RegistrationServiceState.NotYetOpen);
                return new OpenServices(open, shut is null ? null : await ReadAsync(server, shut.Id));
            }
        }

        throw new StepFailure(
            "Aucun service d'inscription n'est ouvert aux candidats individuels. Appliquez un catalogue : cyclades catalogue apply FICHIER");
    }

    private static async Task<RegistrationService> ReadAsync(Connection server, string id)
    {
        var request = new GetRegistrationServiceRequest { Id = id };
        return (await server.AskAsync(o => server.Catalogue.GetRegistrationServiceAsync(request, o))).RegistrationService;
    }
}
