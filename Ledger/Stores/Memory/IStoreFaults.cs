namespace OrderGrains.Ledger;

/// <summary>Decides how each call to a <see cref="MemoryStore"/> ends, e.g. from a seed.</summary>
public interface IStoreFaults
{
    /// <summary>
    /// Asked once before each call. A slow store is played by awaiting the implementation's own clock before answering.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The caller's token; a cancelled call changes nothing.</param>
    ValueTask<StoreFault> NextAsync(StoreCall call, CancellationToken cancellationToken);
}
