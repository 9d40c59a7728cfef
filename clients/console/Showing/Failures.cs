using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cyclades.Console.Server;
using Cyclades.Protos.Errors.V1;
using Grpc.Core;
using Spectre.Console;

namespace Cyclades.Console.Showing;

/// <summary>
/// The one way to say no: what happened, each wrong field with its label, what to do. For scripts the same as JSON;
/// always on the error output.
/// </summary>
internal static class Failures
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static ExitCode Show(Terminal terminal, bool json, CommandFailure failure)
    {
        if (json)
        {
            Write(terminal, new Error((int)failure.ExitCode, null, null, failure.Message, null, null, null));
        }
        else
        {
            Mark(terminal.Error, "red", "✗", failure.Message);
        }

        return failure.ExitCode;
    }

    public static ExitCode Show(Terminal terminal, bool json, ServerRefusal refusal, Uri server)
    {
        if (json)
        {
            Write(terminal, new Error(
                (int)refusal.ExitCode,
                refusal.Code.ToString(),
                refusal.ReasonName.Length > 0 ? refusal.ReasonName : null,
                Message(refusal, server),
                refusal.Fields.IsEmpty ? null : [.. refusal.Fields.Select(f => new Field(f.Path, f.Fault, f.Message))],
                refusal.RetryAfter?.TotalSeconds,
                refusal.Metadata.IsEmpty ? null : refusal.Metadata));
        }
        else
        {
            Tell(terminal.Error, refusal, server);
        }

        return refusal.ExitCode;
    }

    /// <summary>The refusal in words, for people.</summary>
    public static void Tell(IAnsiConsole console, ServerRefusal refusal, Uri server)
    {
        Mark(console, "red", "✗", Message(refusal, server));
        TellMore(console, refusal);
    }

    /// <summary>What comes after the message: each wrong field, and what to do.</summary>
    public static void TellMore(IAnsiConsole console, ServerRefusal refusal)
    {
        if (!refusal.Fields.IsEmpty)
        {
            console.Write(Table(refusal));
        }

        if (WhatToDo(refusal) is { } advice)
        {
            Mark(console, "grey", "→", advice);
        }
    }

    /// <summary>A coloured sign, then the line as it is: not folded, so that a path or a command stays whole.</summary>
    public static void Mark(IAnsiConsole console, string colour, string sign, string line)
    {
        console.Markup($"[{colour}]{sign}[/] ");
        console.Profile.Out.Writer.WriteLine(line);
    }

    private static Table Table(ServerRefusal refusal)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Champ", "Ce qui ne va pas", "Nom dans un fichier");
        foreach (var field in refusal.Fields)
        {
            table.AddRow(new Text(FieldLabels.Of(field.Path)), new Text(field.Message), new Text(field.Path, Color.Grey));
        }

        return table;
    }

    /// <summary>What happened, in one sentence.</summary>
    public static string Message(ServerRefusal refusal, Uri server) => refusal switch
    {
        { Message.Length: > 0 } => refusal.Message,
        { Code: StatusCode.Unavailable or StatusCode.DeadlineExceeded } =>
            $"Le serveur {server.GetLeftPart(UriPartial.Authority)} ne répond pas.",
        { Code: StatusCode.Unauthenticated } => "Ce serveur demande une connexion.",
        { Code: StatusCode.Unimplemented } => $"Le serveur {server.GetLeftPart(UriPartial.Authority)} ne connaît pas cette demande.",
        _ => $"Le serveur a répondu par une erreur ({refusal.Code}).",
    };

    private static string? WhatToDo(ServerRefusal refusal) => refusal switch
    {
        { Reason: ErrorReason.SignInRequired } => "Connectez-vous : cyclades sign-in",
        { Reason: ErrorReason.PermissionDenied } =>
            "Un acte de l'exploitant demande son jeton : le fichier operator.token du dossier de données du serveur (--token-file).",
        { Reason: ErrorReason.CredentialsRefused } => "Mot de passe oublié ? cyclades forgot-password",
        { Reason: ErrorReason.EmailTaken } => "Connectez-vous avec ce compte (cyclades sign-in), ou corrigez l'adresse.",
        { Reason: ErrorReason.LinkExpired or ErrorReason.LinkNotValid } =>
            "Demandez un nouveau lien : cyclades resend-activation, ou cyclades forgot-password",
        { Reason: ErrorReason.StaleEtag or ErrorReason.TermsChanged or ErrorReason.DocumentDiffers } =>
            "Rien n'a été changé. Relancez la commande : elle repart de ce qui est enregistré maintenant.",
        { Reason: ErrorReason.SessionAlreadyChosen } => "Vos inscriptions : cyclades list",
        { RetryAfter: { } pause } => $"Réessayez dans {Math.Ceiling(pause.TotalSeconds)} s.",
        { Code: StatusCode.Unavailable, Reason: ErrorReason.Unspecified } =>
            "Démarrez-le (dotnet run --project silo/Cyclades.Silo), ou donnez son adresse gRPC avec --server.",
        { Code: StatusCode.DeadlineExceeded } =>
            "La demande a peut-être été prise en compte : vérifiez (cyclades list) avant de la refaire.",
        _ => null,
    };

    private static void Write(Terminal terminal, Error error) =>
        terminal.Error.Profile.Out.Writer.WriteLine(JsonSerializer.Serialize(new { error }, Json));

    private sealed record Error(
        int ExitCode,
        string? Status,
        string? Reason,
        string Message,
        Field[]? Fields,
        double? RetryAfterSeconds,
        IReadOnlyDictionary<string, string>? Metadata);

    private sealed record Field(string Path, string Fault, string Message);
}
