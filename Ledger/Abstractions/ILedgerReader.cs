namespace OrderGrains.Ledger;

/// <summary>Reads what is committed, never what is pending. Safe to call from anywhere.</summary>
public interface ILedgerReader
{
    /// <summary>Reads a page of an index, newest first, merged over all buckets.</summary>
    ValueTask<IndexPage> ReadIndexAsync(IndexQuery query, CancellationToken cancellationToken);

    /// <summary>Reads the rows that a grain owns, in the ordinal order of their names.</summary>
    ValueTask<IReadOnlyList<OwnedRow>> ReadRowsAsync(string ownerKey, CancellationToken cancellationToken);

    /// <summary>Reads a committed state without activating its grain; null when there is none.</summary>
    ValueTask<TState?> ReadStateAsync<TState>(string stateName, string key, CancellationToken cancellationToken);
}
