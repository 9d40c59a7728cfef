using Cyclades.Domain;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Protos.Management.V1;
using Cyclades.Silo.Candidatures;
using Cyclades.Silo.Rpc;
using Google.Protobuf.WellKnownTypes;
using Wire = Cyclades.Protos.Management.V1;

namespace Cyclades.Silo.Management.Registers;

/// <summary>Filters and lines of registers, between the contract's words and the server's.</summary>
internal static class RegisterTranslation
{
    private const int LongestSearch = 100;
    private const int MostValues = 200;

    /// <exception cref="Grpc.Core.RpcException">INVALID_FIELDS with every part that is wrong.</exception>
    public static RegisterFilter ToFilter(this Wire.RegisterFilter? sent, ServiceId service)
    {
        var filter = sent ?? new Wire.RegisterFilter();
        var states = filter.States.Select(state => state.ToDomain()).ToArray();
        var confirmations = filter.ConfirmationStates.Select(state => state.ToDomain()).ToArray();
        RequestFields.Check(
            ("filter.states", states.All(state => state is not null), FieldFault.NotOffered),
            ("filter.candidate_category_codes", filter.CandidateCategoryCodes.Count <= MostValues, FieldFault.TooManyChosen),
            ("filter.establishment_codes", filter.EstablishmentCodes.Count <= MostValues, FieldFault.TooManyChosen),
            ("filter.confirmation_states", confirmations.All(state => state is not null), FieldFault.NotOffered),
            ("filter.saved_from", IsInstant(filter.SavedFrom), FieldFault.DateOutOfRange),
            ("filter.saved_until", IsInstant(filter.SavedUntil), FieldFault.DateOutOfRange),
            ("filter.search", filter.Search.Length <= LongestSearch, FieldFault.TooLong));
        RequestFields.Check([.. UnstorableText.PathsIn(filter, "filter").Select(path => (path, false, FieldFault.ForbiddenCharacter))]);
        return new RegisterFilter(
            service,
            [.. states.OfType<CandidatureStatus>().Distinct()],
            [.. filter.CandidateCategoryCodes],
            [.. filter.EstablishmentCodes],
            filter.ArrangementRequested.ToDomain(),
            [.. confirmations.OfType<ConfirmationState>()],
            filter.DocumentsMissing.ToDomain(),
            filter.SavedFrom?.ToDateTimeOffset(),
            filter.SavedUntil?.ToDateTimeOffset(),
            filter.Search);
    }

    public static RegisterOrder ToDomain(this Wire.RegisterOrder order) =>
        order is Wire.RegisterOrder.Name ? RegisterOrder.Name : RegisterOrder.Number;

    public static RegisterEntry ToProto(this RegisterLine line, OfferedService service) => new()
    {
        Name = line.Id.ToProto(),
        BirthName = line.BirthName,
        FirstNames = line.FirstNames,
        BirthDate = line.BirthDate,
        State = line.Status.ToProto(),
        StateLabel = CandidatureTexts.Of(line.Status),
        Version = line.Version,
        CandidateCategory = service.CategoryOf(line.Category),
        Establishment = service.EstablishmentOf(line.Establishment),
        ArrangementRequested = line.Arrangement,
        ConfirmationState = line.Confirmation.ToProto(),
        ConfirmationLabel = CandidatureTexts.Of(line.Confirmation),
        DocumentsMissing = line.DocumentsMissing,
        CreateTime = line.CreatedAt.ToTimestamp(),
        UpdateTime = line.UpdatedAt.ToTimestamp(),
    };

    public static GetRegisterStatisticsResponse ToProto(this RegisterCounts counts, OfferedService service) => new()
    {
        Total = counts.States.Sum(state => state.Number),
        Days = { counts.Days.Select(day => new CountOfDay { Day = day.Key.ToProto(), Count = day.Value }) },
        States =
        {
            counts.States.OrderBy(state => state.Key)
                .Select(state => new CountOfState { State = state.Key.ToProto(), StateLabel = CandidatureTexts.Of(state.Key), Count = state.Number }),
        },
        CandidateCategories = { ToProto(counts.Categories, service.CategoryOf) },
        Establishments = { ToProto(counts.Establishments, service.EstablishmentOf) },
        ArrangementRequests = counts.Arrangements,
        ConfirmationsSignedOnline = counts.SignedOnline,
        ConfirmationsReceived = counts.Received,
        Drafts = counts.Drafts,
    };

    /// <summary>The category with its label of now; without one when the service offers it no more.</summary>
    public static Protos.Types.V1.Choice CategoryOf(this OfferedService service, string code) => new()
    {
        Code = code,
        Label = CategoryCode.TryParse(code, out var known) ? service.Settings.FindCategory(known)?.Label ?? "" : "",
    };

    /// <summary>The établissement with its label of now; without one when the service offers it no more.</summary>
    public static Protos.Types.V1.Choice EstablishmentOf(this OfferedService service, string code) => new()
    {
        Code = code,
        Label = EstablishmentCode.TryParse(code, out var known) ? service.Settings.FindEstablishment(known)?.Name ?? "" : "",
    };

    private static IEnumerable<CountOfChoice> ToProto(IEnumerable<Count<string>> counts, Func<string, Protos.Types.V1.Choice> choice) => counts
        .OrderByDescending(count => count.Number)
        .ThenBy(count => count.Key, StringComparer.Ordinal)
        .Select(count => new CountOfChoice { Choice = choice(count.Key), Count = count.Number });

    // From the year 1 to 9999, with less than a second's nanoseconds.
    private static bool IsInstant(Timestamp? timestamp) =>
        timestamp is null or { Seconds: >= -62135596800 and <= 253402300799, Nanos: >= 0 and < 1_000_000_000 };
}
