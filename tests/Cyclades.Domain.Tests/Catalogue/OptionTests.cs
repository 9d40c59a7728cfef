using System.Collections.Immutable;
using CsCheck;
using Xunit;

namespace Cyclades.Domain.Tests.Catalogue;

/// <summary>D39: optional tests with rules.</summary>
public sealed class OptionTests
{
    private static readonly string[] Known = ["001", "021", "022", "023", "999"];

    [Theory]
    [InlineData("021")]
    [InlineData("022")]
    [InlineData("021", "022")]
    [InlineData("023", "022")]
    public void A_choice_within_the_rules_has_no_violation(params string[] chosen) => Assert.Empty(Check(chosen));

    [Fact]
    public void Too_few_too_many_and_exclusions_are_all_told()
    {
        Assert.Equal(new FieldViolation("form.options", FieldFault.TooFewChosen, "1 (Langues)"), Assert.Single(Check()));
        Assert.Equal(
            [
                new FieldViolation("form.options", FieldFault.TooManyChosen, "2 (Langues)"),
                new FieldViolation("form.options", FieldFault.ExcludedByAnotherChoice, "021, 023"),
            ],
            Check("021", "022", "023"));
        Assert.Equal(FieldFault.ExcludedByAnotherChoice, Assert.Single(Check("021", "023")).Fault);
    }

    [Fact]
    public void What_is_not_optional_cannot_be_chosen()
    {
        Assert.Equal([FieldFault.NotOffered], Check("021", "001").Select(violation => violation.Fault));
        Assert.Equal([FieldFault.NotOffered], Check("021", "999").Select(violation => violation.Fault));
    }

    [Fact]
    public void One_test_is_not_chosen_twice() =>
        Assert.Equal(new FieldViolation("form.options", FieldFault.Repeated, "022"), Assert.Single(Check("022", "022")));

    [Fact]
    public void A_service_without_options_takes_none()
    {
        Assert.Empty(Sample.Settings.CheckOptions([], "form.options"));
        Assert.Empty(Sample.Settings.CheckOptions(default, "form.options"));
        Assert.Single(Sample.Settings.CheckOptions(Sample.Codes("001"), "form.options"));
    }

    [Fact]
    public void A_candidate_is_registered_for_all_mandatory_tests_and_those_chosen() =>
        Assert.Equal(
            ["001", "002", "022"],
            Sample.WithOptions.TestsWith(Sample.Codes("022")).Select(test => test.Code.ToString()));

    [Fact]
    public void The_order_of_a_choice_says_nothing() =>
        Gen.Int[0, Known.Length - 1].Array[0, 5].Sample(picked =>
        {
            var chosen = picked.Select(i => Known[i]).ToArray();
            static string Of(IEnumerable<FieldViolation> violations) => string.Join(';', violations.Select(v => v.Fault).Order());
            return Of(Check(chosen)) == Of(Check([.. chosen.Order()]));
        });

    private static ImmutableArray<FieldViolation> Check(params string[] chosen) =>
        Sample.WithOptions.CheckOptions(Sample.Codes(chosen), "form.options");
}
