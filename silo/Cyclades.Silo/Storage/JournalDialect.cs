namespace Cyclades.Silo.Storage;

/// <summary>How one database speaks of its journal, in parts of statements.</summary>
/// <param name="Transaction">The number of the transaction that wrote an entry, as a 64-bit number.</param>
/// <param name="From">Whether an entry is at <c>@transaction</c> and <c>@position</c>, or after.</param>
/// <param name="Order">The order in which entries are read.</param>
/// <param name="Newest">That order, turned round.</param>
/// <param name="IsSettled">Whether no entry can still come before this one.</param>
/// <param name="Origin">What tells this database from every copy of it.</param>
/// <param name="BeginGeneration">The statement after which a copy's journal has a generation of its own.</param>
internal sealed record JournalDialect(
    string Transaction, string From, string Order, string Newest, string IsSettled, string Origin, string BeginGeneration);
