using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Errors.V1;
using Cyclades.Testing;
using Grpc.Core;
using Xunit;

namespace Cyclades.Api.Tests.Candidatures;

/// <summary>Open on [opening, closing) by the server's clock, to the tick (D21, D22, B1, R108, R123).</summary>
public sealed class ClosingTests
{
    /// <summary>Each season on each transport, with what the service overseas adds to the hour of Paris.</summary>
    public static TheoryData<Transport, string, string, string, string> Closings
    {
        get
        {
            var data = new TheoryData<Transport, string, string, string, string>();
            foreach (var transport in Enum.GetValues<Transport>())
            {
                data.Add(transport, ExamYear.Creteil, "2026-03-13T17:00:00Z", "13/03/2026 à 18:00", "");
                data.Add(transport, ExamYear.NewCaledonia, "2026-03-13T17:00:00Z", "13/03/2026 à 18:00", ", soit le 14/03/2026 à 04:00 heure locale (Nouvelle-Calédonie)");
                data.Add(transport, ExamYear.Reims, "2026-04-17T16:00:00Z", "17/04/2026 à 18:00", "");
                data.Add(transport, ExamYear.Guadeloupe, "2026-04-17T20:00:00Z", "17/04/2026 à 22:00", ", soit 16:00 heure locale (Guadeloupe)");
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Closings))]
    public async Task Everything_is_accepted_until_the_last_tick_and_nothing_from_the_closing_on(
        Transport transport, string id, string closingInUtc, string hour, string local)
    {
        await using var silo = await ExamYear.StartAsync();
        var closing = DateTimeOffset.Parse(closingInUtc, System.Globalization.CultureInfo.InvariantCulture);
        await silo.SleepUntilAsync(closing - TimeSpan.FromMinutes(5));
        var service = await ExamYear.ServiceAsync(silo, id);
        Assert.Equal(closing, service.Summary.ClosingTime.Instant());
        var one = await silo.NewCandidateAsync(transport);
        var other = await silo.NewCandidateAsync(transport);
        var withdrawn = (await other.Withdraw(await other.RegisterAsync(service))).Candidature;

        await silo.AdvanceToAsync(closing - TimeSpan.FromTicks(1));
        var candidature = await one.RegisterAsync(service);
        candidature = (await one.Update(candidature)).Candidature;
        candidature = (await one.Withdraw(candidature)).Candidature;
        candidature = (await one.Undo(candidature)).Candidature;
        Assert.Equal(3, candidature.Version);

        foreach (var step in (TimeSpan[])[TimeSpan.FromTicks(1), TimeSpan.FromTicks(1), TimeSpan.FromMinutes(1)])
        {
            await silo.AdvanceAsync(step);
            await ClosedAsync(other.Submit(service));
            await ClosedAsync(one.Update(candidature));
            await ClosedAsync(other.Undo(withdrawn));
            var text = (await ClosedAsync(one.Withdraw(candidature))).Text;
            Assert.Contains(
                "Après fermeture des inscriptions, je ne peux plus me désinscrire par mes propres moyens. Pour cela, je contacte le service Gestionnaire dont les coordonnées figurent sur le document « Confirmation d'inscription ».",
                text,
                StringComparison.Ordinal);
            await ClosedAsync(one.Client.Candidatures.StartCandidatureAsync(new StartCandidatureRequest { RegistrationServiceId = id }));
        }

        Assert.Equal([1], await one.ListAsync(Show.Active));
        Assert.Equal(candidature.Etag, (await one.GetAsync(candidature)).Etag);
        Assert.Equal([1], await other.ListAsync(Show.Withdrawn));

        async Task<Refused> ClosedAsync<T>(AsyncUnaryCall<T> call)
        {
            var refused = await Refused.AssertAsync(call, ErrorReason.ServiceClosed);
            Assert.Equal(StatusCode.FailedPrecondition, refused.Code);
            Assert.Equal(closingInUtc, refused.Metadata["closing_time"]);
            Assert.StartsWith($"Le service d'inscription est fermé depuis le {hour} (heure de Paris){local}.", refused.Text, StringComparison.Ordinal);
            return refused;
        }
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_service_opens_at_the_tick(Transport transport)
    {
        await using var silo = await ExamYear.StartAsync();
        await silo.SleepUntilAsync(ExamYear.AixMarseilleOpening - TimeSpan.FromTicks(1));
        var candidate = await silo.NewCandidateAsync(transport);
        var service = await ExamYear.ServiceAsync(silo, ExamYear.AixMarseille);
        await Refused.AssertAsync(candidate.Submit(service), ErrorReason.ServiceNotOpenYet);

        await silo.AdvanceAsync(TimeSpan.FromTicks(1));
        await candidate.RegisterAsync(service);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task A_closing_that_is_moved_holds_at_once_in_both_directions(Transport transport)
    {
        await using var silo = await ExamYear.StartAsync();
        var candidate = await silo.NewCandidateAsync(transport);
        var candidature = await candidate.RegisterAsync(await ExamYear.ServiceAsync(silo, ExamYear.Reims));

        await ExamYear.ChangeAsync(silo, ExamYear.Catalogue(reimsClosing: "2026-03-10 10:00"));
        var refused = await Refused.AssertAsync(candidate.Update(candidature), ErrorReason.ServiceClosed);
        Assert.Equal("2026-03-10T09:00:00Z", refused.Metadata["closing_time"]);
        Assert.False((await candidate.GetAsync(candidature)).CanModify.Allowed);

        await ExamYear.ChangeAsync(silo, ExamYear.Catalogue(reimsClosing: "2026-03-10 10:01"));
        candidature = (await candidate.Update(candidature)).Candidature;
        await silo.AdvanceAsync(TimeSpan.FromMinutes(1));
        await Refused.AssertAsync(candidate.Withdraw(candidature), ErrorReason.ServiceClosed);

        await ExamYear.ChangeAsync(silo, ExamYear.Catalogue());
        await candidate.Withdraw(candidature);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task What_was_being_modified_at_closing_is_refused_and_can_still_be_kept_as_a_draft(Transport transport)
    {
        await using var silo = await ExamYear.StartAsync();
        await silo.SleepUntilAsync(ExamYear.ReimsClosing - TimeSpan.FromTicks(1));
        var candidate = await silo.NewCandidateAsync(transport);
        var candidature = await candidate.RegisterAsync(await ExamYear.ServiceAsync(silo, ExamYear.Reims));
        var typed = candidature.Form.Clone();
        typed.Phone = "06 12 34 56 78";
        await silo.AdvanceAsync(TimeSpan.FromTicks(1));

        await Refused.AssertAsync(candidate.Update(candidature, form => form.Phone = typed.Phone), ErrorReason.ServiceClosed);
        var calls = candidate.Client.Candidatures;
        await calls.SaveDraftAsync(new SaveDraftRequest { RegistrationServiceId = ExamYear.Reims, Form = typed, Tab = FormTab.Summary });

        Assert.Equal(typed, (await calls.GetDraftAsync(new GetDraftRequest { RegistrationServiceId = ExamYear.Reims })).Draft.Form);
        Assert.Equal(candidature.Form, (await candidate.GetAsync(candidature)).Form);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task What_a_candidature_says_is_possible_is_what_the_calls_do(Transport transport)
    {
        await using var silo = await ExamYear.StartAsync();
        var candidate = await silo.NewCandidateAsync(transport);
        var pupil = await silo.NewCandidateAsync(transport);
        var service = await ExamYear.ServiceAsync(silo, ExamYear.Reims);
        var of = await pupil.RegisterAsync(service, form => form.CandidateCategoryCode = "500");

        Allows(of, modify: true, withdraw: false, undo: false, sign: true);
        await AgreesAsync(of.CanWithdraw, pupil.Withdraw(of), ErrorReason.NotIndividual);
        await AgreesAsync(of.CanUndoWithdrawal, pupil.Undo(of), ErrorReason.NotWithdrawn);

        var registered = await candidate.RegisterAsync(service);
        Allows(registered, modify: true, withdraw: true, undo: false, sign: true);
        var hash = (await candidate.DownloadAsync(registered)).Metadata.Sha256;
        var withdrawn = (await candidate.Withdraw(registered)).Candidature;
        Allows(withdrawn, modify: false, withdraw: false, undo: true, sign: false);
        await AgreesAsync(withdrawn.CanModify, candidate.Update(withdrawn), ErrorReason.CandidatureNotActive);
        await AgreesAsync(withdrawn.CanWithdraw, candidate.Withdraw(withdrawn), ErrorReason.CandidatureNotActive);
        await AgreesAsync(withdrawn.CanSign, candidate.Sign(withdrawn, hash), ErrorReason.CandidatureNotActive);

        var back = (await candidate.Undo(withdrawn)).Candidature;
        var signed = await candidate.SignAsync(back);
        Allows(signed, modify: false, withdraw: true, undo: false, sign: false);
        await AgreesAsync(signed.CanModify, candidate.Update(signed), ErrorReason.AlreadySigned);
        await AgreesAsync(signed.CanSign, candidate.Sign(signed, hash), ErrorReason.AlreadySigned);

        await silo.SleepUntilAsync(ExamYear.ReimsClosing);
        candidate = await silo.SignInAsync(candidate.Email, candidate.Password, transport);
        var closed = await candidate.GetAsync(signed);
        Assert.Equal(ExamYear.ReimsClosing, closed.ServerTime.Instant());
        Allows(closed, modify: false, withdraw: false, undo: false, sign: false);
        await AgreesAsync(closed.CanModify, candidate.Update(closed), ErrorReason.ServiceClosed);
        await AgreesAsync(closed.CanWithdraw, candidate.Withdraw(closed), ErrorReason.ServiceClosed);
        pupil = await silo.SignInAsync(pupil.Email, pupil.Password, transport);
        var unsigned = await pupil.GetAsync(of);
        Allows(unsigned, modify: false, withdraw: false, undo: false, sign: true);
        await pupil.SignAsync(unsigned);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task An_undoing_that_another_candidature_forbids_is_not_said_to_be_possible(Transport transport)
    {
        await using var silo = await ExamYear.StartAsync();
        var candidate = await silo.NewCandidateAsync(transport);
        var withdrawn = (await candidate.Withdraw(await candidate.RegisterAsync(await ExamYear.ServiceAsync(silo, ExamYear.Reims)))).Candidature;
        await candidate.RegisterAsync(await ExamYear.ServiceAsync(silo, ExamYear.Grenoble));

        var shown = await candidate.GetAsync(withdrawn);

        await AgreesAsync(shown.CanUndoWithdrawal, candidate.Undo(shown), ErrorReason.SessionAlreadyChosen);
        var listed = Assert.Single(
            (await candidate.Client.Candidatures.ListCandidaturesAsync(new ListCandidaturesRequest { Show = Show.Withdrawn })).Candidatures);
        Assert.Equal(shown.CanUndoWithdrawal, listed.CanUndoWithdrawal);
    }

    private static void Allows(Candidature candidature, bool modify, bool withdraw, bool undo, bool sign) => Assert.Equal(
        (modify, withdraw, undo, sign),
        (candidature.CanModify.Allowed, candidature.CanWithdraw.Allowed, candidature.CanUndoWithdrawal.Allowed, candidature.CanSign.Allowed));

    private static async Task AgreesAsync<T>(Possibility said, AsyncUnaryCall<T> call, ErrorReason reason)
    {
        var refused = await Refused.AssertAsync(call, reason);
        Assert.Equal((false, reason, refused.Text), (said.Allowed, said.Refusal, said.Message));
    }
}
