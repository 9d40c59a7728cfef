using Cyclades.Domain;
using Cyclades.Silo.Storage;
using Dapper;

namespace Cyclades.Silo.Mails;

/// <summary>The addresses in the accounts' register; an erased account has none.</summary>
internal sealed class AccountAddresses(Database database) : IAddressBook
{
    public async Task<EmailAddress?> FindAsync(CandidateNumber candidate, CancellationToken cancellation)
    {
        await using var connection = await database.ConnectAsync();
        var address = await connection.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(
            "SELECT email FROM account WHERE candidate_number = @number", new { number = candidate.Value }, cancellationToken: cancellation));
        return EmailAddress.TryParse(address, out var found) ? found : null;
    }
}
