using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;

namespace Cyclades.Silo.Hosting;

/// <summary>
/// The certificates that protect the keys of sessions where they lie in the database: <c>Cyclades:KeyCertificate:*</c>. Keys are
/// made under the newest; under the others they are still read.
/// </summary>
internal sealed class KeyCertificate
{
    private const string Section = "Cyclades:KeyCertificate";
    private const string FileName = "File";
    private const string PasswordName = "Password";

    private readonly X509Certificate2[] newestFirst;

    private KeyCertificate(X509Certificate2[] newestFirst) => this.newestFirst = newestFirst;

    /// <param name="configuration">The whole configuration.</param>
    /// <param name="faults">Gets one sentence for each wrong setting, which says what to write.</param>
    /// <returns>Null when nothing is set: keys lie in the database as they are.</returns>
    public static KeyCertificate? Read(IConfiguration configuration, ICollection<string> faults)
    {
        var section = configuration.GetSection(Section);
        foreach (var unknown in section.GetChildren().Where(child => !child.Key.Equals(FileName, StringComparison.OrdinalIgnoreCase) && !child.Key.Equals(PasswordName, StringComparison.OrdinalIgnoreCase)))
        {
            faults.Add($"{unknown.Path} is not a setting; {Section} knows {FileName}, {PasswordName}.");
        }

        if (!string.IsNullOrWhiteSpace(section.Value))
        {
            faults.Add($"{Section} has no value of its own: write {Section}:{FileName} and {Section}:{PasswordName}.");
        }

        if (section[FileName]?.Trim() is not { Length: > 0 } file)
        {
            if (!string.IsNullOrEmpty(section[PasswordName]))
            {
                faults.Add($"{Section}:{PasswordName} is there and {Section}:{FileName} is not: write the path of a PKCS#12 file (.p12, .pfx), or remove the password.");
            }

            return null;
        }

        try
        {
            var usable = X509CertificateLoader.LoadPkcs12Collection(File.ReadAllBytes(file), section[PasswordName])
                .Where(certificate => certificate.HasPrivateKey && certificate.GetRSAPublicKey() is not null)
                .OrderByDescending(certificate => certificate.NotBefore)
                .ToArray();
            if (usable.Length > 0)
            {
                return new KeyCertificate(usable);
            }

            faults.Add($"{Section}:{FileName} is « {file} », which holds no RSA certificate with its private key: write the path of a PKCS#12 file that does.");
        }
        catch (CryptographicException)
        {
            faults.Add($"{Section}:{FileName} is « {file} », which is no PKCS#12 file that {Section}:{PasswordName} opens: write its path and its password.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add($"{Section}:{FileName} is « {file} », which {(File.Exists(file) ? "the server may not read" : "does not exist")}: write the path of a PKCS#12 file (.p12, .pfx).");
        }

        return null;
    }

    public void Protect(IDataProtectionBuilder protection) =>
        protection.ProtectKeysWithCertificate(newestFirst[0]).UnprotectKeysWithAnyCertificate(newestFirst);
}
