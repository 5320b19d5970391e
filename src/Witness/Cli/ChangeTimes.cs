using Witness.Ledger.History;

namespace Witness.Cli;

/// <summary>The three times by which a change reaches the users, for people: accepted, published, drained.</summary>
internal static class ChangeTimes
{
    /// <summary>Writes those of a change that its registrar has accepted.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="change">The change; null where there is none.</param>
    /// <param name="timeOf">How an instant is written.</param>
    public static void Write(Terminal terminal, RecordedChange? change, Func<DateTimeOffset, string> timeOf)
    {
        if (change?.Accepted is not { } accepted)
        {
            return;
        }

        var differs = change.Detail is { } detail ? $"; {detail}" : "";
        terminal.Say($"    accepted by {change.Registrar} {timeOf(accepted)}{differs}", hang: 8);
        if (change.Publication is not { } publication)
        {
            return;
        }

        var published = publication.Published is { } at ? $"published {timeOf(at)}" : publication.Words(change.At);
        terminal.Say($"    {published}{(publication.Detail is null ? "" : $": {publication.Detail}")}", hang: 8);
        if (publication.DrainedBy is { } drained)
        {
            terminal.Say($"    drained by {timeOf(drained)}: until then caches may still answer it", hang: 8);
        }
    }
}
