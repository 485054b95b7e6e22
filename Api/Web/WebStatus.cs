using OrderGrains.Configuration;

namespace OrderGrains.Api.Web;

/// <summary>Where the pages are served from at the moment, or why they are not. Safe to call from anywhere.</summary>
internal sealed class WebStatus(WebOptions options)
{
    private volatile WebState state = options switch
    {
        { Enabled: false } => WebState.Never("The pages are switched off here (OrderGrains:Web:Enabled)."),
        { Url: { } url } => WebState.At(url),
        _ => WebState.Soon("The pages are about to start."),
    };

    /// <summary>As it is now.</summary>
    public WebState State => state;

    /// <summary>Says how it is from now on.</summary>
    public void Set(WebState now) => state = now;
}

/// <summary>How it is with the pages.</summary>
/// <param name="Address">Where their server is; null: there is none.</param>
/// <param name="Reason">Why there is none, in sentences.</param>
/// <param name="Comes">Whether there will be one in a moment.</param>
internal sealed record WebState(Uri? Address, string Reason, bool Comes)
{
    public static WebState At(Uri address) => new(address, "", Comes: true);

    public static WebState Soon(string reason) => new(null, reason, Comes: true);

    public static WebState Never(string reason) => new(null, reason, Comes: false);
}
