using Witness.Cli;

namespace Witness.Export;

/// <summary>State files for scripts: one object on one line. Pure.</summary>
internal static class JsonFile
{
    /// <summary>The file. It changes with every round, whose number and time it tells.</summary>
    public static string TextOf(ExportedFleet fleet) =>
        JsonOption.LineOf(
            new ExportShape(
                fleet.Witness,
                fleet.Round?.At,
                fleet.Round?.Number,
                fleet.Trouble,
                [
                    .. fleet.Nodes.Select(node => new ExportedNodeShape(
                        node.Verdict.Node,
                        node.Verdict.Serves,
                        node.Rotation,
                        node.Verdict.Reason,
                        [.. node.Addresses.Select(address => address.ToString())]
                    )),
                ]
            ),
            ExportShapes.Default.ExportShape
        ) + "\n";
}
