using System.Collections.Immutable;
using System.Globalization;

namespace Cyclades.Domain.Catalogue;

/// <summary>What is set once for the whole country: everything of the catalogue but the services.</summary>
/// <param name="Domains">Exams and contests.</param>
/// <param name="Sessions">National sessions.</param>
/// <param name="Academies">Académies and centres abroad.</param>
/// <param name="Ministries">Lines of the letterhead under the académie (R96).</param>
/// <param name="Notices">Messages of the home page (R5).</param>
/// <param name="HelpLinks">Explanatory videos (R7).</param>
public sealed record NationalSettings(
    ImmutableArray<ExamDomain> Domains,
    ImmutableArray<NationalSession> Sessions,
    ImmutableArray<Academy> Academies,
    ImmutableArray<string> Ministries,
    ImmutableArray<Notice> Notices,
    ImmutableArray<HelpLink> HelpLinks)
{
    public static NationalSettings Empty { get; } = new([], [], [], [], [], []);

    public ImmutableArray<ExamDomain> Domains { get; init; } = Domains.OrEmpty();

    public ImmutableArray<NationalSession> Sessions { get; init; } = Sessions.OrEmpty();

    public ImmutableArray<Academy> Academies { get; init; } = Academies.OrEmpty();

    public ImmutableArray<string> Ministries { get; init; } = Ministries.OrEmpty();

    public ImmutableArray<Notice> Notices { get; init; } = Notices.OrEmpty();

    public ImmutableArray<HelpLink> HelpLinks { get; init; } = HelpLinks.OrEmpty();
}

/// <summary>A registration service with all that it refers to.</summary>
public sealed record OfferedService(
    ExamDomain Domain,
    NationalSession Session,
    Academy Academy,
    RegistrationServiceSettings Settings,
    ImmutableArray<string> NationalMinistries)
{
    public ServiceId Id => Settings.Id;

    /// <summary>« ACADÉMIE DE REIMS - (JUIN 2023) » (R12).</summary>
    public string Choice => $"{Academy.Label} - ({Settings.Label})";

    /// <summary>The service's own contact block, or the académie's (D33).</summary>
    public Contact Contact => Settings.Contact ?? Academy.Contact;

    /// <summary>Lines of the letterhead under the académie (R96).</summary>
    public ImmutableArray<string> Ministries => Settings.Ministries is { Length: > 0 } own ? own : NationalMinistries;

    /// <summary>Most points of a test that somebody is registered for: as the service says now, or as it said then when it has that test no more.</summary>
    public int ScaleOf(TestPaper filed) => Settings.Tests.FirstOrDefault(test => test.Code == filed.Code)?.Scale ?? filed.Scale;

    /// <summary>What a mail about a candidature of this service prints.</summary>
    public Mails.RegistrationFacts Facts(int version, DateTimeOffset at) => new(
        Domain.Name,
        Settings.Label,
        Academy.Label,
        version,
        at,
        Settings.Period.Closing,
        Academy.Zone,
        Settings.ReturnDate,
        Contact.AllLines);
}

/// <summary>One step of the cascade: a year's sessions of a domain (R11).</summary>
/// <param name="Domain">The exam or contest.</param>
/// <param name="Year">The year.</param>
/// <param name="Label">« CFG 2023 ».</param>
public sealed record SessionYear(DomainCode Domain, int Year, string Label);

/// <summary>
/// The whole catalogue at one moment: immutable, consistent, answered from memory. Services whose domain,
/// session or académie is unknown are left out.
/// </summary>
public sealed class CatalogueSnapshot
{
    private readonly ImmutableDictionary<ServiceId, OfferedService> byId;

    public CatalogueSnapshot(NationalSettings national, IEnumerable<RegistrationServiceSettings> services)
    {
        National = national;
        var domains = national.Domains.ToDictionary(domain => domain.Code);
        var sessions = national.Sessions.ToDictionary(session => session.Id);
        var academies = national.Academies.ToDictionary(academy => academy.Code);
        var offered =
            from settings in services
            let session = sessions.GetValueOrDefault(settings.Id.Session)
            let academy = academies.GetValueOrDefault(settings.Id.Academy)
            where session is not null && academy is not null
            let domain = domains.GetValueOrDefault(session.Domain)
            where domain is not null
            select new OfferedService(domain, session, academy, settings, national.Ministries);
        Services =
        [
            .. offered
                .OrderBy(service => service.Academy.Kind)
                .ThenBy(service => service.Choice, StringComparer.Ordinal)
                .ThenBy(service => service.Id.ToString(), StringComparer.Ordinal),
        ];
        byId = Services.ToImmutableDictionary(service => service.Id);
    }

    public static CatalogueSnapshot Empty { get; } = new(NationalSettings.Empty, []);

    public NationalSettings National { get; }

    /// <summary>All services, académies before centres abroad, then by label.</summary>
    public ImmutableArray<OfferedService> Services { get; }

    public OfferedService? Find(ServiceId id) => byId.GetValueOrDefault(id);

    /// <summary>First choice of the cascade: kinds that have a service (R11, R15).</summary>
    public ImmutableArray<ExamKind> Kinds() => [.. Services.Select(service => service.Domain.Kind).Distinct().Order()];

    /// <summary>Second choice: domains of a kind that have a service.</summary>
    public ImmutableArray<ExamDomain> Domains(ExamKind kind) =>
        [.. Services.Select(service => service.Domain).Where(domain => domain.Kind == kind).Distinct().OrderBy(domain => domain.Name, StringComparer.Ordinal)];

    /// <summary>Third choice: years of a domain that have a service, the latest first. Closed sessions are left out (D20).</summary>
    public ImmutableArray<SessionYear> SessionYears(DomainCode domain, DateTimeOffset now) =>
        [.. Services.Where(service => service.Domain.Code == domain && !service.Session.IsClosed(now))
            .Select(service => new SessionYear(domain, service.Session.Year, string.Create(CultureInfo.InvariantCulture, $"{service.Domain.ShortName} {service.Session.Year}")))
            .Distinct()
            .OrderByDescending(year => year.Year)];

    /// <summary>Last choice: the services of a domain's year, « ACADÉMIE DE REIMS - (JUIN 2023) » (R12). Closed sessions are left out (D20).</summary>
    public ImmutableArray<OfferedService> ServicesOf(DomainCode domain, int year, DateTimeOffset now) =>
        [.. Services.Where(service => service.Domain.Code == domain && service.Session.Year == year && !service.Session.IsClosed(now))];

    /// <summary>Notices to show now (R5).</summary>
    public ImmutableArray<Notice> NoticesAt(DateTimeOffset now) =>
        [.. National.Notices.Where(notice => notice.Period.Contains(now)).OrderByDescending(notice => notice.Period.Opening)];
}
