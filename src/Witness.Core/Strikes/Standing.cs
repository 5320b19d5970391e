using System.Collections.Immutable;
using Witness.Core.Checks;
using Witness.Core.Dns;

namespace Witness.Core.Strikes;

/// <summary>What is remembered of a node from round to round, and over restarts.</summary>
/// <param name="Node">The node's name.</param>
public sealed record Standing(string Node)
{
    /// <summary>Where it stands in the rotation.</summary>
    public Rotation Rotation { get; init; }

    /// <summary>When it came to stand there, UTC; null where it always has.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Who or what moved it there.</summary>
    public MoveCause Cause { get; init; }

    /// <summary>Why it was moved there, in words.</summary>
    public string? Reason { get; init; }

    /// <summary>The order that moves it, while that is being carried out.</summary>
    public long? OrderId { get; init; }

    /// <summary>True where that order lifted the floor.</summary>
    public bool Forced { get; init; }

    /// <summary>The starts of the rounds in which it failed, oldest first, no older than the policy's window.</summary>
    public ImmutableArray<DateTimeOffset> Strikes { get; init; } = [];

    /// <summary>How many rounds running it has passed, counted up to <see cref="Stonith.PolicySettings.MostCleanRounds"/>.</summary>
    public int CleanRounds { get; init; }

    /// <summary>The outcome of its last round that was not void; null before the first, and for a node without checks.</summary>
    public CheckOutcome? LastOutcome { get; init; }

    /// <summary>An operator's hold, or null.</summary>
    public Hold? Held { get; init; }

    /// <summary>True once the humans know that it is ready to come back.</summary>
    public bool ReadyTold { get; init; }

    /// <summary>The expiry, UTC, of the certificate of which the humans know that it expires soon.</summary>
    public DateTimeOffset? CertificateTold { get; init; }

    /// <summary>
    /// The last verdict that spared it, in words, so that the same word is not written down every minute; null once
    /// something else was said.
    /// </summary>
    public string? Spared { get; init; }

    /// <summary>When its records came back by others' hands and were taken out again, within the last hour.</summary>
    public ImmutableArray<DateTimeOffset> Comebacks { get; init; } = [];

    /// <summary>The records that were taken out, or are about to be, until the readd has put them back.</summary>
    public ImmutableArray<OwedRecord> Owed { get; init; } = [];

    /// <summary>How far the move has come in each zone, while Leaving or Returning.</summary>
    public ImmutableDictionary<DomainName, ZoneProgress> Zones { get; init; } =
        ImmutableDictionary<DomainName, ZoneProgress>.Empty;

    /// <summary>True while Leaving or Returning.</summary>
    public bool IsMoving => Rotation is Rotation.Leaving or Rotation.Returning;

    /// <summary>True while a move is under way and a zone has failed it, so that it waits for another try.</summary>
    public bool IsWaiting => IsMoving && Zones.Values.Any(progress => progress.LastError is not null);

    /// <summary>The records owed to one zone.</summary>
    public IEnumerable<DnsRecord> OwedTo(DomainName zone) =>
        Owed.Where(owed => owed.Zone == zone).Select(owed => owed.Record);

    /// <summary>This node sent somewhere else in the rotation, its progress begun anew.</summary>
    public Standing Moved(Rotation to, DateTimeOffset at, MoveCause cause, string reason) =>
        this with
        {
            Rotation = to,
            Since = at,
            Cause = cause,
            Reason = reason,
            OrderId = null,
            Forced = false,
            Spared = null,
            ReadyTold = false,
            Zones = ImmutableDictionary<DomainName, ZoneProgress>.Empty,
        };

    /// <summary>Back in rotation as if nothing had been: no strikes, nothing owed.</summary>
    public Standing BackIn(DateTimeOffset at, MoveCause cause, string reason) =>
        Moved(Rotation.In, at, cause, reason) with
        {
            Strikes = [],
            Owed = [],
            Comebacks = [],
        };

    /// <summary>With one zone's progress changed.</summary>
    public Standing With(DomainName zone, ZoneProgress progress) => this with { Zones = Zones.SetItem(zone, progress) };

    /// <summary>The progress in one zone.</summary>
    public ZoneProgress In(DomainName zone) => Zones.GetValueOrDefault(zone, ZoneProgress.New);
}
