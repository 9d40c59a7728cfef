using System.Reflection;
using Cyclades.Domain;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Configuration;

namespace Cyclades.Silo.Storage;

/// <summary>
/// How values of the domain cross from grain to grain: as <see cref="StoredJson"/> between silos, by reference within
/// one, since every one of them is immutable. The domain itself knows nothing of Orleans.
/// </summary>
internal static class DomainWire
{
    public static IServiceCollection AddDomainWire(this IServiceCollection services)
    {
        services.AddSerializer(serializer => serializer.AddJsonSerializer(
            IsOfDomain,
            _ => false,
            options => options.Configure(codec => codec.SerializerOptions = StoredJson.Options)));
        // Generic shapes over domain types (a list of them, a generic call) are named by their parts.
        services.Configure<TypeManifestOptions>(manifest => manifest.AddAllowedAssembly(Domain));
        return services.AddSingleton<IGeneralizedCopier, ByReference>();
    }

    private static bool IsOfDomain(Type type) => type.Assembly == Domain;

    private static readonly Assembly Domain = typeof(Refusal).Assembly;

    private sealed class ByReference : IGeneralizedCopier
    {
        public bool IsSupportedType(Type type) => IsOfDomain(type);

        public object? DeepCopy(object? input, CopyContext context) => input;
    }
}
