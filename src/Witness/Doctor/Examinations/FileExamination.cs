using System.Security.Cryptography;
using Witness.Checks.Https;
using Witness.Checks.Ssh.HostKeys;
using Witness.Doctor.Permissions;

namespace Witness.Doctor.Examinations;

/// <summary>The files that checks name: private CAs, known hosts, private keys of SSH.</summary>
internal sealed class FileExamination : IExamination
{
    /// <inheritdoc />
    public string Subject => "files";

    /// <inheritdoc />
    public Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellation)
    {
        var checks = patient.Configuration.Nodes.Select(node => node.Checks).ToList();
        var access = patient.Access;
        return Task.FromResult<IReadOnlyList<Finding>>([
            .. PathsOf(checks.Select(one => one.Https?.CaPath))
                .Select(path => Examine("CA", path, CertificateTrust.FromFile, access)),
            .. PathsOf(checks.Select(one => one.Ssh?.KnownHostsPath))
                .Select(path => Examine("known hosts", path, KnownHosts.FromFile, access)),
            .. PathsOf(checks.Select(one => one.Ssh?.KeyPath))
                .Select(path =>
                    SshKeyRule.ObjectionTo(path, access) ?? Examine("SSH key", path, File.ReadAllBytes, access)
                ),
        ]);
    }

    private static IEnumerable<string> PathsOf(IEnumerable<string?> paths) =>
        paths.OfType<string>().Distinct(StringComparer.Ordinal);

    private static Finding Examine<T>(string what, string path, Func<string, T> read, ServiceAccess access) =>
        access.WhyNotRead($"{what} {path}", path) ?? Read($"{what} {path}", path, read, access);

    private static Finding Read<T>(string what, string path, Func<string, T> read, ServiceAccess access)
    {
        try
        {
            _ = read(path);
            return Finding.Ok(what);
        }
        catch (UnauthorizedAccessException)
        {
            return access.Refused(what, path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return Finding.Fail($"{what} does not exist", "correct the path in the configuration, or write the file");
        }
        catch (Exception error) when (error is IOException or CryptographicException or FormatException)
        {
            return Finding.Fail($"{what} cannot be used ({error.Message.TrimEnd('.')})", "write it anew");
        }
    }
}
