using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Stores;

public sealed class StoreLimitsTests
{
    public static TheoryData<string> Stores => ["sqlite", "postgres", "tables"];

    [Theory]
    [MemberData(nameof(Stores))]
    public void MemoryStore_Limits_AreNoWiderThanAnyOther(string store)
    {
        StoreLimits memory = new MemoryStore().Limits;
        StoreLimits other = store switch
        {
            "sqlite" => SqliteStore.FileLimits,
            "postgres" => PostgresStore.ServerLimits,
            _ => AzureTableStore.TableLimits,
        };
        Assert.InRange(memory.Operations, 1, other.Operations);
        Assert.InRange(memory.BatchSizeBytes, 1, other.BatchSizeBytes);
        Assert.InRange(memory.RowSizeBytes, 1, other.RowSizeBytes);
    }
}
