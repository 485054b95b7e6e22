namespace OrderGrains.Tests.Simulation;

/// <summary>A connection: two streams, each of which receives what the other sends.</summary>
internal sealed class SimulatedLink
{
    private readonly SimulatedNetwork network;
    private readonly int port;
    private readonly string from;
    private readonly string to;
    private readonly List<(SimulatedStream From, byte[]? Bytes)> held = [];

    public SimulatedLink(SimulatedNetwork network, int port, string from = "", string to = "")
    {
        this.network = network;
        this.port = port;
        this.from = from;
        this.to = to;
        Client = new SimulatedStream(this);
        Server = new SimulatedStream(this);
    }

    public SimulatedStream Client { get; }

    public SimulatedStream Server { get; }

    /// <summary>Whether the silo behind the port is isolated: bytes vanish both ways.</summary>
    public bool IsIsolated => network.Isolated.Contains(port);

    /// <summary>How many writes the client's side has made.</summary>
    public int ClientWrites { get; private set; }

    /// <summary>Whether both sides have ended.</summary>
    public bool IsOver => Client.IsBroken && Server.IsBroken;

    /// <summary>Whether one side is of that name.</summary>
    public bool Involves(string name) => from == name || to == name;

    /// <summary>Ends both sides, with what is under way lost.</summary>
    public void Cut()
    {
        Client.Break();
        Server.Break();
    }

    /// <summary>Brings bytes to the other side, in time.</summary>
    public void Carry(SimulatedStream sender, byte[] bytes)
    {
        ClientWrites += ReferenceEquals(sender, Client) ? 1 : 0;
        if (IsIsolated || IsHeld(sender, bytes))
        {
            return;
        }

        bool isCut = network.Happens(network.Faults.CutPercent);
        byte[] arriving = isCut ? bytes[..network.PartOf(bytes.Length)] : bytes;
        Other(sender).Arrive(arriving, network.Delay());
        if (isCut)
        {
            Cut();
        }
    }

    /// <summary>Tells the other side that nothing more comes.</summary>
    public void Finish(SimulatedStream sender)
    {
        if (!IsIsolated && !IsHeld(sender, null))
        {
            Other(sender).End(network.Delay());
        }
    }

    /// <summary>What was held back goes on its way, in its order.</summary>
    public void Resume()
    {
        (SimulatedStream From, byte[]? Bytes)[] late = [.. held];
        held.Clear();
        foreach ((SimulatedStream sender, byte[]? bytes) in late)
        {
            if (bytes is null)
            {
                Other(sender).End(network.Delay());
            }
            else
            {
                Other(sender).Arrive(bytes, network.Delay());
            }
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

    private SimulatedStream Other(SimulatedStream side) => ReferenceEquals(side, Client) ? Server : Client;

    private bool IsHeld(SimulatedStream sender, byte[]? bytes)
    {
        bool isClient = ReferenceEquals(sender, Client);
        if (!network.IsParted(isClient ? from : to, isClient ? to : from))
        {
            return false;
        }

        held.Add((sender, bytes));
        return true;
    }
}
