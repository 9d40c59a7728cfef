using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Cyclades.Silo.Mails;

/// <summary>
/// Hands mails over to an SMTP server, over one connection as long as mails follow each other. What the server says
/// about one mail (4xx, 5xx) is that mail's; what keeps the connection from being made, kept or used is everybody's.
/// </summary>
internal sealed class SmtpTransport(SmtpSettings settings, TimeProvider time) : IMailTransport, IDisposable
{
    /// <summary>Longest that one mail may take, connecting and signing in included.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan FarewellPatience = TimeSpan.FromSeconds(5);

    private SmtpClient? client;

    public async Task<MailAnswer> SendAsync(MimeMessage message, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        var answer = await TryAsync(message, either.Token);
        if (client is not { IsConnected: true })
        {
            Dispose();
        }

        cancellation.ThrowIfCancellationRequested();
        return answer;
    }

    public async Task RestAsync()
    {
        if (client is { IsConnected: true })
        {
            using var patience = new CancellationTokenSource(FarewellPatience, time);
            try
            {
                await client.DisconnectAsync(quit: true, patience.Token);
            }
            catch (Exception e) when (OfTheConnection(e) is not null)
            {
                // The mails are handed over; a server that does not say goodbye changes nothing.
            }
        }

        Dispose();
    }

    public void Dispose()
    {
        client?.Dispose();
        client = null;
    }

    private async Task<MailAnswer> TryAsync(MimeMessage message, CancellationToken cancellation)
    {
        try
        {
            client ??= await ConnectAsync(cancellation);
        }
        catch (Exception e) when (OfTheConnection(e) is { } reason)
        {
            return new MailAnswer(MailOutcome.Unavailable, reason);
        }

        try
        {
            await client.SendAsync(message, cancellation);
            return MailAnswer.HandedOver;
        }
        catch (SmtpCommandException e) when (client.IsConnected)
        {
            return new MailAnswer(IsForGood(e) ? MailOutcome.Refused : MailOutcome.TryLater, Code(e));
        }
        catch (NotSupportedException)
        {
            return new MailAnswer(MailOutcome.Refused, "address-needs-smtputf8");
        }
        catch (Exception e) when (OfTheConnection(e) is { } reason)
        {
            Dispose();
            return new MailAnswer(MailOutcome.Unavailable, reason);
        }
    }

    private async Task<SmtpClient> ConnectAsync(CancellationToken cancellation)
    {
        var fresh = new SmtpClient();
        try
        {
            if (settings.Trusted is { } authorities)
            {
                fresh.CheckCertificateRevocation = false;
                fresh.ServerCertificateValidationCallback = (_, certificate, _, errors) => IsVouchedFor(certificate, errors, authorities);
            }

            await fresh.ConnectAsync(settings.Host, settings.Port, Protection(settings.Security), cancellation);
            if (settings.Credentials is { } credentials)
            {
                await fresh.AuthenticateAsync(credentials, cancellation);
            }

            return fresh;
        }
        catch
        {
            fresh.Dispose();
            throw;
        }
    }

    /// <summary>A refused sender is the settings' fault, not the mail's: once they are mended it passes.</summary>
    private static bool IsForGood(SmtpCommandException e) =>
        (int)e.StatusCode >= 500 && e.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;

    private static string Code(SmtpCommandException e) => string.Create(CultureInfo.InvariantCulture, $"smtp-{(int)e.StatusCode}");

    /// <summary>Null for an exception that is none of the connection's: a mistake in the code, which must be seen.</summary>
    private static string? OfTheConnection(Exception e) => e switch
    {
        OperationCanceledException => "timeout",
        AuthenticationException => "authentication",
        SslHandshakeException => "tls",
        SmtpCommandException command => Code(command),
        SmtpProtocolException => "protocol",
        NotSupportedException => "not-offered-by-server",
        IOException or System.Net.Sockets.SocketException or TimeoutException => "network",
        MailKit.ServiceNotConnectedException or MailKit.ServiceNotAuthenticatedException => "network",
        _ => null,
    };

    private static SecureSocketOptions Protection(SmtpSecurity security) => security switch
    {
        SmtpSecurity.None => SecureSocketOptions.None,
        SmtpSecurity.SslOnConnect => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };

    private static bool IsVouchedFor(X509Certificate? certificate, SslPolicyErrors errors, X509Certificate2Collection authorities)
    {
        if (certificate is not X509Certificate2 shown || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(shown);
    }
}
