using Cyclades.Api.Tests.Candidatures;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Testing;
using Xunit;

namespace Cyclades.Api.Tests.Server;

/// <summary>What the home page shows before anybody signs in: notices (R5) and links to videos (R7).</summary>
public sealed class HomePageApiTests
{
    private const string Notices =
        """

        notices:
          - {title: Maintenance, text: "Le site sera fermé dimanche.\nMerci de votre patience.", from: 2026-03-10 12:00, until: 2026-03-10 14:00}
          - {text: Les inscriptions sont ouvertes., from: 2026-03-01 00:00, until: 2026-04-01 00:00}
          - {title: Hier, text: C'est fini., from: 2026-03-01 00:00, until: 2026-03-10 10:00}
        help:
          - {title: Créer mon compte, url: "https://videos.example.org/compte"}
          - {title: Choisir mon examen, url: "https://videos.example.org/choix?page=1"}
        """;

    private static readonly DateTimeOffset From = new(2026, 3, 10, 11, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = new(2026, 3, 10, 13, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_notice_is_on_show_from_its_first_instant_to_the_last_tick_before_its_end(Transport transport)
    {
        await using var own = await ExamYear.StartAsync();
        Assert.Empty(await TitlesAsync());
        await ExamYear.ChangeAsync(own, ExamYear.Catalogue() + Notices);

        await own.AdvanceToAsync(From - Tick);
        Assert.Equal([""], await TitlesAsync());
        await own.AdvanceToAsync(From);
        Assert.Equal(["Maintenance", ""], await TitlesAsync());
        await own.AdvanceToAsync(Until - Tick);
        Assert.Equal(["Maintenance", ""], await TitlesAsync());
        await own.AdvanceToAsync(Until);
        Assert.Equal([""], await TitlesAsync());

        async Task<IEnumerable<string>> TitlesAsync() => (await ListAsync(own, transport)).Select(notice => notice.Title);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_notice_says_what_its_administrator_wrote_and_until_when(Transport transport)
    {
        await using var own = await ExamYear.StartAsync();
        await ExamYear.ChangeAsync(own, ExamYear.Catalogue() + Notices);
        await own.AdvanceToAsync(From);

        var notices = await ListAsync(own, transport);

        Assert.Equal("Le site sera fermé dimanche.\nMerci de votre patience.", notices[0].Text);
        Assert.Equal((From, Until), (notices[0].StartTime.Instant(), notices[0].EndTime.Instant()));
        Assert.Equal("Les inscriptions sont ouvertes.", notices[1].Text);
        Assert.NotEqual(notices[0].Id, notices[1].Id);
        await own.RestartAsync();
        Assert.Equal(notices, await ListAsync(own, transport));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Links_to_videos_come_in_the_order_of_the_catalogue(Transport transport)
    {
        await using var own = await ExamYear.StartAsync();
        Assert.Empty(await LinksAsync());
        await ExamYear.ChangeAsync(own, ExamYear.Catalogue() + Notices);

        Assert.Equal(
            [("Créer mon compte", "https://videos.example.org/compte"), ("Choisir mon examen", "https://videos.example.org/choix?page=1")],
            await LinksAsync());

        async Task<IEnumerable<(string, string)>> LinksAsync() =>
            (await own.Connect(transport).Catalogue.ListHelpLinksAsync(new ListHelpLinksRequest())).HelpLinks.Select(link => (link.Label, link.Url));
    }

    private static async Task<IReadOnlyList<Notice>> ListAsync(RunningSilo silo, Transport transport) =>
        (await silo.Connect(transport).Catalogue.ListNoticesAsync(new ListNoticesRequest())).Notices;
}
