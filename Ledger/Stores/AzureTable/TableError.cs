using System.Globalization;
using System.Text.Json;
using Azure;

namespace OrderGrains.Ledger;

/// <summary>What the service says when it refuses: a code, and in a batch the number of the operation.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The service's code, e.g. <c>TableNotFound</c>; empty when there is none.</param>
/// <param name="Operation">The refused operation's number in its batch; null outside of one.</param>
internal readonly record struct TableError(int Status, string Code, int? Operation)
{
    internal static TableError Read(Response response)
    {
        TableError error = Parse(response.Status, response.Content.ToMemory().Span);
        return error.Code.Length == 0 && response.Headers.TryGetValue("x-ms-error-code", out string? code)
            ? error with { Code = code }
            : error;
    }

    /// <summary>Reads <c>{"odata.error":{"code":"…","message":{"lang":"…","value":"3:…"}}}</c>.</summary>
    internal static TableError Parse(int status, ReadOnlySpan<byte> body)
    {
        int start = body.IndexOf((byte)'{');
        int end = body.LastIndexOf((byte)'}');
        if (start < 0 || end < start)
        {
            return new TableError(status, "", null);
        }

        try
        {
            var reader = new Utf8JsonReader(body[start..(end + 1)]);
            using JsonDocument json = JsonDocument.ParseValue(ref reader);
            return Read(status, json.RootElement);
        }
        catch (JsonException)
        {
            return new TableError(status, "", null);
        }
    }

    private static TableError Read(int status, JsonElement json)
    {
        if (!json.TryGetProperty("odata.error", out JsonElement error)
            || !error.TryGetProperty("code", out JsonElement code))
        {
            return new TableError(status, "", null);
        }

        string message = error.TryGetProperty("message", out JsonElement text)
            && text.TryGetProperty("value", out JsonElement value) ? value.GetString() ?? "" : "";
        int colon = message.IndexOf(':', StringComparison.Ordinal);
        int? operation = colon > 0
            && int.TryParse(message.AsSpan(0, colon), CultureInfo.InvariantCulture, out int number) ? number : null;
        return new TableError(status, code.GetString() ?? "", operation);
    }
}
