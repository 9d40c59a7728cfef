using Cyclades.Protos.Types.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Cyclades.Console.Commands;

/// <summary>Sets one field of a form from <c>address.line1=12 RUE DES LILAS</c>, by the contract's own names.</summary>
internal static class FormField
{
    /// <exception cref="CommandFailure">No such field, or no such answer.</exception>
    public static void Set(IMessage form, string change)
    {
        var equals = change.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1)
        {
            throw new CommandFailure(ExitCode.Usage, $"« {change} » ne change rien. Exemple : --set \"address.line1=12 RUE DES LILAS\"");
        }

        var path = change[..equals].Trim();
        var message = form;
        var names = (path.StartsWith("form.", StringComparison.Ordinal) ? path["form.".Length..] : path).Split('.');
        foreach (var name in names[..^1])
        {
            message = Inner(message, name, path);
        }

        Set(message, names[^1], change[(equals + 1)..], path);
    }

    private static IMessage Inner(IMessage message, string name, string path)
    {
        if (message.Descriptor.FindFieldByName(name) is not { FieldType: FieldType.Message, IsRepeated: false } field)
        {
            throw NoSuchField(path);
        }

        if (field.Accessor.GetValue(message) is not IMessage inner)
        {
            inner = field.MessageType.Parser.ParseFrom(ByteString.Empty);
            field.Accessor.SetValue(message, inner);
        }

        return inner;
    }

    private static void Set(IMessage message, string name, string value, string path)
    {
        var field = message.Descriptor.FindFieldByName(name) ?? throw NoSuchField(path);
        switch (field)
        {
            case { IsRepeated: true, FieldType: FieldType.String }:
                var list = (IList<string>)field.Accessor.GetValue(message);
                list.Clear();
                foreach (var item in value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                {
                    list.Add(item);
                }

                break;
            case { FieldType: FieldType.String }:
                field.Accessor.SetValue(message, value);
                break;
            case { FieldType: FieldType.Enum } when field.EnumType.FullName == "cyclades.types.v1.Answer":
                field.Accessor.SetValue(message, AnswerOf(value, path));
                break;
            default:
                throw NoSuchField(path);
        }
    }

    private static Answer AnswerOf(string value, string path) => value.Trim().ToUpperInvariant() switch
    {
        "OUI" or "ANSWER_YES" => Answer.Yes,
        "NON" or "ANSWER_NO" => Answer.No,
        _ => throw new CommandFailure(ExitCode.Usage, $"« {path} » prend oui ou non."),
    };

    private static CommandFailure NoSuchField(string path) =>
        new(ExitCode.Usage, $"Le formulaire n'a pas de champ « {path} ». Pour voir tous les champs : --template");
}
