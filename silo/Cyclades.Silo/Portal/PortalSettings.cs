using Cyclades.Silo.Hosting;

namespace Cyclades.Silo.Portal;

/// <summary>Settings of the portal: <c>Cyclades:Portal:*</c>.</summary>
/// <param name="StateSite">Whether the operator is the State, whose marks the portal then bears; without it the portal says that it is not official.</param>
internal sealed record PortalSettings(bool StateSite)
{
    private const string StateSiteName = "StateSite";

    /// <summary>Reads and checks the settings.</summary>
    /// <param name="configuration">The whole configuration.</param>
    /// <param name="faults">Gets one sentence for each wrong setting, which says what to write.</param>
    /// <returns>The settings, to be used only when no fault was added.</returns>
    public static PortalSettings Read(IConfiguration configuration, ICollection<string> faults)
    {
        var section = configuration.GetSection($"{ServerSettings.Section}:Portal");
        foreach (var unknown in section.GetChildren().Where(child => !string.Equals(child.Key, StateSiteName, StringComparison.OrdinalIgnoreCase)))
        {
            faults.Add($"{unknown.Path} is not a setting; {section.Path} knows {StateSiteName}.");
        }

        if (!string.IsNullOrWhiteSpace(section.Value))
        {
            faults.Add($"{section.Path} is « {section.Value} »: write {section.Path}:{StateSiteName}=true or leave it out.");
        }

        var text = section[StateSiteName]?.Trim();
        var stateSite = false;
        if (!string.IsNullOrEmpty(text) && !bool.TryParse(text, out stateSite))
        {
            faults.Add($"{section.Path}:{StateSiteName} is « {text} »: write true or false.");
        }

        return new PortalSettings(stateSite);
    }
}
