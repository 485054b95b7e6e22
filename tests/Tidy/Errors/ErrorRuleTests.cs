using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Errors;

public sealed class ErrorRuleTests
{
    [Theory]
    [InlineData("catch (IOException) { }")]
    [InlineData("catch (IOException) { /* A comment is no statement. */ }")]
    [InlineData("catch { return; }")]
    [InlineData("catch (Exception) { return; }")]
    [InlineData("catch (Exception e) when (e is not OperationCanceledException) { Log(e); }")]
    [InlineData("\n#pragma warning disable CA1031 // Some reason.\ncatch (Exception e) { Log(e); }")]
    [InlineData("\n#pragma warning disable CA1031 // The supervisor of M: it tells.\ncatch (Exception e) { return; }")]
    public void Catch_EmptyOrUntyped_IsReported(string clause) =>
        Rules.Reports(CatchRule.Check, $"class A {{ void M() {{ try {{ }} {clause} }} }}");

    [Theory]
    [InlineData("catch (IOException) { return; }")]
    [InlineData("catch (Exception e) when (e is IOException or TimeoutException) { Log(e); }")]
    [InlineData("catch (Exception e) when (e is IOException && !stopping) { Log(e); }")]
    [InlineData("catch (Exception e) when (TryExplain(e, out string? why)) { Log(why); }")]
    [InlineData("\n#pragma warning disable CA1031 // The supervisor of M: it tells.\ncatch (Exception e) { Log(e); }")]
    [InlineData("\n// The supervisor of M: it tells.\ncatch (Exception e) { Log(e); }")]
    [InlineData("catch (Exception e) {\n// The supervisor of M: it tells.\nLog(e); }")]
    [InlineData("catch { Undo(); throw; }")]
    public void Catch_TypedOrPassedOn_IsAllowed(string clause) =>
        Rules.Allows(CatchRule.Check, $"class A {{ void M() {{ try {{ }} {clause} }} }}");

    [Fact]
    public void Mark_WithoutReason_IsReported()
    {
        Rules.Reports(TodoRule.Check, "// TO" + "DO: finish");
        Rules.Allows(TodoRule.Check, "// TO" + "DO: drop it once the old format is gone.");
        Rules.Allows(TodoRule.Check, "string text = nameof(Todo);");
    }
}
