using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Witness.Core;
using Witness.Hosting;
using Witness.Ledger;

namespace Witness.Tests;

/// <summary>The part of the daemon that takes orders up, without any round.</summary>
internal static class OrderTaker
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(10);

    /// <summary>Takes up what is open now.</summary>
    public static Task TakeUpAsync(IHost daemon) =>
        daemon.Services.GetRequiredService<Decisions>().TakeUpOrdersAsync(TestContext.Current.CancellationToken);

    /// <summary>Holds the ledger's lock, and takes orders up until a command has ended.</summary>
    public static async Task<Outcome> ServeAsync(Site site, params string[] args)
    {
        using var held = DaemonLock.TryTake(site.Database, 4711, out _);
        using var daemon = Daemon.Build(site.Configuration, _ => { }, site.Time);
        var command = site.RunAsync(args);
        while (!command.IsCompleted)
        {
            await TakeUpAsync(daemon);
            await Task.Delay(LookEvery, TimeProvider.System, TestContext.Current.CancellationToken);
        }

        return await command;
    }
}
