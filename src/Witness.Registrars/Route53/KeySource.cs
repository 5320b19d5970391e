using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Witness.Core;
using Witness.Core.Dns;

namespace Witness.Registrars.Route53;

/// <summary>
/// Where the keys come from: the configuration, a profile, or AWS's own chain. Nothing is looked up before it is needed, and
/// the SDK renews what expires.
/// </summary>
internal sealed class KeySource(Route53Settings settings, TimeProvider time) : IDisposable
{
    private const int LongestReason = 300;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private readonly Lazy<DefaultAWSCredentialsIdentityResolver> _chain = new();
    private volatile AWSCredentials? _found;

    /// <summary>The keys as they are now.</summary>
    /// <exception cref="RegistrarException">There are none, or they cannot be read.</exception>
    public async Task<Route53Keys> GetAsync(CancellationToken cancellation)
    {
        if (settings.Keys is { } configured)
        {
            return configured();
        }

        try
        {
            // Finding them reads files, and asks the instance, without ever yielding.
            var credentials = await Task.Run(Find, cancellation).WaitAsync(Longest, time, cancellation);
            var keys = await credentials.GetCredentialsAsync().WaitAsync(Longest, time, cancellation);
            return new Route53Keys(keys.AccessKey, keys.SecretKey, keys.UseToken ? keys.Token : null);
        }
        catch (Exception error) when (error is not (OperationCanceledException or RegistrarException))
        {
            throw None(error is TimeoutException ? $"no answer within {Phrase.Of(Longest)}" : WhyNot(error), error);
        }
    }

    /// <summary>The keys, with what is remembered of them looked up again.</summary>
    /// <exception cref="RegistrarException">There are none, or they cannot be read.</exception>
    public Task<Route53Keys> RenewAsync(CancellationToken cancellation)
    {
        (_found as RefreshingAWSCredentials)?.ClearCredentials();
        _found = null;
        return GetAsync(cancellation);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_chain.IsValueCreated)
        {
            _chain.Value.Dispose();
        }
    }

    /// <summary>A profile's keys are remembered here, and the chain remembers by itself until a file or variable changes.</summary>
    private AWSCredentials Find()
    {
        if (settings.Profile is not { } profile)
        {
            return _found = _chain.Value.ResolveIdentity(clientConfig: null);
        }

        if (_found is { } remembered)
        {
            return remembered;
        }

        return new CredentialProfileStoreChain().TryGetAWSCredentials(profile, out var found)
            ? _found = found
            : throw None($"there is no profile '{profile}' that gives any", inner: null);
    }

    private static RegistrarException None(string why, Exception? inner) =>
        new(
            RegistrarFault.Configuration,
            $"no AWS credentials: {why}; give accessKeyId and secretAccessKey, or make them available to the daemon's user as AWS's own tools take them",
            new MissingKeysException(why, inner)
        );

    private static string WhyNot(Exception error)
    {
        // What the chain itself throws counts the failure of every place, on many lines.
        if (error.GetType() == typeof(AmazonClientException))
        {
            return "neither the environment, nor AWS's shared files, nor the role of this container or instance give any";
        }

        // Roles and SSO take the SDK's packages for those services, which are not had here; the SDK says so in either way.
        if (
            error.Message.Contains("AWSSDK.", StringComparison.Ordinal)
            || error.Message.Contains("missing runtime dependency", StringComparison.Ordinal)
        )
        {
            return "the profile assumes a role or signs in by SSO, which Witness cannot do; AWS's own command can, from a profile with: credential_process = aws configure export-credentials --format process --profile THE_OTHER";
        }

        var text = string.Join(' ', error.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= LongestReason ? text : text[..LongestReason] + "…";
    }
}
