namespace Witness.Notices;

/// <summary>A way to tell humans of something.</summary>
internal interface IChannel
{
    /// <summary>Its name in the configuration.</summary>
    string Name { get; }

    /// <summary>Tells it. Where this returns, somebody else has taken the message.</summary>
    /// <param name="message">What is told. The same one may be told again after a crash; its key says so.</param>
    /// <param name="cancellation">Ends the try; whether it was told is then not known.</param>
    /// <returns>Who was left out and why, fit for a message; null where everybody has it.</returns>
    /// <exception cref="DeliveryException">Nobody was told it, or nobody knows whether anybody was.</exception>
    Task<string?> SendAsync(NoticeMessage message, CancellationToken cancellation);
}
