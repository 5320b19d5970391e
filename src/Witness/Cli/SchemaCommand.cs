using System.CommandLine;
using Witness.Configuration;

namespace Witness.Cli;

/// <summary><c>witness schema</c>: prints the JSON Schema of the configuration. Hidden: who needs it has its file.</summary>
internal static class SchemaCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("schema", "Print the JSON Schema of the configuration.") { Hidden = true };
        command.SetAction(_ => terminal.Output.WriteLine(ConfigurationSchema.Text()));
        return command;
    }
}
