using OrderGrains.Bench.Micro;

string what = args.Length > 0 ? args[0] : "all";
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
