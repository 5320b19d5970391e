using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Witness.Configuration;
using Witness.Core;
using Witness.Core.Ledger;
using Witness.Hosting.Systemd;
using Witness.Ledger;

namespace Witness.Hosting;

/// <summary>
/// Runs the daemon until it is told to stop. Told to reload (SIGHUP), it reads the configuration again: a good one is built
/// whole before the old one is let go of, and a bad one is told and changes nothing. What the daemon knows is in the
/// ledger, so that a reload is a restart within the process.
/// </summary>
/// <param name="read">Reads the configuration; throws a <see cref="HostingException"/> that says what is wrong with it.</param>
/// <param name="build">Builds a daemon, of which nothing runs yet.</param>
/// <param name="manager">Whoever wants to hear of it; null where nobody does.</param>
/// <param name="isService">False at a person's terminal, whose closing (SIGHUP too) ends the daemon.</param>
/// <param name="time">The clock.</param>
/// <param name="log">The journal.</param>
internal sealed class Lifecycle(
    Func<WitnessConfiguration> read,
    Func<WitnessConfiguration, Occasion, IHost> build,
    ServiceManager? manager,
    bool isService,
    TimeProvider time,
    ILogger log
) : IDisposable
{
    /// <summary>Shorter than systemd waits for a service to become ready (DefaultTimeoutStartSec= of systemd-system.conf(5)).</summary>
    private static readonly TimeSpan LongestBeginning = TimeSpan.FromMinutes(1);

    /// <summary>Longer than the host gives its parts, and shorter than systemd gives the whole (TimeoutStopSec= of the unit).</summary>
    private static readonly TimeSpan LongestEnd = Daemon.StopWithin * 1.25;

    private readonly SemaphoreSlim _reloads = new(0);
    private RoundMark? _lastRound;

    /// <summary>Runs it.</summary>
    /// <param name="configuration">What it begins with.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="StuckException">A daemon does not begin or does not stop, and the process has to end for it.</exception>
    public async Task RunAsync(WitnessConfiguration configuration, CancellationToken cancellation)
    {
        using var hangup = isService ? PosixSignalRegistration.Create(PosixSignal.SIGHUP, Reload) : null;
        var host = build(configuration, Occasion.Start);
        while (true)
        {
            await BeginAsync(host);
            if (await NextAsync(host, configuration, cancellation) is not { } next)
            {
                manager?.TellStopping();
                await LetGoAsync(host);
                return;
            }

            host.Services.GetRequiredService<Beginning>().GoesOn = true;
            try
            {
                await LetGoAsync(host);
            }
            catch
            {
                next.Host.Dispose();
                throw;
            }

            (host, configuration) = next;
        }
    }

    /// <summary>Told to stop meanwhile, it stops in good order once it has begun.</summary>
    private async Task BeginAsync(IHost host)
    {
        try
        {
            await InTimeAsync(() => host.StartAsync(CancellationToken.None), LongestBeginning, "begin");
        }
        catch (Exception error) when (error is not StuckException)
        {
            host.Dispose();
            throw;
        }

        manager?.TellReady();
    }

    private Task LetGoAsync(IHost host) => InTimeAsync(() => EndAsync(host), LongestEnd, "stop");

    /// <summary>
    /// Does not wait for ever for a daemon that hangs, on whatever thread: two must not watch side by side, and one that
    /// neither watches nor ends is noticed by nobody.
    /// </summary>
    private async Task InTimeAsync(Func<Task> work, TimeSpan limit, string what)
    {
        try
        {
            await Task.Run(work, CancellationToken.None).WaitAsync(limit, time);
        }
        catch (TimeoutException error)
        {
            throw new StuckException(
                $"the daemon does not {what}: it was given {Phrase.Of(limit)}. This process ends, so that a service manager starts it again; without one, start it yourself, and please report this with the lines above",
                error
            );
        }
    }

    private static async Task EndAsync(IHost host)
    {
        try
        {
            await host.StopAsync(CancellationToken.None);
        }
        finally
        {
            host.Dispose();
        }
    }

    /// <summary>Has the configuration read again.</summary>
    public void Reload() => _reloads.Release();

    private void Reload(PosixSignalContext signal)
    {
        signal.Cancel = true;
        Reload();
    }

    /// <inheritdoc />
    public void Dispose() => _reloads.Dispose();

    /// <summary>Waits until the daemon is to stop, or to go on by another configuration.</summary>
    /// <returns>The daemon of the new configuration; null where it is to stop.</returns>
    private async Task<(IHost Host, WitnessConfiguration Configuration)?> NextAsync(
        IHost host,
        WitnessConfiguration configuration,
        CancellationToken cancellation
    )
    {
        var life = host.Services.GetRequiredService<IHostApplicationLifetime>();
        using var stops = CancellationTokenSource.CreateLinkedTokenSource(cancellation, life.ApplicationStopping);
        while (true)
        {
            try
            {
                await _reloads.WaitAsync(stops.Token);
                while (_reloads.CurrentCount > 0)
                {
                    await _reloads.WaitAsync(stops.Token); // what was asked for several times is done once
                }
            }
            catch (OperationCanceledException)
            {
                return null;
            }

            manager?.TellReloading();
            if (TryReload(host, configuration) is { } next)
            {
                return next;
            }

            manager?.TellReady();
        }
    }

    private (IHost Host, WitnessConfiguration Configuration)? TryReload(IHost host, WitnessConfiguration present)
    {
        try
        {
            _lastRound = host.Services.GetRequiredService<Journal>().LastRound ?? _lastRound;
            var configuration = read();
            return configuration.DatabasePath == present.DatabasePath
                ? (build(configuration, Occasion.ReloadAfter(_lastRound)), configuration)
                : throw new HostingException(
                    $"\"database\" is {configuration.DatabasePath} now, and was {present.DatabasePath}, whose lock this process holds: restart the daemon to change it"
                );
        }
        catch (Exception error) when (error is HostingException or LedgerException)
        {
            log.LogError("not reloaded, the old configuration goes on: {Reason}", error.Message);
            return null;
        }
        catch (Exception error)
        {
            // Whatever breaks a new daemon must not take the one that runs with it.
            log.LogCritical(error, "not reloaded, the old configuration goes on: please report this");
            return null;
        }
    }
}
