using Cyclades.Domain.Documents;
using Cyclades.Silo.Texts;

namespace Cyclades.Silo.Documents;

/// <summary>The public addresses that documents print, under the portal's own.</summary>
internal sealed class DocumentLinks(Uri publicUrl)
{
    /// <summary>Where anyone checks a document (B13). Looking changes nothing, so the reference may stand in the path.</summary>
    public string CheckUrl(DocumentReference reference) => publicUrl.Page($"verification/{reference}");
}
