namespace Witness.Lab.Tests.Cases;

/// <summary>One of the list of nasty cases, as it befalls one zone of many while the daemon removes a node.</summary>
/// <param name="Number">Its number in the list.</param>
/// <param name="What">What happens, in words.</param>
/// <param name="Befall">Prepares the zone, before the daemon starts.</param>
/// <param name="End">What comes of the node's records.</param>
/// <param name="Told">What the history says of it; null where all goes as it does without it.</param>
/// <param name="Writes">How many writes are sent; null where that depends on how long one looks.</param>
/// <typeparam name="TZone">The provider's kind of zone.</typeparam>
internal sealed record NastyCase<TZone>(
    int Number,
    string What,
    Action<TZone> Befall,
    CaseEnd End,
    string? Told,
    int? Writes
)
    where TZone : ICaseZone;
