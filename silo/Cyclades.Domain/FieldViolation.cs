namespace Cyclades.Domain;

/// <summary>One thing wrong with one field of a command.</summary>
/// <param name="Path">Where, in snake_case with dots, as in the contract: <c>identity.birth_name</c>.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="Bound">The limit that was passed, when the fault has one (a length, a count, a date), as printed.</param>
public sealed record FieldViolation(string Path, FieldFault Fault, string? Bound = null);

/// <summary>What can be wrong with a field.</summary>
public enum FieldFault
{
    /// <summary>A mandatory field is empty.</summary>
    Required,

    /// <summary>Longer than <see cref="FieldViolation.Bound"/> characters.</summary>
    TooLong,

    /// <summary>Shorter than <see cref="FieldViolation.Bound"/> characters.</summary>
    TooShort,

    /// <summary>Not of the form that the field needs.</summary>
    Malformed,

    /// <summary>Contains a character that the field does not take.</summary>
    ForbiddenCharacter,

    /// <summary>Not in the list of what may be chosen.</summary>
    NotOffered,

    /// <summary>The confirmation differs from what it confirms.</summary>
    ConfirmationDiffers,

    /// <summary>A date that does not exist, lies in the future or is too far back.</summary>
    DateOutOfRange,

    /// <summary>Must be left empty here.</summary>
    NotApplicable,

    /// <summary>The password lacks a lower-case letter.</summary>
    LacksLowerCase,

    /// <summary>The password lacks an upper-case letter.</summary>
    LacksUpperCase,

    /// <summary>The password lacks a character that is neither letter nor digit.</summary>
    LacksSpecialCharacter,

    /// <summary>The password is among the common ones.</summary>
    CommonPassword,

    /// <summary>The password contains the person's own data.</summary>
    OwnDataInPassword,

    /// <summary>Fewer were chosen than the rule asks: <see cref="FieldViolation.Bound"/>.</summary>
    TooFewChosen,

    /// <summary>More were chosen than the rule allows: <see cref="FieldViolation.Bound"/>.</summary>
    TooManyChosen,

    /// <summary>Excluded by another choice: <see cref="FieldViolation.Bound"/>.</summary>
    ExcludedByAnotherChoice,

    /// <summary>The same as what is there already.</summary>
    Unchanged,

    /// <summary>The candidate's own address, where somebody else's is asked.</summary>
    OwnAddress,

    /// <summary>Twice in a list that names each thing once: <see cref="FieldViolation.Bound"/>.</summary>
    Repeated,

    /// <summary>May not change or go any more, since others refer to it: <see cref="FieldViolation.Bound"/> is what it was.</summary>
    Fixed,
}
