using System.Net;

namespace Witness.Registrars.Resolving;

/// <summary>The resolvers that this machine uses (resolv.conf(5)).</summary>
internal static class SystemResolvers
{
    private const int Port = 53;
    private const int Most = 3;

    /// <summary>Reads them, in their order; this machine itself where none is named.</summary>
    /// <param name="path">The file.</param>
    public static IReadOnlyList<IPEndPoint> Read(string path = "/etc/resolv.conf") =>
        Parse(File.Exists(path) ? File.ReadAllLines(path) : []);

    /// <summary>The resolvers that the file's lines name.</summary>
    public static IReadOnlyList<IPEndPoint> Parse(IEnumerable<string> lines)
    {
        var addresses = lines
            .Select(line => line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words is ["nameserver", _, ..])
            .Select(words => IPAddress.TryParse(words[1], out var address) ? address : null)
            .OfType<IPAddress>()
            .Take(Most)
            .ToList();
        return [.. addresses.DefaultIfEmpty(IPAddress.Loopback).Select(address => new IPEndPoint(address, Port))];
    }
}
