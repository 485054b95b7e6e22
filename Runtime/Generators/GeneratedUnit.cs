namespace OrderGrains.Runtime.Generators;

/// <summary>What one grain interface, grain class or message gives: source, a line of the manifest, errors.</summary>
/// <param name="Name">The name of the generated file, unique.</param>
/// <param name="Source">Its text; empty for none.</param>
/// <param name="ManifestLine">A statement of the manifest; empty for none.</param>
/// <param name="Errors">What is wrong with the type.</param>
internal sealed record GeneratedUnit(
    string Name, string Source, string ManifestLine, EquatableList<DiagnosticInfo> Errors);
