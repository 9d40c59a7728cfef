using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Agent.V1;
using Cyclades.Protos.Candidature.V1;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Protos.Document.V1;
using Cyclades.Protos.Management.V1;
using Cyclades.Protos.Message.V1;
using Cyclades.Protos.Reference.V1;
using Cyclades.Protos.Result.V1;
using Cyclades.Protos.Signin.V1;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Grpc.Net.Client.Web;

namespace Cyclades.Testing;

/// <summary>The generated clients over one channel, with or without a bearer token.</summary>
public sealed class Client : IDisposable
{
    private readonly GrpcChannel channel;

    private Client(GrpcChannel channel, string? bearer)
    {
        this.channel = channel;
        Invoker = channel.Intercept(headers =>
        {
            if (bearer is not null)
            {
                headers.Add("authorization", $"Bearer {bearer}");
            }

            return headers;
        });
        Accounts = new AccountService.AccountServiceClient(Invoker);
        SignIn = new SignInService.SignInServiceClient(Invoker);
        Candidatures = new CandidatureService.CandidatureServiceClient(Invoker);
        Catalogue = new CatalogueService.CatalogueServiceClient(Invoker);
        Reference = new ReferenceService.ReferenceServiceClient(Invoker);
        Documents = new DocumentService.DocumentServiceClient(Invoker);
        Messages = new MessageService.MessageServiceClient(Invoker);
        ServiceSettings = new ServiceSettingsService.ServiceSettingsServiceClient(Invoker);
        Agents = new AgentService.AgentServiceClient(Invoker);
        Files = new FileService.FileServiceClient(Invoker);
        Management = new ManagementService.ManagementServiceClient(Invoker);
        Feed = new FeedService.FeedServiceClient(Invoker);
        Registers = new RegisterService.RegisterServiceClient(Invoker);
        Results = new ResultService.ResultServiceClient(Invoker);
        Marks = new MarkService.MarkServiceClient(Invoker);
        Health = new Health.HealthClient(Invoker);
    }

    public CallInvoker Invoker { get; }

    public AccountService.AccountServiceClient Accounts { get; }

    public SignInService.SignInServiceClient SignIn { get; }

    public CandidatureService.CandidatureServiceClient Candidatures { get; }

    public CatalogueService.CatalogueServiceClient Catalogue { get; }

    public ReferenceService.ReferenceServiceClient Reference { get; }

    public DocumentService.DocumentServiceClient Documents { get; }

    public MessageService.MessageServiceClient Messages { get; }

    public ServiceSettingsService.ServiceSettingsServiceClient ServiceSettings { get; }

    public AgentService.AgentServiceClient Agents { get; }

    public FileService.FileServiceClient Files { get; }

    public ManagementService.ManagementServiceClient Management { get; }

    public FeedService.FeedServiceClient Feed { get; }
    public RegisterService.RegisterServiceClient Registers { get; }
    public ResultService.ResultServiceClient Results { get; }

    public MarkService.MarkServiceClient Marks { get; }

    public Health.HealthClient Health { get; }

    public static Client Of(Transport transport, Uri http, Uri grpc, string? bearer = null)
    {
        var options = new GrpcChannelOptions { DisposeHttpClient = true };
        if (transport is Transport.Http2)
        {
            return new Client(GrpcChannel.ForAddress(grpc, options), bearer);
        }

        options.HttpHandler = new GrpcWebHandler(GrpcWebMode.GrpcWeb, new SocketsHttpHandler());
        options.HttpVersion = new Version(1, 1);
        return new Client(GrpcChannel.ForAddress(http, options), bearer);
    }

    public void Dispose() => channel.Dispose();
}
