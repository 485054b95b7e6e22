using System.Text;
using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger;

public sealed class RecentStatesTests
{
    private const string Order = "s!a!order";
    private const string Mail = "s!a!mail";

    private readonly RecentStates _recent = new(sizeBytes: 1 << 20);

    [Fact]
    public void TryGet_Nothing_OnlyTheStoreKnows() => Assert.Equal("?", Look(Order));

    [Fact]
    public void TryGet_Committed_IsTheLastThatWas()
    {
        Commit(Order, "1");
        Commit(Order, "2");
        Commit(Mail, null);
        Assert.Equal("2", Look(Order));
        Assert.Equal("none", Look(Mail));
        Assert.Equal("?", Look("s!a!other"));
        Assert.Equal("?", Look("s!ab!order"));
    }

    [Fact]
    public void TryGet_WholeKeyWasRead_KnowsWhatIsNotThere()
    {
        _recent.Answered(_recent.Turn, Mail, [Row(Order, "1")], isWhole: true);
        Assert.Equal("1", Look(Order));
        Assert.Equal("none", Look(Mail));
        Assert.Equal("none", Look("s!a!other"));
    }

    [Fact]
    public void TryGet_OneStateWasRead_KnowsOnlyThat()
    {
        _recent.Answered(_recent.Turn, Order, [], isWhole: false);
        Assert.Equal("none", Look(Order));
        Assert.Equal("?", Look(Mail));
    }

    [Fact]
    public void Answered_CommitCameBetween_KeepsTheCommitted()
    {
        long asked = _recent.Turn;
        Commit(Order, "2");
        _recent.Answered(asked, Order, [Row(Order, "1"), Row(Mail, "m")], isWhole: true);
        Assert.Equal("2", Look(Order));
        Assert.Equal("m", Look(Mail));
        Assert.Equal("none", Look("s!a!other"));
    }

    [Fact]
    public void Answered_SomethingWasForgottenMeanwhile_IsNotBelieved()
    {
        long asked = _recent.Turn;
        Commit(Order, "2");
        Crowd();
        Crowd();
        Assert.Equal("?", Look(Order));
        _recent.Answered(asked, Order, [Row(Order, "1")], isWhole: true);
        Assert.Equal("?", Look(Order));
        Assert.Equal("?", Look(Mail));
    }

    [Fact]
    public void Committed_LargeState_IsNotKeptAndNotTakenForMissing()
    {
        _recent.Answered(_recent.Turn, Order, [], isWhole: true);
        Commit(Order, new string('x', KeyStates.LargestKeptSizeBytes + 1));
        Assert.Equal("?", Look(Order));
        Assert.Equal("none", Look(Mail));
        Commit(Order, "small again");
        Assert.Equal("small again", Look(Order));
    }

    [Fact]
    public void TryGet_UsedAgain_OutlivesTheOthers()
    {
        _recent.Answered(_recent.Turn, Order, [Row(Order, "1")], isWhole: true);
        for (int round = 0; round < 5; round++)
        {
            Crowd();
            Assert.Equal("1", Look(Order));
            Assert.Equal("none", Look(Mail));
        }

        Crowd();
        Crowd();
        Assert.Equal("?", Look(Order));
    }

    [Fact]
    public void Committed_RowsOfOtherKinds_AreNotKept()
    {
        _recent.Committed([new RowOperation("o!a!order", "1"u8.ToArray()), new RowOperation("e!01", "2"u8.ToArray())]);
        Assert.Equal("?", Look("o!a!order"));
        Assert.Equal("?", Look("s!a!order"));
    }

    [Fact]
    public void Committed_NoMemory_NothingIsKept()
    {
        RecentStates none = new(sizeBytes: 0);
        none.Committed([new RowOperation(Order, "1"u8.ToArray())]);
        none.Answered(none.Turn, Order, [Row(Order, "1")], isWhole: true);
        Assert.False(none.TryGet(Order, out _));
    }

    // Fills one of the two halves.
    private void Crowd()
    {
        long turn = _recent.Turn;
        for (int number = 0; _recent.Turn == turn; number++)
        {
            Commit($"s!crowd-{turn}-{number}!order", new string('x', 1_000));
        }
    }

    private void Commit(string rowKey, string? text) =>
        _recent.Committed([text is null ? RowOperation.Delete(rowKey) : new RowOperation(rowKey, Bytes(text))]);

    private string Look(string rowKey)
    {
        bool isKnown = _recent.TryGet(rowKey, out ReadOnlyMemory<byte>? row);
        Assert.True(isKnown || row is null);
        return !isKnown ? "?" : row is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : "none";
    }

    private static StoreRow Row(string key, string text) => new(key, Bytes(text));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
