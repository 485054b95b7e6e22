namespace OrderGrains.Api.OpenApi;

/// <summary>The body that an operation reads itself.</summary>
internal sealed record BodyNote(Type Type, bool Required);

/// <summary>The query parameters that an operation reads itself.</summary>
internal sealed record QueryNote(IReadOnlyList<QueryParameter> Parameters);

/// <summary>A header that an operation reads itself.</summary>
internal sealed record HeaderNote(string Name, string Description, string Example);
