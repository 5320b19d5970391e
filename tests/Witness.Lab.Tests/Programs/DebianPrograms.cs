namespace Witness.Lab.Tests.Programs;

/// <summary>The programs that the lab is made of, and the Debian packages they come in.</summary>
public static class DebianPrograms
{
    private static readonly Dictionary<string, string> Packages = new(StringComparer.Ordinal)
    {
        ["chromium"] = "chromium",
        ["curl"] = "curl",
        ["dig"] = "bind9-dnsutils",
        ["gdnsd"] = "gdnsd",
        ["ip"] = "iproute2",
        ["keepalived"] = "keepalived",
        ["named"] = "bind9",
        ["nginx"] = "nginx-light",
        ["nsupdate"] = "bind9-dnsutils",
        ["pdns_server"] = "pdns-server pdns-backend-sqlite3",
        ["pdnsutil"] = "pdns-server pdns-backend-sqlite3",
        ["ping"] = "iputils-ping",
        ["prometheus"] = "prometheus",
        ["sqlite3"] = "sqlite3",
        ["ssh-keygen"] = "openssh-client",
        ["ssh-keyscan"] = "openssh-client",
        ["sshd"] = "openssh-server",
    };

    /// <summary>The path of a program; servers stand in <c>/usr/sbin</c>, which is not in everybody's PATH.</summary>
    /// <exception cref="InvalidOperationException">It is not installed; the message names its package.</exception>
    public static string Find(string program) =>
        new[] { "/usr/sbin", "/usr/bin", "/sbin", "/bin" }
            .Select(directory => Path.Combine(directory, program))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException(
            $"The lab needs '{program}', which is not installed: apt-get install {Packages.GetValueOrDefault(program, program)}"
        );
}
