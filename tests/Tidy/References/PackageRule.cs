using System.Text.RegularExpressions;
using System.Xml.Linq;
using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.References;

/// <summary>Versions are central, sorted, and each package has its line in the record of dependencies.</summary>
public static partial class PackageRule
{
    public const string Record = "docs/adr/0004-packages.md";

    public static IEnumerable<Violation> CheckVersions(SourceFile versions, string record)
    {
        string before = "";
        XDocument document = XDocument.Parse(versions.Text, LoadOptions.SetLineInfo);
        foreach (XElement package in document.Descendants("PackageVersion"))
        {
            string name = (string?)package.Attribute("Include") ?? "";
            int line = ((System.Xml.IXmlLineInfo)package).LineNumber;
            if (string.Compare(before, name, StringComparison.OrdinalIgnoreCase) > 0)
            {
                yield return versions.At(line, $"{name} is out of order: sort the packages.");
            }

            if (!record.Contains($"`{name}`", StringComparison.Ordinal))
            {
                yield return versions.At(line, $"{name} has no line in {Record}: say there why it is needed.");
            }

            before = name;
        }
    }

    public static IEnumerable<Violation> CheckProject(SourceFile project) =>
        project.Lines
            .Select((line, index) => (line, Number: index + 1))
            .Where(entry => OwnVersion().IsMatch(entry.line))
            .Select(entry => project.At(entry.Number, "A version of its own: put it into Directory.Packages.props."));

    [GeneratedRegex("<PackageReference[^>]+Version(Override)?=")]
    private static partial Regex OwnVersion();
}
