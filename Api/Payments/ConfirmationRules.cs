using OrderGrains.Api.Json;
using OrderGrains.Api.Problems;
using OrderGrains.Payments;

namespace OrderGrains.Api.Payments;

/// <summary>The cards of the simulated provider, and the form of what is paid with them.</summary>
internal static class ConfirmationRules
{
    private const string Succeeding = "4242424242424242";
    private const string Declined = "4000000000000002";
    private const int MostDelayMs = 600_000;
    private const int MostDeliveries = 10;

    /// <summary>The card; null when something is wrong with the body. The number is told to nobody.</summary>
    public static SimulatedCard? Read(ConfirmationBody body, FieldErrors errors)
    {
        if (body.Card?.Number is not (Succeeding or Declined))
        {
            errors.AddPointer("/card/number", $"must be {Succeeding} (succeeds) or {Declined} (is declined)");
        }

        errors.Range("/simulate/delay_ms", body.Simulate?.DelayMs, 0, MostDelayMs);
        errors.Range("/simulate/deliveries", body.Simulate?.Deliveries, 1, MostDeliveries);
        return errors.Any ? null : new SimulatedCard
        {
            Declines = body.Card!.Number == Declined,
            Delay = TimeSpan.FromMilliseconds(body.Simulate?.DelayMs ?? 0),
            Deliveries = body.Simulate?.Deliveries ?? 1,
            Reversed = body.Simulate?.Reversed ?? false,
        };
    }
}
