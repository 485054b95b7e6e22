namespace OrderGrains.LocalCluster.Processes;

/// <summary>How a program of the cluster is started and stopped.</summary>
public sealed record ProgramStart
{
    /// <summary>What it is called in messages, and its log and pid files after it.</summary>
    public required string Name { get; init; }

    /// <summary>The program and its arguments.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Variables beside those of this process; secrets go here, arguments can be read by everybody.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The signal that stops it in order, without SIG. Default: TERM.</summary>
    public string StopSignal { get; init; } = "TERM";

    /// <summary>
    /// Whether it waits for the others' end when nobody is there to stop them in order. Default: no.
    /// </summary>
    public bool StopsLast { get; init; }

    /// <summary>How long it may take to stop until it is killed. Default: 60 s.</summary>
    public TimeSpan StopBound { get; init; } = TimeSpan.FromSeconds(60);
}
