using OrderGrains.DeadLetters;
using OrderGrains.Ledger;

namespace OrderGrains.Tests.DeadLetters;

public sealed class TenantLettersTests
{
    private readonly FakeLetters letters = new();
    private readonly TenantLetters ours;

    public TenantLettersTests() => ours = new TenantLetters("default", letters);

    [Fact]
    public async Task List_SeveralTenants_ShowsOnlyOurs()
    {
        letters.Add("default/ord_1", "other/ord_2", "default2/ord_3", "default/ord_4");

        Assert.Equal(["ord_1", "ord_4"], (await ours.List(null, 10)).Select(letter => letter.Subject));
    }

    [Fact]
    public async Task List_Pages_HoldEveryLetterOnce()
    {
        letters.Add([.. Enumerable.Range(0, 500).Select(i => $"{(i % 2 == 0 ? "default" : "aaa")}/o{i:D3}")]);
        List<string> seen = [];
        string? after = null;
        IReadOnlyList<DeadLetterView> page;
        do
        {
            page = await ours.List(after, 7);
            seen.AddRange(page.Select(letter => letter.Subject));
            after = page.Count == 0 ? null : page[^1].Id;
        }
        while (page.Count == 7);

        Assert.Equal(Enumerable.Range(0, 250).Select(i => $"o{i * 2:D3}"), seen);
    }

    [Fact]
    public async Task List_AfterWhatIsNoId_IsEmpty()
    {
        letters.Add("default/ord_1");

        Assert.Empty(await ours.List("nonsense", 10));
    }

    [Fact]
    public async Task AnyCommand_OurLetter_ReachesIt()
    {
        letters.Add("default/ord_1");
        string id = (await ours.List(null, 1))[0].Id;

        Assert.Equal(id, (await ours.Find(id))?.Id);
        Assert.True(await ours.Redrive(id));
        Assert.True(await ours.Discard(id));
        Assert.Null(await ours.Find(id));
    }

    [Fact]
    public async Task AnyCommand_LetterOfAnotherTenant_DoesNotExist()
    {
        letters.Add("other/ord_1");
        string id = new DeadLetterId("other/ord_1", "n").ToString();

        Assert.Null(await ours.Find(id));
        Assert.False(await ours.Redrive(id));
        Assert.False(await ours.Discard(id));
        Assert.Single(letters.All);
    }

    [Fact]
    public async Task Find_WhatIsNoId_IsNothing() => Assert.Null(await ours.Find("dl_!"));

    private sealed class FakeLetters : IDeadLetters
    {
        public List<DeadLetter> All { get; private set; } = [];

        public void Add(params string[] keys) => All =
        [
            .. All.Concat(keys.Select(Letter)).OrderBy(letter => letter.Key, StringComparer.Ordinal),
        ];

        public ValueTask<IReadOnlyList<DeadLetter>> ListAsync(
            DeadLetterId? after, int limit, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<DeadLetter>>([.. All
                .Where(letter => after is not { } last || string.CompareOrdinal(letter.Key, last.Key) > 0)
                .Take(limit)]);

        public ValueTask<DeadLetter?> FindAsync(DeadLetterId id, CancellationToken cancellationToken) =>
            ValueTask.FromResult(All.Find(letter => letter.Key == id.Key));

        public ValueTask<bool> RedriveAsync(DeadLetterId id, CancellationToken cancellationToken) =>
            ValueTask.FromResult(All.Exists(letter => letter.Key == id.Key));

        public ValueTask<bool> DiscardAsync(DeadLetterId id, CancellationToken cancellationToken) =>
            ValueTask.FromResult(All.RemoveAll(letter => letter.Key == id.Key) > 0);

        private static DeadLetter Letter(string key) => new()
        {
            Key = key,
            Name = "n",
            Consumer = "notifier",
            Sequence = 1,
            Error = "no answer",
            Attempts = 3,
            FailedAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        };
    }
}
