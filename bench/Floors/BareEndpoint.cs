using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using OrderGrains.Bench.Floors.Storage;

namespace OrderGrains.Bench.Floors;

/// <summary>The first seed's three endpoints over a table of ids and statuses.</summary>
internal sealed class BareEndpoint(FloorStorage storage)
{
    public Task AnswerAsync(HttpContext context) => context.Request.Path.Value switch
    {
        "/create" => WriteAsync(context, isNew: true, status: 201),
        "/update" => WriteAsync(context, isNew: false, status: 200),
        "/get" => GetAsync(context),
        "/health/ready" => PlainEndpoint.AnswerAsync(context),
        _ => JsonAnswer.NotFoundAsync(context),
    };

    private async Task WriteAsync(HttpContext context, bool isNew, int status)
    {
        ReadResult body = await JsonAnswer.ReadAsync(context);
        PendingWrite write = storage.Rent();
        bool valid = TryParse(body.Buffer, write);
        context.Request.BodyReader.AdvanceTo(body.Buffer.End);
        if (!valid)
        {
            storage.Return(write);
            await JsonAnswer.InvalidAsync(context);
            return;
        }

        write.IsNew = isNew;
        bool done = await storage.WriteAsync(write);
        if (done)
        {
            WriteOrder(write.Writer, write.Id.WrittenSpan, write.Status);
            await JsonAnswer.WriteAsync(context, status, write.State.WrittenSpan);
        }
        else
        {
            await JsonAnswer.ConflictAsync(context);
        }

        storage.Return(write);
    }

    private async Task GetAsync(HttpContext context)
    {
        string id = context.Request.Query["orderid"].ToString();
        PendingWrite answer = storage.Rent();
        bool found = Find(Encoding.UTF8.GetBytes(id), answer);
        await (found
            ? JsonAnswer.WriteAsync(context, 200, answer.State.WrittenSpan)
            : JsonAnswer.NotFoundAsync(context));
        storage.Return(answer);
    }

    private bool Find(ReadOnlySpan<byte> id, PendingWrite answer)
    {
        Reader reader = storage.RentReader();
        reader.Query.BindText(1, id);
        bool found = reader.Query.Read();
        if (found)
        {
            WriteOrder(answer.Writer, id, reader.Query.Number(0) == 1);
        }

        reader.Query.Reset();
        storage.Return(reader);
        return found;
    }

    private static bool TryParse(ReadOnlySequence<byte> body, PendingWrite write)
    {
        Utf8JsonReader json = new(body);
        bool hasId = false;
        while (json.Read())
        {
            if (json.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            if (json.ValueTextEquals("orderid"u8) && json.Read() && json.TokenType == JsonTokenType.String)
            {
                int length = json.CopyString(write.Id.GetSpan(256));
                write.Id.Advance(length);
                hasId = length is > 0 and <= 128;
            }
            else if (json.ValueTextEquals("status"u8) && json.Read())
            {
                write.Status = json.TokenType == JsonTokenType.True;
            }
        }

        return hasId;
    }

    private static void WriteOrder(Utf8JsonWriter json, ReadOnlySpan<byte> id, bool status)
    {
        json.WriteStartObject();
        json.WriteString("orderid"u8, id);
        json.WriteBoolean("status"u8, status);
        json.WriteEndObject();
        json.Flush();
    }
}
