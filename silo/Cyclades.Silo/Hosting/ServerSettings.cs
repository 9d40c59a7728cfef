using System.Globalization;
using System.Net;
using Cyclades.Silo.Documents.Files;
using Cyclades.Silo.Mails;
using Cyclades.Silo.Portal;
using Cyclades.Silo.SignIn;
using Cyclades.Silo.Storage.PostgreSql;

namespace Cyclades.Silo.Hosting;

/// <summary>Everything that an operator may set, read and checked in one place: <c>Cyclades:*</c>, see docs/operations.md.</summary>
/// <param name="Data">The data folder, absolute.</param>
/// <param name="Listen">Where to listen: <c>localhost</c>, <c>*</c> for every address of the machine, or one address.</param>
/// <param name="HttpPort">Port of HTTP/1.1, and of HTTP/2 with TLS: pages and gRPC-Web; 0 for any that is free.</param>
/// <param name="GrpcPort">Port of gRPC over HTTP/2; 0 for any that is free.</param>
/// <param name="Tls">The certificate with which both ports speak TLS; null for ports in clear.</param>
/// <param name="PostgreSql">How to connect to the database that several servers share; null for the embedded one.</param>
/// <param name="Silo">Where other servers on that database reach this one; port 0 for any that is free. Null without one.</param>
/// <param name="Mail">How mails leave, and the portal's public address.</param>
/// <param name="Portal">What the portal shows.</param>
/// <param name="CallDeadline">No call lasts longer.</param>
/// <param name="Catalogue">Catalogue file to load while the database has none, absolute; null for the demonstration.</param>
/// <param name="Reflection">Whether clients may ask the server what it offers.</param>
/// <param name="Telemetry">Collector that takes what is measured, OTLP over gRPC; null when nothing is sent.</param>
/// <param name="DashboardPort">Where Orleans' dashboard is shown to this machine; null where it is off.</param>
/// <param name="DrainDelay">How long the server still takes calls once it is asked to stop.</param>
/// <param name="KeyCertificate">What protects the keys of sessions in the database; null for keys that lie there as they are.</param>
/// <param name="ResetClock">Whether the rule's clock begins again at the machine's.</param>
/// <param name="Clamd">Where ClamAV's daemon scans what is deposited; null where nothing is scanned.</param>
internal sealed record ServerSettings(
    string Data,
    string Listen,
    int HttpPort,
    int GrpcPort,
    CertificateFiles? Tls,
    string? PostgreSql,
    SiloEndpoint? Silo,
    MailSettings Mail,
    PortalSettings Portal,
    TimeSpan CallDeadline,
    string? Catalogue,
    bool Reflection,
    Uri? Telemetry,
    int? DashboardPort,
    TimeSpan DrainDelay,
    KeyCertificate? KeyCertificate,
    bool ResetClock,
    EndPoint? Clamd)
{
    public const string Section = "Cyclades";

    public const string Localhost = "localhost";

    public const string AnyAddress = "*";

    private const string SqliteName = "sqlite";

    private const string PostgreSqlName = "postgresql";

    private const int UsualSiloPort = 11111;

    /// <summary>Where the connection string of PostgreSQL stands.</summary>
    private const string ConnectionStringSetting = "ConnectionStrings:Cyclades";

    /// <summary>Names after <c>Cyclades:</c> that have a value of their own.</summary>
    private static readonly string[] Values =
        [
            "Data", "Listen", "HttpPort", "GrpcPort", "Database", "SiloAddress", "SiloPort", "PublicUrl", "CallDeadline", "Catalogue", "Reflection",
            "Telemetry", "DashboardPort", "DrainDelay", "ResetClock", "Clamd",
        ];

    /// <summary>Those that mean something only in a cluster.</summary>
    private static readonly string[] ClusterValues = ["SiloAddress", "SiloPort"];

    /// <summary>Names that have a list of values: <c>Cyclades:Proxies:0</c>.</summary>
    private static readonly string[] Lists = ["Proxies", "AllowedOrigins"];

    /// <summary>Names that have settings of their own below them.</summary>
    private static readonly string[] Sections = ["Tls", "KeyCertificate", "Mail", "Portal", "Limits", "Passwords"];

    /// <summary>Every name that may stand after <c>Cyclades:</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Values, .. Lists, .. Sections];

    /// <exception cref="WrongSettingsException">Some settings are wrong; all of them are named.</exception>
    public static ServerSettings Read(IConfiguration configuration, bool development)
    {
        var faults = new List<string>();
        var section = configuration.GetSection(Section);
        var httpPort = ReadNumber(section, "HttpPort", 5080, 0, 65535, faults);
        var tls = CertificateFiles.Read(configuration, faults);
        var mail = MailSettings.Read(configuration, faults);
        if (string.IsNullOrWhiteSpace(section["PublicUrl"]))
        {
            mail = mail with { PublicUrl = new UriBuilder(tls is null ? Uri.UriSchemeHttp : Uri.UriSchemeHttps, "localhost", httpPort).Uri };
        }
        else if (tls is not null && mail.PublicUrl.Scheme == Uri.UriSchemeHttp)
        {
            faults.Add($"{Section}:PublicUrl is « {section["PublicUrl"]} », where the server speaks TLS: write an address that begins with https://.");
        }

        ReadLists(section, faults);
        ReadLimits(section, faults);
        RefuseUnknown(section, faults);
        var postgreSql = ReadPostgreSql(configuration, section, faults);
        var settings = new ServerSettings(
            Path.GetFullPath(Text(section, "Data") ?? "data"),
            ReadListen(section, faults),
            httpPort,
            ReadNumber(section, "GrpcPort", 5081, 0, 65535, faults),
            tls,
            postgreSql,
            ReadSilo(section, isCluster: Text(section, "Database") == PostgreSqlName, faults),
            mail,
            PortalSettings.Read(configuration, faults),
            TimeSpan.FromSeconds(ReadNumber(section, "CallDeadline", 30, 1, 3600, faults)),
            ReadCatalogue(section, faults),
            ReadSwitch(section, "Reflection", development, faults),
            ReadTelemetry(section, faults),
            Text(section, "DashboardPort") is null ? null : ReadNumber(section, "DashboardPort", 0, 1, 65535, faults),
            TimeSpan.FromSeconds(ReadNumber(section, "DrainDelay", 0, 0, 300, faults)),
            KeyCertificate.Read(configuration, faults),
            ReadSwitch(section, "ResetClock", false, faults),
            ReadClamd(section, faults));
        if (settings.Silo is { Port: > 0 } silo && (silo.Port == settings.HttpPort || silo.Port == settings.GrpcPort))
        {
            faults.Add($"{Section}:SiloPort is {silo.Port}, as another port of this server: write a port of its own.");
        }

        if (settings.DashboardPort is { } dashboard && (dashboard == settings.HttpPort || dashboard == settings.GrpcPort || dashboard == settings.Silo?.Port))
        {
            faults.Add($"{Section}:DashboardPort is {dashboard}, as another port of this server: write a port of its own.");
        }

        if (settings.HttpPort == settings.GrpcPort && settings.HttpPort != 0)
        {
            faults.Add($"{Section}:HttpPort and {Section}:GrpcPort are both {settings.HttpPort}: write two different ports.");
        }

        return faults.Count == 0 ? settings : throw new WrongSettingsException(faults);
    }

    private static string ReadListen(IConfigurationSection section, List<string> faults)
    {
        var text = Text(section, "Listen") ?? Localhost;
        if (text != Localhost && text != AnyAddress && !IPAddress.TryParse(text, out _))
        {
            faults.Add($"{Section}:Listen is « {text} »: write localhost, * for every address of this machine, or one of its addresses.");
        }

        return text;
    }

    private static string? ReadPostgreSql(IConfiguration configuration, IConfigurationSection section, List<string> faults)
    {
        var connectionString = configuration[ConnectionStringSetting];
        switch (Text(section, "Database"))
        {
            case null or SqliteName when string.IsNullOrWhiteSpace(connectionString):
                return null;
            case null or SqliteName:
                faults.Add($"{ConnectionStringSetting} is set, where {Section}:Database is « {SqliteName} »: write {Section}:Database={PostgreSqlName}, or remove it.");
                return null;
            case PostgreSqlName when PostgreSqlDatabase.IsConnectionString(connectionString):
                return connectionString;
            case PostgreSqlName:
                faults.Add($"{ConnectionStringSetting} does not say how to connect: write Host=db.example.fr;Database=cyclades;Username=cyclades;Password=… there.");
                return null;
            case var other:
                faults.Add($"{Section}:Database is « {other} »: write {SqliteName} or {PostgreSqlName}.");
                return null;
        }
    }

    private static EndPoint? ReadClamd(IConfigurationSection section, List<string> faults)
    {
        if (Text(section, "Clamd") is not { } text)
        {
            return null;
        }

        if (!ClamdAddress.TryParse(text, out var address))
        {
            faults.Add($"{Section}:Clamd is « {text} »: write where ClamAV's daemon listens, as localhost:3310 or /run/clamav/clamd.ctl.");
        }

        return address;
    }

    private static Uri? ReadTelemetry(IConfigurationSection section, List<string> faults)
    {
        if (Text(section, "Telemetry") is not { } text)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var collector) || (collector.Scheme != Uri.UriSchemeHttp && collector.Scheme != Uri.UriSchemeHttps))
        {
            faults.Add($"{Section}:Telemetry is « {text} »: write where the collector takes OTLP over gRPC, as http://localhost:4317.");
        }

        return collector;
    }

    private static SiloEndpoint? ReadSilo(IConfigurationSection section, bool isCluster, List<string> faults)
    {
        if (!isCluster)
        {
            foreach (var name in ClusterValues.Where(name => Text(section, name) is not null))
            {
                faults.Add($"{Section}:{name} is set, where one server has the embedded database for itself: write {Section}:Database={PostgreSqlName}, or remove it.");
            }

            return null;
        }

        var text = Text(section, "SiloAddress") ?? IPAddress.Loopback.ToString();
        if (!IPAddress.TryParse(text, out var address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
        {
            faults.Add($"{Section}:SiloAddress is « {text} »: write the address at which other servers reach this one, like 10.0.0.7.");
            address = IPAddress.Loopback;
        }

        return new SiloEndpoint(address, ReadNumber(section, "SiloPort", UsualSiloPort, 0, 65535, faults));
    }

    private static string? ReadCatalogue(IConfigurationSection section, List<string> faults)
    {
        if (Text(section, "Catalogue") is not { } path)
        {
            return null;
        }

        var full = Path.GetFullPath(path);
        if (!File.Exists(full))
        {
            faults.Add($"{Section}:Catalogue is « {path} », and there is no such file: write the path of a catalogue file, or leave it out for the demonstration.");
        }

        return full;
    }

    private static void ReadLists(IConfigurationSection section, List<string> faults)
    {
        foreach (var proxy in List(section, "Proxies", faults).Where(text => !IPAddress.TryParse(text, out _) && !IPNetwork.TryParse(text, out _)))
        {
            faults.Add($"{Section}:Proxies has « {proxy} »: write an address like 10.0.0.7 or a network like 10.0.0.0/24.");
        }

        foreach (var origin in List(section, "AllowedOrigins", faults).Where(text => !IsOrigin(text)))
        {
            faults.Add($"{Section}:AllowedOrigins has « {origin} »: write an origin like https://portail.example.fr, without a slash at the end.");
        }
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url.GetLeftPart(UriPartial.Authority) == text;

    private static void ReadLimits(IConfigurationSection section, List<string> faults)
    {
        try
        {
            var limits = new ThrottleOptions();
            section.GetSection("Limits").Bind(limits, binder => binder.ErrorOnUnknownConfiguration = true);
            faults.AddRange(limits.Faults());
        }
        catch (InvalidOperationException)
        {
            faults.Add($"{Section}:Limits takes whole numbers: Remembered, FailureWeight, and for each of {string.Join(", ", Enum.GetNames<ThrottledAct>())} "
                + "ClientBurst, ClientPerHour, IdentifierBurst, IdentifierPerHour.");
        }

        foreach (var unknown in section.GetSection("Passwords").GetChildren().Select(child => child.Key).Where(key => !IsOneOf(key, ["Threads", "Queue"])))
        {
            faults.Add($"{Section}:Passwords:{unknown} is not a setting; {Section}:Passwords knows Threads, Queue.");
        }

        ReadNumber(section.GetSection("Passwords"), "Threads", 1, 1, 256, faults);
        ReadNumber(section.GetSection("Passwords"), "Queue", 1, 1, 10_000, faults);
    }

    private static void RefuseUnknown(IConfigurationSection section, List<string> faults)
    {
        foreach (var child in section.GetChildren())
        {
            if (!IsOneOf(child.Key, Names))
            {
                faults.Add($"{child.Path} is not a setting; {Section} knows {string.Join(", ", Names.Order(StringComparer.Ordinal))}.");
            }
            else if (IsOneOf(child.Key, Values) && child.GetChildren().FirstOrDefault() is { } below)
            {
                faults.Add($"{below.Path} is not a setting: write the value at {child.Path} itself.");
            }
        }
    }

    private static IEnumerable<string> List(IConfigurationSection section, string name, List<string> faults)
    {
        var list = section.GetSection(name);
        if (list.Value is { Length: > 0 })
        {
            faults.Add($"{list.Path} is a list: write {list.Path}:0, {list.Path}:1 and so on.");
        }

        return list.GetChildren().Select(child => child.Value ?? "");
    }

    private static int ReadNumber(IConfigurationSection section, string name, int usual, int smallest, int largest, List<string> faults)
    {
        if (Text(section, name) is not { } text)
        {
            return usual;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= smallest && value <= largest)
        {
            return value;
        }

        faults.Add($"{section.Path}:{name} is « {text} »: write a whole number from {smallest} to {largest}.");
        return usual;
    }

    private static bool ReadSwitch(IConfigurationSection section, string name, bool usual, List<string> faults)
    {
        if (Text(section, name) is not { } text)
        {
            return usual;
        }

        if (!bool.TryParse(text, out var value))
        {
            faults.Add($"{section.Path}:{name} is « {text} »: write true or false.");
        }

        return value;
    }

    private static string? Text(IConfigurationSection section, string name) =>
        string.IsNullOrWhiteSpace(section[name]) ? null : section[name]!.Trim();

    private static bool IsOneOf(string key, IEnumerable<string> names) => names.Contains(key, StringComparer.OrdinalIgnoreCase);
}

/// <summary>Settings that the server does not start with; each fault is a sentence that says what to write.</summary>
internal sealed class WrongSettingsException(IReadOnlyList<string> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
