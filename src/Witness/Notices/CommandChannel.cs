using System.Text.Json;
using Witness.Checks.Connection;
using Witness.Configuration;
using Witness.Registrars.Programs;

namespace Witness.Notices;

/// <summary>Gives messages to a program, as JSON on its standard input. Its exit status 0 means that it has been told.</summary>
/// <param name="options">The program.</param>
/// <param name="time">Measures its time.</param>
internal sealed class CommandChannel(CommandOptions options, TimeProvider time) : IChannel
{
    private readonly ProgramRunner _programs = new(time);

    /// <inheritdoc />
    public string Name => options.Name;

    /// <inheritdoc />
    public async Task<string?> SendAsync(NoticeMessage message, CancellationToken cancellation)
    {
        var program = options.Command[0];
        var input = JsonSerializer.Serialize(NoticeJson.Of(message), NoticeShapes.Default.NoticeJson);
        try
        {
            var result = await _programs.RunAsync(
                new ProgramCall(options.Command, $"{input}\n", options.Timeout),
                cancellation
            );
            return result.ExitCode == 0
                ? null
                : throw new DeliveryException(
                    DeliveryFault.Passing,
                    $"{program} ended with {result.ExitCode}: {NodeText.Clean(result.LastWords)}"
                );
        }
        catch (ProgramMissingException error)
        {
            throw new DeliveryException(
                DeliveryFault.Channel,
                $"{error.Message}: check the path, that it may be executed, and the interpreter in its first line",
                error
            );
        }
        catch (ProgramException error)
        {
            throw new DeliveryException(DeliveryFault.Passing, error.Message, error);
        }
    }
}
