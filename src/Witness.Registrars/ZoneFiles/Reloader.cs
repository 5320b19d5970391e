using Witness.Core.Dns;
using Witness.Registrars.Programs;

namespace Witness.Registrars.ZoneFiles;

/// <summary>Makes the server read its zones again, when that is owed.</summary>
internal sealed class Reloader(ZoneFileSettings settings, TimeProvider time)
{
    private readonly ProgramRunner _programs = new(time);

    /// <summary>What is to be done where a reload is owed; null where no command is there to do it.</summary>
    public string? Owed =>
        settings.Reload is { Count: > 0 } command
            ? $"its file has been changed, and its server has not been told by '{string.Join(' ', command)}' yet"
            : null;

    /// <summary>Runs the reload command where it is owed, and settles the debt where it succeeds.</summary>
    /// <param name="held">The zone's lock.</param>
    /// <param name="file">The zone's file, for messages.</param>
    /// <param name="cancellation">Ends the call; the reload is then still owed.</param>
    /// <exception cref="RegistrarException">The command failed, and the reload is still owed.</exception>
    public async Task SettleAsync(ZoneFileLock held, string file, CancellationToken cancellation)
    {
        if (!held.OwesReload)
        {
            return;
        }

        if (settings.Reload is { Count: > 0 } command)
        {
            await RunAsync(new ProgramCall(command, "", settings.ReloadTimeout), file, cancellation);
        }

        held.SettleReload();
    }

    private async Task RunAsync(ProgramCall call, string file, CancellationToken cancellation)
    {
        try
        {
            var result = await _programs.RunAsync(call, cancellation);
            if (result.ExitCode != 0)
            {
                throw Failed(file, call, $"exit status {result.ExitCode}: {result.LastWords}");
            }
        }
        catch (Exception error) when (error is ProgramException or ProgramMissingException)
        {
            throw Failed(file, call, error.Message);
        }
    }

    private static RegistrarException Failed(string file, ProgramCall call, string why) =>
        new(
            RegistrarFault.Unclear,
            $"{file} has been changed, and its server could not be told by '{call}' ({why}); that is tried again before the zone is next read or changed"
        );
}
