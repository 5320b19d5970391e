using System.Text.Json;
using System.Text.Json.Nodes;
using Witness.Configuration;

namespace Witness.Notices;

/// <summary>The bodies that chat services take. Pure.</summary>
internal static class WebhookBody
{
    /// <summary>The most characters that Discord takes.</summary>
    private const int LongestOfDiscord = 2000;

    /// <summary>Teams takes 28 KB of card; a character is three bytes at most where people write, and six where JSON escapes it.</summary>
    private const int LongestOfTeams = 4000;

    /// <summary>More than Slack shows at once; it cuts at 40,000.</summary>
    private const int LongestOfSlack = 12_000;

    /// <summary>ntfy makes an attachment of more than 4,096 bytes.</summary>
    private const int LongestOfNtfy = 1300;

    /// <summary>The body of a message, and its media type.</summary>
    public static (string Body, string MediaType) Of(NoticeMessage message, WebhookFormat format) =>
        format switch
        {
            WebhookFormat.Slack => (Slack(message).ToJsonString(), "application/json"),
            WebhookFormat.Discord => (Discord(message).ToJsonString(), "application/json"),
            WebhookFormat.Teams => (Teams(message).ToJsonString(), "application/json"),
            WebhookFormat.Ntfy => ($"{Cut(message.Text, LongestOfNtfy)}\n{message.Origin}", "text/plain"),
            _ => (
                JsonSerializer.Serialize(NoticeJson.Of(message), NoticeShapes.Default.NoticeJson),
                "application/json"
            ),
        };

    /// <summary>https://docs.slack.dev/messaging/formatting-message-text: three characters are escaped, and backticks make code.</summary>
    private static JsonObject Slack(NoticeMessage message) =>
        new()
        {
            ["text"] =
                $"*{Escaped(message.Subject)}*\n{Escaped(Cut(message.Text, LongestOfSlack))}{Code(message)}\n_{Escaped(message.Origin)}_",
        };

    /// <summary>https://discord.com/developers/docs/resources/webhook#execute-webhook: nobody is pinged by what a node says.</summary>
    private static JsonObject Discord(NoticeMessage message)
    {
        var (head, tail) = ($"**{Plain(message.Subject)}**\n", $"{Code(message)}\n-# {Plain(message.Origin)}");
        var text = Cut(Plain(message.Text), LongestOfDiscord - head.Length - tail.Length);
        return new JsonObject
        {
            ["content"] = head + text + tail,
            ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() },
        };
    }

    /// <summary>A message with an adaptive card, which is what the workflow "when a webhook request is received" posts.</summary>
    private static JsonObject Teams(NoticeMessage message)
    {
        var body = new JsonArray(
            Block(message.Subject, ("weight", "Bolder")),
            Block(Cut(message.Text, LongestOfTeams))
        );
        // Added as nodes, or Add<T> would be called, which reflects.
        if (message.Command is { } command)
        {
            body.Add((JsonNode)Block(command, ("fontType", "Monospace")));
        }

        body.Add((JsonNode)Block(message.Origin, ("size", "Small")));
        return new JsonObject
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(
                new JsonObject
                {
                    ["contentType"] = "application/vnd.microsoft.card.adaptive",
                    ["content"] = new JsonObject
                    {
                        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
                        ["type"] = "AdaptiveCard",
                        ["version"] = "1.4",
                        ["body"] = body,
                    },
                }
            ),
        };
    }

    private static JsonObject Block(string text, params (string Key, string Value)[] looks)
    {
        var block = new JsonObject
        {
            ["type"] = "TextBlock",
            ["text"] = Plain(text),
            ["wrap"] = true,
        };
        foreach (var (key, value) in looks)
        {
            block[key] = value;
        }

        return block;
    }

    private static string Code(NoticeMessage message) => message.Command is { } command ? $"\n```\n{command}\n```" : "";

    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Markdown shows a record's asterisk, underscore or brackets as they are only where they are escaped.</summary>
    private static string Plain(string text) =>
        string.Concat(
            text.Select(letter =>
                letter is '\\' or '*' or '_' or '`' or '~' or '[' or ']' ? $"\\{letter}" : $"{letter}"
            )
        );

    /// <summary>The beginning of a text, never half a character of two.</summary>
    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return text[..end] + "…";
    }
}
