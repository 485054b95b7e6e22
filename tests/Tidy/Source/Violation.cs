namespace OrderGrains.Tests.Source;

/// <summary>A broken rule: where, and what to write instead.</summary>
public sealed record Violation(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}
