using Cyclades.Testing;
using Xunit;

namespace Cyclades.Api.Tests.Portal;

/// <summary>A server over a folder such as the portal's build leaves behind, with a secret beside it.</summary>
public sealed class BuiltPortal : IAsyncLifetime
{
    public const string Page = "<!DOCTYPE html><html lang=\"fr\"><script type=\"module\" src=\"/assets/index-B1x9.js\"></script></html>";

    public const string Script = "console.log('Cyclades');";

    /// <summary>Stand for what a compressor would make.</summary>
    public const string BrotliScript = "br of the script", GzipScript = "gzip of the script", BrotliPage = "br of the page";

    private readonly string folder = Directory.CreateTempSubdirectory("cyclades-portal-").FullName;

    public RunningSilo Silo { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Write("secret.txt", "secret");
        Write("wwwroot/index.html", Page);
        Write("wwwroot/index.html.br", BrotliPage);
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
    public Task<RunningSilo> StartAsync(params string[] settings) => RunningSilo.StartAsync([$"--webroot={Path.Combine(folder, "wwwroot")}", .. settings]);

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
