namespace Cyclades.Domain.Catalogue;

/// <summary>A category of candidates that a service offers (R78), printed « INDIVIDUEL (520) ».</summary>
/// <param name="Code">« 520 ».</param>
/// <param name="Label">« INDIVIDUEL ».</param>
/// <param name="Individual">« Individuel » in the sense of R120: its candidates may withdraw by themselves (D36).</param>
public sealed record CandidateCategory(CategoryCode Code, string Label, bool Individual);
