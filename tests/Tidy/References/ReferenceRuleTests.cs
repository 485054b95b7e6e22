using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.References;

public sealed class ReferenceRuleTests
{
    [Fact]
    public void Reference_FromTheLedgerToGrains_IsReported()
    {
        const string text = "<P>\n<I><ProjectReference Include=\"../Grains/Grains.csproj\" /></I></P>";
        Violation found = Rules.Reports(ReferenceRule.Check, text, "Ledger/Ledger.csproj");
        Assert.Equal(2, found.Line);
        Rules.Allows(ReferenceRule.Check, text, "Silo/Silo.csproj");
        Rules.Allows(ReferenceRule.Check, text, "tests/Unit/Unit.csproj");
    }

    [Fact]
    public void Reference_OfAnUnknownProject_IsReported() =>
        Rules.Reports(ReferenceRule.Check, "<P />", "Extra/Extra.csproj");

    [Fact]
    public void Package_OutOfOrderOrUnexplained_IsReported()
    {
        SourceFile versions = new(
            "Directory.Packages.props",
            "<P><PackageVersion Include=\"B\" /><PackageVersion Include=\"A\" /></P>");
        Assert.Single(PackageRule.CheckVersions(versions, "`A` `B`"));
        Assert.Equal(2, PackageRule.CheckVersions(versions, "`A`").Count());
    }

    [Fact]
    public void Package_WithItsOwnVersion_IsReported()
    {
        const string path = "Api/Api.csproj";
        Rules.Reports(PackageRule.CheckProject, "<PackageReference Include=\"A\" Version=\"1\" />", path);
        Rules.Allows(PackageRule.CheckProject, "<PackageReference Include=\"A\" />", path);
    }
}
