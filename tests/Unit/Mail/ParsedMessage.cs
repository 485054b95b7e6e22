using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OrderGrains.Tests.Mail;

/// <summary>Reads a message back the way RFC 5322, 2045, 2046 and 2047 say, written apart from the writer.</summary>
internal sealed partial record ParsedMessage(
    IReadOnlyDictionary<string, string> Headers, IReadOnlyDictionary<string, string> Parts)
{
    public string Subject => Decode(Headers["Subject"]);

    public string From => Decode(Headers["From"]);

    public static ParsedMessage Parse(string message)
    {
        (Dictionary<string, string> headers, string body) = Split(message);
        string boundary = Boundary().Match(headers["Content-Type"]).Groups[1].Value;
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string part in body.Split($"\r\n--{boundary}\r\n")[1..])
        {
            (Dictionary<string, string> partHeaders, string content) = Split(part.Split($"\r\n--{boundary}--")[0]);
            Assert.Equal("quoted-printable", partHeaders["Content-Transfer-Encoding"]);
            parts[partHeaders["Content-Type"].Split(';')[0]] = QuotedPrintable(content);
        }

        return new ParsedMessage(headers, parts);
    }

    private static (Dictionary<string, string> Headers, string Body) Split(string text)
    {
        int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        string[] lines = text[..end].Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n");
        var headers = lines.Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return (headers, "\r\n" + text[(end + 4)..]);
    }

    private static string QuotedPrintable(string content)
    {
        string joined = content[2..]
            .Replace("=\r\n", "", StringComparison.Ordinal)
            .Replace("\r\n", "\n", StringComparison.Ordinal);
        var bytes = new List<byte>();
        for (int i = 0; i < joined.Length; i++)
        {
            Assert.InRange(joined[i], '\t', '~');
            bytes.Add(joined[i] == '='
                ? byte.Parse(joined.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                : (byte)joined[i]);
            i += joined[i] == '=' ? 2 : 0;
        }

        string text = Encoding.UTF8.GetString([.. bytes]);
        return text.EndsWith('\n') ? text : text + "\n";
    }

    private static string Decode(string header) =>
        EncodedWord().Replace(header.Replace("?= =?", "?==?", StringComparison.Ordinal), match =>
        {
            Assert.InRange(match.Length, 1, 75);
            return Encoding.UTF8.GetString(Convert.FromBase64String(match.Groups[1].Value));
        });

    [GeneratedRegex("boundary=\"([^\"]+)\"")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"=\?utf-8\?B\?([^?]+)\?=")]
    private static partial Regex EncodedWord();
}
