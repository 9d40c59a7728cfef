using Cyclades.Domain;
using Cyclades.Domain.Catalogue;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Rpc;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using ExamKind = Cyclades.Domain.Catalogue.ExamKind;
using SessionYear = Cyclades.Protos.Catalogue.V1.SessionYear;

namespace Cyclades.Silo.Catalogue;

/// <summary>What anybody may look up before signing in, by gRPC.</summary>
internal sealed class CatalogueRpc(CatalogueMirror catalogue, RuleClock clock) : CatalogueService.CatalogueServiceBase
{
    [PublicCall]
    public override Task<ListNoticesResponse> ListNotices(ListNoticesRequest request, ServerCallContext context)
    {
        var notices = catalogue.Current.NoticesAt(clock.Now);
        return Task.FromResult(new ListNoticesResponse { Notices = { notices.Select(CatalogueTranslation.ToProto) } });
    }

    [PublicCall]
    public override Task<ListHelpLinksResponse> ListHelpLinks(ListHelpLinksRequest request, ServerCallContext context)
    {
        var links = catalogue.Current.National.HelpLinks.Select(link => new Protos.Catalogue.V1.HelpLink { Label = link.Title, Url = link.Url.AbsoluteUri });
        return Task.FromResult(new ListHelpLinksResponse { HelpLinks = { links } });
    }

    [PublicCall]
    public override Task<ListExamKindsResponse> ListExamKinds(ListExamKindsRequest request, ServerCallContext context)
    {
        var kinds = catalogue.Current.Kinds().Select(kind => new ExamKindChoice
        {
            ExamKind = kind.ToProto(),
            Label = kind is ExamKind.Concours ? "Concours" : "Examen",
        });
        return Task.FromResult(new ListExamKindsResponse { ExamKinds = { kinds } });
    }

    [PublicCall]
    public override Task<ListDomainsResponse> ListDomains(ListDomainsRequest request, ServerCallContext context)
    {
        var response = new ListDomainsResponse();
        if (request.ExamKind.ToDomain() is { } kind)
        {
            response.Domains.AddRange(catalogue.Current.Domains(kind).Select(CatalogueTranslation.ToProto));
        }

        return Task.FromResult(response);
    }

    [PublicCall]
    public override Task<ListSessionYearsResponse> ListSessionYears(ListSessionYearsRequest request, ServerCallContext context)
    {
        var response = new ListSessionYearsResponse();
        if (DomainCode.TryParse(request.DomainId, out var domain))
        {
            response.SessionYears.AddRange(catalogue.Current.SessionYears(domain, clock.Now).Select(year => new SessionYear
            {
                DomainId = year.Domain.ToString(),
                Year = year.Year,
                Label = year.Label,
            }));
        }

        return Task.FromResult(response);
    }

    [PublicCall]
    public override Task<ListRegistrationServicesResponse> ListRegistrationServices(ListRegistrationServicesRequest request, ServerCallContext context)
    {
        var now = clock.Now;
        var response = new ListRegistrationServicesResponse { ServerTime = now.ToTimestamp() };
        if (DomainCode.TryParse(request.DomainId, out var domain))
        {
            response.RegistrationServices.AddRange(
                catalogue.Current.ServicesOf(domain, request.Year, now).Select(service => service.ToSummary(now)));
        }

        return Task.FromResult(response);
    }

    [PublicCall]
    public override Task<GetRegistrationServiceResponse> GetRegistrationService(GetRegistrationServiceRequest request, ServerCallContext context)
    {
        var now = clock.Now;
        if (!ServiceId.TryParse(request.Id, out var id) || catalogue.Current.Find(id) is not { } service)
        {
            throw new Refusal.NotFound().ToRpcException();
        }

        return Task.FromResult(new GetRegistrationServiceResponse
        {
            RegistrationService = service.ToProto(now),
            ServerTime = now.ToTimestamp(),
        });
    }
}
