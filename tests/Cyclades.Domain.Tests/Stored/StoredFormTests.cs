using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Cyclades.Domain.Accounts;
using Cyclades.Domain.Agents;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Credentials;
using Cyclades.Domain.Documents;
using Cyclades.Domain.Drafts;
using Cyclades.Domain.Mails;
using Cyclades.Domain.Marks;
using Xunit;

namespace Cyclades.Domain.Tests.Stored;

/// <summary>
/// States, events, mails and refusals lie in the database as JSON: what is written today is read for ever.
/// A test fails when a type lacks its name, when a name or a member changes, and when a value does not come back whole.
/// </summary>
public sealed class StoredFormTests
{
    private static readonly JsonSerializerOptions Json = Options();

    private static readonly Type[] Roots =
    [
        typeof(AccountState),
        typeof(AccountEvent),
        typeof(CandidatureEvent),
        typeof(NationalCatalogueEvent),
        typeof(RegistrationServiceEvent),
        typeof(Mail),
        typeof(Refusal),
        typeof(Actor),
        typeof(AgentEvent),
        typeof(AgentRole),
        typeof(OptionRule),
    ];

    /// <summary>Whatever is stored or sent by itself, without a name of its own.</summary>
    private static readonly Type[] Whole =
    [
        typeof(Candidature), typeof(Draft), typeof(ConfirmationContent), typeof(RegistrationServiceSettings), typeof(NationalSettings),
        typeof(Agent),
    ];

    public static TheoryData<string> Names { get; } = [.. Roots.SelectMany(DerivedFrom).Concat(Whole).Select(NameOf)];

    [Fact]
    public void Every_kind_has_a_name_of_its_own()
    {
        foreach (var root in Roots)
        {
            var named = root.GetCustomAttributes<JsonDerivedTypeAttribute>().ToArray();

            Assert.Equal(DerivedFrom(root).Select(NameOf).Order(), named.Select(entry => NameOf(entry.DerivedType)).Order());
            Assert.All(named, entry => Assert.Matches("^[a-z]+(-[a-z]+)*$", entry.TypeDiscriminator as string));
            Assert.Distinct(named.Select(entry => entry.TypeDiscriminator));
        }
    }

    [Fact]
    public void Names_and_members_are_those_that_were_stored() => Assert.Equal(Golden(), Shapes());

    // A computed value that is stored would be read as a fact by a query, and outlive its rule.
    [Fact]
    public void Nothing_that_is_computed_is_stored() =>
        Assert.Empty(
            from type in Roots.SelectMany(DerivedFrom).Concat(Whole).SelectMany(Parts).Distinct()
            where !type.IsEnum
            from member in Json.GetTypeInfo(type).Properties.Except(Members(type))
            where member.Get is not null
            select $"{NameOf(type)}.{member.Name}");

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_comes_back_whole(string name)
    {
        var type = Roots.SelectMany(DerivedFrom).Concat(Whole).Single(type => NameOf(type) == name);
        var written = Roots.FirstOrDefault(root => root.IsAssignableFrom(type)) ?? type;

        foreach (var value in (object[])[Filled(type, sparse: false), Filled(type, sparse: true)])
        {
            var text = JsonSerializer.Serialize(value, written, Json);
            var read = JsonSerializer.Deserialize(text, written, Json);

            Assert.Equal(Portrait.Of(value), Portrait.Of(read));
            Assert.Equal(text, JsonSerializer.Serialize(read, written, Json));
        }
    }

    [Fact]
    public void A_real_account_and_a_real_candidature_come_back_whole()
    {
        AccountState account = Some.Account(
            Some.Filed(),
            new AccountEvent.EmailChangeAsked(Some.Now, Some.OtherEmail, new OneTimeLink(1, Some.Now.AddHours(48)), Some.Request(9)),
            new AccountEvent.SignedOut(Some.Now, new ClosedSession("one", Some.Now.AddHours(8))));
        var candidature = Story.Given(Some.RegisteredMinor(), Some.SignedOnline()).State!;

        Story.AssertSame(account, JsonSerializer.Deserialize<AccountState>(JsonSerializer.Serialize(account, Json), Json));
        Story.AssertSame(candidature, JsonSerializer.Deserialize<Candidature>(JsonSerializer.Serialize(candidature, Json), Json));
    }

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
        options.MakeReadOnly();
        return options;
    }

    private static string NameOf(Type type) => type.IsNested ? $"{type.DeclaringType!.Name}.{type.Name}" : type.Name;

    private static IEnumerable<Type> DerivedFrom(Type root) =>
        root.Assembly.GetTypes().Where(type => type.IsSubclassOf(root) && !type.IsAbstract).OrderBy(type => type.Name, StringComparer.Ordinal);

    // --- the golden

    private static string Golden()
    {
        using var stream = typeof(StoredFormTests).Assembly.GetManifestResourceStream("shapes.golden")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Shapes()
    {
        var lines = new List<string>();
        foreach (var root in Roots)
        {
            lines.Add($"# {root.Name}");
            lines.AddRange(root.GetCustomAttributes<JsonDerivedTypeAttribute>()
                .Select(entry => $"{entry.TypeDiscriminator}: {MembersOf(entry.DerivedType)}".TrimEnd())
                .Order(StringComparer.Ordinal));
        }

        lines.Add("# parts");
        lines.AddRange(Roots.SelectMany(DerivedFrom).Concat(Whole).SelectMany(Parts).Distinct()
            .Where(type => !Roots.Contains(type) && !Roots.Any(type.IsSubclassOf))
            .Select(type => $"{type.Name}: {(type.IsEnum ? string.Join(", ", Enum.GetNames(type)) : MembersOf(type))}")
            .Order(StringComparer.Ordinal));
        return string.Join('\n', lines) + '\n';
    }

    private static string MembersOf(Type type) => string.Join(", ", Members(type).Select(member => member.Name).Order(StringComparer.Ordinal));

    private static IEnumerable<JsonPropertyInfo> Members(Type type) =>
        Json.GetTypeInfo(type).Properties.Where(member => member.AssociatedParameter is not null || member.Set is not null);

    private static IEnumerable<Type> Parts(Type type)
    {
        var seen = new HashSet<Type>();
        Gather(type);
        return seen;

        void Gather(Type found)
        {
            var bare = Nullable.GetUnderlyingType(found) ?? found;
            if (bare.IsGenericType)
            {
                Gather(bare.GetGenericArguments()[^1]);
            }
            else if (bare.Assembly == typeof(CandidateNumber).Assembly && (bare.IsEnum || Members(bare).Any()) && seen.Add(bare) && !bare.IsEnum)
            {
                foreach (var member in Members(bare))
                {
                    Gather(member.PropertyType);
                }
            }
        }
    }

    // --- values

    /// <summary>A value of which every member is filled, each with something else; or with nothing where nothing is allowed.</summary>
    private static object Filled(Type type, bool sparse)
    {
        var number = 0;
        return Make(type)!;

        object? Make(Type wanted)
        {
            number++;
            if (Nullable.GetUnderlyingType(wanted) is { } inner)
            {
                return sparse ? null : Make(inner);
            }

            return wanted switch
            {
                _ when wanted == typeof(string) => $"text {number} é",
                _ when wanted == typeof(int) => number,
                _ when wanted == typeof(bool) => number % 2 == 1,
                _ when wanted == typeof(Guid) => new Guid(number, 0, 0, new byte[8]),
                _ when wanted == typeof(DateTimeOffset) => Some.Now.AddTicks(number),
                _ when wanted == typeof(DateOnly) => Some.Today.AddDays(number),
                _ when wanted == typeof(TimeSpan) => TimeSpan.FromSeconds(number),
                _ when wanted == typeof(Uri) => new Uri($"https://cyclades.example/{number}"),
                _ when wanted == typeof(EmailAddress) => EmailAddress.Parse($"a{number}@b.fr"),
                _ when wanted == typeof(PasswordHash) => new PasswordHash($"hash {number}"),
                _ when wanted == typeof(OpenPeriod) => new OpenPeriod(Some.Now, Some.Now.AddHours(number)),
                _ when wanted == typeof(Mark) => Mark.OfHundredths(number),
                _ when wanted == typeof(AgentId) => AgentId.Parse($"agent-{number}"),
                _ when wanted == typeof(ServiceId) => ServiceId.Parse($"CFG-{number}/19"),
                _ when wanted == typeof(CandidatureId) => new CandidatureId(Some.Number, new RegistrationNumber(number)),
                _ when wanted == typeof(CandidateNumber) => new CandidateNumber(number),
                _ when wanted == typeof(RegistrationNumber) => new RegistrationNumber(number),
                _ when wanted == typeof(SecurityStamp) => new SecurityStamp(number),
                _ when wanted == typeof(ParisTime) => ParisTime.Of(Some.Now.AddMinutes(number)),
                _ when wanted == typeof(DocumentReference) => DocumentReference.Parse("7H3K-09QZ-MN4T-X2VB"),
                _ when wanted == typeof(PartialDate) => new PartialDate(1998, sparse ? null : 5, sparse ? null : 30),
                _ when wanted == typeof(Uai) => Some.Mazelot.Uai,
                _ when wanted.IsEnum => Enum.GetValues(wanted).GetValue(number % Enum.GetValues(wanted).Length),
                _ when wanted.GetMethod("Parse", [typeof(string)]) is { } parse => parse.Invoke(null, [$"C{number}"]),
                _ when IsList(wanted) => List(wanted.GetGenericArguments()[0]),
                _ when wanted.IsAbstract => Make(DerivedFrom(wanted).First()),
                _ => Record(wanted),
            };
        }

        object List(Type item)
        {
            var items = Array.CreateInstance(item, sparse ? 0 : 2);
            for (var i = 0; i < items.Length; i++)
            {
                items.SetValue(Make(item), i);
            }

            return typeof(ImmutableArray).GetMethods()
                .Single(method => method.Name == nameof(ImmutableArray.Create)
                    && method.GetParameters() is [{ ParameterType: { IsArray: true } }])
                .MakeGenericMethod(item).Invoke(null, [items])!;
        }

        object Record(Type wanted)
        {
            var nullability = new NullabilityInfoContext();
            var constructor = wanted.GetConstructors().OrderByDescending(made => made.GetParameters().Length).First();
            var made = constructor.Invoke(
            [
                .. constructor.GetParameters().Select(parameter =>
                    sparse && nullability.Create(parameter).WriteState is NullabilityState.Nullable ? null : Make(parameter.ParameterType)),
            ]);
            foreach (var property in wanted.GetProperties()
                .Where(property => constructor.GetParameters().Length == 0 && property.SetMethod is not null))
            {
                property.SetValue(
                    made,
                    sparse && nullability.Create(property).WriteState is NullabilityState.Nullable ? null : Make(property.PropertyType));
            }

            return made;
        }
    }

    private static bool IsList(Type type) =>
        type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);
}
