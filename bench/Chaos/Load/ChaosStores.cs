using System.Net;
using System.Text;
using OrderGrains.Bench.Scenarios;

namespace OrderGrains.Bench.Chaos.Load;

/// <summary>The stores of a round: some accept by themselves, some wait for people, some are soon full.</summary>
public static class ChaosStores
{
    private const int Plenty = 1_000_000;
    private const int Few = 25;

    /// <summary>Every store's id and settings.</summary>
    public static IReadOnlyList<(string Id, string Acceptance, int Cap)> All { get; } =
    [
        ("chaos-01", "auto", Plenty), ("chaos-02", "auto", Plenty), ("chaos-03", "manual", Plenty),
        ("chaos-04", "manual", Plenty), ("chaos-05", "auto", Few), ("chaos-06", "manual", Few),
    ];

    public static async Task CreateAsync(HttpClient client, CancellationToken cancellationToken)
    {
        foreach ((string id, string acceptance, int cap) in All)
        {
            using StringContent body =
                new(StoreSet.Settings(id, acceptance, cap), Encoding.UTF8, "application/json");
            using HttpResponseMessage answer =
                await client.PostAsync(new Uri("/v1/stores", UriKind.Relative), body, cancellationToken);
            if (answer.StatusCode is not HttpStatusCode.Created)
            {
                string text = await answer.Content.ReadAsStringAsync(cancellationToken);
                throw new InvalidOperationException($"Store {id} was answered {(int)answer.StatusCode}: {text}");
            }
        }
    }
}
