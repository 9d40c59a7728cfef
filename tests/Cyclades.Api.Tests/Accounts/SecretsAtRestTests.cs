using Cyclades.Api.Tests.Candidatures;
using Cyclades.Protos.Account.V1;
using Cyclades.Protos.Signin.V1;
using Cyclades.Testing;
using Xunit;

namespace Cyclades.Api.Tests.Accounts;

/// <summary>No secret lies in a row, a message or a journal: links are made when their mail is sent.</summary>
public sealed class SecretsAtRestTests
{
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task No_link_no_token_and_no_password_stands_in_any_table(Transport transport)
    {
        await using var own = await ExamYear.StartAsync();
        var parent = RunningSilo.NewAddress();
        var next = RunningSilo.NewAddress();
        var pending = await own.CreatePendingAsync(transport: transport);
        var candidate = await own.NewCandidateAsync(transport, Acts.BornOn(2010, 5, 1));
        await candidate.RegisterAsync(await ExamYear.ServiceAsync(own, ExamYear.Reims), form => form.NamesRepresentative(parent));
        await own.Connect(transport).SignIn.AskPasswordResetAsync(new AskPasswordResetRequest { Identifier = candidate.Email });
        await candidate.Client.Accounts.ChangeEmailAsync(
            new ChangeEmailRequest { RequestId = Some.RequestId(), Email = next, EmailConfirmation = next, CurrentPassword = candidate.Password });

        var links = (string[])
        [
            await own.LinkAsync(pending.Email, "Activer mon compte"),
            await own.LinkAsync(candidate.Email, "Activer mon compte"),
            await own.LinkAsync(candidate.Email, "Modifier mon mot de passe"),
            await own.LinkAsync(next, "Confirmer ma nouvelle adresse mail"),
            await own.LinkAsync(parent, "Confirmer une inscription comme représentant légal"),
        ];

        Assert.All(
            [.. links, candidate.Tokens.AccessToken, candidate.Tokens.RefreshToken, candidate.Password],
            secret => Assert.Empty(own.TablesWith(secret)));
        Assert.NotEmpty(own.TablesWith(parent));
    }
}
