namespace OrderGrains.Bench.Chaos.Load;

/// <summary>A change that can be asked for again as it is.</summary>
internal sealed record LoadRequest(string Path, string Body, string Key);
