using Cyclades.Console.Demo;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Catalogue.V1;
using Cyclades.Protos.Signin.V1;
using Cyclades.Testing;

namespace Cyclades.Api.Tests.Processes;

/// <summary>The way in, on a server that is a process: forms, and links out of the mail folder.</summary>
internal static class Newcomers
{
    /// <summary>The CFG's service of the demonstration that is open now.</summary>
    public static async Task<RegistrationService> OpenServiceAsync(Client client)
    {
        var years = await client.Catalogue.ListSessionYearsAsync(new ListSessionYearsRequest { DomainId = "CFG" });
        foreach (var year in years.SessionYears)
        {
            var request = new ListRegistrationServicesRequest { DomainId = "CFG", Year = year.Year };
            var list = await client.Catalogue.ListRegistrationServicesAsync(request);
            if (list.RegistrationServices.FirstOrDefault(service => service.State is RegistrationServiceState.Open) is { } open)
            {
                return (await client.Catalogue.GetRegistrationServiceAsync(new GetRegistrationServiceRequest { Id = open.Id })).RegistrationService;
            }
        }

        throw new InvalidOperationException("No service of the demonstration is open.");
    }

    /// <summary>Activates an account by the link of its mail, as soon as it is there.</summary>
    public static async Task ActivateAsync(Client client, MailFolder mails, string email)
    {
        var link = (await mails.WaitAsync(email, 1, CancellationToken.None))[0].LinkToken("activation");
        await client.Accounts.ActivateAsync(new ActivateRequest { RequestId = Some.RequestId(), LinkToken = link });
    }

    /// <summary>The same, where one of several servers writes the mail into its folder.</summary>
    public static async Task ActivateAsync(Client client, IReadOnlyList<MailFolder> mails, string email)
    {
        using var found = new CancellationTokenSource();
        var looks = mails.Select(folder => folder.WaitAsync(email, 1, found.Token)).ToArray();
        var link = (await await Task.WhenAny(looks))[0].LinkToken("activation");
        await found.CancelAsync();
        await client.Accounts.ActivateAsync(new ActivateRequest { RequestId = Some.RequestId(), LinkToken = link });
    }

    public static async Task<SignInResponse> SignInAsync(Client client, string email) =>
        await client.SignIn.SignInAsync(new SignInRequest { Identifier = email, Password = Some.Password, SessionKind = SessionKind.Token });
}
