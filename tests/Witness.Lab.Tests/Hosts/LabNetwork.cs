using Witness.Lab.Tests.Programs;

namespace Witness.Lab.Tests.Hosts;

/// <summary>
/// A network of its own: hosts joined by one switch, all of them network namespaces, with no way out and nothing in the
/// machine's own network. Every network uses the same addresses; none can see another.
/// </summary>
public sealed class LabNetwork : IAsyncDisposable
{
    private LabNetwork(string prefix)
    {
        Prefix = prefix;
        Directory = Path.Combine(Path.GetTempPath(), prefix);
        System.IO.Directory.CreateDirectory(
            Directory,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        );
    }

    /// <summary>What the names of its namespaces begin with.</summary>
    public string Prefix { get; }

    /// <summary>Where the hosts keep their files; deleted with the network.</summary>
    public string Directory { get; }

    /// <summary>Makes an empty network.</summary>
    public static async Task<LabNetwork> CreateAsync()
    {
        var network = new LabNetwork(await NetworkNamespaces.NewPrefixAsync());
        await Command.ReadAsync("ip", "netns", "add", network.Switch);
        await network.SwitchAsync("link", "add", "br0", "type", "bridge", "mcast_snooping", "0");
        await network.SwitchAsync("link", "set", "br0", "up");
        return network;
    }

    /// <summary>Adds a host with the addresses <c>10.77.0.NUMBER</c> and <c>fd77::NUMBER</c>.</summary>
    /// <param name="name">Its name, at most 15 letters: its port at the switch is called so.</param>
    /// <param name="number">1 to 99; the address of IPv6 is written with the same digits.</param>
    public async Task<LabHost> AddHostAsync(string name, int number)
    {
        var host = new LabHost(this, name, $"{Prefix}-{name}", number);
        await Command.ReadAsync("ip", "netns", "add", host.Namespace);
        await SwitchAsync("link", "add", name, "type", "veth", "peer", "name", "eth0", "netns", host.Namespace);
        await SwitchAsync("link", "set", name, "master", "br0", "up");
        await host.IpAsync("link", "set", "lo", "up");
        await host.IpAsync("link", "set", "eth0", "up");
        await host.AddAddressesAsync(number);
        return host;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await NetworkNamespaces.DeleteAsync(Prefix);

    internal Task SwitchAsync(params string[] arguments) => Command.ReadAsync("ip", ["-n", Switch, .. arguments]);

    private string Switch => $"{Prefix}-switch";
}
