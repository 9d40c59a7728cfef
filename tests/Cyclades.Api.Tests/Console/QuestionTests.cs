using System.Collections.Immutable;
using Cyclades.Console.Asking;
using Cyclades.Console.Commands;
using Cyclades.Console.Server;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Types.V1;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Console;

public sealed class QuestionTests
{
    private static readonly ImmutableArray<Choice> Places =
    [
        Choices.Of("1", "SAINT-MALO"), Choices.Of("2", "SAINT-MALO-DE-PHILY"), Choices.Of("3", "ÉVRON"),
    ];

    [Theory]
    [InlineData("saint malo", "1")]
    [InlineData("2", "2")]
    [InlineData("evron", "3")]
    [InlineData("malo phily", "2")]
    public void One_of_a_list_is_found_by_its_code_or_by_words_without_accents(string typed, string code) =>
        Assert.Equal(code, Assert.Single(Choices.Find(Places, typed)).Code);

    [Fact]
    public void Words_that_fit_several_give_them_all_in_their_order() =>
        Assert.Equal(["1", "2"], Choices.Find(Places, "malo").Select(c => c.Code));

    [Theory]
    [InlineData("30/05/1998", 30, 5, 1998)]
    [InlineData("3.5.1998", 3, 5, 1998)]
    [InlineData("00/00/1990", 0, 0, 1990)]
    [InlineData("31-02-1998", 31, 2, 1998)]
    public void A_date_is_day_month_year_and_the_server_judges_it(string typed, int day, int month, int year)
    {
        Assert.True(TypedDate.TryParse(typed, out var date));
        Assert.Equal(new PartialDate { Day = day, Month = month, Year = year }, date);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1998")]
    [InlineData("30/05/98")]
    [InlineData("1998/05/30")]
    [InlineData("30/mai/1998")]
    [InlineData("-1/05/1998")]
    public void Anything_else_is_no_date(string typed) => Assert.False(TypedDate.TryParse(typed, out _));

    [Theory]
    [InlineData("email_confirmation", "email,email_confirmation")]
    [InlineData("identity.birth_place", "identity.birth_place.town")]
    [InlineData("identity.birth_place.town", "identity.birth_place.town")]
    [InlineData("form.option_codes[1]", "form.option_codes")]
    [InlineData("request_id", "")]
    public void Only_the_questions_that_a_refusal_is_about_are_asked_again(string violated, string asked) =>
        Assert.Equal(asked, string.Join(',', Questionnaire.ToAskAgain(Some, Refusal(ErrorReason.InvalidFields, violated)).Select(q => q.Path)));

    [Fact]
    public void A_taken_address_is_asked_again() =>
        Assert.Equal(
            ["email", "email_confirmation"],
            Questionnaire.ToAskAgain(Some, Refusal(ErrorReason.EmailTaken)).Select(q => q.Path));

    [Theory]
    [InlineData("http://localhost:5080/activation#00000000042.1.abc-_", "00000000042.1.abc-_")]
    [InlineData(" <https://portail.example.org/x/activation#abc> ", "abc")]
    [InlineData("abc", "abc")]
    [InlineData(null, "")]
    public void A_link_is_pasted_whole_or_as_its_token(string? typed, string token) => Assert.Equal(token, MailedLink.Token(typed));

    [Theory]
    [InlineData("6", "", 6)]
    [InlineData("006", "", 6)]
    [InlineData("00000000042/006", "00000000042", 6)]
    [InlineData("1000", "", 1000)]
    public void A_candidature_is_named_as_printed(string typed, string candidate, int number) =>
        Assert.Equal(new CandidatureName { CandidateNumber = candidate, RegistrationNumber = number }, CandidatureArgument.Name(typed));

    private static IReadOnlyList<Question> Some =>
    [
        Text("email"), Text("email_confirmation"), Text("identity.birth_place.town"), Text("form.option_codes"),
    ];

    private static TextQuestion Text(string path) => new(path, path, () => "", _ => { });

    private static ServerRefusal Refusal(ErrorReason reason, params string[] paths) => new(
        StatusCode.InvalidArgument, reason, "", "", [.. paths.Select(p => new FieldRefusal(p, "", ""))], null, ImmutableSortedDictionary<string, string>.Empty);
}
