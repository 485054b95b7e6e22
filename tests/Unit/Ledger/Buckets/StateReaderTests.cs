using OrderGrains.Ledger;
using OrderGrains.Tests.Orders;

namespace OrderGrains.Tests.Ledger;

public sealed class StateReaderTests : IAsyncDisposable
{
    private const string Key = "default/a";

    private readonly LedgerWorld _world = new(buckets: 1);
    private readonly CountingStore _store;
    private readonly LateScans _late;

    public StateReaderTests()
    {
        _late = new LateScans(_world.Store);
        _store = new CountingStore(_late);
        _world.Seen = _store;
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _late.DisposeAsync();
    }

    private int Reads => _store.Gets.Values.Sum() + _store.Scans.Values.Sum();

    [Fact]
    public void LoadState_KeyThatNeverWas_AsksTheStoreOnceForAllItsStates()
    {
        Open();
        Assert.Null(Load("order"));
        Assert.Null(Load("mail"));
        Assert.Null(Load("order"));
        Assert.Equal(1, Reads);
    }

    [Fact]
    public void LoadState_WrittenHere_AsksNothing()
    {
        Open();
        Write("order", "1");
        Write("order", "2");
        Assert.Equal("2", Load("order"));
        Assert.Equal(0, Reads);
    }

    [Fact]
    public void LoadState_Cleared_IsGone()
    {
        Open();
        Write("order", "1");
        _world.Run(() => _world.Engine.ClearAsync(Owner("order")));
        Assert.Null(Load("order"));
    }

    [Fact]
    public void LoadState_WrittenByAnEarlierOwner_IsRead()
    {
        Open();
        Write("order", "1");
        Write("mail", "m");
        Open();
        Assert.Equal("m", Load("mail"));
        Assert.Equal("1", Load("order"));
        Assert.Equal(1, Reads);
    }

    [Fact]
    public void LoadState_WrittenWhileAnAnswerIsOnItsWay_IsTheWrittenAfterwards()
    {
        Open();
        TaskCompletionSource gate = new();
        _late.Gate = gate.Task;
        _late.From = "s!";
        Task<LoadedState<Note>> late = _world.Start(() => LoadAsync("order"));
        _world.RunUntil(() => _late.Late == 1, "the late answer");
        Write("order", "1");
        Write("mail", "m");
        gate.SetResult();
        _world.Run(() => late);
        Assert.Equal("1", Load("order"));
        Assert.Equal("m", Load("mail"));
        Assert.Null(Load("other"));
    }

    [Fact]
    public void LoadState_CommitFailed_IsWhatWasCommittedBefore()
    {
        Open();
        Write("order", "1");
        _world.Faults.Plan([.. Enumerable.Repeat(StoreFault.FailBefore, _world.Options.CommitRetries + 1)]);
        Assert.ThrowsAny<InfrastructureException>(() => Write("order", "2"));
        Assert.Equal("1", Load("order"));
    }

    [Fact]
    public void LoadState_MoreStatesThanOneReadTakes_FindsEach()
    {
        Open();
        string[] names = [.. Enumerable.Range(0, 12).Select(number => $"state-{number:00}")];
        Array.ForEach(names, name => Write(name, name));
        Open();
        Assert.Equal(names, names.Select(Load));
        Assert.Null(Load("zzz"));
    }

    [Fact]
    public void LoadState_StoreThatReadsOneRowAtATime_IsAskedForThatRow()
    {
        _store.Reads = StoreReads.OneRow;
        Open();
        Assert.Null(Load("order"));
        Assert.Null(Load("order"));
        Assert.Null(Load("mail"));
        Assert.Equal((2, 0), (_store.Gets.Values.Sum(), _store.Scans.Values.Sum()));
    }

    [Fact]
    public void LoadState_StoreInThisProcess_IsAskedEachTime()
    {
        _store.Reads = StoreReads.Local;
        Open();
        Write("order", "1");
        Assert.Equal("1", Load("order"));
        Assert.Equal("1", Load("order"));
        Assert.Equal((2, 0), (_store.Gets.Values.Sum(), _store.Scans.Values.Sum()));
    }

    [Fact]
    public void ReadState_ForAView_RemembersNothing()
    {
        Open();
        for (int read = 0; read < 2; read++)
        {
            Assert.Null(_world.Run(() =>
                _world.Engine.ReadStateAsync<Note>("order", Key, CancellationToken.None).AsTask()));
        }

        Assert.Equal(2, Reads);
    }

    [Fact]
    public void ReadState_BucketWasTakenOver_IsTheNewOwnersForAView()
    {
        Open();
        Write("order", "1");
        LedgerEngine overtaken = _world.Engine;
        Open();
        Write("order", "2");
        Note? seen = _world.Run(() =>
            overtaken.ReadStateAsync<Note>("order", Key, CancellationToken.None).AsTask());
        Assert.Equal("2", seen!.Text);
    }

    private static LedgerOwner Owner(string name) => new("order", Key, name);

    // Opening reads too; what follows is counted.
    private void Open()
    {
        _world.Open(deliver: false);
        _store.Forget();
    }

    private void Write(string name, string text) =>
        _world.Run(() => _world.Engine.WriteAsync(Owner(name), new Note { Text = text }));

    private string? Load(string name) => _world.Run(() => LoadAsync(name)).State?.Text;

    private Task<LoadedState<Note>> LoadAsync(string name) =>
        _world.Engine.LoadStateAsync<Note>(name, Key, CancellationToken.None).AsTask();
}
