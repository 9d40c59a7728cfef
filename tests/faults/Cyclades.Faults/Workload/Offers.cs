using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Cyclades.Faults.Workload;

/// <summary>A service of the run's catalogue.</summary>
/// <param name="Id">As the contract writes it.</param>
/// <param name="Closing">To the minute.</param>
internal sealed record Offer(string Id, DateTimeOffset Closing);

/// <summary>The catalogue of a run: two services that stay open, and some that close one after the other, so that no step of the clock is as long as the lease of a mail (5 minutes).</summary>
internal static class Offers
{
    public const string Category = "520";

    public const string Establishment = "CNED";

    private const string Academy = "19";

    private const int AlwaysOpen = 2;

    private const int MinutesBetweenClosings = 3;

    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <param name="now">The hour of the run's begin.</param>
    /// <param name="closings">How many services close.</param>
    public static ImmutableArray<Offer> Of(DateTimeOffset now, int closings)
    {
        var minute = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, now.Minute, 0, TimeSpan.Zero).AddMinutes(1);
        return
        [
            .. Enumerable.Range(0, AlwaysOpen + closings).Select(place => new Offer(
                $"{Session(now.Year, place)}/{Academy}", place < AlwaysOpen ? minute.AddDays(200) : minute.AddMinutes(MinutesBetweenClosings * (place - AlwaysOpen + 1)))),
        ];
    }

    /// <summary>The offers that stay open for the whole run.</summary>
    public static bool StaysOpen(Offer offer, DateTimeOffset now) => offer.Closing > now.AddDays(100);

    /// <summary>The catalogue file.</summary>
    public static string File(ImmutableArray<Offer> offers, DateTimeOffset now)
    {
        var text = new StringBuilder(
            $$$"""
            format: 1
            ministries: [MINISTÈRE DE L'ÉDUCATION NATIONALE]
            academies:
              - {code: "{{{Academy}}}", contact: {lines: [ACADÉMIE DE REIMS, Rectorat, Rue, 51000 CHALONS EN CHAMPAGNE], mail: a@a.fr}}
            domains:
              - code: CFG
                kind: examen
                name: CERTIFICAT DE FORMATION GÉNÉRALE
                short_name: CFG
                document_title: CERTIFICAT DE FORMATION GENERALE
                defaults:
                  categories:
                    - {code: "{{{Category}}}", label: INDIVIDUEL, individual: true}
                  establishments:
                    - {code: {{{Establishment}}}, label: CNED}
                  tests:
                    - {code: "001", label: Entretien avec le jury, form: Ponctuel}
                  terms: Je m'engage à fournir des renseignements exacts.
            sessions:

            """);
        foreach (var (session, _) in offers.Select(offer => (offer.Id[..^3], offer)))
        {
            var month = session["CFG-".Length..];
            text.AppendLine(CultureInfo.InvariantCulture, $"  - {{id: {session}, domain: CFG, month: \"{month}\", first_day: \"{month}-15\"}}");
        }

        text.AppendLine("services:");
        foreach (var offer in offers)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  - {{session: {offer.Id[..^3]}, academy: \"{Academy}\", label: {offer.Id[..^3]}, opening: {InParis(now.AddDays(-2))}, closing: {InParis(offer.Closing)}, return_date: closing+2d}}");
        }

        return text.ToString();
    }

    private static string Session(int year, int place) => string.Create(CultureInfo.InvariantCulture, $"CFG-{year + 2 + (place / 12)}-{1 + (place % 12):D2}");

    private static string InParis(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Paris).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
