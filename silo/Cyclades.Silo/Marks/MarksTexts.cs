using System.Globalization;
using Cyclades.Domain.Marks;

namespace Cyclades.Silo.Marks;

/// <summary>The French of marks (D17).</summary>
internal static class MarksTexts
{
    /// <summary>D19.</summary>
    public const string NotAvailable = "Vos notes ne sont pas encore disponibles.";

    public const string NoMark = "-";

    public const string RowMalformed = "Une ligne comporte quatre champs séparés par des points-virgules : n° candidat ; n° d'inscription ; code de l'épreuve ; note.";

    public const string CandidateMalformed = "Le n° candidat doit comporter 11 chiffres.";

    public const string RegistrationMalformed = "Le n° d'inscription doit être un nombre à partir de 1.";

    public const string UnknownCandidature = "Cette candidature n'existe pas dans ce service.";

    public const string UnknownTest = "Le candidat n'est pas inscrit à cette épreuve.";

    public const string NeighbourRefused = "Une autre ligne de la même candidature est refusée : aucune n'est prise en compte.";

    public const string ReasonMissing = "Les notes sont publiées : le motif de la correction est à indiquer.";

    public const string NotRegistered = "Cette candidature n'est plus active : aucune note n'y est prise en compte.";

    public static string RepeatedTest(string test) => $"L'épreuve {test} de cette candidature est donnée plusieurs fois.";

    public static string Of(Mark? mark) => mark?.Kind switch
    {
        null => NoMark,
        MarkKind.Absent => "absent",
        MarkKind.Exempt => "dispensé",
        _ => Points(mark.Value.Hundredths),
    };

    /// <summary>« 12,50 »; « 12 » for a whole number.</summary>
    public static string Points(int hundredths) =>
        (hundredths / 100m).ToString(hundredths % 100 == 0 ? "0" : "0.00", CultureInfo.InvariantCulture).Replace('.', ',');

    public static string Of(ExamResult result) => result switch
    {
        ExamResult.Passed => "Admis",
        ExamResult.Failed => "Refusé",
        _ => "Pas de résultat",
    };
}
