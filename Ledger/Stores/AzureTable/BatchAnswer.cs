using System.Globalization;
using System.Text;

namespace OrderGrains.Ledger;

/// <summary>The service's answer to a batch: the head's new tag, or what was refused.</summary>
/// <param name="ETag">The tag of the head written; null when the service does not say.</param>
/// <param name="Error">The operation that was refused, and with it all; null: all of it is done.</param>
internal sealed record BatchAnswer(string? ETag, TableError? Error)
{
    private const string StatusLine = "HTTP/1.1 ";
    private const string TagLine = "ETag:";
    private const int HeadOperation = 0;

    /// <summary>True when the head is not the expected one.</summary>
    internal bool IsHeadConflict => Error is
        { Status: 404, Operation: HeadOperation, Code: not "TableNotFound" }
        or { Status: 409, Code: "EntityAlreadyExists" } or { Status: 412 };

    /// <summary>True when a row to delete is not there.</summary>
    internal bool IsRowMissing => Error is { Status: 404, Code: not "TableNotFound" } && !IsHeadConflict;

    /// <summary>Reads the multipart body; the first part is the head's, unless another operation was refused.</summary>
    internal static BatchAnswer Parse(ReadOnlyMemory<byte> body)
    {
        string text = Encoding.UTF8.GetString(body.Span);
        int first = text.IndexOf(StatusLine, StringComparison.Ordinal);
        if (first < 0)
        {
            return new BatchAnswer(null, new TableError(500, "InvalidBatchAnswer", null));
        }

        for (int at = first; at >= 0; at = text.IndexOf('\n' + StatusLine, at + 1, StringComparison.Ordinal))
        {
            int status = StatusAt(text, at);
            if (status is < 200 or >= 300)
            {
                return new BatchAnswer(null, TableError.Parse(status, Encoding.UTF8.GetBytes(text[at..])));
            }
        }

        return new BatchAnswer(TagAfter(text, first), null);
    }

    private static int StatusAt(string text, int at)
    {
        int start = text.IndexOf(StatusLine, at, StringComparison.Ordinal) + StatusLine.Length;
        int end = Math.Min(start + 3, text.Length);
        return int.TryParse(text.AsSpan(start, end - start), CultureInfo.InvariantCulture, out int status) ? status : 0;
    }

    private static string? TagAfter(string text, int first)
    {
        foreach (ReadOnlySpan<char> line in text.AsSpan(first).EnumerateLines())
        {
            if (line.StartsWith("--", StringComparison.Ordinal))
            {
                return null;
            }

            if (line.StartsWith(TagLine, StringComparison.OrdinalIgnoreCase))
            {
                return line[TagLine.Length..].Trim().ToString();
            }
        }

        return null;
    }
}
