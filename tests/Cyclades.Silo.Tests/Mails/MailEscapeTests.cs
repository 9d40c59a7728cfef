using System.Xml;
using System.Xml.Linq;
using CsCheck;
using Cyclades.Domain;
using Cyclades.Domain.Mails;
using Cyclades.Silo.Mails;
using MimeKit;
using Xunit;

namespace Cyclades.Silo.Tests.Mails;

public sealed class MailEscapeTests
{
    private const string Hostile = "x\r\nBcc: autre@exemple.org\r\n\r\n<b onclick=\"a()\">&amp;</b>\u2028y\u202Ez\0\t\u0085'";

    private const string Harmless = "x Bcc: autre@exemple.org <b onclick=\"a()\">&amp;</b> y z '";

    /// <summary>Every mail that prints values from elsewhere, with the same value in each of its fields.</summary>
    private static IEnumerable<Mail> With(string value)
    {
        var facts = SomeMails.Reims with { Exam = value, Session = value, Academy = value, Zone = value, Contact = [value, value] };
        yield return new Mail.RegistrationSaved(SomeMails.Candidature, facts);
        yield return new Mail.RegistrationModified(SomeMails.Candidature, facts);
        yield return new Mail.RegistrationWithdrawn(SomeMails.Candidature, facts);
        yield return new Mail.WithdrawalUndone(SomeMails.Candidature, facts);
        yield return new Mail.SignedOnline(SomeMails.Candidature, facts);
        yield return new Mail.SignedOnline(SomeMails.Candidature, facts, AwaitsRepresentative: true);
        yield return new Mail.ConfirmAsRepresentative(SomeMails.Candidature, facts, 1, value, SomeMails.Address, value);
        yield return new Mail.RepresentativeConfirmed(SomeMails.Candidature, facts);
    }

    [Fact]
    public void A_line_break_in_a_value_is_a_space()
    {
        foreach (var (hostile, harmless) in With(Hostile).Zip(With(Harmless)))
        {
            Assert.Equal(SomeMails.Layout.LayOut(harmless, SomeMails.Candidate), SomeMails.Layout.LayOut(hostile, SomeMails.Candidate));
        }
    }

    [Fact]
    public void Markup_in_a_value_is_text_in_the_html_part()
    {
        foreach (var mail in With("<b>&\"'"))
        {
            var html = SomeMails.Layout.LayOut(mail, SomeMails.Candidate).Html;

            Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
            Assert.Contains("<b>&\"'", Parse(html).Root!.Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_value_changes_headers_lines_or_elements() =>
        Gen.String[0, 80].Select(text => "x" + text).Sample(
            text =>
            {
                foreach (var (hostile, plain) in With(text).Zip(With("x")))
                {
                    var (changed, expected) = (Create(hostile), Create(plain));
                    Assert.Equal(expected.Headers.Select(header => header.Field), changed.Headers.Select(header => header.Field));
                    Assert.Equal([SomeMails.Address.Value], changed.GetRecipients().Select(mailbox => mailbox.Address));
                    Assert.Equal(LineCount(expected.TextBody), LineCount(changed.TextBody));
                    Assert.Equal(Elements(expected.HtmlBody), Elements(changed.HtmlBody));
                }
            },
            iter: 300);

    [Fact]
    public void A_value_that_is_too_long_is_cut()
    {
        foreach (var mail in With(new string('x', 5000)))
        {
            var laidOut = SomeMails.Layout.LayOut(mail, SomeMails.Candidate);

            Assert.Contains(new string('x', MailTexts.LongestValue), laidOut.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(new string('x', MailTexts.LongestValue + 1), laidOut.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("a@exemple.fr\r\nBcc: b@exemple.fr")]
    [InlineData("a@exemple.fr\nb@exemple.fr")]
    [InlineData("a@exemple.fr,b@exemple.fr")]
    [InlineData("<a@exemple.fr>")]
    public void An_address_that_would_change_headers_is_none(string text) => Assert.False(EmailAddress.TryParse(text, out _));

    /// <summary>What the recipient's program reads.</summary>
    private static MimeMessage Create(Mail mail)
    {
        using var bytes = new MemoryStream();
        using var message = SomeMails.Factory.Create(SomeMails.Row(mail), SomeMails.Candidate, SomeMails.Address);
        message.WriteTo(bytes, TestContext.Current.CancellationToken);
        bytes.Position = 0;
        return MimeMessage.Load(bytes, TestContext.Current.CancellationToken);
    }

    private static int LineCount(string? text) => text!.Split('\n', '\r', '\u2028', '\u2029', '\u0085').Length;

    private static IEnumerable<string> Elements(string? html) => Parse(html!).Descendants().Select(element => element.Name.LocalName);

    private static XDocument Parse(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }
}
