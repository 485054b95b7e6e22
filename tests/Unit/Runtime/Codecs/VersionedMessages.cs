using Orleans;

namespace OrderGrains.Tests.Runtime;

/// <summary>A message before it grew.</summary>
[GenerateSerializer, Alias("test.Narrow")]
public sealed record NarrowMessage
{
    [Id(1)]
    public int Kept { get; init; }

    [Id(9)]
    public string Missing { get; init; } = "fallback";
}

/// <summary>The same message, grown.</summary>
[GenerateSerializer, Alias("test.Wide")]
public sealed record WideMessage
{
    [Id(0)]
    public required string Name { get; init; }

    [Id(1)]
    public int Kept { get; init; }

    [Id(2)]
    public IReadOnlyList<int> Added { get; init; } = [];

    [Id(3)]
    public WideMessage? AddedMessage { get; init; }

    [Id(4)]
    public string? AddedText { get; init; } = "initial";
}

/// <summary>A message with a constructor.</summary>
[GenerateSerializer, Alias("test.Positional")]
public sealed record PositionalMessage([property: Id(0)] string Name, [property: Id(1)] int Count)
{
    [Id(2)]
    public bool Later { get; init; }
}
