using Cyclades.Faults;

return await FaultsCommand.Create().Parse(args).InvokeAsync();
