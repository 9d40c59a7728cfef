using Cyclades.Protos.Signin.V1;

namespace Cyclades.Console.Sessions;

/// <summary>A signed-in session of kind TOKEN. Never printed.</summary>
internal sealed record Session(
    string CandidateNumber,
    string AccessToken,
    DateTimeOffset AccessExpiry,
    string RefreshToken)
{
    public static Session Of(string candidateNumber, SessionTokens tokens) => new(
        candidateNumber,
        tokens.AccessToken,
        tokens.AccessExpireTime?.ToDateTimeOffset() ?? DateTimeOffset.MinValue,
        tokens.RefreshToken);

    public Session With(SessionTokens tokens) => Of(CandidateNumber, tokens);

    /// <summary>Keeps tokens out of any text made of a session.</summary>
    public override string ToString() => $"Session {{ CandidateNumber = {CandidateNumber} }}";
}
