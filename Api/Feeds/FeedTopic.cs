namespace OrderGrains.Api.Feeds;

/// <summary>What a subscriber follows.</summary>
internal readonly record struct FeedTopic(FeedTopicKind Kind, string Tenant, string Id);

/// <summary>The kinds of what can be followed.</summary>
internal enum FeedTopicKind
{
    Order,
    Store,
    Customer,

    /// <summary>A store's own events, without its orders': what its customers may follow.</summary>
    Menu,
}
