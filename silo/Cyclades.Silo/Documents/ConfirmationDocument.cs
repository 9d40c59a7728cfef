using Cyclades.Domain;
using Cyclades.Domain.Documents;

namespace Cyclades.Silo.Documents;

/// <summary>The « Confirmation d'inscription » as a PDF (R94–R105): the same content gives the same bytes, for ever.</summary>
internal static class ConfirmationDocument
{
    /// <summary>
    /// The file, or <see cref="Refusal.InvalidFields"/> when a text cannot be printed
    /// (<see cref="ConfirmationContent.Unprintable"/>), which the input rules do not let happen.
    /// </summary>
    /// <exception cref="NotSupportedException">The content asks for a template that never existed.</exception>
    public static Outcome<byte[]> Render(ConfirmationContent content)
    {
        if (content.Unprintable is { IsEmpty: false } violations)
        {
            return new Refusal.InvalidFields(violations);
        }

        return content.Template switch
        {
            1 => new ConfirmationTemplate1(content).Render(),
            _ => throw new NotSupportedException($"There is no template {content.Template} of the confirmation."),
        };
    }
}
