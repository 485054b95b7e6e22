using System.Net;
using System.Reflection;
using OrderGrains.Api.Hosting;

namespace OrderGrains.Api.Pages;

/// <summary>The page that says what this is: <c>/</c>.</summary>
internal static class HomePage
{
    private const string AddressMark = "{{address}}";
    private const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
        + "base-uri 'none'; form-action 'none'";

    private static readonly string Template = Load("home.html");
    private static readonly string Icon = Load("favicon.svg");

    public static void MapHome(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", Get).WithMetadata(OpenToAll.Instance).ExcludeFromDescription();
        app.MapGet("/favicon.ico", GetIcon).WithMetadata(OpenToAll.Instance).ExcludeFromDescription();
    }

    private static IResult Get(HttpContext http)
    {
        string address = $"{http.Request.Scheme}://{http.Request.Host.ToUriComponent()}";
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        string page = Template.Replace(AddressMark, WebUtility.HtmlEncode(address), StringComparison.Ordinal);
        return TypedResults.Text(page, "text/html; charset=utf-8");
    }

    /// <summary>What browsers ask for beside every page, the other server's too.</summary>
    private static IResult GetIcon(HttpContext http)
    {
        http.Response.Headers.CacheControl = "public, max-age=86400";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Text(Icon, "image/svg+xml");
    }

    private static string Load(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException("The home page is not part of the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
