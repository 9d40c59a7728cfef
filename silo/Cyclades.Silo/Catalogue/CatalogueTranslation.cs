using System.Security.Cryptography;
using System.Text;
using Cyclades.Domain.Catalogue;
using Cyclades.Silo.Rpc;
using Google.Protobuf.WellKnownTypes;
using Wire = Cyclades.Protos.Catalogue.V1;

namespace Cyclades.Silo.Catalogue;

/// <summary>The catalogue in the contract's words.</summary>
internal static class CatalogueTranslation
{
    private const string AcceptanceLabel = "J'ai lu et j'accepte les modalités d'inscription.";

    private const int NoticeIdLength = 16;

    /// <summary>What a card, a header or a list needs.</summary>
    public static Wire.RegistrationServiceSummary ToSummary(this OfferedService service, DateTimeOffset now) => new()
    {
        Id = service.Id.ToString(),
        ExamKind = service.Domain.Kind.ToProto(),
        DomainId = service.Domain.Code.ToString(),
        DomainLabel = service.Domain.Name,
        SessionId = service.Session.Id.ToString(),
        SessionLabel = service.Settings.Label,
        SessionYear = service.Session.Year,
        CentreKind = service.Academy.Kind switch
        {
            AcademyKind.CentreAbroad => Wire.CentreKind.ExamCentreAbroad,
            _ => Wire.CentreKind.Academy,
        },
        CentreLabel = service.Academy.Label,
        Label = service.Choice,
        TimeZone = service.Academy.Zone,
        OpeningTime = service.Settings.Period.Opening.ToTimestamp(),
        ClosingTime = service.Settings.Period.Closing.ToTimestamp(),
        State = service.Settings.StateAt(now) switch
        {
            ServiceState.NotYetOpen => Wire.RegistrationServiceState.NotYetOpen,
            ServiceState.Open => Wire.RegistrationServiceState.Open,
            _ => Wire.RegistrationServiceState.Closed,
        },
        SessionClosed = service.Session.IsClosed(now),
    };

    /// <summary>The service with all that its form offers.</summary>
    public static Wire.RegistrationService ToProto(this OfferedService service, DateTimeOffset now)
    {
        var settings = service.Settings;
        return new Wire.RegistrationService
        {
            Summary = service.ToSummary(now),
            ReturnDate = settings.ReturnDate.ToProto(),
            Contact = service.Contact.ToProto(),
            Terms = new Wire.Terms { Text = settings.Terms, Hash = settings.TermsHash, AcceptanceLabel = AcceptanceLabel },
            Categories = { settings.Categories.Select(ToProto) },
            Establishments = { settings.Establishments.Select(ToProto) },
            Tests = { settings.Tests.Select(ToProto) },
            OptionRules = { settings.OptionRules.Select(ToProto) },
            Note = settings.Note ?? "",
            SessionFirstDay = service.Session.FirstDay.ToProto(),
        };
    }

    public static Wire.ExamKind ToProto(this ExamKind kind) => kind is ExamKind.Concours ? Wire.ExamKind.Contest : Wire.ExamKind.Exam;

    /// <summary>Null for what is no kind, whatever was sent.</summary>
    public static ExamKind? ToDomain(this Wire.ExamKind kind) => kind switch
    {
        Wire.ExamKind.Exam => ExamKind.Examen,
        Wire.ExamKind.Contest => ExamKind.Concours,
        _ => null,
    };

    public static Wire.Domain ToProto(this ExamDomain domain) => new()
    {
        Id = domain.Code.ToString(),
        ExamKind = domain.Kind.ToProto(),
        Label = domain.Name,
        ShortLabel = domain.ShortName,
    };

    public static Wire.Notice ToProto(this Notice notice) => new()
    {
        Id = IdOf(notice),
        Title = notice.Title,
        Text = notice.Text,
        StartTime = notice.Period.Opening.ToTimestamp(),
        EndTime = notice.Period.Closing.ToTimestamp(),
    };

    private static Wire.Category ToProto(CandidateCategory category) => new()
    {
        Code = category.Code.ToString(),
        Label = category.Label,
        Individual = category.Individual,
    };

    private static Wire.Establishment ToProto(Establishment establishment) => new()
    {
        Code = establishment.Code.ToString(),
        Label = establishment.NameWithUai,
        Divisions = { establishment.Divisions },
    };

    private static Wire.Test ToProto(TestPaper test) => new()
    {
        Code = test.Code.ToString(),
        Label = test.Label,
        FormLabel = test.Form,
        Optional = test.Optional,
    };

    /// <summary>Tests that exclude each other are a choice of at most one (contract).</summary>
    private static Wire.OptionRule ToProto(OptionRule rule) => rule switch
    {
        OptionRule.Choose choose => new Wire.OptionRule
        {
            Label = choose.Label,
            OptionCodes = { choose.Among.Select(code => code.ToString()) },
            Minimum = choose.Minimum,
            Maximum = choose.Maximum,
        },
        OptionRule.Exclude exclude => new Wire.OptionRule
        {
            Label = exclude.Label,
            OptionCodes = { exclude.Tests.Select(code => code.ToString()) },
            Minimum = 0,
            Maximum = 1,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.GetType().Name, "The contract has no such rule."),
    };

    /// <summary>A notice is what it says: another text is another notice, to be read again.</summary>
    private static string IdOf(Notice notice) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{notice.Title}\n{notice.Text}")))[..NoticeIdLength];
}
