namespace Witness.Configuration;

/// <summary>Notices posted to a URL.</summary>
/// <param name="Url">Where to. A secret, because the URLs of chat services hold the right to write there.</param>
/// <param name="Format">Whom the body is made for.</param>
public sealed record WebhookOptions(Secret Url, WebhookFormat Format) : NoticeOptions;

/// <summary>Whom the body of a webhook is made for.</summary>
public enum WebhookFormat
{
    /// <summary>Programs: every field of the notice.</summary>
    Json,

    /// <summary>Slack's incoming webhooks.</summary>
    Slack,

    /// <summary>Discord's webhooks.</summary>
    Discord,

    /// <summary>The Workflows of Microsoft Teams.</summary>
    Teams,

    /// <summary>A topic of ntfy.</summary>
    Ntfy,
}
