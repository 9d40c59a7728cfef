using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cyclades.Api.Tests.Candidatures;
using Xunit;

namespace Cyclades.Api.Tests.Portal;

public sealed partial class ServingTests : IClassFixture<BuiltPortal>, IDisposable
{
    private const string Script = "/assets/index-B1x9.js";

    private readonly BuiltPortal portal;
    private readonly HttpClient http;

    public ServingTests(BuiltPortal portal)
    {
        this.portal = portal;
        http = new HttpClient { BaseAddress = portal.Silo.Http };
    }

    public void Dispose() => http.Dispose();

    [Theory]
    [InlineData("/")]
    [InlineData("/activation")]
    [InlineData("/mot-de-passe")]
    [InlineData("/nouvelle-adresse")]
    [InlineData("/representant")]
    [InlineData("/verification/7H3K-09QZ-MN4T-X2VB")]
    [InlineData("/mes-inscriptions/00000000042/006/documents")]
    [InlineData("/mes-inscriptions/")]
    [InlineData("/ouvertures?academie=19")]
    public async Task Every_address_of_the_portal_opens_its_page_under_a_strict_policy(string path)
    {
        var reply = await http.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Equal("text/html; charset=utf-8", reply.Content.Headers.ContentType?.ToString());
        Assert.Equal(BuiltPortal.Page, WithoutShown(await reply.Content.ReadAsStringAsync()));
        Assert.Equal("no-cache", reply.Headers.CacheControl?.ToString());
        Assert.Equal(["nosniff"], reply.Headers.GetValues("X-Content-Type-Options"));
        var policy = reply.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self'; ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("*", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Script, "text/javascript; charset=utf-8")]
    [InlineData("/assets/logo-C3.svg", "image/svg+xml")]
    [InlineData("/assets/font-D4.woff2", "font/woff2")]
    public async Task A_file_with_a_fingerprint_is_kept_for_a_year(string path, string type)
    {
        var reply = await http.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Equal(type, reply.Content.Headers.ContentType?.ToString());
        Assert.Equal(TimeSpan.FromDays(365), reply.Headers.CacheControl?.MaxAge);
        Assert.Contains("immutable", reply.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; style-src", reply.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_a_fingerprint_is_asked_for_each_time()
    {
        var reply = await http.GetAsync("/favicon.ico");

        Assert.Equal("icon", await reply.Content.ReadAsStringAsync());
        Assert.Equal("no-cache", reply.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData(null, null, BuiltPortal.Script)]
    [InlineData("br", "br", BuiltPortal.BrotliScript)]
    [InlineData("gzip", "gzip", BuiltPortal.GzipScript)]
    [InlineData("gzip, deflate, br, zstd", "br", BuiltPortal.BrotliScript)]
    [InlineData("gzip, BR;q=0", "gzip", BuiltPortal.GzipScript)]
    [InlineData("br;q=0.5, gzip", "gzip", BuiltPortal.GzipScript)]
    [InlineData("br;q=0.5, gzip;q=0.5", "br", BuiltPortal.BrotliScript)]
    [InlineData("*", "br", BuiltPortal.BrotliScript)]
    [InlineData("*;q=0", null, BuiltPortal.Script)]
    [InlineData("identity", null, BuiltPortal.Script)]
    [InlineData("identity;q=0.5, br;q=0.1", null, BuiltPortal.Script)]
    [InlineData("deflate", null, BuiltPortal.Script)]
    [InlineData("br;q=", null, BuiltPortal.Script)]
    public async Task A_client_gets_the_coding_that_it_would_rather_have(string? accepted, string? coding, string sent)
    {
        var reply = await AskAsync(HttpMethod.Get, Script, ("Accept-Encoding", accepted));

        Assert.Equal(coding is null ? [] : [coding], reply.Content.Headers.ContentEncoding);
        Assert.Equal(sent, await reply.Content.ReadAsStringAsync());
        Assert.Equal(["Accept-Encoding"], reply.Headers.Vary);
        Assert.Equal("text/javascript; charset=utf-8", reply.Content.Headers.ContentType?.ToString());
    }

    [Theory]
    [InlineData("gzip, br", "br", DecompressionMethods.Brotli)]
    [InlineData("gzip", "gzip", DecompressionMethods.GZip)]
    public async Task The_page_is_compressed_at_every_address(string accepted, string coding, DecompressionMethods decompression)
    {
        var reply = await AskAsync(HttpMethod.Get, "/activation", ("Accept-Encoding", accepted));
        Assert.Equal([coding], reply.Content.Headers.ContentEncoding);

        using var handler = new HttpClientHandler { AutomaticDecompression = decompression };
        using var its = new HttpClient(handler) { BaseAddress = portal.Silo.Http };
        Assert.Equal(await http.GetStringAsync("/activation"), await its.GetStringAsync("/activation"));
    }

    [Fact]
    public async Task What_is_sent_in_one_way_alone_does_not_vary()
    {
        var reply = await AskAsync(HttpMethod.Get, "/assets/font-D4.woff2", ("Accept-Encoding", "br"));

        Assert.Empty(reply.Content.Headers.ContentEncoding);
        Assert.Empty(reply.Headers.Vary);
        Assert.Equal("font", await reply.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/")]
    [InlineData(Script)]
    public async Task Head_gives_the_headers_and_no_body(string path)
    {
        var read = await http.GetAsync(path);
        var reply = await AskAsync(HttpMethod.Head, path);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Equal(read.Content.Headers.ContentType, reply.Content.Headers.ContentType);
        Assert.Equal(read.Headers.ETag, reply.Headers.ETag);
        Assert.Empty(await reply.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/")]
    [InlineData(Script)]
    public async Task Who_has_it_already_is_told_so_for_the_coding_that_he_has(string path)
    {
        var plain = (await http.GetAsync(path)).Headers.ETag!.ToString();
        var brotli = (await AskAsync(HttpMethod.Get, path, ("Accept-Encoding", "br"))).Headers.ETag!.ToString();

        Assert.NotEqual(plain, brotli);
        var same = await AskAsync(HttpMethod.Get, path, ("Accept-Encoding", "br"), ("If-None-Match", brotli));
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Empty(await same.Content.ReadAsByteArrayAsync());
        Assert.NotNull(same.Headers.CacheControl);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(HttpMethod.Get, path, ("Accept-Encoding", "br"), ("If-None-Match", plain))).StatusCode);
    }

    [Theory]
    [InlineData("/assets")]
    [InlineData("/assets/")]
    [InlineData("/assets/index-old.js")]
    [InlineData("/assets/index-B1x9.js.br")]
    [InlineData("/assets/index-b1x9.js")]
    [InlineData("/assets/no-dot")]
    [InlineData("/assets%2Findex-B1x9.js")]
    [InlineData("/index.html")]
    [InlineData("/.vite/manifest.json")]
    [InlineData("/.env")]
    [InlineData("/wp-login.php")]
    [InlineData("/v1.2/nothing")]
    [InlineData("/cyclades.account.v1.AccountService/CreateAccount")]
    public async Task What_is_no_page_and_no_file_is_not_found(string path)
    {
        var reply = await http.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
        Assert.Empty(await reply.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(HttpMethod.Head, path)).StatusCode);
    }

    [Fact]
    public async Task Who_follows_a_wrong_link_is_told_by_the_portal_that_there_is_nothing()
    {
        var reply = await AskAsync(HttpMethod.Get, "/guide.pdf", ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));

        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
        Assert.Equal(BuiltPortal.Page, WithoutShown(await reply.Content.ReadAsStringAsync()));
        var script = await AskAsync(HttpMethod.Get, "/assets/index-old.js", ("Accept", "text/html"));
        Assert.Equal(HttpStatusCode.NotFound, script.StatusCode);
        Assert.Empty(await script.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/../secret.txt")]
    [InlineData("/assets/../../secret.txt")]
    [InlineData("/%2e%2e/secret.txt")]
    [InlineData("/..%2fsecret.txt")]
    [InlineData("/assets/..%2f..%2fsecret.txt")]
    [InlineData("/assets/..%5c..%5csecret.txt")]
    [InlineData("//secret.txt")]
    [InlineData("/assets/%00")]
    public async Task No_path_leads_out_of_the_portal(string path)
    {
        // As it stands: a client library would resolve the dots before it sends.
        using var client = new TcpClient();
        await client.ConnectAsync(portal.Silo.Http.Host, portal.Silo.Http.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        var reply = await reader.ReadToEndAsync();

        Assert.Matches("^HTTP/1.1 (400|404) ", reply);
        Assert.DoesNotContain("secret", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_written_to_a_page()
    {
        HttpStatusCode[] refusals = [HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed];

        Assert.Contains((await AskAsync(HttpMethod.Post, "/activation")).StatusCode, refusals);
        Assert.Contains((await AskAsync(HttpMethod.Delete, Script)).StatusCode, refusals);
    }

    [Fact]
    public async Task Health_is_asked_beside_the_portal()
    {
        Assert.Equal("Healthy", await http.GetStringAsync("/health/live"));
    }

    [Fact]
    public async Task The_portal_bears_the_marks_of_the_State_only_when_the_operator_says_so()
    {
        await using var state = await portal.StartAsync("--Cyclades:Portal:StateSite=true");
        using var its = new HttpClient { BaseAddress = state.Http };

        Assert.True((bool?)Shown(await its.GetStringAsync("/connexion"))["stateSite"]);
        Assert.False((bool?)Shown(await http.GetStringAsync("/connexion"))["stateSite"]);
    }

    /// <summary>R5, R7: no call is needed to see them.</summary>
    [Fact]
    public async Task The_page_says_the_notices_of_the_moment_and_the_videos()
    {
        const string Written =
            """

            notices:
              - {title: Maintenance, text: "Fermé dimanche.\nMerci \"à tous\" <b>&amp;</b> ' bientôt.", from: 2026-03-10 12:00, until: 2026-03-10 14:00}
            help:
              - {title: Créer mon compte, url: "https://videos.example.org/compte?a=1&b=2"}
            """;
        await using var own = await ExamYear.StartAsync(portal.WebRoot);
        using var its = new HttpClient { BaseAddress = own.Http };
        await ExamYear.ChangeAsync(own, ExamYear.Catalogue() + Written);
        var from = new DateTimeOffset(2026, 3, 10, 11, 0, 0, TimeSpan.Zero);

        await own.AdvanceToAsync(from.AddTicks(-1));
        Assert.Equal("[]", (await PageAsync())["notices"]!.ToJsonString());
        await own.AdvanceToAsync(from);
        var shown = await PageAsync();
        Assert.Equal("Maintenance", (string?)shown["notices"]![0]!["title"]);
        Assert.Equal("Fermé dimanche.\nMerci \"à tous\" <b>&amp;</b> ' bientôt.", (string?)shown["notices"]![0]!["text"]);
        Assert.Equal("Créer mon compte", (string?)shown["helpLinks"]![0]!["label"]);
        Assert.Equal("https://videos.example.org/compte?a=1&b=2", (string?)shown["helpLinks"]![0]!["url"]);
        await own.AdvanceToAsync(from.AddHours(2));
        Assert.Equal("[]", (await PageAsync())["notices"]!.ToJsonString());

        async Task<JsonNode> PageAsync() => Shown(await its.GetStringAsync("/"));
    }

    [GeneratedRegex("(?<=<meta name=\"shown\" content=\")[^\"]*")]
    private static partial Regex Content();

    private static JsonNode Shown(string page) => JsonNode.Parse(WebUtility.HtmlDecode(Content().Match(page).Value))!;

    private static string WithoutShown(string page) => Content().Replace(page, "{}");

    private Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, params (string Name, string? Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return http.SendAsync(request);
    }
}
