using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace OrderGrains.Ledger;

/// <summary>Names the version of the service's interface, and the time of each try.</summary>
internal sealed class TableHeadersPolicy(TimeProvider time) : HttpPipelineSynchronousPolicy
{
    internal const string Date = "x-ms-date";

    // The first version that takes identities; 3.0 is the data format that its JSON is part of.
    private const string Version = "2020-12-06";
    private const string DataVersion = "3.0";

    /// <inheritdoc/>
    public override void OnSendingRequest(HttpMessage message)
    {
        RequestHeaders headers = message.Request.Headers;
        headers.SetValue(Date, time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture));
        headers.SetValue("x-ms-version", Version);
        headers.SetValue("DataServiceVersion", DataVersion);
        headers.SetValue("MaxDataServiceVersion", DataVersion);
    }
}
