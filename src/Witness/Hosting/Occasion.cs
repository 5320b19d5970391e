namespace Witness.Hosting;

/// <summary>Why a daemon begins.</summary>
internal enum Occasion
{
    /// <summary>The process was started.</summary>
    Start,

    /// <summary>The process was told to read its configuration again.</summary>
    Reload,
}
