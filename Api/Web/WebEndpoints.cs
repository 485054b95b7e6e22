using OrderGrains.Api.Hosting;

namespace OrderGrains.Api.Web;

/// <summary>The addresses of the pages and of GraphQL, which another server answers behind this one.</summary>
internal static class WebEndpoints
{
    private static readonly string[] Patterns =
        ["/graphql", "/shop/{**rest}", "/kitchen/{**rest}", "/admin/{**rest}", "/silos/{**rest}", "/_app/{**rest}"];

    /// <summary>Adds the pages' server.</summary>
    public static void AddWeb(this IServiceCollection services)
    {
        services.AddSingleton<WebStatus>().AddSingleton<WebAddresses>();
        services.AddHostedService<WebServer>();
    }

    /// <summary>Maps the addresses: pages need no key, they send it with what they ask for.</summary>
    public static void MapWeb(this WebApplication app)
    {
        RequestDelegate proxy = WebProxy.Create(app);
        foreach (string pattern in Patterns)
        {
            app.Map(pattern, proxy).WithMetadata(OpenToAll.Instance, BodyLimit.Usual).ExcludeFromDescription();
        }
    }
}
