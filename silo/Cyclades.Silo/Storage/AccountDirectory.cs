using System.Collections.Immutable;
using Cyclades.Domain;
using Dapper;

namespace Cyclades.Silo.Storage;

/// <summary>Finds the number of an account by what people and requests know of it.</summary>
internal sealed class AccountDirectory(Database database)
{
    /// <summary>The one active account with the address.</summary>
    public Task<CandidateNumber?> FindActiveAsync(AddressKey address) =>
        FindAsync("email_key = @value AND state = 'active'", address.ToString());

    /// <summary>The number itself, when an active account has it.</summary>
    public Task<CandidateNumber?> FindActiveAsync(CandidateNumber number) =>
        FindAsync("candidate_number = CAST(@value AS BIGINT) AND state = 'active'", number.ToString());

    /// <summary>The active account that an identifier names; null when none does.</summary>
    public async Task<CandidateNumber?> FindActiveAsync(AccountIdentifier identifier) =>
        identifier.Number is { } number ? await FindActiveAsync(number)
        : identifier.Address is { } address ? await FindActiveAsync(address)
        : null;

    /// <summary>The account that the creation request made, whatever became of it short of erasure.</summary>
    public Task<CandidateNumber?> FindByCreationRequestAsync(string request) =>
        FindAsync("creation_request = @value", request);

    /// <summary>Every pending account with the address, oldest first: a pending account reserves nothing (D25).</summary>
    public async Task<ImmutableArray<CandidateNumber>> ListPendingAsync(AddressKey address)
    {
        await using var connection = await database.ConnectAsync();
        var numbers = await connection.QueryAsync<long>(
            "SELECT candidate_number FROM account WHERE email_key = @value AND state = 'pending' ORDER BY candidate_number",
            new { value = address.ToString() });
        return [.. numbers.Select(number => new CandidateNumber(number))];
    }

    private async Task<CandidateNumber?> FindAsync(string condition, string value)
    {
        await using var connection = await database.ConnectAsync();
        var number = await connection.QuerySingleOrDefaultAsync<long?>(
            $"SELECT candidate_number FROM account WHERE {condition}", new { value });
        return number is { } found ? new CandidateNumber(found) : null;
    }
}
