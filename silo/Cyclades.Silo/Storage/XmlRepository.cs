using System.Data.Common;
using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Cyclades.Silo.Storage;

/// <summary>Keeps ASP.NET Core's Data Protection keys in the database, so that sessions survive a restart.</summary>
internal sealed class XmlRepository(Database database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = Connect();
        return [.. connection.Query<string>("SELECT xml FROM data_protection_key ORDER BY id").Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var turn = database.EnterWriteAsync().AsTask().GetAwaiter().GetResult();
        using var connection = Connect();
        connection.Execute(
            "INSERT INTO data_protection_key (name, xml) VALUES (@friendlyName, @xml)",
            new { friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) });
    }

    // The framework's interface is synchronous; it reads keys once a day and stores one every ninety.
    private DbConnection Connect() => database.ConnectAsync().AsTask().GetAwaiter().GetResult();
}
