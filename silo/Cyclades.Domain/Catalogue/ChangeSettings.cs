namespace Cyclades.Domain.Catalogue;

/// <summary>
/// An académie changes some settings of its own service (R127): what is null stays. Opening and closing may move earlier or later;
/// from the answer on they are judged by as they stand (D21).
/// </summary>
/// <param name="Revision">The revision that was read.</param>
/// <param name="Note">An empty one takes the note away.</param>
public sealed record ChangeSettings(
    Actor Actor,
    int Revision,
    string? Label = null,
    DateTimeOffset? Opening = null,
    DateTimeOffset? Closing = null,
    DateOnly? ReturnDate = null,
    string? Terms = null,
    string? Note = null)
{
    /// <param name="national">Sessions and académies that exist.</param>
    public Decision<RegistrationServiceEvent> Decide(RegistrationService service, NationalSettings national, DateTimeOffset now)
    {
        if (service.Settings is not { } current || !Actor.Manages(current.Id.Academy))
        {
            return new Refusal.NotFound();
        }

        if (national.Sessions.FirstOrDefault(session => session.Id == current.Id.Session)?.IsClosed(now) is true)
        {
            return new Refusal.SessionClosed();
        }

        if (Revision != service.Revision)
        {
            return new Refusal.Stale(service.Revision);
        }

        var opening = Opening ?? current.Period.Opening;
        var closing = Closing ?? current.Period.Closing;
        if (closing <= opening)
        {
            return new Refusal.InvalidFields([new FieldViolation("closing_time", FieldFault.DateOutOfRange)]);
        }

        var next = current with
        {
            Label = Label?.Trim() ?? current.Label,
            Period = new OpenPeriod(opening, closing),
            ReturnDate = ReturnDate ?? current.ReturnDate,
            Terms = Terms?.Trim() ?? current.Terms,
            Note = Note is null ? current.Note : Note.Trim().Length == 0 ? null : Note.Trim(),
        };
        return SettingsRules.Check(next, national) is { IsEmpty: false } violations ? new Refusal.InvalidFields(violations)
            : SameContent.Of(next, current) ? Decision<RegistrationServiceEvent>.Nothing
            : new RegistrationServiceEvent.SettingsChanged(now, next);
    }
}
