using System.Buffers.Text;
using CsCheck;
using Cyclades.Domain;
using Cyclades.Domain.Mails;
using Cyclades.Silo.SignIn;
using Xunit;

namespace Cyclades.Silo.Tests.SignIn;

public sealed class LinkSignerTests
{
    private static readonly LinkSigner Signer = new(Enumerable.Repeat((byte)7, 32).ToArray());

    private static readonly Gen<LinkTarget> Targets = Gen.Select(
        Gen.Enum<LinkPurpose>(),
        Gen.Long[CandidateNumber.Smallest, CandidateNumber.Largest],
        Gen.Int[0, int.MaxValue],
        Gen.Int,
        (purpose, candidate, registration, serial) => new LinkTarget(
            purpose,
            new CandidateNumber(candidate),
            registration == 0 ? null : new RegistrationNumber(registration),
            serial));

    [Fact]
    public void What_was_signed_is_read_back() =>
        Targets.Sample(target => Signer.TryRead(target.Purpose, Signer.Sign(target), out var read) && read == target);

    [Fact]
    public void The_bounds_of_the_numbers_fit()
    {
        foreach (var candidate in new[] { CandidateNumber.Smallest, CandidateNumber.Largest })
        {
            var target = new LinkTarget(LinkPurpose.ActivateAccount, new CandidateNumber(candidate), null, int.MaxValue);
            Assert.True(Signer.TryRead(LinkPurpose.ActivateAccount, Signer.Sign(target), out var read));
            Assert.Equal(target, read);
        }
    }

    [Fact]
    public void The_same_target_gives_the_same_token_of_48_characters_that_need_no_escaping()
    {
        var token = Signer.Sign(Some());

        Assert.Equal(token, Signer.Sign(Some()));
        Assert.Equal(LinkSigner.TokenLength, token.Length);
        Assert.Equal(token, Uri.EscapeDataString(token));
    }

    [Fact]
    public void A_link_serves_its_own_purpose_only() =>
        Targets.Sample(target => Enum.GetValues<LinkPurpose>()
            .Where(purpose => purpose != target.Purpose)
            .All(purpose => !Signer.TryRead(purpose, Signer.Sign(target), out _)));

    [Fact]
    public void Any_flipped_bit_is_refused()
    {
        var bytes = Base64Url.DecodeFromChars(Signer.Sign(Some()));
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.All(Enum.GetValues<LinkPurpose>(), purpose => Assert.False(Signer.TryRead(purpose, Base64Url.EncodeToString(bytes), out _)));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void Any_other_spelling_of_a_token_is_refused()
    {
        var token = Signer.Sign(Some());

        Assert.All(
            new[] { null, "", token + "=", token + "A", token[..^1], " " + token, token + "\n", token[..^1] + " ", new string('%', 48), new string('A', 48) },
            text => Assert.False(Signer.TryRead(LinkPurpose.ResetPassword, text, out _)));
    }

    [Fact]
    public void Any_text_is_refused_without_a_fault()
    {
        Gen.String.Sample(text => !Signer.TryRead(LinkPurpose.ResetPassword, text, out _));
        Gen.Byte.Array[36].Sample(bytes => !Signer.TryRead(LinkPurpose.ResetPassword, Base64Url.EncodeToString(bytes), out _));
        Gen.Char.Array[48].Sample(chars => !Signer.TryRead(LinkPurpose.ResetPassword, new string(chars), out _));
    }

    [Fact]
    public void Another_servers_key_gives_other_tokens() =>
        Assert.False(Signer.TryRead(LinkPurpose.ResetPassword, new LinkSigner(new byte[32]).Sign(Some()), out _));

    private static LinkTarget Some() => new(LinkPurpose.ResetPassword, new CandidateNumber(42), new RegistrationNumber(6), 3);
}
