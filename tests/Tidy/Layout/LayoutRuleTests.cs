using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Layout;

public sealed class LayoutRuleTests
{
    [Fact]
    public void TypePerFile_TwoClasses_IsReportedAtTheSecond()
    {
        Violation found = Rules.Reports(TypePerFileRule.Check, "public class A { }\npublic interface IB { }\n");
        Assert.Equal(2, found.Line);
    }

    [Fact]
    public void TypePerFile_AFamily_IsAllowedWhileSmall()
    {
        const string family = "namespace N;\npublic interface IA { }\npublic sealed record B;\npublic enum C { D }\n";
        Rules.Allows(TypePerFileRule.Check, family);
        Rules.Reports(TypePerFileRule.Check, family + new string('\n', 150));
    }

    [Fact]
    public void TypePerFile_NestedAndInternalTypes_AreNotCounted() =>
        Rules.Allows(TypePerFileRule.Check, "public class A { public class B { } }\ninternal class C { }\n");

    [Fact]
    public void Namespace_WithBraces_IsReported()
    {
        Rules.Reports(NamespaceRule.Check, "namespace N { }");
        Rules.Allows(NamespaceRule.Check, "namespace N;");
    }

    [Fact]
    public void Namespace_WithRegion_IsReported() =>
        Rules.Reports(NamespaceRule.Check, "class A {\n#region B\n#endregion\n}");

    [Theory]
    [InlineData("Grains/Helpers/A.cs")]
    [InlineData("Api/common/A.cs")]
    [InlineData("Scratch/A.cs")]
    [InlineData("plan.md")]
    public void Folder_ThatSaysNothing_IsReported(string path) => Rules.Reports(FolderRule.Check, "", path);

    [Theory]
    [InlineData("Grains/Orders/A.cs")]
    [InlineData("README.md")]
    public void Folder_ByNoun_IsAllowed(string path) => Rules.Allows(FolderRule.Check, "", path);

    [Fact]
    public void DeadFile_OutsideEveryProject_IsReported()
    {
        SourceFile project = new("Api/Api.csproj", "<Project />");
        SourceFile dead = new("Web/A.cs", "");
        SourceFile alive = new("Api/Orders/A.cs", "");
        Violation found = Assert.Single(DeadFileRule.CheckFiles([project], [dead, alive]));
        Assert.Equal("Web/A.cs", found.File);
    }

    [Fact]
    public void DeadFile_LinkedByAnotherProject_IsAllowed()
    {
        SourceFile project = new(
            "tests/Unit/Unit.csproj", """<Project><Compile Include="../Servers/**/*.cs" /></Project>""");
        SourceFile[] linked = [new("tests/Servers/A.cs", ""), new("tests/Servers/Deep/B.cs", "")];
        SourceFile dead = new("tests/Other/C.cs", "");
        Violation found = Assert.Single(DeadFileRule.CheckFiles([project], [.. linked, dead]));
        Assert.Equal("tests/Other/C.cs", found.File);
    }

    [Fact]
    public void DeadFile_LeftOutForGood_IsReported()
    {
        SourceFile project = new(
            "Silo/Silo.csproj",
            """
            <Project>
              <ItemGroup><Compile Remove="Old/**" /></ItemGroup>
              <ItemGroup Condition="'$(GrainHost)' == 'BuiltIn'"><Compile Remove="Orleans/**" /></ItemGroup>
            </Project>
            """);
        Violation found = Assert.Single(DeadFileRule.CheckFiles(
            [project], [new SourceFile("Silo/Old/A.cs", ""), new SourceFile("Silo/Orleans/B.cs", "")]));
        Assert.Equal("Silo/Old/A.cs", found.File);
    }

    [Fact]
    public void Project_OutsideTheSolution_IsReported()
    {
        SourceFile project = new("Api/Api.csproj", "<Project />");
        Assert.Single(DeadFileRule.CheckProjects([project], "Project(...)"));
        Assert.Empty(DeadFileRule.CheckProjects([project], @"= ""Api"", ""Api\Api.csproj"""));
    }
}
