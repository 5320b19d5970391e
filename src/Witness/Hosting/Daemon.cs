using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Witness.Configuration;
using Witness.Core;
using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Nodes;
using Witness.Core.Publications;
using Witness.Core.Stonith;
using Witness.Hosting.Systemd;
using Witness.Ledger;
using Witness.Ledger.Outgoing;
using Witness.Notices;
using Witness.Registrars.Resolving;

namespace Witness.Hosting;

/// <summary>The composition root: the only place that knows every concrete type.</summary>
internal static class Daemon
{
    /// <summary>How long stopping may take before what still runs is let go of.</summary>
    public static TimeSpan StopWithin { get; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Builds the daemon. Nothing runs yet; the ledger is opened and brought up to date, and the ICMP sockets are opened.
    /// </summary>
    /// <param name="configuration">What to watch.</param>
    /// <param name="logging">Where the journal goes.</param>
    /// <param name="time">The clock.</param>
    /// <param name="occasion">Why it begins.</param>
    /// <param name="manager">The service manager that wants to hear of it; null where none does.</param>
    /// <exception cref="HostingException">A file that the configuration names cannot be used.</exception>
    /// <exception cref="LedgerException">The ledger cannot be opened.</exception>
    public static IHost Build(
        WitnessConfiguration configuration,
        Action<ILoggingBuilder> logging,
        TimeProvider time,
        Occasion? occasion = null,
        ServiceManager? manager = null
    )
    {
        occasion ??= Occasion.Start;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = StopWithin);
        builder
            .Logging.AddFilter("Quartz", LogLevel.Warning)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical);
        logging(builder.Logging);
        AddParts(builder.Services, configuration, time);
        AddTelling(builder.Services, configuration);
        ServingParts.Add(builder.Services, configuration.Status);
        MetricParts.Add(builder.Services, configuration);
        builder.Services.AddSingleton(occasion);
        builder.Services.AddSingleton<Beginning>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Beginning>());
        builder.Services.AddHostedService<OrderWatch>();
        builder.Services.AddHostedService<PublicationWatch>();
        builder.Services.AddHostedService(services => new Housekeeping(
            services.GetRequiredService<RoundRunner>(),
            services.GetRequiredService<Pruner>(),
            configuration.Keep,
            time,
            services.GetRequiredService<ILogger<Housekeeping>>()
        ));
        if (manager is not null)
        {
            builder.Services.AddSingleton(services =>
                ActivatorUtilities.CreateInstance<ServiceReport>(services, manager, RoundLimit.Of(configuration))
            );
            builder.Services.AddSingleton<IRoundListener>(services => services.GetRequiredService<ServiceReport>());
            builder.Services.AddHostedService(services => services.GetRequiredService<ServiceReport>());
        }

        TriggerParts.Add(builder.Services, configuration.Round.Every, occasion, time);
        return BuildWhole(builder, occasion);
    }

    /// <summary>Makes every part now, so that what is missing is one sentence here and no trace of a host that fell over.</summary>
    private static IHost BuildWhole(HostApplicationBuilder builder, Occasion occasion)
    {
        var host = builder.Build();
        try
        {
            MetricParts.Begin(host.Services);
            host.Services.GetRequiredService<LedgerNews>();
            var rounds = host.Services.GetRequiredService<RoundRunner>();
            if (occasion.LastRound is not null)
            {
                rounds.GoOn();
            }

            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    private static void AddParts(IServiceCollection services, WitnessConfiguration configuration, TimeProvider time)
    {
        services.AddSingleton(time);
        services.AddSingleton(configuration);
        services.AddSingleton(FleetBuilder.PolicyOf(configuration));
        services.AddSingleton<NodeChecks>();
        services.AddSingleton(provider => FleetBuilder.Build(configuration, provider.GetRequiredService<NodeChecks>()));
        services.AddSingleton(_ => SqliteLedger.Open(configuration.DatabasePath));
        services.AddSingleton<ILedger>(provider => provider.GetRequiredService<SqliteLedger>());
        services.AddSingleton(provider =>
        {
            provider.GetRequiredService<SqliteLedger>(); // which makes the file, where there is none
            return LedgerNews.Of(configuration.DatabasePath, time);
        });
        services.AddSingleton<Pruner>();
        services.AddSingleton(provider => new RegistrarBook(
            provider.GetRequiredService<Fleet>().Zones,
            RegistrarFactory.Build(configuration, time),
            time,
            provider.GetService<IRegistrarListener>()
        ));
        services.AddSingleton<INameServers>(new AuthoritativeServers(FleetBuilder.NameServersOf(configuration), time));
        services.AddSingleton<PublicationLook>();
        services.AddSingleton<IUplink>(new Uplink(configuration.Anchors, time));
        services.AddSingleton(
            new Observer(configuration.Round.Concurrency, configuration.Round.Every, new Random(), time)
        );
        services.AddSingleton<ZoneWatch>();
        services.AddSingleton<Fencer>();
        services.AddSingleton<Decisions>();
        services.AddSingleton<Round>();
        services.AddSingleton<Journal>();
        services.AddSingleton<IReportListener, Announcer>();
        services.AddSingleton<RoundClock>();
        services.AddSingleton<RoundRunner>();
    }

    /// <summary>Channels are opened before anything is there to be told.</summary>
    private static void AddTelling(IServiceCollection services, WitnessConfiguration configuration)
    {
        services.AddSingleton<Web>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<DeliveryService>();
        services.AddHostedService(provider => provider.GetRequiredService<DeliveryService>());
        if (configuration.Heartbeat is { } heartbeat)
        {
            services.AddSingleton(heartbeat);
            services.AddSingleton<Heartbeat>();
            services.AddSingleton<IRoundListener>(provider => provider.GetRequiredService<Heartbeat>());
            services.AddHostedService(provider => provider.GetRequiredService<Heartbeat>());
        }
    }
}
