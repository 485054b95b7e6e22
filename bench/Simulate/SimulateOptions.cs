using System.Globalization;

namespace OrderGrains.Bench.Simulate;

/// <summary>What the command line says.</summary>
/// <param name="Seeds">How many days are run.</param>
/// <param name="From">The first one's seed.</param>
/// <param name="Replayed">The one day that is told line by line; null: many are run.</param>
/// <param name="Planted">The bug that is planted; null: none.</param>
/// <param name="IsPaid">Whether there are shops that are paid first, too.</param>
internal sealed record SimulateOptions(int Seeds, int From, int? Replayed, string? Planted, bool IsPaid)
{
    private const int UsualSeeds = 100;

    /// <summary>Reads the command line; null when it is wrong.</summary>
    public static SimulateOptions? Read(string[] arguments)
    {
        var options = new SimulateOptions(UsualSeeds, 1, null, null, IsPaid: false);
        for (int at = 0; at < arguments.Length; at += 2)
        {
            string? value = at + 1 < arguments.Length ? arguments[at + 1] : null;
            bool isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
            SimulateOptions? next = arguments[at] switch
            {
                "--seeds" when isNumber => options with { Seeds = number },
                "--from" when isNumber => options with { From = number },
                "--seed" when isNumber => options with { Replayed = number },
                "--paid" when value is "yes" or "no" => options with { IsPaid = value == "yes" },
                "--planted" when value is not null => options with { Planted = value },
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            options = next;
        }

        return options;
    }
}
