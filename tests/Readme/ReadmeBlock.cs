namespace OrderGrains.Tests;

/// <summary>A fenced block of the page: its language, its lines, and the line number of its first one.</summary>
public sealed record ReadmeBlock(string Language, IReadOnlyList<string> Lines, int Line)
{
    public string Text => string.Join('\n', Lines);
}
