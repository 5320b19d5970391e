using Witness.Notices;

namespace Witness.Tests.Notices;

/// <summary>A channel that answers as the test wants: one letter a try, the last one for ever.</summary>
/// <param name="script"><c>.</c> told, <c>x</c> a passing fault, <c>r</c> one that asks for two hours, <c>c</c> the channel's, <c>m</c> the message's, <c>p</c> told in part, <c>!</c> a defect.</param>
internal sealed class ScriptedChannel(string script) : IChannel
{
    private int _tries;

    public string Name => "chat";

    public List<long> Told { get; } = [];

    public List<long> Tried { get; } = [];

    /// <summary>What happens while a message is sent.</summary>
    public Func<CancellationToken, Task> Meanwhile { get; init; } = _ => Task.CompletedTask;

    public async Task<string?> SendAsync(NoticeMessage message, CancellationToken cancellation)
    {
        Tried.Add(message.Id);
        await Meanwhile(cancellation);
        var letter = script[Math.Min(_tries++, script.Length - 1)];
        if (letter is not ('.' or 'p'))
        {
            throw letter switch
            {
                'x' => new DeliveryException(DeliveryFault.Passing, "answered 500"),
                'r' => new DeliveryException(DeliveryFault.Passing, "answered 429")
                {
                    RetryAfter = TimeSpan.FromHours(2),
                },
                'c' => new DeliveryException(DeliveryFault.Channel, "answered 404"),
                'm' => new DeliveryException(DeliveryFault.Message, "answered 413"),
                _ => new InvalidOperationException("https://chat.example.com/T0KEN"),
            };
        }

        Told.Add(message.Id);
        return letter == 'p' ? "the server refused gone@example.com" : null;
    }
}
