using System.Net;
using Cyclades.Domain.Credentials;
using Cyclades.Silo.Mails;
using Cyclades.Silo.Storage;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Cyclades.Silo.SignIn;

/// <summary>Registers what sign-in needs; the host adds storage, where the secrets lie.</summary>
internal static class SignInServices
{
    public const string ProxiesSetting = "Cyclades:Proxies";
    public const string AllowedOriginsSetting = "Cyclades:AllowedOrigins";

    /// <exception cref="InvalidOperationException">A setting is wrong; the message says what to write.</exception>
    public static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration configuration, Uri publicUrl)
    {
        services.AddCandidateAuthentication(publicUrl);
        services.AddOptions<PasswordHashingOptions>().BindConfiguration(PasswordHashingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ThrottleOptions>().BindConfiguration(ThrottleOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ThrottleOptions>, ThrottleOptionsValidation>();
        services.AddSingleton<IKeyDerivation, Argon2idDerivation>();
        services.AddSingleton<PasswordHasher>();
        services.AddSingleton(_ => new PasswordPolicy(CommonPasswordList.Load()));
        services.AddSingleton(provider => new LinkSigner(Secret(provider, Secrets.LinkKeyName)));
        services.AddSingleton(provider => new AddressKeys(Secret(provider, Secrets.AddressKeyName)));
        services.AddSingleton<LinkToken>(provider => (candidate, purpose, serial, candidature) =>
            provider.GetRequiredService<LinkSigner>().Sign(new LinkTarget(purpose, candidate, candidature?.Registration, serial)));
        services.AddSingleton<Identifiers>();
        services.AddSingleton<ClientThrottle>();
        services.AddSingleton<LinkRequestSignal>();
        services.AddSingleton<LinkRequests>();
        services.AddSingleton<LinkRequestWorker>();
        services.AddSingleton<UnknownIdentifiers>();
        services.AddSingleton(new BrowserCallGuard(configuration.GetSection(AllowedOriginsSetting).Get<string[]>()?.ToHashSet(StringComparer.Ordinal) ?? []));
        services.Configure<ForwardedHeadersOptions>(options => TrustProxies(options, configuration.GetSection(ProxiesSetting).Get<string[]>() ?? []));
        return services;
    }

    // Asked for while the server is put together, when no grain's turn waits for this thread.
    private static byte[] Secret(IServiceProvider services, string name) =>
        services.GetRequiredService<Secrets>().GetAsync(name).AsTask().GetAwaiter().GetResult();

    /// <summary>
    /// A client's address and scheme as a proxy passes them on count only from the proxies that are named, by address or network;
    /// with none named, forwarded headers mean nothing. For <c>UseForwardedHeaders</c>.
    /// </summary>
    private static void TrustProxies(ForwardedHeadersOptions options, string[] proxies)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        options.ForwardLimit = null;
        options.ForwardedHeaders = proxies.Length == 0
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        foreach (var proxy in proxies)
        {
            if (IPAddress.TryParse(proxy, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else if (System.Net.IPNetwork.TryParse(proxy, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
            else
            {
                throw new InvalidOperationException($"{ProxiesSetting}: « {proxy} » is no address like 10.0.0.7 and no network like 10.0.0.0/24.");
            }
        }
    }

    private sealed class ThrottleOptionsValidation : IValidateOptions<ThrottleOptions>
    {
        public ValidateOptionsResult Validate(string? name, ThrottleOptions options) =>
            options.Faults().ToArray() is { Length: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }
}
