using Witness.Core;

namespace Witness.Hosting;

/// <summary>Whoever wants to hear what orders between rounds came to.</summary>
internal interface IOrderListener
{
    /// <summary>Hears of it. Returns at once and throws nothing: what takes long is done elsewhere.</summary>
    void Hear(RoundReport report);
}
