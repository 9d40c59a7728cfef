using Cyclades.Domain.Credentials;

namespace Cyclades.Silo.SignIn;

/// <summary>Reads the list of common passwords that the assembly carries: one a line, in lower case, sorted.</summary>
internal static class CommonPasswordList
{
    private const string Resource = "Cyclades.Silo.SignIn.common-passwords.txt";

    public static CommonPasswords Load()
    {
        using var stream = typeof(CommonPasswordList).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly lacks {Resource}.");
        using var reader = new StreamReader(stream);
        return new CommonPasswords(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
