using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cyclades.Silo.Hosting;
using Cyclades.Testing;
using Dapper;
using Xunit;

namespace Cyclades.Api.Tests.Server;

/// <summary>The keys of sessions, protected by a certificate where they lie in the database.</summary>
public sealed class KeyCertificateTests : IDisposable
{
    private const string Password = "pw";

    private readonly string folder = Directory.CreateTempSubdirectory("cyclades-keys-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Keys_lie_in_the_database_under_the_certificate_and_sessions_outlive_a_restart_and_a_new_certificate()
    {
        using var first = Make(2025);
        using var second = Make(2026);
        await using var silo = await RunningSilo.StartAsync(With(Write("first", first)));
        Assert.All(Keys(silo), key => Assert.Contains("encryptedSecret", key, StringComparison.Ordinal));
        Assert.All(Keys(silo), key => Assert.DoesNotContain("masterKey", key, StringComparison.Ordinal));
        var candidate = await silo.NewCandidateAsync(Transport.Http2);

        await silo.StopAsync();
        await silo.InitializeAsync(With(Write("both", first, second)));

        await silo.SignInAsync(candidate.Email, candidate.Password, Transport.Http2);
        Assert.Single(Keys(silo));
    }

    [Fact]
    public async Task A_server_that_cannot_read_the_keys_does_not_start()
    {
        using var right = Make(2025);
        using var wrong = Make(2026);
        await using var silo = await RunningSilo.StartAsync();
        await silo.StopAsync();
        await silo.InitializeAsync();
        Assert.Single(Keys(silo));
        using (var connection = silo.ConnectToDatabase())
        {
            connection.Execute("DELETE FROM data_protection_key");
        }

        await silo.StopAsync();
        await silo.InitializeAsync(With(Write("right", right)));
        Assert.All(Keys(silo), key => Assert.Contains("encryptedSecret", key, StringComparison.Ordinal));
        await silo.StopAsync();

        foreach (var settings in new[] { With(Write("wrong", wrong)), [] })
        {
            var refused = await Assert.ThrowsAsync<WrongSettingsException>(async () => await silo.InitializeAsync(settings));
            Assert.StartsWith("Cyclades:KeyCertificate is not the certificate", refused.Message, StringComparison.Ordinal);
        }

        await silo.InitializeAsync(With(Path.Combine(folder, "right")));
    }

    [Fact]
    public void What_cannot_be_used_is_told_with_what_to_write()
    {
        using var certificate = Make(2025);
        var file = Write("cert", certificate);
        var noKey = Path.Combine(folder, "no-key");
        File.WriteAllBytes(noKey, X509CertificateLoader.LoadCertificate(certificate.RawData).Export(X509ContentType.Pkcs12, Password));

        Assert.Contains("which is no PKCS#12 file that Cyclades:KeyCertificate:Password opens", Fault(("File", file), ("Password", "other")), StringComparison.Ordinal);
        Assert.Contains("which does not exist", Fault(("File", Path.Combine(folder, "none")), ("Password", Password)), StringComparison.Ordinal);
        Assert.Contains("which holds no RSA certificate with its private key", Fault(("File", noKey), ("Password", Password)), StringComparison.Ordinal);
        Assert.Contains("Cyclades:KeyCertificate:Password is there and Cyclades:KeyCertificate:File is not", Fault(("Password", Password)), StringComparison.Ordinal);
        Assert.Contains("Cyclades:KeyCertificate:Path is not a setting", Fault(("Path", file)), StringComparison.Ordinal);
        Assert.DoesNotContain(Password + " ", Fault(("File", noKey), ("Password", Password)), StringComparison.Ordinal);
    }

    private static string Fault(params (string Name, string Value)[] settings)
    {
        var faults = new List<string>();
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationManager();
        foreach (var (name, value) in settings)
        {
            configuration[$"Cyclades:KeyCertificate:{name}"] = value;
        }

        Assert.Null(KeyCertificate.Read(configuration, faults));
        return Assert.Single(faults);
    }

    private static string[] Keys(RunningSilo silo)
    {
        using var connection = silo.ConnectToDatabase();
        return [.. connection.Query<string>("SELECT xml FROM data_protection_key WHERE name LIKE 'key-%'")];
    }

    private static string[] With(string file) => [$"--Cyclades:KeyCertificate:File={file}", $"--Cyclades:KeyCertificate:Password={Password}"];

    private static X509Certificate2 Make(int year)
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=Cyclades keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(year + 10, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    private string Write(string name, params X509Certificate2[] certificates)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, new X509Certificate2Collection(certificates).Export(X509ContentType.Pkcs12, Password)!);
        return path;
    }
}
