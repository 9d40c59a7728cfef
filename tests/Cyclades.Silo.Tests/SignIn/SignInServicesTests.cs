using System.Net;
using Cyclades.Domain.Credentials;
using Cyclades.Silo.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Cyclades.Silo.Tests.SignIn;

public sealed class SignInServicesTests
{
    [Fact]
    public void Everything_that_sign_in_calls_can_be_had_without_a_setting()
    {
        using var services = Services();

        Assert.NotNull(services.GetRequiredService<PasswordHasher>());
        Assert.NotNull(services.GetRequiredService<PasswordPolicy>());
        Assert.NotNull(services.GetRequiredService<CandidateSessions>());
        Assert.NotNull(services.GetRequiredService<ClientThrottle>());
        Assert.NotNull(services.GetRequiredService<UnknownIdentifiers>());
        Assert.NotNull(services.GetRequiredService<BrowserCallGuard>());
    }

    [Fact]
    public void A_limit_can_be_set_one_number_at_a_time()
    {
        using var services = Services(("Cyclades:Limits:CreateAccount:ClientBurst", "5000"), ("Cyclades:Passwords:Queue", "7"));

        var limit = services.GetRequiredService<IOptions<ThrottleOptions>>().Value.CreateAccount;
        Assert.Equal((5000, 1200), (limit.ClientBurst, limit.ClientPerHour));
        Assert.Equal(7, services.GetRequiredService<IOptions<PasswordHashingOptions>>().Value.Queue);
    }

    [Theory]
    [InlineData("Cyclades:Limits:SignIn:ClientBurst", "Cyclades:Limits:SignIn")]
    [InlineData("Cyclades:Limits:SignIn:ClientPerHour", "Cyclades:Limits:SignIn")]
    [InlineData("Cyclades:Limits:SignIn:IdentifierBurst", "Cyclades:Limits:SignIn")]
    [InlineData("Cyclades:Limits:SignIn:IdentifierPerHour", "Cyclades:Limits:SignIn")]
    [InlineData("Cyclades:Limits:Remembered", "Cyclades:Limits:Remembered is a number above zero.")]
    [InlineData("Cyclades:Limits:FailureWeight", "Cyclades:Limits:FailureWeight is a number above zero.")]
    [InlineData("Cyclades:Passwords:Threads", "Cyclades:Passwords:Threads is a number from 1 to 256.")]
    [InlineData("Cyclades:Passwords:Queue", "Cyclades:Passwords:Queue is a number from 1 to 10000.")]
    public void A_wrong_number_stops_with_a_sentence(string setting, string told)
    {
        using var services = Services((setting, "0"));

        var failure = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains(told, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forwarded_headers_mean_nothing_unless_a_proxy_is_named()
    {
        using var services = Services();

        Assert.Equal(ForwardedHeaders.None, Forwarding(services).ForwardedHeaders);
    }

    [Fact]
    public void Proxies_are_named_by_address_or_network_and_no_other_is_believed()
    {
        using var services = Services(("Cyclades:Proxies:0", "10.0.0.7"), ("Cyclades:Proxies:1", "10.1.0.0/16"));

        var forwarding = Forwarding(services);
        Assert.Equal(ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, forwarding.ForwardedHeaders);
        Assert.Equal([IPAddress.Parse("10.0.0.7")], forwarding.KnownProxies);
        Assert.Equal(["10.1.0.0/16"], forwarding.KnownIPNetworks.Select(network => network.ToString()));
    }

    [Fact]
    public void A_proxy_that_is_neither_is_told()
    {
        using var services = Services(("Cyclades:Proxies:0", "the balancer"));

        var failure = Assert.Throws<InvalidOperationException>(() => Forwarding(services));
        Assert.Contains("Cyclades:Proxies", failure.Message, StringComparison.Ordinal);
    }

    private static ForwardedHeadersOptions Forwarding(ServiceProvider services) =>
        services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value;

    private static ServiceProvider Services(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
            .Build();
        return new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddSignIn(configuration, new Uri("http://localhost:5080")).BuildServiceProvider();
    }
}
