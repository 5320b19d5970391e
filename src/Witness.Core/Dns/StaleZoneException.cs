namespace Witness.Core.Dns;

/// <summary>The zone is no longer what a change was planned on; nothing was changed. Read again, plan again.</summary>
/// <param name="message">What was found instead.</param>
/// <param name="inner">The cause.</param>
public sealed class StaleZoneException(string message, Exception? inner = null) : Exception(message, inner);
