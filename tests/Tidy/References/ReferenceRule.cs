using System.Xml.Linq;
using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.References;

/// <summary>
/// Which project may refer to which. Tests and benchmarks refer to what they like; nothing refers to them.
/// </summary>
public static class ReferenceRule
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Runtime.Abstractions"] = [],
        ["Runtime.Generators"] = [],
        ["Runtime"] = ["Runtime.Abstractions"],
        ["Ledger.Abstractions"] = [],
        ["Ledger"] = ["Ledger.Abstractions"],
        ["Grains.Interfaces"] = [],
        ["Grains"] = ["Grains.Interfaces", "Ledger.Abstractions"],
        ["Silo"] = ["Grains", "Ledger", "Runtime"],
        ["Api"] = ["Grains.Interfaces", "Silo"],
    };

    public static IEnumerable<Violation> Check(SourceFile project)
    {
        if (!project.IsProduct)
        {
            yield break;
        }

        string name = NameOf(project.Path);
        if (!Allowed.TryGetValue(name, out string[]? allowed))
        {
            yield return project.At(1, $"{name} is new: say in ReferenceRule what it may refer to.");
            yield break;
        }

        XDocument document = XDocument.Parse(project.Text, LoadOptions.SetLineInfo);
        foreach (XElement reference in document.Descendants("ProjectReference"))
        {
            string target = NameOf((string?)reference.Attribute("Include") ?? "");
            if (!allowed.Contains(target))
            {
                int line = ((System.Xml.IXmlLineInfo)reference).LineNumber;
                yield return project.At(
                    line, $"{name} may not refer to {target}, only to: {string.Join(", ", allowed)}.");
            }
        }
    }

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));
}
