using System.Net.Security;

namespace Cyclades.Silo.Hosting;

/// <summary>
/// The certificate that handshakes present now. The files are looked at again once a minute at most, when somebody
/// connects, so that a renewed certificate serves without a restart; as long as the new files cannot be used, the
/// certificate before them serves on.
/// </summary>
internal sealed class ServerCertificate
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    private readonly CertificateFiles files;
    private readonly ServerSettings settings;
    private readonly TimeProvider time;
    private readonly ILogger<ServerCertificate> log;
    private readonly Lock looking = new();
    private volatile SslStreamCertificateContext current;
    private (string Certificate, string Key) seen;
    private long lastLook;

    /// <exception cref="WrongSettingsException">The files cannot be used.</exception>
    public ServerCertificate(CertificateFiles files, ServerSettings settings, TimeProvider time, ILogger<ServerCertificate> log)
    {
        (this.files, this.settings, this.time, this.log) = (files, settings, time, log);
        lastLook = time.GetTimestamp();
        try
        {
            seen = files.ReadTexts();
            current = files.Load(seen);
        }
        catch (UnusableCertificateException unusable)
        {
            throw new WrongSettingsException([unusable.Message]);
        }

        Tell();
    }

    public SslStreamCertificateContext Current
    {
        get
        {
            // Who finds somebody looking goes on with what there is.
            if (time.GetElapsedTime(Interlocked.Read(ref lastLook)) >= Look && looking.TryEnter())
            {
                try
                {
                    LookAgain();
                }
                finally
                {
                    looking.Exit();
                }
            }

            return current;
        }
    }

    private void LookAgain()
    {
        Interlocked.Exchange(ref lastLook, time.GetTimestamp());
        try
        {
            var texts = files.ReadTexts();
            if (texts == seen)
            {
                return;
            }

            seen = texts;
            current = files.Load(texts);
            Tell();
        }
        catch (UnusableCertificateException unusable)
        {
            log.LogError("The certificate before goes on serving, until {End:u}. {Reason}", End, unusable.Message);
        }
    }

    private DateTime End => current.TargetCertificate.NotAfter.ToUniversalTime();

    private void Tell()
    {
        var certificate = current.TargetCertificate;
        var now = time.GetUtcNow().UtcDateTime;
        log.LogInformation("TLS: certificate of {Subject}, until {End:u}", certificate.Subject, End);
        if (now >= End)
        {
            log.LogWarning("The certificate has expired: clients refuse it. Renew it in {File}; no restart is needed.", files.Certificate);
        }
        else if (now < certificate.NotBefore.ToUniversalTime())
        {
            log.LogWarning("The certificate begins on {Begin:u} only: until then clients refuse it.", certificate.NotBefore.ToUniversalTime());
        }

        if (!certificate.MatchesHostname(settings.Mail.PublicUrl.Host))
        {
            log.LogWarning("The certificate is not one of {Host}, where Cyclades:PublicUrl sends candidates.", settings.Mail.PublicUrl.Host);
        }
    }
}
