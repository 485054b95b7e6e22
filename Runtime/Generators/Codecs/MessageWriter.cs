using Microsoft.CodeAnalysis;

namespace OrderGrains.Runtime.Generators;

/// <summary>
/// Writes the codec of a message: fields by number, so that a number that nobody knows is skipped and a missing one
/// keeps the member's initial value.
/// </summary>
internal static class MessageWriter
{
    public static GeneratedUnit Write(INamedTypeSymbol type)
    {
        List<DiagnosticInfo> errors = [];
        string name = "Codec_" + type.Identifier();
        if (type.Alias() is null)
        {
            errors.Add(DiagnosticInfo.Create(Rules.NoAlias, type));
        }

        if (type.TypeKind == TypeKind.Enum)
        {
            return new GeneratedUnit(name, "", "", new(errors));
        }

        List<MessageMember> members = MessageShape.Read(type, errors);
        IMethodSymbol? constructor = MessageShape.Constructor(type, members, out bool isSupported);
        if (!isSupported || type.IsGenericType || type.IsAbstract || !type.IsReachable())
        {
            errors.Add(DiagnosticInfo.Create(Rules.Unsupported, type));
        }

        if (errors.Count > 0)
        {
            return new GeneratedUnit(name, "", "", new(errors));
        }

        string line = $"builder.Codecs.Add(new {Symbols.Codecs}.MessageCodec<{type.PlainCode()}>("
            + $"{Symbols.Literal(type.Alias())}, new {name}()));";
        return new GeneratedUnit(name, WriteCodec(type, name, members, constructor), line, new([]));
    }

    private static string WriteCodec(
        INamedTypeSymbol type, string name, List<MessageMember> members, IMethodSymbol? constructor)
    {
        string code = type.PlainCode();
        SourceWriter writer = SourceWriter.ForFile();
        writer.Line($"namespace {Symbols.Namespace};");
        writer.Line("");
        writer.Open($"internal sealed class {name} : {Symbols.Codecs}.Codec<{code}>");
        foreach (MessageMember member in members)
        {
            writer.Line(
                $"private static readonly {Symbols.Codecs}.Codec<{member.Type}> C{member.Id} = {member.Codec};");
        }

        writer.Line($"public override {Symbols.Codecs}.WireKind Kind => {Symbols.Codecs}.WireKind.Message;");
        WriteWrite(writer, code, members);
        if (constructor is null)
        {
            WriteRead(writer, type, members);
        }
        else
        {
            WriteConstructingRead(writer, code, members, constructor);
        }

        AccessorWriter.Write(writer, type, members, constructor);
        writer.Close();
        return writer.ToString();
    }

    private static void WriteWrite(SourceWriter writer, string code, List<MessageMember> members)
    {
        writer.Open($"public override void Write({Symbols.Codecs}.WireWriter writer, {code} value)");
        foreach (MessageMember member in members)
        {
            writer.Line($"writer.Field({member.Id}u, C{member.Id}, {AccessorWriter.Get(member)});");
        }

        writer.Line("writer.End();");
        writer.Close();
    }

    private static void WriteRead(SourceWriter writer, INamedTypeSymbol type, List<MessageMember> members)
    {
        string code = type.PlainCode();
        writer.Open($"public override {code} Read(ref {Symbols.Codecs}.WireReader reader)");
        writer.Line("reader.Enter();");
        writer.Line(type.IsValueType ? $"{code} value = default;" : $"{code} value = Create();");
        WriteFields(writer, members, static member =>
            AccessorWriter.Set(member, $"reader.Value(C{member.Id})"));
        writer.Line("reader.Leave();");
        writer.Line("return value;");
        writer.Close();
    }

    private static void WriteConstructingRead(
        SourceWriter writer, string code, List<MessageMember> members, IMethodSymbol constructor)
    {
        HashSet<int> constructed =
            [.. constructor.Parameters.Select(parameter => MessageShape.IndexOf(members, parameter))];
        writer.Open($"public override {code} Read(ref {Symbols.Codecs}.WireReader reader)");
        writer.Line("reader.Enter();");
        foreach (MessageMember member in members)
        {
            writer.Line($"{member.Type} v{member.Id} = default;");
            writer.Line($"bool has{member.Id} = false;");
        }

        WriteFields(writer, members, static member =>
            $"v{member.Id} = reader.Value(C{member.Id}); has{member.Id} = true;");
        writer.Line("reader.Leave();");
        string arguments = string.Join(", ", constructor.Parameters
            .Select(parameter => "v" + members[MessageShape.IndexOf(members, parameter)].Id));
        writer.Line($"{code} value = Create({arguments});");
        for (int index = 0; index < members.Count; index++)
        {
            if (!constructed.Contains(index))
            {
                MessageMember member = members[index];
                writer.Line($"if (has{member.Id}) {{ {AccessorWriter.Set(member, "v" + member.Id)} }}");
            }
        }

        writer.Line("return value;");
        writer.Close();
    }

    private static void WriteFields(
        SourceWriter writer, List<MessageMember> members, Func<MessageMember, string> read)
    {
        writer.Open("while (reader.NextField(out uint id))");
        writer.Open("switch (id)");
        foreach (MessageMember member in members)
        {
            writer.Line($"case {member.Id}u: {read(member)} break;");
        }

        writer.Line("default: reader.Skip(); break;");
        writer.Close();
        writer.Close();
    }
}
