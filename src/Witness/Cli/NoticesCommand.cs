using System.CommandLine;
using Spectre.Console;
using Witness.Configuration;
using Witness.Notices;

namespace Witness.Cli;

/// <summary><c>witness notices test [NAME]</c>: sends a message by each channel, so that its first one is not the one that matters.</summary>
internal static class NoticesCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal) =>
        new("notices", "Try the channels by which humans are told.") { CreateTest(terminal) };

    private static Command CreateTest(Terminal terminal)
    {
        var name = new Argument<string?>("NAME")
        {
            Description = "Only this channel.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command(
            "test",
            "Send one message, marked as a test, by each channel; needs no daemon and records nothing."
        )
        {
            name,
        };
        command.SetAction((parsed, cancellation) => TestAsync(parsed, terminal, parsed.GetValue(name), cancellation));
        return command;
    }

    private static async Task<int> TestAsync(
        ParseResult parsed,
        Terminal terminal,
        string? name,
        CancellationToken cancellation
    )
    {
        var configuration = ConfigurationOption.Load(parsed, terminal);
        var channels = ChannelsOf(configuration, name);
        var message = NoticeMessage.OfTest(configuration.Name, terminal.Time.GetUtcNow());
        using var web = new Web(terminal.Time);
        var tries = channels.Select(async options =>
            (
                options.Name,
                Result: await SendAsync(ChannelFactory.Of(options, web, terminal.Time), message, cancellation)
            )
        );
        var results = await Task.WhenAll(tries);
        var sheet = new Sheet("CHANNEL", "TEST", "WHY");
        foreach (var (channel, result) in results)
        {
            sheet.Add(channel, result.Came, result.Why ?? "");
        }

        sheet.WriteTo(terminal);
        return Array.TrueForAll(results, one => one.Result.Why is null) ? Exit.Well : Exit.No;
    }

    private static IReadOnlyList<NoticeOptions> ChannelsOf(WitnessConfiguration configuration, string? name)
    {
        var names = configuration.Notices.Select(channel => channel.Name).ToList();
        return configuration.Notices.Count == 0
                ? throw new UsageException(
                    "no channel is configured, so that nobody is told anything: write one under \"notices\""
                )
            : name is null ? configuration.Notices
            : names.Contains(name, StringComparer.Ordinal) ? [configuration.Notices[names.IndexOf(name)]]
            : throw new UsageException($"no channel is called {name}; {Nearest.Advice(name, names)}");
    }

    private static async Task<(Cell Came, string? Why)> SendAsync(
        IChannel channel,
        NoticeMessage message,
        CancellationToken cancellation
    )
    {
        try
        {
            var leftOut = await channel.SendAsync(message, cancellation);
            return leftOut is null
                ? (new Cell("sent", Color.Green), null)
                : (new Cell("sent in part", Color.Yellow), leftOut);
        }
        catch (DeliveryException error)
        {
            return (new Cell("failed", Color.Red), error.Message);
        }
    }
}
