namespace Witness.Package.Tests;

/// <summary>A small Debian in a directory, of the same release and from the same mirrors as this machine.</summary>
internal static class ContainerRoot
{
    /// <summary>
    /// What the package depends on and recommends, as an operator's machine has it, a systemd to boot, and the servers of
    /// the first walk.
    /// </summary>
    private const string Contents =
        "systemd,systemd-sysv,dbus,procps,ca-certificates,libsqlite3-0,libssl3,bind9-dnsutils,openssh-client,bind9,openssh-server";

    /// <summary>Makes it.</summary>
    /// <param name="directory">Where to; there is nothing yet.</param>
    /// <param name="scratch">A directory for files on the way.</param>
    public static async Task CreateAsync(string directory, string scratch)
    {
        var release = await Tool.ReadAsync("sh", "-c", ". /etc/os-release && printf %s \"$VERSION_CODENAME\"");
        var options = Path.Combine(scratch, "apt.conf");
        await File.WriteAllTextAsync(options, await Tool.ReadAsync("apt-config", "dump", "--no-empty", "Acquire"));
        await Tool.ReadAsync(
            "mmdebstrap",
            [
                "--quiet",
                "--variant=minbase",
                $"--include={Contents}",
                $"--aptopt={options}",
                release,
                directory,
                .. Sources(),
            ]
        );
    }

    private static IEnumerable<string> Sources() =>
        Directory
            .EnumerateFiles("/etc/apt/sources.list.d")
            .Where(file => Path.GetExtension(file) is ".list" or ".sources")
            .Append("/etc/apt/sources.list")
            .Where(file => File.Exists(file) && new FileInfo(file).Length > 0);
}
