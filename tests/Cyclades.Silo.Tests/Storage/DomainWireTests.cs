using Cyclades.Domain;
using Cyclades.Domain.Mails;
using Cyclades.Silo.Storage;
using Orleans.Serialization;
using Xunit;

namespace Cyclades.Silo.Tests.Storage;

/// <summary>Values of the domain cross from a client to a grain and back, over a real connection.</summary>
public sealed class DomainWireTests(SqliteSilo silo) : IClassFixture<SqliteSilo>
{
    private static readonly CandidatureId Id = new(new CandidateNumber(42), new RegistrationNumber(6));

    private IProbeGrain Grain => silo.Grains.GetGrain<IProbeGrain>("account/wire");

    [Fact]
    public async Task Identifiers_and_periods_come_back_as_they_went()
    {
        Assert.Equal(Id, await Grain.EchoIdAsync(Id));
        Assert.Equal(EmailAddress.Parse("paul@example.org"), await Grain.EchoEmailAsync(EmailAddress.Parse("paul@example.org")));
        var period = new OpenPeriod(Some.Instant, Some.Instant.AddDays(3));
        Assert.Equal(period, await Grain.EchoPeriodAsync(period, LinkPurpose.ResetPassword, Uai.Parse("0510001Z")));
    }

    [Fact]
    public async Task Absence_comes_back_as_absence()
    {
        Assert.Null(await Grain.EchoEmailAsync(null));
        Assert.Null(await Grain.EchoMailAsync(null));
        Assert.Null(await Grain.EchoNumberAsync(null));
        Assert.Equal(new CandidateNumber(7), await Grain.EchoNumberAsync(new CandidateNumber(7)));
    }

    [Fact]
    public async Task A_closed_hierarchy_comes_back_as_the_case_that_went()
    {
        var mail = Assert.IsType<Mail.RegistrationSaved>(await Grain.EchoMailAsync(Some.SavedMail(Id)));
        Assert.Equal((Id, "Rectorat"), (mail.Candidature, mail.Facts.Contact.Single()));
        FieldViolation[] violations = [new("identity.birth_name", FieldFault.TooLong, "40"), new("identity.sex", FieldFault.Required)];
        var refusal = Assert.IsType<Refusal.InvalidFields>(await Grain.EchoRefusalAsync(new Refusal.InvalidFields([.. violations])));
        Assert.Equal(violations, refusal.Violations);
    }

    [Fact]
    public async Task Lists_of_values_come_back_in_order()
    {
        Assert.Equal([Id, Id with { Registration = new RegistrationNumber(7) }], await Grain.EchoIdsAsync([Id, Id with { Registration = new RegistrationNumber(7) }]));
        Mail[] mails = [new Mail.PasswordChanged(Some.Instant), new Mail.ResetPassword(3, Some.Instant)];
        Assert.Equal(mails, await Grain.EchoMailsAsync(new List<Mail>(mails)));
    }

    [Fact]
    public async Task An_outcome_comes_back_as_the_value_or_as_the_refusal()
    {
        Assert.False((await Grain.DecideAsync(new CandidateNumber(9), refuse: false)).IsRefused(out _, out var value));
        Assert.Equal(new CandidatureId(new CandidateNumber(9), RegistrationNumber.First), value);
        Assert.True((await Grain.DecideAsync(new CandidateNumber(9), refuse: true)).IsRefused(out var refusal, out _));
        Assert.IsType<Refusal.NotFound>(refusal);
    }

    [Fact]
    public void Within_a_silo_a_value_is_passed_by_reference()
    {
        var mail = Some.SavedMail(Id);
        Assert.Same(mail, silo.Get<DeepCopier>().Copy(mail));
        Outcome<Mail> outcome = mail;
        Assert.Same(outcome, silo.Get<DeepCopier>().Copy(outcome));
    }

    [Fact]
    public void A_null_within_a_value_survives_the_serializer()
    {
        var serializer = silo.Get<Serializer>();
        Outcome<Mail> refused = new Refusal.NotFound();
        Assert.Equal(refused, serializer.Deserialize<Outcome<Mail>>(serializer.SerializeToArray(refused)));
        Assert.Null(serializer.Deserialize<Mail?>(serializer.SerializeToArray<Mail?>(null)));
        Mail twice = new Mail.PasswordChanged(Some.Instant);
        Assert.Equal([twice, twice], serializer.Deserialize<List<Mail>>(serializer.SerializeToArray<List<Mail>>([twice, twice])));
    }

    [Fact]
    public async Task Storage_that_fails_is_told_as_such_across_the_wire() =>
        Assert.IsType<StorageUnavailableException>(
            silo.Get<Serializer>().Deserialize<Exception>(silo.Get<Serializer>().SerializeToArray<Exception>(await Task.FromResult(new StorageUnavailableException()))));
}
