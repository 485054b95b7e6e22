using Microsoft.Playwright;

namespace OrderGrains.Tests.Looks;

/// <summary>A screen's size and colours.</summary>
internal sealed record Look(string Name, int Width, int Height, ColorScheme Colours)
{
    /// <summary>A phone held upright.</summary>
    public static readonly Look[] Phones =
        [new("phone-light", 390, 844, ColorScheme.Light), new("phone-dark", 390, 844, ColorScheme.Dark)];

    /// <summary>A small laptop.</summary>
    public static readonly Look[] Desktops =
        [new("desktop-light", 1280, 800, ColorScheme.Light), new("desktop-dark", 1280, 800, ColorScheme.Dark)];

    /// <summary>All of them.</summary>
    public static readonly Look[] All = [.. Phones, .. Desktops];

    /// <summary>Gives a page this look; nothing moves while it is looked at.</summary>
    public async Task ApplyAsync(IPage page)
    {
        await page.SetViewportSizeAsync(Width, Height);
        await page.EmulateMediaAsync(new() { ColorScheme = Colours, ReducedMotion = ReducedMotion.Reduce });
        await page.EvaluateAsync(
            """
            async () => {
              const frame = () => new Promise(done => requestAnimationFrame(done));
              await frame();
              await Promise.allSettled(document.getAnimations().map(animation => animation.finished));
              await frame();
            }
            """);
    }
}
