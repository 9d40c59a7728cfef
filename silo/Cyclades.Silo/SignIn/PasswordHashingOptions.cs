using System.ComponentModel.DataAnnotations;

namespace Cyclades.Silo.SignIn;

/// <summary>Settings <c>Cyclades:Passwords:*</c>.</summary>
internal sealed class PasswordHashingOptions
{
    public const string Section = "Cyclades:Passwords";

    /// <summary>How many hashes run at the same time, each in 46 MiB. Default: one a processor.</summary>
    [Range(1, 256, ErrorMessage = "Cyclades:Passwords:Threads is a number from 1 to 256.")]
    public int Threads { get; set; } = Environment.ProcessorCount;

    /// <summary>How many may wait beyond those that run; one more is refused at once. Default: 64.</summary>
    [Range(1, 10_000, ErrorMessage = "Cyclades:Passwords:Queue is a number from 1 to 10000.")]
    public int Queue { get; set; } = 64;
}
