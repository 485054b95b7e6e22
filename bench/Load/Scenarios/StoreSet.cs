using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Text;

namespace OrderGrains.Bench.Scenarios;

/// <summary>The stores that orders go to; ids of one length, e.g. <c>bench-17</c> or <c>grow-017</c>.</summary>
/// <param name="prefix">The characters before the number.</param>
/// <param name="count">How many; at most as many as the rest of an id has numbers.</param>
public sealed class StoreSet(string prefix, int count)
{
    /// <summary>Every id's length in bytes.</summary>
    public const int IdLength = 8;

    /// <summary>The most stores with a number of two digits, as after <c>bench-</c>.</summary>
    public const int MaxCount = 100;

    private readonly byte[] _prefix = Encoding.ASCII.GetBytes(prefix);
    private readonly StandardFormat _digits = new('D', (byte)(IdLength - prefix.Length));

    /// <summary>A store's settings, as the API takes them.</summary>
    public static string Settings(string id, string acceptance, int maxOpenOrders) =>
        $$"""
        {"id":"{{id}}","name":"Bench {{id[^2..]}}","currency":"EUR","acceptance":"{{acceptance}}",
        "max_open_orders":{{maxOpenOrders.ToString(CultureInfo.InvariantCulture)}},"lead_time_seconds":600,"menu":[
        {"id":"1","name":"Cappuccino","price":370,"modifiers":[{"id":"oat","name":"Oat milk","price":40}]},
        {"id":"2","name":"Latte","price":400},{"id":"3","name":"Mocha","price":450}]}
        """;

    public void Write(Span<byte> target, long number)
    {
        _prefix.CopyTo(target);
        Utf8Formatter.TryFormat(number % count, target[_prefix.Length..], out _, _digits);
    }

    /// <summary>Creates the stores; those that are there already stay as they are.</summary>
    public async Task CreateAsync(HttpClient client, string acceptance, CancellationToken cancellationToken)
    {
        for (int number = 0; number < count; number++)
        {
            string id = prefix + number.ToString(_digits.ToString(), CultureInfo.InvariantCulture);
            using StringContent body = new(Settings(id, acceptance, 1_000_000), Encoding.UTF8, "application/json");
            using HttpResponseMessage answer =
                await client.PostAsync(new Uri("/v1/stores", UriKind.Relative), body, cancellationToken);
            if (!answer.IsSuccessStatusCode && answer.StatusCode != HttpStatusCode.Conflict)
            {
                string text = await answer.Content.ReadAsStringAsync(cancellationToken);
                throw new InvalidOperationException($"Store {id} was answered {(int)answer.StatusCode}: {text}");
            }
        }
    }
}
