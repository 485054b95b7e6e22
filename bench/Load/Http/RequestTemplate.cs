using System.Text;

namespace OrderGrains.Bench.Http;

/// <summary>A request's bytes with places to fill in; every value of a place has the place's length.</summary>
public sealed class RequestTemplate
{
    private readonly byte[] _bytes;
    private readonly Dictionary<char, int[]> _places = [];

    private RequestTemplate(byte[] bytes) => _bytes = bytes;

    /// <summary>A request without a body.</summary>
    public static RequestTemplate Get(Uri server, string path) => Build(server, "GET", path, null);

    /// <summary>A request with a JSON body.</summary>
    public static RequestTemplate Post(Uri server, string path, string body) => Build(server, "POST", path, body);

    /// <summary>How many bytes it has.</summary>
    public int Length => _bytes.Length;

    /// <summary>The text that stands for a place of so many bytes, at least three, until it is filled.</summary>
    public static string Place(char letter, int length) => $"\u0001{new string(letter, length - 2)}\u0002";

    /// <summary>A copy to fill in.</summary>
    public byte[] Copy() => [.. _bytes];

    /// <summary>Starts again in a buffer used before.</summary>
    public void CopyTo(Span<byte> request) => _bytes.CopyTo(request);

    /// <summary>Writes a value into all of its places.</summary>
    public void Fill(byte[] request, char letter, ReadOnlySpan<byte> value)
    {
        foreach (int place in _places[letter])
        {
            value.CopyTo(request.AsSpan(place));
        }
    }

    private static RequestTemplate Build(Uri server, string method, string path, string? body)
    {
        StringBuilder text = new();
        text.Append(method).Append(' ').Append(path).Append(" HTTP/1.1\r\nHost: ").Append(server.Authority);
        if (body is not null)
        {
            text.Append("\r\nContent-Type: application/json\r\nContent-Length: ")
                .Append(Encoding.UTF8.GetByteCount(body));
        }

        text.Append("\r\n\r\n").Append(body);
        RequestTemplate template = new(Encoding.UTF8.GetBytes(text.ToString()));
        template.FindPlaces();
        return template;
    }

    private void FindPlaces()
    {
        for (int at = Array.IndexOf(_bytes, (byte)1); at >= 0; at = Array.IndexOf(_bytes, (byte)1, at + 1))
        {
            char letter = (char)_bytes[at + 1];
            _places[letter] = [.. _places.GetValueOrDefault(letter) ?? [], at];
        }
    }
}
