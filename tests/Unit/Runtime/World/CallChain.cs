using Orleans;

namespace OrderGrains.Tests.Runtime;

/// <summary>Calls a path of grains, each from the one before.</summary>
internal static class CallChain
{
    public static async Task<string> Next(IGrainFactory grains, string key, IReadOnlyList<string> path)
    {
        if (path.Count == 0)
        {
            return key;
        }

        string[] rest = [.. path.Skip(1)];
        string[] step = path[0].Split(':');
        string answer = step[0] switch
        {
            "probe" => await grains.GetGrain<IProbeGrain>(step[1]).Chain(rest),
            "read" => await grains.GetGrain<IProbeGrain>(step[1]).ChainReading(rest),
            "hold" => await grains.GetGrain<IProbeGrain>(step[1]).Hold(step[1]),
            "peek" => await grains.GetGrain<IProbeGrain>(step[1]).Peek(step[1]),
            _ => await grains.GetGrain<IMixedGrain>(step[1]).Chain(rest),
        };
        return $"{key}>{answer}";
    }
}
