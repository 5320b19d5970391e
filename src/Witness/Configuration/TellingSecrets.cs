namespace Witness.Configuration;

/// <summary>The secrets by which others are told: of the channels, of the heartbeat and of the collector of metrics.</summary>
internal static class TellingSecrets
{
    /// <summary>Each by its path in the configuration.</summary>
    public static IEnumerable<(string Path, Secret Secret)> Of(WitnessConfiguration configuration)
    {
        foreach (var channel in configuration.Notices)
        {
            if (channel is WebhookOptions webhook)
            {
                yield return ($"notices.{channel.Name}.url", webhook.Url);
            }
            else if (channel is SmtpOptions { Password: { } password })
            {
                yield return ($"notices.{channel.Name}.password", password);
            }
        }

        if (configuration.Heartbeat is { } heartbeat)
        {
            yield return ("heartbeat.url", heartbeat.Url);
        }

        foreach (var header in configuration.Metrics?.Headers ?? [])
        {
            yield return ($"metrics.headers.{header.Name}", header.Value);
        }
    }
}
