using System.Text.RegularExpressions;
using MimeKit;

namespace Cyclades.Console.Demo;

/// <summary>A mail as its reader sees it.</summary>
internal sealed partial record ReceivedMail(string Path, string Recipient, string Subject, string Text)
{
    /// <summary>Reads a mail file; null while it is not whole yet, or when it is no mail.</summary>
    public static ReceivedMail? TryRead(string path)
    {
        try
        {
            var message = MimeMessage.Load(path);
            return message.To.Mailboxes.FirstOrDefault() is { } recipient && (message.TextBody ?? message.HtmlBody) is { } text
                ? new ReceivedMail(path, recipient.Address, message.Subject ?? "", text)
                : null;
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The token of the mail's link to a page of the portal; null when it has none.</summary>
    /// <param name="page">For instance <c>activation</c>, of <c>https://…/activation#token</c>.</param>
    public string? LinkToken(string page) =>
        Link().Matches(Text).FirstOrDefault(m => m.Groups["page"].Value == page)?.Groups["token"].Value;

    [GeneratedRegex("""https?://[^\s<>"#]*/(?<page>[^\s<>"#/]+)#(?<token>[A-Za-z0-9_.~%=-]+)""")]
    private static partial Regex Link();
}
