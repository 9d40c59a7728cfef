using Cyclades.Api.Tests.Agents;
using Cyclades.Protos.Agent.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Document.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Management.V1;
using Cyclades.Protos.Message.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Silo.Documents.Files;
using Cyclades.Testing;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using ListDocumentRequestsRequest = Cyclades.Protos.Document.V1.ListDocumentRequestsRequest;

namespace Cyclades.Api.Tests.Candidatures;

/// <summary>« Mes justificatifs » and the service's side of it (R83, R113, R117, D18, B3, B5, B6).</summary>
public sealed class SupportingDocumentTests(ExamYear year) : IClassFixture<ExamYear>
{
    private RunningSilo Silo => year.Silo;

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_document_is_asked_for_deposited_refused_replaced_and_accepted(Transport transport)
    {
        var (candidate, name, service) = await RegisteredAsync(transport);

        var asked = (await service.Ask(name, new PartialDate { Year = 2026, Month = 4, Day = 3 })).Request;
        Assert.Equal((1, "Copie du diplôme", DocumentRequestState.Asked, "à déposer"), (asked.Number, asked.Label, asked.State, asked.StateLabel));
        Assert.Equal(asked, Assert.Single(await ListAsync(candidate, name)));
        Assert.Contains("Votre candidature possède au moins une demande de pièce justificative.", await InformationAsync(candidate, name));
        Assert.Equal(1, await MissingAsync(Silo, candidate.Number));

        var first = (await candidate.Deposit(name, 1)).Request;
        Assert.Equal((DocumentRequestState.Deposited, 1, FileFormat.Png), (first.State, Assert.Single(first.Deposits).Version, first.Deposits[0].Format));
        var (metadata, bytes) = await service.DownloadDepositAsync(name, 1);
        Assert.Equal(FileActs.Png.ToByteArray(), bytes);
        Assert.Equal((first.Deposits[0], $"justificatif-{candidate.Number}-001-1-v1.png"), (metadata, metadata.FileName));

        var refused = (await service.Files.RefuseDepositAsync(new RefuseDepositRequest { RequestId = Some.RequestId(), Candidature = name, Number = 1, Version = 1, Reason = "Le verso manque." })).Request;
        Assert.Equal((DocumentRequestState.Refused, "refusée", "Le verso manque."), (refused.State, refused.StateLabel, refused.Deposits[0].RefusalReason));
        var second = (await candidate.Deposit(name, 1, FileActs.Pdf)).Request;
        Assert.Equal([2, 1], second.Deposits.Select(deposit => deposit.Version));
        Assert.Equal(FileActs.Png.ToByteArray(), (await candidate.DownloadDepositAsync(name, 1, version: 1)).Bytes);
        Assert.Equal(FileActs.Pdf.ToByteArray(), (await candidate.DownloadDepositAsync(name, 1)).Bytes);

        var stale = await Refused.AssertAsync(
            service.Files.AcceptDepositAsync(new AcceptDepositRequest { RequestId = Some.RequestId(), Candidature = name, Number = 1, Version = 1 }), ErrorReason.StaleEtag);
        Assert.Equal(StatusCode.Aborted, stale.Code);
        var accepted = (await service.Files.AcceptDepositAsync(new AcceptDepositRequest { RequestId = Some.RequestId(), Candidature = name, Number = 1, Version = 2 })).Request;
        Assert.Equal((DocumentRequestState.Accepted, false), (accepted.State, accepted.CanDeposit));
        Assert.NotEmpty(accepted.CannotDepositMessage);
        Assert.DoesNotContain("Votre candidature possède au moins une demande de pièce justificative.", await InformationAsync(candidate, name));
        Assert.Equal(0, await MissingAsync(Silo, candidate.Number));
        Assert.Equal(
            StatusCode.FailedPrecondition,
            (await Refused.AssertAsync(candidate.Deposit(name, 1), ErrorReason.DocumentRequestClosed)).Code);

        await Silo.SettleAsync();
        var subjects = (await candidate.Client.Messages.ListMessagesAsync(new ListMessagesRequest())).Messages.Select(message => message.Subject).ToArray();
        foreach (var said in (string[])["vous est demandée", "est déposée", "est refusée", "est acceptée"])
        {
            Assert.Contains(subjects, subject => subject.Contains(said, StringComparison.Ordinal));
            await Silo.MailAsync(candidate.Email, said);
        }

        Assert.All(
            Silo.Mails.Where(mail => mail.To == candidate.Email),
            mail => Assert.DoesNotContain("diplôme", mail.Subject + mail.Text, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(Silo.Mails, mail => mail.Text.Contains("Le verso manque", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Who_asks_for_an_arrangement_is_asked_for_the_certificate_and_no_mail_tells_it(Transport transport)
    {
        var candidate = await Silo.NewCandidateAsync(transport);
        var candidature = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims), form => form.ArrangementRequested = Answer.Yes);

        var request = Assert.Single(await ListAsync(candidate, candidature.Name));

        Assert.Contains("médecin agréé", request.Wording, StringComparison.Ordinal);
        Assert.True(request.CanDeposit);
        await Silo.MailAsync(candidate.Email, "Une pièce justificative vous est demandée");
        Assert.All(
            Silo.Mails.Where(mail => mail.To == candidate.Email),
            mail => Assert.DoesNotMatch("(?i)handicap|aménagement|médecin|certificat médical", mail.Subject + mail.Text));
        var without = (await candidate.Update(candidature, form => form.ArrangementRequested = Answer.No)).Candidature;
        Assert.Equal(DocumentRequestState.Cancelled, Assert.Single(await ListAsync(candidate, without.Name)).State);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Files_of_another_format_empty_or_too_large_are_refused_each_with_its_reason(Transport transport)
    {
        var (candidate, name, service) = await RegisteredAsync(transport);
        await service.Ask(name);

        Assert.Equal(StatusCode.InvalidArgument, (await Refused.AssertAsync(candidate.Deposit(name, 1, ByteString.CopyFromUtf8("<html>")), ErrorReason.FileFormatRefused)).Code);
        await Refused.AssertAsync(candidate.Deposit(name, 1, ByteString.Empty), ErrorReason.InvalidFields, "content FIELD_FAULT_REQUIRED");
        var large = await Refused.AssertAsync(candidate.Deposit(name, 1, Of((5 * 1024 * 1024) + 1)), ErrorReason.FileTooLarge);
        Assert.Equal((StatusCode.InvalidArgument, "5242880"), (large.Code, large.Metadata["max_bytes"]));
        Assert.Equal(5 * 1024 * 1024, (await candidate.Deposit(name, 1, Of(5 * 1024 * 1024))).Request.Deposits[0].Size);
        await Refused.AssertAsync(candidate.Deposit(name, 1, Of(6 * 1024 * 1024)), ErrorReason.MessageTooLarge);

        // That call alone takes so much.
        var elsewhere = new ListDocumentsRequest { Candidature = new CandidatureName { CandidateNumber = new string('1', 100_000) } };
        Assert.Equal(
            StatusCode.ResourceExhausted,
            (await Refused.AssertAsync(candidate.Client.Documents.ListDocumentsAsync(elsewhere), ErrorReason.MessageTooLarge)).Code);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task What_is_someone_elses_or_not_there_is_not_found(Transport transport)
    {
        var (candidate, name, service) = await RegisteredAsync(transport);
        await service.Ask(name);
        var other = await Silo.NewCandidateAsync(transport);

        await Refused.AssertAsync(other.Deposit(name, 1), ErrorReason.NotFound);
        await Refused.AssertAsync(candidate.Deposit(name, 2), ErrorReason.NotFound);
        Assert.Equal(ErrorReason.NotFound, (await Refused.AssertAsync(() => candidate.DownloadDepositAsync(name, 1))).Reason);
        Assert.Equal(ErrorReason.NotFound, (await Refused.AssertAsync(() => other.DownloadDepositAsync(name, 1))).Reason);
        await Refused.AssertAsync(service.Ask(new CandidatureName { RegistrationNumber = 1 }), ErrorReason.InvalidFields, "candidature.candidate_number");
        await Refused.AssertAsync(
            service.Files.RequestDocumentAsync(new RequestDocumentRequest { RequestId = Some.RequestId(), Candidature = name, DueDate = new PartialDate { Year = 2026, Month = 2, Day = 30 } }),
            ErrorReason.InvalidFields,
            "due_date FIELD_FAULT_DATE_OUT_OF_RANGE");
        await Refused.AssertAsync(
            service.Files.RequestDocumentAsync(new RequestDocumentRequest { RequestId = Some.RequestId(), Candidature = name, DueDate = new PartialDate { Year = 2026, Month = 3, Day = 9 } }),
            ErrorReason.InvalidFields,
            "label FIELD_FAULT_REQUIRED",
            "wording FIELD_FAULT_REQUIRED",
            "due_date FIELD_FAULT_DATE_OUT_OF_RANGE");
        Assert.Equal(
            StatusCode.FailedPrecondition,
            (await Refused.AssertAsync(
                service.Files.AcceptDepositAsync(new AcceptDepositRequest { RequestId = Some.RequestId(), Candidature = name, Number = 1, Version = 1 }),
                ErrorReason.NothingDeposited)).Code);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_request_that_is_sent_again_is_carried_out_once(Transport transport)
    {
        var (candidate, name, service) = await RegisteredAsync(transport);
        var ask = new RequestDocumentRequest { RequestId = Some.RequestId(), Candidature = name, Label = "Diplôme", Wording = "Copie." };
        Assert.Equal(await service.Files.RequestDocumentAsync(ask), await service.Files.RequestDocumentAsync(ask));
        var deposit = new DepositDocumentRequest { RequestId = Some.RequestId(), Candidature = name, Number = 1, Content = FileActs.Png };

        Assert.Equal(await candidate.Client.Documents.DepositDocumentAsync(deposit), await candidate.Client.Documents.DepositDocumentAsync(deposit));

        Assert.Single(Assert.Single(await ListAsync(candidate, name)).Deposits);
        await Refused.AssertAsync(
            candidate.Client.Documents.DepositDocumentAsync(new DepositDocumentRequest(deposit) { Content = FileActs.Pdf }), ErrorReason.RequestIdReused);
    }

    [Fact]
    public async Task A_deposit_is_taken_to_the_last_tick_of_the_last_day_after_two_reminders()
    {
        await using var own = await ExamYear.StartAsync();
        var (candidate, name, service) = await RegisteredAsync(Transport.Http2, own);
        await service.Ask(name, new PartialDate { Year = 2026, Month = 3, Day = 20 });
        var end = new DateTimeOffset(2026, 3, 20, 23, 0, 0, TimeSpan.Zero);

        await own.SleepUntilAsync(end.AddDays(-7).AddTicks(-1));
        Assert.Equal(0, Reminders());
        await own.AdvanceToAsync(end.AddDays(-7));
        Assert.Equal(1, Reminders());
        await own.SleepUntilAsync(end.AddHours(-48));
        Assert.Equal(1, Reminders());

        await own.SleepUntilAsync(end.AddTicks(-1));
        var again = await own.SignInAsync(candidate.Email, candidate.Password);
        await again.Deposit(name, 1);
        await own.AdvanceToAsync(end);
        var refused = await Refused.AssertAsync(again.Deposit(name, 1), ErrorReason.DepositClosed);
        Assert.Equal((StatusCode.FailedPrecondition, "2026-03-20"), (refused.Code, refused.Metadata["due_date"]));

        // Those since the server was last started.
        int Reminders() => own.Mails.Count(mail => mail.Subject.Contains("Rappel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_survive_a_restart_and_one_that_nothing_refers_to_goes_after_a_day()
    {
        await using var own = await ExamYear.StartAsync();
        var (candidate, name, service) = await RegisteredAsync(Transport.Http2, own);
        await service.Ask(name);
        await candidate.Deposit(name, 1);
        await own.Services.GetRequiredService<Silo.Storage.FileTable>().StoreAsync(
            Domain.CandidateNumber.Parse(candidate.Number), Domain.Documents.Files.FileFormat.Pdf, FileActs.Pdf.Memory, own.Time.GetUtcNow());
        Assert.Equal(2, Count());

        await own.SleepUntilAsync(RunningSilo.Start.AddDays(2));
        await own.Services.GetRequiredService<FilePurge>().RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, Count());
        var again = await own.SignInAsync(candidate.Email, candidate.Password);
        Assert.Equal(FileActs.Png.ToByteArray(), (await again.DownloadDepositAsync(name, 1)).Bytes);

        int Count() => Directory.GetFiles(Path.Combine(own.DataFolder, "files"), "*", SearchOption.AllDirectories).Length;
    }

    [Fact]
    public async Task While_the_scanner_does_not_answer_no_file_is_taken()
    {
        await using var own = await ExamYear.StartAsync($"--Cyclades:Clamd={Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.ctl")}");
        var (candidate, name, service) = await RegisteredAsync(Transport.Http2, own);
        await service.Ask(name);

        Assert.Equal(StatusCode.Unavailable, (await Refused.AssertAsync(candidate.Deposit(name, 1), ErrorReason.Unavailable)).Code);
        Assert.Empty(Assert.Single(await ListAsync(candidate, name)).Deposits);
        Assert.False(Directory.Exists(Path.Combine(own.DataFolder, "files")));
    }

    [Fact]
    public async Task An_infected_file_is_refused_with_its_own_reason_and_not_stored()
    {
        await using var own = await RunningSilo.StartAsync(adjust: builder =>
        {
            CheapPasswords.Use(builder);
            builder.Services.AddSingleton<IVirusScanner>(new FindsEverything());
        });
        var candidate = await own.NewCandidateAsync();
        var name = candidate.Of((await candidate.RegisterAsync(await own.ReimsAsync())).Name);
        using var oper = own.Connect(Transport.Http2, own.OperatorToken);
        await oper.Ask(name);

        Assert.Equal(StatusCode.InvalidArgument, (await Refused.AssertAsync(candidate.Deposit(name, 1), ErrorReason.FileInfected)).Code);
        await Refused.AssertAsync(oper.Publish(name), ErrorReason.FileInfected);
        Assert.Empty(Assert.Single(await ListAsync(candidate, name)).Deposits);
        Assert.False(Directory.Exists(Path.Combine(own.DataFolder, "files")));
    }

    private async Task<(SignedInCandidate Candidate, CandidatureName Name, Client Service)> RegisteredAsync(Transport transport, RunningSilo? own = null)
    {
        var silo = own ?? Silo;
        var candidate = await silo.NewCandidateAsync(transport);
        var candidature = await candidate.RegisterAsync(await ExamYear.ServiceAsync(silo, ExamYear.Reims));
        return (candidate, candidate.Of(candidature.Name), await silo.NewAgentAsync(AgentRole.Manager, "19", transport: transport));
    }

    private static async Task<IReadOnlyList<DocumentRequest>> ListAsync(SignedInCandidate candidate, CandidatureName name) =>
        (await candidate.Client.Documents.ListDocumentRequestsAsync(new ListDocumentRequestsRequest { Candidature = name })).Requests;

    private static async Task<IEnumerable<string>> InformationAsync(SignedInCandidate candidate, CandidatureName name) =>
        (await candidate.Client.Candidatures.GetCandidatureInformationAsync(new GetCandidatureInformationRequest { Name = name })).Information.Select(line => line.Text);

    private static async Task<long> MissingAsync(RunningSilo silo, string candidate)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(silo.DataFolder, "cyclades.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT documents_missing FROM candidature WHERE candidate_number = CAST($number AS INTEGER)";
        command.Parameters.AddWithValue("$number", candidate);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static ByteString Of(int size)
    {
        var bytes = new byte[size];
        FileActs.Png.CopyTo(bytes, 0);
        return ByteString.CopyFrom(bytes);
    }

    private sealed class FindsEverything : IVirusScanner
    {
        public Task<bool> IsInfectedAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation) => Task.FromResult(true);
    }
}
