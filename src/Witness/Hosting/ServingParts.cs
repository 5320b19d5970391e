using Microsoft.Extensions.DependencyInjection;
using Witness.Configuration;
using Witness.Serving;

namespace Witness.Hosting;

/// <summary>The part of the composition root that serves the status page.</summary>
internal static class ServingParts
{
    /// <summary>Adds it, where it is not switched off.</summary>
    public static void Add(IServiceCollection services, StatusOptions? options)
    {
        if (options is null)
        {
            return;
        }

        services.AddSingleton(options);
        services.AddSingleton<HostGuard>();
        services.AddSingleton<Doorkeeper>();
        services.AddSingleton<PageReader>();
        services.AddSingleton<PageSource>();
        services.AddSingleton<VerdictRoutes>();
        services.AddSingleton<Routes>();
        services.AddSingleton<StatusServer>();
        services.AddSingleton<IRoundListener>(provider => provider.GetRequiredService<StatusServer>());
        services.AddHostedService(provider => provider.GetRequiredService<StatusServer>());
    }
}
