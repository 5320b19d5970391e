using Witness.Configuration.Json;

namespace Witness.Configuration;

/// <summary>One reading of one file: where it stands, and what was found wrong so far.</summary>
/// <param name="file">The file, as it is shown in errors.</param>
/// <param name="directory">What relative paths are relative to.</param>
/// <param name="hostName">The name of a witness that is given none.</param>
internal sealed class Reading(string file, string directory, string hostName)
{
    // A set: what all nodes inherit is read once a node, and its errors are told once.
    private readonly HashSet<ConfigurationError> _errors = [];
    private readonly Dictionary<(string What, string Name), JsonAt> _claims = [];

    /// <summary>What relative paths are relative to.</summary>
    public string Directory { get; } = directory;

    /// <summary>The name of a witness that is given none.</summary>
    public string HostName { get; } = hostName;

    /// <summary>What is wrong so far, in the order of lines.</summary>
    public IReadOnlyList<ConfigurationError> Errors =>
        [.. _errors.OrderBy(error => error.Line).ThenBy(error => error.Path, StringComparer.Ordinal)];

    /// <summary>Records an error of a value.</summary>
    public void Reject(JsonAt at, string wrong, string right) => Reject(at.Line, at.Path, wrong, right);

    /// <summary>Records an error.</summary>
    public void Reject(int line, string path, string wrong, string right) =>
        _errors.Add(new ConfigurationError(file, line, path, $"{wrong}; {right}"));

    /// <summary>Takes a name that may be taken once in a file, and records an error where it is taken already.</summary>
    /// <param name="what">What is named: <c>node</c>, <c>zone</c>, <c>address</c>.</param>
    /// <param name="name">The name, in the one spelling by which it is compared.</param>
    /// <param name="at">Where it is written.</param>
    public void Claim(string what, string name, JsonAt at)
    {
        if (!_claims.TryAdd((what, name), at))
        {
            var first = _claims[(what, name)];
            Reject(at, $"{what} {at.Shown} stands already at {first.Path}, line {first.Line}", "keep one");
        }
    }
}
