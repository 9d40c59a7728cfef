using System.Collections.Immutable;
using Cyclades.Faults.Histories;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Types.V1;
using Grpc.Core;

namespace Cyclades.Faults.Workload;

/// <summary>
/// One of a candidate's devices: registers, modifies, withdraws, takes back, reads, now and then by a double click or with an
/// etag that another device has outdated. What is not answered it sends again, as it was, mostly until it is. All chance is its own.
/// </summary>
internal sealed class Device(
    int client, Candidate candidate, Servers servers, Recorder recorder, Func<ImmutableArray<Offer>> offers, IReadOnlyDictionary<string, string> terms, Random random)
{
    /// <summary>How long a call may take; a silo that hangs is given up after it.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    /// <summary>Milliseconds between two acts, at most.</summary>
    private const int LongestThought = 160;

    /// <summary>A client that is told nothing gives up once in so many times.</summary>
    private const int GivesUpOnceIn = 40;

    /// <summary>A device stays with the server that answers it, and goes to any other once in so many calls.</summary>
    private const int MovesOnceIn = 8;

    private readonly Dictionary<string, View> known = [];

    private int usual = client % servers.Count;

    /// <summary>Acts until it is told to stop; then ends what it has begun.</summary>
    /// <param name="stop">No new act is begun.</param>
    /// <param name="abandon">What is not answered is left.</param>
    public async Task WorkAsync(CancellationToken stop, CancellationToken abandon)
    {
        while (!stop.IsCancellationRequested)
        {
            await ActAsync(abandon);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(1, LongestThought)), TimeProvider.System, abandon).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private Task ActAsync(CancellationToken abandon)
    {
        var list = offers();
        var offer = list[random.Next(list.Length)];
        var chance = random.Next(100);
        if (!known.TryGetValue(offer.Id, out var seen))
        {
            return chance < 60 ? SubmitAsync(offer, chance < 10, abandon) : ListAsync(abandon);
        }

        if (seen.Withdrawn)
        {
            return chance switch
            {
                < 40 => UndoAsync(offer, seen, abandon),
                < 70 => SubmitAsync(offer, twice: chance < 50, abandon),
                < 90 => GetAsync(offer, seen, abandon),
                _ => ListAsync(abandon),
            };
        }

        return chance switch
        {
            < 8 => ModifyAsync(offer, seen, twice: true, abandon),
            < 60 => ModifyAsync(offer, seen, twice: false, abandon),
            < 65 => ModifyAsync(offer, seen with { Revision = Math.Max(1, seen.Revision - 1) }, twice: false, abandon),
            < 72 => WithdrawAsync(offer, seen, twice: chance < 67, abandon),
            < 90 => GetAsync(offer, seen, abandon),
            _ => ListAsync(abandon),
        };
    }

    private Task SubmitAsync(Offer offer, bool twice, CancellationToken abandon)
    {
        var (id, phone) = (Forms.RequestId(random), Forms.Phone(random));
        var request = new SubmitCandidatureRequest { RequestId = id, RegistrationServiceId = offer.Id, Form = Forms.Candidature(phone, terms[offer.Id]) };
        return WriteAsync(
            offer,
            Recorder.Asked(client, Act.Submit, candidate.Number) with { Service = offer.Id, Request = id, Content = phone },
            async (server, options) => (await server.SubmitCandidatureAsync(request, options)).Candidature,
            twice,
            abandon);
    }

    private Task ModifyAsync(Offer offer, View seen, bool twice, CancellationToken abandon)
    {
        var (id, phone) = (Forms.RequestId(random), Forms.Phone(random));
        var request = new UpdateCandidatureRequest { RequestId = id, Name = Name(seen), Etag = Etag(seen), Form = Forms.Candidature(phone, terms[offer.Id]) };
        return WriteAsync(
            offer,
            About(Act.Modify, seen, id) with { Content = phone },
            async (server, options) => (await server.UpdateCandidatureAsync(request, options)).Candidature,
            twice,
            abandon);
    }

    private Task WithdrawAsync(Offer offer, View seen, bool twice, CancellationToken abandon)
    {
        var id = Forms.RequestId(random);
        var request = new WithdrawCandidatureRequest { RequestId = id, Name = Name(seen), Etag = Etag(seen) };
        return WriteAsync(
            offer, About(Act.Withdraw, seen, id), async (server, options) => (await server.WithdrawCandidatureAsync(request, options)).Candidature, twice, abandon);
    }

    private Task UndoAsync(Offer offer, View seen, CancellationToken abandon)
    {
        var id = Forms.RequestId(random);
        var request = new UndoWithdrawalRequest { RequestId = id, Name = Name(seen), Etag = Etag(seen) };
        return WriteAsync(
            offer, About(Act.Undo, seen, id), async (server, options) => (await server.UndoWithdrawalAsync(request, options)).Candidature, twice: false, abandon);
    }

    private Operation About(Act act, View seen, string request) =>
        Recorder.Asked(client, act, candidate.Number) with { Registration = seen.Registration, Request = request, Etag = seen.Revision };

    private async Task GetAsync(Offer offer, View seen, CancellationToken abandon)
    {
        var read = await SendAsync(
            Recorder.Asked(client, Act.Get, candidate.Number) with { Registration = seen.Registration },
            async (server, options) => [(await server.GetCandidatureAsync(new GetCandidatureRequest { Name = Name(seen) }, options)).Candidature],
            Choose(),
            abandon);
        Learn(offer.Id, read);
    }

    private async Task ListAsync(CancellationToken abandon)
    {
        var services = new Dictionary<int, string>();
        var read = await SendAsync(
            Recorder.Asked(client, Act.List, candidate.Number),
            async (server, options) =>
            {
                var answer = await server.ListCandidaturesAsync(new ListCandidaturesRequest { PageSize = 100 }, options);
                foreach (var one in answer.Candidatures)
                {
                    services[one.Name.RegistrationNumber] = one.RegistrationService.Id;
                }

                return answer.Candidatures;
            },
            Choose(),
            abandon);
        foreach (var view in read.Views)
        {
            known[services[view.Registration]] = view;
            candidate.Active[view.Registration] = services[view.Registration];
        }
    }

    private async Task WriteAsync(
        Offer offer, Operation asked, Func<CandidatureService.CandidatureServiceClient, CallOptions, Task<Candidature>> write, bool twice, CancellationToken abandon)
    {
        async Task<IEnumerable<Candidature>> Send(CandidatureService.CandidatureServiceClient server, CallOptions options) => [await write(server, options)];
        var silo = Choose();
        var sent = SendAsync(asked, Send, silo, abandon);
        var again = twice ? SendAsync(asked, Send, (silo + 1) % servers.Count, abandon) : sent;
        Operation[] answers = [await sent, await again];
        while (answers.All(answer => answer.Outcome is Outcome.Unknown || answer.Reason == Answers.SignInRequired) && !abandon.IsCancellationRequested)
        {
            if (random.Next(GivesUpOnceIn) == 0)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(20, 300)), TimeProvider.System, abandon).ContinueWith(_ => { }, TaskScheduler.Default);
            silo = (silo + 1) % servers.Count;
            answers = [await SendAsync(asked, Send, silo, abandon)];
        }

        var told = answers.MaxBy(answer => answer.Views.Select(view => view.Revision).FirstOrDefault())!;
        Learn(offer.Id, told);
        if (told.Outcome is Outcome.Refused && told.Reason != Answers.Closed)
        {
            // Somebody else, or this device itself without having been told, was faster.
            if (asked.Registration is { } about && known.TryGetValue(offer.Id, out var seen) && seen.Registration == about)
            {
                await GetAsync(offer, seen, abandon);
            }
            else
            {
                await ListAsync(abandon);
            }
        }
    }

    private void Learn(string service, Operation told)
    {
        if (told.Views is not [var view] || (known.TryGetValue(service, out var seen) && seen.Registration > view.Registration))
        {
            return;
        }

        known[service] = view;
        if (view.Withdrawn)
        {
            candidate.Active.TryRemove(view.Registration, out _);
        }
        else
        {
            candidate.Active[view.Registration] = service;
        }
    }

    private async Task<Operation> SendAsync(
        Operation asked,
        Func<CandidatureService.CandidatureServiceClient, CallOptions, Task<IEnumerable<Candidature>>> send,
        int silo,
        CancellationToken abandon)
    {
        var token = candidate.Token;
        var door = new CandidatureService.CandidatureServiceClient(servers.Of(silo));
        var told = await recorder.CallAsync(asked, () => send(door, Servers.Options(token, Deadline)));
        if (told.Outcome is Outcome.Unknown)
        {
            usual = (silo + 1) % servers.Count;
        }

        if (told.Reason == Answers.SignInRequired && !abandon.IsCancellationRequested)
        {
            await candidate.SignInAsync(token, new Random(client), abandon);
        }

        return told;
    }

    private int Choose()
    {
        if (random.Next(MovesOnceIn) == 0)
        {
            usual = random.Next(servers.Count);
        }

        return usual;
    }

    private CandidatureName Name(View seen) => new()
    {
        CandidateNumber = candidate.Number.ToString("D11", System.Globalization.CultureInfo.InvariantCulture),
        RegistrationNumber = seen.Registration,
    };

    private static string Etag(View seen) => seen.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
