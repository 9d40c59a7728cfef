using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Cyclades.Domain.Credentials;

/// <summary>
/// What a password chosen by a candidate must be (R34, R36, D28): 8 to 20 Unicode scalar values as typed, nothing
/// trimmed, with a lower-case letter, an upper-case letter and a character that is neither letter nor digit;
/// not a common password, not made of the person's own data. No digit is required.
/// </summary>
public sealed class PasswordPolicy(CommonPasswords common)
{
    /// <summary>In Unicode scalar values.</summary>
    public const int MinimumLength = 8;

    /// <summary>In Unicode scalar values.</summary>
    public const int MaximumLength = 20;

    /// <summary>
    /// Everything that is wrong with <paramref name="password"/>, at once; empty when it may be taken.
    /// The violations never contain the password.
    /// </summary>
    /// <param name="password">As typed.</param>
    /// <param name="own">What the password must not contain.</param>
    /// <param name="path">Where the violations say that they are, as in the contract.</param>
    public ImmutableArray<FieldViolation> Check(string password, OwnData own, string path)
    {
        ArgumentNullException.ThrowIfNull(password);
        ArgumentNullException.ThrowIfNull(own);
        if (password.Length == 0)
        {
            return [new FieldViolation(path, FieldFault.Required)];
        }

        var violations = ImmutableArray.CreateBuilder<FieldViolation>();
        var runes = password.EnumerateRunes().ToImmutableArray();
        if (runes.Length < MinimumLength)
        {
            violations.Add(new FieldViolation(path, FieldFault.TooShort, MinimumLength.ToString(CultureInfo.InvariantCulture)));
        }

        if (runes.Length > MaximumLength)
        {
            violations.Add(new FieldViolation(path, FieldFault.TooLong, MaximumLength.ToString(CultureInfo.InvariantCulture)));
        }

        if (!runes.Any(Rune.IsLower))
        {
            violations.Add(new FieldViolation(path, FieldFault.LacksLowerCase));
        }

        if (!runes.Any(Rune.IsUpper))
        {
            violations.Add(new FieldViolation(path, FieldFault.LacksUpperCase));
        }

        if (!runes.Any(IsSpecial))
        {
            violations.Add(new FieldViolation(path, FieldFault.LacksSpecialCharacter));
        }

        if (common.Contains(password))
        {
            violations.Add(new FieldViolation(path, FieldFault.CommonPassword));
        }

        if (own.IsIn(password))
        {
            violations.Add(new FieldViolation(path, FieldFault.OwnDataInPassword));
        }

        return violations.ToImmutable();
    }

    /// <summary>Neither letter nor digit. A combining mark belongs to the letter that it follows.</summary>
    private static bool IsSpecial(Rune rune) =>
        !Rune.IsLetterOrDigit(rune)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
}
