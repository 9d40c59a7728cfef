namespace Cyclades.Domain.Catalogue;

/// <summary>Kind of a domain, first choice of the cascade (R3, R11).</summary>
public enum ExamKind
{
    /// <summary>« Examen ».</summary>
    Examen = 1,

    /// <summary>« Concours ».</summary>
    Concours = 2,
}
