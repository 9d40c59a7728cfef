using System.Reflection;
using System.Text.Json.Serialization;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Marks;
using Cyclades.Silo.Candidatures;
using Cyclades.Silo.Management.Registers;
using Xunit;

namespace Cyclades.Api.Tests.Registers;

public sealed class RegisterTextTests
{
    // What has no label here is hidden from candidates: whoever adds an event says how it reads, or that it is not to be seen.
    [Fact]
    public void Every_event_of_a_candidature_reads_in_French_and_what_tells_of_marks_for_agents_alone()
    {
        Assert.Subset(
            CandidatureHistory.Labels.Keys.Concat(CandidatureHistory.LabelsForAgents.Keys).ToHashSet(),
            typeof(CandidatureEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(entry => (string)entry.TypeDiscriminator!).ToHashSet());
        Assert.Equal(MarkEmbargo.JournalNames, CandidatureHistory.LabelsForAgents.Keys.ToHashSet());
        Assert.Empty(CandidatureHistory.Labels.Keys.Intersect(MarkEmbargo.JournalNames));
    }

    [Theory]
    [InlineData("Lamy", ';', "Lamy")]
    [InlineData("", ';', "")]
    [InlineData("=1+1", ';', "'=1+1")]
    [InlineData("+33", ';', "'+33")]
    [InlineData("-1", ';', "'-1")]
    [InlineData("@x", ';', "'@x")]
    [InlineData("\tx", ';', "\"'\tx\"")]
    [InlineData("\rx", ';', "\"'\rx\"")]
    [InlineData("a-b=c", ';', "a-b=c")]
    [InlineData("a;b", ';', "\"a;b\"")]
    [InlineData("a;b", ',', "a;b")]
    [InlineData("a,b", ',', "\"a,b\"")]
    [InlineData("a\tb", '\t', "\"a\tb\"")]
    [InlineData("a\nb", ';', "\"a\nb\"")]
    [InlineData("« a \"b\" »", ';', "\"« a \"\"b\"\" »\"")]
    public void A_value_is_quoted_where_it_needs_it_and_is_never_a_formula(string value, char separator, string written) =>
        Assert.Equal(written, RegisterCsv.Cell(value, separator));
}
