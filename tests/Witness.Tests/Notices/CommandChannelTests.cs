using System.Text.Json;
using Witness.Configuration;
using Witness.Notices;

namespace Witness.Tests.Notices;

public sealed class CommandChannelTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("witness-command-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task A_program_reads_the_notice_as_json_and_its_arguments_as_they_are()
    {
        var program = Write("""cat > "$1"; printf '%s' "$2" >> "$1" """);
        var taken = Path.Combine(_directory.FullName, "taken");

        await SendAsync([program, taken, "$HOME; `id`"]);

        var lines = await File.ReadAllLinesAsync(taken, TestContext.Current.CancellationToken);
        var json = JsonDocument.Parse(lines[0]).RootElement;
        Assert.Equal(Messages.Whole.Text, json.GetProperty("text").GetString());
        Assert.Equal("$HOME; `id`", lines[1]);
    }

    [Theory]
    [InlineData("echo no pager >&2; exit 3", "ended with 3: no pager")]
    [InlineData("sleep 60", "did not end within 250 ms")]
    [InlineData("yes", "more than 65536 characters of output")]
    public async Task A_program_that_fails_is_tried_again(string script, string words)
    {
        var program = Write(script);

        var error = await Assert.ThrowsAsync<DeliveryException>(() => SendAsync([program]));

        Assert.Equal(DeliveryFault.Passing, error.Fault);
        Assert.EndsWith(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_for_a_human_to_mend()
    {
        var error = await Assert.ThrowsAsync<DeliveryException>(() => SendAsync(["/nowhere/page"]));

        Assert.Equal(DeliveryFault.Channel, error.Fault);
        Assert.StartsWith("/nowhere/page could not be started: ", error.Message, StringComparison.Ordinal);
    }

    private static Task<string?> SendAsync(IReadOnlyList<string> command)
    {
        var timeout = command[0].EndsWith("slow", StringComparison.Ordinal)
            ? TimeSpan.FromMilliseconds(250)
            : TimeSpan.FromSeconds(30);
        return new CommandChannel(
            new CommandOptions(command, timeout) { Name = "pager" },
            TimeProvider.System
        ).SendAsync(Messages.Whole, TestContext.Current.CancellationToken);
    }

    private string Write(string script)
    {
        var name = script.StartsWith("sleep", StringComparison.Ordinal) ? "slow" : "page";
        var path = Path.Combine(_directory.FullName, name);
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
