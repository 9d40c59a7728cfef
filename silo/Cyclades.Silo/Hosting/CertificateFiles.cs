using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Cyclades.Silo.Hosting;

/// <summary>Where the server's certificate and its key lie, as PEM files: <c>Cyclades:Tls:*</c>.</summary>
/// <param name="Certificate">The server's own certificate, then those between it and its authority; absolute.</param>
/// <param name="Key">The certificate's private key, without a password; absolute.</param>
internal sealed record CertificateFiles(string Certificate, string Key)
{
    private const string Section = "Cyclades:Tls";

    private static readonly string[] Known = [nameof(Certificate), nameof(Key)];

    /// <summary>Reads and checks the settings, and that the files can be used.</summary>
    /// <param name="configuration">The whole configuration.</param>
    /// <param name="faults">Gets one sentence for each wrong setting, which says what to write.</param>
    /// <returns>Null when nothing is set: without a certificate the ports speak in clear.</returns>
    public static CertificateFiles? Read(IConfiguration configuration, ICollection<string> faults)
    {
        var section = configuration.GetSection(Section);
        foreach (var unknown in section.GetChildren().Where(child => !Known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
        {
            faults.Add($"{unknown.Path} is not a setting; {Section} knows {string.Join(", ", Known)}.");
        }

        if (!string.IsNullOrWhiteSpace(section.Value))
        {
            faults.Add($"{Section} has no value of its own: write {Section}:{nameof(Certificate)} and {Section}:{nameof(Key)}.");
        }

        var (certificate, key) = (section[nameof(Certificate)]?.Trim() ?? "", section[nameof(Key)]?.Trim() ?? "");
        if ((certificate.Length == 0) != (key.Length == 0))
        {
            var (given, missing) = key.Length == 0 ? (nameof(Certificate), nameof(Key)) : (nameof(Key), nameof(Certificate));
            faults.Add($"{Section}:{given} is there and {Section}:{missing} is not: write the path of a PEM file for both, or for neither.");
        }

        if (certificate.Length == 0 || key.Length == 0)
        {
            return null;
        }

        var files = new CertificateFiles(Path.GetFullPath(certificate), Path.GetFullPath(key));
        try
        {
            files.Load(files.ReadTexts());
        }
        catch (UnusableCertificateException unusable)
        {
            faults.Add(unusable.Message);
        }

        return files;
    }

    /// <summary>What stands in both files now.</summary>
    /// <exception cref="UnusableCertificateException">One of them cannot be read.</exception>
    public (string Certificate, string Key) ReadTexts() => (
        ReadText(nameof(Certificate), Certificate, "the server's certificate and its chain"),
        ReadText(nameof(Key), Key, "the certificate's private key"));

    /// <summary>What handshakes present: the certificate with its key, and the chain as far as the file has it.</summary>
    /// <param name="texts">What stands in the files.</param>
    /// <exception cref="UnusableCertificateException">No certificate, or not its key.</exception>
    public SslStreamCertificateContext Load((string Certificate, string Key) texts)
    {
        var chain = new X509Certificate2Collection();
        try
        {
            chain.ImportFromPem(texts.Certificate);
        }
        catch (CryptographicException)
        {
            chain.Clear();
        }

        if (chain.Count == 0)
        {
            throw new UnusableCertificateException(
                $"{Section}:{nameof(Certificate)} is « {Certificate} », which holds no certificate: write the path of a PEM file with the server's certificate, then its chain.");
        }

        try
        {
            return SslStreamCertificateContext.Create(WithKey(texts), chain, offline: true);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new UnusableCertificateException(texts.Key.Contains("ENCRYPTED", StringComparison.Ordinal)
                ? $"{Section}:{nameof(Key)} is « {Key} », which is protected by a password: write the path of a key without one, which its owner alone can read."
                : $"{Section}:{nameof(Key)} is « {Key} », which is not the private key of the first certificate in « {Certificate} »: write the path of that certificate's key, and put the server's own certificate first.");
        }
    }

    private static X509Certificate2 WithKey((string Certificate, string Key) texts)
    {
        var certificate = X509Certificate2.CreateFromPem(texts.Certificate, texts.Key);
        if (!OperatingSystem.IsWindows())
        {
            return certificate;
        }

        // Windows does not make a handshake with a key that is in memory alone.
        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
        }
    }

    private static string ReadText(string name, string path, string content)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableCertificateException(
                $"{Section}:{name} is « {path} », which {(File.Exists(path) ? "the server may not read" : "does not exist")}: write the path of a PEM file with {content}.");
        }
    }
}

/// <summary>A certificate that no handshake can be made with; the message is a sentence that says what to write.</summary>
internal sealed class UnusableCertificateException(string message) : Exception(message);
