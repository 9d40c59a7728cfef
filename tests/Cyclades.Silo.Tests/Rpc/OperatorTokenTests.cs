using Cyclades.Silo.Rpc;
using Xunit;

namespace Cyclades.Silo.Tests.Rpc;

public sealed class OperatorTokenTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cyclades-token-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_token_is_made_once_and_alone_matches()
    {
        var made = OperatorToken.In(folder);
        var token = File.ReadAllText(FileOf(folder)).Trim();

        Assert.True(made.Matches(token));
        Assert.True(OperatorToken.In(folder).Matches(token));
        Assert.False(made.Matches(null));
        Assert.False(made.Matches(""));
        Assert.False(made.Matches(token[1..]));
        Assert.False(made.Matches(token.ToUpperInvariant()));
    }

    // An empty or cut file must not become a token that is easy to guess.
    [Theory]
    [InlineData("")]
    [InlineData("0123456789abcdef")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF")]
    public void A_file_that_holds_no_token_stops_the_server(string content)
    {
        File.WriteAllText(FileOf(folder), content);

        var failure = Assert.Throws<InvalidDataException>(() => OperatorToken.In(folder));
        Assert.Contains(FileOf(folder), failure.Message, StringComparison.Ordinal);
    }

    private static string FileOf(string folder) => Path.Combine(folder, OperatorToken.FileName);
}
