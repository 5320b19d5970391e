using System.Security.Cryptography;
using Witness.Checks.Https;
using Witness.Checks.Ssh.HostKeys;

namespace Witness.Doctor.Examinations;

/// <summary>The files that checks name: private CAs, known hosts, private keys of SSH.</summary>
internal sealed class FileExamination : IExamination
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <inheritdoc />
    public string Subject => "files";

    /// <inheritdoc />
    public Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellation)
    {
        var checks = patient.Configuration.Nodes.Select(node => node.Checks).ToList();
        return Task.FromResult<IReadOnlyList<Finding>>([
            .. PathsOf(checks.Select(one => one.Https?.CaPath))
                .Select(path => Read(path, "CA", () => CertificateTrust.FromFile(path))),
            .. PathsOf(checks.Select(one => one.Ssh?.KnownHostsPath))
                .Select(path => Read(path, "known hosts", () => KnownHosts.FromFile(path))),
            .. PathsOf(checks.Select(one => one.Ssh?.KeyPath))
                .Select(path => Read(path, "SSH key", () => RequirePrivate(path))),
        ]);
    }

    private static IEnumerable<string> PathsOf(IEnumerable<string?> paths) =>
        paths.OfType<string>().Distinct(StringComparer.Ordinal);

    private static Finding Read(string path, string what, Action read)
    {
        try
        {
            read();
            return Finding.Ok($"{what} {path}");
        }
        catch (UnauthorizedAccessException)
        {
            return Finding.Warn($"{what} {path} may not be read by this user", "run doctor as witness or root");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return Finding.Fail(
                $"{what} {path} does not exist",
                "correct the path in the configuration, or write the file"
            );
        }
        catch (Exception error) when (error is IOException or CryptographicException or FormatException)
        {
            return Finding.Fail($"{what} {path} cannot be used ({error.Message.TrimEnd('.')})", "write it anew");
        }
    }

    /// <summary>As ssh(1) itself asks of an identity file.</summary>
    private static void RequirePrivate(string path)
    {
        using var file = File.OpenHandle(path);
        if ((File.GetUnixFileMode(file) & ~OwnerOnly) != UnixFileMode.None)
        {
            throw new FormatException($"ssh takes no key that others may read, chmod 600 '{path}'");
        }
    }
}
