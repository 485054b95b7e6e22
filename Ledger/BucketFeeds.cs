namespace OrderGrains.Ledger;

/// <summary>Where a bucket's committed events and due messages go.</summary>
/// <param name="Relay">To their consumers.</param>
/// <param name="Due">To their grains.</param>
/// <param name="Log">To those who follow the bucket.</param>
internal sealed record BucketFeeds(Relay Relay, DueQueue Due, LogReader Log);
