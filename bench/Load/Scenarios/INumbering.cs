namespace OrderGrains.Bench.Scenarios;

/// <summary>A kind of load whose orders are numbered.</summary>
public interface INumbering : IScenario
{
    /// <summary>The number after that of the last order that was asked for.</summary>
    long Next { get; }
}
