using Cyclades.Console.Asking;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Protos.Types.V1;

namespace Cyclades.Console.Commands;

/// <summary>« Sur quoi et où voulez-vous vous inscrire ? »: the cascade as questions (R11 to R13, R63).</summary>
internal static class ServiceChoice
{
    public static async Task<string> AskAsync(Run run)
    {
        run.Say("Sur quoi et où voulez-vous vous inscrire ?");
        var kinds = (await run.Server.AskAsync(o => run.Server.Catalogue.ListExamKindsAsync(new ListExamKindsRequest(), o))).ExamKinds;
        var kind = await PickAsync(run, "Examen ou concours", kinds.Select(k => Choices.Of($"{(int)k.ExamKind}", k.Label)));

        var domainsOf = new ListDomainsRequest { ExamKind = kinds.First(k => $"{(int)k.ExamKind}" == kind).ExamKind };
        var domains = (await run.Server.AskAsync(o => run.Server.Catalogue.ListDomainsAsync(domainsOf, o))).Domains;
        var domain = await PickAsync(run, "Domaine", domains.Select(d => Choices.Of(d.Id, d.Label)));

        var yearsOf = new ListSessionYearsRequest { DomainId = domain };
        var years = (await run.Server.AskAsync(o => run.Server.Catalogue.ListSessionYearsAsync(yearsOf, o))).SessionYears;
        var year = await PickAsync(run, "Session", years.Select(y => Choices.Of($"{y.Year}", y.Label)));

        var servicesOf = new ListRegistrationServicesRequest { DomainId = domain, Year = years.First(y => $"{y.Year}" == year).Year };
        var services = (await run.Server.AskAsync(o =>
            run.Server.Catalogue.ListRegistrationServicesAsync(servicesOf, o))).RegistrationServices;
        return await PickAsync(run, "Sélectionner une académie et une Session", services.Select(s => Choices.Of(s.Id, s.Label)));
    }

    private static async Task<string> PickAsync(Run run, string label, IEnumerable<Choice> choices)
    {
        var list = choices.ToList();
        if (list.Count == 0)
        {
            throw new CommandFailure(
                ExitCode.NotFound,
                "Si aucune donnée n'est affichée, c'est qu'aucun service n'est ouvert pour le choix Domaine – Session – Académie que je recherche.");
        }

        var picked = list.Count == 1 ? list[0].Code : "";
        while (picked.Length == 0)
        {
            await new Questionnaire(run).AskAsync(
                [new ChoiceQuestion("registration_service_id", label, Choices.Among(list), () => picked, code => picked = code)]);
        }

        run.Say($"  {list.First(c => c.Code == picked).Label} ↩");
        return picked;
    }
}
