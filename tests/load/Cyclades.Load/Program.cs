using System.CommandLine;
using Cyclades.Load;

var root = new RootCommand("Loads for Cyclades: makes candidates, offers calls, and measures, on this machine only.")
{
    SeedCommand.Create(),
    RunCommand.Create(),
    CompareCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
