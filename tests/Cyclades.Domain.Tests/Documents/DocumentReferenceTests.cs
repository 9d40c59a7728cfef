using System.Text.Json;
using CsCheck;
using Cyclades.Domain.Documents;
using Xunit;

namespace Cyclades.Domain.Tests.Documents;

public sealed class DocumentReferenceTests
{
    [Theory]
    [InlineData("00000000000000000000", "0000-0000-0000-0000")]
    [InlineData("ffffffffffffffffffff", "ZZZZ-ZZZZ-ZZZZ-ZZZZ")]
    [InlineData("00000000000000000001", "0000-0000-0000-0001")]
    [InlineData("80000000000000000000", "G000-0000-0000-0000")]
    [InlineData("00443214c74254b635cf", "0123-4567-89AB-CDEF")]
    public void Eighty_bits_are_printed_on_four_groups_of_four(string bytes, string printed) =>
        Assert.Equal(printed, DocumentReference.From(Convert.FromHexString(bytes)).ToString());

    [Theory]
    [InlineData("7h3k09qzmn4tx2vb")]
    [InlineData(" 7H3K 09QZ MN4T X2VB ")]
    [InlineData("7H3K-O9QZ-MN4T-X2VB")]
    [InlineData("7-H-3-K-o9qzmn4tx2vb")]
    public void A_typed_reference_is_read_whatever_its_case_dashes_and_look_alikes(string typed) =>
        Assert.Equal("7H3K-09QZ-MN4T-X2VB", DocumentReference.Parse(typed).ToString());

    [Theory]
    [InlineData("lI1i000000000000", "1111-0000-0000-0000")]
    public void Letters_that_look_like_one_are_one(string typed, string printed) =>
        Assert.Equal(printed, DocumentReference.Parse(typed).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7H3K-09QZ-MN4T-X2V")]
    [InlineData("7H3K-09QZ-MN4T-X2VBB")]
    [InlineData("7H3K-09QZ-MN4T-X2VU")]
    [InlineData("7H3K-09QZ-MN4T-X2V*")]
    public void Anything_else_is_no_reference(string? typed) =>
        Assert.False(DocumentReference.TryParse(typed, out _));

    [Fact]
    public void Every_reference_reads_back_from_print_and_from_json() =>
        Gen.Byte.Array[DocumentReference.ByteCount].Sample(bytes =>
        {
            var reference = DocumentReference.From(bytes);
            Assert.Equal(reference, DocumentReference.Parse(reference.ToString()));
            Assert.Equal(reference, JsonSerializer.Deserialize<DocumentReference>(JsonSerializer.Serialize(reference)));
        });

    [Fact]
    public void Ten_bytes_and_no_other_count_make_a_reference() =>
        Assert.Throws<ArgumentException>(() => DocumentReference.From(new byte[9]));
}
