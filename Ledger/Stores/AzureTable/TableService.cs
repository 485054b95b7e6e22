using System.Text;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace OrderGrains.Ledger;

/// <summary>The few requests that the store makes to the table service. Safe to call from anywhere.</summary>
internal sealed class TableService
{
    private const string PartitionHeader = "x-ms-continuation-NextPartitionKey";
    private const string RowHeader = "x-ms-continuation-NextRowKey";

    private readonly HttpPipeline _pipeline;
    private readonly string _table;

    internal TableService(AzureTableStoreOptions options, TimeProvider time)
    {
        TableAccess access = TableAccess.From(options);
        Address = new TableAddress(access.Endpoint, options.Table);
        _table = options.Table;
        _pipeline = HttpPipelineBuilder.Build(
            new TableClientOptions(options), [],
            [new OutcomePolicy(), new TableHeadersPolicy(time), access.Signing], new ResponseClassifier());
    }

    internal TableAddress Address { get; }

    /// <summary>Creates the table; false when it is there.</summary>
    internal async ValueTask<bool> CreateTableAsync(CancellationToken cancellationToken)
    {
        using HttpMessage message = Request(RequestMethod.Post, Address.Tables);
        message.Request.Headers.SetValue("Content-Type", "application/json");
        message.Request.Headers.SetValue("Prefer", "return-no-content");
        message.Request.Content = RequestContent.Create(Encoding.UTF8.GetBytes($$"""{"TableName":"{{_table}}"}"""));
        Response response = await SendAsync(message, isWrite: false, cancellationToken);
        return response.Status switch
        {
            201 or 204 => true,
            409 when TableError.Read(response).Code == "TableAlreadyExists" => false,
            _ => throw TableFailure.From(response, outcomeUnknown: false),
        };
    }

    /// <summary>Reads an entity; null when there is none. A missing table is an error.</summary>
    internal async ValueTask<TableRow?> GetAsync(
        string partition, string rowKey, CancellationToken cancellationToken)
    {
        using HttpMessage message = Request(RequestMethod.Get, new Uri(Address.Entity(partition, rowKey)));
        Response response = await SendAsync(message, isWrite: false, cancellationToken);
        if (response.Status == 404 && TableError.Read(response).Code != "TableNotFound")
        {
            return null;
        }

        Require(response, 200);
        using JsonDocument json = JsonDocument.Parse(response.Content.ToMemory());
        return Row(json.RootElement) with { ETag = response.Headers.TryGetValue("ETag", out string? tag) ? tag : null };
    }

    /// <summary>Reads a page of a partition's entities.</summary>
    internal async ValueTask<TablePage> QueryAsync(Uri address, CancellationToken cancellationToken)
    {
        using HttpMessage message = Request(RequestMethod.Get, address);
        Response response = await SendAsync(message, isWrite: false, cancellationToken);
        Require(response, 200);
        using JsonDocument json = JsonDocument.Parse(response.Content.ToMemory());
        TableRow[] rows = [.. json.RootElement.GetProperty("value").EnumerateArray().Select(Row)];
        TableContinuation? next = response.Headers.TryGetValue(PartitionHeader, out string? partition)
            ? new TableContinuation(partition, response.Headers.TryGetValue(RowHeader, out string? row) ? row : null)
            : null;
        return new TablePage(rows, next);
    }

    /// <summary>Sends a batch.</summary>
    internal async ValueTask<BatchAnswer> SendAsync(TableBatch batch, CancellationToken cancellationToken)
    {
        using HttpMessage message = Request(RequestMethod.Post, Address.Batch);
        message.Request.Headers.SetValue("Content-Type", batch.ContentType);
        message.Request.Content = RequestContent.Create(batch.Body);
        Response response = await SendAsync(message, isWrite: true, cancellationToken);
        return response.Status == 202
            ? BatchAnswer.Parse(response.Content.ToMemory())
            : throw TableFailure.From(response, OutcomePolicy.IsUnknown(message));
    }

    // The pipeline wraps what ends it between two tries in an aggregate: that is a failure like any other.
    private static bool IsEndedBy(Exception exception, CancellationToken cancellationToken) =>
        exception is OperationCanceledException && cancellationToken.IsCancellationRequested;

    private static TableRow Row(JsonElement entity)
    {
        string rowKey = entity.GetProperty("RowKey").GetString()!;
        string key = entity.TryGetProperty("key", out JsonElement full) ? full.GetString()! : TableKey.Decode(rowKey);
        return new TableRow(rowKey, new StoreRow(key, EntityValue.Read(entity)), ETag: null);
    }

    private static void Require(Response response, int status)
    {
        if (response.Status != status)
        {
            throw TableFailure.From(response, outcomeUnknown: false);
        }
    }

    private HttpMessage Request(RequestMethod method, Uri address)
    {
        HttpMessage message = _pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(address);
        message.Request.Headers.SetValue("Accept", "application/json;odata=nometadata");
        return message;
    }

    private async ValueTask<Response> SendAsync(
        HttpMessage message, bool isWrite, CancellationToken cancellationToken)
    {
        try
        {
            await _pipeline.SendAsync(message, cancellationToken);
            return message.Response;
        }
        catch (Exception exception)
            when (TableFailure.IsOfTheNetwork(exception) && !IsEndedBy(exception, cancellationToken))
        {
            throw TableFailure.From(exception, isWrite && OutcomePolicy.IsUnknown(message));
        }
    }
}
