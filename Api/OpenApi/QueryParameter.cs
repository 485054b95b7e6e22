namespace OrderGrains.Api.OpenApi;

/// <summary>A query parameter as the documentation shows it.</summary>
internal sealed record QueryParameter(
    string Name, string Description, string? Example = null, bool Repeatable = false);
