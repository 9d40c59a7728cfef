using System.Collections.Frozen;

namespace Cyclades.Protos.Errors.V1;

/// <summary>How refusals are named in <c>google.rpc</c> details.</summary>
public static class ErrorReasons
{
    /// <summary>Domain of every <c>google.rpc.ErrorInfo</c>.</summary>
    public const string Domain = "cyclades";

    /// <summary>Locale of every <c>google.rpc.LocalizedMessage</c>.</summary>
    public const string Locale = "fr";

    private static readonly FrozenDictionary<ErrorReason, string> Reasons = Names<ErrorReason>(0);

    private static readonly FrozenDictionary<FieldFault, string> Faults = Names<FieldFault>(1);

    private static readonly FrozenDictionary<string, ErrorReason> ReasonsByName =
        Reasons.ToFrozenDictionary(e => e.Value, e => e.Key);

    /// <summary>The value's name in the contract: <c>ERROR_REASON_EMAIL_TAKEN</c>.</summary>
    public static string Name(this ErrorReason reason) => Reasons[reason];

    /// <summary>The value's name in the contract: <c>FIELD_FAULT_REQUIRED</c>.</summary>
    public static string Name(this FieldFault fault) => Faults[fault];

    /// <summary>The reason of that name; unspecified when this contract does not know it.</summary>
    public static ErrorReason Parse(string name) => ReasonsByName.GetValueOrDefault(name);

    private static FrozenDictionary<T, string> Names<T>(int enumOfFile)
        where T : struct, Enum =>
        ErrorReasonReflection.Descriptor.EnumTypes[enumOfFile].Values
            .ToFrozenDictionary(v => (T)Enum.ToObject(typeof(T), v.Number), v => v.Name);
}
