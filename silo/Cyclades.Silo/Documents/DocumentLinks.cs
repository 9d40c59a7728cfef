using Cyclades.Domain.Documents;

namespace Cyclades.Silo.Documents;

/// <summary>The public addresses that documents print, under the portal's own.</summary>
internal sealed class DocumentLinks(Uri publicUrl)
{
    private readonly string root = publicUrl.AbsoluteUri.TrimEnd('/');

    /// <summary>Where anyone checks a document (B13). Looking changes nothing, so the reference may stand in the path.</summary>
    public string CheckUrl(DocumentReference reference) => $"{root}/verification/{reference}";
}
