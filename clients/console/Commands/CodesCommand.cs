using System.CommandLine;
using Cyclades.Protos.Reference.V1;
using Google.Protobuf;
using Spectre.Console;

namespace Cyclades.Console.Commands;

/// <summary>The codes that a form file holds: places, countries, categories.</summary>
internal static class CodesCommand
{
    public static Command Create(CommandHost host) =>
        new("codes", "Trouver les codes à écrire dans un fichier --from")
        {
            Communes(host),
            OfList(
                host,
                "departments",
                "Départements, DOM et COM",
                async run =>
                {
                    var reply = await run.Server.AskAsync(o =>
                        run.Server.Reference.ListDepartmentsAsync(new ListDepartmentsRequest(), o));
                    return (reply, reply.Departments.Select(d => (d.Code, d.Label)));
                }),
            OfList(
                host,
                "countries",
                "Pays et nationalités",
                async run =>
                {
                    var reply = await run.Server.AskAsync(o => run.Server.Reference.ListCountriesAsync(new ListCountriesRequest(), o));
                    return (reply, reply.Countries.Select(c => (c.Code, $"{c.Label} – {c.NationalityLabel}")));
                }),
            OfList(
                host,
                "categories",
                "Catégories socio-professionnelles",
                async run =>
                {
                    var reply = await run.Server.AskAsync(o => run.Server.Reference.ListSocioProfessionalCategoriesAsync(
                        new ListSocioProfessionalCategoriesRequest(), o));
                    return (reply, reply.Categories.Select(c => (c.Code, c.Label)));
                }),
        };

    private static Command Communes(CommandHost host)
    {
        var department = new Argument<string>("DEPARTEMENT") { Description = "Code du département, par exemple 035" };
        var query = new Argument<string>("NOM") { Description = "Quelques lettres du nom", DefaultValueFactory = _ => "" };
        return host.Runs(
            new Command("communes", "Communes d'un département") { department, query },
            ["cyclades codes communes 035 \"st malo\""],
            async run =>
            {
                var request = new SearchCommunesRequest
                {
                    DepartmentCode = run.Value(department) ?? "",
                    Query = run.Value(query) ?? "",
                    PageSize = 100,
                };
                var reply = await run.Server.AskAsync(o => run.Server.Reference.SearchCommunesAsync(request, o));
                run.Show(reply, () => Show(run, reply.Communes.Select(c => (c.Code, c.Former ? $"{c.Name} (ancienne commune)" : c.Name))));
            });
    }

    private static Command OfList(
        CommandHost host,
        string name,
        string description,
        Func<Run, Task<(IMessage Reply, IEnumerable<(string Code, string Label)> Rows)>> read) =>
        host.Runs(
            new Command(name, description),
            [$"cyclades codes {name}"],
            async run =>
            {
                var (reply, rows) = await read(run);
                run.Show(reply, () => Show(run, rows));
            });

    private static void Show(Run run, IEnumerable<(string Code, string Label)> rows)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Code", "Libellé");
        foreach (var (code, label) in rows)
        {
            table.AddRow(new Text(code), new Text(label));
        }

        run.Terminal.Out.Write(table);
    }
}
