using Cyclades.Silo.Hosting;

// Exit codes: 0 stopped as asked, 1 a fault, 2 something that the operator can mend (docs/operations.md).
try
{
    await using var app = CycladesServer.Build(args);
    try
    {
        await app.StartAsync();
    }
    catch
    {
        // What had started ends as it does when it is asked to; that something cannot, since it never began, is no news.
        try
        {
            await app.StopAsync();
        }
        catch (Exception)
        {
        }

        throw;
    }

    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception failure) when (StartFailure.SentenceOf(failure) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 2;
}
catch (Exception fault)
{
    await Console.Error.WriteLineAsync(fault.ToString());
    return 1;
}
