using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orleans;
using OrderGrains.Runtime.Generators;

namespace OrderGrains.Tests.Runtime;

public sealed class GeneratorTests
{
    private const string Usings = """
        using Orleans;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        """;

    [Theory]
    [InlineData("OG0001", """[Alias("i")] public interface I : IGrainWithStringKey { [Alias("m")] int M(); }""")]
    [InlineData("OG0001", """[Alias("i")] public interface I : IGrainWithStringKey { [Alias("m")] Task M<T>(); }""")]
    [InlineData("OG0002", """public interface I : IGrainWithStringKey { [Alias("m")] Task M(); }""")]
    [InlineData("OG0002", """[Alias("i")] public interface I : IGrainWithStringKey { Task M(); }""")]
    [InlineData("OG0002", "[GenerateSerializer] public sealed class C { [Id(0)] public int X { get; set; } }")]
    [InlineData("OG0003", """
        public sealed class C { }
        [Alias("i")] public interface I : IGrainWithStringKey { [Alias("m")] Task M(C argument); }
        """)]
    [InlineData("OG0003", """
        public sealed class C { }
        [Alias("i")] public interface I : IGrainWithStringKey { [Alias("m")] Task<IReadOnlyList<C>> M(); }
        """)]
    [InlineData("OG0003", """
        [GenerateSerializer, Alias("c")] public sealed class C { [Id(0)] public object X { get; set; } }
        """)]
    [InlineData("OG0004", """[GenerateSerializer, Alias("c")] public sealed class C { public int X { get; set; } }""")]
    [InlineData("OG0005", """
        [GenerateSerializer, Alias("c")]
        public sealed class C { [Id(0)] public int X { get; set; } [Id(0)] public int Y { get; set; } }
        """)]
    [InlineData("OG0006", """
        [Alias("i")] public interface I : IGrainWithStringKey { [Alias("m")] Task A(); [Alias("m")] Task B(); }
        """)]
    [InlineData("OG0007", """
        [GenerateSerializer, Alias("c")] public abstract class C { [Id(0)] public int X { get; set; } }
        """)]
    [InlineData("OG0007", """
        [GenerateSerializer, Alias("c")] public sealed class C<T> { [Id(0)] public int X { get; set; } }
        """)]
    public void Generator_OfUnsupportedCode_ReportsIt(string id, string code)
    {
        Diagnostic error = Assert.Single(Run(code, out _));
        Assert.Equal((id, DiagnosticSeverity.Error), (error.Id, error.Severity));
        Assert.Equal("input.cs", error.Location.GetLineSpan().Path);
    }

    [Theory]
    [InlineData("""
        [GenerateSerializer, Alias("c")]
        public sealed class C
        {
            [Id(0)] public Dictionary<string, List<int?>> X { get; set; } = new();
            [Id(1)] private int hidden;
            [Id(2)] public byte[] Bytes { get; private set; }
            [Id(3)] public System.DayOfWeek? Day { get; }
            [Id(4)] public HashSet<System.Guid> Ids { get; init; }
            [System.Text.Json.Serialization.JsonIgnore] public int Transient { get; set; }
            public int Computed => hidden;
        }
        """)]
    [InlineData("""[GenerateSerializer, Alias("s")] public readonly record struct S([property: Id(0)] decimal X);""")]
    [InlineData("""
        [GenerateSerializer, Alias("r")] public sealed record R([property: Id(0)] string[] X, [Id(1)] char Y);
        """)]
    [InlineData("""
        [Alias("i")] public interface I : IGrainWithStringKey
        {
            [Alias("a")] ValueTask A(int @class, string? text);
            [Alias("b"), Orleans.Concurrency.OneWay] Task B();
        }
        public sealed class G : Grain, I
        {
            public ValueTask A(int @class, string? text) => default;
            public Task B() => Task.CompletedTask;
        }
        """)]
    public void Generator_OfSupportedCode_GivesCodeThatCompiles(string code)
    {
        Assert.Empty(Run(code, out Compilation output));
        Assert.Empty(output.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(static item => item.Severity == DiagnosticSeverity.Error));
    }

    private static IReadOnlyList<Diagnostic> Run(string code, out Compilation output)
    {
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        CSharpCompilation input = CSharpCompilation.Create(
            "Generated",
            [CSharpSyntaxTree.ParseText(Usings + "\n" + code, CSharpParseOptions.Default, "input.cs")],
            [
                .. trusted.Split(Path.PathSeparator)
                    .Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
                    .Append(typeof(Grain).Assembly.Location)
                    .Select(static path => MetadataReference.CreateFromFile(path)),
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        CSharpGeneratorDriver.Create(new GrainGenerator())
            .RunGeneratorsAndUpdateCompilation(input, out output, out var diagnostics);
        return diagnostics;
    }
}
