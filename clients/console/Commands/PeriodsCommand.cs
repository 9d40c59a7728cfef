using System.CommandLine;
using Cyclades.Console.Showing;
using Cyclades.Protos.Catalogue.V1;

namespace Cyclades.Console.Commands;

/// <summary>« Périodes d'inscription Grand Public »: the cascade, then when each service is open (R9 to R15).</summary>
internal static class PeriodsCommand
{
    private const string NothingOpen =
        "Si aucune donnée n'est affichée, c'est qu'aucun service n'est ouvert pour le choix Domaine – Session – Académie que je recherche.";

    public static Command Create(CommandHost host)
    {
        var domain = new Option<string?>("--domain") { Description = "Seulement cet examen ou ce concours (par exemple CFG)" };
        var year = new Option<int?>("--year") { Description = "Seulement cette année de session" };
        var service = new Argument<string?>("SERVICE")
        {
            Description = "Identifiant d'un service, pour tout savoir de lui",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("periods", "Consulter les périodes d'inscription, sans compte") { service, domain, year };
        return host.Runs(
            command,
            ["cyclades periods", "cyclades periods --domain CFG --year 2027", "cyclades periods CFG-2027-06/19 --json"],
            run => run.Value(service) is { } id ? ShowAsync(run, id) : ListAsync(run, run.Value(domain), run.Value(year)));
    }

    private static async Task ShowAsync(Run run, string id)
    {
        var request = new GetRegistrationServiceRequest { Id = id };
        var reply = await run.Server.AskAsync(o => run.Server.Catalogue.GetRegistrationServiceAsync(request, o));
        run.Show(reply, () => ServiceView.Show(run.Terminal, reply.RegistrationService, reply.ServerTime));
    }

    private static async Task ListAsync(Run run, string? domain, int? year)
    {
        var all = new ListRegistrationServicesResponse();
        foreach (var kind in (await run.Server.AskAsync(o => run.Server.Catalogue.ListExamKindsAsync(new ListExamKindsRequest(), o))).ExamKinds)
        {
            var domains = new ListDomainsRequest { ExamKind = kind.ExamKind };
            foreach (var found in (await run.Server.AskAsync(o => run.Server.Catalogue.ListDomainsAsync(domains, o))).Domains
                .Where(d => domain is null || d.Id.Equals(domain, StringComparison.OrdinalIgnoreCase)))
            {
                await AddAsync(run, all, found, year);
            }
        }

        run.Show(all, () =>
        {
            ServiceView.Show(run.Terminal, all.RegistrationServices, all.ServerTime);
            if (all.RegistrationServices.Count == 0)
            {
                run.Say(NothingOpen);
            }
        });
    }

    private static async Task AddAsync(Run run, ListRegistrationServicesResponse all, Domain domain, int? year)
    {
        var years = new ListSessionYearsRequest { DomainId = domain.Id };
        foreach (var session in (await run.Server.AskAsync(o => run.Server.Catalogue.ListSessionYearsAsync(years, o))).SessionYears
            .Where(s => year is null || s.Year == year))
        {
            var services = new ListRegistrationServicesRequest { DomainId = domain.Id, Year = session.Year };
            var reply = await run.Server.AskAsync(o => run.Server.Catalogue.ListRegistrationServicesAsync(services, o));
            all.RegistrationServices.AddRange(reply.RegistrationServices);
            all.ServerTime = reply.ServerTime;
        }
    }
}
