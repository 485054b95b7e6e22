using OrderGrains.Notifications;

namespace OrderGrains.Tests.Notifications;

public sealed class BoundedCacheTests
{
    [Fact]
    public void Set_PastTheCapacity_DropsTheLeastRecentlyUsed()
    {
        var cache = new BoundedCache<string, int>(2);
        cache.Set("a", 1);
        cache.Set("b", 2);
        Assert.True(cache.TryGet("a", out _));
        cache.Set("c", 3);
        Assert.False(cache.TryGet("b", out _));
        Assert.True(cache.TryGet("a", out int kept));
        Assert.Equal(1, kept);
        Assert.Equal(2, cache.Count);
    }

    [Fact]
    public void Set_SameKeyTwice_KeepsTheLast()
    {
        var cache = new BoundedCache<string, int>(2);
        cache.Set("a", 1);
        cache.Set("a", 2);
        Assert.True(cache.TryGet("a", out int value));
        Assert.Equal((2, 1), (value, cache.Count));
    }

    [Fact]
    public void Remove_MatchingKeys_LeavesTheOthers()
    {
        var cache = new BoundedCache<string, int>(3);
        cache.Set("a1", 1);
        cache.Set("b1", 2);
        cache.Remove(key => key.StartsWith('a'));
        Assert.False(cache.TryGet("a1", out _));
        Assert.True(cache.TryGet("b1", out _));
    }
}
