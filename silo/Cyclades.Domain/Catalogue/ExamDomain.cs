namespace Cyclades.Domain.Catalogue;

/// <summary>An exam or a contest.</summary>
/// <param name="Code">Its code, never reused.</param>
/// <param name="Kind">Exam or contest.</param>
/// <param name="Name">« CERTIFICAT DE FORMATION GÉNÉRALE », as on screens and in mails.</param>
/// <param name="ShortName">« CFG », before the year in « CFG 2023 » (R11).</param>
/// <param name="DocumentTitle">« CERTIFICAT DE FORMATION GENERALE », as on the document (R98, D42).</param>
public sealed record ExamDomain(DomainCode Code, ExamKind Kind, string Name, string ShortName, string DocumentTitle);
