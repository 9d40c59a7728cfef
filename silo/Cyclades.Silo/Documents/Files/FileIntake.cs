using Cyclades.Domain;
using Cyclades.Domain.Documents.Files;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Rpc;
using Cyclades.Silo.Storage;
using Google.Protobuf;

namespace Cyclades.Silo.Documents.Files;

/// <summary>The one way in for files: size and format, then the scanner, then storage.</summary>
internal sealed class FileIntake(FileTable files, IVirusScanner scanner, RuleClock clock, ILogger<FileIntake> logger)
{
    /// <summary>Checks a file and stores none of it.</summary>
    /// <param name="format">What the rules say of it.</param>
    /// <param name="content">All of it.</param>
    /// <param name="cancellation">Of the call.</param>
    /// <exception cref="Grpc.Core.RpcException">The scanner does not answer: UNAVAILABLE.</exception>
    public async Task<Outcome<FileFormat>> CheckAsync(Outcome<FileFormat> format, ByteString content, CancellationToken cancellation)
    {
        if (format.IsRefused(out var refusal, out _))
        {
            return refusal;
        }

        try
        {
            return await scanner.IsInfectedAsync(content.Memory, cancellation) ? new Refusal.FileInfected() : format;
        }
        catch (ScannerUnavailableException failure)
        {
            logger.LogError(failure, "No file is taken: the virus scanner of {Setting} is of no help", "Cyclades:Clamd");
            throw RichStatus.Unavailable();
        }
    }

    /// <summary>Checks a file and stores it, for a write that follows at once.</summary>
    /// <param name="owner">With whose account it goes.</param>
    /// <param name="format">What the rules say of it.</param>
    /// <param name="content">All of it.</param>
    /// <param name="cancellation">Of the call.</param>
    /// <exception cref="Grpc.Core.RpcException">The scanner does not answer: UNAVAILABLE.</exception>
    public async Task<Outcome<KeptFile>> TakeAsync(CandidateNumber owner, Outcome<FileFormat> format, ByteString content, CancellationToken cancellation) =>
        (await CheckAsync(format, content, cancellation)).IsRefused(out var refusal, out var known)
            ? refusal
            : await files.StoreAsync(owner, known, content.Memory, clock.Now);
}
