namespace OrderGrains;

/// <summary>The storage that grains keep their states in.</summary>
public static class StorageNames
{
    /// <summary>The ledger, whatever its store.</summary>
    public const string Ledger = "ledger";
}
