using OrderGrains.Bench.Comparison;
using OrderGrains.Bench.Comparison.Growth;

switch (args)
{
    case ["all", _, _, ..]:
        return await ComparisonCommand.RunAsync(ComparisonOptions.Parse(args[1..]));
    case ["growth", _, ..]:
        GrowthOptions options = GrowthOptions.Parse(args[1..]);
        GrowthReport growth = new(options, await new GrowthRun(options).RunAsync());
        Console.Write(growth.Text());
        await growth.WriteAsync();
        return growth.IsCorrect ? 0 : 1;
    default:
        Console.WriteLine($"{ComparisonOptions.Help}\n\n{GrowthOptions.Help}");
        return 2;
}
