using Witness.Notices;

namespace Witness.Tests.Notices;

/// <summary>A channel that answers as the test wants: one letter a try, the last one for ever.</summary>
/// <param name="script"><c>.</c> told, <c>x</c> a passing fault, <c>c</c> the channel's, <c>m</c> the message's, <c>!</c> a defect.</param>
internal sealed class ScriptedChannel(string script) : IChannel
{
    private int _tries;

    public string Name => "chat";

    public List<long> Told { get; } = [];

    public List<long> Tried { get; } = [];

    public Task SendAsync(NoticeMessage message, CancellationToken cancellation)
    {
        Tried.Add(message.Id);
        var letter = script[Math.Min(_tries++, script.Length - 1)];
        if (letter != '.')
        {
            throw letter switch
            {
                'x' => new DeliveryException(DeliveryFault.Passing, "answered 500"),
                'c' => new DeliveryException(DeliveryFault.Channel, "answered 404"),
                'm' => new DeliveryException(DeliveryFault.Message, "answered 400"),
                _ => new InvalidOperationException("https://chat.example.com/T0KEN"),
            };
        }

        Told.Add(message.Id);
        return Task.CompletedTask;
    }
}
