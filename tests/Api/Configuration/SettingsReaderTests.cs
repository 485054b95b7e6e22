using Microsoft.Extensions.Configuration;
using OrderGrains.Configuration;

namespace OrderGrains.Tests.Configuration;

public sealed class SettingsReaderTests
{
    [Fact]
    public void Read_Nothing_GivesTheDefaults()
    {
        (OrderGrainsOptions options, IReadOnlyList<string> errors) = Read();
        Assert.Empty(errors);
        Assert.Equal("./data", options.DataPath);
        Assert.Null(options.Security.AdminKey);
        Assert.Equal(TimeSpan.FromSeconds(10), options.Api.RequestTimeout);
        Assert.Equal(16, options.Api.BatchConcurrency);
        Assert.True(options.Api.CreateSampleStores);
        Assert.Null(options.Telemetry.OtlpEndpoint);
        Assert.Equal((1_000, TimeSpan.FromMinutes(10)), (options.Grains.MailboxLimit, options.Grains.IdleAge));
        Assert.Equal(TimeSpan.FromSeconds(30), options.Stores.ConfirmAfter);
        Assert.Equal(("./data", 0), (options.Sqlite.Folder, options.Sqlite.MaxSizeBytes));
    }

    [Fact]
    public void Read_EverythingRight_IsTaken()
    {
        (OrderGrainsOptions options, IReadOnlyList<string> errors) = Read(
            ("DataPath", "/tmp/x"), ("Security:AdminKey", "0123456789abcdef"), ("Api:RequestTimeout", "00:01:00"),
            ("api:batchconcurrency", "3"), ("Api:CreateSampleStores", "False"),
            ("Telemetry:OtlpEndpoint", "http://localhost:4317"), ("Email:Sender", "discard"),
            ("Telemetry:OtlpProtocol", "httpprotobuf"), ("Grains:MailboxLimit", "7"), ("Grains:IdleAge", "00:00:05"),
            ("Stores:ConfirmAfter", "00:00:02"), ("Sqlite:MaxSizeMB", "3"), ("Stores:OrdersPerSecond", "20"));
        Assert.Empty(errors);
        Assert.Equal(20, options.Stores.OrdersPerSecond);
        Assert.Equal(("/tmp/x", "0123456789abcdef"), (options.DataPath, options.Security.AdminKey));
        Assert.Equal((TimeSpan.FromMinutes(1), 3), (options.Api.RequestTimeout, options.Api.BatchConcurrency));
        Assert.False(options.Api.CreateSampleStores);
        Assert.Equal(new Uri("http://localhost:4317"), options.Telemetry.OtlpEndpoint);
        Assert.Equal(OtlpProtocol.HttpProtobuf, options.Telemetry.OtlpProtocol);
        Assert.Equal((7, TimeSpan.FromSeconds(5)), (options.Grains.MailboxLimit, options.Grains.IdleAge));
        Assert.Equal(TimeSpan.FromSeconds(2), options.Stores.ConfirmAfter);
        Assert.Equal(("/tmp/x", 3 << 20), (options.Sqlite.Folder, options.Sqlite.MaxSizeBytes));
        Assert.Equal(OrderGrains.Notifications.EmailSenderKind.Discard, options.Email.Sender);
    }

    [Fact]
    public void Read_TwoClustersOnOneStore_HaveTheirOwnTableAndSchema()
    {
        (OrderGrainsOptions first, _) = Read(("Ledger:Store", "Host=db"));
        (OrderGrainsOptions second, IReadOnlyList<string> errors) = Read(
            ("Ledger:Store", "Host=db"), ("Ledger:Schema", "second"), ("Ledger:Table", "Second2"));
        Assert.Empty(errors);
        Assert.Equal(("ordergrains", "ordergrains"), (first.Store.Schema, first.Store.Table));
        Assert.Equal(("second", "Second2"), (second.Store.Schema, second.Store.Table));
    }

    [Theory]
    [InlineData("Ledger:Table", "my-table")]
    [InlineData("Ledger:Table", "1a2")]
    [InlineData("Ledger:Schema", "Mine")]
    [InlineData("Ledger:Schema", "drop table;")]
    [InlineData("Ledger:Schema", "")]
    public void Read_NameThatTheStoreWouldNotTake_IsAnError(string key, string name)
    {
        (_, IReadOnlyList<string> errors) = Read((key, name));
        Assert.StartsWith($"OrderGrains:{key} must be", Assert.Single(errors));
    }

    [Fact]
    public void Read_EverythingWrong_TellsEachKeyOnce()
    {
        (_, IReadOnlyList<string> errors) = Read(
            ("DataPath", ""), ("Security:AdminKey", "short"), ("Api:RequestTimeout", "10"),
            ("Api:BatchConcurrency", "101"),
            ("Api:CreateSampleStores", "maybe"), ("Telemetry:OtlpEndpoint", "localhost"), ("Email:Sender", "7"),
            ("Email:Smtp:Port", "x"), ("Grains:MailboxLimit", "0"), ("Grains:IdleAge", "00:00:00.5"),
            ("Stores:ConfirmAfter", "02:00:00"), ("Sqlite:MaxSizeMB", "-1"), ("Telemetry:OtlpProtocol", "Http"));
        Assert.Equal(
            [
                "OrderGrains:Api:BatchConcurrency", "OrderGrains:Api:CreateSampleStores",
                "OrderGrains:Api:RequestTimeout",
                "OrderGrains:DataPath", "OrderGrains:Email:Sender", "OrderGrains:Email:Smtp:Port",
                "OrderGrains:Grains:IdleAge", "OrderGrains:Grains:MailboxLimit", "OrderGrains:Security:AdminKey",
                "OrderGrains:Sqlite:MaxSizeMB", "OrderGrains:Stores:ConfirmAfter",
                "OrderGrains:Telemetry:OtlpEndpoint", "OrderGrains:Telemetry:OtlpProtocol",
            ],
            errors.Select(error => error.Split(' ')[0]).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(errors, error => error.Contains("short", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_SettingsThatGoTogether_AreChecked()
    {
        (_, IReadOnlyList<string> errors) = Read(("Email:Sender", "Smtp"), ("Email:Smtp:User", "me"));
        string[] keys = [.. errors.Select(error => error.Split(' ')[0])];
        Assert.Contains("OrderGrains:Email:Smtp:Host", keys);
        Assert.Contains("OrderGrains:Email:Smtp:Password", keys);
    }

    [Theory]
    [InlineData("Api:RequestTimeOuts", "did you mean OrderGrains:Api:RequestTimeout?")]
    [InlineData("Secrity:AdminKey", "did you mean OrderGrains:Security:AdminKey?")]
    [InlineData("Api:Completely:Different:Thing", "OrderGrains:Api:Completely:Different:Thing is not a setting")]
    public void Read_UnknownKey_IsAnErrorWithASuggestion(string key, string expected)
    {
        (_, IReadOnlyList<string> errors) = Read((key, "1"));
        Assert.EndsWith(expected, Assert.Single(errors));
    }

    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ABC", "abc", 0)]
    [InlineData("", "abc", 3)]
    public void Distance_TwoTexts_CountsChanges(string left, string right, int expected) =>
        Assert.Equal(expected, KeySuggestion.Distance(left, right));

    private static (OrderGrainsOptions Options, IReadOnlyList<string> Errors) Read(
        params (string Key, string Value)[] values)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(values.Select(pair =>
            new KeyValuePair<string, string?>("OrderGrains:" + pair.Key, pair.Value))).Build();
        var reader = new SettingsReader(configuration);
        OrderGrainsOptions options = OrderGrainsOptions.Read(reader);
        reader.RefuseUnknown();
        return (options, reader.Errors);
    }
}
