namespace OrderGrains.Configuration;

/// <summary>Finds the key that somebody probably meant.</summary>
public static class KeySuggestion
{
    /// <summary>The known key nearest to the given one, or null when none is near. Case does not matter.</summary>
    public static string? Nearest(string key, IEnumerable<string> known) =>
        known.Select(candidate => (candidate, Distance: Distance(key, candidate)))
            .Where(pair => pair.Distance <= Math.Max(3, key.Length / 4))
            .OrderBy(pair => pair.Distance)
            .Select(pair => pair.candidate)
            .FirstOrDefault();

    /// <summary>The number of letters to insert, delete or replace to get from one text to the other.</summary>
    public static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int replaced =
                    diagonal + (char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
