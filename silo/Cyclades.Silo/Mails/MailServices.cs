using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Mails;

/// <summary>Registers what makes mails leave. The host adds the storage and a <see cref="LinkToken"/>.</summary>
internal static class MailServices
{
    /// <param name="services">The host's services.</param>
    /// <param name="settings">Checked settings.</param>
    /// <param name="dataFolder">Where mails are written to, under <c>mail</c>, when no server is set.</param>
    public static IServiceCollection AddMails(this IServiceCollection services, MailSettings settings, string dataFolder)
    {
        services.AddSingleton(settings);
        services.AddSingleton(provider => new MailLinks(settings.PublicUrl, provider.GetRequiredService<LinkToken>()));
        services.AddSingleton<MailLayout>();
        services.AddSingleton<MailMessageFactory>();
        services.AddSingleton<IMailTransport>(provider => settings.Smtp is { } smtp
            ? new SmtpTransport(smtp, provider.GetRequiredService<TimeProvider>())
            : new MailFolder(Path.Combine(dataFolder, "mail")));
        services.AddSingleton<IOutbox>(provider => provider.GetRequiredService<OutboxTable>());
        services.AddSingleton<IAddressBook, AccountAddresses>();
        services.AddHostedService<MailDispatcher>();
        return services;
    }
}
