namespace OrderGrains.Payments;

/// <summary>
/// The provider of an installation that has none: money is a number in a grain beside the order, nothing is asked of
/// anybody outside, and whatever a real provider does to its customers can be had on request.
/// </summary>
public sealed class SimulatedPaymentProvider : IPaymentProvider
{
    /// <inheritdoc/>
    public string Name => "simulated";

    /// <inheritdoc/>
    public async Task<ProviderAnswer> AskAsync(ProviderRequest request, IGrainFactory grains)
    {
        ISimulatedIntentGrain intent = grains.GetGrain<ISimulatedIntentGrain>(request.Order.ToString());
        return request.Kind switch
        {
            ProviderCallKind.Create => Known(await intent.Create(request.Amount, request.Capture)),
            ProviderCallKind.Capture => Known(await intent.Capture()),
            ProviderCallKind.Cancel => Known(await intent.Cancel()),
            ProviderCallKind.Refund => await RefundAsync(intent, request),
            _ => throw new InvalidOperationException($"There is no question {request.Kind}."),
        };
    }

    private static async Task<ProviderAnswer> RefundAsync(ISimulatedIntentGrain intent, ProviderRequest request) =>
        await intent.Refund(request.RefundId!, request.Amount)
            ? new ProviderAnswer.Known(new ProviderEvent
            {
                Id = "",
                Type = ProviderEventType.RefundSucceeded,
                IntentId = request.IntentId!,
                Amount = request.Amount,
                RefundId = request.RefundId,
            })
            : new ProviderAnswer.Refused("charge_exceeded");

    private static ProviderAnswer.Known Known(SimulatedIntentView intent) => new(
        new ProviderEvent
        {
            Id = "",
            Type = intent.State,
            IntentId = intent.Id,
            Amount = intent.Captured,
        },
        intent.ClientSecret);
}
