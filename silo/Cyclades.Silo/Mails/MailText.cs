using System.Collections.Immutable;
using Cyclades.Domain;
using Cyclades.Domain.Mails;

namespace Cyclades.Silo.Mails;

/// <summary>What a mail says, before it is laid out as plain text, as HTML or as one of the candidate's messages.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Blocks">From the greeting to the signature.</param>
internal sealed record MailText(string Subject, ImmutableArray<MailBlock> Blocks);

/// <summary>One block of a mail. No text in it has a line break or another control character.</summary>
internal abstract record MailBlock
{
    private MailBlock()
    {
    }

    internal sealed record Paragraph(string Text) : MailBlock;

    /// <summary>Short lines that belong together: what a candidature is, how to reach a service.</summary>
    internal sealed record Lines(ImmutableArray<string> Texts) : MailBlock;

    /// <summary>
    /// A link whose address is a secret, followed by a way to use it where it cannot be clicked.
    /// The message view does not show it.
    /// </summary>
    internal sealed record SecretLink(string Label, string Fallback, LinkPurpose Purpose, int Serial, CandidatureId? About) : MailBlock;

    /// <summary>A link to a page of the portal, behind sign-in where the page is the candidate's own.</summary>
    internal sealed record PageLink(string Label, MailPage Page, CandidatureId? About = null) : MailBlock;
}

/// <summary>The pages that mails point to without a secret.</summary>
internal enum MailPage
{
    Home,
    Documents,
    Withdrawn,
    Supporting,
    Marks,
}
