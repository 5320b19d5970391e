using Witness.Core.Dns;
using Witness.Core.Strikes;

namespace Witness.Ledger.Stored;

/// <summary>How far a move has come in one zone, as kept.</summary>
internal sealed record StoredProgress(string Zone, bool Settled, long Tries, long NotBefore, string? LastError)
{
    public static StoredProgress Of(DomainName zone, ZoneProgress progress) =>
        new(zone.Text, progress.Settled, progress.Tries, progress.NotBefore.Kept(), progress.LastError);

    public ZoneProgress ToProgress() => new(Settled, (int)Tries, Instant.Of(NotBefore), LastError);
}
