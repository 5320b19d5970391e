using System.Text.Json;
using Witness.Configuration;
using Witness.Notices;

namespace Witness.Tests.Notices;

public sealed class WebhookBodyTests
{
    [Fact]
    public void Json_holds_every_field()
    {
        var json = Read(WebhookFormat.Json, Messages.Whole);

        Assert.Equal(
            """{"id":42,"key":"KEY","witness":"home","kind":"removed","node":"chitoge","zone":"demo.test","at":"2026-01-02T03:04:05Z","subject":"[home] chitoge: removed","text":"TEXT","removed":[{"name":"www.demo.test","type":"A","ttl":300,"data":"203.0.113.11"}],"added":[{"name":"www.demo.test","type":"A","ttl":null,"data":"203.0.113.11"}],"command":"witness readd chitoge"}"""
                .Replace("KEY", Messages.Whole.Key, StringComparison.Ordinal)
                .Replace("\"ttl\":null,", "", StringComparison.Ordinal)
                .Replace("TEXT", json.GetProperty("text").GetRawText()[1..^1], StringComparison.Ordinal),
            json.GetRawText()
        );
        Assert.Equal(Messages.Whole.Text, json.GetProperty("text").GetString());
    }

    [Fact]
    public void What_a_notice_does_not_have_is_left_out_of_json() =>
        Assert.Equal(
            ["id", "key", "witness", "kind", "at", "subject", "text"],
            Read(WebhookFormat.Json, NoticeMessage.OfTest("home", Site.Now))
                .EnumerateObject()
                .Select(field => field.Name)
        );

    [Fact]
    public void Slack_is_told_with_its_three_characters_escaped() =>
        Assert.Equal(
            "*[home] chitoge: removed*\nchitoge is Out (4 strikes &lt;within&gt; 1 h &amp; more): - *.demo.test A – put it back with: witness readd chitoge\n```\nwitness readd chitoge\n```\n_witness home, 2026-01-02 03:04:05Z_",
            Assert.Single(Read(WebhookFormat.Slack, Messages.Whole).EnumerateObject()).Value.GetString()
        );

    [Fact]
    public void Discord_is_told_in_plain_text_that_pings_nobody()
    {
        var json = Read(WebhookFormat.Discord, Messages.Whole);

        Assert.Equal(
            @"**\[home\] chitoge: removed**
chitoge is Out (4 strikes <within> 1 h & more): - \*.demo.test A – put it back with: witness readd chitoge
```
witness readd chitoge
```
-# witness home, 2026-01-02 03:04:05Z",
            json.GetProperty("content").GetString()
        );
        Assert.Equal("""{"parse":[]}""", json.GetProperty("allowed_mentions").GetRawText());
    }

    [Fact]
    public void Teams_is_told_by_an_adaptive_card()
    {
        var json = Read(WebhookFormat.Teams, Messages.Whole);

        Assert.Equal("message", json.GetProperty("type").GetString());
        var attachment = Assert.Single(json.GetProperty("attachments").EnumerateArray());
        Assert.Equal("application/vnd.microsoft.card.adaptive", attachment.GetProperty("contentType").GetString());
        var card = attachment.GetProperty("content");
        Assert.Equal("AdaptiveCard", card.GetProperty("type").GetString());
        var blocks = card.GetProperty("body").EnumerateArray().Select(block => block.GetProperty("text").GetString());
        Assert.Equal(
            [
                @"\[home\] chitoge: removed",
                Messages.Whole.Text.Replace("*", @"\*", StringComparison.Ordinal),
                "witness readd chitoge",
                "witness home, 2026-01-02 03:04:05Z",
            ],
            blocks
        );
    }

    [Fact]
    public void Ntfy_is_told_in_plain_text() =>
        Assert.Equal(
            ($"{Messages.Whole.Text}\nwitness home, 2026-01-02 03:04:05Z", "text/plain"),
            WebhookBody.Of(Messages.Whole, WebhookFormat.Ntfy)
        );

    [Theory]
    [InlineData(WebhookFormat.Discord, 2000)]
    [InlineData(WebhookFormat.Teams, 28 * 1024)]
    [InlineData(WebhookFormat.Ntfy, 4096)]
    public void Nobody_is_told_more_than_they_take(WebhookFormat format, int bytes)
    {
        var endless = Messages.Whole with { Text = string.Concat(Enumerable.Repeat("*𝄞–", 20_000)) };

        var (body, _) = WebhookBody.Of(endless, format);

        var length =
            format == WebhookFormat.Discord
                ? JsonDocument.Parse(body).RootElement.GetProperty("content").GetString()!.Length
                : System.Text.Encoding.UTF8.GetByteCount(body);
        Assert.InRange(length, 1000, bytes);
    }

    [Fact]
    public void The_key_is_the_same_for_the_same_notice_and_no_other()
    {
        var key = Messages.Whole.Key;

        Assert.Equal(key, (Messages.Whole with { Text = "retold" }).Key);
        Assert.Equal(
            4,
            new[]
            {
                key,
                (Messages.Whole with { Id = 43 }).Key,
                (Messages.Whole with { Witness = "away" }).Key,
                (Messages.Whole with { At = Site.Now.AddSeconds(1) }).Key,
            }
                .Distinct()
                .Count()
        );
    }

    private static JsonElement Read(WebhookFormat format, NoticeMessage message)
    {
        var (body, mediaType) = WebhookBody.Of(message, format);
        Assert.Equal("application/json", mediaType);
        return JsonDocument.Parse(body).RootElement;
    }
}
