using Microsoft.Playwright;

namespace OrderGrains.Tests.Looks;

/// <summary>
/// Looks at pages on a phone and a desktop, in light and dark: axe finds what is not accessible, nothing is wider than
/// its screen, and a picture of each is left in <c>artifacts/screenshots</c>.
/// </summary>
internal sealed class Inspection
{
    // What axe's rules are called by: WCAG up to 2.2, levels A and AA, and what its makers advise beyond these.
    private static readonly string[] Rules =
        ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    // Between light and dark nothing else changes, and axe takes its time.
    private static readonly string[] RulesOfColours = ["color-contrast", "link-in-text-block"];

    private static readonly Lazy<string> Axe = new(static () => File.ReadAllText(
        Path.Combine(SitePrograms.Root, "web", "node_modules", "axe-core", "axe.min.js")));

    private readonly List<string> findings = [];

    /// <summary>Looks at a page as it is.</summary>
    /// <param name="site">The page.</param>
    /// <param name="name">What its pictures are called.</param>
    /// <param name="looks">Where it exists; everywhere when left out.</param>
    public async Task LookAsync(SitePage site, string name, params Look[] looks)
    {
        await site.Page.EvaluateAsync(Axe.Value);
        foreach (Look look in looks.Length == 0 ? Look.All : looks)
        {
            await look.ApplyAsync(site.Page);
            string[] violations = await site.Page.EvaluateAsync<string[]>(
                """
                async rules => (await axe.run(document, { runOnly: rules, resultTypes: ['violations'] })).violations
                  .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html}\n    ${node.failureSummary}`))
                """,
                look.Colours == ColorScheme.Dark ? RulesOfColours : Rules);
            findings.AddRange(violations.Select(violation => $"{name}, {look.Name}: {violation}"));
            int width = await site.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (width > look.Width)
            {
                findings.Add($"{name}, {look.Name}: it is {width} pixels wide on a screen of {look.Width}.");
            }

            await site.PictureAsync($"{name}-{look.Name}");
        }
    }

    /// <summary>Checks that nothing was found, on any page so far.</summary>
    public void AssertFine() => Assert.True(findings.Count == 0, string.Join('\n', findings));
}
