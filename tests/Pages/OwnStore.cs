using System.Net.Http.Json;
using System.Text.Json;

namespace OrderGrains.Tests;

/// <summary>A store of a test's own, where people decide.</summary>
internal sealed class OwnStore
{
    private const int Lanes = 4;
    private static readonly string[] Steps = ["accept", "prepare", "ready"];
    private static readonly string[] Names =
        ["Ada", "Grace", "Edsger", "Barbara", "Alan", "Radia", "Konrad Ernst Otto", "Frances"];

    private readonly HttpClient api;
    private readonly string id;

    private OwnStore(HttpClient api, string id)
    {
        this.api = api;
        this.id = id;
    }

    /// <summary>Creates it.</summary>
    public static async Task<OwnStore> OpenAsync(HttpClient api, string id, string name)
    {
        object[] modifiers = [new { id = "oat", name = "Oat milk", price = 50 }];
        await PostAsync(api, "/v1/stores", new
        {
            id,
            name,
            acceptance = "manual",
            accept_within_seconds = 900,
            lead_time_seconds = 600,
            menu = new object[]
            {
                new { id = "latte", name = "Latte", description = "Espresso with much milk.", price = 400, modifiers },
                new { id = "flat", name = "Flat white", price = 380, modifiers },
                new { id = "cake", name = "Carrot cake", description = "A slice.", price = 450, daily_stock = 9 },
            },
        });
        return new OwnStore(api, id);
    }

    /// <summary>Places an order; answers its id.</summary>
    public async Task<string> OrderAsync(string name, string? note = null, string? email = null)
    {
        JsonElement order = await PostAsync(api, "/v1/orders", new
        {
            store_id = id,
            customer = new { name, email },
            note,
            lines = new object[]
            {
                new { item_id = "latte", quantity = 2, modifiers = new[] { new { modifier_id = "oat" } } },
                new { item_id = "cake", quantity = 1 },
            },
        });
        return order.GetProperty("id").GetString()!;
    }

    /// <summary>Places two orders for each column of the kitchen's board.</summary>
    public async Task FillAsync()
    {
        foreach ((int number, string name) in Names.Index())
        {
            string order = await OrderAsync(name, number % 3 == 0 ? "No sugar, and extra hot, please." : null);
            foreach (string step in Steps.Take(number % Lanes))
            {
                await PostAsync(api, $"/v1/orders/{order}/{step}", new { });
            }
        }
    }

    private static async Task<JsonElement> PostAsync(HttpClient api, string path, object body)
    {
        using HttpResponseMessage answer = await api.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
