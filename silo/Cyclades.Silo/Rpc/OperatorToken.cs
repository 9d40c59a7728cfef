using System.Security.Cryptography;
using System.Text;

namespace Cyclades.Silo.Rpc;

/// <summary>
/// The operator's token: 32 random bytes in hexadecimal, made once, in a file of the data folder that its owner alone
/// may read. Who can read the file is the operator; of what is presented only hashes are compared.
/// </summary>
internal sealed class OperatorToken
{
    public const string FileName = "operator.token";

    private const int Length = 32;

    private readonly byte[] hash;

    private OperatorToken(string token) => hash = HashOf(token);

    /// <summary>Reads the token of a data folder, or makes it.</summary>
    /// <exception cref="InvalidDataException">The file holds no token.</exception>
    public static OperatorToken In(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            Write(path, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Length)));
        }

        var token = File.ReadAllText(path).Trim();
        return token.Length == 2 * Length && token.All(char.IsAsciiHexDigitLower)
            ? new OperatorToken(token)
            : throw new InvalidDataException($"{path} does not hold the operator's token: remove the file, and the server makes a new one.");
    }

    public bool Matches(string? presented) =>
        presented is not null && CryptographicOperations.FixedTimeEquals(HashOf(presented), hash);

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    // Written beside and moved: a crash leaves no half of a token.
    private static void Write(string path, string token)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var unfinished = path + ".part";
        using (var file = new StreamWriter(unfinished, Encoding.ASCII, options))
        {
            file.WriteLine(token);
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
