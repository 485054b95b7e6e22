using OrderGrains.Bench.Chaos.Tracing;

namespace OrderGrains.Tests.Bench;

public sealed class TraceReportTests
{
    private const string Receipt =
        "11 recvfrom(90, \"POST /v1/orders HTTP/1.1\\r\\nHost: 127\"..., 4096, 0, NULL) = 700";
    private const string Answer = "12 sendto(90, \"HTTP/1.1 201 Created\\r\\nContent-Len\"..., 900, 0, NULL, 0) = 900";

    [Theory]
    [InlineData("13 fdatasync(40)                        = 0")]
    [InlineData("13 <... fsync resumed>)                 = 0")]
    public void Of_SyncBetweenReceiptAndAnswer_IsSound(string sync) =>
        Assert.True(TraceReport.Of([Receipt, sync, Answer]).IsSound);

    [Fact]
    public void Of_SyncBeforeReceiptOrUnfinishedOrFailed_IsNotSound()
    {
        TraceReport report = TraceReport.Of(
        [
            "13 fdatasync(40) = 0", Receipt, Answer,
            Receipt, "13 fdatasync(40 <unfinished ...>", Answer,
            Receipt, "13 fdatasync(40) = -1 EIO (Input/output error)", Answer,
        ]);

        Assert.False(report.IsSound);
        Assert.Equal(3, report.Answers);
        Assert.Equal(0, report.Synced);
    }

    [Fact]
    public void Of_NoAnswers_IsNotSound() => Assert.False(TraceReport.Of([Receipt]).IsSound);
}
