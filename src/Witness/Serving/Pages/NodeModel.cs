namespace Witness.Serving.Pages;

/// <summary>A node.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rotation">Where it stands in the rotation, one word, which is its colour as well.</param>
public sealed record NodeModel(string Name, string Rotation)
{
    /// <summary>Where it stands, and what is to be known about that: <c>out, held</c>.</summary>
    public required string RotationWords { get; init; }

    /// <summary>Strikes within the window.</summary>
    public int Strikes { get; init; }

    /// <summary>Strikes that fence.</summary>
    public int Threshold { get; init; }

    /// <summary>Rounds running that it has passed.</summary>
    public int CleanRounds { get; init; }

    /// <summary>The worst of its last answers: <c>passed</c>, <c>failed</c>, <c>unknown</c> or <c>none</c>.</summary>
    public required string Worst { get; init; }

    /// <summary>Its last answers in words.</summary>
    public required string Answers { get; init; }

    /// <summary>The names that publish it.</summary>
    public required string Published { get; init; }

    /// <summary>What needs a sentence.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>The last day.</summary>
    public required StripModel Strip { get; init; }
}
