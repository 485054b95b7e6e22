using Microsoft.CodeAnalysis;

namespace OrderGrains.Runtime.Generators;

/// <summary>Describes a grain class: its name, interfaces, streams, and how it is constructed.</summary>
internal static class ActivatorWriter
{
    private const string GrainSuffix = "grain";

    public static GeneratedUnit? Write(INamedTypeSymbol type)
    {
        List<string> interfaces =
        [
            .. type.AllInterfaces.Where(static item => item.IsGrainInterface())
                .Select(static item => $"typeof({item.PlainCode()})"),
        ];
        List<string> streams =
        [
            .. type.GetAttributes()
                .Where(static data =>
                    data.AttributeClass?.ToDisplayString() == "Orleans.ImplicitStreamSubscriptionAttribute")
                .Select(static data => Symbols.Literal(data.ConstructorArguments[0].Value as string)),
        ];
        if (interfaces.Count + streams.Count == 0)
        {
            return null;
        }

        IMethodSymbol? constructor = type.InstanceConstructors
            .Where(static item => item.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal)
            .OrderByDescending(static item => item.Parameters.Length)
            .FirstOrDefault();
        if (constructor is null || type.IsGenericType || !type.IsReachable())
        {
            return new GeneratedUnit("", "", "", new([DiagnosticInfo.Create(Rules.Unsupported, type)]));
        }

        string arguments = string.Join(", ", constructor.Parameters.Select(Argument));
        string line = $"builder.Classes.Add(new {Symbols.Runtime}.GrainClassInfo {{ "
            + $"Type = typeof({type.PlainCode()}), "
            + $"GrainTypeName = {Symbols.Literal(GrainTypeName(type))}, "
            + $"Interfaces = new global::System.Type[] {{ {string.Join(", ", interfaces)} }}, "
            + $"Create = static from => new {type.PlainCode()}({arguments}), "
            + $"IsReentrant = {Bool(type.Has("Orleans.Concurrency.ReentrantAttribute"))}, "
            + $"MaxLocalWorkers = {MaxLocalWorkers(type)}, "
            + $"StreamNamespaces = new string[] {{ {string.Join(", ", streams)} }} }});";
        return new GeneratedUnit("", "", line, new([]));
    }

    private static string GrainTypeName(INamedTypeSymbol type)
    {
        if (type.Attribute("Orleans.GrainTypeAttribute")?.ConstructorArguments[0].Value is string given)
        {
            return given;
        }

#pragma warning disable CA1308 // Grain type names are in lower case.
        string name = type.Name.ToLowerInvariant();
#pragma warning restore CA1308
        return name.EndsWith(GrainSuffix, StringComparison.Ordinal) && name.Length > GrainSuffix.Length
            ? name.Substring(0, name.Length - GrainSuffix.Length)
            : name;
    }

    private static int MaxLocalWorkers(INamedTypeSymbol type)
    {
        AttributeData? data = type.Attribute("Orleans.Concurrency.StatelessWorkerAttribute");
        return data is null ? 0 : data.ConstructorArguments.FirstOrDefault().Value as int? ?? -1;
    }

    private static string Argument(IParameterSymbol parameter)
    {
        string type = parameter.Type.PlainCode();
        if (parameter.Attribute("Orleans.Runtime.PersistentStateAttribute") is { } state
            && parameter.Type is INamedTypeSymbol { TypeArguments.Length: 1 } generic)
        {
            string name = Symbols.Literal(state.ConstructorArguments[0].Value as string);
            string storage = Symbols.Literal(state.ConstructorArguments[1].Value as string);
            return $"from.PersistentState<{generic.TypeArguments[0].PlainCode()}>({name}, {storage})";
        }

        if (parameter.Attribute("Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute") is { } keyed)
        {
            return $"from.KeyedService<{type}>({Symbols.Literal(keyed.ConstructorArguments[0].Value as string)})";
        }

        if (type == "global::Orleans.Runtime.IGrainContext")
        {
            return "from.Context";
        }

        bool isOptional = parameter.HasExplicitDefaultValue
            || parameter.NullableAnnotation == NullableAnnotation.Annotated;
        return isOptional ? $"from.OptionalService<{type}>()" : $"from.Service<{type}>()";
    }

    private static string Bool(bool value) => value ? "true" : "false";
}
