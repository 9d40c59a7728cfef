using Cyclades.Api.Tests.Agents;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Management.V1;
using Cyclades.Protos.Result.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Testing;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Marks;

/// <summary>Marks that are entered, imported, previewed, published, corrected and checked.</summary>
public sealed class MarksApiTests
{
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Marks_are_entered_previewed_published_and_read(Transport transport)
    {
        await using var silo = await AgentServer.StartAsync();
        var marked = await MarkedCandidature.NewAsync(silo, transport);
        var without = await silo.NewCandidateAsync(transport);
        await MarkedCandidature.RegisterAsync(without, marked.Service);
        Assert.Equal("Vos notes ne sont pas encore disponibles.", (await marked.ReadAsync()).Message);

        var recorded = await marked.RecordAsync(("001", "110,5"), ("002", "DISP"));

        Assert.Equal((1, 1), (recorded.MissingCount, recorded.Versions.Count));
        Assert.StartsWith("agent:", recorded.Versions[0].Actor, StringComparison.Ordinal);
        var preview = await marked.Manager.Marks.PreviewMarksAsync(new PreviewMarksRequest { RegistrationServiceId = marked.ServiceId, PageSize = 1 });
        Assert.Equal((2, 0, 1, 0, null), (preview.CandidatureCount, preview.CompleteCount, preview.WithoutMarksCount, preview.PassedCount, preview.PublishTime));
        Assert.Equal(("LAMY Paul", "003"), (preview.Incomplete[0].CandidateLabel, Assert.Single(Assert.Single(preview.Incomplete).TestCodes)));
        var rest = await marked.Manager.Marks.PreviewMarksAsync(
            new PreviewMarksRequest { RegistrationServiceId = marked.ServiceId, PageSize = 1, PageToken = preview.NextPageToken });
        Assert.Equal(without.Number, Assert.Single(rest.Incomplete).Name.CandidateNumber);
        Assert.Empty(rest.NextPageToken);
        await marked.RecordAsync(("003", "30"));
        await marked.PublishAsync();

        var read = (await marked.ReadAsync()).Marks;

        Assert.Equal(["110,50", "dispensé", "30"], read.Tests.Select(test => test.Mark.Label));
        Assert.Equal([160, 120, 120], read.Tests.Select(test => test.Scale));
        Assert.Equal((14050, "140,50", 280, Protos.Result.V1.Result.Passed, "Admis"), (read.TotalHundredths, read.TotalLabel, read.TotalScale, read.Result, read.ResultLabel));
        Assert.Null(read.CorrectTime);
        Assert.Null((await without.Client.Results.GetMarksAsync(new GetMarksRequest { Name = new CandidatureName { RegistrationNumber = 1 } })).Marks);
        var published = await marked.Manager.Marks.PreviewMarksAsync(new PreviewMarksRequest { RegistrationServiceId = marked.ServiceId });
        Assert.Equal((1, 1, read.PublishTime), (published.CompleteCount, published.PassedCount, published.PublishTime));
        await silo.AdvanceAsync(Domain.Marks.MarksPublication.OldestSnapshot);
        Assert.Single(silo.Mails, mail => mail.To == marked.Candidate.Email && mail.Subject.Contains("Vos notes", StringComparison.Ordinal));
        Assert.DoesNotContain(silo.Mails, mail => mail.To == without.Email && mail.Subject.Contains("Vos notes", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task All_that_is_wrong_is_told_at_once_and_a_correction_needs_its_reason(Transport transport)
    {
        await using var silo = await AgentServer.StartAsync();
        var marked = await MarkedCandidature.NewAsync(silo, transport);

        var refused = await Refused.AssertAsync(
            marked.Manager.Marks.RecordMarksAsync(MarkedCandidature.Recording(marked.Name, "", ("001", "160,01"), ("009", "1"), ("002", ""))),
            ErrorReason.InvalidFields,
            "marks[0].mark FIELD_FAULT_MALFORMED",
            "marks[1].test_code FIELD_FAULT_NOT_OFFERED",
            "marks[2].mark FIELD_FAULT_REQUIRED");
        Assert.Equal(StatusCode.InvalidArgument, refused.Code);
        Assert.Contains("de 0 à 160", refused.Descriptions[0], StringComparison.Ordinal);
        await Refused.AssertAsync(
            marked.Manager.Marks.RecordMarksAsync(new RecordMarksRequest { RequestId = Some.RequestId() }), ErrorReason.InvalidFields, "name.candidate_number", "name.registration_number");

        await marked.RecordAsync(("001", "100"));
        await marked.PublishAsync();
        await silo.AdvanceAsync(TimeSpan.FromMinutes(1));
        await Refused.AssertAsync(
            marked.Manager.Marks.RecordMarksAsync(MarkedCandidature.Recording(marked.Name, "", ("001", "101"))), ErrorReason.InvalidFields, "reason FIELD_FAULT_REQUIRED");
        var correction = MarkedCandidature.Recording(marked.Name, "Erreur de report", ("001", "101"));
        var corrected = (await marked.Manager.Marks.RecordMarksAsync(correction)).Recorded;
        Assert.Equal(corrected, (await marked.Manager.Marks.RecordMarksAsync(correction)).Recorded);
        await Refused.AssertAsync(
            marked.Manager.Marks.RecordMarksAsync(new RecordMarksRequest(correction) { Reason = "Autre" }), ErrorReason.RequestIdReused);

        Assert.Equal([("100", ""), ("101", "Erreur de report")], corrected.Versions.Select(version => (version.Marks[0].Mark.Label, version.Reason)));
        Assert.Equal(silo.Time.GetUtcNow(), (await marked.ReadAsync()).Marks.CorrectTime.ToDateTimeOffset());
        Assert.Equal(corrected, (await marked.Manager.Marks.GetRecordedMarksAsync(new GetRecordedMarksRequest { Name = marked.Name })).Recorded);
        var mail = await silo.MailAsync(marked.Candidate.Email, "Vos notes ont été mises à jour");
        Assert.DoesNotContain("101", mail.Subject, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_publication_is_put_off_or_taken_back_while_it_has_not_come(Transport transport)
    {
        await using var silo = await AgentServer.StartAsync();
        var marked = await MarkedCandidature.NewAsync(silo, transport);
        await marked.RecordAsync(("001", "100"));
        var now = RunningSilo.Start;
        Task<DateTimeOffset> PublishAsync(DateTimeOffset at) => marked.PublishAsync(at);
        PublishMarksRequest At(DateTimeOffset? at) =>
            new() { RequestId = Some.RequestId(), RegistrationServiceId = marked.ServiceId, PublishTime = at is { } some ? Timestamp.FromDateTimeOffset(some) : null };

        await Refused.AssertAsync(marked.Manager.Marks.PublishMarksAsync(At(now.AddTicks(-1))), ErrorReason.InvalidFields, "publish_time");
        await PublishAsync(now.AddMinutes(2));
        await PublishAsync(now.AddMinutes(4));
        await silo.AdvanceToAsync(now.AddMinutes(3));
        Assert.Null((await marked.ReadAsync()).Marks);
        await marked.Manager.Marks.CancelMarksPublicationAsync(new CancelMarksPublicationRequest { RequestId = Some.RequestId(), RegistrationServiceId = marked.ServiceId });
        await silo.AdvanceToAsync(now.AddMinutes(5));
        Assert.Null((await marked.ReadAsync()).Marks);
        var immediate = At(null);
        var instant = (await marked.Manager.Marks.PublishMarksAsync(immediate)).PublishTime;
        await silo.AdvanceAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(instant, (await marked.Manager.Marks.PublishMarksAsync(immediate)).PublishTime);

        var late = await Refused.AssertAsync(marked.Manager.Marks.PublishMarksAsync(At(now.AddHours(9))), ErrorReason.MarksPublishedAlready);
        Assert.Equal((StatusCode.FailedPrecondition, "2026-03-10T09:05:00Z"), (late.Code, late.Metadata["publish_time"]));
        await Refused.AssertAsync(
            marked.Manager.Marks.CancelMarksPublicationAsync(new CancelMarksPublicationRequest { RequestId = Some.RequestId(), RegistrationServiceId = marked.ServiceId }),
            ErrorReason.MarksPublishedAlready);
        Assert.Single(silo.Mails, mail => mail.Subject.Contains("Vos notes", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Marks_are_imported_row_by_row_with_a_preview_and_again_without_harm(Transport transport)
    {
        await using var silo = await AgentServer.StartAsync();
        var marked = await MarkedCandidature.NewAsync(silo, transport);
        var other = await silo.NewCandidateAsync(transport);
        await MarkedCandidature.RegisterAsync(other, marked.Service);
        var text = string.Join("\r\n",
            "candidat;inscription;épreuve;note",
            $"{marked.Candidate.Number};001;001;120,5",
            $"{marked.Candidate.Number};1;002;\"ABS\"",
            "",
            $"{other.Number};1;001;161",
            $"{other.Number};1;002;60",
            "42;1;001;10",
            $"{other.Number};x;001;10",
            $"{other.Number};9;001;10",
            "une ligne",
            $"{other.Number};1;009;10");
        ImportMarksRequest Import(bool dryRun) => new() { RequestId = Some.RequestId(), RegistrationServiceId = marked.ServiceId, Text = text, DryRun = dryRun };

        var preview = await marked.Manager.Marks.ImportMarksAsync(Import(dryRun: true));
        Assert.Empty((await marked.Manager.Marks.GetRecordedMarksAsync(new GetRecordedMarksRequest { Name = marked.Name })).Recorded.Versions);
        var import = Import(dryRun: false);
        var taken = await marked.Manager.Marks.ImportMarksAsync(import);
        var again = await marked.Manager.Marks.ImportMarksAsync(Import(dryRun: false));

        Assert.Equal(preview, taken);
        Assert.Equal(
            [
                (2, MarkRowState.Taken, ""),
                (3, MarkRowState.Taken, ""),
                (5, MarkRowState.Refused, "Cette note n'est pas valable : un nombre de 0 à 160, avec deux décimales au plus, ABS ou DISP."),
                (6, MarkRowState.Refused, "Une autre ligne de la même candidature est refusée : aucune n'est prise en compte."),
                (7, MarkRowState.Refused, "Le n° candidat doit comporter 11 chiffres."),
                (8, MarkRowState.Refused, "Le n° d'inscription doit être un nombre à partir de 1."),
                (9, MarkRowState.Refused, "Cette candidature n'existe pas dans ce service."),
                (10, MarkRowState.Refused, "Une ligne comporte quatre champs séparés par des points-virgules : n° candidat ; n° d'inscription ; code de l'épreuve ; note."),
                (11, MarkRowState.Refused, "Le candidat n'est pas inscrit à cette épreuve."),
            ],
            taken.Rows.Select(row => (row.Line, row.State, row.Message)));
        Assert.Equal((2, 0, 7), (taken.TakenCount, taken.UnchangedCount, taken.RefusedCount));
        Assert.Equal((0, 2, 7), (again.TakenCount, again.UnchangedCount, again.RefusedCount));
        Assert.Equal(
            ["120,50", "absent"],
            (await marked.Manager.Marks.GetRecordedMarksAsync(new GetRecordedMarksRequest { Name = marked.Name })).Recorded.Versions.Single().Marks.Select(mark => mark.Mark.Label));
        await Refused.AssertAsync(
            marked.Manager.Marks.ImportMarksAsync(new ImportMarksRequest { RequestId = Some.RequestId(), RegistrationServiceId = marked.ServiceId, Text = "\n" }),
            ErrorReason.InvalidFields,
            "text FIELD_FAULT_REQUIRED");
        await Refused.AssertAsync(
            marked.Manager.Marks.ImportMarksAsync(new ImportMarksRequest { RequestId = Some.RequestId(), RegistrationServiceId = marked.ServiceId, Text = string.Concat(Enumerable.Repeat("x\n", 5001)) }),
            ErrorReason.InvalidFields,
            "text FIELD_FAULT_TOO_MANY_CHOSEN");
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_check_is_asked_for_listed_and_answered(Transport transport)
    {
        await using var silo = await AgentServer.StartAsync();
        var marked = await MarkedCandidature.NewAsync(silo, transport);
        await marked.RecordAsync(("001", "100"), ("002", "60"), ("003", "60"));
        AskMarkCheckRequest Ask(string test = "001", string text = "Ma copie a 12 pages.") =>
            new() { RequestId = Some.RequestId(), Name = marked.Name, TestCode = test, Text = text };
        var results = marked.Candidate.Client.Results;
        var early = await Refused.AssertAsync(results.AskMarkCheckAsync(Ask()), ErrorReason.MarksNotPublished);
        Assert.Equal(StatusCode.FailedPrecondition, early.Code);
        await marked.PublishAsync();
        Assert.True((await marked.ReadAsync()).Marks.CanAskCheck);

        await Refused.AssertAsync(results.AskMarkCheckAsync(Ask("009", "")), ErrorReason.InvalidFields, "test_code FIELD_FAULT_NOT_OFFERED", "text FIELD_FAULT_REQUIRED");
        var ask = Ask();
        var asked = await results.AskMarkCheckAsync(ask);
        Assert.Equal(asked, await results.AskMarkCheckAsync(ask));
        await Refused.AssertAsync(results.AskMarkCheckAsync(Ask()), ErrorReason.MarkCheckOpen);
        await results.AskMarkCheckAsync(Ask("002"));

        Assert.Equal(MarkCheckState.Open, asked.Marks.Tests[0].Check.State);
        var page = await marked.Manager.Marks.ListMarkChecksAsync(new ListMarkChecksRequest { RegistrationServiceId = marked.ServiceId, PageSize = 1 });
        var open = Assert.Single(page.Checks);
        Assert.Equal((marked.Name, "LAMY Paul", "001", "100", "Ma copie a 12 pages."), (open.Name, open.CandidateLabel, open.Test.TestCode, open.Test.Mark.Label, open.Test.Check.Text));
        AnswerMarkCheckRequest Answer(string test, bool upheld, string mark, string reason = "Points mal reportés.") =>
            new() { RequestId = Some.RequestId(), Name = marked.Name, TestCode = test, Upheld = upheld, Mark = mark, Reason = reason };
        await Refused.AssertAsync(
            marked.Manager.Marks.AnswerMarkCheckAsync(Answer("001", true, "161", "")), ErrorReason.InvalidFields, "mark FIELD_FAULT_MALFORMED", "reason FIELD_FAULT_REQUIRED");
        var answer = Answer("001", true, "110");
        await marked.Manager.Marks.AnswerMarkCheckAsync(answer);
        await marked.Manager.Marks.AnswerMarkCheckAsync(answer);
        await marked.Manager.Marks.AnswerMarkCheckAsync(Answer("002", false, ""));
        await Refused.AssertAsync(marked.Manager.Marks.AnswerMarkCheckAsync(Answer("001", false, "")), ErrorReason.NotFound);

        Assert.Empty((await marked.Manager.Marks.ListMarkChecksAsync(new ListMarkChecksRequest { RegistrationServiceId = marked.ServiceId })).Checks);
        var read = (await marked.ReadAsync()).Marks;
        Assert.Equal(
            [("110", MarkCheckState.Upheld), ("60", MarkCheckState.Dismissed)],
            read.Tests.Take(2).Select(test => (test.Mark.Label, test.Check.State)));
        Assert.Equal("Points mal reportés.", read.Tests[0].Check.Answer);
        await silo.SettleAsync();
        Assert.Equal(2, silo.Mails.Count(mail => mail.Subject.Contains("Réponse à votre demande de vérification", StringComparison.Ordinal)));

        await silo.AdvanceToAsync(read.CheckEndTime.ToDateTimeOffset());
        var again = await silo.SignInAsync(marked.Candidate.Email, marked.Candidate.Password, transport);
        var closed = await Refused.AssertAsync(again.Client.Results.AskMarkCheckAsync(Ask("003")), ErrorReason.MarkChecksClosed);
        Assert.Equal("2026-03-25T23:00:00Z", closed.Metadata["end_time"]);
    }
}
