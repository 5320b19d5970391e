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
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Tells the oldest notice that waits. One that fails is tried again by the next call, and one that is hopeless is given up.
    /// </summary>
    /// <returns>How long to wait before the next call; zero where more may wait.</returns>
    /// <exception cref="Ledger.LedgerException">What came of it could not be written down: it is told again.</exception>
    public async Task<TimeSpan> StepAsync(CancellationToken cancellation)
    {
        if (await outbox.NextAsync(channel.Name, cancellation) is not { } next)
        {
            return LookEvery;
        }

        string? leftOut;
        try
        {
            leftOut = await TryAsync(next, cancellation);
        }
        catch (DeliveryException error)
        {
            return await FailAsync(next, error, cancellation);
        }

        await MarkAsync(next, leftOut, cancellation);
        return TimeSpan.Zero;
    }

    private async Task<string?> TryAsync(OutgoingNotice next, CancellationToken cancellation)
    {
        try
        {
            return await channel.SendAsync(NoticeMessage.Of(next, configuration.Name), cancellation);
        }
        catch (Exception error) when (error is not DeliveryException && !cancellation.IsCancellationRequested)
        {
            // Its words may hold a secret; its kind and place do not.
            log.LogCritical(
                "channel {Channel} is broken, please report this: {Kind} {Place}",
                channel.Name,
                error.GetType(),
                error.StackTrace
            );
            throw new DeliveryException(DeliveryFault.Passing, "it is broken; the journal says where", error);
        }
    }

    private async Task MarkAsync(OutgoingNotice next, string? leftOut, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (leftOut is not null)
        {
            var text =
                $"channel {channel.Name} has told notice {next.Number}, but not everybody: {leftOut}; {WhatNext(next)}";
            await outbox.ToldInPartAsync(channel.Name, next.Number, leftOut, text, now, cancellation);
            log.LogWarning("{Untold}", text);
        }
        else if (await outbox.ToldAsync(channel.Name, next.Number, now, cancellation))
        {
            log.LogInformation("channel {Channel} tells notices again", channel.Name);
        }
    }

    private async Task<TimeSpan> FailAsync(OutgoingNotice next, DeliveryException error, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (DeliverySchedule.IsOver(now - next.At, error.Fault))
        {
            var text =
                $"channel {channel.Name} has not told notice {next.Number}, and gives it up: {error.Message}; {WhatNext(next)}";
            await outbox.GivenUpAsync(channel.Name, next.Number, error.Message, text, now, cancellation);
            log.LogError("{Untold}", text);
            return error.Fault == DeliveryFault.Message ? TimeSpan.Zero : DeliverySchedule.PauseAfterGivingUp(error);
        }

        var tries = await outbox.TriesAsync(channel.Name, cancellation) + 1;
        var pause = DeliverySchedule.PauseAfter(tries, error);
        log.Log(
            tries == 1 ? LogLevel.Warning : LogLevel.Debug,
            "channel {Channel} could not tell notice {Notice}: {Reason}; it is tried again after {Pause}",
            channel.Name,
            next.Number,
            error.Message,
            Phrase.Of(pause)
        );
        await outbox.FailedAsync(channel.Name, error.Message, now, cancellation);
        return pause;
    }

    private string WhatNext(OutgoingNotice notice) =>
        $"what it said stands in the history at {Phrase.Of(notice.At)}, and the channel is tried with: witness notices test {channel.Name}";
}
