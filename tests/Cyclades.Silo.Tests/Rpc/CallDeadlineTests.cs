using Cyclades.Silo.Rpc;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Cyclades.Silo.Tests.Rpc;

/// <summary>The deadline that a call has, whatever its client asks.</summary>
public sealed class CallDeadlineTests
{
    private const string Header = "grpc-timeout";

    [Theory]
    [InlineData("", "60S")]
    [InlineData("0S", "0S")]
    [InlineData("59S", "59S")]
    [InlineData("60S", "60S")]
    [InlineData("61S", "60S")]
    [InlineData("1M", "1M")]
    [InlineData("2M", "60S")]
    [InlineData("1H", "60S")]
    [InlineData("99999999H", "60S")]
    [InlineData("60000m", "60000m")]
    [InlineData("60001m", "60S")]
    [InlineData("60000000u", "60000000u")]
    [InlineData("60000001u", "60S")]
    [InlineData("99999999n", "99999999n")]
    [InlineData("000000001S", "60S")]
    [InlineData("00000001S", "00000001S")]
    [InlineData("S", "60S")]
    [InlineData("5", "60S")]
    [InlineData("5D", "60S")]
    [InlineData("-5S", "60S")]
    [InlineData("1.5S", "60S")]
    public async Task The_shorter_one_holds_and_what_is_no_deadline_is_none(string asked, string given) =>
        Assert.Equal(given, await DeadlineAsync(TimeSpan.FromMinutes(1), asked, Call()));

    [Theory]
    [InlineData("1H", "1H")]
    [InlineData("2H", "2H")]
    [InlineData("3H", "7200S")]
    public async Task Hours_are_hours(string asked, string given) =>
        Assert.Equal(given, await DeadlineAsync(TimeSpan.FromHours(2), asked, Call()));

    [Fact]
    public async Task What_may_last_and_what_is_no_call_keep_what_was_asked()
    {
        Assert.Equal("", await DeadlineAsync(TimeSpan.FromMinutes(1), "", [.. Call(), new LastingCallAttribute()]));
        Assert.Equal("3H", await DeadlineAsync(TimeSpan.FromMinutes(1), "3H", [.. Call(), new LastingCallAttribute()]));
        Assert.Equal("", await DeadlineAsync(TimeSpan.FromMinutes(1), "", []));
    }

    private static object[] Call()
    {
        var marshaller = Marshallers.Create<string>(_ => [], _ => "");
        return [new GrpcMethodMetadata(typeof(object), new Method<string, string>(MethodType.Unary, "Service", "Call", marshaller, marshaller))];
    }

    private static async Task<string> DeadlineAsync(TimeSpan longest, string asked, object[] metadata)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var app = new ApplicationBuilder(services);
        app.UseCallDeadline(longest).Run(_ => Task.CompletedTask);
        var http = new DefaultHttpContext();
        http.SetEndpoint(new Endpoint(_ => Task.CompletedTask, new EndpointMetadataCollection(metadata), null));
        if (asked.Length > 0)
        {
            http.Request.Headers[Header] = asked;
        }

        await app.Build()(http);
        return http.Request.Headers[Header].ToString();
    }
}
