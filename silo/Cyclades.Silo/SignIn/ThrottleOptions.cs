namespace Cyclades.Silo.SignIn;

/// <summary>What is limited.</summary>
internal enum ThrottledAct
{
    SignIn,
    CreateAccount,
    ResetPassword,
    ResendActivation,
    ChangeEmail,
    VerifyDocument,
    ResendMail,
}

/// <summary>How often one client, and one identifier whoever the client, may do one thing.</summary>
internal sealed class ActLimit
{
    /// <summary>How many times at once, after a pause.</summary>
    public int ClientBurst { get; set; }

    /// <summary>How many times an hour in the long run.</summary>
    public int ClientPerHour { get; set; }

    /// <summary>The same for one identifier.</summary>
    public int IdentifierBurst { get; set; }

    /// <summary>The same for one identifier.</summary>
    public int IdentifierPerHour { get; set; }
}

/// <summary>
/// Settings <c>Cyclades:Limits:*</c>, each silo for itself. The defaults let a whole school behind one address work: 600 sign-ins
/// at once and one a second after that, 120 wrong passwords at once, 300 accounts made in one go and 1,200 an hour; a test suite
/// stays below them too. One identifier is held shorter, since it is one person's: 5 mails at once and 10 an hour at most.
/// </summary>
internal sealed class ThrottleOptions
{
    public const string Section = "Cyclades:Limits";

    /// <summary>How many clients and identifiers are remembered; beyond, those seen longest ago are forgotten. About 150 bytes each.</summary>
    public int Remembered { get; set; } = 100_000;

    /// <summary>How many tries a wrong password counts as for its client, the one that it was included: guessing is slowed five times as much as signing in.</summary>
    public int FailureWeight { get; set; } = 5;

    public ActLimit SignIn { get; set; } = new() { ClientBurst = 600, ClientPerHour = 3_600, IdentifierBurst = 60, IdentifierPerHour = 600 };

    public ActLimit CreateAccount { get; set; } = new() { ClientBurst = 300, ClientPerHour = 1_200, IdentifierBurst = 5, IdentifierPerHour = 10 };

    public ActLimit ResetPassword { get; set; } = new() { ClientBurst = 100, ClientPerHour = 600, IdentifierBurst = 5, IdentifierPerHour = 10 };

    public ActLimit ResendActivation { get; set; } = new() { ClientBurst = 100, ClientPerHour = 600, IdentifierBurst = 5, IdentifierPerHour = 10 };

    public ActLimit ChangeEmail { get; set; } = new() { ClientBurst = 100, ClientPerHour = 600, IdentifierBurst = 5, IdentifierPerHour = 10 };

    public ActLimit VerifyDocument { get; set; } = new() { ClientBurst = 300, ClientPerHour = 3_600, IdentifierBurst = 60, IdentifierPerHour = 600 };

    public ActLimit ResendMail { get; set; } = new() { ClientBurst = 100, ClientPerHour = 600, IdentifierBurst = 5, IdentifierPerHour = 10 };

    public ActLimit Of(ThrottledAct act) => act switch
    {
        ThrottledAct.SignIn => SignIn,
        ThrottledAct.CreateAccount => CreateAccount,
        ThrottledAct.ResetPassword => ResetPassword,
        ThrottledAct.ResendActivation => ResendActivation,
        ThrottledAct.ChangeEmail => ChangeEmail,
        ThrottledAct.VerifyDocument => VerifyDocument,
        ThrottledAct.ResendMail => ResendMail,
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };

    /// <summary>What is wrong with the settings, each as a sentence that says what to write; empty when nothing is.</summary>
    public IEnumerable<string> Faults()
    {
        if (Remembered < 1)
        {
            yield return $"{Section}:{nameof(Remembered)} is a number above zero.";
        }

        if (FailureWeight < 1)
        {
            yield return $"{Section}:{nameof(FailureWeight)} is a number above zero.";
        }

        foreach (var act in Enum.GetValues<ThrottledAct>())
        {
            var limit = Of(act);
            if (limit.ClientBurst < 1 || limit.ClientPerHour < 1 || limit.IdentifierBurst < 1 || limit.IdentifierPerHour < 1)
            {
                yield return $"{Section}:{act} takes numbers above zero: ClientBurst, ClientPerHour, IdentifierBurst, IdentifierPerHour.";
            }
        }
    }
}
