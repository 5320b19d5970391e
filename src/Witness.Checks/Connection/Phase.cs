namespace Witness.Checks.Connection;

/// <summary>A stretch of a check's way, for messages and evidence.</summary>
/// <param name="Name">In words: <c>TLS handshake</c>. Reads well after "during the".</param>
/// <param name="Unanswered">What there is to say when it does not end in time; reads well before "within 10 s".</param>
internal sealed record Phase(string Name, string Unanswered)
{
    /// <summary>The TCP handshake: the first phase of every check over TCP.</summary>
    public static Phase Connect { get; } = new("connect", "no answer to the TCP connect");
}
