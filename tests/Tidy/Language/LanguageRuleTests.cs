using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Language;

public sealed class LanguageRuleTests
{
    [Theory]
    [InlineData("public class A { }")]
    [InlineData("record A;")]
    [InlineData("sealed class B { class A { } }")]
    public void Sealed_OpenType_IsReported(string text) => Assert.Single(CheckSealed(text));

    [Theory]
    [InlineData("sealed class A { }")]
    [InlineData("abstract class A { }")]
    [InlineData("static class A { }")]
    [InlineData("readonly record struct A;")]
    [InlineData("class A { } sealed class B : A { }")]
    [InlineData("sealed partial class A { } partial class A { }")]
    [InlineData("class A { [Benchmark] public void B() { } }")]
    public void Sealed_ClosedOrInherited_IsAllowed(string text) => Assert.Empty(CheckSealed(text));

    [Fact]
    public void Conditional_InGrains_IsReported()
    {
        Rules.Reports(ConditionalRule.Check, "#if X\n#endif\n");
        Rules.Allows(ConditionalRule.Check, "#if X\n#endif\n", "Silo/Orleans/A.cs");
    }

    [Fact]
    public void Suppression_WithoutReason_IsReported()
    {
        Rules.Reports(SuppressionRule.Check, "#pragma warning disable CA1000\n");
        Rules.Allows(SuppressionRule.Check, "#pragma warning disable CA1000 // The name is fixed.\n");
        Rules.Reports(SuppressionRule.Check, "[SuppressMessage(\"A\", \"B\")] class A { }");
        Rules.Allows(SuppressionRule.Check, "[SuppressMessage(\"A\", \"B\", Justification = \"C\")] class A { }");
        Rules.Reports(SuppressionRule.Check, "<P><G>\n<NoWarn>A</NoWarn></G></P>", "Api/Api.csproj");
        Rules.Allows(SuppressionRule.Check, "<P><G><!-- A: why --><NoWarn>A</NoWarn></G></P>", "Api/Api.csproj");
    }

    [Fact]
    public void Logging_DirectOrStray_IsReported()
    {
        const string message = "class A { [LoggerMessage] partial void L(); }";
        Rules.Reports(LoggingRule.Check, "class A { void M() { logger.LogError(\"x\"); } }");
        Rules.Reports(LoggingRule.Check, message);
        Rules.Allows(LoggingRule.Check, message, "Grains/Orders/A.Log.cs");
    }

    [Fact]
    public void TestName_OfTwoParts_IsReported()
    {
        Rules.Reports(TestNameRule.Check, "class A { [Fact] public void Works_Well() { } }");
        Rules.Allows(TestNameRule.Check, "class A { [Fact] public void M_OfX_Works() { } void Other() { } }");
        Rules.Allows(TestNameRule.Check, "class A { [Fact(Explicit = true)] public void Child_Runs() { } }");
    }

    private static List<Violation> CheckSealed(string text) =>
        SealedRule.Check([new SourceFile("Grains/A.cs", text)]).ToList();
}
