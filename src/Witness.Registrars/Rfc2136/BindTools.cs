using Witness.Core.Dns;
using Witness.Registrars.Programs;

namespace Witness.Registrars.Rfc2136;

/// <summary>
/// dig and nsupdate of bind9-dnsutils, which speak DNS, TSIG and dynamic update over TCP. They get the key through their
/// standard input, so that it is on no command line and in no file.
/// </summary>
internal sealed class BindTools(Rfc2136Settings settings, TimeProvider time)
{
    private const int LongestAnswer = 64 * 1024 * 1024;

    /// <summary>They are to give up by themselves, and are killed only if they do not.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    private readonly ProgramRunner _programs = new(time);

    /// <summary>Asks questions by dig, in order, over one connection after the other.</summary>
    /// <param name="questions">Each a name and a type.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="RegistrarException">dig is missing, or did not end.</exception>
    public Task<ProgramResult> DigAsync(
        IReadOnlyList<(string Name, string Type)> questions,
        CancellationToken cancellation
    )
    {
        List<string> command =
        [
            "dig",
            "-r",
            $"@{settings.Server}",
            "-p",
            $"{settings.Port}",
            "-k",
            "/dev/stdin",
            .. "+tcp +keepopen +norec +noedns +noidnin +noidnout +nosplit +noall +answer +comments +tries=1".Split(' '),
            $"+time={Seconds}",
        ];
        foreach (var (name, type) in questions)
        {
            command.AddRange(["-q", name, "-t", type, "-c", "IN"]);
        }

        var call = new ProgramCall(command, TsigKey.Of(settings).Clause, settings.Timeout + Margin)
        {
            LongestOutput = LongestAnswer,
        };
        return RunAsync(call, cancellation);
    }

    /// <summary>Sends one update by nsupdate.</summary>
    /// <param name="message">Its zone, prerequisites and updates, as nsupdate's commands.</param>
    /// <param name="cancellation">Ends the call; the outcome is then unknown.</param>
    /// <exception cref="RegistrarException">nsupdate is missing, or did not end.</exception>
    public Task<ProgramResult> UpdateAsync(string message, CancellationToken cancellation)
    {
        var script = $"server {settings.Server} {settings.Port}\n{TsigKey.Of(settings).Command}{message}send\n";
        var call = new ProgramCall(["nsupdate", "-v", "-t", $"{Seconds}"], script, settings.Timeout + Margin);
        return RunAsync(call, cancellation);
    }

    private int Seconds => Math.Max(1, (int)settings.Timeout.TotalSeconds);

    private async Task<ProgramResult> RunAsync(ProgramCall call, CancellationToken cancellation)
    {
        if (settings.Server.Length == 0 || settings.Server.Any(char.IsWhiteSpace))
        {
            throw new RegistrarException(
                RegistrarFault.Configuration,
                $"'{settings.Server}' is no host name or address of a name server"
            );
        }

        try
        {
            return await _programs.RunAsync(call, cancellation);
        }
        catch (ProgramMissingException error)
        {
            throw new RegistrarException(
                RegistrarFault.Configuration,
                $"{error.Message}; install the package bind9-dnsutils",
                error
            );
        }
        catch (ProgramException error)
        {
            throw new RegistrarException(
                RegistrarFault.Unclear,
                $"no answer of {settings.Server} port {settings.Port}: {error.Message}",
                error
            );
        }
    }
}
