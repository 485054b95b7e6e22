using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Primitives;
using OrderGrains.Api.Problems;

namespace OrderGrains.Api.Hosting;

/// <summary>Reads the headers that commands take. What is wrong with them goes to the errors of the request.</summary>
internal static class RequestHeaders
{
    public const string IdempotencyKeyName = "Idempotency-Key";
    public const string IdempotencyReplayed = "Idempotency-Replayed";

    private const string IfMatchName = "If-Match";
    private const int MostKeyLength = 255;

    /// <summary>The client's key for the request, if it sends one.</summary>
    public static string? IdempotencyKey(HttpRequest request, FieldErrors errors)
    {
        if (!request.Headers.TryGetValue(IdempotencyKeyName, out StringValues values))
        {
            return null;
        }

        string key = values.ToString();
        if (values.Count == 1
            && key.Length is > 0 and <= MostKeyLength && !key.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return key;
        }

        errors.AddField(IdempotencyKeyName, $"must be one text of 1 to {MostKeyLength} printable ASCII characters");
        return null;
    }

    /// <summary>The version that the client has seen, if it says so; <c>*</c> is any.</summary>
    public static long? IfMatch(HttpRequest request, FieldErrors errors)
    {
        StringValues values = request.Headers.IfMatch;
        if (values.Count == 0 || values is ["*"])
        {
            return null;
        }

        string tag = values.ToString();
        if (values.Count == 1 && tag is ['"', .. var digits, '"']
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long version))
        {
            return version;
        }

        errors.AddField(IfMatchName, "must be one ETag as answered before, e.g. \"3\", or *");
        return null;
    }

    /// <summary>Whether the client has this version already.</summary>
    public static bool IfNoneMatch(HttpRequest request, string etag)
    {
        foreach (string? value in request.Headers.IfNoneMatch)
        {
            foreach (Range part in value.AsSpan().Split(','))
            {
                ReadOnlySpan<char> tag = value.AsSpan(part).Trim();
                if (tag is "*" || tag.SequenceEqual(etag) || (tag.StartsWith("W/") && tag[2..].SequenceEqual(etag)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The W3C trace context that the work for the request belongs to.</summary>
    public static string? TraceParent(HttpRequest request)
    {
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id })
        {
            return id;
        }

        string? header = request.Headers.TraceParent;
        return header is not null && ActivityContext.TryParse(header, null, out _) ? header : null;
    }

    /// <summary>The ETag of a version.</summary>
    public static string ETag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}
