namespace Orleans.Core;

/// <summary>A stored record of a grain. To be used from the grain's own turns only.</summary>
public interface IStorage
{
    /// <summary>The stored version; null when there is no record.</summary>
    string? Etag { get; }

    /// <summary>Whether there is a record.</summary>
    bool RecordExists { get; }

    /// <summary>Deletes the record.</summary>
    Task ClearStateAsync();

    /// <summary>Writes the record. A second write may begin before the first has ended.</summary>
    /// <exception cref="Storage.InconsistentStateException">
    /// The write failed or nobody knows; the activation is dropped, so that memory is never ahead of the store.
    /// </exception>
    Task WriteStateAsync();

    /// <summary>Reads the record again.</summary>
    Task ReadStateAsync();

    /// <summary>Deletes the record.</summary>
    Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();

    /// <summary>Writes the record.</summary>
    Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

    /// <summary>Reads the record again.</summary>
    Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();
}
