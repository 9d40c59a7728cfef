using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cyclades.Domain.Catalogue;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Clock;

namespace Cyclades.Silo.Portal;

/// <summary>
/// The page that every address of the portal opens. What it shows before anything is asked stands in it: the operator's
/// settings, the notices of the moment (R5) and the videos (R7), also while storage does not answer.
/// </summary>
/// <param name="built">As the build left it.</param>
internal sealed class PortalPage(PortalFile built, PortalSettings settings, CatalogueMirror catalogue, RuleClock clock)
{
    private const string Place = "<meta name=\"shown\" content=\"{}\">";

    private readonly string text = Encoding.UTF8.GetString(built.Representations[^1].Bytes);
    private volatile Written? latest;

    /// <summary>The page of this moment.</summary>
    public PortalFile Now
    {
        get
        {
            var known = catalogue.Known;
            var notices = known.NoticesAt(clock.Now);
            var written = latest;
            if (written is null || !ReferenceEquals(written.Links, known.National) || !written.Notices.SequenceEqual(notices))
            {
                latest = written = new Written(known.National, notices, Write(known.National.HelpLinks, notices));
            }

            return written.File;
        }
    }

    private PortalFile Write(IEnumerable<HelpLink> links, IEnumerable<Notice> notices)
    {
        var shown = JsonSerializer.Serialize(
            new
            {
                settings.StateSite,
                Notices = notices.Select(notice => new { notice.Title, notice.Text }),
                HelpLinks = links.Select(link => new { Label = link.Title, Url = link.Url.AbsoluteUri }),
            },
            JsonSerializerOptions.Web);
        return text.Contains(Place, StringComparison.Ordinal)
            ? built.With(Encoding.UTF8.GetBytes(text.Replace(Place, Place.Replace("{}", HtmlEncoder.Default.Encode(shown), StringComparison.Ordinal), StringComparison.Ordinal)))
            : built;
    }

    private sealed record Written(NationalSettings Links, ImmutableArray<Notice> Notices, PortalFile File);
}
