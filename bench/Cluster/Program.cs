using OrderGrains.Bench.Cluster;
using OrderGrains.Bench.Cluster.Reports;

if (args.Length == 0 || args[0].StartsWith('-'))
{
    Console.WriteLine(ClusterBenchOptions.Help);
    return 2;
}

ClusterBenchOptions options = ClusterBenchOptions.Parse(args);
string report = "";
if (options.Wants("scale"))
{
    report += ClusterReport.Scale(await new ScaleBenchmark(options).RunAsync());
}

if (options.Wants("cost"))
{
    report += ClusterReport.Cost(await new CostBenchmark(options).RunAsync(), options.Silos.Max());
}

if (options.Wants("hot"))
{
    report += ClusterReport.Hot(await new HotStoreBenchmark(options).RunAsync(), options.Silos.Max());
}

report = (ClusterReport.Head(options) + report).TrimEnd('\n') + '\n';
Console.Write(report);
if (options.Out is not null)
{
    await File.WriteAllTextAsync(options.Out, report);
}

return 0;
