using Cyclades.Domain.Candidatures;

namespace Cyclades.Domain;

// What is said about files, supporting documents and documents published by the service.
public abstract partial record Refusal
{
    /// <summary>The file has more bytes than one may have (D18).</summary>
    /// <param name="Largest">In bytes.</param>
    public sealed record FileTooLarge(int Largest) : Refusal;

    /// <summary>Its first bytes are of no format that is taken.</summary>
    /// <param name="OnlyPdf">Whether PDF is the only one, or PDF, JPEG and PNG are.</param>
    public sealed record FileFormatRefused(bool OnlyPdf) : Refusal;

    /// <summary>The scanner found a virus in it (B6).</summary>
    public sealed record FileInfected : Refusal;

    /// <summary>The last day to deposit is over in Paris (D18).</summary>
    public sealed record DepositClosed(DateOnly DueDate) : Refusal;

    /// <summary>The request was answered for good: accepted or cancelled.</summary>
    public sealed record DocumentRequestClosed(DocumentRequestState State) : Refusal;

    /// <summary>There is nothing to accept or to refuse: nothing was deposited since the last decision.</summary>
    public sealed record NothingDeposited : Refusal;

    /// <summary>A candidature, a request or a document has as many entries as it may have.</summary>
    public sealed record TooManyDocuments(int Maximum) : Refusal;
}
