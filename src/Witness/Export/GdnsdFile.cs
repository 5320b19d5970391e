namespace Witness.Export;

/// <summary>
/// State files for gdnsd's plug-in extfile, gdnsd-plugin-extfile(8): a line an address, in the syntax of its configuration,
/// vscf. Pure.
/// </summary>
internal static class GdnsdFile
{
    /// <summary>
    /// The file. No time and no count of strikes is in it, so that it changes only with a verdict: gdnsd reads it anew
    /// whenever it does.
    /// </summary>
    public static string TextOf(ExportedFleet fleet) =>
        string.Concat(
            fleet
                .Nodes.SelectMany(node =>
                    node.Addresses.Select(address =>
                        $"{address} => {(node.Verdict.Serves ? "UP" : "DOWN")} # {node.Verdict.Node}\n"
                    )
                )
                .Prepend("# By witness export gdnsd, which writes it anew.\n")
        );
}
