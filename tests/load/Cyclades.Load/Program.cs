using System.CommandLine;
using System.Data.Common;
using Cyclades.Load;
using Grpc.Core;

var root = new RootCommand("Loads for Cyclades: makes candidates, offers calls, and measures, on this machine only.")
{
    SeedCommand.Create(),
    RunCommand.Create(),
    CompareCommand.Create(),
    GrowthCommand.Create(),
    GhzCommand.Create(),
    ProtosetCommand.Create(),
};
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception fault) when (fault is ArgumentException or InvalidOperationException or FormatException or IOException or DbException or RpcException)
{
    await Console.Error.WriteLineAsync(fault is RpcException { StatusCode: StatusCode.Unavailable } ? $"The server does not answer: {fault.Message}" : fault.Message);
    return 1;
}
