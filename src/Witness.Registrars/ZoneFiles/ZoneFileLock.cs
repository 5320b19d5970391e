using Witness.Core;
using Witness.Core.Dns;

namespace Witness.Registrars.ZoneFiles;

/// <summary>
/// The one writer of a zone's file, among all processes of this machine: an advisory lock (flock) on a file beside it.
/// What is written in that file is the reload that is owed: put there before the zone's file is replaced, and taken out
/// once the server has read it, so that neither a reload that fails nor a crash in between is ever forgotten.
/// </summary>
internal sealed class ZoneFileLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary><c>EWOULDBLOCK</c>, which .NET passes on where flock(2) finds another holder.</summary>
    private const int WouldBlock = 11;

    private readonly FileStream _file;

    private ZoneFileLock(FileStream file) => _file = file;

    /// <summary>True where the server has yet to be told of the last change.</summary>
    public bool OwesReload => _file.Length > 0;

    /// <summary>True where the server of a zone's file has yet to be told of a change; asks for no lock.</summary>
    public static bool IsReloadOwed(string zoneFile) => new FileInfo(PathOf(zoneFile)) is { Exists: true, Length: > 0 };

    /// <summary>Takes the lock, and waits a little for another holder.</summary>
    /// <exception cref="RegistrarException">Somebody else keeps it.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory may not be written.</exception>
    /// <exception cref="IOException">The directory cannot be written.</exception>
    public static async Task<ZoneFileLock> TakeAsync(string zoneFile, TimeProvider time, CancellationToken cancellation)
    {
        var path = PathOf(zoneFile);
        var start = time.GetTimestamp();
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                return new ZoneFileLock(
                    new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)
                );
            }
            catch (IOException error) when (error.HResult == WouldBlock)
            {
                if (time.GetElapsedTime(start) > Longest)
                {
                    throw new RegistrarException(
                        RegistrarFault.Refused,
                        $"{zoneFile} has been locked by another program for {Phrase.Of(Longest)} ({path}: {error.Message}); nothing was changed",
                        error
                    );
                }
            }

            await Task.Delay(Pause, time, cancellation);
        }
    }

    /// <summary>Writes down, durably, that a reload is owed.</summary>
    public void OweReload()
    {
        _file.SetLength(0);
        _file.Write("The zone's file has changed, and its server has not been told yet.\n"u8);
        _file.Flush(flushToDisk: true);
    }

    /// <summary>Writes down that none is owed any longer.</summary>
    public void SettleReload()
    {
        _file.SetLength(0);
        _file.Flush(flushToDisk: true);
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    private static string PathOf(string zoneFile) =>
        Path.Combine(Path.GetDirectoryName(zoneFile)!, $".{Path.GetFileName(zoneFile)}.witness");
}
