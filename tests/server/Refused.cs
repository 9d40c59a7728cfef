using System.Collections.Immutable;
using Cyclades.Protos.Errors.V1;
using Google.Rpc;
using Grpc.Core;
using Xunit;

namespace Cyclades.Testing;

/// <summary>A call that was refused as the contract says, taken apart.</summary>
/// <param name="Text">The French message.</param>
/// <param name="Fields">Path and name of the fault of every field, in the reply's order.</param>
/// <param name="Descriptions">The French sentences beside the fields.</param>
public sealed record Refused(
    StatusCode Code,
    ErrorReason Reason,
    ImmutableDictionary<string, string> Metadata,
    string Text,
    ImmutableArray<(string Path, string Fault)> Fields,
    ImmutableArray<string> Descriptions,
    TimeSpan? RetryAfter)
{
    /// <summary>
    /// Asserts that the call is refused with this reason, in the form that the contract promises of every refusal, and with
    /// exactly these fields, in any order (<c>"email"</c>, or <c>"email FIELD_FAULT_MALFORMED"</c>).
    /// </summary>
    public static async Task<Refused> AssertAsync<T>(AsyncUnaryCall<T> call, ErrorReason reason, params string[] fields)
    {
        var refused = await AssertAsync(async () => await call);
        Assert.Equal(reason, refused.Reason);
        if (fields.Length > 0)
        {
            var said = refused.Fields.Select(field => fields.Contains(field.Path) ? field.Path : $"{field.Path} {field.Fault}");
            Assert.Equal(fields.Order(StringComparer.Ordinal), said.Order(StringComparer.Ordinal));
        }

        return refused;
    }

    /// <summary>Asserts that the call is refused, in the form that the contract promises of every refusal.</summary>
    public static async Task<Refused> AssertAsync(Func<Task> call)
    {
        var status = (await Assert.ThrowsAsync<RpcException>(call)).GetRpcStatus();
        Assert.NotNull(status);
        var info = status.GetDetail<ErrorInfo>();
        var message = status.GetDetail<LocalizedMessage>();
        Assert.NotNull(info);
        Assert.Equal(ErrorReasons.Domain, info.Domain);
        Assert.NotEqual(ErrorReason.Unspecified, ErrorReasons.Parse(info.Reason));
        Assert.NotNull(message);
        Assert.Equal(ErrorReasons.Locale, message.Locale);
        Assert.NotEmpty(message.Message);
        var violations = status.GetDetail<BadRequest>()?.FieldViolations ?? [];
        Assert.All(violations, violation =>
        {
            Assert.NotEmpty(violation.Field);
            Assert.NotEmpty(violation.Reason);
            Assert.NotEmpty(violation.Description);
        });
        var refused = new Refused(
            (StatusCode)status.Code,
            ErrorReasons.Parse(info.Reason),
            info.Metadata.ToImmutableDictionary(),
            message.Message,
            [.. violations.Select(violation => (violation.Field, violation.Reason))],
            [.. violations.Select(violation => violation.Description)],
            status.GetDetail<RetryInfo>()?.RetryDelay.ToTimeSpan());
        if (refused.Code is StatusCode.Unavailable || (refused.Code is StatusCode.ResourceExhausted && refused.Reason is not ErrorReason.MessageTooLarge))
        {
            Assert.True(refused.RetryAfter > TimeSpan.Zero);
        }

        return refused;
    }
}
