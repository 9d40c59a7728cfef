using Cyclades.Load.Running;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Candidature.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Cyclades.Load.Scenarios;

/// <summary>A read by candidates who are signed in.</summary>
internal sealed class CandidateRead : Scenario
{
    private readonly LoadTarget target;
    private readonly IReadOnlyCollection<Caller> callers;
    private readonly Callers<Caller> free;
    private readonly bool warm;
    private readonly Method<IMessage, byte[]> method;
    private readonly IMessage request;

    private CandidateRead(string name, LoadTarget target, IReadOnlyCollection<Caller> callers, bool warm, MethodDescriptor called, IMessage request)
    {
        Name = name;
        this.target = target;
        this.callers = callers;
        this.warm = warm;
        this.request = request;
        free = new(callers, once: !warm);

        // The answer is taken as bytes: it is the server that is measured.
        method = new(
            MethodType.Unary,
            called.Service.FullName,
            called.Name,
            Marshallers.Create<IMessage>(message => message.ToByteArray(), called.InputType.Parser.ParseFrom),
            Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes));
    }

    public override string Name { get; }

    /// <summary>« Mon compte ».</summary>
    /// <param name="warm">Accounts are in memory before, and read again and again; else each is read once and never before.</param>
    public static CandidateRead Account(string name, LoadTarget target, IReadOnlyCollection<Caller> callers, bool warm) =>
        new(name, target, callers, warm, AccountService.Descriptor.FindMethodByName("GetAccount"), new GetAccountRequest());

    /// <summary>« Mes inscriptions ».</summary>
    public static CandidateRead Candidatures(string name, LoadTarget target, IReadOnlyCollection<Caller> callers) =>
        new(name, target, callers, true, CandidatureService.Descriptor.FindMethodByName("ListCandidatures"), new ListCandidaturesRequest());

    public override Task PrepareAsync() =>
        warm ? Parallel.ForEachAsync(callers, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (caller, _) => await ReadAsync(caller)) : Task.CompletedTask;

    public override async Task<bool> CallAsync()
    {
        if (await free.TakeAsync() is not (true, var caller))
        {
            return false;
        }

        try
        {
            await ReadAsync(caller);
        }
        finally
        {
            if (warm)
            {
                free.GiveBack(caller);
            }
        }

        return true;
    }

    private async Task ReadAsync(Caller caller)
    {
        using var call = target.Channel().CreateCallInvoker().AsyncUnaryCall(method, null, caller.Options, request);
        await call;
    }
}
