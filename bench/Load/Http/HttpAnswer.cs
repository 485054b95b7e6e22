namespace OrderGrains.Bench.Http;

/// <summary>A whole answer; the body is only valid until the next parse.</summary>
public readonly ref struct HttpAnswer
{
    public int Status { get; init; }

    public ReadOnlySpan<byte> Body { get; init; }

    /// <summary>How many bytes of the input belong to it.</summary>
    public int Consumed { get; init; }

    /// <summary>False when the server closes the connection after it.</summary>
    public bool KeepAlive { get; init; }
}

/// <summary>What the bytes received so far hold.</summary>
public enum ParseOutcome
{
    /// <summary>Only a part of an answer.</summary>
    Incomplete,

    /// <summary>An answer.</summary>
    Complete,

    /// <summary>Something that is no HTTP/1.1 answer with a known length.</summary>
    Malformed,
}
