using System.Net;
using System.Reflection;
using OrderGrains.Api.Access;

namespace OrderGrains.Api.Pages;

/// <summary>The page that says what this is: <c>/</c>.</summary>
internal static class HomePage
{
    private const string AddressMark = "{{address}}";
    private const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
        + "base-uri 'none'; form-action 'none'";

    private static readonly string Template = Load();

    public static void MapHome(this IEndpointRouteBuilder app) =>
        app.MapGet("/", Get).OpenToAll().ExcludeFromDescription();

    private static IResult Get(HttpContext http)
    {
        string address = $"{http.Request.Scheme}://{http.Request.Host.ToUriComponent()}";
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        string page = Template.Replace(AddressMark, WebUtility.HtmlEncode(address), StringComparison.Ordinal);
        return TypedResults.Text(page, "text/html; charset=utf-8");
    }

    private static string Load()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("home.html")
            ?? throw new InvalidOperationException("The home page is not part of the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
