using Witness.Configuration;

namespace Witness.Notices;

/// <summary>Makes channels of what the configuration says.</summary>
internal static class ChannelFactory
{
    /// <summary>A channel.</summary>
    public static IChannel Of(NoticeOptions options, Web web, TimeProvider time) =>
        options switch
        {
            WebhookOptions webhook => new WebhookChannel(webhook, web),
            CommandOptions command => new CommandChannel(command, time),
            SmtpOptions smtp => new SmtpChannel(smtp, time),
            _ => throw new InvalidOperationException($"no channel is made of {options.GetType().Name}"),
        };
}
