using System.Buffers.Text;

namespace OrderGrains.Bench.Http;

/// <summary>
/// Parses HTTP/1.1 answers with a content length or in chunks. Keeps one buffer for chunked bodies, so one parser
/// serves one thread.
/// </summary>
public sealed class AnswerParser
{
    private const int MinHeaderLength = 17;

    private byte[] _joined = new byte[16 * 1024];

    /// <summary>Parses the first answer in <paramref name="input"/>.</summary>
    public ParseOutcome TryParse(ReadOnlySpan<byte> input, out HttpAnswer answer)
    {
        answer = default;
        int headerEnd = input.IndexOf("\r\n\r\n"u8);
        if (headerEnd < 0)
        {
            return ParseOutcome.Incomplete;
        }

        ReadOnlySpan<byte> header = input[..headerEnd];
        if (header.Length < MinHeaderLength - 4 || !header.StartsWith("HTTP/1.1 "u8)
            || !Utf8Parser.TryParse(header.Slice(9, 3), out int status, out int digits) || digits != 3)
        {
            return ParseOutcome.Malformed;
        }

        HeaderFields fields = HeaderFields.Read(header);
        int bodyStart = headerEnd + 4;
        if (status is 204 or 304 or (>= 100 and < 200))
        {
            answer = new HttpAnswer { Status = status, Consumed = bodyStart, KeepAlive = fields.KeepAlive };
            return ParseOutcome.Complete;
        }

        return fields.Chunked
            ? ParseChunks(input, bodyStart, status, fields.KeepAlive, out answer)
            : ParseCounted(input, bodyStart, status, fields, out answer);
    }

    private static ParseOutcome ParseCounted(
        ReadOnlySpan<byte> input, int bodyStart, int status, HeaderFields fields, out HttpAnswer answer)
    {
        answer = default;
        if (fields.ContentLength < 0)
        {
            return ParseOutcome.Malformed;
        }

        if (input.Length - bodyStart < fields.ContentLength)
        {
            return ParseOutcome.Incomplete;
        }

        answer = new HttpAnswer
        {
            Status = status,
            Body = input.Slice(bodyStart, fields.ContentLength),
            Consumed = bodyStart + fields.ContentLength,
            KeepAlive = fields.KeepAlive,
        };
        return ParseOutcome.Complete;
    }

    private ParseOutcome ParseChunks(
        ReadOnlySpan<byte> input, int position, int status, bool keepAlive, out HttpAnswer answer)
    {
        answer = default;
        int joined = 0;
        while (true)
        {
            ReadOnlySpan<byte> rest = input[position..];
            int lineEnd = rest.IndexOf("\r\n"u8);
            if (lineEnd < 0)
            {
                return ParseOutcome.Incomplete;
            }

            if (!Utf8Parser.TryParse(rest[..lineEnd], out int size, out int digits, 'x') || digits == 0 || size < 0)
            {
                return ParseOutcome.Malformed;
            }

            if (rest.Length < lineEnd + 2 + size + 2)
            {
                return ParseOutcome.Incomplete;
            }

            Append(rest.Slice(lineEnd + 2, size), joined);
            joined += size;
            position += lineEnd + 2 + size + 2;
            if (size > 0)
            {
                continue;
            }

            // Trailers are not expected: the last chunk is followed by an empty line, just skipped.
            answer = new HttpAnswer
            {
                Status = status,
                Body = _joined.AsSpan(0, joined),
                Consumed = position,
                KeepAlive = keepAlive,
            };
            return ParseOutcome.Complete;
        }
    }

    private void Append(ReadOnlySpan<byte> chunk, int at)
    {
        if (_joined.Length < at + chunk.Length)
        {
            Array.Resize(ref _joined, Math.Max(_joined.Length * 2, at + chunk.Length));
        }

        chunk.CopyTo(_joined.AsSpan(at));
    }
}
