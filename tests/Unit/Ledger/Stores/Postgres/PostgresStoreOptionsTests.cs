using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Stores;

public sealed class PostgresStoreOptionsTests
{
    [Fact]
    public void Check_OutOfRange_NamesEveryOne()
    {
        PostgresStoreOptions options = new()
        {
            ConnectionString = "Username=me",
            Schema = "Orders\"; DROP",
            MaxConnections = 1,
            CommitLanes = 0,
            ConnectTimeout = TimeSpan.FromMinutes(2),
            CommandTimeout = TimeSpan.Zero,
        };

        ArgumentException refusal = Assert.Throws<ArgumentException>(() => options.Check());

        Assert.Contains("names no Host", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Schema is 'Orders\"; DROP'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("MaxConnections is 1, not from 2 to 500", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("CommitLanes is 0, not from 1 to 64", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("ConnectTimeout is 120, not from 1 to 60", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("CommandTimeout is 0, not from 1 to 120", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("orders", true)]
    [InlineData("_o2", true)]
    [InlineData("2o", false)]
    [InlineData("", false)]
    [InlineData("Orders", false)]
    public void Check_Schema_IsAPlainName(string schema, bool isTaken)
    {
        PostgresStoreOptions options = new() { ConnectionString = "Host=db", Schema = schema };

        Assert.Equal(isTaken, Record.Exception(() => options.Check()) is null);
    }

    [Theory]
    [InlineData("Host=db", 24, 5, 10)]
    [InlineData("Host=db;Maximum Pool Size=7;Command Timeout=8;Timeout=9", 7, 9, 8)]
    [InlineData("host=db;maxpoolsize=7;COMMANDTIMEOUT=8", 7, 5, 8)]
    public void Check_KeywordOfTheConnectionString_WinsOverTheOption(
        string connectionString, int pool, int connect, int command)
    {
        Npgsql.NpgsqlConnectionStringBuilder checkedOptions =
            new PostgresStoreOptions { ConnectionString = connectionString }.Check();

        Assert.Equal(
            (pool, connect, command),
            (checkedOptions.MaxPoolSize, checkedOptions.Timeout, checkedOptions.CommandTimeout));
    }

    [Fact]
    public void Check_ConnectionStringCannotBeRead_SaysSoWithoutItsSecrets()
    {
        PostgresStoreOptions options = new() { ConnectionString = "Host=db;Pasword=secret" };

        ArgumentException refusal = Assert.Throws<ArgumentException>(() => options.Check());

        Assert.Contains("cannot be read", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.ToString(), StringComparison.Ordinal);
    }
}
