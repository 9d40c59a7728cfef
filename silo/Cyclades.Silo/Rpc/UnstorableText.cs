using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Cyclades.Silo.Rpc;

/// <summary>The one character that no text of a database holds, U+0000: nobody types it, but a program may send it.</summary>
internal static class UnstorableText
{
    private const char Nothing = '\0';

    /// <summary>Paths, from <paramref name="path"/> on, of the texts of a message that hold it.</summary>
    public static IEnumerable<string> PathsIn(IMessage message, string path) =>
        message.Descriptor.Fields.InDeclarationOrder()
            .Where(field => field.FieldType is FieldType.String or FieldType.Message && !field.IsMap)
            .SelectMany(field => ValuesOf(message, field, $"{path}.{field.Name}"))
            .SelectMany(value => value.Value switch
            {
                string text when text.Contains(Nothing) => [value.Path],
                IMessage inner => PathsIn(inner, value.Path),
                _ => Enumerable.Empty<string>(),
            });

    private static IEnumerable<(string Path, object? Value)> ValuesOf(IMessage message, FieldDescriptor field, string path) =>
        field.Accessor.GetValue(message) is IList several
            ? several.Cast<object?>().Select((value, place) => ($"{path}[{place}]", value))
            : [(path, field.Accessor.GetValue(message))];
}
