namespace Cyclades.Api.Tests.Processes;

/// <summary>A data folder for one server after the other, under the machine's temporary folder; it goes with the test.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cyclades-process-").FullName;

    /// <summary>The first server makes it.</summary>
    public string Data => Path.Combine(folder, "data");

    public string Mail => Path.Combine(Data, "mail");

    public string Database => Path.Combine(Data, "cyclades.db");

    /// <summary>A folder for what is no server's.</summary>
    public string Beside(string name) => Directory.CreateDirectory(Path.Combine(folder, name)).FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
