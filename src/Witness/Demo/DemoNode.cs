using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Witness.Demo;

/// <summary>A node of the demo: a web server with TLS on a loopback address of its own, which can die and heal.</summary>
/// <param name="name">The node's name.</param>
/// <param name="address">Its loopback address.</param>
/// <param name="port">The port, the same for all nodes.</param>
/// <param name="certificate">The certificate of the site that all nodes share.</param>
internal sealed class DemoNode(string name, IPAddress address, int port, X509Certificate2 certificate)
    : IAsyncDisposable
{
    private WebApplication? _server;

    /// <summary>The node's name.</summary>
    public string Name => name;

    /// <summary>Its loopback address.</summary>
    public IPAddress Address => address;

    /// <summary>Begins to answer.</summary>
    /// <exception cref="DemoException">It cannot listen on its address.</exception>
    public async Task HealAsync(CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(address, port, listen => listen.UseHttps(certificate))
        );
        _server = builder.Build();
        _server.Run(context => context.Response.WriteAsync($"ok, says {name}\n", context.RequestAborted));
        try
        {
            await _server.StartAsync(cancellation);
        }
        catch (IOException error)
        {
            throw new DemoException($"{name} cannot begin to answer: {error.Message} Run the demo again", error);
        }
    }

    /// <summary>Answers no more.</summary>
    public async Task DieAsync()
    {
        if (_server is { } server)
        {
            _server = null;
            await server.DisposeAsync();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await DieAsync();
}
