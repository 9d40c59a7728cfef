using Cyclades.Api.Tests.Candidatures;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Message.V1;
using Cyclades.Protos.Types.V1;
using Cyclades.Testing;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Messages;

/// <summary>« Mes messages » and the mails that they repeat (R118, R119, B4, B5).</summary>
public sealed class MessageTests(ExamYear year) : IClassFixture<ExamYear>
{
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Each_mail_to_the_candidate_is_a_message_with_its_subject_newest_first(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        await WholeLifeAsync(candidate);
        await year.Silo.SettleAsync();

        var messages = (await ListAsync(candidate)).Messages;

        var mailed = year.Silo.Mails.Where(mail => mail.To == candidate.Email).Select(mail => mail.Subject).Reverse();
        Assert.Equal(mailed, messages.Select(message => message.Subject));
        Assert.Equal(
            [
                "[CYCLADES] Votre confirmation est validée en ligne : CERTIFICAT DE FORMATION GÉNÉRALE",
                "[CYCLADES] Votre désinscription est annulée : CERTIFICAT DE FORMATION GÉNÉRALE",
                "[CYCLADES] Votre désinscription est enregistrée : CERTIFICAT DE FORMATION GÉNÉRALE",
                "Modification d'inscription : CERTIFICAT DE FORMATION GÉNÉRALE",
                "[CYCLADES] Votre inscription est enregistrée : CERTIFICAT DE FORMATION GÉNÉRALE",
                "[CYCLADES] Activer mon compte",
            ],
            messages.Select(message => message.Subject));
        Assert.All(messages, message =>
        {
            Assert.Equal((Sender.Cyclades, "Cyclades"), (message.Sender, message.SenderLabel));
            Assert.Equal(year.Silo.Time.GetUtcNow(), message.SendTime.Instant());
            Assert.Null(message.ReadTime);
            Assert.Empty(message.Text);
        });
        Assert.All(
            messages.Take(5),
            message => Assert.Equal(new CandidatureName { CandidateNumber = candidate.Number, RegistrationNumber = 1 }, message.Candidature));
        Assert.Null(messages[5].Candidature);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_message_has_the_text_of_the_mail_but_not_the_secret_of_its_link(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims));
        var link = (await year.Silo.MailAsync(candidate.Email, "Activer mon compte")).LinkToken;
        var messages = (await ListAsync(candidate)).Messages;

        var saved = (await GetAsync(candidate, messages[0].Id)).Message;
        Assert.Contains("Votre inscription a bien été prise en compte le 10/03/2026 à 10:00.", saved.Text, StringComparison.Ordinal);
        var activation = (await GetAsync(candidate, messages[1].Id)).Message;
        Assert.Contains("Vous venez de créer un compte sur Cyclades.", activation.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(link, activation.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("#", activation.Text, StringComparison.Ordinal);
        Assert.Null((await GetAsync(candidate, messages[1].Id)).Message.ReadTime);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_representatives_mail_is_no_message_of_the_candidate(Transport transport)
    {
        var parent = RunningSilo.NewAddress();
        var candidate = await year.Silo.NewCandidateAsync(transport, Acts.BornOn(2010, 5, 1));
        await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims), form => form.NamesRepresentative(parent));
        await year.Silo.MailAsync(parent);

        Assert.Equal(
            ["[CYCLADES] Votre inscription est enregistrée : CERTIFICAT DE FORMATION GÉNÉRALE", "[CYCLADES] Activer mon compte"],
            (await ListAsync(candidate)).Messages.Select(message => message.Subject));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Messages_come_in_pages(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        await WholeLifeAsync(candidate);
        var all = (await ListAsync(candidate)).Messages;

        var first = await ListAsync(candidate, size: 4);
        var second = await ListAsync(candidate, size: 4, token: first.NextPageToken);

        Assert.Equal(4, first.Messages.Count);
        Assert.Equal(all, first.Messages.Concat(second.Messages));
        Assert.Empty(second.NextPageToken);
        Assert.Empty((await ListAsync(candidate, size: 6)).NextPageToken);
        await Refused.AssertAsync(
            candidate.Client.Messages.ListMessagesAsync(new ListMessagesRequest { PageSize = -1 }), ErrorReason.InvalidFields, "page_size");
        await Refused.AssertAsync(
            candidate.Client.Messages.ListMessagesAsync(new ListMessagesRequest { PageToken = "-1" }), ErrorReason.InvalidFields, "page_token");
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_badge_counts_the_unread_and_the_first_reading_is_kept(Transport transport)
    {
        await using var own = await ExamYear.StartAsync();
        var candidate = await own.NewCandidateAsync(transport);
        await candidate.RegisterAsync(await ExamYear.ServiceAsync(own, ExamYear.Reims));
        var id = (await ListAsync(candidate)).Messages[0].Id;
        Assert.Equal(2, await UnreadAsync(candidate));
        var read = own.Time.GetUtcNow();

        Assert.Equal(read, (await candidate.Client.Messages.MarkReadAsync(new MarkReadRequest { Id = id })).Message.ReadTime.Instant());
        Assert.Equal(1, await UnreadAsync(candidate));
        await own.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(read, (await candidate.Client.Messages.MarkReadAsync(new MarkReadRequest { Id = id })).Message.ReadTime.Instant());
        Assert.Equal(read, (await GetAsync(candidate, id)).Message.ReadTime.Instant());
        Assert.Equal(1, await UnreadAsync(candidate));
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Someone_elses_message_is_not_found(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        var other = await year.Silo.NewCandidateAsync(transport);
        var id = (await ListAsync(candidate)).Messages[0].Id;

        foreach (var asked in (string[])[id, "", "x", "-1", "99999999999999999999", "1 OR 1=1"])
        {
            var refused = await Refused.AssertAsync(other.Client.Messages.GetMessageAsync(new GetMessageRequest { Id = asked }), ErrorReason.NotFound);
            Assert.Equal(StatusCode.NotFound, refused.Code);
            await Refused.AssertAsync(other.Client.Messages.MarkReadAsync(new MarkReadRequest { Id = asked }), ErrorReason.NotFound);
        }

        Assert.Null((await GetAsync(candidate, id)).Message.ReadTime);
        Assert.Equal(1, await UnreadAsync(candidate));
        await Refused.AssertAsync(
            year.Silo.Connect(transport).Messages.ListMessagesAsync(new ListMessagesRequest()), ErrorReason.SignInRequired);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task The_mail_of_the_first_save_has_numbers_dates_and_no_attachment(Transport transport)
    {
        var candidate = await year.Silo.NewCandidateAsync(transport);
        await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Guadeloupe));

        var mail = await year.Silo.MailAsync(candidate.Email, "[CYCLADES] Votre inscription est enregistrée : CERTIFICAT DE FORMATION GÉNÉRALE");

        Assert.All(
            [
                "Votre inscription a bien été prise en compte le 10/03/2026 à 10:00.",
                "ACADÉMIE DE LA GUADELOUPE - CERTIFICAT DE FORMATION GÉNÉRALE - JUIN 2026 LOCAL",
                $"Votre numéro candidat : {candidate.Number}",
                "Votre numéro d'inscription : 001",
                "avant la fermeture du service fixée le 17/04/2026 à 22:00 (heure de Paris), soit 16:00 heure locale (Guadeloupe).",
                "au plus tard le dimanche 19 avril 2026",
                "c@c.fr",
                $"/mes-inscriptions/{candidate.Number}/001/documents",
            ],
            part => Assert.Contains(part, mail.Text, StringComparison.Ordinal));
        await year.Silo.SettleAsync();
        Assert.All(Directory.GetFiles(year.Silo.MailFolder, "*.eml"), file =>
        {
            var message = MimeKit.MimeMessage.Load(file);
            Assert.Empty(message.Attachments);
            Assert.Equal(["text/plain", "text/html"], message.BodyParts.Select(part => part.ContentType.MimeType));
        });
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task No_mail_and_no_message_tells_of_a_handicap(Transport transport)
    {
        var parent = RunningSilo.NewAddress();
        var candidate = await year.Silo.NewCandidateAsync(transport, Acts.BornOn(2010, 5, 1));
        await WholeLifeAsync(candidate, form =>
        {
            form.ArrangementRequested = Answer.Yes;
            form.NamesRepresentative(parent);
        });
        await year.Silo.MailAsync(parent);
        await year.Silo.SettleAsync();

        var sent = year.Silo.Mails.Where(mail => mail.To == candidate.Email || mail.To == parent).Select(mail => $"{mail.Subject}\n{mail.Text}").ToList();
        Assert.Equal(8, sent.Count);
        foreach (var message in (await ListAsync(candidate)).Messages)
        {
            sent.Add((await GetAsync(candidate, message.Id)).Message.Text);
        }

        Assert.All(sent, text =>
        {
            Assert.DoesNotContain("handicap", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("aménagement", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("médecin", text, StringComparison.OrdinalIgnoreCase);
        });
    }

    /// <summary>Every act that sends the candidate a mail about a candidature.</summary>
    private async Task WholeLifeAsync(SignedInCandidate candidate, Action<CandidatureForm>? change = null)
    {
        var candidature = await candidate.RegisterAsync(await year.ServiceAsync(ExamYear.Reims), change);
        candidature = (await candidate.Update(candidature)).Candidature;
        candidature = (await candidate.Withdraw(candidature)).Candidature;
        candidature = (await candidate.Undo(candidature)).Candidature;
        await candidate.SignAsync(candidature);
    }

    private static async Task<ListMessagesResponse> ListAsync(SignedInCandidate candidate, int size = 0, string token = "") =>
        await candidate.Client.Messages.ListMessagesAsync(new ListMessagesRequest { PageSize = size, PageToken = token });

    private static async Task<GetMessageResponse> GetAsync(SignedInCandidate candidate, string id) =>
        await candidate.Client.Messages.GetMessageAsync(new GetMessageRequest { Id = id });

    private static async Task<int> UnreadAsync(SignedInCandidate candidate) =>
        (await candidate.Client.Messages.GetUnreadCountAsync(new GetUnreadCountRequest())).UnreadCount;
}
