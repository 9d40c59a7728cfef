using System.Security.Cryptography;
using Cyclades.Protos.Document.V1;
using Grpc.Core;

namespace Cyclades.Console.Server;

/// <summary>A document as it came, checked against the hash that the server announced.</summary>
internal sealed record Download(DocumentMetadata Metadata, ReadOnlyMemory<byte> Content)
{
    /// <exception cref="CommandFailure">What came is not what was announced.</exception>
    public static async Task<Download> ReadAsync(AsyncServerStreamingCall<DownloadDocumentResponse> call, CancellationToken cancel)
    {
        using (call)
        {
            DocumentMetadata? metadata = null;
            using var content = new MemoryStream();
            await foreach (var part in call.ResponseStream.ReadAllAsync(cancel))
            {
                metadata ??= part.Metadata;
                part.Chunk.WriteTo(content);
            }

            var bytes = content.ToArray();
            return metadata is not null && metadata.Size == bytes.Length && metadata.Sha256 == Hash(bytes)
                ? new Download(metadata, bytes)
                : throw new CommandFailure(ExitCode.ServerFault, "Le document reçu est incomplet ou altéré. Relancez la commande.");
        }
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
