using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OrderGrains.Api.Problems;

namespace OrderGrains.Api.OpenApi;

/// <summary>Adds to an operation's description what its handler reads by itself: body, query, headers.</summary>
internal static class OperationDescriber
{
    private const string Json = "application/json";

    public static async Task ApplyAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        IList<object> notes = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (QueryParameter parameter in notes.OfType<QueryNote>().SelectMany(note => note.Parameters))
        {
            Parameters(operation).Add(Describe(parameter));
        }

        foreach (HeaderNote header in notes.OfType<HeaderNote>())
        {
            Parameters(operation).Add(Describe(header));
        }

        if (notes.OfType<BodyNote>().LastOrDefault() is { } body)
        {
            OpenApiSchema schema = await context.GetOrCreateSchemaAsync(body.Type, null, cancellationToken);
            operation.RequestBody = Describe(body, schema, context.Document!);
        }

        DescribeFailures(operation);
    }

    private static IList<IOpenApiParameter> Parameters(OpenApiOperation operation) => operation.Parameters ??= [];

    private static OpenApiParameter Describe(QueryParameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = WithExample(parameter.Description, parameter.Example),
        Explode = parameter.Repeatable,
        Schema = parameter.Repeatable
            ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = Text() }
            : Text(),
    };

    private static OpenApiParameter Describe(HeaderNote header) => new()
    {
        Name = header.Name,
        In = ParameterLocation.Header,
        Description = WithExample(header.Description, header.Example),
        Schema = Text(),
    };

    // As words only: the page would fill an example of the document in, and every filter and key would be sent.
    private static string WithExample(string description, string? example) =>
        example is null ? description : $"{description} E.g. `{example}`.";

    private static OpenApiRequestBody Describe(BodyNote body, OpenApiSchema schema, OpenApiDocument document)
    {
        document.AddComponent(body.Type.Name, schema);
        var reference = new OpenApiSchemaReference(body.Type.Name, document);
        return new OpenApiRequestBody
        {
            Required = body.Required,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [Json] = new() { Schema = reference, Example = BodyExamples.Of(body.Type) },
            },
        };
    }

    private static void DescribeFailures(OpenApiOperation operation)
    {
        foreach ((string status, IOpenApiResponse response) in operation.Responses ?? [])
        {
            string[] codes = [.. ProblemKind.All.Where(kind => $"{kind.Status}" == status).Select(kind => kind.Code)];
            if (codes.Length > 0 && response is OpenApiResponse described)
            {
                described.Description = "A problem with code " + string.Join(" or ", codes);
            }
        }
    }

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}
