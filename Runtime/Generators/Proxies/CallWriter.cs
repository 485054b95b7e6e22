using Microsoft.CodeAnalysis;

namespace OrderGrains.Runtime.Generators;

/// <summary>Writes the class of a method's calls.</summary>
internal static class CallWriter
{
    public static void Write(SourceWriter writer, INamedTypeSymbol type, ProxyMethod method)
    {
        string parent = method.Result is null
            ? $"{Symbols.Runtime}.GrainAction"
            : $"{Symbols.Runtime}.GrainCall<{method.Result.Code()}>";
        writer.Line("");
        writer.Open($"internal sealed class {method.CallName} : {parent}");
        WriteDescription(writer, type, method);
        WriteConstruction(writer, method);
        WriteInvoke(writer, method);
        WriteArguments(writer, method);
        WriteReader(writer, method);
        WriteResult(writer, method);
        writer.Close();
    }

    private static void WriteDescription(SourceWriter writer, INamedTypeSymbol type, ProxyMethod method)
    {
        writer.Line($"internal static readonly {Symbols.Runtime}.GrainMethod Description = new() {{ "
            + $"InterfaceName = {Symbols.Literal(type.Alias())}, MethodName = {Symbols.Literal(method.Alias)}, "
            + $"IsReadOnly = {Flag(method, "ReadOnlyAttribute")}, "
            + $"IsAlwaysInterleave = {Flag(method, "AlwaysInterleaveAttribute")}, "
            + $"IsOneWay = {Flag(method, "OneWayAttribute")}, Reader = Read }};");
        for (int index = 0; index < method.Codecs.Count; index++)
        {
            string code = method.Symbol.Parameters[index].Type.PlainCode();
            writer.Line($"private static readonly {Symbols.Codecs}.Codec<{code}> C{index} = {method.Codecs[index]};");
        }

        if (method.Result is not null)
        {
            writer.Line($"private static readonly {Symbols.Codecs}.Codec<{method.Result.PlainCode()}> Result = "
                + $"{method.ResultCodec};");
        }
    }

    private static void WriteConstruction(SourceWriter writer, ProxyMethod method)
    {
        string parameters = string.Concat(method.Symbol.Parameters
            .Select(static (parameter, index) => $", {parameter.Type.Code()} p{index}"));
        for (int index = 0; index < method.Codecs.Count; index++)
        {
            writer.Line($"private readonly {method.Symbol.Parameters[index].Type.Code()} a{index};");
        }

        writer.Open($"public {method.CallName}({Symbols.Runtime}.GrainReference target{parameters}) : base(target)");
        for (int index = 0; index < method.Codecs.Count; index++)
        {
            writer.Line($"a{index} = p{index};");
        }

        writer.Close();
    }

    private static void WriteInvoke(SourceWriter writer, ProxyMethod method)
    {
        string arguments = string.Join(", ", method.Codecs.Select(static (_, index) => $"a{index}"));
        string toTask = method.IsValueTask ? ".AsTask()" : "";
        writer.Line($"public override {Symbols.Runtime}.GrainMethod Method => Description;");
        writer.Line("protected override global::System.Threading.Tasks.Task Invoke(object grain) => "
            + $"(({method.Symbol.ContainingType.PlainCode()})grain).{method.Symbol.Name}({arguments}){toTask};");
    }

    private static void WriteArguments(SourceWriter writer, ProxyMethod method)
    {
        writer.Open($"public override void WriteArguments({Symbols.Codecs}.WireWriter writer)");
        for (int index = 0; index < method.Codecs.Count; index++)
        {
            writer.Line($"writer.Field({index}u, C{index}, a{index});");
        }

        writer.Line("writer.End();");
        writer.Close();
    }

    private static void WriteReader(SourceWriter writer, ProxyMethod method)
    {
        writer.Open($"private static {Symbols.Runtime}.GrainCall Read("
            + $"{Symbols.Runtime}.GrainReference target, ref {Symbols.Codecs}.WireReader reader)");
        for (int index = 0; index < method.Codecs.Count; index++)
        {
            writer.Line($"{method.Symbol.Parameters[index].Type.PlainCode()} p{index} = default;");
        }

        writer.Open("while (reader.NextField(out uint id))");
        writer.Open("switch (id)");
        for (int index = 0; index < method.Codecs.Count; index++)
        {
            writer.Line($"case {index}u: p{index} = reader.Value(C{index}); break;");
        }

        writer.Line("default: reader.Skip(); break;");
        writer.Close();
        writer.Close();
        string arguments = string.Concat(method.Codecs.Select(static (_, index) => $", p{index}"));
        writer.Line($"return new {method.CallName}(target{arguments});");
        writer.Close();
    }

    private static void WriteResult(SourceWriter writer, ProxyMethod method)
    {
        if (method.Result is null)
        {
            return;
        }

        writer.Line($"public override void WriteResult({Symbols.Codecs}.WireWriter writer) => "
            + "writer.Element(Result, Reply.Result);");
        writer.Line($"public override void CompleteFrom(ref {Symbols.Codecs}.WireReader reader) => "
            + "Complete(reader.Element(Result));");
    }

    private static string Flag(ProxyMethod method, string attribute) =>
        method.Symbol.Has("Orleans.Concurrency." + attribute) ? "true" : "false";
}
