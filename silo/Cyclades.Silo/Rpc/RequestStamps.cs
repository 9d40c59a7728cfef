using System.Security.Cryptography;
using System.Text;
using Cyclades.Domain;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Cyclades.Silo.Rpc;

/// <summary>How a request is told from another one under the same id.</summary>
internal static class RequestStamps
{
    private const string IdField = "request_id";

    /// <summary>
    /// The request's id, and the hash of its content: SHA-256, 64 lower-case hexadecimal digits, of the message's name and of the message without its
    /// id and without every field whose name contains « password ».
    /// </summary>
    /// <exception cref="RpcException">The id is missing or is no UUID: INVALID_FIELDS.</exception>
    /// <exception cref="ArgumentException">The message has no <c>request_id</c>.</exception>
    public static RequestStamp Of(IMessage request)
    {
        var field = request.Descriptor.FindFieldByName(IdField)
            ?? throw new ArgumentException($"{request.Descriptor.FullName} has no {IdField}.", nameof(request));
        var typed = (string)field.Accessor.GetValue(request);
        if (!Guid.TryParseExact(typed, "D", out var id) || id == Guid.Empty)
        {
            var fault = typed.Length == 0 ? FieldFault.Required : FieldFault.Malformed;
            throw new Refusal.InvalidFields([new FieldViolation(IdField, fault)]).ToRpcException();
        }

        var content = request.Descriptor.Parser.ParseFrom(request.ToByteString());
        field.Accessor.Clear(content);
        ClearSecrets(content);
        byte[] hashed = [.. Encoding.UTF8.GetBytes(request.Descriptor.FullName), .. content.ToByteArray()];
        return new RequestStamp(id, Convert.ToHexStringLower(SHA256.HashData(hashed)));
    }

    private static void ClearSecrets(IMessage message)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            if (field.Name.Contains("password", StringComparison.Ordinal))
            {
                field.Accessor.Clear(message);
            }
            else if (field is { FieldType: FieldType.Message, IsRepeated: false, IsMap: false } && field.Accessor.GetValue(message) is IMessage inner)
            {
                ClearSecrets(inner);
            }
        }
    }
}
