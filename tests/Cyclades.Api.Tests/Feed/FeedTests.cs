using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cyclades.Api.Tests.Agents;
using Cyclades.Api.Tests.Candidatures;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Marks;
using Cyclades.Protos.Agent.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Management.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Silo.Feed;
using Cyclades.Testing;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Feed;

/// <summary>The feed of an académie's systems (B18).</summary>
public sealed class FeedTests(AgentServer server) : IClassFixture<AgentServer>
{
    private RunningSilo Silo => server.Silo;

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task What_happens_to_a_candidature_is_told_in_order_with_what_the_register_says(Transport transport)
    {
        var service = await Silo.OpenServiceAsync();
        var machine = await Silo.NewAgentAsync(AgentRole.Machine, AcademyOf(service), transport: transport);
        var cursor = await EndAsync(machine);
        var candidate = await Silo.NewCandidateAsync();
        var saved = (await candidate.Update(await candidate.RegisterAsync(service, form => form.ArrangementRequested = Answer.Yes))).Candidature;
        await candidate.Withdraw(saved);

        using var following = Following.By(machine, cursor: cursor);
        var told = (await following.ToEndAsync()).Select(next => next.Event).Where(next => next.Name.CandidateNumber == candidate.Number).ToArray();

        Assert.Equal(
            [(FeedEventType.Registered, 1), (FeedEventType.Modified, 2), (FeedEventType.Withdrawn, 2)], told.Select(next => (next.Type, next.Version)));
        Assert.All(told, next => Assert.Equal((1, RunningSilo.Start), (next.Name.RegistrationNumber, next.Time.ToDateTimeOffset())));
        Assert.All(told, next => Assert.Equal(
            new RegisteredCandidature
            {
                RegistrationServiceId = service.Summary.Id,
                State = CandidatureState.WithdrawnByCandidate,
                Version = 2,
                CandidateCategoryCode = saved.Form.CandidateCategoryCode,
                EstablishmentCode = saved.Form.EstablishmentCode,
                BirthName = "Lamy",
                FirstNames = "Paul",
                BirthDate = new PartialDate { Year = 2002, Month = 1, Day = 1 },
                CreateTime = saved.CreateTime,
                UpdateTime = saved.UpdateTime,
            },
            next.Candidature));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Only_a_gestionnaire_is_told_of_an_arrangement_request(Transport transport)
    {
        var service = await Silo.OpenServiceAsync();
        using var oper = Silo.Connect(transport, Silo.OperatorToken);
        var start = await EndAsync(oper, AcademyOf(service));
        await (await Silo.NewCandidateAsync()).RegisterAsync(service, form => form.ArrangementRequested = Answer.Yes);

        async Task<Answer> ToldAsync(Client client)
        {
            using var following = Following.By(client, AcademyOf(service), start);
            return (await following.EventAsync()).Candidature.ArrangementRequested;
        }

        Assert.Equal(Answer.Yes, await ToldAsync(await Silo.NewAgentAsync(AgentRole.Manager, AcademyOf(service), transport: transport)));
        Assert.Equal(Answer.Unspecified, await ToldAsync(await Silo.NewAgentAsync(AgentRole.Machine, AcademyOf(service), transport: transport)));
        Assert.Equal(Answer.Unspecified, await ToldAsync(await Silo.NewAgentAsync(AgentRole.Administrator, transport: transport)));
        Assert.Equal(Answer.Unspecified, await ToldAsync(oper));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Who_waits_at_the_end_is_told_as_soon_as_it_is_saved(Transport transport)
    {
        var service = await Silo.OpenServiceAsync();
        var machine = await Silo.NewAgentAsync(AgentRole.Machine, AcademyOf(service), transport: transport);
        var candidate = await Silo.NewCandidateAsync();
        using var following = Following.By(machine);
        await following.ToEndAsync();

        // The clock stands still: nothing but the commit can wake it.
        var candidature = await candidate.RegisterAsync(service);
        Assert.Equal((FeedEventType.Registered, candidate.Number), await NextOfAsync(following));
        await candidate.Withdraw(candidature);
        Assert.Equal((FeedEventType.Withdrawn, candidate.Number), await NextOfAsync(following));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task After_a_cut_and_after_a_restart_it_goes_on_without_a_gap_or_a_repetition(Transport transport)
    {
        await using var own = await AgentServer.StartAsync();
        var service = await own.OpenServiceAsync();
        var token = await TokenAsync(own, AgentRole.Machine, AcademyOf(service));
        for (var count = 0; count < 3; count++)
        {
            var candidate = await own.NewCandidateAsync();
            await candidate.Update(await candidate.RegisterAsync(service));
        }

        IReadOnlyList<FollowRegisterResponse> all;
        using (var machine = own.Connect(transport, token))
        using (var following = Following.By(machine))
        {
            all = await following.ToEndAsync();
        }

        Assert.Equal(6, all.Count);
        Assert.Equal(6, all.Select(next => next.Cursor).Distinct().Count());
        await own.RestartAsync();
        for (var read = 0; read <= all.Count; read++)
        {
            // A connection of its own, cut at the end.
            using var machine = own.Connect(transport, token);
            Assert.Equal(all.Skip(read).Select(next => next.Cursor), (await RestAsync(machine, read == 0 ? "" : all[read - 1].Cursor)).Select(next => next.Cursor));
        }

        using var later = own.Connect(transport, await TokenAsync(own, AgentRole.Machine, AcademyOf(service), "autre-systeme"));
        using var resumed = Following.By(later, cursor: all[^1].Cursor);
        await resumed.ToEndAsync();
        var last = await own.NewCandidateAsync();
        await last.RegisterAsync(service);
        Assert.Equal((FeedEventType.Registered, last.Number), await NextOfAsync(resumed));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Another_académie_is_told_nothing_of_it(Transport transport)
    {
        var service = await Silo.OpenServiceAsync();
        var other = AcademyOf(service) == "19" ? "08" : "19";
        await (await Silo.NewCandidateAsync()).RegisterAsync(service);
        var machine = await Silo.NewAgentAsync(AgentRole.Machine, other, transport: transport);

        using var following = Following.By(machine);
        Assert.Empty(await following.ToEndAsync());
        Assert.Equal("", following.Cursor);
        using var foreign = Following.By(machine, AcademyOf(service));
        Assert.Equal((StatusCode.NotFound, ErrorReason.NotFound), await RefusalAsync(foreign));
        using var oper = Silo.Connect(transport, Silo.OperatorToken);
        using var nowhere = Following.By(oper, "99");
        Assert.Equal((StatusCode.NotFound, ErrorReason.NotFound), await RefusalAsync(nowhere));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_cursor_of_another_history_or_académie_says_to_begin_anew(Transport transport)
    {
        var service = await Silo.OpenServiceAsync();
        var other = AcademyOf(service) == "19" ? "08" : "19";
        await (await Silo.NewCandidateAsync()).RegisterAsync(service);
        using var oper = Silo.Connect(transport, Silo.OperatorToken);
        var cursor = await EndAsync(oper, AcademyOf(service));
        var parts = cursor.Split('.');

        using var restored = Following.By(oper, AcademyOf(service), string.Join('.', [parts[0], new string('0', 32), .. parts[2..]]));
        Assert.Equal((StatusCode.FailedPrecondition, ErrorReason.FeedCursorOfOtherHistory), await RefusalAsync(restored));
        using var replaced = Following.By(oper, AcademyOf(service), string.Join('.', [.. parts[..4], new string('0', 16)]));
        Assert.Equal((StatusCode.FailedPrecondition, ErrorReason.FeedCursorOfOtherHistory), await RefusalAsync(replaced));
        using var foreign = Following.By(oper, other, cursor);
        Assert.Equal((StatusCode.FailedPrecondition, ErrorReason.FeedCursorOfOtherHistory), await RefusalAsync(foreign));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task All_that_is_wrong_with_the_request_is_told_at_once(Transport transport)
    {
        using var oper = Silo.Connect(transport, Silo.OperatorToken);
        using var malformed = Following.By(oper, "reims", "1.2.3");
        using var nowhere = Following.By(oper);

        var refused = await Refused.AssertAsync(malformed.NextAsync);
        Assert.Equal(
            (StatusCode.InvalidArgument, ErrorReason.InvalidFields, "academy_code FIELD_FAULT_MALFORMED, cursor FIELD_FAULT_MALFORMED"),
            (refused.Code, refused.Reason, string.Join(", ", refused.Fields.Select(field => $"{field.Path} {field.Fault}"))));
        Assert.Equal(("academy_code", "FIELD_FAULT_REQUIRED"), Assert.Single((await Refused.AssertAsync(nowhere.NextAsync)).Fields));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_heartbeat_comes_every_few_seconds_with_the_cursor_of_what_was_told(Transport transport)
    {
        await using var own = await AgentServer.StartAsync();
        var service = await own.OpenServiceAsync();
        await (await own.NewCandidateAsync()).RegisterAsync(service);
        using var oper = own.Connect(transport, own.OperatorToken);
        using var following = Following.By(oper, AcademyOf(service));
        var told = Assert.Single(await following.ToEndAsync());

        for (var beat = 1; beat <= 3; beat++)
        {
            var next = following.NextAsync();
            await PassAsync(own, next);
            Assert.Equal((told.Cursor, FollowRegisterResponse.ContentOneofCase.Heartbeat), ((await next).Cursor, (await next).ContentCase));
            Assert.InRange((await next).Heartbeat.Time.ToDateTimeOffset(), RunningSilo.Start + (beat * FeedRpc.Heartbeat), own.Time.GetUtcNow());
        }
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_token_that_is_revoked_ends_what_it_had_begun(Transport transport)
    {
        await using var own = await AgentServer.StartAsync();
        using var oper = own.Connect(Transport.Http2, own.OperatorToken);
        using var machine = own.Connect(transport, await TokenAsync(own, AgentRole.Machine, "19", "programme"));
        using var following = Following.By(machine);
        await following.ToEndAsync();

        await oper.Agents.RevokeTokenAsync(new RevokeTokenRequest { RequestId = Some.RequestId(), AgentId = "programme", Serial = 1 });

        var refused = RefusalAsync(following);
        await PassAsync(own, refused);
        Assert.Equal((StatusCode.Unauthenticated, ErrorReason.SignInRequired), await refused);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_server_that_stops_ends_it_and_says_to_go_on_in_a_moment(Transport transport)
    {
        await using var own = await AgentServer.StartAsync();
        using var oper = own.Connect(transport, own.OperatorToken);
        using var following = Following.By(oper, "19");
        await following.ToEndAsync();

        var refused = RefusalAsync(following);
        await own.StopAsync();

        Assert.Equal((StatusCode.Unavailable, ErrorReason.Unavailable), await refused);
        Assert.DoesNotContain(own.Log, line => line.ToString().Contains("FollowRegister", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task An_agent_follows_four_times_at_once_and_again_when_one_has_ended(Transport transport)
    {
        var machine = await Silo.NewAgentAsync(AgentRole.Machine, "19", transport: transport);
        var four = Enumerable.Range(0, 4).Select(_ => Following.By(machine)).ToArray();
        foreach (var one in four)
        {
            await one.ToEndAsync();
        }

        using var fifth = Following.By(machine);
        Assert.Equal((StatusCode.ResourceExhausted, ErrorReason.TooManyFeeds), await RefusalAsync(fifth));
        using var ofAnother = Following.By(await Silo.NewAgentAsync(AgentRole.Machine, "19", transport: transport));
        await ofAnother.ToEndAsync();

        four[0].Dispose();
        Assert.Empty(await RestAsync(machine, ""));
        foreach (var one in four)
        {
            one.Dispose();
        }
    }

    [Fact]
    public void Every_event_of_a_candidature_has_a_name_in_the_contract_and_every_state()
    {
        var types = typeof(CandidatureEvent).GetCustomAttributes<JsonDerivedTypeAttribute>()
            .Where(derived => !MarkEmbargo.JournalNames.Contains((string)derived.TypeDiscriminator!))
            .Select(derived => ((string)derived.TypeDiscriminator!, FeedRpc.TypeOf((string)derived.TypeDiscriminator!))).ToArray();
        var states = Enum.GetNames<CandidatureStatus>().Select(name => FeedRpc.StateOf(JsonNamingPolicy.CamelCase.ConvertName(name)));

        Assert.DoesNotContain(types, type => type.Item2 is FeedEventType.Other or FeedEventType.Unspecified);
        Assert.Equal(types.Length, types.Select(type => type.Item2).Distinct().Count());
        Assert.DoesNotContain(CandidatureState.Unspecified, states);
        Assert.Equal((FeedEventType.Other, CandidatureState.Unspecified), (FeedRpc.TypeOf("of-a-newer-server"), FeedRpc.StateOf("ofANewerServer")));
    }

    internal static string AcademyOf(RegistrationService service) => service.Summary.Id.Split('/')[1];

    private static async Task<string> EndAsync(Client client, string academy = "")
    {
        using var following = Following.By(client, academy);
        await following.ToEndAsync();
        return following.Cursor;
    }

    private static async Task<(FeedEventType Type, string Number)> NextOfAsync(Following following)
    {
        var next = await following.EventAsync();
        return (next.Type, next.Name.CandidateNumber);
    }

    private static async Task<(StatusCode Code, ErrorReason Reason)> RefusalAsync(Following following)
    {
        var refused = await Refused.AssertAsync(following.NextAsync);
        return (refused.Code, refused.Reason);
    }

    /// <summary>Lets the time of the server pass, poll by poll, until it has come to something.</summary>
    private static async Task PassAsync(RunningSilo silo, Task until)
    {
        while (!until.IsCompleted)
        {
            silo.Time.Advance(FeedRpc.Poll);
            await Task.Yield();
        }
    }

    /// <summary>What comes after a cursor, told to a new program; the server notices by and by that those before it have gone.</summary>
    private static async Task<IReadOnlyList<FollowRegisterResponse>> RestAsync(Client client, string cursor)
    {
        while (true)
        {
            using var following = Following.By(client, cursor: cursor);
            try
            {
                return await following.ToEndAsync();
            }
            catch (RpcException refused) when (refused.StatusCode is StatusCode.ResourceExhausted)
            {
                await Task.Yield();
            }
        }
    }

    private static async Task<string> TokenAsync(RunningSilo silo, AgentRole role, string academy, string id = "systeme-examens")
    {
        using var oper = silo.Connect(Transport.Http2, silo.OperatorToken);
        await oper.Agents.CreateAgentAsync(new CreateAgentRequest { RequestId = Some.RequestId(), Id = id, Name = "Système", Role = role, AcademyCode = academy });
        return (await oper.Agents.IssueTokenAsync(new IssueTokenRequest { RequestId = Some.RequestId(), AgentId = id })).Secret;
    }
}
