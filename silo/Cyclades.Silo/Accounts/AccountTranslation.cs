using Cyclades.Domain.Accounts;
using Cyclades.Protos.Account.V1;
using Cyclades.Silo.Rpc;

namespace Cyclades.Silo.Accounts;

/// <summary>Forms of the account, from the contract's words to the domain's.</summary>
internal static class AccountTranslation
{
    public static CreationForm ToForm(CreateAccountRequest request) => new(
        ToEntry(request.Identity ?? new IdentityForm()),
        request.Email,
        request.EmailConfirmation,
        request.Password,
        request.PasswordConfirmation);

    public static IdentityEntry ToEntry(IdentityForm form) => new(
        form.Sex.ToDomain(),
        form.BirthName,
        form.BirthNameConfirmation,
        form.UsageName,
        form.FirstNames,
        form.BirthDate.ToDomain(),
        form.BirthDateConfirmation.ToDomain(),
        form.BirthPlace?.CountryCode,
        form.BirthPlace?.DepartmentCode,
        form.BirthPlace?.CommuneCode,
        form.BirthPlace?.Town);

    /// <summary>The identity as it stands, as if it had been typed: what a masked update leaves untouched.</summary>
    public static IdentityEntry ToEntry(Identity identity) => new(
        identity.Sex,
        identity.BirthName,
        identity.BirthName,
        identity.UsageName,
        identity.FirstNames,
        identity.BirthDate,
        identity.BirthDate,
        identity.BirthPlace.Country.Code,
        identity.BirthPlace.Department.Code,
        identity.BirthPlace.Commune?.Code,
        identity.BirthPlace.Town);

    /// <summary>The fields that the mask names come from what was typed, the others from what stands.</summary>
    public static IdentityEntry Masked(IdentityEntry typed, IdentityEntry standing, IReadOnlyCollection<string> paths)
    {
        bool Takes(string path) => paths.Count == 0 || paths.Contains(path);
        var result = standing;
        result = Takes("sex") ? result with { Sex = typed.Sex } : result;
        result = Takes("birth_name")
            ? result with { BirthName = typed.BirthName, BirthNameConfirmation = typed.BirthNameConfirmation }
            : result;
        result = Takes("usage_name") ? result with { UsageName = typed.UsageName } : result;
        result = Takes("first_names") ? result with { FirstNames = typed.FirstNames } : result;
        result = Takes("birth_date")
            ? result with { BirthDate = typed.BirthDate, BirthDateConfirmation = typed.BirthDateConfirmation }
            : result;
        return Takes("birth_place")
            ? result with
            {
                CountryCode = typed.CountryCode,
                DepartmentCode = typed.DepartmentCode,
                CommuneCode = typed.CommuneCode,
                Town = typed.Town,
            }
            : result;
    }
}
