using System.Text.Json.Serialization;

namespace OrderGrains.Ledger;

/// <summary>Who owns a bucket. Who may write it is the bucket's head to say.</summary>
/// <param name="Silo">The owner's id; null when nobody is.</param>
/// <param name="Next">The silo that the owner is to hand the bucket to; null: none.</param>
/// <param name="Epoch">The epoch in which the owner has opened the bucket; 0 as long as it has not.</param>
[method: JsonConstructor]
public readonly record struct BucketOwner(string? Silo, string? Next, long Epoch)
{
    /// <summary>A bucket that nobody owns.</summary>
    public static readonly BucketOwner None = new(null, null, 0);

    /// <summary>A bucket that is the silo's to open.</summary>
    public static BucketOwner Of(string? silo) => new(silo, null, 0);
}
