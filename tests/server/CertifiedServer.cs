using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Cyclades.Testing;

/// <summary>A server's certificate for this machine and cyclades.example.fr, as an authority of its own gives it: through one between them.</summary>
/// <param name="Chain">PEM: the server's certificate, then the one between.</param>
/// <param name="Key">PEM: the server's key.</param>
/// <param name="Authority">What clients trust.</param>
/// <param name="SerialNumber">Tells one from another.</param>
internal sealed record CertifiedServer(string Chain, string Key, X509Certificate2 Authority, string SerialNumber)
{
    private static readonly DateTimeOffset Begin = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The key under a password.</summary>
    public string LockedKey
    {
        get
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(Key);
            return key.ExportEncryptedPkcs8PrivateKeyPem("secret", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1));
        }
    }

    public static CertifiedServer Make(DateTimeOffset? end = null)
    {
        var until = end ?? new DateTimeOffset(2049, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var betweenKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = Authorised("CN=Authority", authorityKey).CreateSelfSigned(Begin, until);
        using var bare = Authorised("CN=Between", betweenKey).Create(authority, Begin, until, RandomNumberGenerator.GetBytes(8));
        using var between = bare.CopyWithPrivateKey(betweenKey);
        var request = new CertificateRequest("CN=localhost", serverKey, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddDnsName("cyclades.example.fr");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var server = request.Create(between, Begin, until, RandomNumberGenerator.GetBytes(8));
        return new CertifiedServer(
            $"{server.ExportCertificatePem()}\n{between.ExportCertificatePem()}\n", serverKey.ExportPkcs8PrivateKeyPem(), authority, server.SerialNumber);
    }

    private static CertificateRequest Authorised(string name, ECDsa key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        return request;
    }
}

/// <summary>Where the files of <c>Cyclades:Tls</c> lie.</summary>
internal sealed class TlsFolder : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cyclades-tls-").FullName;

    public string Certificate => Path.Combine(folder, "tls.pem");

    public string Key => Path.Combine(folder, "tls.key");

    public IEnumerable<(string Name, string Value)> Settings => [("Tls:Certificate", Certificate), ("Tls:Key", Key)];

    public void Write(CertifiedServer server)
    {
        File.WriteAllText(Certificate, server.Chain);
        File.WriteAllText(Key, server.Key);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
