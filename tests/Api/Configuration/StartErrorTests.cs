namespace OrderGrains.Tests.Configuration;

public sealed class StartErrorTests
{
    [Fact]
    public async Task Main_WrongSettings_EndsAndNamesEveryKey()
    {
        (int exitCode, string errors) = await ApiProcess.RunToEndAsync(
            "--OrderGrains:Api:RequestTimeout=never",
            "--OrderGrains:Api:BatchConcurency=3",
            "--OrderGrains:Email:Smtp:Port=0",
            "--OrderGrains:Telemetry:OtlpEndpoint=here",
            "--urls=http://0.0.0.0:0");
        Assert.Equal(1, exitCode);
        foreach (string key in (string[])[
            "OrderGrains:Api:RequestTimeout", "OrderGrains:Api:BatchConcurency", "OrderGrains:Api:BatchConcurrency",
            "OrderGrains:Email:Smtp:Port", "OrderGrains:Telemetry:OtlpEndpoint", "OrderGrains:Security:AdminKey",
        ])
        {
            Assert.Contains(key, errors, StringComparison.Ordinal);
        }

        Assert.Equal(5, errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Main_AddressBeyondThisMachineWithoutKey_Ends()
    {
        (int exitCode, string errors) = await ApiProcess.RunToEndAsync("--urls=http://*:0");
        Assert.Equal(1, exitCode);
        Assert.StartsWith("error: OrderGrains:Security:AdminKey must be set", errors);
    }
}
