using Orleans.Runtime;
using OrderGrains.Runtime;

namespace OrderGrains.Tests.Runtime;

public sealed class CallSetTests
{
    [Fact]
    public void Remove_InAnyOrder_LeavesTheOthers()
    {
        using TestHost host = new();
        Random random = new(1);
        List<GrainCall> expected = [];
        CallSet set = default;
        for (int step = 0; step < 1_000; step++)
        {
            if (expected.Count == 0 || random.Next(2) == 0)
            {
                PlainReference target = new(host.Runtime, GrainId.Create("probe", $"{step}"));
                GrainCall added = new StreamDelivery(target, StreamId.Create("n", "k"), [], []);
                set.Add(added);
                expected.Add(added);
            }
            else
            {
                int index = random.Next(expected.Count);
                set.Remove(expected[index]);
                expected.RemoveAt(index);
            }

            Assert.Equivalent(expected.Select(static call => call.Target.GrainId), set.ToArray()
                .Select(static call => call.Target.GrainId));
        }
    }
}
