using System.Net;
using System.Text;
using Azure.Core.Pipeline;

namespace OrderGrains.Tests.Ledger.Stores;

/// <summary>
/// The network between a store and the table service, broken as told: faults for the next batches, in order, then for
/// the next reads; none after them.
/// </summary>
internal sealed class TableFaults : DelegatingHandler
{
    private readonly Queue<TableFault> batches = new();
    private readonly Queue<TableFault> reads = new();

    internal TableFaults()
        : base(new SocketsHttpHandler()) => Transport = new HttpClientTransport(this);

    internal HttpPipelineTransport Transport { get; }

    /// <summary>How many batches were sent, the ones that met a fault too.</summary>
    internal int Batches { get; private set; }

    /// <summary>How often something was read.</summary>
    internal int Reads { get; private set; }

    internal void PlanBatches(params TableFault[] faults) => Array.ForEach(faults, batches.Enqueue);

    internal void PlanReads(params TableFault[] faults) => Array.ForEach(faults, reads.Enqueue);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        bool isBatch = request.RequestUri!.AbsolutePath.EndsWith("/$batch", StringComparison.Ordinal);
        Batches += isBatch ? 1 : 0;
        Reads += isBatch ? 0 : 1;
        TableFault fault = (isBatch ? batches : reads).TryDequeue(out TableFault next) ? next : TableFault.None;
        switch (fault)
        {
            case TableFault.Unreachable:
                throw new HttpRequestException(HttpRequestError.ConnectionError, "No connection.");
            case TableFault.Busy:
                return Refusal(HttpStatusCode.ServiceUnavailable, "ServerBusy");
            case TableFault.TooMany:
                return Refusal(HttpStatusCode.TooManyRequests, "TooManyRequests");
            case TableFault.AnotherTag:
                return AnotherTag();
            case TableFault.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                break;
        }

        HttpResponseMessage answer = await base.SendAsync(request, cancellationToken);
        return fault switch
        {
            TableFault.LostAnswer => throw new HttpRequestException(HttpRequestError.ResponseEnded, "It broke."),
            TableFault.TimedOut => Refusal(HttpStatusCode.InternalServerError, "OperationTimedOut"),
            _ => answer,
        };
    }

    private static HttpResponseMessage AnotherTag() => new(HttpStatusCode.Accepted)
    {
        Content = new StringContent(
            "--batchresponse_1\r\n\r\n--changesetresponse_2\r\n\r\nHTTP/1.1 412 Precondition Failed\r\n\r\n"
            + """{"odata.error":{"code":"UpdateConditionNotSatisfied","message":{"value":"0:Not met."}}}"""
            + "\r\n--changesetresponse_2--\r\n--batchresponse_1--\r\n"),
    };

    private static HttpResponseMessage Refusal(HttpStatusCode status, string code) => new(status)
    {
        Content = new StringContent(
            $$$$"""{"odata.error":{"code":"{{{{code}}}}","message":{"lang":"en","value":"Later."}}}""", Encoding.UTF8,
            "application/json"),
    };
}
