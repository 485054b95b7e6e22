using OrderGrains.Api.Web;

namespace OrderGrains.Tests.Web;

public sealed class WebSourcesTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("ordergrains-web-");

    public WebSourcesTests()
    {
        Write("OrderGrains.sln");
        Write("web/package-lock.json");
        Write("web/src/routes/shop/+page.svelte");
    }

    public void Dispose() => root.Delete(recursive: true);

    [Fact]
    public void Above_FolderOfAProgram_AreThoseOfItsClone()
    {
        string program = root.CreateSubdirectory("artifacts/BuiltIn/bin/Api/release").FullName;
        Assert.Equal(Path.Combine(root.FullName, "web"), WebSources.Above(program)?.Folder);
    }

    [Fact]
    public void Above_CloneWithoutPages_AreNone()
    {
        File.Delete(Path.Combine(root.FullName, "web", "package-lock.json"));
        Assert.Null(WebSources.Above(root.FullName));
    }

    [Theory]
    [InlineData("web/src/routes/shop/+page.svelte")]
    [InlineData("web/src/lib/new.ts")]
    [InlineData("web/package-lock.json")]
    public void Fingerprint_SourceChanged_IsAnother(string file)
    {
        string before = Fingerprint();
        Write(file, "changed");
        Assert.NotEqual(before, Fingerprint());
    }

    [Theory]
    [InlineData("web/node_modules/svelte/index.js")]
    [InlineData("web/.svelte-kit/generated/root.js")]
    [InlineData("web/tests/feed.test.ts")]
    [InlineData("Api/Program.cs")]
    public void Fingerprint_OtherFileChanged_IsTheSame(string file)
    {
        string before = Fingerprint();
        Write(file, "changed");
        Assert.Equal(before, Fingerprint());
    }

    private string Fingerprint() => WebSources.Above(root.FullName)!.Fingerprint();

    private void Write(string file, string text = "")
    {
        string path = Path.Combine(root.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
