using System.CommandLine;
using Cyclades.Console.Showing;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Cyclades.Console.Commands;

/// <summary>Forms in files: the request's own JSON, of which <c>--template</c> prints an empty one.</summary>
internal static class FormFile
{
    public static Option<FileInfo?> From() => new("--from")
    {
        Description = "Lit le formulaire dans un fichier JSON, sans rien demander",
        HelpName = "FICHIER",
    };

    public static Option<bool> Template() => new("--template")
    {
        Description = "Écrit un formulaire JSON à remplir, et ne fait rien d'autre",
    };

    /// <exception cref="CommandFailure">The file is not there, or is not such a form.</exception>
    public static T Read<T>(FileInfo file)
        where T : IMessage, new() =>
        JsonText.Read<T>(ReadText(file), file.Name);

    /// <exception cref="CommandFailure">The file is not there.</exception>
    public static string ReadText(FileInfo file) => file.Exists
        ? File.ReadAllText(file.FullName)
        : throw new CommandFailure(ExitCode.Usage, $"Le fichier {file.FullName} n'existe pas.");

    /// <summary>Prints the form with every field present; the request id is the program's business.</summary>
    public static void WriteTemplate(Run run, IMessage form)
    {
        Fill(form);
        run.Terminal.Out.Profile.Out.Writer.WriteLine(
            string.Join('\n', JsonText.Of(form).Split('\n').Where(line => !line.Contains("\"request_id\"", StringComparison.Ordinal))));
    }

    private static void Fill(IMessage message)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder()
            .Where(f => f.FieldType == FieldType.Message && !f.IsRepeated))
        {
            var inner = (IMessage?)field.Accessor.GetValue(message) ?? field.MessageType.Parser.ParseFrom(ByteString.Empty);
            Fill(inner);
            field.Accessor.SetValue(message, inner);
        }
    }
}
