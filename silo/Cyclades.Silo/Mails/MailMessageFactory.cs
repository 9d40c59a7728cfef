using System.Security.Cryptography;
using System.Text;
using Cyclades.Domain;
using Cyclades.Silo.Storage;
using MimeKit;
using MimeKit.Text;

namespace Cyclades.Silo.Mails;

/// <summary>
/// Makes the MIME message of a row of the outbox. The same row and address make the same bytes, Message-Id included,
/// so that a second attempt is known as the same mail.
/// </summary>
internal sealed class MailMessageFactory(MailLayout layout, MailSettings settings)
{
    private const string SenderName = "Cyclades";

    private const int IdBytes = 16;

    /// <summary>In octets; with it, ordinary text stays as it is instead of being encoded.</summary>
    private const int LongestLine = 998;

    public MimeMessage Create(OutboxRow row, CandidateNumber candidate, EmailAddress to)
    {
        var mail = layout.LayOut(row.Mail, candidate);
        var id = IdOf(row.MessageIdSeed);
        var message = new MimeMessage
        {
            MessageId = $"{id}@{settings.MessageIdDomain}",
            Date = row.FiledAt.ToUniversalTime(),
            Subject = mail.Subject,
            Body = new MultipartAlternative
            {
                new TextPart(TextFormat.Plain) { Text = mail.Text },
                new TextPart(TextFormat.Html) { Text = mail.Html },
            },
        };
        ((MultipartAlternative)message.Body).Boundary = $"={id}";
        message.From.Add(new MailboxAddress(SenderName, settings.From.Value));
        message.To.Add(new MailboxAddress(null, to.Value));
        if (settings.ReplyTo is { } replyTo)
        {
            message.ReplyTo.Add(new MailboxAddress(null, replyTo.Value));
        }

        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, "fr");
        message.Prepare(EncodingConstraint.EightBit, LongestLine);
        return message;
    }

    /// <summary>A name for the row that tells nothing about whose it is and is the same at each attempt.</summary>
    private static string IdOf(string seed) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed)).AsSpan(0, IdBytes));
}
