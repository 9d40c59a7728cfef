using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Cyclades.Domain;
using Cyclades.Domain.Mails;
using static Cyclades.Silo.Mails.MailBlock;

namespace Cyclades.Silo.Mails;

/// <summary>A mail as it leaves: the same words twice, for programs that show HTML and for those that do not.</summary>
internal sealed record LaidOutMail(string Subject, string Text, string Html);

/// <summary>A mail as the candidate finds it again under « Consulter mes messages » (R118, R119): without its secrets.</summary>
/// <param name="Subject">As in the mail.</param>
/// <param name="Paragraphs">Plain text; <c>\n</c> within a paragraph starts a line.</param>
internal sealed record MessageText(string Subject, ImmutableArray<string> Paragraphs);

/// <summary>Lays out the text of a mail; the one place where a link gets its address and HTML its escapes.</summary>
internal sealed class MailLayout(MailLinks links)
{
    private const string InsteadOfSecret = "(lien envoyé par mail)";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public LaidOutMail LayOut(Mail mail, CandidateNumber candidate)
    {
        var text = MailTexts.Of(mail);
        return new LaidOutMail(text.Subject, Plain(text, candidate), Html(text, candidate));
    }

    public MessageText Message(Mail mail)
    {
        var text = MailTexts.Of(mail);
        return new MessageText(text.Subject, [.. text.Blocks.Select(Paragraph)]);
    }

    private string Paragraph(MailBlock block) => block switch
    {
        Paragraph p => p.Text,
        Lines l => string.Join('\n', l.Texts),
        PageLink p => $"{p.Label} : {Address(p)}",
        _ => InsteadOfSecret,
    };

    private string Plain(MailText text, CandidateNumber candidate) =>
        string.Join("\n\n", text.Blocks.Select(block => block switch
        {
            Paragraph p => p.Text,
            Lines l => string.Join('\n', l.Texts),
            PageLink p => $"{p.Label}\n{Address(p)}",
            SecretLink s when Address(s, candidate) is var address => $"{s.Label}\n{address}\n\n{s.Fallback}\n{address}",
            _ => "",
        })) + "\n";

    private string Html(MailText text, CandidateNumber candidate)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\" />\n<title>")
            .Append(Encoder.Encode(text.Subject))
            .Append("</title>\n</head>\n<body style=\"margin:0;padding:24px;background:#ffffff;color:#161616;")
            .Append("font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5\">\n<div style=\"max-width:640px\">\n");
        foreach (var block in text.Blocks)
        {
            html.Append(block switch
            {
                Paragraph p => $"<p>{Encoder.Encode(p.Text)}</p>\n",
                Lines l => $"<p>{string.Join("<br />\n", l.Texts.Select(Encoder.Encode))}</p>\n",
                PageLink p => Anchor(p.Label, Address(p)),
                SecretLink s when Address(s, candidate) is var address =>
                    $"{Anchor(s.Label, address)}<p style=\"overflow-wrap:anywhere\">{Encoder.Encode(s.Fallback)}<br />\n{Encoder.Encode(address)}</p>\n",
                _ => "",
            });
        }

        return html.Append("</div>\n</body>\n</html>\n").ToString();
    }

    private static string Anchor(string label, string address) =>
        $"<p><a href=\"{Encoder.Encode(address)}\" style=\"color:#000091\">{Encoder.Encode(label)}</a></p>\n";

    private string Address(SecretLink link, CandidateNumber candidate) =>
        links.Secret(candidate, link.Purpose, link.Serial, link.About);

    private string Address(PageLink link) => link.Page switch
    {
        MailPage.Documents when link.About is { } candidature => links.Documents(candidature),
        MailPage.Supporting when link.About is { } candidature => links.Supporting(candidature),
        MailPage.Withdrawn => links.Withdrawn,
        MailPage.Marks when link.About is { } candidature => links.Marks(candidature),
        _ => links.Home,
    };
}
