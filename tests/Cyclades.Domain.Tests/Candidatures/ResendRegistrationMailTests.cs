using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Mails;
using Xunit;
using static Cyclades.Domain.Tests.Story;

namespace Cyclades.Domain.Tests.Candidatures;

public sealed class ResendRegistrationMailTests
{
    private static readonly ResendRegistrationMail Command = new(Some.Request(9));

    // B4: the mail of the first save, with the date of the first save, whatever version stands now.
    [Fact]
    public void The_mail_of_the_first_save_leaves_again_and_nothing_else_changes()
    {
        var modified = new CandidatureEvent.Modified(Some.Now, Some.Form, null, Some.Request(2));
        var sent = Command.Decide(Given(Some.Registered(), modified).State!, Some.Service(), Some.Now);

        var mail = Assert.IsType<Mail.RegistrationSaved>(Assert.Single(sent.Mails));
        Assert.Equal(Some.AMomentAgo, mail.Facts.At);
        Assert.Equal(2, mail.Facts.Version);
        Assert.Equal(2, Candidature.Apply(Given(Some.Registered(), modified).State!, Assert.Single(sent.Events))!.Version);
    }

    [Fact]
    public void A_withdrawn_candidature_has_no_mail_to_send_again() =>
        Assert.Equal(
            new Refusal.NotRegistered(CandidatureStatus.WithdrawnByCandidate),
            Command.Decide(
                Given(Some.Registered(), new CandidatureEvent.Withdrawn(Some.Now, Some.Request(3))).State!,
                Some.Service(),
                Some.Now).Refusal);
}
