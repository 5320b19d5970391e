namespace Witness.Configuration;

/// <summary>What came of reading a configuration.</summary>
/// <param name="Configuration">The configuration; null where there is any error.</param>
/// <param name="Errors">Everything that is wrong, in the order of lines; empty where the file is good.</param>
public sealed record ConfigurationReading(
    WitnessConfiguration? Configuration,
    IReadOnlyList<ConfigurationError> Errors
);
