using Microsoft.CodeAnalysis;

namespace OrderGrains.Runtime.Generators;

/// <summary>Writes the manifest of an assembly.</summary>
internal static class ManifestWriter
{
    public static void Write(SourceProductionContext output, string assemblyName, EquatableList<string> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        string name = "Manifest_" + new string(
            [.. assemblyName.Select(static letter => char.IsLetterOrDigit(letter) ? letter : '_')]);
        SourceWriter writer = SourceWriter.ForFile();
        writer.Line($"[assembly: {Symbols.Runtime}.GrainManifest<{Symbols.Namespace}.{name}>]");
        writer.Line("");
        writer.Line($"namespace {Symbols.Namespace};");
        writer.Line("");
        writer.Open($"internal sealed class {name} : {Symbols.Runtime}.IGrainManifest");
        writer.Open($"public void Describe({Symbols.Runtime}.GrainManifestBuilder builder)");
        foreach (string line in lines.OrderBy(static line => line, StringComparer.Ordinal))
        {
            writer.Line(line);
        }

        writer.Close();
        writer.Close();
        output.AddSource("Manifest.g.cs", writer.ToString());
    }
}
