using System.Net;
using Witness.Checks.Connection;
using Witness.Checks.Ssh.HostKeys;
using Witness.Checks.Ssh.Login;
using Witness.Checks.Ssh.Transport;
using Witness.Core.Checks;

namespace Witness.Checks.Ssh;

/// <summary>Asks an SSH server as far as its mode goes: to introduce itself, to prove its host key, to let a user in.</summary>
public sealed class SshCheck : ICheck
{
    private static readonly Phase Identification = new("SSH identification", "no SSH identification");
    private static readonly Phase Offer = new("key exchange offer", "no key exchange offer");
    private static readonly Phase KeyExchange = new("key exchange", "no answer to the key exchange");
    private static readonly Phase LoggingIn = new("login", "the login did not end");

    private readonly SshSettings _settings;
    private readonly IPEndPoint _target;
    private readonly ISshLogin _login;
    private readonly TimeProvider _time;
    private readonly ExpectedHostKey _expected;

    /// <summary>The type that was good last time and is asked for first, so that a node is asked once and not once a type.</summary>
    private volatile string? _lastGoodType;

    /// <summary>A check of one address.</summary>
    /// <param name="settings">What is asked.</param>
    /// <param name="address">The address of the node.</param>
    /// <param name="login">Logs in where the mode asks for it; shared by all checks of this machine.</param>
    /// <param name="time">The clock.</param>
    public SshCheck(SshSettings settings, IPAddress address, ISshLogin login, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(address);
        _settings = settings;
        _target = new IPEndPoint(address, settings.Port);
        _login = login;
        _time = time;
        _expected = new ExpectedHostKey(settings, address);
    }

    /// <inheritdoc />
    public string Kind => "ssh";

    /// <inheritdoc />
    public IPAddress Address => _target.Address;

    /// <inheritdoc />
    public CheckRole Role => _settings.Role;

    /// <inheritdoc />
    public TimeSpan Timeout => _settings.Timeout;

    /// <inheritdoc />
    public Task<CheckAnswer> AskAsync(Deadline deadline) =>
        new Attempt(_target, deadline, _time).RunAsync(ConverseAsync);

    private async Task<CheckAnswer> ConverseAsync(Attempt attempt)
    {
        if (_settings.Mode == SshMode.Banner)
        {
            return await AskBannerAsync(attempt);
        }

        if (Impediment() is { } impediment)
        {
            return CheckAnswer.Unknown(impediment);
        }

        var key = await FindGoodKeyAsync(attempt);
        if (_settings.Mode == SshMode.HostKey)
        {
            return CheckAnswer.Pass($"host key {key}", attempt.Evidence);
        }

        attempt.Enter(LoggingIn);
        var answer = await _login.LogInAsync(new(_target, key, _settings.Account!), attempt.Deadline);
        return answer with { Evidence = attempt.Evidence };
    }

    /// <summary>What keeps this machine from asking, with the remedy; null where nothing does.</summary>
    private string? Impediment() =>
        !LibCrypto.IsAvailable ? "this machine has no OpenSSL 3: install libssl3"
        : _settings.Mode == SshMode.Login && _settings.Account is null ? "no user and key are configured to log in with"
        : _expected.Missing;

    private static async Task<CheckAnswer> AskBannerAsync(Attempt attempt)
    {
        using var socket = await attempt.ConnectAsync();
        using var transport = new SshTransport(socket, attempt.Token);
        var (server, _) = await GreetAsync(attempt, transport);
        return CheckAnswer.Pass(NodeText.Clean(server), attempt.Evidence);
    }

    /// <summary>Has the server prove one key after the other until one is good: it shows one of each type.</summary>
    private async Task<HostKey> FindGoodKeyAsync(Attempt attempt)
    {
        var untried = _expected.Types.OrderByDescending(type => type == _lastGoodType).ToList();
        var shown = new List<HostKey>();
        while (await ProveOneAsync(attempt, untried) is { } key)
        {
            if (_expected.Accepts(key))
            {
                _lastGoodType = key.Type;
                return key;
            }

            shown.Add(key);
            untried.Remove(key.Type);
        }

        throw new NodeFaultException(
            shown.Find(_expected.IsRevoked) is { } revoked ? $"host key {revoked} is revoked"
            : shown.Count == 0
                ? $"the server holds no host key of type {string.Join(", ", untried)}, expected {_expected.Words}"
            : $"host key is {string.Join(", ", shown)}, expected {_expected.Words}"
        );
    }

    /// <summary>Has the server prove a key of one of some types; null where it holds none of them.</summary>
    private static async Task<HostKey?> ProveOneAsync(Attempt attempt, List<string> types)
    {
        if (types.Count == 0)
        {
            return null;
        }

        using var socket = await attempt.ConnectAsync();
        using var transport = new SshTransport(socket, attempt.Token);
        var (server, offer) = await GreetAsync(attempt, transport);
        var algorithms = types
            .SelectMany(HostKeyType.AlgorithmsOf)
            .Intersect(offer.HostKeyAlgorithms, StringComparer.Ordinal)
            .ToList();
        if (algorithms.Count == 0)
        {
            return null;
        }

        attempt.Enter(KeyExchange);
        var key = await new SshKeyExchange(transport, SshIdentification.Own, server).ProveAsync(offer, algorithms);
        return types.Contains(key.Type)
            ? key
            : throw new NodeFaultException($"the server proves a key of type {key.Type}, which it was not asked for");
    }

    private static async Task<(byte[] Identification, KexInit Offer)> GreetAsync(
        Attempt attempt,
        SshTransport transport
    )
    {
        attempt.Enter(Identification);
        await transport.SendAsync(SshIdentification.OwnLine);
        var server = await transport.ReadIdentificationAsync();
        SshIdentification.RequireVersion2(server);
        attempt.Enter(Offer);
        return (server, KexInit.Parse(await transport.ReadPacketAsync()));
    }
}
