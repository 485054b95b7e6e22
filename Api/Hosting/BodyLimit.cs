using Microsoft.AspNetCore.Http.Metadata;

namespace OrderGrains.Api.Hosting;

/// <summary>How large an endpoint's body may be; the server stops reading there.</summary>
internal sealed class BodyLimit(long bytes) : IRequestSizeLimitMetadata
{
    public const long UsualBytes = 256 * 1024;
    public const long BatchBytes = 2 * 1024 * 1024;

    public static readonly BodyLimit Usual = new(UsualBytes);
    public static readonly BodyLimit Batch = new(BatchBytes);

    public long? MaxRequestBodySize { get; } = bytes;
}
