using System.Diagnostics;
using System.Net;
using Witness.Lab.Tests.Programs;

namespace Witness.Lab.Tests.Hosts;

/// <summary>One host of a network: a namespace with one link, an address of each family, and a directory.</summary>
public sealed class LabHost
{
    private readonly LabNetwork _network;

    internal LabHost(LabNetwork network, string name, string @namespace, int number)
    {
        _network = network;
        Name = name;
        Namespace = @namespace;
        IPv4 = IPAddress.Parse($"10.77.0.{number}");
        IPv6 = IPAddress.Parse($"fd77::{number}");
        Directory = System.IO.Directory.CreateDirectory(Path.Combine(network.Directory, name)).FullName;
    }

    /// <summary>Its name in its network.</summary>
    public string Name { get; }

    /// <summary>Its namespace, for <c>ip netns exec</c>.</summary>
    public string Namespace { get; }

    /// <summary>Its address of IPv4.</summary>
    public IPAddress IPv4 { get; }

    /// <summary>Its address of IPv6, a unique local one (RFC 4193).</summary>
    public IPAddress IPv6 { get; }

    /// <summary>Both, as text.</summary>
    public IReadOnlyList<string> Addresses => [IPv4.ToString(), IPv6.ToString()];

    /// <summary>Where its servers keep their files.</summary>
    public string Directory { get; }

    /// <summary>How a program is started on this host; <c>ip netns exec</c> becomes the program, and keeps its process id.</summary>
    public ProcessStartInfo Start(string path, params IEnumerable<string> arguments) =>
        new(DebianPrograms.Find("ip"), ["netns", "exec", Namespace, path, .. arguments])
        {
            WorkingDirectory = Directory,
        };

    /// <summary>Runs a program of Debian's on this host to its end.</summary>
    public Task<FinishedCommand> RunAsync(string program, params IEnumerable<string> arguments) =>
        Command.RunAsync(Start(DebianPrograms.Find(program), arguments));

    /// <summary>Pulls the cable at the switch: the host keeps its addresses, and nobody reaches it.</summary>
    public Task CutLinkAsync() => _network.SwitchAsync("link", "set", Name, "down");

    /// <summary>Puts the cable back.</summary>
    public Task MendLinkAsync() => _network.SwitchAsync("link", "set", Name, "up");

    /// <summary>Forgets whom it could not reach, which the kernel otherwise believes for some seconds.</summary>
    public Task ForgetNeighboursAsync() => IpAsync("neighbour", "flush", "dev", "eth0");

    /// <summary>Stops, or again starts, answering echo requests of both families.</summary>
    public async Task AnswerPingAsync(bool answer)
    {
        var ignore = answer ? "0" : "1";
        var finished = await RunAsync(
            "sh",
            "-ec",
            $"echo {ignore} > /proc/sys/net/ipv4/icmp_echo_ignore_all; echo {ignore} > /proc/sys/net/ipv6/icmp/echo_ignore_all"
        );
        if (finished.ExitCode != 0)
        {
            throw new InvalidOperationException(finished.ToString());
        }
    }

    /// <summary>Gives the host one more address of each family.</summary>
    public async Task AddAddressesAsync(int number)
    {
        await IpAsync("address", "add", $"10.77.0.{number}/24", "dev", "eth0");
        await IpAsync("address", "add", $"fd77::{number}/64", "dev", "eth0", "nodad");
    }

    internal Task IpAsync(params string[] arguments) => Command.ReadAsync("ip", ["-n", Namespace, .. arguments]);
}
