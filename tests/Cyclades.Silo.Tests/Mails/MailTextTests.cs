using System.Text.RegularExpressions;
using Cyclades.Domain.Mails;
using Xunit;

namespace Cyclades.Silo.Tests.Mails;

public sealed class MailTextTests
{
    /// <summary>Set to 1, the golden files are written instead of compared; then they are read by a person.</summary>
    private const string WriteGoldens = "CYCLADES_WRITE_GOLDENS";

    public static TheoryData<string> Names => [.. SomeMails.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mail_reads_as_its_golden_file(string name)
    {
        var mail = SomeMails.All[name];
        var laidOut = SomeMails.Layout.LayOut(mail, SomeMails.Candidate);
        var message = SomeMails.Layout.Message(mail);
        var actual = $"""
            === Subject
            {laidOut.Subject}
            === Text
            {laidOut.Text}=== Message
            {string.Join("\n\n", message.Paragraphs)}
            === HTML
            {laidOut.Html}
            """;
        var path = SourceFolder.PathOf("tests", "Cyclades.Silo.Tests", "Mails", "Goldens", $"{name}.txt");
        if (Environment.GetEnvironmentVariable(WriteGoldens) == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }

    [Fact]
    public void Every_kind_of_mail_has_a_text_and_a_golden_file()
    {
        var kinds = typeof(Mail).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Mail)));

        Assert.Equal(kinds.ToHashSet(), SomeMails.All.Values.Select(mail => mail.GetType()).ToHashSet());
    }

    [Fact]
    public void The_activation_mail_is_the_guides_to_the_letter_R44()
    {
        var mail = SomeMails.Layout.LayOut(SomeMails.All["activate-account"], SomeMails.Candidate);
        var link = "https://cyclades.exemple.fr/activation#2243021803-1-1-";

        Assert.Equal("[CYCLADES] Activer mon compte", mail.Subject);
        Assert.Equal(
            [
                "Bonjour,",
                "Vous venez de créer un compte sur Cyclades. Votre inscription sera possible seulement quand vous aurez activé votre compte.",
                "Pour activer votre compte, veuillez cliquer sur le lien :",
                "Activer mon compte",
                link,
                "Si le lien ci-dessus ne fonctionne pas, il vous suffit de copier l'adresse suivante dans la barre de votre navigateur :",
                link,
                "Ce lien n'est valable que pour une durée de 48h. Passé ce délai, vos informations seront effacées.",
                "A bientôt sur Cyclades",
                "Cordialement",
                "Le Service Gestionnaire",
            ],
            mail.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_subject_opens_with_the_name_of_the_portal_but_that_of_a_modification_R112(string name)
    {
        var subject = SomeMails.Layout.Message(SomeMails.All[name]).Subject;

        if (SomeMails.All[name] is Mail.RegistrationModified)
        {
            Assert.Equal("Modification d'inscription : CERTIFICAT DE FORMATION GÉNÉRALE", subject);
        }
        else
        {
            Assert.StartsWith("[CYCLADES] ", subject, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_mail_tells_of_a_handicap_B5(string name)
    {
        var mail = SomeMails.Layout.LayOut(SomeMails.All[name], SomeMails.Candidate);

        Assert.DoesNotMatch(new Regex("handicap|aménagement", RegexOptions.IgnoreCase), mail.Subject + mail.Text + mail.Html);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_message_never_holds_the_secret_of_a_link(string name)
    {
        var message = SomeMails.Layout.Message(SomeMails.All[name]);

        Assert.DoesNotContain(message.Paragraphs, paragraph => paragraph.Contains('#', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("activate-account", "https://cyclades.exemple.fr/activation#2243021803-1-1-")]
    [InlineData("reset-password", "https://cyclades.exemple.fr/mot-de-passe#2243021803-2-2-")]
    [InlineData("confirm-new-email", "https://cyclades.exemple.fr/nouvelle-adresse#2243021803-3-3-")]
    [InlineData("confirm-as-representative", "https://cyclades.exemple.fr/representant#2243021803-4-4-6")]
    [InlineData("registration-saved", "https://cyclades.exemple.fr/mes-inscriptions/02243021803/006/documents")]
    [InlineData("registration-withdrawn", "https://cyclades.exemple.fr/mes-inscriptions/desinscrites")]
    [InlineData("reset-by-france-connect", "https://cyclades.exemple.fr/")]
    public void A_link_is_whole_in_both_parts(string name, string link)
    {
        var mail = SomeMails.Layout.LayOut(SomeMails.All[name], SomeMails.Candidate);

        Assert.Contains(link, mail.Text.Split('\n'));
        Assert.Contains($"<a href=\"{link}\"", mail.Html, StringComparison.Ordinal);
    }
}
