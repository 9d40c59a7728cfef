using Cyclades.Testing;
using Xunit;

namespace Cyclades.Api.Tests.Portal;

/// <summary>A server over a folder such as the portal's build leaves behind, with a secret beside it.</summary>
public sealed class BuiltPortal : IAsyncLifetime
{
    public const string Page = "<!DOCTYPE html><html lang=\"fr\"><meta name=\"shown\" content=\"{}\"><script type=\"module\" src=\"/assets/index-B1x9.js\"></script></html>";

    public const string Script = "console.log('Cyclades');";

    /// <summary>Stand for what a compressor would make.</summary>
    public const string BrotliScript = "br of the script", GzipScript = "gzip of the script";

    private readonly string folder = Directory.CreateTempSubdirectory("cyclades-portal-").FullName;

    /// <summary>The setting by which a server serves this portal.</summary>
    public string WebRoot => $"--webroot={Path.Combine(folder, "wwwroot")}";

    public RunningSilo Silo { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Write("secret.txt", "secret");
        Write("wwwroot/index.html", Page);
        Write("wwwroot/assets/index-B1x9.js", Script);
        Write("wwwroot/assets/index-B1x9.js.br", BrotliScript);
        Write("wwwroot/assets/index-B1x9.js.gz", GzipScript);
        Write("wwwroot/assets/logo-C3.svg", "<svg/>");
        Write("wwwroot/assets/font-D4.woff2", "font");
        Write("wwwroot/favicon.ico", "icon");
        Write("wwwroot/.vite/manifest.json", "{}");
        Silo = await StartAsync();
    }

    /// <summary>A server of the test's own on the same portal.</summary>
    public Task<RunningSilo> StartAsync(params string[] settings) => RunningSilo.StartAsync([WebRoot, .. settings]);

    public async ValueTask DisposeAsync()
    {
        await Silo.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
