using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>A channel of type <c>webhook</c>.</summary>
internal sealed class WebhookSection() : NoticeSection(TypeWord)
{
    public const string TypeWord = "webhook";

    public static readonly Key<Secret> Url = Key.Required(
        "url",
        SecretUrlKind.Any,
        "where notices are posted, a secret for the token in it"
    );

    public static readonly Key<WebhookFormat> Format = Key.WithDefault(
        "format",
        new ChoiceKind<WebhookFormat>(
            ("json", WebhookFormat.Json),
            ("slack", WebhookFormat.Slack),
            ("discord", WebhookFormat.Discord),
            ("teams", WebhookFormat.Teams),
            ("ntfy", WebhookFormat.Ntfy)
        ),
        "json",
        "whom the body is made for"
    );

    /// <inheritdoc />
    public override IReadOnlyList<Key> Keys { get; } = [TypeKey(TypeWord), Url, Format, Kinds];

    /// <inheritdoc />
    protected override NoticeOptions Bind(SectionReader section) =>
        new WebhookOptions(section.Get(Url), section.Get(Format)) { Kinds = section.Find(Kinds) };
}
