using System.Text.RegularExpressions;
using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Words;

/// <summary>
/// The tree speaks of the product only: no paths of one machine, no package registry's host, no names of the tools or
/// tickets that the work was done with. The patterns are written so that they do not match themselves.
/// </summary>
public static class WordRule
{
    private static readonly (Regex Pattern, string Replacement)[] Patterns =
    [
        (Of(@"(?<![\w.*$}])/(wor[k]|roo[t]|User[s])/|/hom[e]/(?!app\b)|/tmp/\w*bas[h]|[A-Z]:\\User[s]"),
            "A path of one machine: make it relative to the solution."),
        (Of(@"\b(nuge[t]\.org|npmj[s]\.(org|com)|yarnpk[g]\.com|pyp[i]\.org)\b"),
            "A package registry's host: the clone's own settings choose it."),
        (Of(@"\b(subagen[t]s?|claud[e]|ll[m]s?|chatgp[t]|copilo[t]|ai agen[t]s?)\b"),
            "A word of the workshop, not of the product: take it out."),
        (Of(@"\bissu[e]s? #?\d+"),
            "A ticket's number: say what it was about."),
        // In quotes it is another system's word on the wire, which its adapter reads.
        (Of(@"(?<![.\w""])(fulfillmen[t]|cancele[d])\b(?!:)"),
            "British spelling: fulfilment, cancelled (docs and names; adapters translate)."),
    ];

    public static IEnumerable<Violation> Check(SourceFile file) =>
        file.Lines.SelectMany((line, index) => Patterns
            .Where(entry => entry.Pattern.IsMatch(line))
            .Select(entry => file.At(index + 1, $"{entry.Replacement} ({entry.Pattern.Match(line).Value})")));

    private static Regex Of(string pattern) =>
        new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Compiled);
}
