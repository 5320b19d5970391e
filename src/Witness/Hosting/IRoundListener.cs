using Witness.Core;

namespace Witness.Hosting;

/// <summary>Whoever wants to hear of every round that was closed.</summary>
internal interface IRoundListener
{
    /// <summary>Hears of a round. Returns at once and throws nothing: what takes long is done elsewhere.</summary>
    void Hear(RoundReport report);
}
