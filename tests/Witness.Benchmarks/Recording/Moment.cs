namespace Witness.Benchmarks.Recording;

/// <summary>When an order comes, as seen from a round.</summary>
public enum Moment
{
    /// <summary>After the round: it is taken up at once.</summary>
    After,

    /// <summary>While nodes are asked: it is taken up at once.</summary>
    WhileAsking,

    /// <summary>So late while nodes are asked that the round itself takes it up.</summary>
    Within,
}
