using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;

namespace Cyclades.Api.Tests.Load;

/// <summary>What ghz fills in at each call, as far as these configurations use it; anything else is a mistake in one of them.</summary>
/// <param name="RequestNumber">From 0.</param>
internal sealed partial record GhzTemplate(long RequestNumber, MethodDescriptor Method, DateTimeOffset Now)
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private const int ShortestRandom = 2;
    private const int LongestRandom = 16;

    private readonly string uuid = Guid.NewGuid().ToString();

    /// <exception cref="FormatException">There is something in braces that ghz does not know.</exception>
    public string Fill(string text) => Action().Replace(text, match => ValueOf(match.Groups["action"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    private string ValueOf(string[] action) => action switch
    {
        [".RequestNumber"] => RequestNumber.ToString(CultureInfo.InvariantCulture),
        [".UUID"] => uuid,
        [".FullyQualifiedName"] => Method.FullName,
        [".MethodName"] => Method.Name,
        [".ServiceName"] => Method.Service.Name,
        [".InputName"] => Method.InputType.Name,
        [".OutputName"] => Method.OutputType.Name,
        [".Timestamp"] => Now.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture),
        [".TimestampUnix"] => Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        [".TimestampUnixMilli"] => Now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        ["newUUID"] => Guid.NewGuid().ToString(),
        ["randomString", var length] when int.TryParse(length, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) =>
            RandomNumberGenerator.GetString(Letters, count > 0 ? count : RandomNumberGenerator.GetInt32(ShortestRandom, LongestRandom + 1)),
        _ => throw new FormatException($"ghz knows no {{{{{string.Join(' ', action)}}}}}."),
    };

    [GeneratedRegex(@"\{\{(?<action>[^{}]*)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Action();
}
