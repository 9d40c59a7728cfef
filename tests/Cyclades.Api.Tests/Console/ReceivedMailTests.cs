using Cyclades.Console.Demo;
using Xunit;

namespace Cyclades.Api.Tests.Console;

public sealed class ReceivedMailTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cyclades-mail-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_link_is_found_in_a_text_whose_lines_were_folded_for_the_journey()
    {
        var mail = Read("""
            From: Cyclades <no-reply@example.org>
            To: paul.lamy@example.org
            Subject: =?utf-8?Q?=5BCYCLADES=5D_Activer_mon_compte?=
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Pour activer votre compte :
            http://localhost:5080/activation#01234567890.1.abcdefghijklmnopqrstuv=
            wxyz-_ABCD

            Cordialement
            """);

        Assert.Equal("[CYCLADES] Activer mon compte", mail?.Subject);
        Assert.Equal("paul.lamy@example.org", mail?.Recipient);
        Assert.Equal("01234567890.1.abcdefghijklmnopqrstuvwxyz-_ABCD", mail?.LinkToken("activation"));
    }

    [Fact]
    public void A_link_to_another_page_does_not_serve() =>
        Assert.Null(Text("Modifier : https://portail.example.org/cyclades/mot-de-passe#abc").LinkToken("activation"));

    [Fact]
    public void A_portal_below_a_folder_is_a_portal() =>
        Assert.Equal("abc", Text("Activer : <https://portail.example.org/cyclades/activation#abc>.").LinkToken("activation"));

    [Fact]
    public void A_mail_without_a_text_part_is_read_from_its_html()
    {
        var mail = Read("""
            To: paul.lamy@example.org
            Subject: Bonjour
            Content-Type: text/html; charset=utf-8

            <p><a href="http://localhost:5080/activation#abc">Activer mon compte</a></p>
            """);

        Assert.Equal("abc", mail?.LinkToken("activation"));
    }

    [Fact]
    public void A_file_that_is_still_empty_is_no_mail_yet() => Assert.Null(Read(""));

    private ReceivedMail? Read(string content)
    {
        var path = Path.Combine(folder, "mail.eml");
        File.WriteAllText(path, content.ReplaceLineEndings("\r\n"));
        return ReceivedMail.TryRead(path);
    }

    private static ReceivedMail Text(string text) => new("mail.eml", "paul.lamy@example.org", "Objet", text);
}
