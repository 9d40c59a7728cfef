using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace Cyclades.Domain.Tests;

/// <summary>The domain is pure: no package, no state of its own, nothing that waits.</summary>
public sealed class DependencyTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly Domain = typeof(CandidateNumber).Assembly;

    [Fact]
    public void The_domain_refers_to_nothing_but_the_base_class_library()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

        Assert.All(
            Domain.GetReferencedAssemblies(),
            reference => Assert.True(
                File.Exists(Path.Combine(runtime, reference.Name + ".dll")), $"{reference.Name} is not part of .NET."));
    }

    [Fact]
    public void The_domain_holds_no_static_state_that_can_change() =>
        Assert.Empty(
            from type in Domain.GetTypes()
            from field in type.GetFields(Declared)
            where field.IsStatic && !field.IsLiteral && !field.IsInitOnly && !IsMadeByTheCompiler(type) && !IsMadeByTheCompiler(field)
            select $"{type.FullName}.{field.Name}");

    [Fact]
    public void A_static_property_of_the_domain_cannot_be_set() =>
        Assert.Empty(
            from type in Domain.GetTypes()
            from property in type.GetProperties(Declared)
            where property.SetMethod is { IsStatic: true }
            select $"{type.FullName}.{property.Name}");

    [Fact]
    public void Nothing_in_the_domain_waits_or_reads_a_clock()
    {
        string[] banned = ["System.Threading", "System.TimeProvider", "System.IO", "System.Net"];

        Assert.Empty(
            from type in Domain.GetTypes()
            where !IsMadeByTheCompiler(type)
            from mentioned in Mentioned(type)
            where banned.Any(name => mentioned.FullName?.StartsWith(name, StringComparison.Ordinal) == true)
            select $"{type.FullName} mentions {mentioned.FullName}");
    }

    private static IEnumerable<Type> Mentioned(Type type)
    {
        var methods = type.GetMethods(Declared);
        var ofMembers = methods.Select(method => method.ReturnType)
            .Concat(methods.SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType))
            .Concat(type.GetConstructors(Declared).SelectMany(made => made.GetParameters()).Select(parameter => parameter.ParameterType))
            .Concat(type.GetFields(Declared).Select(field => field.FieldType))
            .Concat(methods.SelectMany(method => method.GetMethodBody()?.LocalVariables ?? []).Select(local => local.LocalType));
        return ofMembers.SelectMany(Parts).Distinct();
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type)
        : type.HasElementType ? Parts(type.GetElementType()!)
        : [type];

    private static bool IsMadeByTheCompiler(MemberInfo member) =>
        member.GetCustomAttribute<CompilerGeneratedAttribute>() is not null || member.Name.StartsWith('<');
}
