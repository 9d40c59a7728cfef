using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Agent.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Protos.Document.V1;
using Cyclades.Protos.Management.V1;
using Cyclades.Protos.Message.V1;
using Cyclades.Protos.Reference.V1;
using Cyclades.Protos.Result.V1;
using Cyclades.Protos.Signin.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Health.V1;

namespace Cyclades.Load.Ghz;

/// <summary>The contract in one file, for tools that cannot ask the server for it: reflection is off in production.</summary>
internal static class Protoset
{
    /// <summary>The files that define services.</summary>
    public static IReadOnlyList<FileDescriptor> Services { get; } =
    [
        AccountReflection.Descriptor, AgentReflection.Descriptor, CandidatureReflection.Descriptor, CatalogueReflection.Descriptor, DocumentReflection.Descriptor,
        FeedReflection.Descriptor, FilesReflection.Descriptor, ManagementReflection.Descriptor, MarksReflection.Descriptor,
        MessageReflection.Descriptor, ReferenceReflection.Descriptor, RegistersReflection.Descriptor, ResultReflection.Descriptor,
        ServicesReflection.Descriptor, SigninReflection.Descriptor,
        HealthReflection.Descriptor,
    ];

    /// <summary>Each file after those that it imports, as protoc writes it with <c>--include_imports</c>.</summary>
    public static byte[] ToBytes()
    {
        var set = new FileDescriptorSet();
        var added = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Services)
        {
            Add(set, added, file);
        }

        return set.ToByteArray();
    }

    private static void Add(FileDescriptorSet set, HashSet<string> added, FileDescriptor file)
    {
        if (!added.Add(file.Name))
        {
            return;
        }

        foreach (var imported in file.Dependencies)
        {
            Add(set, added, imported);
        }

        set.File.Add(FileDescriptorProto.Parser.ParseFrom(file.SerializedData));
    }
}
