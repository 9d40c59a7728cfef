using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Tests.Storage;

/// <summary>An envelope on its way to a grain of these tests: what its row would keep, and what would be filed.</summary>
internal sealed record SentEnvelope(Envelope<Probe> Row, Filing Filing)
{
    public static string ToText(Envelope<Probe> envelope) => StoredJson.ToText(new SentEnvelope(envelope, envelope.ToFiling()));

    public static Envelope<Probe> Parse(string text)
    {
        var (row, filing) = StoredJson.Parse<SentEnvelope>(text);
        return row with
        {
            Register = filing.Register,
            Events = filing.Events,
            Mails = filing.Mails,
            LinkRequest = filing.LinkRequest,
            Spawn = filing.Spawn,
            Versions = filing.Versions,
        };
    }
}
