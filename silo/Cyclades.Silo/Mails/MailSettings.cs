using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cyclades.Domain;

namespace Cyclades.Silo.Mails;

/// <summary>How the connection to the mail server is protected.</summary>
internal enum SmtpSecurity
{
    /// <summary>In clear: for a relay on this machine or a private network, without a password.</summary>
    None = 1,

    /// <summary>Begins in clear and must turn to TLS before anything is said; otherwise nothing is sent.</summary>
    StartTls = 2,

    /// <summary>TLS from the first byte.</summary>
    SslOnConnect = 3,
}

/// <summary>The mail server to hand mails to.</summary>
/// <param name="Host">Name or address.</param>
/// <param name="Port">1 to 65535.</param>
/// <param name="Security">How the connection is protected.</param>
/// <param name="Credentials">User and password, when the server wants them.</param>
/// <param name="Trusted">Authorities that alone vouch for the server; null for those of the machine.</param>
internal sealed record SmtpSettings(
    string Host,
    int Port,
    SmtpSecurity Security,
    NetworkCredential? Credentials = null,
    X509Certificate2Collection? Trusted = null);

/// <summary>Settings of the mails: <c>Cyclades:Mail:*</c> and <c>Cyclades:PublicUrl</c>.</summary>
/// <param name="PublicUrl">Where candidates reach the portal; what links begin with.</param>
/// <param name="From">Sender.</param>
/// <param name="ReplyTo">Where answers go, if anywhere.</param>
/// <param name="Smtp">The mail server; null writes mails to files.</param>
internal sealed record MailSettings(Uri PublicUrl, EmailAddress From, EmailAddress? ReplyTo, SmtpSettings? Smtp)
{
    private const string Section = "Cyclades:Mail";

    private const string PublicUrlKey = "Cyclades:PublicUrl";

    private const string DefaultPublicUrl = "http://localhost:5080";

    private const string DefaultFrom = "ne-pas-repondre@cyclades.invalid";

    private static readonly string[] Known = ["Host", "Port", "Security", "UserName", "Password", "TrustedCertificates", "From", "ReplyTo"];

    /// <summary>What stands after the <c>@</c> of a Message-Id: the sender's domain, in ASCII.</summary>
    public string MessageIdDomain { get; } = new IdnMapping().GetAscii(From.Value[(From.Value.LastIndexOf('@') + 1)..]);

    /// <summary>Reads and checks the settings.</summary>
    /// <param name="configuration">The whole configuration.</param>
    /// <param name="faults">Gets one sentence for each wrong setting, which says what to write; never a secret.</param>
    /// <returns>The settings, to be used only when no fault was added.</returns>
    public static MailSettings Read(IConfiguration configuration, ICollection<string> faults)
    {
        var section = configuration.GetSection(Section);
        foreach (var unknown in section.GetChildren().Where(child => !Known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
        {
            faults.Add($"{Section}:{unknown.Key} is not a setting; {Section} knows {string.Join(", ", Known)}.");
        }

        var host = section["Host"];
        var hasServer = !string.IsNullOrWhiteSpace(host);
        if (hasServer && string.IsNullOrWhiteSpace(section["From"]))
        {
            faults.Add($"{Section}:From is missing: write the address that mails are sent from, since {Section}:Host names a mail server.");
        }

        if (hasServer && string.IsNullOrWhiteSpace(configuration[PublicUrlKey]))
        {
            faults.Add($"{PublicUrlKey} is missing: write the address at which candidates reach the portal, since mails with links are sent to them.");
        }

        return new MailSettings(
            ReadPublicUrl(configuration[PublicUrlKey], faults),
            ReadAddress(section, "From", faults) ?? EmailAddress.Parse(DefaultFrom),
            ReadAddress(section, "ReplyTo", faults),
            hasServer ? ReadServer(host!.Trim(), section, faults) : null);
    }

    private static Uri ReadPublicUrl(string? text, ICollection<string> faults)
    {
        var value = string.IsNullOrWhiteSpace(text) ? DefaultPublicUrl : text.Trim();
        if (Uri.TryCreate(value, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            && url.AbsolutePath == "/" && url.Query.Length == 0 && url.Fragment.Length == 0 && url.UserInfo.Length == 0)
        {
            return url;
        }

        faults.Add($"{PublicUrlKey} is « {value} »: write an address like https://cyclades.example.fr, without a path, ? or #, since the portal lies at the root of its host; http:// is for this machine only.");
        return new Uri(DefaultPublicUrl);
    }

    private static EmailAddress? ReadAddress(IConfigurationSection section, string key, ICollection<string> faults)
    {
        var text = section[key];
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (!EmailAddress.TryParse(text, out var address))
        {
            faults.Add($"{Section}:{key} is « {text} »: write a mail address like examens@academie.example.fr.");
        }

        return address;
    }

    private static SmtpSettings ReadServer(string host, IConfigurationSection section, ICollection<string> faults)
    {
        var security = ReadSecurity(section["Security"], faults);
        var hasUser = !string.IsNullOrEmpty(section["UserName"]);
        if (hasUser != !string.IsNullOrEmpty(section["Password"]))
        {
            faults.Add($"{Section}:UserName and {Section}:Password go together: write both, or neither.");
        }

        if (hasUser && security == SmtpSecurity.None)
        {
            faults.Add($"{Section}:Security is None, which would send {Section}:Password in clear: write StartTls or SslOnConnect.");
        }

        return new SmtpSettings(
            host,
            ReadPort(section["Port"], security, faults),
            security,
            hasUser ? new NetworkCredential(section["UserName"], section["Password"]) : null,
            ReadTrusted(section["TrustedCertificates"], faults));
    }

    private static SmtpSecurity ReadSecurity(string? text, ICollection<string> faults)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return SmtpSecurity.StartTls;
        }

        foreach (var security in Enum.GetValues<SmtpSecurity>())
        {
            if (string.Equals(text.Trim(), security.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return security;
            }
        }

        faults.Add($"{Section}:Security is « {text} »: write {string.Join(", ", Enum.GetNames<SmtpSecurity>())}.");
        return SmtpSecurity.StartTls;
    }

    private static int ReadPort(string? text, SmtpSecurity security, ICollection<string> faults)
    {
        var usual = security switch
        {
            SmtpSecurity.None => 25,
            SmtpSecurity.SslOnConnect => 465,
            _ => 587,
        };
        if (string.IsNullOrWhiteSpace(text))
        {
            return usual;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535)
        {
            return port;
        }

        faults.Add($"{Section}:Port is « {text} »: write a number from 1 to 65535, or leave it out for {usual}.");
        return usual;
    }

    private static X509Certificate2Collection? ReadTrusted(string? path, ICollection<string> faults)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            return null;
        }

        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPemFile(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            certificates.Clear();
        }

        if (certificates.Count == 0)
        {
            faults.Add($"{Section}:TrustedCertificates is « {path} »: write the path of a readable PEM file with the authority's certificate, or leave it out to trust what this machine trusts.");
        }

        return certificates;
    }
}
