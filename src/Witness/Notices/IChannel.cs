namespace Witness.Notices;

/// <summary>A way to tell humans of something.</summary>
internal interface IChannel
{
    /// <summary>Its name in the configuration.</summary>
    string Name { get; }

    /// <summary>Tells it. Where this returns, somebody else has taken the message.</summary>
    /// <param name="message">What is told. The same one may be told again after a crash; its key says so.</param>
    /// <param name="cancellation">Ends the try; whether it was told is then not known.</param>
    /// <exception cref="DeliveryException">It was not told, or nobody knows whether it was.</exception>
    Task SendAsync(NoticeMessage message, CancellationToken cancellation);
}
