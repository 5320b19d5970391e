namespace Witness.Configuration;

/// <summary>Finds what was meant by a misspelt word.</summary>
internal static class Nearest
{
    private const int FarthestLong = 3;
    private const int ShortestPrefix = 3;

    /// <summary>What would be right instead of a word: the nearest valid one, or, where none is near, all of them.</summary>
    public static string Advice(string word, IEnumerable<string> valid)
    {
        string[] all = [.. valid];
        return Of(word, all) is { } near ? $"did you mean \"{near}\"?"
            : all.Length == 0 ? "leave it out"
            : $"valid here: {string.Join(", ", all)}";
    }

    /// <summary>The valid word nearest to another, or null where none is near: few slips away, or the same beginning.</summary>
    public static string? Of(string word, IEnumerable<string> valid)
    {
        var candidates = valid
            .Select(candidate => (Word: candidate, Distance: Distance(Fold(word), Fold(candidate))))
            .OrderBy(candidate => candidate.Distance)
            .ToList();
        // A third of the letters at most, so that "up" is not taken for "ca".
        var near = candidates.FirstOrDefault(candidate =>
            candidate.Distance <= Math.Min(FarthestLong, Longer(word, candidate.Word) / 3)
        );
        return near.Word
            ?? candidates.FirstOrDefault(candidate => ShareBeginning(Fold(word), Fold(candidate.Word))).Word;
    }

    private static int Longer(string one, string other) => Math.Max(one.Length, other.Length);

    private static string Fold(string word) => word.ToLowerInvariant();

    private static bool ShareBeginning(string one, string other) =>
        Math.Min(one.Length, other.Length) >= ShortestPrefix
        && (one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal));

    /// <summary>Slips between two words: a letter put in, left out or changed, or two neighbours swapped (Damerau, restricted).</summary>
    private static int Distance(string one, string other)
    {
        var slips = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                slips[i, j] =
                    i == 0 || j == 0
                        ? i + j
                        : Math.Min(
                            Math.Min(slips[i - 1, j], slips[i, j - 1]) + 1,
                            slips[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1)
                        );
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    slips[i, j] = Math.Min(slips[i, j], slips[i - 2, j - 2] + 1);
                }
            }
        }

        return slips[one.Length, other.Length];
    }
}
