using System.CommandLine;

namespace Witness.Cli;

/// <summary>The option <c>--no-pager</c>.</summary>
internal static class PagerOption
{
    /// <summary>The option: true where nothing is to be paged.</summary>
    public static Option<bool> Create() =>
        new("--no-pager")
        {
            Description = $"Print all at once. Default at a terminal: ${Pager.Variable}, $PAGER or less.",
        };
}
