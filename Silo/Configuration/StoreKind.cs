namespace OrderGrains.Configuration;

/// <summary>The stores that the ledger can be kept in.</summary>
public enum StoreKind
{
    /// <summary>One file, one process.</summary>
    Sqlite,

    /// <summary>A PostgreSQL database, shared by silos.</summary>
    Postgres,

    /// <summary>A table of an Azure storage account, or of its emulator, shared by silos.</summary>
    AzureTable,
}
