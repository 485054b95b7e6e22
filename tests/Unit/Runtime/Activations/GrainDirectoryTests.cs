using System.Globalization;
using Orleans.Runtime;
using OrderGrains.Runtime;

namespace OrderGrains.Tests.Runtime;

public sealed class GrainDirectoryTests
{
    private const int Count = 2_000;

    [Fact]
    public void Activations_ManyKeysOfAllLengths_AreEachThereOnce()
    {
        using TestHost host = new();
        string[] keys = Keys();
        Activate(host, keys);

        Assert.Equal(keys.Order(StringComparer.Ordinal), LiveKeys(host).Order(StringComparer.Ordinal));
        Assert.All(keys, key => Assert.NotNull(host.Find("probe", key)));
        Assert.Null(host.Find("probe", "another"));
    }

    [Fact]
    public void Activations_SameKeysInAnotherHost_ComeInTheSameOrder()
    {
        using TestHost one = new();
        using TestHost other = new();
        Activate(one, Keys());
        Activate(other, Keys());

        Assert.Equal(LiveKeys(one), LiveKeys(other));
    }

    [Fact]
    public void Activations_EveryOtherEnded_LeavesTheRest()
    {
        using TestHost host = new();
        string[] keys = Keys();
        Activate(host, keys);
        foreach (string key in keys.Where((_, index) => index % 2 == 0))
        {
            host.Finish(host.Probe(key).EndSoon());
        }

        host.Turns.Run();
        Assert.Equal(
            keys.Where((_, index) => index % 2 == 1).Order(StringComparer.Ordinal),
            LiveKeys(host).Order(StringComparer.Ordinal));
    }

    private static string[] Keys() =>
    [
        .. Enumerable.Range(0, Count).Select(number =>
            new string('k', number % 20) + number.ToString(CultureInfo.InvariantCulture)),
    ];

    private static void Activate(TestHost host, string[] keys)
    {
        foreach (string key in keys)
        {
            Assert.Equal(2, host.Finish(host.Probe(key).Value(1).AsTask()));
        }
    }

    private static IEnumerable<string> LiveKeys(TestHost host) =>
        host.Runtime.Activations().Select(activation => activation.Key);
}
