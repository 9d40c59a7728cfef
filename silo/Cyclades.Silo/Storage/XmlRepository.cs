using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Cyclades.Silo.Storage;

/// <summary>Keeps ASP.NET Core's Data Protection keys in the database, so that sessions survive a restart.</summary>
internal sealed class XmlRepository(Database database, WriteGate gate) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = database.Connect();
        return [.. connection.Query<string>("SELECT xml FROM data_protection_key ORDER BY id").Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        // The framework's interface is synchronous; it stores a key every ninety days.
        using var turn = gate.EnterAsync().AsTask().GetAwaiter().GetResult();
        using var connection = database.Connect();
        connection.Execute(
            "INSERT INTO data_protection_key (name, xml) VALUES (@friendlyName, @xml)",
            new { friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) });
    }
}
