using CsCheck;
using Cyclades.Silo.Journal;
using Xunit;

namespace Cyclades.Silo.Tests.Journal;

public sealed class JournalCursorTests
{
    private const string Generation = "0123456789abcdef0123456789abcdef";

    private static readonly DateTimeOffset At = new(2026, 9, 11, 8, 45, 0, TimeSpan.Zero);

    [Fact]
    public void Every_cursor_comes_back_from_its_text() => Gen.Select(Gen.Long[0, long.MaxValue], Gen.Long[1, long.MaxValue], Gen.Long).Sample(
        (transaction, position, version) =>
        {
            var cursor = new JournalCursor(Generation, transaction, position, JournalCursor.MarkOf("account/1", version, 0, At));

            Assert.True(JournalCursor.TryParse(cursor.ToString(), out var read));
            Assert.Equal(cursor, read);
        });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("2.0123456789abcdef0123456789abcdef.7.9.0123456789abcdef")]
    [InlineData("1.0123456789ABCDEF0123456789abcdef.7.9.0123456789abcdef")]
    [InlineData("1.0123456789abcdef0123456789abcde.7.9.0123456789abcdef")]
    [InlineData("1.0123456789abcdef0123456789abcdef.-7.9.0123456789abcdef")]
    [InlineData("1.0123456789abcdef0123456789abcdef.07.9.0123456789abcdef")]
    [InlineData("1.0123456789abcdef0123456789abcdef.7.0.0123456789abcdef")]
    [InlineData("1.0123456789abcdef0123456789abcdef.9223372036854775808.9.0123456789abcdef")]
    [InlineData("1.0123456789abcdef0123456789abcdef.7.9.0123456789abcde")]
    [InlineData("1.0123456789abcdef0123456789abcdef.7.9.0123456789abcdef\n")]
    [InlineData(" 1.0123456789abcdef0123456789abcdef.7.9.0123456789abcdef")]
    [InlineData("1.0123456789abcdef0123456789abcdef.٧.9.0123456789abcdef")]
    public void No_other_text_is_a_cursor(string? text) => Assert.False(JournalCursor.TryParse(text, out _));

    [Fact]
    public void The_mark_tells_entries_apart_by_their_grain_version_place_and_hour()
    {
        var marks = new[]
        {
            JournalCursor.MarkOf("account/1", 1, 0, At),
            JournalCursor.MarkOf("account/2", 1, 0, At),
            JournalCursor.MarkOf("account/1", 2, 0, At),
            JournalCursor.MarkOf("account/1", 1, 1, At),
            JournalCursor.MarkOf("account/1", 1, 0, At.AddTicks(10)),
        };

        Assert.Equal(marks.Length, marks.Distinct().Count());
        Assert.Equal(marks[0], JournalCursor.MarkOf("account/1", 1, 0, At.ToOffset(TimeSpan.FromHours(2))));
    }
}
