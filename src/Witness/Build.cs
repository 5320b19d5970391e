using System.Reflection;

namespace Witness;

/// <summary>This build of the witness.</summary>
internal static class Build
{
    /// <summary>Its version: <c>0.1.0</c>.</summary>
    public static string Version { get; } = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3);
}
