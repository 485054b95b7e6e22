using OrderGrains.Bench.Micro;
using OrderGrains.Bench.Micro.Suite;

string what = args.Length > 0 ? args[0] : "all";
if (what == "suite")
{
    return MicroSuite.Run(args.Contains("--quick"), args is [.., "--out", string output] ? output : null) ? 0 : 1;
}

Console.WriteLine("| what | median | remarks |");
Console.WriteLine("|---|---|---|");
if (what is "all" or "calls")
{
    await CallBenchmark.RunAsync();
}

if (what is "all" or "store")
{
    await StoreBenchmark.RunAsync();
}

if (what is "all" or "wire")
{
    await CallBenchmark.RunWireAsync();
}

if (what is "all" or "memory")
{
    await MemoryBenchmark.RunAsync();
}

return 0;
