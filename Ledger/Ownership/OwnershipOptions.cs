namespace OrderGrains.Ledger;

/// <summary>How a silo shares a store with others. Every silo on a store must have the same lease.</summary>
public sealed class OwnershipOptions
{
    /// <summary>Where other silos reach this one; opaque to the ledger. Required.</summary>
    public string Address { get; set; } = "";

    /// <summary>Where its front end is reached. Default null: it has none.</summary>
    public string? HttpAddress { get; set; }

    /// <summary>Its process id, shown to people. Default 0.</summary>
    public int ProcessId { get; set; }

    /// <summary>
    /// How long a silo may be silent before the others take its buckets. Shorter: a killed silo's orders answer sooner;
    /// longer: a slow store or a long pause costs no move. Default 3 s; 1 s to 5 min.
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How often the lease is renewed: a commit and two reads each time. Default 500 ms; at most a quarter of the
    /// lease.
    /// </summary>
    public TimeSpan RenewInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// How long before the end of its lease a silo stops answering: covers clocks that run at different speeds and
    /// replies on their way. Default 500 ms; less than half of the lease.
    /// </summary>
    public TimeSpan Margin { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often the table is read while buckets move. Default 100 ms; 10 ms up to the renewal.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How often a process that owns nothing reads the table. Default 1 s; 100 ms to 1 min.</summary>
    public TimeSpan ReadInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The most buckets that move from silo to silo at once. Default 8; 1 to 64.</summary>
    public int MaxMoves { get; set; } = 8;

    /// <summary>The most buckets that one silo opens at once. Default 32; 1 to 64.</summary>
    public int MaxOpening { get; set; } = 32;

    /// <summary>
    /// How long the host's grains of a bucket may take to end before it moves anyway. Default 10 s; 1 s to 5 min.
    /// </summary>
    public TimeSpan ReleaseLimit { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a silo that stops tries to hand its buckets over; then it lets them go. Default 30 s; 1 s to 10 min.
    /// </summary>
    public TimeSpan LeaveLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>All that is wrong with the values; empty when they are right.</summary>
    public IReadOnlyList<string> Problems()
    {
        (bool Right, string Problem)[] rules =
        [
            (Address.Length > 0, $"{nameof(Address)} is missing"),
            (Lease >= TimeSpan.FromSeconds(1) && Lease <= TimeSpan.FromMinutes(5),
                $"{nameof(Lease)} is not 1 s to 5 min"),
            (RenewInterval > TimeSpan.Zero && RenewInterval <= Lease / 4,
                $"{nameof(RenewInterval)} is past a quarter of the lease"),
            (Margin >= TimeSpan.Zero && Margin < Lease / 2, $"{nameof(Margin)} is half of the lease or more"),
            (PollInterval >= TimeSpan.FromMilliseconds(10) && PollInterval <= RenewInterval,
                $"{nameof(PollInterval)} is not 10 ms up to the renewal"),
            (MaxMoves is >= 1 and <= 64, $"{nameof(MaxMoves)} is not 1 to 64"),
            (MaxOpening is >= 1 and <= 64, $"{nameof(MaxOpening)} is not 1 to 64"),
        ];
        return [.. rules.Where(rule => !rule.Right).Select(rule => rule.Problem)];
    }
}
