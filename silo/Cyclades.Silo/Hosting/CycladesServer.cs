using Cyclades.Silo.Accounts;
using Cyclades.Silo.Agents;
using Cyclades.Silo.Candidatures;
using Cyclades.Silo.Catalogue;
using Cyclades.Silo.Clock;
using Cyclades.Silo.Documents;
using Cyclades.Silo.Documents.Files;
using Cyclades.Silo.Due;
using Cyclades.Silo.Feed;
using Cyclades.Silo.Mails;
using Cyclades.Silo.Management;
using Cyclades.Silo.Management.Files;
using Cyclades.Silo.Management.Registers;
using Cyclades.Silo.Marks;
using Cyclades.Silo.Messages;
using Cyclades.Silo.Portal;
using Cyclades.Silo.Reference;
using Cyclades.Silo.Rpc;
using Cyclades.Silo.SignIn;
using Cyclades.Silo.Storage;
using Cyclades.Silo.Storage.PostgreSql;
using Cyclades.Silo.Storage.Sqlite;
using Cyclades.Silo.Telemetry;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cyclades.Silo.Hosting;

/// <summary>Puts the server together. Nothing listens before the silo runs, storage is migrated and the catalogue is loaded.</summary>
internal static class CycladesServer
{
    /// <summary>Name of the health check that any process which answers passes.</summary>
    private const string Live = "live";

    /// <param name="args">Settings as <c>--Cyclades:Data=…</c>.</param>
    /// <param name="adjust">For tests: what stands in for the real world, such as the clock.</param>
    /// <exception cref="WrongSettingsException">Some settings are wrong.</exception>
    /// <exception cref="DataFolderInUseException">Another server has the data folder.</exception>
    /// <exception cref="UndeclaredPolicyException">A call was mapped without saying who may make it.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var settings = ServerSettings.Read(builder.Configuration, builder.Environment.IsDevelopment());
        settings.Silo?.Try();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenFor(settings));
        AddParts(builder, settings);
        var started = CancellationToken.None;
        QuietLogs(builder.Logging, () => started.IsCancellationRequested);
        adjust?.Invoke(builder);

        DataFolder.Create(settings.Data);
        var app = builder.Build();
        started = app.Lifetime.ApplicationStarted;
        MapCalls(app, settings);
        app.RequireDeclaredPolicies();
        app.AnnounceStart(settings);
        _ = app.Services.GetRequiredService<Database>();

        // Whoever is first to need a secret waits for the database: in a grain's turn the answer would wait for that very turn.
        _ = app.Services.GetRequiredService<AddressKeys>();
        _ = app.Services.GetRequiredService<LinkSigner>();
        _ = app.Services.GetRequiredService<OperatorToken>();
        return app;
    }

    // What is started first stops last: the clock outlives the silo, the silo the workers, the workers the listeners.
    private static void AddParts(WebApplicationBuilder builder, ServerSettings settings)
    {
        var services = builder.Services;
        services.AddSingleton(settings);
        if (settings.Tls is { } files)
        {
            services.AddSingleton(files);
            services.AddSingleton<ServerCertificate>();
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<RuleClock>();
        services.AddSingleton(provider => new ClockComparison(
            provider.GetRequiredService<RuleClock>(), provider.GetRequiredService<Database>().ReadClockAsync, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(_ => ReferenceData.Load());
        services.AddSingleton(PortalFiles.Read(builder.Environment.WebRootPath));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<PortalPage>(provider, provider.GetRequiredService<PortalFiles>().Page, settings.Portal));
        services.AddSingleton(_ => OperatorToken.In(settings.Data));
        services.AddSingleton(new DocumentLinks(settings.Mail.PublicUrl));
        services.AddSingleton<ConfirmationArchive>();
        services.AddSingleton<FileIntake>();
        services.AddSingleton<FilePurge>();
        services.AddSingleton<IVirusScanner>(provider =>
            settings.Clamd is { } clamd ? new ClamdScanner(clamd, provider.GetRequiredService<TimeProvider>()) : new NoScanner());
        services.AddSingleton<Grains>();
        services.AddSingleton<AgentRegister>();
        services.AddSingleton<RegisterFeed>();
        services.AddSingleton<FeedPlaces>();
        services.AddSingleton<MarksRegister>();
        services.AddSingleton<MarksAnnouncement>();
        services.AddSingleton<MarksRendering>();
        services.AddSingleton<MarksImport>();
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<AccountFiling>();
        services.AddSingleton<CandidatureFiling>();
        services.AddSingleton<CandidatureRendering>();
        services.AddSingleton<CandidatureHistory>();
        services.AddSingleton<CandidatureRegister>();
        services.AddSingleton<CatalogueMirror>();
        services.AddSingleton<CatalogueDesk>();
        services.AddSingleton<DueWorker>();
        services.AddCycladesStorage(() => settings.PostgreSql is { } postgreSql ? PostgreSqlDatabase.Open(postgreSql) : SqliteDatabase.Open(settings.Data));

        // Before ASP.NET Core's own service, which would make a key at its start.
        services.AddHostedService<FirstSessionKey>();
        services.AddSignIn(builder.Configuration, settings.Mail.PublicUrl);
        settings.KeyCertificate?.Protect(services.AddDataProtection());

        services.AddHostedService<ClockKeeper>();

        // Other silos call grains here as soon as this one is in the cluster: by then the settings are in memory.
        services.AddHostedService(provider => provider.GetRequiredService<CatalogueMirror>());
        builder.UseOrleans(silo =>
        {
            if (settings.Silo is { } here)
            {
                silo.UseCluster(here);
            }
            else
            {
                silo.UseEmbedded();
            }

            if (settings.DashboardPort is not null)
            {
                Dashboard.AddTo(silo);
            }
        });
        if (settings.Silo is not null)
        {
            services.AddPauseWatch();
        }

        services.AddHostedService<CatalogueLoader>();
        services.AddHostedService(provider => provider.GetRequiredService<DueWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<FilePurge>());
        services.AddMails(settings.Mail, settings.Data);
        services.AddHostedService(provider => provider.GetRequiredService<LinkRequestWorker>());

        services.AddHostedService<DrainPause>();

        // The slowest call may take its whole time to end; what stops after the listeners must still have some.
        services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.DrainDelay + settings.CallDeadline + TimeSpan.FromSeconds(30));
        services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = CallLimits.LargestMessage;
            grpc.Interceptors.Add<FaultInterceptor>();
            if (settings.Silo is not null)
            {
                grpc.Interceptors.Add<PauseInterceptor>();
            }

            grpc.Interceptors.Add<AccessInterceptor>();
        }).AddServiceOptions<ManagementRpc>(grpc => grpc.MaxReceiveMessageSize = ManagementRpc.LargestMessage)
            .AddServiceOptions<DocumentRpc>(grpc =>
            {
                grpc.MaxReceiveMessageSize = DocumentRpc.LargestMessage;
                grpc.Interceptors.Add<MessageLimitInterceptor>();
            })
            .AddServiceOptions<FileRpc>(grpc =>
            {
                grpc.MaxReceiveMessageSize = FileRpc.LargestMessage;
                grpc.Interceptors.Add<MessageLimitInterceptor>();
            })
            .AddServiceOptions<MarkRpc>(grpc => grpc.MaxReceiveMessageSize = MarkRpc.LargestMessage);
        services.AddTelemetry(settings.Telemetry);
        services.AddGrpcReflection();
        services.AddGrpcHealthChecks(health =>
        {
            health.Services.Map("", check => check.Name == ReadinessCheck.Name);
            health.Services.Map(Live, check => check.Name == Live);
        }).AddCheck<ReadinessCheck>(ReadinessCheck.Name).AddCheck(Live, () => HealthCheckResult.Healthy());
        services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins(builder.Configuration.GetSection(SignInServices.AllowedOriginsSetting).Get<string[]>() ?? [])
            .AllowCredentials()
            .AllowAnyMethod()
            .AllowAnyHeader()
            .WithExposedHeaders("Grpc-Status", "Grpc-Message", "Grpc-Encoding", "Grpc-Accept-Encoding", "Grpc-Status-Details-Bin")));
    }

    private static void MapCalls(WebApplication app, ServerSettings settings)
    {
        if (settings.DashboardPort is { } port)
        {
            app.UseDashboard(port);
        }

        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseRouting();
        app.UseCors();
        app.UseGrpcWeb(new GrpcWebOptions { DefaultEnabled = true });
        app.UseCallDeadline(settings.CallDeadline);
        app.UseUnreadableMessages();
        app.UseAuthentication();

        app.MapGrpcService<AccountRpc>();
        app.MapGrpcService<SignInRpc>();
        app.MapGrpcService<CandidatureRpc>();
        app.MapGrpcService<CatalogueRpc>();
        app.MapGrpcService<ReferenceRpc>();
        app.MapGrpcService<DocumentRpc>();
        app.MapGrpcService<MessageRpc>();
        app.MapGrpcService<ManagementRpc>();
        app.MapGrpcService<AgentRpc>();
        app.MapGrpcService<ServiceSettingsRpc>();
        app.MapGrpcService<FileRpc>();
        app.MapGrpcService<FeedRpc>();
        app.MapGrpcService<RegisterRpc>();
        app.MapGrpcService<ResultRpc>();
        app.MapGrpcService<MarkRpc>();
        app.MapGrpcHealthChecksService().WithMetadata(new PublicCallAttribute(), new LastingCallAttribute());
        if (settings.Reflection)
        {
            app.MapGrpcReflectionService().WithMetadata(new PublicCallAttribute(), new LastingCallAttribute());
        }

        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Name == ReadinessCheck.Name });
        app.MapHealthChecks("/health/live", new() { Predicate = check => check.Name == Live });
        app.MapPortal(app.Services.GetRequiredService<PortalFiles>(), app.Services.GetRequiredService<PortalPage>());
    }

    // The console shows what concerns the operator. A fault in a call is logged once, under its incident number; what kept
    // the server from starting is told by the program. A turn that was long names its grain and says nothing of it.
    private static void QuietLogs(ILoggingBuilder logging, Func<bool> hasStarted)
    {
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => level >= (hasStarted() ? LogLevel.Warning : LogLevel.Critical));
        logging.AddFilter("Grpc", LogLevel.Warning);
        logging.AddFilter("Grpc.AspNetCore.Server.ServerCallHandler", LogLevel.None);
        logging.AddFilter("Orleans", LogLevel.Warning);
        logging.AddFilter("Orleans.Runtime.Scheduler", LogLevel.Error);

        // While code is compiled for the first time nothing runs on time, which is no degradation.
        logging.AddFilter("Orleans.Runtime.MembershipService.LocalSiloHealthMonitor", level => level >= (hasStarted() ? LogLevel.Warning : LogLevel.Error));
        logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        logging.AddFilter("Polly", LogLevel.Warning);
        logging.AddSimpleConsole(console => console.SingleLine = true);
    }
}
