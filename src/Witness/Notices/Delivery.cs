using Microsoft.Extensions.Logging;
using Witness.Configuration;
using Witness.Core;
using Witness.Ledger.Outgoing;

namespace Witness.Notices;

/// <summary>Tells the notices of one channel, one after the other, and has the ledger remember how far it has come.</summary>
/// <param name="channel">The channel.</param>
/// <param name="outbox">Where notices wait.</param>
/// <param name="configuration">Whose notices they are.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where it is told that telling failed.</param>
internal sealed class Delivery(
    IChannel channel,
    Outbox outbox,
    WitnessConfiguration configuration,
    TimeProvider time,
    ILogger log
)
{
    /// <summary>Longer than a service takes that answers, and too short for anybody to wonder why the daemon does not end.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    /// <summary>What the channel has taken: where the ledger cannot be told so, it must not be sent again and again.</summary>
    private (long Number, string? LeftOut)? _sent;

    /// <summary>
    /// Tells the oldest notice that waits. One that fails is tried again by the next call, and one that is hopeless is given up.
    /// What came of a try is written down though the daemon stops meanwhile.
    /// </summary>
    /// <returns>How long to wait before the next call, zero where more may wait; null where nothing waits.</returns>
    /// <exception cref="Ledger.LedgerException">
    /// What came of it could not be written down. If it was told, the next call of this delivery only writes that down.
    /// </exception>
    public async Task<TimeSpan?> StepAsync(CancellationToken cancellation)
    {
        if (await outbox.NextAsync(channel.Name, cancellation) is not { } next)
        {
            return null;
        }

        if (_sent?.Number != next.Number && await TryAsync(next, cancellation) is { } error)
        {
            return await FailAsync(next, error);
        }

        await MarkAsync(next, _sent?.LeftOut);
        return TimeSpan.Zero;
    }

    private async Task<DeliveryException?> TryAsync(OutgoingNotice next, CancellationToken cancellation)
    {
        // Cut off at once, nobody would know whether it was told, and it would be told again after the reload.
        using var limit = new CancellationTokenSource();
        await using var grace = time.CreateTimer(
            _ => limit.Cancel(),
            state: null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
        await using var stop = cancellation.Register(() => grace.Change(Grace, Timeout.InfiniteTimeSpan));
        try
        {
            var leftOut = await channel.SendAsync(NoticeMessage.Of(next, configuration.Name), limit.Token);
            _sent = (next.Number, leftOut);
            return null;
        }
        catch (DeliveryException error)
        {
            return error;
        }
        catch (Exception error) when (!limit.IsCancellationRequested)
        {
            // Its words may hold a secret; its kind and place do not.
            log.LogCritical(
                "channel {Channel} is broken, please report this: {Kind} {Place}",
                channel.Name,
                error.GetType(),
                error.StackTrace
            );
            return new DeliveryException(DeliveryFault.Passing, "it is broken; the journal says where", error);
        }
    }

    private async Task MarkAsync(OutgoingNotice next, string? leftOut)
    {
        var now = time.GetUtcNow();
        if (leftOut is not null)
        {
            var text =
                $"channel {channel.Name} has told notice {next.Number}, but not everybody: {leftOut}; {WhatNext(next)}";
            await outbox.ToldInPartAsync(channel.Name, next.Number, leftOut, text, now, CancellationToken.None);
            log.LogWarning("{Untold}", text);
        }
        else if (await outbox.ToldAsync(channel.Name, next.Number, now, CancellationToken.None))
        {
            log.LogInformation("channel {Channel} tells notices again", channel.Name);
        }
    }

    private async Task<TimeSpan> FailAsync(OutgoingNotice next, DeliveryException error)
    {
        var now = time.GetUtcNow();
        if (DeliverySchedule.IsOver(now - next.At, error.Fault))
        {
            var text =
                $"channel {channel.Name} has not told notice {next.Number}, and gives it up: {error.Message}; {WhatNext(next)}";
            await outbox.GivenUpAsync(channel.Name, next.Number, error.Message, text, now, CancellationToken.None);
            log.LogError("{Untold}", text);
            return error.Fault == DeliveryFault.Message ? TimeSpan.Zero : DeliverySchedule.PauseAfterGivingUp(error);
        }

        var tries = await outbox.TriesAsync(channel.Name, CancellationToken.None) + 1;
        var pause = DeliverySchedule.PauseAfter(tries, error);
        log.Log(
            tries == 1 ? LogLevel.Warning : LogLevel.Debug,
            "channel {Channel} could not tell notice {Notice}: {Reason}; it is tried again after {Pause}",
            channel.Name,
            next.Number,
            error.Message,
            Phrase.Of(pause)
        );
        await outbox.FailedAsync(channel.Name, error.Message, now, CancellationToken.None);
        return pause;
    }

    private string WhatNext(OutgoingNotice notice) =>
        $"what it said stands in the history at {Phrase.Of(notice.At)}, and the channel is tried with: witness notices test {channel.Name}";
}
