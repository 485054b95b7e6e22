namespace OrderGrains.Tests.Simulation;

/// <summary>The simulation has teeth: what breaks a promise of the product is found.</summary>
public sealed class PlantedBugTests
{
    private const int MostSeeds = 200;

    public static TheoryData<string> Bugs => new(PlantedBug.All.Select(bug => bug.Name));

    [Theory]
    [MemberData(nameof(Bugs))]
    public void Run_WithPlantedBug_FindsIt(string name)
    {
        PlantedBug bug = PlantedBug.All.Single(planted => planted.Name == name);
        for (int seed = 1; seed <= MostSeeds; seed++)
        {
            IReadOnlyList<string> violations = new ClusterDay(seed, bug).Run();
            if (violations.Count > 0)
            {
                TestContext.Current.TestOutputHelper?.WriteLine($"Seed {seed}: {violations[0]}");
                return;
            }
        }

        Assert.Fail($"{MostSeeds} seeds have not found {name}.");
    }
}
