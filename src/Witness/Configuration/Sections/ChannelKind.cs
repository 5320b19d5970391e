namespace Witness.Configuration.Sections;

/// <summary>A channel for notices of whichever type it says it is.</summary>
internal sealed class ChannelKind() : TypedKind<NoticeOptions>("channel", Types)
{
    /// <summary>Every type of channel.</summary>
    public static IReadOnlyList<NoticeSection> Types { get; } =
    [new WebhookSection(), new CommandSection(), new SmtpSection()];
}
