namespace OrderGrains.Bench.Scenarios;

/// <summary>The numbers of some orders of a run.</summary>
/// <param name="First">The first one.</param>
/// <param name="End">The one after the last.</param>
public readonly record struct NumberRange(long First, long End)
{
    private const int Seed = 20;

    /// <summary>How many there are.</summary>
    public long Count => End - First;

    /// <summary>All from a number on.</summary>
    public static NumberRange From(long first) => new(first, long.MaxValue);

    /// <summary>One of so many parts of the same size.</summary>
    public NumberRange Part(int number, int parts) =>
        new(First + (Count / parts * number), First + (Count / parts * (number + 1)));

    /// <summary>Each of them once.</summary>
    public IEnumerable<long> InTurn()
    {
        for (long number = First; number < End; number++)
        {
            yield return number;
        }
    }

    /// <summary>Any of them, evenly and without end; the choice depends on nothing but a seed.</summary>
    public IEnumerable<long> Chosen()
    {
        Random random = new(Seed);
        while (Count > 0)
        {
            yield return random.NextInt64(First, End);
        }
    }
}
