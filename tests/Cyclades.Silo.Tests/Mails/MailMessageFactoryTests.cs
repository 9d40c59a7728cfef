using System.Text;
using MimeKit;
using Xunit;

namespace Cyclades.Silo.Tests.Mails;

public sealed class MailMessageFactoryTests
{
    [Fact]
    public void A_mail_bears_what_it_needs_and_nothing_else()
    {
        using var message = SomeMails.Factory.Create(SomeMails.Row(), SomeMails.Candidate, SomeMails.Address);

        Assert.Equal(
            ["Auto-Submitted", "Content-Language", "Date", "From", "Message-Id", "MIME-Version", "Reply-To", "Subject", "To"],
            message.Headers.Select(header => header.Field).Order(StringComparer.OrdinalIgnoreCase));
        Assert.Equal("\"Cyclades\" <ne-pas-repondre@cyclades.exemple.fr>", message.From.ToString());
        Assert.Equal("examens@cyclades.exemple.fr", message.ReplyTo.ToString());
        Assert.Equal("paul.lamy@exemple.fr", message.To.ToString());
        Assert.Equal("auto-generated", message.Headers["Auto-Submitted"]);
        Assert.Equal("fr", message.Headers[HeaderId.ContentLanguage]);
        Assert.Equal(SomeMails.At, message.Date);
        Assert.Matches("^[0-9a-f]{32}@cyclades.exemple.fr$", message.MessageId);
    }

    [Fact]
    public void It_has_the_same_words_as_text_and_as_html_in_utf8()
    {
        using var message = SomeMails.Factory.Create(SomeMails.Row(SomeMails.All["registration-saved"]), SomeMails.Candidate, SomeMails.Address);
        var parts = Assert.IsType<MultipartAlternative>(message.Body);

        Assert.Equal(["text/plain", "text/html"], parts.Select(part => part.ContentType.MimeType));
        Assert.All(parts, part => Assert.Equal("utf-8", part.ContentType.Charset));
        Assert.Contains("ACADÉMIE DE REIMS", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("ACADÉMIE DE REIMS", message.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_row_makes_the_same_bytes()
    {
        Assert.Equal(Bytes(1), Bytes(1));
        Assert.NotEqual(Bytes(1), Bytes(2));
    }

    [Fact]
    public void Each_row_has_a_Message_Id_of_its_own_that_names_nobody()
    {
        using var one = SomeMails.Factory.Create(SomeMails.Row(id: 1), SomeMails.Candidate, SomeMails.Address);
        using var two = SomeMails.Factory.Create(SomeMails.Row(id: 2), SomeMails.Candidate, SomeMails.Address);

        Assert.NotEqual(one.MessageId, two.MessageId);
        Assert.DoesNotContain("2243021803", one.MessageId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_can_read_the_file()
    {
        var text = Encoding.UTF8.GetString(Bytes(1));

        Assert.Contains("Le mot de passe de votre compte Cyclades a été modifié le 11/09/2023 à 10:45.", text, StringComparison.Ordinal);
    }

    private static byte[] Bytes(long id)
    {
        using var message = SomeMails.Factory.Create(SomeMails.Row(id: id), SomeMails.Candidate, SomeMails.Address);
        using var bytes = new MemoryStream();
        message.WriteTo(bytes, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }
}
