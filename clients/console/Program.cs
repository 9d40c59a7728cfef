using Cyclades.Console;

return await CommandLine.RunAsync(args, Terminal.OfProcess(), CancellationToken.None);
