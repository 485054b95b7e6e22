namespace Orleans.Concurrency;

/// <summary>Carries a value that nobody changes any more, so that it is never copied.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="value">The value.</param>
public readonly struct Immutable<T>(T value)
{
    /// <summary>The value.</summary>
    public T Value { get; } = value;
}
