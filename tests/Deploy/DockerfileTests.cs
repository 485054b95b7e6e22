using System.Xml.Linq;

namespace OrderGrains.Tests.Deploy;

public sealed class DockerfileTests
{
    private readonly Dockerfile _dockerfile = Dockerfile.Read();

    public static TheoryData<string, string> Images => new() { { "silo", "Silo" }, { "api", "Api" } };

    [Fact]
    public void Copy_EveryPath_Exists()
    {
        string[] ignored = [.. File.ReadAllLines(Repository.Path(".dockerignore")).Select(line => line.TrimEnd('/'))];
        foreach (string path in _dockerfile.CopiedPaths())
        {
            Assert.True(Repository.Has(path), $"There is no {path}.");
            Assert.DoesNotContain(path.TrimEnd('/'), ignored);
        }
    }

    [Fact]
    public void From_EveryImage_IsPinned() =>
        Assert.All(
            _dockerfile.Instructions.Where(found => found.Name == "FROM").Select(found => found.Words.Split(' ')[0])
                .Where(image => !_dockerfile.Stages.Contains(image)),
            ImageName.IsPinned);

    [Theory]
    [MemberData(nameof(Images))]
    public void Image_OfAProject_HoldsItAndRunsItWithoutRights(string stage, string project)
    {
        (string Name, string Words)[] instructions = [.. _dockerfile.Of(stage)];

        Assert.Equal("1654:1654", Assert.Single(instructions, found => found.Name == "USER").Words);
        Assert.Equal(
            $"[\"dotnet\", \"OrderGrains.{project}.dll\"]",
            Assert.Single(instructions, found => found.Name == "ENTRYPOINT").Words);
        Assert.Contains("/health/ready", Assert.Single(instructions, found => found.Name == "HEALTHCHECK").Words);
        Assert.Contains(instructions, found => found == ("COPY", $"--from=build /out/{stage} ./"));
        Assert.Equal(
            stage == "silo" ? ["8080", "11111 11112"] : ["8080"],
            instructions.Where(found => found.Name == "EXPOSE").Select(found => found.Words));
    }

    [Theory]
    [MemberData(nameof(Images))]
    public void Build_OfAProject_HasAllThatItRefersTo(string stage, string project)
    {
        string[] copied = [.. _dockerfile.CopiedPaths().Select(path => path.TrimEnd('/'))];
        string build = string.Join(' ', _dockerfile.Of("build").Select(found => found.Words));

        Assert.Contains($"-o /out/{stage}", build, StringComparison.Ordinal);
        Assert.All(FoldersOf($"{project}/{project}.csproj"), folder => Assert.Contains(folder, copied));
    }

    [Fact]
    public void Build_SourceTree_HasTheFilesThatEveryBuildReads()
    {
        string[] rootFiles = [.. Directory.GetFiles(Repository.Root, "*.props")
            .Append("global.json").Append("BannedSymbols.txt").Append(".editorconfig").Select(Path.GetFileName)!];

        Assert.All(rootFiles, file => Assert.Contains(file, _dockerfile.CopiedPaths()));
    }

    private static HashSet<string> FoldersOf(string project)
    {
        HashSet<string> folders = [project.Split('/')[0]];
        string folder = Path.GetDirectoryName(Repository.Path(project))!;
        foreach (XElement reference in XDocument.Load(Repository.Path(project)).Descendants("ProjectReference"))
        {
            string path = Path.GetFullPath(Path.Combine(folder, reference.Attribute("Include")!.Value));
            folders.UnionWith(FoldersOf(Path.GetRelativePath(Repository.Root, path)));
        }

        return folders;
    }
}
