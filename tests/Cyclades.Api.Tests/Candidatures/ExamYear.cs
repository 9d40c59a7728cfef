using Cyclades.Protos.Catalogue.V1;
using Cyclades.Protos.Management.V1;
using Cyclades.Testing;
using Xunit;

namespace Cyclades.Api.Tests.Candidatures;

/// <summary>
/// A server whose services have dates that the tests know, and that spends no time on passwords. As a class fixture it is
/// shared by the tests of a class, which do not move its clock; a test that does starts its own.
/// </summary>
public sealed class ExamYear : IAsyncLifetime
{
    /// <summary>CFG of June 2026 at Reims: individual and school candidates, closes in summer time.</summary>
    public const string Reims = "CFG-2026-06/19";

    /// <summary>The same session as <see cref="Reims"/>.</summary>
    public const string Grenoble = "CFG-2026-06/08";

    /// <summary>The same session as <see cref="Reims"/>, closes at 22:00 in Paris.</summary>
    public const string Guadeloupe = "CFG-2026-06/32";

    /// <summary>The same session as <see cref="Reims"/>, opens after <see cref="RunningSilo.Start"/>.</summary>
    public const string AixMarseille = "CFG-2026-06/02";

    /// <summary>The same session as <see cref="Reims"/>, closed before <see cref="RunningSilo.Start"/>.</summary>
    public const string Bordeaux = "CFG-2026-06/04";

    /// <summary>CFG of April 2026, closes in winter time.</summary>
    public const string Creteil = "CFG-2026-04/24";

    /// <summary>The same session as <see cref="Creteil"/>, closes with it; its clocks show another day by then.</summary>
    public const string NewCaledonia = "CFG-2026-04/40";

    /// <summary>A contest with optional tests.</summary>
    public const string Contest = "CRPE-2026-06/19";

    /// <summary>17/04/2026 18:00 in Paris, summer time.</summary>
    public static readonly DateTimeOffset ReimsClosing = new(2026, 4, 17, 16, 0, 0, TimeSpan.Zero);

    /// <summary>17/04/2026 22:00 in Paris, 16:00 in Guadeloupe.</summary>
    public static readonly DateTimeOffset GuadeloupeClosing = new(2026, 4, 17, 20, 0, 0, TimeSpan.Zero);

    /// <summary>20/03/2026 08:00 in Paris, winter time.</summary>
    public static readonly DateTimeOffset AixMarseilleOpening = new(2026, 3, 20, 7, 0, 0, TimeSpan.Zero);

    /// <summary>13/03/2026 18:00 in Paris, winter time; already 14/03/2026 04:00 in Nouméa.</summary>
    public static readonly DateTimeOffset WinterClosing = new(2026, 3, 13, 17, 0, 0, TimeSpan.Zero);

    private const string Terms = "Je m'engage à fournir des renseignements exacts.";

    public RunningSilo Silo { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Silo = await StartAsync();

    public ValueTask DisposeAsync() => Silo.DisposeAsync();

    /// <summary>A server of its own for one test.</summary>
    /// <param name="settings">As on the command line.</param>
    public static async Task<RunningSilo> StartAsync(params string[] settings)
    {
        var file = Path.Combine(AppContext.BaseDirectory, $"exam-year-{Guid.NewGuid():N}.yaml");
        await File.WriteAllTextAsync(file, Catalogue());
        return await RunningSilo.StartAsync([$"--Cyclades:Catalogue={file}", .. settings], CheapPasswords.Use);
    }

    /// <summary>Has the operator change the catalogue.</summary>
    public static async Task ChangeAsync(RunningSilo silo, string catalogue)
    {
        using var oper = silo.Connect(Transport.Http2, silo.OperatorToken);
        var reply = await oper.Management.ApplyCatalogueAsync(new ApplyCatalogueRequest { RequestId = Some.RequestId(), Text = catalogue });
        Assert.NotEmpty(reply.Changes);
    }

    /// <summary>A service with all that its form offers.</summary>
    public static async Task<RegistrationService> ServiceAsync(RunningSilo silo, string id) =>
        (await silo.Connect().Catalogue.GetRegistrationServiceAsync(new GetRegistrationServiceRequest { Id = id })).RegistrationService;

    public Task<RegistrationService> ServiceAsync(string id) => ServiceAsync(Silo, id);

    /// <summary>The catalogue; what is given stands for what the constants say.</summary>
    public static string Catalogue(string reimsClosing = "2026-04-17 18:00", string reimsReturn = "closing+2d", string terms = Terms) =>
        $$$"""
        format: 1
        ministries: [MINISTÈRE DE L'ÉDUCATION NATIONALE]
        academies:
          - {code: "19", contact: {lines: [ACADÉMIE DE REIMS, Rectorat, Rue, 51000 CHALONS EN CHAMPAGNE], mail: a@a.fr}}
          - {code: "08", contact: {lines: [ACADÉMIE DE GRENOBLE, Rectorat], mail: b@b.fr}}
          - {code: "32", contact: {lines: [ACADÉMIE DE LA GUADELOUPE, Rectorat], mail: c@c.fr}}
          - {code: "02", contact: {lines: [ACADÉMIE D'AIX MARSEILLE, Rectorat], mail: d@d.fr}}
          - {code: "04", contact: {lines: [ACADÉMIE DE BORDEAUX, Rectorat], mail: e@e.fr}}
          - {code: "24", contact: {lines: [ACADÉMIE DE CRÉTEIL, Rectorat], mail: f@f.fr}}
          - {code: "40", contact: {lines: [VICE-RECTORAT DE LA NOUVELLE-CALÉDONIE], mail: g@g.fr}}
        domains:
          - code: CFG
            kind: examen
            name: CERTIFICAT DE FORMATION GÉNÉRALE
            short_name: CFG
            document_title: CERTIFICAT DE FORMATION GENERALE
            defaults:
              categories:
                - {code: "520", label: INDIVIDUEL, individual: true}
              establishments:
                - {code: CNED, label: CNED}
              tests:
                - {code: "001", label: Entretien avec le jury, form: Ponctuel}
                - {code: "002", label: Mathématiques, form: Ponctuel}
                - {code: "003", label: Français, form: Ponctuel}
              note: "NB : Pensez à apporter le dossier que vous avez éventuellement préparé."
              terms: {{{terms}}}
          - code: CRPE
            kind: concours
            name: CONCOURS DE RECRUTEMENT DE PROFESSEURS DES ÉCOLES
            short_name: CRPE
            document_title: CONCOURS DE RECRUTEMENT DE PROFESSEURS DES ECOLES
            defaults:
              categories:
                - {code: "101", label: CONCOURS EXTERNE, individual: true}
              establishments:
                - {code: SANS, label: SANS ÉTABLISSEMENT}
              tests:
                - {code: "001", label: Français, form: Ponctuel}
                - {code: "011", label: Sciences, form: Ponctuel, optional: true}
                - {code: "012", label: Histoire, form: Ponctuel, optional: true}
                - {code: "021", label: Allemand, form: Ponctuel, optional: true}
                - {code: "023", label: Alsacien, form: Ponctuel, optional: true}
              options:
                - {label: Épreuve d'application, among: ["011", "012"], minimum: 1, maximum: 1}
                - {label: Langues, among: ["021", "023"], minimum: 0, maximum: 2}
                - {label: Allemand ou alsacien, exclude: ["021", "023"]}
              terms: Le concours est ouvert à tous.
        sessions:
          - {id: CFG-2026-04, domain: CFG, month: "2026-04", first_day: "2026-04-28"}
          - {id: CFG-2026-06, domain: CFG, month: "2026-06", first_day: "2026-06-15"}
          - {id: CRPE-2026-06, domain: CRPE, month: "2026-06", first_day: "2026-06-22"}
        services:
          - session: CFG-2026-06
            academy: "19"
            label: JUIN 2026
            opening: 2026-02-02 08:00
            closing: {{{reimsClosing}}}
            return_date: {{{reimsReturn}}}
            categories:
              - {code: "520", label: INDIVIDUEL, individual: true}
              - {code: "500", label: SCOLAIRE, individual: false}
            establishments:
              - {uai: 0510001Z, label: CLG DU MAZELOT, town: ANGLURE, divisions: [Div1, Div2]}
              - {code: CNED, label: CNED}
          - {session: CFG-2026-06, academy: "08", label: JUIN 2026 LOCAL, opening: 2026-02-02 08:00, closing: 2026-04-17 18:00, return_date: closing+2d}
          - {session: CFG-2026-06, academy: "32", label: JUIN 2026 LOCAL, opening: 2026-02-02 14:00, closing: 2026-04-17 22:00, return_date: closing+2d}
          - {session: CFG-2026-06, academy: "02", label: JUIN 2026 LOCAL, opening: 2026-03-20 08:00, closing: 2026-04-17 18:00, return_date: closing+2d}
          - {session: CFG-2026-06, academy: "04", label: JUIN 2026, opening: 2026-01-05 08:00, closing: 2026-02-27 18:00, return_date: closing+2d}
          - {session: CFG-2026-04, academy: "24", label: CFG-INDIV-AVRIL 2026, opening: 2026-02-02 08:00, closing: 2026-03-13 18:00, return_date: closing+2d}
          - {session: CFG-2026-04, academy: "40", label: AVRIL 2026, opening: 2026-02-02 08:00, closing: 2026-03-13 18:00, return_date: closing+2d}
          - {session: CRPE-2026-06, academy: "19", label: SESSION 2026, opening: 2026-02-02 08:00, closing: 2026-04-17 18:00, return_date: closing+5d}
        """;
}
