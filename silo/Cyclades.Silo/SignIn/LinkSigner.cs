using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Cyclades.Domain;
using Cyclades.Domain.Mails;

namespace Cyclades.Silo.SignIn;

/// <summary>What a mailed link names: whose, for what, and which one of those that were mailed.</summary>
/// <param name="Purpose">The only thing that it can be used for.</param>
/// <param name="Candidate">Whose account.</param>
/// <param name="Registration">Which candidature, where the purpose is about one.</param>
/// <param name="Serial">Of the link; the account or the candidature knows whether it is still good.</param>
internal sealed record LinkTarget(LinkPurpose Purpose, CandidateNumber Candidate, RegistrationNumber? Registration, int Serial);

/// <summary>
/// Makes and reads the token of a mailed link (D40): 48 characters of base64url that carry the target and a signature of
/// 168 bits, HMAC-SHA256 with a key of the server. A token is a function of its target, so it need not be kept anywhere;
/// being well signed does not make it good: serial and expiry are checked by the account.
/// </summary>
internal sealed class LinkSigner(ReadOnlyMemory<byte> key)
{
    /// <summary>Length of a token. A multiple of four characters, so that no token has a second spelling.</summary>
    public const int TokenLength = 48;

    private const byte Version = 1;
    private const int BodySize = 15;
    private const int TokenSize = 36;

    public string Sign(LinkTarget target)
    {
        Span<byte> token = stackalloc byte[TokenSize];
        token[0] = Version;
        token[1] = checked((byte)target.Purpose);
        WriteCandidate(token[2..7], target.Candidate);
        BinaryPrimitives.WriteInt32BigEndian(token[7..11], target.Registration?.Value ?? 0);
        BinaryPrimitives.WriteInt32BigEndian(token[11..15], target.Serial);
        WriteSignature(token[..BodySize], token[BodySize..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>False for anything but a token of this server for this very purpose.</summary>
    public bool TryRead(LinkPurpose purpose, string? text, [NotNullWhen(true)] out LinkTarget? target)
    {
        target = null;
        Span<byte> token = stackalloc byte[TokenSize];
        Span<byte> signature = stackalloc byte[TokenSize - BodySize];
        if (text is not { Length: TokenLength }
            || Base64Url.DecodeFromChars(text, token, out _, out var size) != OperationStatus.Done
            || size != TokenSize)
        {
            return false;
        }

        WriteSignature(token[..BodySize], signature);
        if (!CryptographicOperations.FixedTimeEquals(signature, token[BodySize..]) || token[0] != Version || token[1] != (byte)purpose)
        {
            return false;
        }

        var registration = BinaryPrimitives.ReadInt32BigEndian(token[7..11]);
        target = new LinkTarget(
            purpose,
            ReadCandidate(token[2..7]),
            registration == 0 ? null : new RegistrationNumber(registration),
            BinaryPrimitives.ReadInt32BigEndian(token[11..15]));
        return true;
    }

    /// <summary>Eleven digits fit in 40 bits.</summary>
    private static void WriteCandidate(Span<byte> to, CandidateNumber candidate)
    {
        Span<byte> wide = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(wide, candidate.Value);
        wide[3..].CopyTo(to);
    }

    private static CandidateNumber ReadCandidate(ReadOnlySpan<byte> from)
    {
        Span<byte> wide = stackalloc byte[8];
        wide.Clear();
        from.CopyTo(wide[3..]);
        return new CandidateNumber(BinaryPrimitives.ReadInt64BigEndian(wide));
    }

    private void WriteSignature(ReadOnlySpan<byte> body, Span<byte> signature)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key.Span, body, whole);
        whole[..signature.Length].CopyTo(signature);
    }
}
