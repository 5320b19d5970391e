using Witness.Lab.Tests.Servers;

namespace Witness.Lab.Tests.Hosts;

/// <summary>A node in rotation: nginx, sshd and the kernel's ICMP on one host, and what can befall them.</summary>
public sealed class LabNode : IAsyncDisposable
{
    private readonly WebServer _web;
    private readonly SecureShellServer _shell;

    private LabNode(LabHost host, WebServer web, SecureShellServer shell)
    {
        Host = host;
        _web = web;
        _shell = shell;
    }

    /// <summary>Where it stands.</summary>
    public LabHost Host { get; }

    /// <summary>Its name.</summary>
    public string Name => Host.Name;

    /// <summary>Starts a healthy node on a host.</summary>
    public static async Task<LabNode> StartAsync(LabHost host, LabAuthority authority) =>
        new(host, await WebServer.StartAsync(host, authority), await SecureShellServer.StartAsync(host));

    /// <summary>Lets one thing befall it, beside what has already.</summary>
    public Task SufferAsync(NodeFault fault) => SwitchAsync(fault, on: true);

    /// <summary>Everything at once, as when the machine is gone; what remains is an address that nobody has.</summary>
    public Task DieAsync() => SufferAsync(NodeFault.LinkDown);

    /// <summary>Undoes all that has befallen it.</summary>
    public async Task HealAsync()
    {
        foreach (var fault in Enum.GetValues<NodeFault>())
        {
            await SwitchAsync(fault, on: false);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        await _shell.DisposeAsync();
    }

    private async Task SwitchAsync(NodeFault fault, bool on)
    {
        switch (fault)
        {
            case NodeFault.HttpsDown:
                await (on ? _web.StopAsync() : _web.StartAsync());
                break;
            case NodeFault.Answers503:
                _web.Answer503(on);
                break;
            case NodeFault.Hangs:
                _web.Hang(on);
                break;
            case NodeFault.StallsTls:
                _web.Freeze(on);
                break;
            case NodeFault.SshDown:
                await (on ? _shell.StopAsync() : _shell.StartAsync());
                break;
            case NodeFault.DropsPing:
                await Host.AnswerPingAsync(!on);
                break;
            case NodeFault.LinkDown:
                await (on ? Host.CutLinkAsync() : Host.MendLinkAsync());
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(fault), fault, "No such fault");
        }
    }
}
