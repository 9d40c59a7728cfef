using Cyclades.Console.Server;
using Cyclades.Console.Showing;
using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Types.V1;
using Grpc.Core;
using Spectre.Console;

namespace Cyclades.Console.Asking;

/// <summary>
/// Asks field by field, one line each, so that it works with a keyboard, a screen reader and a pipe alike. When the
/// server finds fields wrong, all of them are shown and only they are asked again.
/// </summary>
internal sealed class Questionnaire(Run run)
{
    private const int LongestList = 15;

    public async Task AskAsync(IEnumerable<Question> questions)
    {
        foreach (var question in questions)
        {
            if (question.When())
            {
                await AskAsync(question);
            }
        }
    }

    /// <summary>Sends; as long as fields are wrong, asks for those again and sends once more.</summary>
    public async Task<T> SendAsync<T>(IReadOnlyList<Question> questions, Func<Task<T>> send)
    {
        while (true)
        {
            try
            {
                return await send();
            }
            catch (RpcException e) when (ToAskAgain(questions, ServerRefusal.Read(e)) is { Count: > 0 } again)
            {
                Failures.Tell(run.Terminal.Out, ServerRefusal.Read(e), run.Server.Address);
                await AskAsync(again);
            }
        }
    }

    /// <summary>The questions that a refusal is about; empty when it is about none.</summary>
    internal static IReadOnlyList<Question> ToAskAgain(IReadOnlyList<Question> questions, ServerRefusal refusal)
    {
        var paths = refusal.Fields.Select(f => f.Path).ToList();
        if (refusal.Reason == ErrorReason.EmailTaken)
        {
            paths.AddRange(["email", "email_confirmation"]);
        }

        return [.. questions.Where(q => paths.Any(p => Concerns(p, q.Path)))];
    }

    /// <summary>The field itself, what lies in it, what it lies in, or the field that it confirms.</summary>
    private static bool Concerns(string violated, string asked) =>
        violated == asked
        || violated.StartsWith(asked + ".", StringComparison.Ordinal)
        || violated.StartsWith(asked + "[", StringComparison.Ordinal)
        || asked.StartsWith(violated + ".", StringComparison.Ordinal)
        || violated == asked + "_confirmation"
        || asked == violated + "_confirmation";

    private async Task AskAsync(Question question)
    {
        // Some labels of the guide end in a colon; here it comes last.
        var label = question.Label.TrimEnd(' ', ':') + (question.Mandatory ? " *" : "") + (question.Hint.Length > 0 ? $" ({question.Hint})" : "");
        switch (question)
        {
            case TextQuestion text:
                await AskAsync(text, label);
                break;
            case SecretQuestion secret:
                secret.Answer(await run.Terminal.AskSecretAsync($"{label} :", run.Cancel));
                break;
            case DateQuestion date:
                await AskAsync(date, label);
                break;
            case ChoiceQuestion choice:
                await AskAsync(choice, label);
                break;
        }
    }

    private async Task AskAsync(TextQuestion question, string label)
    {
        var current = question.Current();
        var typed = await run.Terminal.AskAsync(WithCurrent(label, current), run.Cancel);
        if (typed == "-" && !question.Mandatory)
        {
            question.Answer("");
        }
        else if (typed.Length > 0)
        {
            question.Answer(typed);
        }
    }

    private async Task AskAsync(DateQuestion question, string label)
    {
        var current = question.Current() is { } date ? FrenchTime.Date(date) : "";
        while (true)
        {
            var typed = await run.Terminal.AskAsync(WithCurrent(label, current), run.Cancel);
            if (typed.Length == 0)
            {
                return;
            }

            if (TypedDate.TryParse(typed, out var answer))
            {
                question.Answer(answer);
                return;
            }

            run.Say("  Une date s'écrit jour/mois/année, par exemple 30/05/1998.");
        }
    }

    private async Task AskAsync(ChoiceQuestion question, string label)
    {
        var all = await question.Search("");
        var shown = all.Count <= LongestList ? all : [];
        List(shown);
        var current = question.Current();
        var currentLabel = all.FirstOrDefault(c => c.Code == current)?.Label ?? current;
        var prompt = WithCurrent(shown.Count > 0 ? label : $"{label} – quelques lettres ou le code", currentLabel);
        while (true)
        {
            var typed = await run.Terminal.AskAsync(prompt, run.Cancel);
            if (typed.Length == 0)
            {
                return;
            }

            if (typed == "-" && !question.Mandatory)
            {
                question.Answer("");
                return;
            }

            if (int.TryParse(typed, out var number) && number >= 1 && number <= shown.Count)
            {
                Take(question, shown[number - 1]);
                return;
            }

            var found = await question.Search(typed);
            if (found.Count == 1)
            {
                Take(question, found[0]);
                return;
            }

            shown = [.. found.Take(LongestList)];
            List(shown);
            run.Say(found.Count switch
            {
                0 => $"  Rien ne correspond à « {typed} ».",
                > LongestList => "  Il y en a d'autres : précisez, ou tapez un numéro.",
                _ => "  Tapez un numéro, ou précisez.",
            });
        }
    }

    private void Take(ChoiceQuestion question, Choice choice)
    {
        question.Answer(choice.Code);
        run.Terminal.Out.MarkupLineInterpolated($"  [grey]→ {choice.Label}[/]");
    }

    private void List(IReadOnlyList<Choice> choices)
    {
        for (var i = 0; i < choices.Count; i++)
        {
            run.Say($"  {i + 1,2}. {choices[i].Label}");
        }
    }

    private static string WithCurrent(string label, string current) =>
        current.Length > 0 ? $"{label} [{current}] :" : $"{label} :";
}
