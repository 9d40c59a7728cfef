using System.Text.RegularExpressions;
using Cyclades.Protos.Account.V1;
using Xunit;

namespace Cyclades.Api.Tests.Load;

/// <summary>The configurations of ghz are tried without it: what stands in for it must fill in what it would.</summary>
public sealed partial class GhzTemplateTests
{
    [Theory]
    [InlineData("{{.RequestNumber}}", "7")]
    [InlineData("{{ .RequestNumber }}", "7")]
    [InlineData("a {{.MethodName}} of {{.ServiceName}}", "a GetAccount of AccountService")]
    [InlineData("{{.FullyQualifiedName}}", "cyclades.account.v1.AccountService.GetAccount")]
    [InlineData("{{.InputName}} {{.OutputName}}", "GetAccountRequest GetAccountResponse")]
    [InlineData("{{.Timestamp}}", "2026-03-10T09:00:00+00:00")]
    [InlineData("{{.TimestampUnix}} {{.TimestampUnixMilli}}", "1773133200 1773133200000")]
    [InlineData("{ \"plain\": {} }", "{ \"plain\": {} }")]
    public void What_is_known_of_a_call_is_filled_in(string text, string filled) => Assert.Equal(filled, Template().Fill(text));

    [Fact]
    public void A_call_has_one_uuid_and_each_new_one_is_another()
    {
        var parts = Template().Fill("{{.UUID}} {{.UUID}} {{newUUID}} {{newUUID}}").Split(' ');

        Assert.All(parts, part => Assert.True(Guid.TryParse(part, out _)));
        Assert.Equal(parts[0], parts[1]);
        Assert.Equal(3, parts.Distinct().Count());
    }

    [Theory]
    [InlineData("{{randomString 12}}", 12, 12)]
    [InlineData("{{randomString 1}}", 1, 1)]
    [InlineData("{{randomString 0}}", 2, 16)]
    [InlineData("{{randomString -1}}", 2, 16)]
    public void A_random_text_has_letters_and_digits_and_the_length_that_was_asked_for(string text, int shortest, int longest)
    {
        var filled = Template().Fill(text);

        Assert.InRange(filled.Length, shortest, longest);
        Assert.Matches(LettersAndDigits(), filled);
    }

    [Theory]
    [InlineData("{{.RequestNo}}")]
    [InlineData("{{randomText 3}}")]
    [InlineData("{{randomString}}")]
    public void What_ghz_does_not_know_is_a_mistake(string text) => Assert.Throws<FormatException>(() => Template().Fill(text));

    private static GhzTemplate Template() =>
        new(7, AccountService.Descriptor.FindMethodByName("GetAccount"), new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));

    [GeneratedRegex("^[a-zA-Z0-9]+$")]
    private static partial Regex LettersAndDigits();
}
