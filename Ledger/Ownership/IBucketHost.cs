namespace OrderGrains.Ledger;

/// <summary>The host's side of a bucket that comes or goes. Called on the ledger's scheduler.</summary>
public interface IBucketHost
{
    /// <summary>
    /// The bucket is about to move: starts no more turns of its grains, lets those under way end (their writes
    /// are still taken), sends their replies and deactivates them. Calls that come meanwhile wait for the new owner.
    /// </summary>
    /// <returns>Done when none of the bucket's grains is active any more.</returns>
    Task ReleaseAsync(int bucket);

    /// <summary>
    /// The bucket is lost: deactivates its grains at once, without a reply from any of them. Must not throw.
    /// </summary>
    void Drop(int bucket);

    /// <summary>
    /// The bucket is this silo's and open: calls of its grains are welcome, also those that waited. Must not throw.
    /// </summary>
    void Opened(int bucket)
    {
    }

    /// <summary>
    /// The bucket has moved to another silo, which finds out by itself within the poll interval; telling it
    /// (<see cref="ILedgerOwnership.Refresh"/> there) saves that. Must not throw.
    /// </summary>
    void HandedOver(int bucket, SiloMember newOwner)
    {
    }
}
