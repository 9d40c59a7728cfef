using System.Net.Sockets;
using Cyclades.Silo.Storage.PostgreSql;
using Cyclades.Silo.Storage.Sqlite;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;

namespace Cyclades.Silo.Hosting;

/// <summary>What keeps the server from starting and the operator can mend, each in a sentence that says how.</summary>
internal static class StartFailure
{
    private const int ReadOnly = 8;
    private const int Damaged = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NoDatabase = 26;

    /// <returns>Null for a fault of the server.</returns>
    public static string? SentenceOf(Exception failure) => failure switch
    {
        WrongSettingsException or WrongCatalogueException or DataFolderInUseException or DatabaseUnreachableException => failure.Message,
        IOException { InnerException: AddressInUseException } =>
            $"{failure.Message} Stop the program that listens there, or set other ports with {ServerSettings.Section}:HttpPort and {ServerSettings.Section}:GrpcPort.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
            $"{ServerSettings.Section}:Listen is not an address of this machine: write localhost, * for every address of this machine, or one of its addresses.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            $"The system does not let this user listen on the ports of {ServerSettings.Section}:HttpPort and {ServerSettings.Section}:GrpcPort: set ports above 1023.",
        SqliteException { SqliteErrorCode: ReadOnly or Damaged or Full or CannotOpen or NoDatabase } database =>
            $"The database in the data folder cannot be used ({database.Message}): make room or mend its rights, restore it from a backup, "
            + $"or set another folder with {ServerSettings.Section}:Data.",
        IOException or UnauthorizedAccessException or InvalidDataException => failure.Message,
        _ => null,
    };
}
