using Witness.Core;
using Witness.Core.Dns;

namespace Witness.Registrars.ZoneFiles;

/// <summary>
/// A name server's master files (RFC 1035 §5), edited in place under a lock: read, edit, read what came of it, replace the
/// file, tell the server. A zone read is what the file says, and only once its server has been told. A rehearsal replaces the file by
/// the same bytes and tells the server.
/// </summary>
/// <param name="name">The name in the configuration.</param>
/// <param name="settings">The files, and how their server is told.</param>
/// <param name="time">Gives serials their date, and measures time limits.</param>
public sealed class ZoneFileRegistrar(string name, ZoneFileSettings settings, TimeProvider time) : IRegistrar
{
    private readonly ZoneFilePaths _files = new(settings);
    private readonly Reloader _reloader = new(settings, time);

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public async Task<Zone> ReadAsync(DomainName zone, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var file = _files.FileOf(zone);
        if (ZoneFileLock.IsReloadOwed(file))
        {
            using var held = await LockAsync(file, cancellation);
            await _reloader.SettleAsync(held, file, cancellation);
        }

        return _files.Read(zone, file).Zone;
    }

    /// <inheritdoc />
    /// <remarks>Reads the files and nothing else: no lock is taken, nobody is told. A reload that is owed stays so.</remarks>
    public Task<Zone> LookAsync(DomainName zone, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var file = _files.FileOf(zone);
        var owed = ZoneFileLock.IsReloadOwed(file) ? _reloader.Owed : null;
        return Task.FromResult(_files.Read(zone, file).Zone with { Unfinished = owed });
    }

    /// <inheritdoc />
    public async Task ApplyAsync(ZoneChange change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(change);
        RecordSetRules.Check(change);
        var needed = RecordSetRules.WithoutPresent(change);
        if (needed.IsEmpty && !change.IsRehearsal)
        {
            return;
        }

        var zone = change.Before.Name;
        var file = _files.FileOf(zone);
        using var held = await LockAsync(file, cancellation);
        await _reloader.SettleAsync(held, file, cancellation);
        var before = _files.Read(zone, file);
        if (before.Zone.Version != change.Before.Version)
        {
            throw new StaleZoneException($"{file} has been edited since it was read; nothing was changed");
        }

        Write(held, before, change.IsRehearsal ? before.Text : Edited(before, needed));
        await _reloader.SettleAsync(held, file, cancellation);
    }

    private string Edited(ZoneText before, ZoneChange change)
    {
        var text = ZoneTextEdit.Make(before, change, time.GetUtcNow());
        var after = before.With(text).Zone;
        var difference = Difference(after, change.After);
        return difference.Count == 0
            ? text
            : throw new RegistrarException(
                RegistrarFault.Refused,
                $"{before.File} cannot be edited so that exactly this changes ({Phrase.List(difference)} would differ); nothing was changed"
            );
    }

    /// <summary>What two zones do not have in common, the SOA aside, whose serial is to be raised.</summary>
    private static List<string> Difference(Zone one, Zone other)
    {
        var counts = new Dictionary<DnsRecord, int>();
        foreach (var (zone, weight) in new[] { (one, 1), (other, -1) })
        {
            foreach (var record in zone.Records.Where(record => record.Type != "SOA"))
            {
                counts[record] = counts.GetValueOrDefault(record) + weight;
            }
        }

        return [.. counts.Where(count => count.Value != 0).Select(count => count.Key.ToString())];
    }

    private static void Write(ZoneFileLock held, ZoneText before, string text)
    {
        try
        {
            held.OweReload();
            AtomicFile.Replace(before.File, text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(before.File, error);
        }
    }

    private async Task<ZoneFileLock> LockAsync(string file, CancellationToken cancellation)
    {
        try
        {
            return await ZoneFileLock.TakeAsync(file, time, cancellation);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(file, error);
        }
    }

    private static RegistrarException NotWritable(string file, Exception error) =>
        new(
            error is IOException ? RegistrarFault.Unclear : RegistrarFault.Configuration,
            $"{file} cannot be replaced in its directory: {error.Message}",
            error
        );
}
