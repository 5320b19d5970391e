namespace Witness.Benchmarks.Recording;

/// <summary>What befalls a node in a round.</summary>
public enum Trouble
{
    /// <summary>Nothing: it passes.</summary>
    None,

    /// <summary>It passes at the second try.</summary>
    SecondTry,

    /// <summary>Its web server does not answer.</summary>
    Web,

    /// <summary>Nothing of it answers.</summary>
    Dead,

    /// <summary>The witness's own machine is at fault.</summary>
    Unknown,
}
