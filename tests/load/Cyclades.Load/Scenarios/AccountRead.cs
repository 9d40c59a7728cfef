using Cyclades.Load.Running;
using Cyclades.Protos.Account.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Cyclades.Load.Scenarios;

/// <summary>« Mon compte », by candidates who are signed in.</summary>
/// <param name="warm">Accounts are in memory before, and read again and again; else each is read once and never before.</param>
internal sealed class AccountRead(string name, LoadTarget target, IReadOnlyCollection<Caller> callers, bool warm) : Scenario
{
    // The answer is taken as bytes: it is the server that is measured.
    private static readonly Method<GetAccountRequest, byte[]> GetAccount = new(
        MethodType.Unary,
        AccountService.Descriptor.FullName,
        "GetAccount",
        Marshallers.Create(message => message.ToByteArray(), GetAccountRequest.Parser.ParseFrom),
        Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes));

    private static readonly GetAccountRequest Request = new();

    private readonly Callers<Caller> free = new(callers);

    public override string Name => name;

    public override Task PrepareAsync() =>
        warm ? Parallel.ForEachAsync(callers, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (caller, _) => await ReadAsync(caller)) : Task.CompletedTask;

    public override async Task<bool> CallAsync()
    {
        if (!free.TryTake(out var caller))
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
        using var call = target.Channel().CreateCallInvoker().AsyncUnaryCall(GetAccount, null, caller.Options, Request);
        await call;
    }
}
