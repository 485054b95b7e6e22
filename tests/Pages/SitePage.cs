using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace OrderGrains.Tests;

/// <summary>A page in a browser of its own, with what it complained about.</summary>
public sealed partial class SitePage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> complaints = new();

    private SitePage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) => Hear(
            message.Type is "error" or "warning", $"{message.Type}: {message.Text} ({message.Location})");
        page.PageError += (_, error) => Hear(true, $"uncaught: {error}");
        page.RequestFailed += (_, request) => Hear(
            request.Failure != "net::ERR_ABORTED", $"not loaded: {request.Url} ({request.Failure})");
        page.Response += (_, response) => Hear(response.Status >= 500, $"{response.Status}: {response.Url}");
    }

    /// <summary>The browser's page.</summary>
    public IPage Page { get; }

    /// <summary>What pays.</summary>
    public ILocator Pay => Page.GetByRole(AriaRole.Button, new() { NameRegex = PayButton() });

    /// <summary>Errors and warnings on its console, uncaught errors, what it could not load.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    /// <summary>A button by its whole name.</summary>
    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Waits for a heading.</summary>
    public Task HeadingAsync(string text) =>
        Page.GetByRole(AriaRole.Heading, new() { Name = text }).First.WaitForAsync();

    /// <summary>Takes a picture of the whole page, into <c>artifacts/screenshots</c>.</summary>
    public async Task PictureAsync(string name)
    {
        Directory.CreateDirectory(SitePrograms.Pictures);
        await Page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(SitePrograms.Pictures, $"{name}.png"),
            FullPage = true,
        });
    }

    /// <summary>Checks that it has complained about nothing.</summary>
    public void AssertQuiet() => Assert.True(
        complaints.IsEmpty, $"{Page.Url} complained:\n{string.Join('\n', complaints)}");

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    internal static async Task<SitePage> OpenAsync(IBrowserContext context, string path)
    {
        SitePage opened = new(context, await context.NewPageAsync());
        IResponse? answer = await opened.Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        Assert.True(answer is { Ok: true }, $"{path} was answered {answer?.Status}.");
        return opened;
    }

    private void Hear(bool counts, string complaint)
    {
        if (counts)
        {
            complaints.Enqueue(complaint);
        }
    }

    [GeneratedRegex("^Pay")]
    private static partial Regex PayButton();
}
