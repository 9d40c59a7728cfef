using Cyclades.Load.Running;
using Cyclades.Load.Seeding;
using Cyclades.Protos.Signin.V1;

namespace Cyclades.Load.Scenarios;

/// <summary>Sign-in by candidate number and password. The server's limits for one client are to be raised for it.</summary>
internal sealed class PasswordSignIn(LoadTarget target, IEnumerable<Caller> callers) : Scenario
{
    private readonly Callers<Caller> free = new(callers, once: false);

    public override string Name => "sign-in";

    public override async Task<bool> CallAsync()
    {
        var (_, caller) = await free.TakeAsync();
        try
        {
            await new SignInService.SignInServiceClient(target.Channel()).SignInAsync(new SignInRequest
            {
                Identifier = caller.Candidate.Number.ToString(),
                Password = SeedForms.Password,
                SessionKind = SessionKind.Token,
            });
        }
        finally
        {
            free.GiveBack(caller);
        }

        return true;
    }
}
