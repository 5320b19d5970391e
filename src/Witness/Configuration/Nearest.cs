namespace Witness.Configuration;

/// <summary>Finds what was meant by a misspelt word.</summary>
internal static class Nearest
{
    private const int MostSlips = 3;
    private const int ShortestBeginning = 3;

    /// <summary>What would be right instead of a word: the nearest valid one, or, where none is near, all of them.</summary>
    public static string Advice(string word, IEnumerable<string> valid)
    {
        string[] all = [.. valid];
        return Of(word, all) is { } near ? $"did you mean \"{near}\"?" : $"valid here: {string.Join(", ", all)}";
    }

    /// <summary>
    /// The valid word nearest to another: a few slips away, else with the same beginning. Null where none is near. Case does
    /// not count.
    /// </summary>
    public static string? Of(string word, IEnumerable<string> valid) =>
        valid
            .Select(candidate => (Word: candidate, Rank: Rank(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(candidate => candidate.Rank is not null)
            .OrderBy(candidate => candidate.Rank)
            .FirstOrDefault()
            .Word;

    private static int? Rank(string word, string candidate)
    {
        // A third of the letters at most, so that "up" is not taken for "ca".
        var slips = Slips(word, candidate);
        return slips <= Math.Min(MostSlips, Math.Max(word.Length, candidate.Length) / 3) ? slips
            : Math.Min(word.Length, candidate.Length) < ShortestBeginning ? null
            : candidate.StartsWith(word, StringComparison.Ordinal) ? MostSlips + 1
            : word.StartsWith(candidate, StringComparison.Ordinal) ? MostSlips + 2
            : null;
    }

    /// <summary>Letters put in, left out or changed, and neighbours swapped (Damerau, optimal string alignment).</summary>
    private static int Slips(string one, string other)
    {
        var slips = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                slips[i, j] = i == 0 || j == 0 ? i + j : Fewest(slips, i, j, one, other);
            }
        }

        return slips[one.Length, other.Length];
    }

    private static int Fewest(int[,] slips, int i, int j, string one, string other)
    {
        var changed = slips[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
        var fewest = Math.Min(changed, Math.Min(slips[i - 1, j], slips[i, j - 1]) + 1);
        var areSwapped = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
        return areSwapped ? Math.Min(fewest, slips[i - 2, j - 2] + 1) : fewest;
    }
}
