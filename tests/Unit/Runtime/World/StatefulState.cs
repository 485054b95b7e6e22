using Orleans;

namespace OrderGrains.Tests.Runtime;

[GenerateSerializer, Alias("test.StatefulState")]
public sealed class StatefulState
{
    [Id(0)]
    public int Sum { get; set; }
}
