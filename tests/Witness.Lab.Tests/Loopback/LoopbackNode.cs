using System.Net;
using System.Net.Sockets;

namespace Witness.Lab.Tests.Loopback;

/// <summary>
/// A node on loopback, outside of any network namespace: a port at each of its addresses that accepts connections, or
/// refuses them. It costs nothing, for stories that are about its records and not about itself.
/// </summary>
public sealed class LoopbackNode : IDisposable
{
    private const int MostTries = 20;
    private readonly List<TcpListener> _listeners = [];

    /// <summary>A node whose port is reserved, and which does not listen yet.</summary>
    public LoopbackNode(string name, params IReadOnlyList<string> addresses)
    {
        Name = name;
        Addresses = addresses;
        Reserve();
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its addresses, as the configuration spells them.</summary>
    public IReadOnlyList<string> Addresses { get; }

    /// <summary>The port of its check, the same at each address.</summary>
    public int Port { get; private set; }

    /// <summary>As a configuration names it.</summary>
    public string Json =>
        $$"""{ "name": "{{Name}}", "addresses": ["{{string.Join("\", \"", Addresses)}}"], "checks": { "tcp": { "port": {{Port}}, "timeout": "2s" } } }""";

    /// <summary>Accepts connections from now on.</summary>
    public void Live()
    {
        foreach (var address in Addresses)
        {
            var listener = new TcpListener(IPAddress.Parse(address), Port);
            listener.Start();
            Port = ((IPEndPoint)listener.LocalEndpoint).Port;
            _listeners.Add(listener);
            _ = AcceptAsync(listener);
        }
    }

    /// <summary>Refuses connections from now on.</summary>
    public void Die()
    {
        _listeners.ForEach(listener => listener.Dispose());
        _listeners.Clear();
    }

    /// <inheritdoc />
    public void Dispose() => Die();

    /// <summary>A port that is free at one address may be taken at the other: another one, then.</summary>
    private void Reserve()
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                Live();
                Die();
                return;
            }
            catch (SocketException) when (tries < MostTries)
            {
                Die();
                Port = 0;
            }
        }
    }

    private static async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                (await listener.AcceptSocketAsync()).Dispose();
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // It listens no more.
        }
    }
}
