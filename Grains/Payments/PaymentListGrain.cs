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
                (PaymentState.ByTime, PaymentState.StateName),
                this.GetPrimaryKeyString(),
                query,
                state => Show(state, query))
            .Read(ledger, query.Cursor, query.Limit);
        return new PaymentPage
        {
            Payments = page.Items,
            NextCursor = page.NextCursor,
            CursorInvalid = page.CursorInvalid,
        };
    }

    private PaymentView? Show(PaymentState state, TimeQuery query) =>
        state.View(services.Provider.Name) is { } payment
            && LedgerWalk.IsOf(query, payment.StoreId, payment.CustomerId)
            ? payment with { ClientSecret = null }
            : null;
}
