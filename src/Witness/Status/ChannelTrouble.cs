using Witness.Core;
using Witness.Ledger.Outgoing;

namespace Witness.Status;

/// <summary>A channel by which somebody was not told of late, in words. Pure.</summary>
internal static class ChannelTrouble
{
    /// <summary>Since when and why, and what waits; null where the channel works.</summary>
    public static string? Of(ChannelProgress channel, DateTimeOffset now)
    {
        if (channel.Error is null)
        {
            return null;
        }

        var trouble =
            channel.Tries > 0 ? $"fails, {Phrase.Of(channel.Tries, "time")} running, last" : "left somebody untold";
        return $"channel {channel.Name} {trouble} {Ago.Of(now - (channel.FailedAt ?? now))}: {channel.Error}; {Phrase.Of(channel.Waiting, "notice waits", "notices wait")}";
    }
}
