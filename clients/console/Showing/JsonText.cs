using Google.Protobuf;

namespace Cyclades.Console.Showing;

/// <summary>
/// Messages of the contract as JSON: the protocol's own mapping with the contract's field names, every field present.
/// It is as stable as the contract.
/// </summary>
internal static class JsonText
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default
        .WithFormatDefaultValues(true)
        .WithPreserveProtoFieldNames(true)
        .WithIndentation());

    private static readonly JsonFormatter LineFormatter = new(JsonFormatter.Settings.Default
        .WithFormatDefaultValues(true)
        .WithPreserveProtoFieldNames(true));

    public static string Of(IMessage message) => Formatter.Format(message);

    /// <summary>The same on one line, for files that grow line by line.</summary>
    public static string LineOf(IMessage message) => LineFormatter.Format(message);

    /// <summary>Reads a message from the text of a file.</summary>
    /// <exception cref="CommandFailure">Not JSON, or a field that the form does not have.</exception>
    public static T Read<T>(string json, string file)
        where T : IMessage, new()
    {
        try
        {
            return JsonParser.Default.Parse<T>(json);
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidJsonException or FormatException or OverflowException)
        {
            throw new CommandFailure(
                ExitCode.Usage,
                $"Le fichier {file} n'a pas la forme attendue : {e.Message} Pour un modèle à remplir : la même commande avec --template.");
        }
    }
}
