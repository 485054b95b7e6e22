using OrderGrains.LocalCluster;

namespace OrderGrains.Tests.LocalCluster;

public sealed class ClusterPlanTests
{
    private const string Store = "Host=db;Password=secret";

    [Fact]
    public void Create_ThreeSilos_GivesEachItsAddress()
    {
        ClusterPlan plan = Plan(new ClusterArguments { Silos = 3, Port = FreePort.Any() });

        Assert.Equal(["silo-1", "silo-2", "silo-3"], plan.Silos.Select(silo => silo.Program.Name));
        Assert.Equal(4, plan.Silos.Append(plan.Api).Select(member => member.Address.Port).Distinct().Count());
        Assert.All(plan.Silos, silo => Assert.Equal("127.0.0.1", silo.Address.Host));
        Assert.All(plan.Silos, silo => Assert.Equal("/health/ready", silo.Ready.AbsolutePath));
    }

    [Fact]
    public void Create_TheFrontEnd_HoldsNoSilo()
    {
        ClusterPlan plan = Plan(new ClusterArguments { Port = 6080 });

        Assert.Equal(new Uri("http://localhost:6080"), plan.Api.Address);
        Assert.Equal("api-program", plan.Api.Program.Command[0]);
        Assert.Contains("--OrderGrains:Cluster:Role=Client", plan.Api.Program.Command);
        Assert.All(plan.Silos, silo => Assert.Contains("--OrderGrains:Cluster:Role=Silo", silo.Program.Command));
    }

    [Fact]
    public void Create_AStoreWithAPassword_IsNoArgument()
    {
        ClusterPlan plan = Plan(new ClusterArguments());

        Assert.All(plan.Silos.Append(plan.Api), member =>
        {
            Assert.Equal(Store, member.Program.Environment["OrderGrains__Ledger__Store"]);
            Assert.DoesNotContain(member.Program.Command, word => word.Contains("secret", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Create_AllProcesses_ShareTheMailFolder()
    {
        ClusterArguments arguments = new() { DataFolder = "/srv/cluster" };
        ClusterPlan plan = Plan(arguments);

        Assert.All(plan.Silos.Append(plan.Api), member =>
            Assert.Contains("--OrderGrains:Email:FilePath=/srv/cluster/mail", member.Program.Command));
    }

    private static ClusterPlan Plan(ClusterArguments arguments) =>
        ClusterPlan.Create(arguments, Store, ["silo-program"], ["api-program"]);
}
