using Microsoft.OpenApi;
using OrderGrains.Api.Hosting;

namespace OrderGrains.Api.OpenApi;

/// <summary>The API's description (<c>/openapi/v1.json</c>) and the pages over it (<c>/docs</c>).</summary>
internal static class ApiDocument
{
    private const string Name = "v1";
    private const string DocsPath = "docs";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, document =>
    {
        document.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        document.AddDocumentTransformer((description, _, _) =>
        {
            description.Info = new OpenApiInfo
            {
                Title = "OrderGrains",
                Version = Name,
                Description = "Orders, stores and what became of messages. Amounts are whole numbers of minor units; "
                    + "times are ISO 8601 in UTC; every error is a problem (RFC 9457) with a stable code.",
            };
            description.Servers = [];
            return Task.CompletedTask;
        });
        document.AddSchemaTransformer(SchemaNotes.Apply);
        document.AddOperationTransformer(OperationDescriber.ApplyAsync);
    });

    public static void MapApiDocument(this IEndpointRouteBuilder app) =>
        app.MapOpenApi().WithMetadata(OpenToAll.Instance);

    /// <summary>Only for its own path: no other request passes through it.</summary>
    public static void UseApiDocumentPages(this IApplicationBuilder app) => app.UseWhen(
        static http => http.Request.Path.StartsWithSegments("/" + DocsPath, StringComparison.OrdinalIgnoreCase),
        static branch => branch.UseSwaggerUI(static pages =>
        {
            pages.RoutePrefix = DocsPath;
            pages.DocumentTitle = "OrderGrains API";
            pages.SwaggerEndpoint($"/openapi/{Name}.json", "OrderGrains v1");
        }));
}
