using System.Globalization;
using System.Text.Json;
using Cyclades.Load.Seeding;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Protos.Signin.V1;
using Cyclades.Protos.Types.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Cyclades.Load.Ghz;

/// <summary>
/// What ghz sends that is true of one database only, beside the configurations that are true of all: who calls, and with what.
/// ghz takes the elements of an array in turn, and fills in what stands in braces at each call.
/// </summary>
internal static class GhzFiles
{
    /// <summary>How many saves in a row are prepared: each bears the revision that the one before leaves.</summary>
    private const int Saves = 500;

    private const string AnyIdentifier = "{{newUUID}}";

    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true));

    /// <param name="candidates">At least one with a candidature; where one has none, he is to register.</param>
    /// <exception cref="ArgumentException">Nobody has a candidature.</exception>
    public static async Task WriteAsync(DirectoryInfo folder, CallInvoker server, IReadOnlyCollection<SeededCandidate> candidates)
    {
        var candidate = candidates.FirstOrDefault(one => one.Registration > 0)
            ?? throw new ArgumentException("None of the candidates has a candidature: seed some with one.", nameof(candidates));
        await WriteAsync(folder, "candidate.json", Metadata(candidate));
        await WriteAsync(folder, "create-account.data.json", NewAccount());
        await WriteAsync(folder, "modify.data.json", await ModificationsAsync(server, candidate));
        await WriteAsync(folder, "sign-in.data.json", Array(candidates.Take(Saves).Select(one => new SignInRequest
        {
            Identifier = one.Number.ToString(),
            Password = SeedForms.Password,
            SessionKind = SessionKind.Token,
        })));
        if (candidates.FirstOrDefault(one => one.Registration == 0) is { } newcomer)
        {
            await WriteAsync(folder, "newcomer.json", Metadata(newcomer));
            await WriteAsync(folder, "register.data.json", Array([await RegistrationAsync(server)]));
        }
    }

    // The address is another one at each call, and the same in both places.
    private static string NewAccount()
    {
        var request = SeedForms.Account(0, "ghz-{{.UUID}}@charge.example.fr");
        request.RequestId = AnyIdentifier;
        return Array([request]);
    }

    private static string Metadata(SeededCandidate candidate) =>
        JsonSerializer.Serialize(new Dictionary<string, string> { ["authorization"] = $"Bearer {candidate.Token}" });

    private static string Array(IEnumerable<IMessage> messages) => $"[\n{string.Join(",\n", messages.Select(message => Json.Format(message)))}\n]\n";

    private static async Task<string> ModificationsAsync(CallInvoker server, SeededCandidate candidate)
    {
        var headers = new Metadata { { "authorization", $"Bearer {candidate.Token}" } };
        var present = (await new CandidatureService.CandidatureServiceClient(server).GetCandidatureAsync(
            new GetCandidatureRequest { Name = new CandidatureName { RegistrationNumber = candidate.Registration } }, headers)).Candidature;
        var revision = int.Parse(present.Etag, CultureInfo.InvariantCulture);
        present.Form.Address.Line1 = "{{.RequestNumber}} rue {{randomString 12}}";
        return Array(Enumerable.Range(revision, Saves).Select(etag => new UpdateCandidatureRequest
        {
            RequestId = AnyIdentifier,
            Name = present.Name,
            Etag = etag.ToString(CultureInfo.InvariantCulture),
            Form = present.Form,
        }));
    }

    private static async Task<SubmitCandidatureRequest> RegistrationAsync(CallInvoker server)
    {
        var service = await OpenServices.FindAsync(new CatalogueService.CatalogueServiceClient(server), "CFG");
        var request = SeedForms.Candidature(
            0,
            service.Summary.Id,
            service.Categories.First(category => category.Individual).Code,
            service.Establishments[0].Code,
            service.Terms.Hash);
        request.RequestId = AnyIdentifier;
        return request;
    }

    // Tokens are secrets: their files are for the machine that made them.
    private static async Task WriteAsync(DirectoryInfo folder, string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(path, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
