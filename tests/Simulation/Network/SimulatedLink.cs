namespace OrderGrains.Tests.Simulation;

/// <summary>A connection: two streams, each of which receives what the other sends.</summary>
internal sealed class SimulatedLink
{
    private readonly SimulatedNetwork network;
    private readonly int port;

    public SimulatedLink(SimulatedNetwork network, int port)
    {
        this.network = network;
        this.port = port;
        Client = new SimulatedStream(this);
        Server = new SimulatedStream(this);
    }

    public SimulatedStream Client { get; }

    public SimulatedStream Server { get; }

    /// <summary>Whether the silo behind the port is isolated: bytes vanish both ways.</summary>
    public bool IsIsolated => network.Isolated.Contains(port);

    /// <summary>How many writes the client's side has made.</summary>
    public int ClientWrites { get; private set; }

    /// <summary>Ends both sides, with what is under way lost.</summary>
    public void Cut()
    {
        Client.Break();
        Server.Break();
    }

    /// <summary>Brings bytes to the other side, in time.</summary>
    public void Carry(SimulatedStream from, byte[] bytes)
    {
        ClientWrites += ReferenceEquals(from, Client) ? 1 : 0;
        if (IsIsolated)
        {
            return;
        }

        SimulatedStream to = ReferenceEquals(from, Client) ? Server : Client;
        bool isCut = network.Happens(network.Faults.CutPercent);
        byte[] arriving = isCut ? bytes[..network.PartOf(bytes.Length)] : bytes;
        to.Arrive(arriving, network.Delay());
        if (isCut)
        {
            Cut();
        }
    }

    /// <summary>Runs a step after a while.</summary>
    public void After(TimeSpan delay, Action step)
    {
        if (delay <= TimeSpan.Zero)
        {
            network.Turns.Schedule(new SimulatedStep(step));
            return;
        }

        ITimer? timer = null;
        timer = network.Time.CreateTimer(
            _ =>
            {
                timer!.Dispose();
                network.Turns.Schedule(new SimulatedStep(step));
            },
            null, delay, Timeout.InfiniteTimeSpan);
    }
}
