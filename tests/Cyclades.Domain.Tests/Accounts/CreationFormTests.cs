using Cyclades.Domain.Accounts;
using Xunit;
using static Cyclades.Domain.Tests.Story;

namespace Cyclades.Domain.Tests.Accounts;

public sealed class CreationFormTests
{
    [Fact]
    public void A_good_form_gives_identity_address_and_password() =>
        AssertSame(new CheckedCreationForm(Some.Identity, Some.Email, "Tournesol!"), Check(Some.CreationForm()).Value);

    [Fact]
    public void Everything_left_empty_is_said_at_once() =>
        Assert.Equal(
            [
                ("identity.sex", FieldFault.Required),
                ("identity.birth_name", FieldFault.Required),
                ("identity.birth_name_confirmation", FieldFault.Required),
                ("identity.first_names", FieldFault.Required),
                ("identity.birth_date", FieldFault.Required),
                ("identity.birth_date_confirmation", FieldFault.Required),
                ("identity.birth_place.country_code", FieldFault.Required),
                ("identity.birth_place.department_code", FieldFault.Required),
                ("identity.birth_place.commune_code", FieldFault.Required),
                ("email", FieldFault.Required),
                ("email_confirmation", FieldFault.Required),
                ("password", FieldFault.Required),
                ("password_confirmation", FieldFault.Required),
            ],
            Faults(new CreationForm(
                new IdentityEntry(null, null, null, null, null, null, null, null, null, null, null), null, null, null, null)));

    [Fact]
    public void Faults_of_address_and_password_are_told_beside_those_of_the_identity() =>
        Assert.Equal(
            [
                ("identity.sex", FieldFault.Required),
                ("email", FieldFault.Malformed),
                ("email_confirmation", FieldFault.ConfirmationDiffers),
                ("password", FieldFault.TooShort),
                ("password_confirmation", FieldFault.ConfirmationDiffers),
            ],
            Faults(new CreationForm(Some.IdentityEntry() with { Sex = null }, "paul", "lamy", "Ab!", "Ab?")));

    // D28: the user's own data, as typed, even while another field is wrong.
    [Theory]
    [InlineData("Lamy!abc")]
    [InlineData("Paul.lamy@")]
    [InlineData("Tintin!ab")]
    [InlineData("Durand!ab")]
    [InlineData("Ab!30051998")]
    public void A_password_made_of_own_data_is_refused(string password) =>
        Assert.Equal(
            [("identity.sex", FieldFault.Required), ("password", FieldFault.OwnDataInPassword)],
            Faults(Some.CreationForm() with
            {
                Identity = Some.IdentityEntry() with { Sex = null, UsageName = "Durand", FirstNames = "Tintin" },
                Password = password,
                PasswordConfirmation = password,
            }));

    [Fact]
    public void An_address_alone_is_own_data() =>
        Assert.Equal(
            [("password", FieldFault.OwnDataInPassword)],
            Faults(Some.CreationForm() with
            {
                Email = "capitaine@gmail.com",
                EmailConfirmation = "capitaine@gmail.com",
                Password = "Capitaine!",
                PasswordConfirmation = "Capitaine!",
            }));

    [Theory]
    [InlineData(1998, 2, 30)]
    [InlineData(1998, 5, null)]
    public void A_birth_date_that_is_none_does_not_hinder_the_check_of_the_password(int year, int month, int? day)
    {
        var date = new PartialDate(year, month, day);

        Assert.Equal(
            ["identity.birth_date"],
            Faults(Some.CreationForm() with
            {
                Identity = Some.IdentityEntry() with { BirthDate = date, BirthDateConfirmation = date },
            }).Select(fault => fault.Path));
    }

    [Fact]
    public void A_common_password_is_refused() =>
        Assert.Equal(
            [("password", FieldFault.CommonPassword)],
            Faults(Some.CreationForm() with { Password = "Soleil12!", PasswordConfirmation = "Soleil12!" }));

    private static Outcome<CheckedCreationForm> Check(CreationForm form) => form.Check(Some.Reference, Some.Policy, Some.Today);

    private static (string Path, FieldFault Fault)[] Faults(CreationForm form) =>
    [
        .. Assert.IsType<Refusal.InvalidFields>(Check(form).Refusal).Violations
            .Select(violation => (violation.Path, violation.Fault)),
    ];
}
