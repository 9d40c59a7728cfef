using Xunit;

namespace Cyclades.Silo.Tests.Documents;

public sealed class ConfirmationFileTests
{
    [Fact]
    public void The_same_content_gives_the_same_bytes() =>
        Assert.Equal(Some.Rendered(Some.Confirmation), Some.Rendered(Some.Confirmation));
}
