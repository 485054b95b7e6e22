using Microsoft.OpenApi;
using OrderGrains.Api.Access;
using OrderGrains.Configuration;

namespace OrderGrains.Api.OpenApi;

/// <summary>The API's description (<c>/openapi/v1.json</c>) and the pages over it (<c>/docs</c>).</summary>
internal static class ApiDocument
{
    private const string Name = "v1";
    private const string DocsPath = "docs";
    private const string HealthTag = "Health";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, document =>
    {
        document.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        document.AddDocumentTransformer((description, context, _) =>
        {
            description.Info = new OpenApiInfo
            {
                Title = "OrderGrains",
                Version = Name,
                Description = "Orders, stores and what became of messages. Amounts are whole numbers of minor units; "
                    + "times are ISO 8601 in UTC; every error is a problem (RFC 9457) with a stable code.",
            };
            description.Servers = [];
            description.Tags = new HashSet<OpenApiTag>(
                (description.Tags ?? new HashSet<OpenApiTag>()).OrderBy(tag => tag.Name == HealthTag));
            SecurityNotes.Apply(description, IsKeySet(context.ApplicationServices));
            return Task.CompletedTask;
        });
        document.AddSchemaTransformer(SchemaNotes.Apply);
        document.AddOperationTransformer(OperationDescriber.ApplyAsync);
        document.AddOperationTransformer(static (operation, context, _) =>
        {
            IList<object> notes = context.Description.ActionDescriptor.EndpointMetadata;
            AccessRule rule = notes.OfType<AccessRule>().LastOrDefault() ?? AccessRule.Admin;
            SecurityNotes.Apply(operation, rule, context.Document!, IsKeySet(context.ApplicationServices));
            return Task.CompletedTask;
        });
    });

    public static void MapApiDocument(this IEndpointRouteBuilder app) =>
        app.MapOpenApi().OpenToAll();

    private static bool IsKeySet(IServiceProvider services) =>
        services.GetRequiredService<SecurityOptions>().AdminKey is not null;

    /// <summary>Only for its own path: no other request passes through it.</summary>
    public static void UseApiDocumentPages(this IApplicationBuilder app) => app.UseWhen(
        static http => http.Request.Path.StartsWithSegments("/" + DocsPath, StringComparison.OrdinalIgnoreCase),
        static branch => branch.UseSwaggerUI(static pages =>
        {
            pages.RoutePrefix = DocsPath;
            pages.DocumentTitle = "OrderGrains API";
            pages.SwaggerEndpoint($"/openapi/{Name}.json", "OrderGrains v1");
            pages.EnableDeepLinking();
            pages.EnableTryItOutByDefault();
            pages.HeadContent = "<style>.swagger-ui .topbar .select-label { display: none !important; }</style>";
        }));
}
