using System.Diagnostics.CodeAnalysis;
using OrderGrains.Api.Problems;

namespace OrderGrains.Api.Json;

/// <summary>A body that was read, or why it could not be.</summary>
internal readonly record struct Parsed<T>(T? Value, Problem? Problem)
    where T : class
{
    public bool Failed([NotNullWhen(true)] out Problem? problem)
    {
        problem = Problem;
        return problem is not null;
    }
}
