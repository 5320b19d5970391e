using Witness.Core.Dns;
using Witness.Registrars.Programs;

namespace Witness.Registrars.Exec;

/// <summary>Runs the program for one question, and gives what its answer means.</summary>
internal sealed class ExecProgram(ExecSettings settings, TimeProvider time)
{
    private const int LongestAnswer = 16 * 1024 * 1024;
    private readonly ProgramRunner _programs = new(time);

    /// <summary>Asks the program.</summary>
    /// <param name="zone">What it is asked about, for messages.</param>
    /// <param name="request">The question.</param>
    /// <param name="read">Reads the answer; a <see cref="FormatException"/> says what is wrong with it.</param>
    /// <param name="cancellation">Ends the call, and the program.</param>
    /// <exception cref="RegistrarException">It could not be run, told of an error, or gave no answer that can be trusted.</exception>
    /// <exception cref="StaleZoneException">It told that the zone is no longer as it was read.</exception>
    public async Task<T> AskAsync<T>(
        DomainName zone,
        string request,
        Func<AnswerObject, T> read,
        CancellationToken cancellation
    )
    {
        var result = await RunAsync(zone, request, cancellation);
        try
        {
            var answer = ProgramAnswer.Parse(result);
            return answer.Error is { } error
                ? throw error.ToException($"{settings.Command[0]} on {zone}")
                : read(answer.Content);
        }
        catch (FormatException error)
        {
            throw new RegistrarException(
                RegistrarFault.Unclear,
                $"no answer of {settings.Command[0]} on {zone} that can be trusted: {error.Message}",
                error
            );
        }
    }

    private async Task<ProgramResult> RunAsync(DomainName zone, string request, CancellationToken cancellation)
    {
        var call = new ProgramCall(settings.Command, request, settings.Timeout) { LongestOutput = LongestAnswer };
        try
        {
            return await _programs.RunAsync(call, cancellation);
        }
        catch (ProgramMissingException error)
        {
            throw new RegistrarException(
                RegistrarFault.Configuration,
                $"{error.Message}: check the path, that it may be executed, and the interpreter in its first line",
                error
            );
        }
        catch (ProgramException error)
        {
            throw new RegistrarException(
                RegistrarFault.Unclear,
                $"no answer of {settings.Command[0]} on {zone}: {error.Message}",
                error
            );
        }
    }
}
