using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Cyclades.Domain;
using Cyclades.Silo.Storage;
using Xunit;

namespace Cyclades.Silo.Tests.Storage;

/// <summary>Within one silo values pass by reference, so that only a cluster would find one that cannot be read back.</summary>
public sealed class GrainCallWireTests
{
    public static TheoryData<Type> Crossing => [.. Calls().SelectMany(Types).SelectMany(Parts).Distinct().OrderBy(type => type.FullName)];

    [Theory, MemberData(nameof(Crossing))]
    public void Whatever_goes_to_a_grain_or_comes_from_it_can_be_read_by_another_silo(Type type)
    {
        try
        {
            JsonSerializer.Deserialize("{}", type, StoredJson.Options);
        }
        catch (Exception fault) when (fault is not NotSupportedException)
        {
            // Nothing is no such value: that it was tried is enough.
        }
    }

    [Theory, MemberData(nameof(Crossing))]
    public void Nothing_is_written_that_is_not_read_again(Type type) =>
        Assert.Empty(StoredJson.Options.GetTypeInfo(type).Properties
            .Where(member => member is { Get: not null, Set: null, AssociatedParameter: null })
            .Select(member => member.Name));

    private static IEnumerable<MethodInfo> Calls() => typeof(StoredJson).Assembly.GetTypes()
        .Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrainWithStringKey)))
        .SelectMany(type => type.GetMethods());

    private static IEnumerable<Type> Types(MethodInfo call) =>
        [.. call.GetParameters().Select(parameter => parameter.ParameterType), .. call.ReturnType.GetGenericArguments()];

    /// <summary>The domain's types that a value of this one may hold.</summary>
    private static HashSet<Type> Parts(Type whole)
    {
        var seen = new HashSet<Type>();
        var left = new Stack<Type>([whole]);
        var parts = new HashSet<Type>();
        while (left.TryPop(out var type))
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            if (!seen.Add(type))
            {
                continue;
            }

            var json = StoredJson.Options.GetTypeInfo(type);
            foreach (var part in json.Properties.Where(member => member.Get is not null).Select(member => member.PropertyType))
            {
                left.Push(part);
            }

            foreach (var next in (json.PolymorphismOptions?.DerivedTypes ?? []).Select(derived => derived.DerivedType).Append(json.ElementType).OfType<Type>())
            {
                left.Push(next);
            }

            if (json.Kind is JsonTypeInfoKind.Object && !type.IsAbstract && type.Assembly == typeof(Refusal).Assembly)
            {
                parts.Add(type);
            }
        }

        return parts;
    }
}
