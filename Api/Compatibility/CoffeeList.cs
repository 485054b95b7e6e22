using System.Text.Json;
using OrderGrains.Api.Json;

namespace OrderGrains.Api.Compatibility;

/// <summary>
/// A list as an answer: every page of it, one after the other, as one array. It is never cut short: should reading fail
/// on the way, then the answer breaks off, and the client sees that it did.
/// </summary>
internal sealed class CoffeeList(Func<string?, Task<CoffeePage>> read) : IResult
{
    /// <summary>The most records on a page.</summary>
    public const int PageSize = 1_000;

    private const int MostPages = 10_000;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        CoffeePage page = await read(null);
        HttpResponse response = httpContext.Response;
        response.ContentType = JsonResponse.MediaType;
        await using var writer = new Utf8JsonWriter(
            response.BodyWriter, new JsonWriterOptions { Encoder = ApiJson.Encoder, SkipValidation = true });
        writer.WriteStartArray();
        for (int pages = 1; ; pages++)
        {
            foreach (CoffeeRecord record in page.Records)
            {
                JsonSerializer.Serialize(writer, record, ApiJson.Web.CoffeeRecord);
            }

            if (page.Next is null)
            {
                break;
            }

            await FlushAsync(writer, httpContext);
            page = pages < MostPages
                ? await read(page.Next)
                : throw new InvalidOperationException("A list does not end.");
        }

        writer.WriteEndArray();
        await FlushAsync(writer, httpContext);
    }

    private static async Task FlushAsync(Utf8JsonWriter writer, HttpContext http)
    {
        await writer.FlushAsync(http.RequestAborted);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }
}
