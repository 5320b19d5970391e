using Microsoft.Extensions.DependencyInjection;
using Witness.Configuration;
using Witness.Core.Dns;
using Witness.Metrics;

namespace Witness.Hosting;

/// <summary>The part of the composition root that measures.</summary>
internal static class MetricParts
{
    /// <summary>
    /// Adds it, where the page or a collector tells what is measured: the series of thousands of nodes are a third of what a
    /// daemon holds in memory. Each daemon has its own, so that after a reload there is nothing of nodes that are gone;
    /// counters begin anew, as after a restart.
    /// </summary>
    public static void Add(IServiceCollection services, WitnessConfiguration configuration)
    {
        if (configuration.Status is null && configuration.Metrics is null)
        {
            return;
        }

        services.AddSingleton<WitnessMeter>();
        services.AddSingleton<SelfMetrics>();
        services.AddSingleton<RoundMetrics>();
        services.AddSingleton<CheckMetrics>();
        services.AddSingleton<StandingMetrics>();
        services.AddSingleton<MoveMetrics>();
        services.AddSingleton<RegistrarMetrics>();
        services.AddSingleton<ChannelMetrics>();
        services.AddSingleton<IRegistrarListener>(provider => provider.GetRequiredService<RegistrarMetrics>());
        services.AddSingleton<IRoundListener>(provider => provider.GetRequiredService<RoundMetrics>());
        services.AddSingleton<IRoundListener>(provider => provider.GetRequiredService<CheckMetrics>());
        services.AddSingleton<IRoundListener>(provider => provider.GetRequiredService<StandingMetrics>());
        services.AddSingleton<IRoundListener>(provider => provider.GetRequiredService<MoveMetrics>());
        services.AddSingleton<IRoundListener>(provider => provider.GetRequiredService<ChannelMetrics>());
        services.AddSingleton<IOrderListener>(provider => provider.GetRequiredService<StandingMetrics>());
        services.AddSingleton<IOrderListener>(provider => provider.GetRequiredService<MoveMetrics>());
        services.AddHostedService<MetricsBeginning>();
        services.AddHostedService(provider => provider.GetRequiredService<ChannelMetrics>());
        services.AddSingleton<PrometheusExporter>();
        services.AddSingleton<MetricCollection>();
    }

    /// <summary>
    /// Begins to gather, before anything else is made: what is counted while nobody gathers is lost, the series at 0 with
    /// which counters begin included. Nothing where nothing was added.
    /// </summary>
    public static void Begin(IServiceProvider services)
    {
        services.GetService<MetricCollection>();
        services.GetService<SelfMetrics>();
    }
}
