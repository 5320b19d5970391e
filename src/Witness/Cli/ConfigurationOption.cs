using System.CommandLine;
using Witness.Configuration;
using Witness.Status;

namespace Witness.Cli;

/// <summary>The option <c>--config</c>, and the configuration that a command works with.</summary>
internal static class ConfigurationOption
{
    private const string Name = "--config";

    /// <summary>The option, for all commands.</summary>
    public static Option<string?> Create() =>
        new(Name)
        {
            Description =
                $"The configuration. Default: ${ConfigurationLookup.Variable}, else /etc/witness/witness.json, else ./witness.json.",
            HelpName = "PATH",
            Recursive = true,
        };

    /// <summary>The path that the option names, there or not; null where it is not given.</summary>
    public static string? NamedIn(ParseResult parsed) => parsed.GetValue<string?>(Name);

    /// <summary>The path of the configuration.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static string PathOf(ParseResult parsed, Terminal terminal, string? named = null) =>
        ConfigurationLookup.TryFind(
            named ?? parsed.GetValue<string?>(Name),
            terminal.Environment,
            File.Exists,
            out var path,
            out var error
        )
            ? path
            : throw new UsageException(error);

    /// <summary>The configuration.</summary>
    /// <exception cref="UsageException">There is none, or it has errors: all of them, a line each.</exception>
    public static WitnessConfiguration Load(ParseResult parsed, Terminal terminal)
    {
        var path = PathOf(parsed, terminal);
        var reading = ConfigurationFile.Read(path);
        return reading.Configuration
            ?? throw new UsageException(
                $"the configuration has {Core.Phrase.Of(reading.Errors.Count, "error")}:{Environment.NewLine}{string.Join(Environment.NewLine, reading.Errors)}"
            );
    }

    /// <summary>The configuration, for commands that work with the ledger.</summary>
    /// <exception cref="UsageException">As with <see cref="Load"/>, or the ledger's directory does not exist.</exception>
    public static WitnessConfiguration LoadWithLedger(ParseResult parsed, Terminal terminal)
    {
        var configuration = Load(parsed, terminal);
        var directory = Path.GetDirectoryName(configuration.DatabasePath);
        return Directory.Exists(directory)
            ? configuration
            : throw new UsageException(
                $"the directory {directory} of the ledger does not exist: create it, or correct \"database\" in the configuration"
            );
    }

    /// <summary>The configuration with its ledger, for commands that read it.</summary>
    /// <exception cref="UsageException">As with <see cref="LoadWithLedger"/>.</exception>
    /// <exception cref="Ledger.LedgerException">There is no ledger yet, or it cannot be read.</exception>
    public static LedgerView OpenLedger(ParseResult parsed, Terminal terminal) => new(LoadWithLedger(parsed, terminal));
}
