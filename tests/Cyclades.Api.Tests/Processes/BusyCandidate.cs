using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Testing;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Processes;

/// <summary>What a candidate was told about one registration.</summary>
/// <param name="Number">The registration number, from 1.</param>
/// <param name="Etag">As read last.</param>
internal sealed record Told(int Number, int Version, bool Withdrawn, CandidatureName Name, string Etag);

/// <summary>
/// A candidate who registers, modifies, withdraws and registers again without end, now and then by a double click. It
/// knows what each act must answer, and holds on to the one act that was not answered, to send it again as it was.
/// </summary>
internal sealed class BusyCandidate(string number, string email, string accessToken, RegistrationService service, Random random)
{
    private readonly List<Told> told = [];
    private Act? unanswered;

    public string Number => number;

    public string Email => email;

    /// <summary>Every registration, by number; complete once <see cref="FinishAsync"/> has ended.</summary>
    public IReadOnlyList<Told> Told => told;

    /// <summary>How many acts were answered, each once.</summary>
    public int Acts => told.Sum(registration => registration.Version + (registration.Withdrawn ? 1 : 0));

    /// <summary>Acts until the server is gone.</summary>
    /// <param name="onAnswer">Called at each answer.</param>
    /// <param name="isGone">Whether the server was killed: from then on a failure is no news.</param>
    public async Task WorkAsync(SiloProcess silo, Action onAnswer, Func<bool> isGone)
    {
        using var client = silo.Connect(accessToken);
        try
        {
            while (true)
            {
                await ActAsync(client.Candidatures);
                onAnswer();
            }
        }
        catch (RpcException) when (isGone())
        {
        }
    }

    /// <summary>Sends the act that was not answered again, then reads the lists: they have what was told, and nothing else.</summary>
    public async Task FinishAsync(SiloProcess silo)
    {
        using var client = silo.Connect(accessToken);
        if (unanswered is not null)
        {
            await ActAsync(client.Candidatures);
        }

        var listed = new List<Candidature>();
        foreach (var show in new[] { Show.Active, Show.Withdrawn })
        {
            var request = new ListCandidaturesRequest { Show = show, PageSize = 100 };
            listed.AddRange((await client.Candidatures.ListCandidaturesAsync(request)).Candidatures);
        }

        Assert.Equal(told, listed.Select(Read).OrderBy(registration => registration.Number));
    }

    private async Task ActAsync(CandidatureService.CandidatureServiceClient server)
    {
        var act = unanswered ??= Next();
        var replies = await Task.WhenAll(Enumerable.Range(0, act.Times).Select(_ => act.SendAsync(server)));
        foreach (var reply in replies)
        {
            Assert.Equal(
                (number, act.Number, act.Version, act.Withdrawn),
                (reply.Name.CandidateNumber, reply.Name.RegistrationNumber, reply.Version, reply.State is CandidatureState.WithdrawnByCandidate));
        }

        told.RemoveAll(registration => registration.Number == act.Number);
        told.Add(Read(replies[0]));
        unanswered = null;
    }

    private Act Next()
    {
        var times = random.Next(4) == 0 ? 2 : 1;
        var form = Some.Form(service);
        form.Phone = $"06{random.Next(100_000_000):D8}";
        var requestId = Some.RequestId();
        if (told is not [.., { Withdrawn: false } last])
        {
            var submit = new SubmitCandidatureRequest { RequestId = requestId, RegistrationServiceId = service.Summary.Id, Form = form };
            return new Act(told.Count + 1, 1, false, times, async server => (await server.SubmitCandidatureAsync(submit)).Candidature);
        }

        if (random.Next(3) == 0)
        {
            var withdraw = new WithdrawCandidatureRequest { RequestId = requestId, Name = last.Name, Etag = last.Etag };
            return new Act(last.Number, last.Version, true, times, async server => (await server.WithdrawCandidatureAsync(withdraw)).Candidature);
        }

        var update = new UpdateCandidatureRequest { RequestId = requestId, Name = last.Name, Etag = last.Etag, Form = form };
        return new Act(last.Number, last.Version + 1, false, times, async server => (await server.UpdateCandidatureAsync(update)).Candidature);
    }

    private static Told Read(Candidature candidature) => new(
        candidature.Name.RegistrationNumber,
        candidature.Version,
        candidature.State is CandidatureState.WithdrawnByCandidate,
        candidature.Name,
        candidature.Etag);

    /// <summary>One request, always the same however often it is sent, and what its answer must say.</summary>
    private sealed record Act(
        int Number,
        int Version,
        bool Withdrawn,
        int Times,
        Func<CandidatureService.CandidatureServiceClient, Task<Candidature>> SendAsync);
}
