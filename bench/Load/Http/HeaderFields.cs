using System.Buffers.Text;
using System.Text;

namespace OrderGrains.Bench.Http;

/// <summary>The header fields that say where an answer ends.</summary>
internal readonly struct HeaderFields
{
    /// <summary>The body's length in bytes; -1 when not given.</summary>
    public required int ContentLength { get; init; }

    public required bool Chunked { get; init; }

    public required bool KeepAlive { get; init; }

    /// <summary>Reads the fields after the status line.</summary>
    public static HeaderFields Read(ReadOnlySpan<byte> header)
    {
        int length = -1;
        bool chunked = false;
        bool keepAlive = true;
        int lineEnd = header.IndexOf("\r\n"u8);
        while (lineEnd >= 0)
        {
            header = header[(lineEnd + 2)..];
            lineEnd = header.IndexOf("\r\n"u8);
            ReadOnlySpan<byte> line = lineEnd < 0 ? header : header[..lineEnd];
            if (IsField(line, "content-length:"u8, out ReadOnlySpan<byte> value))
            {
                length = Utf8Parser.TryParse(value, out int parsed, out _) ? parsed : -1;
            }
            else if (IsField(line, "transfer-encoding:"u8, out value))
            {
                chunked = Ascii.EqualsIgnoreCase(value, "chunked"u8);
            }
            else if (IsField(line, "connection:"u8, out value))
            {
                keepAlive = !Ascii.EqualsIgnoreCase(value, "close"u8);
            }
        }

        return new HeaderFields { ContentLength = length, Chunked = chunked, KeepAlive = keepAlive };
    }

    private static bool IsField(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        bool matches = line.Length >= name.Length && Ascii.EqualsIgnoreCase(line[..name.Length], name);
        value = matches ? line[name.Length..].Trim((byte)' ') : default;
        return matches;
    }
}
