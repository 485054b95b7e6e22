using OrderGrains.Ledger;
using Orleans.Concurrency;

namespace OrderGrains.Payments;

/// <summary>Lists payments from the index.</summary>
[StatelessWorker]
public sealed class PaymentListGrain(ILedgerReader ledger, PaymentServices services) : Grain, IPaymentListGrain
{
    /// <inheritdoc/>
    public async Task<PaymentPage> List(TimeQuery query)
    {
        LedgerPage<PaymentView> page = await LedgerWalk
            .ByTime<PaymentState, PaymentView>(
                (PaymentState.ByTime, PaymentState.StateName), this.GetPrimaryKeyString(), query, Show)
            .Read(ledger, query.Cursor, query.Limit);
        return new PaymentPage
        {
            Payments = page.Items,
            NextCursor = page.NextCursor,
            CursorInvalid = page.CursorInvalid,
        };
    }

    private PaymentView? Show(PaymentState state) =>
        state.View(services.Provider.Name) is { } payment ? payment with { ClientSecret = null } : null;
}
