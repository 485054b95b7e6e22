using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using OrderGrains.Bench.Floors.Storage;

namespace OrderGrains.Bench.Floors.Orders;

/// <summary>The product's requests without the product: parse, check, price, one commit, the same answer.</summary>
internal sealed class OrderEndpoint(FloorStorage storage, int stateSize)
{
    private const string OrdersPath = "/v1/orders";

    private readonly ConcurrentDictionary<string, PricedStore> _stores = new(StringComparer.Ordinal);

    public Task AnswerAsync(HttpContext context)
    {
        string path = context.Request.Path.Value ?? "";
        if (path.Length > OrdersPath.Length + 1 && path.StartsWith(OrdersPath, StringComparison.Ordinal))
        {
            string rest = path[(OrdersPath.Length + 1)..];
            int slash = rest.IndexOf('/', StringComparison.Ordinal);
            return slash < 0 ? GetAsync(context, rest) : ChangeAsync(context, rest[..slash], rest[(slash + 1)..]);
        }

        return path switch
        {
            OrdersPath => PlaceAsync(context),
            "/v1/stores" => AddStoreAsync(context),
            "/health/ready" => PlainEndpoint.AnswerAsync(context),
            _ => JsonAnswer.NotFoundAsync(context),
        };
    }

    private async Task PlaceAsync(HttpContext context)
    {
        ReadResult body = await JsonAnswer.ReadAsync(context);
        OrderRequest? request = Parse(body.Buffer);
        context.Request.BodyReader.AdvanceTo(body.Buffer.End);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        OrderDocument? order = request?.StoreId is not null
            && _stores.TryGetValue(request.StoreId, out PricedStore? store)
            ? store.Price(request, now)
            : null;
        if (order is null)
        {
            await JsonAnswer.InvalidAsync(context);
            return;
        }

        PendingWrite write = storage.Rent();
        Fill(write, order, now);
        bool created = await storage.WriteAsync(write);
        context.Response.Headers.ETag = "\"2\"";
        await (created
            ? JsonAnswer.WriteAsync(context, 201, write.State.WrittenSpan[..write.BodyLength])
            : JsonAnswer.ConflictAsync(context));
        storage.Return(write);
    }

    private async Task ChangeAsync(HttpContext context, string id, string command)
    {
        ReadResult body = await JsonAnswer.ReadAsync(context);
        context.Request.BodyReader.AdvanceTo(body.Buffer.End);
        PendingWrite read = storage.Rent();
        OrderDocument? found = Find(id, read)
            ? JsonSerializer.Deserialize(read.State.WrittenSpan, FloorJson.Default.OrderDocument)
            : null;
        storage.Return(read);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        OrderDocument? changed = found is null ? null : Transitions.Apply(found, command, now);
        if (changed is null)
        {
            await (found is null ? JsonAnswer.NotFoundAsync(context) : JsonAnswer.ConflictAsync(context));
            return;
        }

        PendingWrite write = storage.Rent();
        Fill(write, changed, now);
        write.IsNew = false;
        write.Ends = changed.AllowedTransitions.Length == 0;
        bool done = await storage.WriteAsync(write);
        context.Response.Headers.ETag = $"\"{changed.Version}\"";
        await (done
            ? JsonAnswer.WriteAsync(context, 200, write.State.WrittenSpan[..write.BodyLength])
            : JsonAnswer.ConflictAsync(context));
        storage.Return(write);
    }

    private async Task GetAsync(HttpContext context, string id)
    {
        PendingWrite answer = storage.Rent();
        bool found = Find(id, answer);
        context.Response.Headers.ETag = "\"2\"";
        await (found
            ? JsonAnswer.WriteAsync(context, 200, answer.State.WrittenSpan)
            : JsonAnswer.NotFoundAsync(context));
        storage.Return(answer);
    }

    private async Task AddStoreAsync(HttpContext context)
    {
        ReadResult body = await JsonAnswer.ReadAsync(context);
        StoreRequest? store = ParseStore(body.Buffer);
        context.Request.BodyReader.AdvanceTo(body.Buffer.End);
        _stores[store!.Id] = new PricedStore(store);
        await JsonAnswer.WriteAsync(context, 201, "{}"u8);
    }

    private static OrderRequest? Parse(ReadOnlySequence<byte> body)
    {
        Utf8JsonReader json = new(body);
        return JsonSerializer.Deserialize(ref json, FloorJson.Default.OrderRequest);
    }

    private static StoreRequest? ParseStore(ReadOnlySequence<byte> body)
    {
        Utf8JsonReader json = new(body);
        return JsonSerializer.Deserialize(ref json, FloorJson.Default.StoreRequest);
    }

    private void Fill(PendingWrite write, OrderDocument order, DateTimeOffset now)
    {
        write.Id.Advance(Encoding.UTF8.GetBytes(order.Id, write.Id.GetSpan(512)));
        write.Version = order.Version;
        write.StoreId = order.StoreId;
        write.CustomerId = order.Customer?.Id ?? "";
        write.PlacedAt = (now - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        JsonSerializer.Serialize(write.Writer, order, FloorJson.Default.OrderDocument);
        write.BodyLength = write.State.WrittenCount;
        int padding = Math.Max(0, stateSize - write.BodyLength);
        write.State.GetSpan(padding)[..padding].Fill((byte)' ');
        write.State.Advance(padding);
    }

    private bool Find(string id, PendingWrite answer)
    {
        Reader reader = storage.RentReader();
        Span<byte> key = stackalloc byte[512];
        bool encoded = Encoding.UTF8.TryGetBytes(id, key, out int length);
        reader.Query.BindText(1, key[..length]);
        bool found = encoded && reader.Query.Read();
        if (found)
        {
            answer.State.Write(reader.Query.Blob(0).TrimEnd((byte)' '));
        }

        reader.Query.Reset();
        storage.Return(reader);
        return found;
    }
}
