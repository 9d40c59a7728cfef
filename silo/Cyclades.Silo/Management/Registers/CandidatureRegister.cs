using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Cyclades.Domain;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Silo.Storage;
using Dapper;

namespace Cyclades.Silo.Management.Registers;

/// <summary>Reads the register of candidatures, one registration service at a time.</summary>
internal sealed class CandidatureRegister(Database database)
{
    private const string Fields =
        """
        candidate_number AS Candidate, registration_number AS Registration, substr(search, 13) AS NameKey, state, version, birth_name AS BirthName,
        first_names AS FirstNames, birth_date AS BirthDate, category, establishment, arrangement, signed, received,
        documents_missing AS DocumentsMissing, created_at AS CreatedAt, updated_at AS UpdatedAt
        """;

    /// <summary>From after a place on, in the order asked.</summary>
    public async Task<ImmutableArray<RegisterLine>> ListAsync(RegisterFilter filter, RegisterOrder order, RegisterPlace? after, int limit)
    {
        var (condition, values) = Condition(filter);
        var key = order is RegisterOrder.Name
            ? "substr(search, 13), candidate_number, registration_number"
            : "candidate_number, registration_number";
        if (after is not null)
        {
            condition += order is RegisterOrder.Name
                ? " AND (substr(search, 13), candidate_number, registration_number) > (@afterName, @afterCandidate, @afterRegistration)"
                : " AND (candidate_number, registration_number) > (@afterCandidate, @afterRegistration)";
            values.Add("afterName", after.NameKey);
            values.Add("afterCandidate", after.Id.Candidate.Value);
            values.Add("afterRegistration", (long)after.Id.Registration.Value);
        }

        values.Add("limit", limit);
        await using var connection = await database.ConnectAsync();
        var rows = await connection.QueryAsync<Stored>($"SELECT {Fields} FROM candidature WHERE {condition} ORDER BY {key} LIMIT @limit", values);
        return [.. rows.Select(row => row.Read())];
    }

    /// <summary>How many there are, of these states; none given means every state.</summary>
    public async Task<RegisterCounts> CountAsync(ServiceId service, ImmutableArray<CandidatureStatus> states)
    {
        var (condition, values) = Condition(new RegisterFilter(service, states, [], [], null, [], null, null, null, ""));
        values.Add("active", true);
        await using var connection = await database.ConnectAsync();
        var groups = (await connection.QueryAsync<Group>(
            $"""
            SELECT state, category, COALESCE(establishment, '') AS Establishment, arrangement, signed, received, count(*) AS Count
            FROM candidature WHERE {condition} GROUP BY state, category, COALESCE(establishment, ''), arrangement, signed, received
            """,
            values)).AsList();

        // The day is that of Paris, which no database is asked to know: instants go by one by one, and only days are kept.
        var days = new SortedDictionary<DateOnly, int>();
        await foreach (var at in connection.QueryUnbufferedAsync<DateTimeOffset>($"SELECT created_at FROM candidature WHERE {condition}", values))
        {
            var day = LegalTime.DayInParis(at);
            days[day] = days.GetValueOrDefault(day) + 1;
        }

        var drafts = await connection.ExecuteScalarAsync<long>(
            """
            SELECT count(*) FROM draft WHERE service = @service AND NOT EXISTS (
                SELECT 1 FROM candidature
                WHERE candidature.candidate_number = draft.candidate_number AND candidature.service = draft.service AND active = @active)
            """,
            values);
        return new RegisterCounts(
            days,
            Sums(groups, group => StatusOf(group.State)),
            Sums(groups, group => group.Category),
            Sums(groups, group => group.Establishment),
            groups.Where(group => group.Arrangement).Sum(group => (int)group.Count),
            groups.Where(group => group.Signed).Sum(group => (int)group.Count),
            groups.Where(group => group.Received).Sum(group => (int)group.Count),
            (int)drafts);
    }

    private static (string Condition, DynamicParameters Values) Condition(RegisterFilter filter)
    {
        var values = new DynamicParameters();
        var conditions = new List<string> { "service = @service" };
        values.Add("service", filter.Service.ToString());
        void Among(string column, string name, IReadOnlyCollection<string> wanted)
        {
            if (wanted.Count > 0)
            {
                conditions.Add($"{column} IN {values.AddList(name, wanted)}");
            }
        }

        void Is(string column, string name, bool? wanted)
        {
            if (wanted is { } truth)
            {
                conditions.Add($"{column} = @{name}");
                values.Add(name, truth);
            }
        }

        Among("state", "states", [.. filter.States.Select(NameOf)]);
        Among("category", "categories", filter.Categories);
        Among("establishment", "establishments", filter.Establishments);
        Is("arrangement", "arrangement", filter.Arrangement);
        Is("documents_missing", "documentsMissing", filter.DocumentsMissing);
        if (!filter.Confirmations.IsEmpty)
        {
            values.Add("yes", true);
            conditions.Add($"({string.Join(" OR ", filter.Confirmations.Distinct().Select(confirmation => confirmation switch
            {
                ConfirmationState.Received => "received = @yes",
                ConfirmationState.SignedOnline => "signed = @yes",
                _ => "(signed <> @yes AND received <> @yes)",
            }))})");
        }

        if (filter.SavedFrom is { } from)
        {
            conditions.Add("created_at >= @savedFrom");
            values.Add("savedFrom", from);
        }

        if (filter.SavedUntil is { } until)
        {
            conditions.Add("created_at < @savedUntil");
            values.Add("savedUntil", until);
        }

        Search(filter.Search.Trim(), conditions, values);
        return (string.Join(" AND ", conditions), values);
    }

    // A folded text is of capitals, digits and spaces: none of it means anything to LIKE.
    private static void Search(string typed, List<string> conditions, DynamicParameters values)
    {
        if (CandidatureId.TryParse(typed, out var id))
        {
            conditions.Add("candidate_number = @candidate AND registration_number = @registration");
            values.Add("candidate", id.Candidate.Value);
            values.Add("registration", (long)id.Registration.Value);
            return;
        }

        if (typed.Length > 0 && long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            conditions.Add("candidate_number = @candidate");
            values.Add("candidate", number);
            return;
        }

        var words = SearchText.Fold(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var index = 0; index < words.Length; index++)
        {
            conditions.Add($"(' ' || search) LIKE @word{index.ToString(CultureInfo.InvariantCulture)}");
            values.Add($"word{index.ToString(CultureInfo.InvariantCulture)}", $"% {words[index]}%");
        }

        // What was typed holds no letter: it is the beginning of no name.
        if (typed.Length > 0 && words.Length == 0)
        {
            conditions.Add("1 = 0");
        }
    }

    private static ImmutableArray<Count<TKey>> Sums<TKey>(IEnumerable<Group> groups, Func<Group, TKey> key) =>
    [
        .. groups.GroupBy(key).Select(group => new Count<TKey>(group.Key, group.Sum(part => (int)part.Count))),
    ];

    private static string NameOf(CandidatureStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());

    private static CandidatureStatus StatusOf(string name) => Enum.Parse<CandidatureStatus>(name, ignoreCase: true);

    // Properties, not a constructor: SQLite has no type for a computed column while there is no row.
    private sealed record Group
    {
        public string State { get; init; } = "";

        public string Category { get; init; } = "";

        public string Establishment { get; init; } = "";

        public bool Arrangement { get; init; }

        public bool Signed { get; init; }

        public bool Received { get; init; }

        public long Count { get; init; }
    }

    private sealed record Stored
    {
        public long Candidate { get; init; }

        public long Registration { get; init; }

        public string NameKey { get; init; } = "";

        public string State { get; init; } = "";

        public long Version { get; init; }

        public string BirthName { get; init; } = "";

        public string FirstNames { get; init; } = "";

        public string BirthDate { get; init; } = "";

        public string Category { get; init; } = "";

        public string? Establishment { get; init; }

        public bool Arrangement { get; init; }

        public bool Signed { get; init; }

        public bool Received { get; init; }

        public bool DocumentsMissing { get; init; }

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset UpdatedAt { get; init; }

        public RegisterLine Read() => new(
            new CandidatureId(new CandidateNumber(Candidate), new RegistrationNumber((int)Registration)),
            NameKey,
            StatusOf(State),
            (int)Version,
            BirthName,
            FirstNames,
            BirthDate,
            Category,
            Establishment ?? "",
            Arrangement,
            Received ? ConfirmationState.Received : Signed ? ConfirmationState.SignedOnline : ConfirmationState.ToReturn,
            DocumentsMissing,
            CreatedAt,
            UpdatedAt);
    }
}

/// <summary>How many have one value.</summary>
internal sealed record Count<TKey>(TKey Key, int Number);

/// <summary>Counts of one registration service.</summary>
/// <param name="Days">By the day of the first save, in Paris.</param>
/// <param name="Drafts">Of candidates who have no active candidature there.</param>
internal sealed record RegisterCounts(
    IReadOnlyDictionary<DateOnly, int> Days,
    ImmutableArray<Count<CandidatureStatus>> States,
    ImmutableArray<Count<string>> Categories,
    ImmutableArray<Count<string>> Establishments,
    int Arrangements,
    int SignedOnline,
    int Received,
    int Drafts);
