using System.Globalization;
using System.Net;
using System.Reflection;
using OrderGrains.Api.Problems;

namespace OrderGrains.Api.Web;

/// <summary>
/// What is answered at the pages' addresses while there are none: 503, a page to browsers, a problem to programs.
/// </summary>
internal static class WebAbsence
{
    private const string ReasonMark = "{{reason}}";
    private const string RefreshMark = "{{refresh}}";
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(5);
    private static readonly string Template = Load();

    public static async Task AnswerAsync(HttpContext http, WebState state)
    {
        TimeSpan wait = state.Comes ? Soon : Later;
        if (!AcceptsPages(http.Request))
        {
            await new Problem(ProblemKind.Unavailable, state.Reason) { RetryAfter = wait }.ExecuteAsync(http);
            return;
        }

        string seconds = wait.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        string refresh = state.Comes ? $"""<meta http-equiv="refresh" content="{seconds}">""" : "";
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.RetryAfter = seconds;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        string page = Template.Replace(RefreshMark, refresh, StringComparison.Ordinal)
            .Replace(ReasonMark, WebUtility.HtmlEncode(state.Reason), StringComparison.Ordinal);
        await http.Response.WriteAsync(page, http.RequestAborted);
    }

    private static bool AcceptsPages(HttpRequest request) =>
        request.Headers.Accept.Any(static value => value?.Contains("text/html", StringComparison.Ordinal) == true);

    private static string Load()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("absence.html")
            ?? throw new InvalidOperationException("The page is not part of the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
