namespace Witness.Configuration.Sections;

/// <summary>The key <c>notices</c>: channels by their names.</summary>
internal sealed class ChannelsKind()
    : NamedKind<NoticeOptions>("channel", new ChannelKind(), static (channel, name) => channel with { Name = name });
