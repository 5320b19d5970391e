namespace Witness.Notices;

/// <summary>A message could not be told. The text says why and what to do next, and never holds a secret.</summary>
/// <param name="fault">What is to be done about it.</param>
/// <param name="message">Why.</param>
/// <param name="inner">The cause, which may hold a secret and is never shown.</param>
internal sealed class DeliveryException(DeliveryFault fault, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>What is to be done about it.</summary>
    public DeliveryFault Fault => fault;

    /// <summary>How long the receiver asks to be left alone (RFC 9110 §10.2.3); null where it does not, negative where that is over.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
