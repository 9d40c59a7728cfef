using Cyclades.Protos.Errors.V1;
using Cyclades.Protos.Message.V1;
using Cyclades.Testing;
using Xunit;

namespace Cyclades.Api.Tests.Server;

public sealed class MessageApiTests(RunningSilo silo) : IClassFixture<RunningSilo>
{
    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task What_was_mailed_is_found_again_without_its_secret_and_read_once(Transport transport)
    {
        var candidate = await silo.NewCandidateAsync(transport);
        var messages = candidate.Client.Messages;
        var unread = (await messages.GetUnreadCountAsync(new GetUnreadCountRequest())).UnreadCount;

        var listed = (await messages.ListMessagesAsync(new ListMessagesRequest())).Messages;
        Assert.Equal(unread, listed.Count);
        var activation = Assert.Single(listed, message => message.Subject == "[CYCLADES] Activer mon compte");
        Assert.Equal("", activation.Text);
        Assert.Equal(silo.Time.GetUtcNow(), activation.SendTime.ToDateTimeOffset());
        Assert.Null(activation.ReadTime);

        var opened = (await messages.GetMessageAsync(new GetMessageRequest { Id = activation.Id })).Message;
        Assert.Null(opened.ReadTime);
        Assert.Contains("Vous venez de créer un compte sur Cyclades.", opened.Text, StringComparison.Ordinal);
        Assert.DoesNotContain((await silo.MailAsync(candidate.Email, "Activer")).LinkToken, opened.Text, StringComparison.Ordinal);

        var read = (await messages.MarkReadAsync(new MarkReadRequest { Id = activation.Id })).Message;
        Assert.Equal(silo.Time.GetUtcNow(), read.ReadTime.ToDateTimeOffset());
        Assert.Equal(read.ReadTime, (await messages.MarkReadAsync(new MarkReadRequest { Id = activation.Id })).Message.ReadTime);
        Assert.Equal(unread - 1, (await messages.GetUnreadCountAsync(new GetUnreadCountRequest())).UnreadCount);
    }

    [Theory, MemberData(nameof(Transports.Each), MemberType = typeof(Transports))]
    public async Task Someone_elses_message_does_not_exist(Transport transport)
    {
        var one = await silo.NewCandidateAsync(transport);
        var other = await silo.NewCandidateAsync(transport);
        var id = (await one.Client.Messages.ListMessagesAsync(new ListMessagesRequest())).Messages[0].Id;

        await Refused.AssertAsync(other.Client.Messages.GetMessageAsync(new GetMessageRequest { Id = id }), ErrorReason.NotFound);
        await Refused.AssertAsync(other.Client.Messages.MarkReadAsync(new MarkReadRequest { Id = id }), ErrorReason.NotFound);
        await Refused.AssertAsync(one.Client.Messages.GetMessageAsync(new GetMessageRequest { Id = "x" }), ErrorReason.NotFound);
    }
}
