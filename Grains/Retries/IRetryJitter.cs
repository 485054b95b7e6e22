namespace OrderGrains.Retries;

/// <summary>Draws numbers that spread retries. Safe to call from anywhere.</summary>
public interface IRetryJitter
{
    /// <summary>A number from 0 (inclusive) to 1 (exclusive).</summary>
    double Next();
}
