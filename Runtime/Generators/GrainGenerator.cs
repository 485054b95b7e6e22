using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OrderGrains.Runtime.Generators;

/// <summary>
/// Writes a proxy with its call classes for each grain interface, a codec for each message, an activator for each
/// grain class, and one manifest that lists them.
/// </summary>
[Generator]
public sealed class GrainGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<GeneratedUnit> messages = context.SyntaxProvider.ForAttributeWithMetadataName(
            Symbols.GenerateSerializer,
            static (_, _) => true,
            static (at, _) => MessageWriter.Write((INamedTypeSymbol)at.TargetSymbol));
        IncrementalValuesProvider<GeneratedUnit> interfaces = context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => node is InterfaceDeclarationSyntax { BaseList: not null },
            static (at, _) => Declared(at) is { } type && type.IsGrainInterface() ? ProxyWriter.Write(type) : null)
            .Where(static unit => unit is not null)!;
        IncrementalValuesProvider<GeneratedUnit> classes = context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => node is ClassDeclarationSyntax { BaseList: not null },
            static (at, _) => Declared(at) is { } type && type.IsGrainClass() ? ActivatorWriter.Write(type) : null)
            .Where(static unit => unit is not null)!;

        IncrementalValueProvider<string> assembly =
            context.CompilationProvider.Select(static (compilation, _) => compilation.AssemblyName ?? "Grains");
        IncrementalValueProvider<EquatableList<string>> lines = Lines(messages)
            .Combine(Lines(interfaces))
            .Combine(Lines(classes))
            .Select(static (all, _) =>
                new EquatableList<string>([.. all.Left.Left, .. all.Left.Right, .. all.Right]));

        context.RegisterSourceOutput(messages, Emit);
        context.RegisterSourceOutput(interfaces, Emit);
        context.RegisterSourceOutput(classes, Emit);
        context.RegisterSourceOutput(lines.Combine(assembly), static (output, all) => ManifestWriter.Write(
            output, all.Right, all.Left));
    }

    private static IncrementalValueProvider<ImmutableArray<string>> Lines(
        IncrementalValuesProvider<GeneratedUnit> units) => units
            .Select(static (unit, _) => unit.ManifestLine)
            .Where(static line => line.Length > 0)
            .Collect();

    private static void Emit(SourceProductionContext output, GeneratedUnit unit)
    {
        foreach (DiagnosticInfo error in unit.Errors)
        {
            output.ReportDiagnostic(error.ToDiagnostic());
        }

        if (unit.Source.Length > 0)
        {
            output.AddSource(unit.Name + ".g.cs", unit.Source);
        }
    }

    /// <summary>The declared type, at the first of its partial declarations only.</summary>
    private static INamedTypeSymbol? Declared(GeneratorSyntaxContext at) =>
        at.SemanticModel.GetDeclaredSymbol(at.Node) is INamedTypeSymbol type
        && type.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() == at.Node
            ? type
            : null;
}
