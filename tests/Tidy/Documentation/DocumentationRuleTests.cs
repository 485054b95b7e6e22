using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Documentation;

public sealed class DocumentationRuleTests
{
    private const string Path = "Ledger/A.cs";

    [Theory]
    [InlineData("public sealed class A { }")]
    [InlineData("/// <summary></summary>\npublic sealed class A { }")]
    [InlineData("/// <summary>A.</summary>\npublic sealed class A { public int B { get; } }")]
    [InlineData("/// <summary>A.</summary>\npublic enum A { B }")]
    [InlineData("/// <summary>A.</summary>\npublic interface IA { void B(); }")]
    [InlineData("/// <summary>A.</summary>\npublic sealed record A(int B);")]
    public void Documentation_Missing_IsReported(string text) => Rules.Reports(DocumentationRule.Check, text, Path);

    [Theory]
    [InlineData("sealed class A { public int B { get; } }")]
    [InlineData("/// <summary>A.</summary>\npublic sealed class A { int B { get; } }")]
    [InlineData("/// <summary>A.</summary>\n/// <param name=\"B\">B.</param>\npublic sealed record A(int B);")]
    [InlineData("/// <summary>A.</summary>\npublic sealed class A {\n/// <inheritdoc/>\npublic void B() { } }")]
    public void Documentation_PresentOrNotOwed_IsAllowed(string text) =>
        Rules.Allows(DocumentationRule.Check, text, Path);

    [Fact]
    public void Documentation_OfAFurtherPart_IsNotOwedTwice()
    {
        Rules.Allows(DocumentationRule.Check, "public sealed partial class A { }", "Ledger/A.Log.cs");
        Rules.Reports(DocumentationRule.Check, "public sealed partial class A { }", "Ledger/A.cs");
    }

    [Fact]
    public void Documentation_OfOptions_IsOwedEverywhere()
    {
        const string options = "public sealed class MailOptions { }";
        Rules.Reports(DocumentationRule.Check, options, "Silo/Mail/MailOptions.cs");
        Rules.Allows(DocumentationRule.Check, "public sealed class Mail { }", "Silo/Mail/Mail.cs");
    }

    [Fact]
    public void Link_ToAFileThatIsGone_IsReported()
    {
        SourceFile page = new("docs/a.md", "[b](adr/b.md) [c](../README.md#x) [d](https://x.example/) [e](gone.md)");
        Violation found = Assert.Single(LinkRule.Check(page, ["docs/adr/b.md", "README.md"]));
        Assert.Contains("docs/gone.md", found.Message, StringComparison.Ordinal);
    }
}
