using System.Collections.Concurrent;
using System.Net;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Cyclades.Api.Tests.Console;

/// <summary>A gRPC server whose answers the test writes: by method name, a function of the request.</summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Func<IMessage, ServerCallContext, IMessage>> answers = new();
    private readonly WebApplication application;

    private FakeServer()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging(logging => logging.ClearProviders());
        builder.Services.AddSingleton(this);
        builder.Services.AddGrpc(grpc => grpc.Interceptors.Add<Answering>(this));
        application = builder.Build();
        application.MapGrpcService<Catalogue>();
        application.MapGrpcService<Reference>();
        application.MapGrpcService<SignIn>();
        application.MapGrpcService<Account>();
        application.MapGrpcService<Candidature>();
        application.MapGrpcService<Document>();
        application.MapGrpcService<Message>();
        application.MapGrpcService<Management>();
        application.MapGrpcService<Agents>();
    }

    public string Address =>
        application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>The calls that came, in order: method name, request, bearer token.</summary>
    public ConcurrentQueue<(string Method, IMessage Request, string? Bearer)> Calls { get; } = new();

    /// <summary>What a download announces.</summary>
    public Protos.Document.V1.DocumentMetadata? Stream { get; set; }

    /// <summary>What a download then sends.</summary>
    public byte[] StreamContent { get; set; } = [];

    public static async Task<FakeServer> StartAsync()
    {
        var server = new FakeServer();
        await server.application.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>What a method answers; the last one set counts.</summary>
    public void Answer<TRequest>(string method, Func<TRequest, IMessage> answer)
        where TRequest : IMessage => answers[method] = (request, _) => answer((TRequest)request);

    public void Answer(string method, IMessage reply) => answers[method] = (_, _) => reply;

    public void Refuse(string method, Func<RpcException> refusal) => answers[method] = (_, _) => throw refusal();

    public async ValueTask DisposeAsync() => await application.DisposeAsync();

    /// <summary>A status as the contract has them.</summary>
    public static RpcException Refusal(StatusCode code, string reason, string message, params IMessage[] more)
    {
        var status = new Google.Rpc.Status { Code = (int)code, Message = message };
        status.Details.Add(Any.Pack(new Google.Rpc.ErrorInfo { Domain = "cyclades", Reason = reason }));
        status.Details.Add(Any.Pack(new Google.Rpc.LocalizedMessage { Locale = "fr", Message = message }));
        status.Details.AddRange(more.Select(Any.Pack));
        return status.ToRpcException();
    }

    private sealed class Answering(FakeServer server) : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request,
            ServerCallContext context,
            UnaryServerMethod<TRequest, TResponse> continuation)
        {
            var method = context.Method[(context.Method.LastIndexOf('/') + 1)..];
            var bearer = context.RequestHeaders.GetValue("authorization");
            server.Calls.Enqueue((method, (IMessage)request, bearer?.Replace("Bearer ", "", StringComparison.Ordinal)));
            return server.answers.TryGetValue(method, out var answer)
                ? Task.FromResult((TResponse)answer((IMessage)request, context))
                : continuation(request, context);
        }
    }

    private sealed class Catalogue : Protos.Catalogue.V1.CatalogueService.CatalogueServiceBase;

    private sealed class Reference : Protos.Reference.V1.ReferenceService.ReferenceServiceBase;

    private sealed class SignIn : Protos.Signin.V1.SignInService.SignInServiceBase;

    private sealed class Account : Protos.Account.V1.AccountService.AccountServiceBase;

    private sealed class Candidature : Protos.Candidature.V1.CandidatureService.CandidatureServiceBase;

    private sealed class Document(FakeServer server) : Protos.Document.V1.DocumentService.DocumentServiceBase
    {
        public override async Task DownloadDocument(
            Protos.Document.V1.DownloadDocumentRequest request,
            IServerStreamWriter<Protos.Document.V1.DownloadDocumentResponse> responseStream,
            ServerCallContext context)
        {
            await responseStream.WriteAsync(new Protos.Document.V1.DownloadDocumentResponse { Metadata = server.Stream });
            foreach (var chunk in server.StreamContent.Chunk(3))
            {
                await responseStream.WriteAsync(new Protos.Document.V1.DownloadDocumentResponse { Chunk = ByteString.CopyFrom(chunk) });
            }
        }
    }

    private sealed class Message : Protos.Message.V1.MessageService.MessageServiceBase;

    private sealed class Agents : Protos.Agent.V1.AgentService.AgentServiceBase;

    private sealed class Management : Protos.Management.V1.ManagementService.ManagementServiceBase;
}
