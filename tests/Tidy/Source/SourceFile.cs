using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OrderGrains.Tests.Source;

/// <summary>A text file of the tree; C# is parsed when a rule first asks for it.</summary>
public sealed class SourceFile
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    private readonly Lazy<CompilationUnitSyntax> _root;

    public SourceFile(string path, string text)
    {
        Path = path;
        Text = text;
        Lines = text.EndsWith('\n') ? text[..^1].Split('\n') : text.Split('\n');
        _root = new Lazy<CompilationUnitSyntax>(() => SyntaxFactory.ParseCompilationUnit(Text, 0, Options));
    }

    /// <summary>The path from the solution's root, with slashes.</summary>
    public string Path { get; }

    public string Text { get; }

    public string[] Lines { get; }

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public bool IsCSharp => EndsIn(".cs");

    public bool IsTest => IsUnder("tests");

    /// <summary>What ships: all but tests and benchmarks.</summary>
    public bool IsProduct => !IsTest && !IsUnder("bench");

    public CompilationUnitSyntax Root => _root.Value;

    public bool IsUnder(params string[] folders) =>
        folders.Any(folder => Path.StartsWith(folder + "/", StringComparison.Ordinal));

    public bool EndsIn(params string[] endings) =>
        endings.Any(ending => Path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    public int LineOf(SyntaxNode node) => LineAt(node.SpanStart);

    public int LineOf(SyntaxTrivia trivia) => LineAt(trivia.SpanStart);

    public Violation At(SyntaxNode node, string message) => new(Path, LineOf(node), message);

    public Violation At(int line, string message) => new(Path, line, message);

    private int LineAt(int position) => Root.GetText().Lines.GetLineFromPosition(position).LineNumber + 1;
}
