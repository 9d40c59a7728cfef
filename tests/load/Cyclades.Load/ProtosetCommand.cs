using System.CommandLine;
using Cyclades.Load.Ghz;

namespace Cyclades.Load;

/// <summary><c>protoset</c>: writes the contract for tools that take no sources.</summary>
internal static class ProtosetCommand
{
    public static Command Create()
    {
        var output = new Option<FileInfo>("--output") { Description = "File to write: tests/load/ghz/cyclades.protoset", Required = true };
        var command = new Command("protoset", "Writes the descriptors of all services, with all that they import") { output };
        command.SetAction(async (typed, cancellation) =>
        {
            await File.WriteAllBytesAsync(typed.GetValue(output)!.FullName, Protoset.ToBytes(), cancellation);
            return 0;
        });
        return command;
    }
}
