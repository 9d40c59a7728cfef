using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Cyclades.Domain;
using Cyclades.Domain.Mails;
using Cyclades.Silo.Mails;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Cyclades.Silo.Tests.Mails;

/// <summary>Against a real server in a process of its own.</summary>
public sealed class SmtpTransportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_arrives_as_it_was_made()
    {
        await using var server = await SmtpServerProcess.StartAsync();
        using var transport = InClear(server);

        Assert.Equal(MailAnswer.HandedOver, await SendAsync(transport, SomeMails.All["registration-saved"]));

        var mail = await server.NextMailAsync(Cancellation);
        using var made = SomeMails.Factory.Create(SomeMails.Row(SomeMails.All["registration-saved"]), SomeMails.Candidate, SomeMails.Address);
        Assert.Equal("ne-pas-repondre@cyclades.exemple.fr", mail.From);
        Assert.Equal(["paul.lamy@exemple.fr"], mail.To);
        Assert.Equal(made.MessageId, mail.Message.MessageId);
        Assert.Equal(made.Subject, mail.Message.Subject);
        Assert.Equal(made.TextBody!.ReplaceLineEndings(), mail.Message.TextBody!.ReplaceLineEndings());
        Assert.Equal(made.HtmlBody!.ReplaceLineEndings(), mail.Message.HtmlBody!.ReplaceLineEndings());
    }

    [Fact]
    public async Task Mails_that_follow_each_other_share_a_connection_until_there_is_a_rest()
    {
        await using var server = await SmtpServerProcess.StartAsync();
        using var transport = InClear(server);

        await SendAsync(transport);
        await SendAsync(transport);
        await transport.RestAsync();
        await SendAsync(transport);

        Assert.Equal([1, 1, 2], (await server.OtherMailsAsync()).Select(mail => mail.Connection));
    }

    [Fact]
    public async Task One_refused_recipient_does_not_stop_the_others()
    {
        await using var server = await SmtpServerProcess.StartAsync();
        using var transport = InClear(server);
        await server.RefuseAsync("parti@exemple.fr", 550);

        var answers = new List<MailAnswer>();
        foreach (var to in new[] { "a@exemple.fr", "parti@exemple.fr", "b@exemple.fr" })
        {
            answers.Add(await SendAsync(transport, to: to));
        }

        Assert.Equal([MailAnswer.HandedOver, new(MailOutcome.Refused, "smtp-550"), MailAnswer.HandedOver], answers);
        Assert.Equal(["a@exemple.fr", "b@exemple.fr"], (await server.OtherMailsAsync()).SelectMany(mail => mail.To));
        Assert.Equal(1, server.Connections);
    }

    [Theory]
    [InlineData("RCPT", 450, "smtp-450", false)]
    [InlineData("RCPT", 551, "smtp-551", true)]
    [InlineData("DATA", 451, "smtp-451", false)]
    [InlineData("DATA", 554, "smtp-554", true)]
    [InlineData("MAIL", 451, "smtp-451", false)]
    [InlineData("MAIL", 550, "smtp-550", false)]
    public async Task An_answer_says_whether_to_try_again(string at, int code, string reason, bool forGood)
    {
        await using var server = await SmtpServerProcess.StartAsync();
        using var transport = InClear(server);
        await server.AnswerAsync(at, code, times: 1);

        Assert.Equal(new MailAnswer(forGood ? MailOutcome.Refused : MailOutcome.TryLater, reason), await SendAsync(transport));
        Assert.Equal(MailAnswer.HandedOver, await SendAsync(transport));
    }

    [Fact]
    public async Task A_server_that_is_down_is_unavailable_and_serves_once_it_is_up()
    {
        await using var server = await SmtpServerProcess.StartAsync();
        using var transport = InClear(server);
        await SendAsync(transport);
        await server.GoDownAsync();

        Assert.Equal(MailOutcome.Unavailable, (await SendAsync(transport)).Outcome);
        Assert.Equal(new MailAnswer(MailOutcome.Unavailable, "network"), await SendAsync(transport));

        await server.ComeUpAsync();
        Assert.Equal(MailAnswer.HandedOver, await SendAsync(transport));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_in_time_is_unavailable()
    {
        await using var server = await SmtpServerProcess.StartAsync();
        var time = new FakeTimeProvider();
        using var transport = new SmtpTransport(new SmtpSettings("127.0.0.1", server.Port, SmtpSecurity.None), time);
        await server.HoldAsync();

        var sending = SendAsync(transport);
        await server.HeldAsync(Cancellation);
        time.Advance(SmtpTransport.Patience - TimeSpan.FromMilliseconds(1));
        Assert.False(sending.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(new MailAnswer(MailOutcome.Unavailable, "timeout"), await sending);
        await server.ReleaseAsync();
        Assert.Equal(MailAnswer.HandedOver, await SendAsync(transport));
    }

    [Fact]
    public async Task Stopping_ends_a_mail_that_is_not_answered()
    {
        await using var server = await SmtpServerProcess.StartAsync();
        using var transport = InClear(server);
        using var stopping = new CancellationTokenSource();
        await server.HoldAsync();

        var sending = SendAsync(transport, cancellation: stopping.Token);
        await server.HeldAsync(Cancellation);
        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        await server.ReleaseAsync();
    }

    [Theory]
    [InlineData(nameof(SmtpSecurity.StartTls))]
    [InlineData(nameof(SmtpSecurity.SslOnConnect))]
    public async Task It_signs_in_by_TLS(string protection)
    {
        var security = Enum.Parse<SmtpSecurity>(protection);
        using var authority = ServerCertificate.Create();
        await using var server = await SmtpServerProcess.StartAsync(authority.Options(security, "cyclades", "s3cret"));
        using var transport = Secure(server, security, authority, new NetworkCredential("cyclades", "s3cret"));

        Assert.Equal(MailAnswer.HandedOver, await SendAsync(transport));

        var mail = await server.NextMailAsync(Cancellation);
        Assert.True(mail.Secure);
        Assert.Equal("cyclades", mail.User);
    }

    [Fact]
    public async Task A_wrong_password_is_everybodys_trouble_not_the_mails()
    {
        using var authority = ServerCertificate.Create();
        await using var server = await SmtpServerProcess.StartAsync(authority.Options(SmtpSecurity.StartTls, "cyclades", "s3cret"));
        using var transport = Secure(server, SmtpSecurity.StartTls, authority, new NetworkCredential("cyclades", "other"));

        Assert.Equal(new MailAnswer(MailOutcome.Unavailable, "authentication"), await SendAsync(transport));
    }

    [Theory]
    [InlineData(nameof(SmtpSecurity.StartTls))]
    [InlineData(nameof(SmtpSecurity.SslOnConnect))]
    public async Task A_server_that_nobody_vouches_for_gets_no_mail(string protection)
    {
        var security = Enum.Parse<SmtpSecurity>(protection);
        using var authority = ServerCertificate.Create();
        using var other = ServerCertificate.Create();
        await using var server = await SmtpServerProcess.StartAsync(authority.Options(security));
        using var strangers = Secure(server, security, other);
        using var machines = new SmtpTransport(new SmtpSettings("localhost", server.Port, security), TimeProvider.System);

        Assert.Equal(new MailAnswer(MailOutcome.Unavailable, "tls"), await SendAsync(strangers));
        Assert.Equal(new MailAnswer(MailOutcome.Unavailable, "tls"), await SendAsync(machines));
        Assert.Empty((await server.OtherMailsAsync()));
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_not_taken()
    {
        using var authority = ServerCertificate.Create("autre.exemple.fr");
        await using var server = await SmtpServerProcess.StartAsync(authority.Options(SmtpSecurity.SslOnConnect));
        using var transport = Secure(server, SmtpSecurity.SslOnConnect, authority);

        Assert.Equal(new MailAnswer(MailOutcome.Unavailable, "tls"), await SendAsync(transport));
    }

    [Fact]
    public async Task A_server_that_does_not_offer_TLS_gets_nothing_in_clear()
    {
        await using var server = await SmtpServerProcess.StartAsync(new JsonObject { ["plainOnly"] = true });
        using var transport = new SmtpTransport(new SmtpSettings("127.0.0.1", server.Port, SmtpSecurity.StartTls), TimeProvider.System);

        Assert.Equal(MailOutcome.Unavailable, (await SendAsync(transport)).Outcome);
        Assert.Empty((await server.OtherMailsAsync()));
    }

    [Fact]
    public async Task An_accented_address_reaches_a_server_that_takes_it()
    {
        await using var server = await SmtpServerProcess.StartAsync();
        using var transport = InClear(server);

        Assert.Equal(MailAnswer.HandedOver, await SendAsync(transport, to: "élise@académie.fr"));
    }

    private static SmtpTransport InClear(SmtpServerProcess server) =>
        new(new SmtpSettings("127.0.0.1", server.Port, SmtpSecurity.None), TimeProvider.System);

    private static SmtpTransport Secure(
        SmtpServerProcess server, SmtpSecurity security, ServerCertificate authority, NetworkCredential? credentials = null) =>
        new(new SmtpSettings("localhost", server.Port, security, credentials, authority.Trusted), TimeProvider.System);

    private static async Task<MailAnswer> SendAsync(
        SmtpTransport transport, Mail? mail = null, string? to = null, CancellationToken? cancellation = null)
    {
        var address = to is null ? SomeMails.Address : EmailAddress.Parse(to);
        using var message = SomeMails.Factory.Create(SomeMails.Row(mail), SomeMails.Candidate, address);
        return await transport.SendAsync(message, cancellation ?? Cancellation);
    }

    /// <summary>A certificate that vouches for itself.</summary>
    private sealed record ServerCertificate(X509Certificate2 Certificate) : IDisposable
    {
        public X509Certificate2Collection Trusted => [Certificate];

        public static ServerCertificate Create(string name = "localhost")
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(name);
            request.CertificateExtensions.Add(names.Build());
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
            var now = TimeProvider.System.GetUtcNow();
            return new ServerCertificate(request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1)));
        }

        public JsonObject Options(SmtpSecurity security, string? user = null, string? password = null) => new()
        {
            ["secure"] = security == SmtpSecurity.SslOnConnect,
            ["key"] = Certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem(),
            ["cert"] = Certificate.ExportCertificatePem(),
            ["user"] = user,
            ["password"] = password,
        };

        public void Dispose() => Certificate.Dispose();
    }
}
