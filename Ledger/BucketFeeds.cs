namespace OrderGrains.Ledger;

/// <summary>Where a bucket's committed events and due messages go.</summary>
internal sealed record BucketFeeds(Relay Relay, DueQueue Due);
