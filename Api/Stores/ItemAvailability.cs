using OrderGrains.Api.Hosting;
using OrderGrains.Api.Problems;
using OrderGrains.Stores;
using StoreResults = Microsoft.AspNetCore.Http.HttpResults.Results<
    OrderGrains.Api.Json.JsonAnswer<OrderGrains.Api.Stores.StoreAnswerBody>, OrderGrains.Api.Problems.Problem>;

namespace OrderGrains.Api.Stores;

/// <summary>Changes one item of a store's menu, without losing what others change at the same time.</summary>
internal static class ItemAvailability
{
    private const int MostTries = 5;

    public static async Task<StoreResults> SetAsync(GrainCalls grains, string id, string itemId, AvailabilityBody body)
    {
        IStoreGrain grain = grains.Store(id);
        StoreResult? result = null;
        for (int attempt = 0; attempt < MostTries; attempt++)
        {
            if (await grains.Within(grain.Find()) is not { } store)
            {
                return Problem.NotFound("store");
            }

            if (!store.Settings.Menu.Any(item => item.Id == itemId))
            {
                return Problem.NotFound("item");
            }

            result = await grains.Within(grain.Configure(Apply(store.Settings, itemId, body), store.Version));
            if (result.Refusal?.Code != ErrorCode.VersionMismatch)
            {
                break;
            }
        }

        return StoreAnswers.Of(result!);
    }

    private static StoreSettings Apply(StoreSettings settings, string itemId, AvailabilityBody body) => settings with
    {
        Menu = [.. settings.Menu.Select(item => item.Id == itemId
            ? item with { Available = body.Available ?? item.Available, SnoozedUntil = body.SnoozedUntil }
            : item)],
    };
}
