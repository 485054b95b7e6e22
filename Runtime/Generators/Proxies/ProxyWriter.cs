using Microsoft.CodeAnalysis;

namespace OrderGrains.Runtime.Generators;

/// <summary>Writes the proxy of a grain interface, with one call class per method.</summary>
internal static class ProxyWriter
{
    public static GeneratedUnit Write(INamedTypeSymbol type)
    {
        List<DiagnosticInfo> errors = [];
        string name = "Proxy_" + type.Identifier();
        if (type.Alias() is null)
        {
            errors.Add(DiagnosticInfo.Create(Rules.NoAlias, type));
        }

        if (type.IsGenericType || !type.IsReachable())
        {
            errors.Add(DiagnosticInfo.Create(Rules.Unsupported, type));
        }

        List<ProxyMethod> methods = ReadMethods(type, errors);
        if (errors.Count > 0)
        {
            return new GeneratedUnit(name, "", "", new(errors));
        }

        string all = string.Join(", ", methods.Select(method => $"{name}.{method.CallName}.Description"));
        string line = $"builder.Interfaces.Add(new {Symbols.Runtime}.GrainInterfaceInfo {{ "
            + $"Type = typeof({type.PlainCode()}), Name = {Symbols.Literal(type.Alias())}, "
            + $"Methods = new {Symbols.Runtime}.GrainMethod[] {{ {all} }}, "
            + $"CreateReference = static (transport, grainId) => new {name}(transport, grainId) }});";
        return new GeneratedUnit(name, WriteProxy(type, name, methods), line, new([]));
    }

    private static List<ProxyMethod> ReadMethods(INamedTypeSymbol type, List<DiagnosticInfo> errors)
    {
        List<ProxyMethod> methods = [];
        HashSet<string> aliases = [];
        foreach (IMethodSymbol method in type.AllInterfaces.Insert(0, type)
            .SelectMany(static item => item.GetMembers())
            .OfType<IMethodSymbol>()
            .Where(static item => !item.IsStatic))
        {
            // What an inherited method gets wrong is reported where it is declared.
            List<DiagnosticInfo> found = [];
            ProxyMethod? read = ProxyMethod.Read(method, methods.Count, found);
            if (SymbolEqualityComparer.Default.Equals(method.ContainingType, type))
            {
                errors.AddRange(found);
            }

            if (read is not null && !aliases.Add(read.Alias))
            {
                errors.Add(DiagnosticInfo.Create(Rules.DuplicateAlias, method));
            }

            if (read is not null)
            {
                methods.Add(read);
            }
        }

        return methods;
    }

    private static string WriteProxy(INamedTypeSymbol type, string name, List<ProxyMethod> methods)
    {
        SourceWriter writer = SourceWriter.ForFile();
        writer.Line($"namespace {Symbols.Namespace};");
        writer.Line("");
        writer.Line($"internal sealed class {name}(");
        writer.Line($"    {Symbols.Runtime}.ICallTransport transport, global::Orleans.Runtime.GrainId grainId)");
        writer.Open($"    : {Symbols.Runtime}.GrainReference(transport, grainId), {type.PlainCode()}");
        foreach (ProxyMethod method in methods)
        {
            writer.Line(method.Implementation());
        }

        foreach (ProxyMethod method in methods)
        {
            CallWriter.Write(writer, type, method);
        }

        writer.Close();
        return writer.ToString();
    }
}
