namespace Witness.Configuration;

/// <summary>A URL that is fetched after each closed round, so that somebody else notices when no round closes any more.</summary>
/// <param name="Url">What is fetched. A secret, because whoever knows it can feign a beat.</param>
/// <param name="Timeout">How long the answer may take.</param>
public sealed record HeartbeatOptions(Secret Url, TimeSpan Timeout);
