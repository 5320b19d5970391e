using System.CommandLine;
using Witness.Cli.Json;
using Witness.Configuration;
using Witness.Core;

namespace Witness.Cli;

/// <summary><c>witness validate [FILE]</c>: reads the file only, no network and no ledger; for ExecStartPre, git hooks and CI.</summary>
internal static class ValidateCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "The configuration. Default: as --config.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = JsonOption.Create();
        var command = new Command("validate", "Read the configuration and list everything that is wrong with it.")
        {
            file,
            json,
        };
        command.SetAction(parsed =>
        {
            var path = ConfigurationOption.PathOf(parsed, terminal, parsed.GetValue(file));
            var reading = ConfigurationFile.Read(path);
            if (parsed.GetValue(json))
            {
                var errors = reading.Errors.Select(error => new ErrorShape(error.Line, error.Path, error.Message));
                JsonOption.Write(
                    terminal,
                    new ValidationShape(path, reading.Errors.Count == 0, [.. errors]),
                    JsonShapes.Default.ValidationShape
                );
            }
            else
            {
                Write(terminal, path, reading);
            }

            return reading.Configuration is null ? Exit.Usage : Exit.Well;
        });
        return command;
    }

    private static void Write(Terminal terminal, string path, ConfigurationReading reading)
    {
        foreach (var error in reading.Errors)
        {
            terminal.Error.WriteLine(error);
        }

        if (reading.Configuration is { } good)
        {
            terminal.Say(
                $"{path}: good: {Phrase.Of(good.Nodes.Count, "node")}, {Phrase.Of(good.Zones.Count, "zone")}, mode {Phrase.Of(good.Mode)}, a round every {Phrase.Of(good.Round.Every)}"
            );
        }
    }
}
