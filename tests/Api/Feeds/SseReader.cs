namespace OrderGrains.Tests.Feeds;

/// <summary>Reads Server-Sent Events as a browser does.</summary>
internal sealed class SseReader(Stream stream) : IDisposable
{
    private readonly StreamReader lines = new(stream);

    /// <summary>The last id that was seen: what a browser sends when it comes back.</summary>
    public string? LastId { get; private set; }

    /// <summary>How many comments came.</summary>
    public int Comments { get; private set; }

    /// <summary>The next event; null: the stream has ended.</summary>
    public async Task<SseEvent?> ReadAsync(CancellationToken cancellationToken)
    {
        string? name = null;
        string? data = null;
        string? id = LastId;
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length == 0)
            {
                LastId = id;
                if (data is not null)
                {
                    return new SseEvent(id, name ?? "message", data);
                }

                continue;
            }

            string value = line[(line.IndexOf(':') + 1)..].TrimStart(' ');
            Comments += line[0] == ':' ? 1 : 0;
            id = line.StartsWith("id:", StringComparison.Ordinal) ? value : id;
            name = line.StartsWith("event:", StringComparison.Ordinal) ? value : name;
            data = line.StartsWith("data:", StringComparison.Ordinal) ? data + value : data;
        }

        return null;
    }

    public void Dispose() => lines.Dispose();
}

/// <summary>An event of a stream.</summary>
internal sealed record SseEvent(string? Id, string Name, string Data);
