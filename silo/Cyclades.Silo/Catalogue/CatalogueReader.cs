using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Cyclades.Domain;
using Cyclades.Domain.Catalogue;
using Cyclades.Silo.Reference;

namespace Cyclades.Silo.Catalogue;

/// <summary>Reads one file into a catalogue, gathers every fault, and has the domain's rules look at what was read.</summary>
internal sealed partial class CatalogueReader(DateOnly today, ReferenceData reference, List<CatalogueFault> faults)
{
    private static readonly ImmutableArray<string> OfferKeys = ["categories", "establishments", "tests", "options", "terms", "note", "pass_mark", "mark_check_days"];

    private const int LargestPassMark = 99_999;

    private readonly FileDates dates = new(today);
    private readonly Dictionary<string, FileNode> places = [];
    private readonly Dictionary<string, string> inherited = [];

    // Services that inherit something faulty: judging them would find faults that mending that one removes.
    private readonly HashSet<string> misled = [];
    private int faultCount;

    private delegate bool TryParse<T>(string? text, out T value);

    /// <summary>The catalogue; of no use when a fault was added.</summary>
    public LoadedCatalogue Read(FileNode root, NationalSettings current)
    {
        var file = new Section(this, "", root, "catalogue", ["format", "ministries", "help", "notices", "academies", "domains", "sessions", "services"]);
        if (file.Text("format") is { } format && format != "1")
        {
            file.Fault("format", CatalogueFaultText.Format);
        }

        var defaults = new Dictionary<DomainCode, Defaults>();
        var national = new NationalSettings(
            file.Items("domains", item => ReadDomain(item, defaults)),
            file.Items("sessions", ReadSession),
            file.Items("academies", ReadAcademy),
            file.Texts("ministries"),
            file.Items("notices", ReadNotice, required: false),
            file.Items("help", ReadHelpLink, required: false));
        var nationalIsSound = faults.Count == 0;
        if (nationalIsSound)
        {
            Judge("", NationalRules.Check(national, current));
        }

        var sessions = national.Sessions.GroupBy(session => session.Id).ToDictionary(same => same.Key, same => same.First());
        var seen = new HashSet<ServiceId>();
        var services = file.Items("services", item => ReadService(item, sessions, defaults), service =>
        {
            var violations = misled.Contains(service.Path) ? [] : SettingsRules.Check(service.Value, national);
            Judge(service.Path, nationalIsSound ? violations : violations.RemoveAll(violation => violation.Path is "session" or "academy"));
            if (!seen.Add(service.Value.Id))
            {
                Judge(service.Path, [new FieldViolation("academy", FieldFault.Repeated, service.Value.Id.ToString())]);
            }
        });
        return new LoadedCatalogue(national, services);
    }

    private ExamDomain? ReadDomain(Node item, Dictionary<DomainCode, Defaults> defaults)
    {
        var domain = Section.Of(this, item, ["code", "kind", "name", "short_name", "document_title", "defaults"]);
        var code = domain.Code<DomainCode>("code", DomainCode.TryParse, DomainCode.MaximumLength);
        var kind = domain.Choice("kind", ("examen", ExamKind.Examen), ("concours", ExamKind.Concours));
        var (name, shortName, title) = (domain.Text("name"), domain.Text("short_name"), domain.Text("document_title"));
        if (domain.Has("defaults", out var node) && code is { } known)
        {
            var section = new Section(this, $"{item.Path}.defaults", node, "defaults", OfferKeys);
            var before = faultCount;
            var offer = ReadOffer(section);
            defaults[known] = new Defaults(section.Path, offer, Sound: faultCount == before);
        }

        return code is null || kind is null || name is null || shortName is null || title is null
            ? null
            : new ExamDomain(code.Value, kind.Value, name, shortName, title);
    }

    private NationalSession? ReadSession(Node item)
    {
        var session = Section.Of(this, item, ["id", "domain", "month", "first_day"]);
        var id = session.Code<SessionId>("id", SessionId.TryParse, SessionId.MaximumLength);
        var domain = session.Code<DomainCode>("domain", DomainCode.TryParse, DomainCode.MaximumLength);
        var first = session.Day("first_day");
        (int Year, int Month)? month = null;
        if (session.Text("month") is { } text)
        {
            if (YearAndMonth().Match(text) is { Success: true } match)
            {
                month = (int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
            }
            else
            {
                session.Fault("month", CatalogueFaultText.MonthExpected("month"));
            }
        }

        return id is null || domain is null || first is null || month is null
            ? null
            : new NationalSession(id.Value, domain.Value, month.Value.Year, month.Value.Month, first.Value);
    }

    private Academy? ReadAcademy(Node item)
    {
        var academy = Section.Of(this, item, ["code", "kind", "label", "short_name", "academic_region", "zone", "contact"]);
        var code = academy.Code<AcademyCode>("code", AcademyCode.TryParse, AcademyCode.MaximumLength);
        var kind = academy.Has("kind", out _)
            ? academy.Choice("kind", ("academie", AcademyKind.Academie), ("etranger", AcademyKind.CentreAbroad))
            : AcademyKind.Academie;
        var known = code is null ? null : reference.FindAcademy(code.Value);
        var contact = academy.Has("contact", out var node) ? ReadContact(new Node($"{item.Path}.contact", node)) : null;
        if (!academy.Has("contact", out _))
        {
            academy.Fault("contact", CatalogueFaultText.Missing("contact"));
        }

        string? Known(string key, string? official)
        {
            if (academy.Text(key, required: false) is { } given)
            {
                return given;
            }

            if (official is null && code is not null)
            {
                academy.Fault("code", CatalogueFaultText.UnknownAcademy(code.Value.ToString(), key));
            }

            return official;
        }

        var (label, shortName, zone) = (Known("label", known?.Label), Known("short_name", known?.ShortName), Known("zone", known?.Zone));
        var region = academy.Text("academic_region", required: false) ?? known?.AcademicRegion ?? "";
        return code is null || kind is null || label is null || shortName is null || zone is null || contact is null
            ? null
            : new Academy(code.Value, kind.Value, label, shortName, region, zone, contact);
    }

    private Contact ReadContact(Node item)
    {
        var contact = Section.Of(this, item, ["lines", "mail", "phone"]);
        EmailAddress? mail = null;
        if (contact.Text("mail", required: false) is { } text && !EmailAddress.TryParse(text, out mail))
        {
            contact.Fault("mail", CatalogueFaultText.MailExpected("mail"));
        }

        return new Contact(contact.Texts("lines"), mail, contact.Text("phone", required: false));
    }

    private Notice? ReadNotice(Node item)
    {
        var notice = Section.Of(this, item, ["title", "text", "from", "until"]);
        var text = notice.Text("text");
        var period = notice.Period("from", "until", out _);
        return text is null || period is null ? null : new Notice(notice.Text("title", required: false) ?? "", text, period);
    }

    private HelpLink? ReadHelpLink(Node item)
    {
        var link = Section.Of(this, item, ["title", "url"]);
        var title = link.Text("title");
        if (link.Text("url") is not { } text || title is null)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var url))
        {
            return new HelpLink(title, url);
        }

        link.Fault("url", CatalogueFaultText.UrlExpected("url"));
        return null;
    }

    private RegistrationServiceSettings? ReadService(
        Node item, Dictionary<SessionId, NationalSession> sessions, Dictionary<DomainCode, Defaults> defaults)
    {
        var service = Section.Of(
            this, item, ["session", "academy", "label", "opening", "closing", "return_date", "contact", "ministries", .. OfferKeys]);
        var session = service.Code<SessionId>("session", SessionId.TryParse, SessionId.MaximumLength);
        var academy = service.Code<AcademyCode>("academy", AcademyCode.TryParse, AcademyCode.MaximumLength);
        var label = service.Text("label");
        var period = service.Period("opening", "closing", out var closingDay);
        var returnDate = service.Day("return_date", closingDay, closing: true);
        var contact = service.Has("contact", out var node) ? ReadContact(new Node($"{item.Path}.contact", node)) : null;
        var own = ReadOffer(service);
        var standard = session is { } id && sessions.GetValueOrDefault(id) is { } known ? defaults.GetValueOrDefault(known.Domain) : null;

        // Without its session nothing tells what it inherits: the unknown session is the fault to mend first.
        var offer = new Offer(
            Inherit(service, "categories", own.Categories, standard, of => of.Categories),
            Inherit(service, "establishments", own.Establishments, standard, of => of.Establishments),
            Inherit(service, "tests", own.Tests, standard, of => of.Tests),
            Inherit(service, "options", own.Options, standard, of => of.Options),
            Inherit(service, "terms", own.Terms, standard, of => of.Terms),
            Inherit(service, "note", own.Note, standard, of => of.Note),
            Inherit(service, "pass_mark", own.PassMark, standard, of => of.PassMark),
            Inherit(service, "mark_check_days", own.MarkCheckDays, standard, of => of.MarkCheckDays));
        if (session is null || academy is null || label is null || period is null || returnDate is null)
        {
            return null;
        }

        return new RegistrationServiceSettings(
            new ServiceId(session.Value, academy.Value),
            label,
            period,
            returnDate.Value,
            offer.Categories ?? [],
            offer.Establishments ?? [],
            offer.Tests ?? [],
            offer.Options ?? [],
            offer.Terms ?? "",
            offer.Note,
            contact,
            service.Texts("ministries", required: false),
            offer.PassMark,
            offer.MarkCheckDays);
    }

    /// <summary>What a service says itself, else what its domain says for all; the place of a fault follows.</summary>
    private T? Inherit<T>(Section service, string key, T? own, Defaults? standard, Func<Offer, T?> of)
    {
        if (own is not null || standard is null || of(standard.Offer) is not { } common)
        {
            return own;
        }

        inherited[$"{service.Path}.{key}"] = $"{standard.Path}.{key}";
        if (!standard.Sound)
        {
            misled.Add(service.Path);
        }

        return common;
    }

    private Offer ReadOffer(Section section) => new(
        section.Has("categories", out _) ? section.Items("categories", ReadCategory) : null,
        section.Has("establishments", out _) ? section.Items("establishments", ReadEstablishment) : null,
        section.Has("tests", out _) ? section.Items("tests", ReadTest) : null,
        section.Has("options", out _) ? section.Items("options", ReadOptionRule) : null,
        section.Text("terms", required: false),
        section.Text("note", required: false),
        section.Has("pass_mark", out _) ? section.Number("pass_mark", LargestPassMark) : null,
        section.Has("mark_check_days", out _) ? section.Number("mark_check_days") : null);

    private CandidateCategory? ReadCategory(Node item)
    {
        var category = Section.Of(this, item, ["code", "label", "individual"]);
        var code = category.Code<CategoryCode>("code", CategoryCode.TryParse, CategoryCode.MaximumLength);
        var label = category.Text("label");
        var individual = category.Flag("individual");
        return code is null || label is null ? null : new CandidateCategory(code.Value, label, individual);
    }

    private Establishment? ReadEstablishment(Node item)
    {
        var establishment = Section.Of(this, item, ["code", "uai", "label", "town", "divisions"]);
        Uai? uai = null;
        if (establishment.Text("uai", required: false) is { } text)
        {
            if (Uai.TryParse(text, out var parsed))
            {
                uai = parsed;
            }
            else
            {
                establishment.Fault("uai", text.Length == 8 && int.TryParse(text[..7], NumberStyles.None, CultureInfo.InvariantCulture, out var digits)
                    ? CatalogueFaultText.UaiExpected("uai", Uai.CheckLetter(digits))
                    : CatalogueFaultText.UaiExpected("uai"));
                return null;
            }
        }

        var code = uai is not null && !establishment.Has("code", out _)
            ? EstablishmentCode.Parse(uai.Value.ToString())
            : establishment.Code<EstablishmentCode>("code", EstablishmentCode.TryParse, EstablishmentCode.MaximumLength);
        var label = establishment.Text("label");
        var divisions = establishment.Texts("divisions", required: false);
        return code is null || label is null
            ? null
            : new Establishment(code.Value, label, establishment.Text("town", required: false) ?? "", uai, divisions);
    }

    private TestPaper? ReadTest(Node item)
    {
        var test = Section.Of(this, item, ["code", "label", "form", "optional", "scale"]);
        var code = test.Code<TestCode>("code", TestCode.TryParse, TestCode.MaximumLength);
        var (label, form) = (test.Text("label"), test.Text("form"));
        var optional = test.Flag("optional", required: false);
        var scale = test.Has("scale", out _) ? test.Number("scale", TestPaper.LargestScale) : TestPaper.UsualScale;
        return code is null || label is null || form is null || scale is null ? null : new TestPaper(code.Value, label, form, optional, scale.Value);
    }

    private OptionRule? ReadOptionRule(Node item)
    {
        var rule = Section.Of(this, item, ["label", "among", "minimum", "maximum", "exclude"]);
        var label = rule.Text("label");
        if (rule.Has("exclude", out _))
        {
            var tests = rule.Codes<TestCode>("exclude", TestCode.TryParse, TestCode.MaximumLength);
            foreach (var superfluous in ((string[])["among", "minimum", "maximum"]).Where(key => rule.Has(key, out _)))
            {
                rule.Fault(superfluous, CatalogueFaultText.UnknownKey(superfluous, ["label", "exclude"]));
            }

            return label is null ? null : new OptionRule.Exclude(label, tests);
        }

        var among = rule.Codes<TestCode>("among", TestCode.TryParse, TestCode.MaximumLength);
        var (minimum, maximum) = (rule.Number("minimum"), rule.Number("maximum"));
        return label is null || minimum is null || maximum is null ? null : new OptionRule.Choose(label, among, minimum.Value, maximum.Value);
    }

    /// <summary>Turns what a rule found into faults, each where the file says what it is about.</summary>
    private void Judge(string path, IEnumerable<FieldViolation> violations)
    {
        foreach (var violation in violations)
        {
            var place = Place(path.Length == 0 ? violation.Path : $"{path}.{violation.Path}");
            faults.Add(new CatalogueFault(place.Line, place.Column, CatalogueFaultText.Of(Key(violation.Path), violation)));
        }
    }

    private FileNode Place(string path)
    {
        foreach (var (from, to) in inherited)
        {
            if (path == from || path.StartsWith($"{from}[", StringComparison.Ordinal))
            {
                path = to + path[from.Length..];
                break;
            }
        }

        while (!places.ContainsKey(path))
        {
            path = path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];
        }

        return places[path];
    }

    /// <summary>The last key of a path: « label » of <c>tests[2].label</c>, « among » of <c>options[0].among[1]</c>.</summary>
    private static string Key(string path)
    {
        var last = path[(path.LastIndexOf('.') + 1)..];
        var bracket = last.IndexOf('[', StringComparison.Ordinal);
        return bracket < 0 ? last : last[..bracket];
    }

    [GeneratedRegex("^([0-9]{4})-(0[1-9]|1[0-2])$", RegexOptions.CultureInvariant)]
    private static partial Regex YearAndMonth();

    private readonly record struct Node(string Path, FileNode Value);

    private readonly record struct Item<T>(string Path, T Value);

    /// <summary>What a domain says once for all its services, or a service for itself; null where it says nothing.</summary>
    private sealed record Offer(
        ImmutableArray<CandidateCategory>? Categories,
        ImmutableArray<Establishment>? Establishments,
        ImmutableArray<TestPaper>? Tests,
        ImmutableArray<OptionRule>? Options,
        string? Terms,
        string? Note,
        int? PassMark,
        int? MarkCheckDays);

    private sealed record Defaults(string Path, Offer Offer, bool Sound);

    /// <summary>Lines « key: value » of one thing: reads each by its key, and has a fault for any other key.</summary>
    private sealed class Section
    {
        private readonly CatalogueReader reader;
        private readonly Dictionary<string, FileNode> values = [];
        private readonly FileNode node;

        public Section(CatalogueReader reader, string path, FileNode node, string name, ImmutableArray<string> keys)
        {
            (this.reader, Path, this.node) = (reader, path, node);
            reader.places[path] = node;
            if (node is not FileNode.Mapping mapping)
            {
                reader.Add(node, CatalogueFaultText.MappingExpected(name));
                return;
            }

            foreach (var (key, value) in mapping.Entries)
            {
                if (!keys.Contains(key.Text))
                {
                    reader.Add(key, CatalogueFaultText.UnknownKey(key.Text, keys));
                }
                else if (!values.TryAdd(key.Text, value))
                {
                    reader.Add(key, CatalogueFaultText.RepeatedKey(key.Text, values[key.Text].Line));
                }
                else
                {
                    reader.places[Join(key.Text)] = value;
                }
            }
        }

        public string Path { get; }

        public static Section Of(CatalogueReader reader, Node item, ImmutableArray<string> keys) =>
            new(reader, item.Path, item.Value, Key(item.Path), keys);

        public bool Has(string key, [NotNullWhen(true)] out FileNode? value) => values.TryGetValue(key, out value);

        public void Fault(string key, string message) => reader.Add(values.GetValueOrDefault(key, node), message);

        /// <summary>A text, « {year} » filled in and trimmed; null when missing or no text.</summary>
        public string? Text(string key, bool required = true)
        {
            if (!Has(key, out var value))
            {
                Missing(key, required);
                return null;
            }

            return reader.Text(value, key);
        }

        /// <summary>A list of texts.</summary>
        public ImmutableArray<string> Texts(string key, bool required = true) =>
            Items(key, item => reader.Text(item.Value, key), required: required);

        public ImmutableArray<T> Codes<T>(string key, TryParse<T> parse, int maximumLength)
            where T : struct =>
            [.. Items(key, item => reader.Text(item.Value, key) is { } text ? reader.Code(item.Value, text, key, parse, maximumLength) : null).Select(code => code!.Value)];

        public T? Code<T>(string key, TryParse<T> parse, int maximumLength)
            where T : struct =>
            Text(key) is { } text ? reader.Code(values[key], text, key, parse, maximumLength) : null;

        public T? Choice<T>(string key, params (string Text, T Value)[] choices)
            where T : struct
        {
            if (Text(key) is not { } text)
            {
                return null;
            }

            if (choices.FirstOrDefault(choice => choice.Text == text) is { Text: not null } chosen)
            {
                return chosen.Value;
            }

            Fault(key, CatalogueFaultText.OneOf(key, [.. choices.Select(choice => choice.Text)]));
            return null;
        }

        public bool Flag(string key, bool required = true) =>
            (required || Has(key, out _)) && Choice(key, ("true", true), ("false", false)) == true;

        /// <summary>A whole number from 0 to the maximum.</summary>
        public int? Number(string key, int maximum = 99)
        {
            if (Text(key) is not { } text)
            {
                return null;
            }

            if (text.Length <= 6 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= maximum)
            {
                return number;
            }

            Fault(key, CatalogueFaultText.NumberExpected(key, maximum));
            return null;
        }

        public DateOnly? Day(string key, DateOnly? closingDay = null, bool closing = false)
        {
            if (Text(key) is not { } text)
            {
                return null;
            }

            // The closing itself is at fault, not what counts from it.
            if (closing && closingDay is null && text.StartsWith("closing", StringComparison.Ordinal))
            {
                return null;
            }

            if (reader.dates.Day(text, closingDay) is { } day)
            {
                return day;
            }

            Fault(key, CatalogueFaultText.DayExpected(key, closing));
            return null;
        }

        public OpenPeriod? Period(string openingKey, string closingKey, out DateOnly? closingDay)
        {
            var opening = Instant(openingKey, out _);
            var closing = Instant(closingKey, out closingDay);
            if (opening is null || closing is null)
            {
                return null;
            }

            if (opening < closing)
            {
                return new OpenPeriod(opening.Value, closing.Value);
            }

            Fault(closingKey, CatalogueFaultText.ClosingBeforeOpening
                .Replace("closing", closingKey, StringComparison.Ordinal).Replace("opening", openingKey, StringComparison.Ordinal));
            return null;
        }

        /// <summary>A list, each of its items at a path of its own. Faulty items are left out; a fault says why.</summary>
        /// <param name="key">Key of the list.</param>
        /// <param name="read">Reads one item; null after a fault.</param>
        /// <param name="judge">Looks at an item that was read without a fault.</param>
        /// <param name="required">Whether it must be there.</param>
        public ImmutableArray<T> Items<T>(string key, Func<Node, T?> read, Action<Item<T>>? judge = null, bool required = true)
        {
            if (!Has(key, out var value))
            {
                Missing(key, required);
                return [];
            }

            if (value is not FileNode.Sequence list)
            {
                Fault(key, CatalogueFaultText.ListExpected(key));
                return [];
            }

            var items = ImmutableArray.CreateBuilder<T>();
            for (var i = 0; i < list.Items.Length; i++)
            {
                var path = string.Create(CultureInfo.InvariantCulture, $"{Join(key)}[{i}]");
                reader.places[path] = list.Items[i];
                var before = reader.faultCount;
                if (read(new Node(path, list.Items[i])) is { } item)
                {
                    items.Add(item);
                    if (reader.faultCount == before)
                    {
                        judge?.Invoke(new Item<T>(path, item));
                    }
                }
            }

            return items.ToImmutable();
        }

        private DateTimeOffset? Instant(string key, out DateOnly? day)
        {
            day = null;
            if (Text(key) is not { } text)
            {
                return null;
            }

            if (reader.dates.DayAndHour(text) is not { } local)
            {
                Fault(key, CatalogueFaultText.HourExpected(key));
                return null;
            }

            day = local.Day;
            if (FileDates.Instant(local) is { } instant)
            {
                return instant;
            }

            Fault(key, CatalogueFaultText.HourDoesNotExist);
            return null;
        }

        private void Missing(string key, bool required)
        {
            if (required && node is FileNode.Mapping)
            {
                reader.Add(node, CatalogueFaultText.Missing(key));
            }
        }

        private string Join(string key) => Path.Length == 0 ? key : $"{Path}.{key}";
    }

    private void Add(FileNode at, string message)
    {
        faultCount++;
        faults.Add(new CatalogueFault(at.Line, at.Column, message));
    }

    private string? Text(FileNode value, string key)
    {
        if (value is FileNode.Scalar scalar)
        {
            return dates.Fill(scalar.Text).Trim();
        }

        Add(value, CatalogueFaultText.TextExpected(key));
        return null;
    }

    private T? Code<T>(FileNode at, string text, string key, TryParse<T> parse, int maximumLength)
        where T : struct
    {
        if (parse(text, out var code))
        {
            return code;
        }

        Add(at, CatalogueFaultText.CodeExpected(key, maximumLength));
        return null;
    }
}
