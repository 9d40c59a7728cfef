using Cyclades.Api.Tests.Candidatures;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Management.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Testing;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Registers;

/// <summary>Lists, files, statistics and single candidatures of one registration service (R128, B15, B17).</summary>
public sealed class RegisterListTests : IAsyncLifetime
{
    private RunningSilo silo = null!;

    public async ValueTask InitializeAsync() => silo = await ExamYear.StartAsync();

    public ValueTask DisposeAsync() => silo.DisposeAsync();

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_list_is_in_the_order_asked_page_by_page_and_restricted_as_asked(Transport transport)
    {
        var reims = await ExamYear.ServiceAsync(silo, ExamYear.Reims);
        var desk = await silo.ManagerAsync(transport);
        var zoe = await Named("Zuber", "Zoé").RegisterAsync(reims, form => form.ArrangementRequested = Answer.Yes);
        var elie = await Named("Élie", "Anne").RegisterAsync(reims, form => form.CandidateCategoryCode = "500");
        var eliot = await Named("Eliot", "Paul").RegisterAsync(reims, form => form.EstablishmentCode = "CNED");
        await Named("Ailleurs", "Jean").RegisterAsync(await ExamYear.ServiceAsync(silo, ExamYear.Grenoble));
        await desk.SetAside(zoe);
        await desk.RecordReceived(elie);

        Assert.Equal([zoe.Name, elie.Name, eliot.Name], (await desk.ListAsync(ExamYear.Reims, pageSize: 1)).Select(entry => entry.Name));
        Assert.Equal(
            ["Élie", "Eliot", "Zuber"],
            (await desk.ListAsync(ExamYear.Reims, order: RegisterOrder.Name, pageSize: 2)).Select(entry => entry.BirthName));
        var entry = (await desk.ListAsync(ExamYear.Reims, filter => filter.Search = "zub zo"))[0];
        Assert.Equal(
            ("Zuber", "Zoé", "01/01/2002", CandidatureState.SetAside, "écartée", 1, true, true),
            (entry.BirthName, entry.FirstNames, entry.BirthDate, entry.State, entry.StateLabel, entry.Version, entry.ArrangementRequested, entry.DocumentsMissing));
        Assert.Equal(("520", "INDIVIDUEL"), (entry.CandidateCategory.Code, entry.CandidateCategory.Label));
        Assert.Equal(("0510001Z", "CLG DU MAZELOT - ANGLURE"), (entry.Establishment.Code, entry.Establishment.Label));
        Assert.Equal(zoe.CreateTime, entry.CreateTime);

        await ThenAsync(["Zuber"], filter => filter.States.Add(CandidatureState.SetAside));
        await ThenAsync(["Zuber"], filter => filter.ArrangementRequested = Answer.Yes);
        await ThenAsync(["Élie", "Eliot"], filter => filter.ArrangementRequested = Answer.No);
        await ThenAsync(["Élie"], filter => filter.CandidateCategoryCodes.Add("500"));
        await ThenAsync(["Eliot"], filter => filter.EstablishmentCodes.Add("CNED"));
        await ThenAsync(["Élie"], filter => filter.ConfirmationStates.Add(Protos.Candidature.V1.ConfirmationState.Received));
        await ThenAsync(["Zuber", "Eliot"], filter => filter.ConfirmationStates.Add(Protos.Candidature.V1.ConfirmationState.ToReturn));
        await ThenAsync(["Zuber"], filter => filter.DocumentsMissing = Answer.Yes);
        await ThenAsync(["Élie", "Eliot"], filter => filter.Search = "eli");
        await ThenAsync(["Élie"], filter => filter.Search = " ANNE   élie ");
        await ThenAsync([], filter => filter.Search = "lie");
        await ThenAsync([], filter => filter.Search = "%");
        await ThenAsync(["Eliot"], filter => filter.Search = eliot.Name.CandidateNumber);
        await ThenAsync(["Eliot"], filter => filter.Search = $"{eliot.Name.CandidateNumber}/001");
        await ThenAsync([], filter => filter.Search = $"{eliot.Name.CandidateNumber}/002");
        await ThenAsync(["Zuber", "Élie", "Eliot"], filter => filter.SavedFrom = zoe.CreateTime);
        await ThenAsync([], filter => filter.SavedUntil = zoe.CreateTime);

        async Task ThenAsync(string[] names, Action<RegisterFilter> restrict) =>
            Assert.Equal(names, (await desk.ListAsync(ExamYear.Reims, restrict)).Select(found => found.BirthName));

        NewCandidate Named(string birthName, string firstNames) => new(silo, transport, birthName, firstNames);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task All_that_is_wrong_with_a_list_is_told_and_what_is_not_there_is_not_found(Transport transport)
    {
        var desk = await silo.ManagerAsync(transport);
        var request = new ListRegisterRequest
        {
            RegistrationServiceId = ExamYear.Reims,
            Filter = new RegisterFilter
            {
                States = { (CandidatureState)99 },
                ConfirmationStates = { Protos.Candidature.V1.ConfirmationState.Unspecified },
                SavedFrom = new Timestamp { Seconds = long.MaxValue },
                Search = new string('x', 101),
            },
        };

        var refused = await Refused.AssertAsync(
            desk.Registers.ListRegisterAsync(request), ErrorReason.InvalidFields, "filter.states", "filter.confirmation_states", "filter.saved_from", "filter.search");
        Assert.Equal(StatusCode.InvalidArgument, refused.Code);
        foreach (var token in (string[])["1", "%", "bm9u", new string('A', 4000)])
        {
            await Refused.AssertAsync(
                desk.Registers.ListRegisterAsync(new ListRegisterRequest { RegistrationServiceId = ExamYear.Reims, PageToken = token }),
                ErrorReason.InvalidFields,
                "page_token");
        }

        await Refused.AssertAsync(desk.Registers.ListRegisterAsync(new ListRegisterRequest { RegistrationServiceId = "CFG-2026-06/99" }), ErrorReason.NotFound);
        await Refused.AssertAsync(desk.Registers.ListRegisterAsync(new ListRegisterRequest { RegistrationServiceId = ExamYear.Grenoble }), ErrorReason.NotFound);
        await Refused.AssertAsync(
            desk.Registers.GetRegisteredAsync(new GetRegisteredRequest { Name = new CandidatureName { CandidateNumber = "00000000042", RegistrationNumber = 1 } }),
            ErrorReason.NotFound);
        await Refused.AssertAsync(
            desk.Registers.GetRegisteredAsync(new GetRegisteredRequest()), ErrorReason.InvalidFields, "name.candidate_number", "name.registration_number");
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_file_has_a_line_for_each_that_no_spreadsheet_takes_for_a_formula(Transport transport)
    {
        var reims = await ExamYear.ServiceAsync(silo, ExamYear.Reims);
        var desk = await silo.ManagerAsync(transport);
        var paul = await new NewCandidate(silo, transport, "Lamy", "-Paul").RegisterAsync(reims);
        var anne = await new NewCandidate(silo, transport, "Élie, dite Anne", "Anne").RegisterAsync(reims, form => form.ArrangementRequested = Answer.Yes);
        await desk.SetAside(anne);
        const string Header =
            "candidate_number,registration_number,registration_service,state,state_label,version,birth_name,first_names,birth_date,category_code,category_label,establishment_code,establishment_label,arrangement_requested,confirmation_state,confirmation_label,documents_missing,create_time,update_time";

        var (text, _) = await desk.ExportAsync(new ExportRegisterRequest { RegistrationServiceId = ExamYear.Reims, Separator = CsvSeparator.Comma });

        Assert.Equal(
            [
                Header,
                $"{paul.Name.CandidateNumber},001,CFG-2026-06/19,REGISTERED,Inscrit,1,Lamy,'-Paul,01/01/2002,520,INDIVIDUEL,0510001Z,CLG DU MAZELOT - ANGLURE,non,TO_RETURN,à renvoyer,non,2026-03-10T09:00:00Z,2026-03-10T09:00:00Z",
                $"{anne.Name.CandidateNumber},001,CFG-2026-06/19,SET_ASIDE,écartée,1,\"Élie, dite Anne\",Anne,01/01/2002,520,INDIVIDUEL,0510001Z,CLG DU MAZELOT - ANGLURE,oui,TO_RETURN,à renvoyer,oui,2026-03-10T09:00:00Z,2026-03-10T09:00:00Z",
                "",
            ],
            text.Split("\r\n"));
        var (marked, _) = await desk.ExportAsync(new ExportRegisterRequest
        {
            RegistrationServiceId = ExamYear.Reims,
            ByteOrderMark = true,
            Filter = new RegisterFilter { States = { CandidatureState.Deleted } },
        });
        Assert.Equal($"\uFEFF{Header.Replace(',', ';')}\r\n", marked);
        var (tabs, _) = await desk.ExportAsync(new ExportRegisterRequest { RegistrationServiceId = ExamYear.Grenoble.Replace("08", "19", StringComparison.Ordinal), Separator = CsvSeparator.Tab });
        Assert.StartsWith(Header.Replace(',', '\t'), tabs, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Statistics_count_what_the_register_holds_and_the_drafts_that_are_left(Transport transport)
    {
        var reims = await ExamYear.ServiceAsync(silo, ExamYear.Reims);
        var desk = await silo.ManagerAsync(transport);
        var candidate = await silo.NewCandidateAsync(transport);
        var first = await candidate.RegisterAsync(reims, form => form.ArrangementRequested = Answer.Yes);
        await desk.RecordReceived(first);
        await SaveDraftAsync(candidate);
        await SaveDraftAsync(await silo.NewCandidateAsync(transport));

        // 23:30 in UTC is the next day in Paris.
        await silo.SleepUntilAsync(new DateTimeOffset(2026, 3, 10, 23, 30, 0, TimeSpan.Zero));
        desk = await silo.ManagerAsync(transport);
        var other = await new NewCandidate(silo, transport, "Lamy", "Anne").RegisterAsync(reims, form => form.CandidateCategoryCode = "500");
        await desk.SetAside(other);
        await new NewCandidate(silo, transport, "Lamy", "Jean").RegisterAsync(reims);

        var said = await desk.Registers.GetRegisterStatisticsAsync(new GetRegisterStatisticsRequest { RegistrationServiceId = ExamYear.Reims });

        Assert.Equal((3, 1, 0, 1, 1), (said.Total, said.ArrangementRequests, said.ConfirmationsSignedOnline, said.ConfirmationsReceived, said.Drafts));
        Assert.Equal([(10, 1), (11, 2)], said.Days.Select(day => (day.Day.Day, day.Count)));
        Assert.Equal([("Inscrit", 2), ("écartée", 1)], said.States.Select(state => (state.StateLabel, state.Count)));
        Assert.Equal([("INDIVIDUEL", 2), ("SCOLAIRE", 1)], said.CandidateCategories.Select(category => (category.Choice.Label, category.Count)));
        Assert.Equal([("CLG DU MAZELOT - ANGLURE", 3)], said.Establishments.Select(establishment => (establishment.Choice.Label, establishment.Count)));
        var active = await desk.Registers.GetRegisterStatisticsAsync(
            new GetRegisterStatisticsRequest { RegistrationServiceId = ExamYear.Reims, States = { CandidatureState.Registered } });
        Assert.Equal(2, active.Total);
        await Refused.AssertAsync(
            desk.Registers.GetRegisterStatisticsAsync(new GetRegisterStatisticsRequest { RegistrationServiceId = ExamYear.Reims, States = { CandidatureState.Unspecified } }),
            ErrorReason.InvalidFields,
            "states");

        async Task SaveDraftAsync(SignedInCandidate who) => await who.Client.Candidatures.SaveDraftAsync(
            new SaveDraftRequest { RegistrationServiceId = ExamYear.Reims, Form = new CandidatureForm(), Tab = FormTab.Identification });
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_history_tells_agents_who_and_the_candidate_that_it_was_the_service(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var candidature = await candidate.RegisterAsync(await ExamYear.ServiceAsync(silo, ExamYear.Reims));
        var desk = await silo.ManagerAsync(transport);
        candidature = (await candidate.Update(candidature)).Candidature;
        candidature = (await desk.SetAside(candidature)).Registered.Candidature;
        await desk.Restore(candidature);

        var seen = new List<HistoryEntry>();
        var request = new ListHistoryRequest { Name = candidature.Name, PageSize = 3 };
        do
        {
            var page = await desk.Registers.ListHistoryAsync(request);
            seen.AddRange(page.Entries);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(
            [
                ("Inscription enregistrée", HistoryActor.Candidate, "Le candidat", 1, ""),
                ("Inscription modifiée", HistoryActor.Candidate, "Le candidat", 2, ""),
                ("Candidature écartée", HistoryActor.Service, "Marie Dupont", 2, Desk.Why),
                ("Candidature rétablie", HistoryActor.Service, "Marie Dupont", 3, Desk.Why),
            ],
            seen.Select(entry => (entry.Label, entry.Actor, entry.ActorLabel, entry.Version, entry.Reason)));
        Assert.StartsWith("agent-", seen[2].AgentId, StringComparison.Ordinal);
        Assert.All(seen, entry => Assert.Equal(silo.Time.GetUtcNow(), entry.Time.Instant()));
        var own = await candidate.Client.Candidatures.ListCandidatureHistoryAsync(new ListCandidatureHistoryRequest { Name = candidature.Name });
        Assert.Equal(
            seen.Select(entry => new HistoryEntry(entry) { AgentId = "", ActorLabel = entry.Actor is HistoryActor.Service ? "Le service gestionnaire" : entry.ActorLabel }),
            own.Entries);
        Assert.Equal("", own.NextPageToken);
        await Refused.AssertAsync(
            candidate.Client.Candidatures.ListCandidatureHistoryAsync(new ListCandidatureHistoryRequest { Name = Acts.Name(2) }), ErrorReason.NotFound);
    }

    /// <summary>Somebody of that name, who comes to register.</summary>
    private sealed record NewCandidate(RunningSilo Silo, Transport Transport, string BirthName, string FirstNames)
    {
        public async Task<Candidature> RegisterAsync(Protos.Catalogue.V1.RegistrationService service, Action<CandidatureForm>? change = null)
        {
            var candidate = await Silo.NewCandidateAsync(Transport, Name);
            return await candidate.RegisterAsync(service, change);
        }

        private void Name(CreateAccountRequest request) =>
            (request.Identity.BirthName, request.Identity.BirthNameConfirmation, request.Identity.FirstNames) = (BirthName, BirthName, FirstNames);
    }
}
