using Cyclades.Domain.Candidatures;
using Cyclades.Domain.Catalogue;

namespace Cyclades.Domain.Drafts;

/// <summary>The tab of the form that was open (R66).</summary>
public enum FormTab
{
    Terms = 1,
    Identification = 2,
    Information = 3,
    Summary = 4,
}

/// <summary>
/// What was typed so far, kept by the server (B2). It never counts as a candidature: it locks nothing and has no number.
/// </summary>
public sealed record Draft(CandidateNumber Candidate, ServiceId Service, CandidatureEntry Entry, FormTab Tab, DateTimeOffset SavedAt)
{
    /// <summary>How long after closing a draft is kept.</summary>
    public static TimeSpan KeptAfterClosing { get; } = TimeSpan.FromDays(30);

    public static DateTimeOffset EndOf(OfferedService service) => service.Settings.Period.Closing + KeptAfterClosing;

    /// <summary>Its time is over: it is as if it were erased, whenever that is done.</summary>
    public static bool HasEnded(OfferedService service, DateTimeOffset now) => now >= EndOf(service);

    /// <summary>
    /// Null when a draft may be kept now: from the opening on, and still after the closing, so that what was typed
    /// is not lost when the hour strikes (D22), until its erasure.
    /// </summary>
    public static Refusal? Refuse(OfferedService service, DateTimeOffset now) =>
        now >= service.Settings.Period.Opening && !HasEnded(service, now)
            ? null
            : new Refusal.ServiceNotOpen(service.Id, service.Settings.StateAt(now), service.Settings.Period, service.Academy.Zone);
}
