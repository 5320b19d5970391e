using Witness.Core.Strikes;

namespace Witness.Ledger.Stored;

/// <summary>A hold as kept.</summary>
internal sealed record StoredHold(long Since, long? Until, string? Reason, string By)
{
    public static StoredHold Of(Hold hold) => new(hold.Since.Kept(), hold.Until.Kept(), hold.Reason, hold.By);

    public Hold ToHold() => new(Instant.Of(Since), Instant.Of(Until), Reason, By);
}
