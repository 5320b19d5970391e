namespace Witness.Serving.Pages;

/// <summary>Slices of a strip side by side that say the same.</summary>
/// <param name="Start">The first, from 0.</param>
/// <param name="Width">How many.</param>
/// <param name="State">What they say, one word, which is their colour and shape as well.</param>
public sealed record StripRun(int Start, int Width, string State);
