using Cyclades.Domain.Agents;
using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;
using Cyclades.Domain.Documents.Files;
using Cyclades.Domain.Mails;
using Xunit;
using static Cyclades.Domain.Tests.Story;

namespace Cyclades.Domain.Tests.Candidatures;

/// <summary>Documents that the service publishes to one candidate (R115, R116, R129, B5).</summary>
public sealed class PublicationTests
{
    private static readonly OfferedService Service = Some.Service();
    private static readonly Actor Manager = new Actor.Agent(AgentId.Parse("marie"), new AgentRole.Manager(Some.Reims.Code));
    private static readonly Actor Owner = new Actor.Candidate(Some.Candidature.Candidate);
    private static readonly KeptFile File = new(new string('a', 32), FileFormat.Pdf, 9, new string('b', 64));
    private static readonly PublishDocument Publish = new(Manager, PublicationType.Convocation, "", File, Some.Request(1));
    private static readonly CandidatureFileEvent Published =
        new CandidatureFileEvent.DocumentPublished(Some.Now, 1, PublicationType.Convocation, "Convocation aux épreuves", 1, File, Some.Request(1));

    private static readonly Mail Told = new Mail.DocumentPublished(Some.Candidature, Service.Facts(1, Some.Now));

    [Fact]
    public void A_document_is_published_under_the_title_of_its_type_and_the_mail_does_not_name_it() =>
        Given(Some.Registered()).When(Publish.Decide, Service, Some.Now).Then(Published, Told);

    [Fact]
    public void The_same_type_and_title_is_the_next_version_and_another_title_another_document()
    {
        var candidature = Given(Some.Registered(), Published);

        candidature.When((Publish with { Request = Some.Request(2) }).Decide, Service, Some.Now).Then(
            new CandidatureFileEvent.DocumentPublished(Some.Now, 1, PublicationType.Convocation, "Convocation aux épreuves", 2, File, Some.Request(2)), Told);
        candidature.When((Publish with { Title = "Convocation aux épreuves orales", Request = Some.Request(2) }).Decide, Service, Some.Now).Then(
            new CandidatureFileEvent.DocumentPublished(Some.Now, 2, PublicationType.Convocation, "Convocation aux épreuves orales", 1, File, Some.Request(2)), Told);
    }

    [Fact]
    public void Whatever_is_of_no_type_needs_a_title()
    {
        Given(Some.Registered()).When((Publish with { Type = PublicationType.Other }).Decide, Service, Some.Now)
            .ThenRefused(new Refusal.InvalidFields([new FieldViolation("title", FieldFault.Required)]));
        Given(Some.Registered()).When((Publish with { Title = new string('a', 101) }).Decide, Service, Some.Now)
            .ThenRefused(new Refusal.InvalidFields([new FieldViolation("title", FieldFault.TooLong, "100")]));
    }

    [Fact]
    public void Only_who_runs_the_académie_publishes_and_takes_back()
    {
        foreach (var actor in (Actor[])[Owner, new Actor.Agent(AgentId.Parse("paul"), new AgentRole.Manager(AcademyCode.Parse("08"))), new Actor.Agent(AgentId.Parse("sage"), new AgentRole.Machine(Some.Reims.Code))])
        {
            Given(Some.Registered()).When((Publish with { Actor = actor }).Decide, Service, Some.Now).ThenRefused(new Refusal.NotFound());
            Given(Some.Registered(), Published).When(new WithdrawPublication(actor, 1, Some.Request(2)).Decide, Service, Some.Now).ThenRefused(new Refusal.NotFound());
        }
    }

    [Fact]
    public void Nothing_is_published_to_a_withdrawn_candidature_and_no_more_than_fits()
    {
        Given(Some.Registered(), Some.Withdrawn()).When(Publish.Decide, Service, Some.Now)
            .ThenRefused(new Refusal.NotRegistered(CandidatureStatus.WithdrawnByCandidate));
        CandidatureEvent[] versions = [Some.Registered(), .. Enumerable.Range(1, 20).Select(version => new CandidatureFileEvent.DocumentPublished(Some.Now, 1, PublicationType.Convocation, "Convocation aux épreuves", version, File, Some.Request(1)))];
        Assert.Null(Publish.Decide(Given(versions[..^1]).State!, Service, Some.Now).Refusal);
        Given(versions).When(Publish.Decide, Service, Some.Now).ThenRefused(new Refusal.TooManyDocuments(20));
        CandidatureEvent[] documents = [Some.Registered(), .. Enumerable.Range(1, 50).Select(number => new CandidatureFileEvent.DocumentPublished(Some.Now, number, PublicationType.Other, $"T{number}", 1, File, Some.Request(1)))];
        Assert.Null(Publish.Decide(Given(documents[..^1]).State!, Service, Some.Now).Refusal);
        Given(documents).When(Publish.Decide, Service, Some.Now).ThenRefused(new Refusal.TooManyDocuments(50));
    }

    [Fact]
    public void The_first_reading_of_each_version_is_kept()
    {
        var read = new CandidatureFileEvent.PublicationRead(Some.Now, 1, 1);

        Given(Some.Registered(), Published).When(new ReadPublication(Owner, 1, 1).Decide, Service, Some.Now).Then(read);
        Given(Some.Registered(), Published, read).When(new ReadPublication(Owner, 1, 1).Decide, Service, Some.Now.AddDays(1)).ThenNothing();
        Assert.Equal(Some.Now, Given(Some.Registered(), Published, read, read with { At = Some.Now.AddDays(1) }).State!.Papers.Published[0].Newest.ReadAt);
        Given(Some.Registered(), Published).When(new ReadPublication(Owner, 1, 2).Decide, Service, Some.Now).ThenRefused(new Refusal.NotFound());
        Given(Some.Registered(), Published).When(new ReadPublication(Manager, 1, 1).Decide, Service, Some.Now).ThenRefused(new Refusal.NotFound());
    }

    [Fact]
    public void What_is_taken_back_is_not_read_and_comes_back_with_its_next_version()
    {
        var withdrawn = new CandidatureFileEvent.PublicationWithdrawn(Some.Now, 1, Some.Request(2));

        Given(Some.Registered(), Published).When(new WithdrawPublication(Manager, 1, Some.Request(2)).Decide, Service, Some.Now).Then(withdrawn);
        var gone = Given(Some.Registered(), Published, withdrawn);
        gone.When(new WithdrawPublication(Manager, 1, Some.Request(3)).Decide, Service, Some.Now).ThenNothing();
        gone.When(new ReadPublication(Owner, 1, 1).Decide, Service, Some.Now).ThenRefused(new Refusal.NotFound());
        var again = Candidature.Apply(gone.State, new CandidatureFileEvent.DocumentPublished(Some.Now, 1, PublicationType.Convocation, "Convocation aux épreuves", 2, File, Some.Request(4)))!;
        Assert.Equal((2, (DateTimeOffset?)null), (again.Papers.Published[0].Newest.Version, again.Papers.Published[0].WithdrawnAt));
        Assert.Equal(2, again.Papers.Published[0].Versions.Length);
    }
}
