using Cyclades.Silo.Hosting;
using Cyclades.Silo.Storage;

// Exit codes: 0 stopped as asked, 1 a fault, 2 something that the operator can mend (docs/operations.md).
try
{
    await using var app = CycladesServer.Build(args);
    await app.RunAsync();
    return 0;
}
catch (Exception wrong) when (wrong is WrongSettingsException or WrongCatalogueException or DataFolderInUseException or IOException)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}
