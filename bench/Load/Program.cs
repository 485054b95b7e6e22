using OrderGrains.Bench;
using OrderGrains.Bench.Reports;

if (args.Length == 0 || args[0] is "--help" or "-h")
{
    Console.WriteLine(LoadOptions.Help);
    return args.Length == 0 ? 2 : 0;
}

if (args[0] == "report")
{
    return await ReportCommand.RunAsync(args[1..]);
}

LoadOptions options = LoadOptions.Parse(args);
BenchResult result = await BenchRunner.RunAsync(options);
Console.Write(ResultTable.Of([result]));
foreach (string sample in result.Runs.SelectMany(run => run.Samples).Take(5))
{
    Console.WriteLine($"wrong: {sample}");
}

return result.Runs.All(run => run.Wrong == 0) ? 0 : 1;
