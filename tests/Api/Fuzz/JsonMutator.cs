using System.Text;
using System.Text.Json;

namespace OrderGrains.Tests.Fuzz;

/// <summary>Applies changes to a JSON body, which need not be JSON any more afterwards.</summary>
internal static class JsonMutator
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1.5", "1e400", "-0", "2147483648", "9223372036854775807",
        "9223372036854775808", "NaN", "Infinity", "\"\"", "\"x\"", "\"1\"", "\"\\u0000\"",
        "\"\\ud800\"", "\"\\udc00\\ud800\"",
        "\"../..\"", "\"a/b\"", "\" \"", "\"2026-02-30T00:00:00Z\"", "\"0001-01-01T00:00:00+14:00\"",
        "\"9999-12-31T23:59:59-14:00\"", "\"accepted\"", "[]", "{}", "[null]", "[[]]", "{\"\":{}}", "[1,\"a\",{}]",
        $"\"{new string('a', 5000)}\"", $"\"{new string('é', 129)}\"", Nested(30), Nested(40), Nested(5000),
        "1" + new string('0', 400), "// no", "'x'",
    ];

    private static readonly byte[] Bytes =
        [0, 9, (byte)'"', (byte)'\\', (byte)'{', (byte)'}', (byte)'[', (byte)',', (byte)':', 0x7F, 0x80, 0xC0, 0xFF];

    public static byte[] Apply(byte[] body, Mutation mutation)
    {
        int place = body.Length == 0 ? 0 : mutation.Place % body.Length;
        byte value = Bytes[mutation.Choice % Bytes.Length];
        return mutation.Kind switch
        {
            MutationKind.ReplaceValue => ReplaceValue(body, mutation),
            MutationKind.ReplaceByte => [.. body[..place], value, .. body.Skip(place + 1)],
            MutationKind.InsertByte => [.. body[..place], value, .. body[place..]],
            MutationKind.RemoveByte => [.. body[..place], .. body.Skip(place + 1)],
            MutationKind.Truncate => body[..place],
            _ => RepeatMember(body, mutation),
        };
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private static byte[] ReplaceValue(byte[] body, Mutation mutation)
    {
        List<(int Start, int End)> values = FindValues(body);
        if (values.Count == 0)
        {
            return body;
        }

        (int start, int end) = values[mutation.Place % values.Count];
        return [.. body[..start], .. Encoding.UTF8.GetBytes(Values[mutation.Choice % Values.Length]), .. body[end..]];
    }

    private static byte[] RepeatMember(byte[] body, Mutation mutation)
    {
        int[] opens = [.. Enumerable.Range(0, body.Length).Where(index => body[index] == '{')];
        if (opens.Length == 0)
        {
            return body;
        }

        int after = opens[mutation.Place % opens.Length] + 1;
        string[] names = ["id", "lines", "item_id", "quantity", "name", "note", "orderid", "payload", "menu", "other"];
        string name = names[mutation.Choice % names.Length];
        return [.. body[..after], .. Encoding.UTF8.GetBytes($"\"{name}\":1,\"{name}\":1,"), .. body[after..]];
    }

    private static List<(int Start, int End)> FindValues(byte[] body)
    {
        var values = new List<(int, int)>();
        var opens = new Stack<int>();
        var reader = new Utf8JsonReader(body);
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartArray or JsonTokenType.StartObject:
                        opens.Push((int)reader.TokenStartIndex);
                        break;
                    case JsonTokenType.EndArray or JsonTokenType.EndObject:
                        values.Add((opens.Pop(), (int)reader.BytesConsumed));
                        break;
                    case JsonTokenType.PropertyName:
                        break;
                    default:
                        values.Add(((int)reader.TokenStartIndex, (int)reader.BytesConsumed));
                        break;
                }
            }
        }
        catch (JsonException)
        {
            return values;
        }

        return values;
    }
}
