using System.Globalization;

namespace Witness.Doctor.Examinations;

/// <summary>Whether the ledger's disk has room. A full disk stops the rounds.</summary>
/// <param name="free">How many bytes are free where a directory is.</param>
internal sealed class DiskExamination(Func<string, long> free) : IExamination
{
    private const long Mebibyte = 1 << 20;
    private const long Enough = 500 * Mebibyte;
    private const long Least = 50 * Mebibyte;

    /// <inheritdoc />
    public string Subject => "disk";

    /// <summary>How many bytes this user may still write where a directory is (statvfs(3)).</summary>
    public static long FreeAt(string directory) => new DriveInfo(directory).AvailableFreeSpace;

    /// <inheritdoc />
    public Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellation)
    {
        var directory = Path.GetDirectoryName(patient.Ledger.Path)!;
        return Task.FromResult<IReadOnlyList<Finding>>(Directory.Exists(directory) ? [Examine(directory)] : []);
    }

    private Finding Examine(string directory)
    {
        var bytes = free(directory);
        var text = string.Create(CultureInfo.InvariantCulture, $"{bytes / Mebibyte} MiB are free in {directory}");
        const string Remedy =
            "make room on that disk, for a full one stops the rounds; \"keep\" says how long the ledger remembers";
        return bytes < Least ? Finding.Fail(text, Remedy)
            : bytes < Enough ? Finding.Warn(text, Remedy)
            : Finding.Ok(text);
    }
}
