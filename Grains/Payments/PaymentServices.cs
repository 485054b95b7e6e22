using Microsoft.Extensions.Logging;
using OrderGrains.Retries;

namespace OrderGrains.Payments;

/// <summary>What every payment takes from its host.</summary>
/// <param name="Provider">Where money is moved.</param>
/// <param name="Options">How the provider is asked.</param>
/// <param name="Jitter">Spreads retries.</param>
/// <param name="Time">The clock.</param>
/// <param name="Log">Where logs go.</param>
public sealed record PaymentServices(
    IPaymentProvider Provider,
    PaymentOptions Options,
    IRetryJitter Jitter,
    TimeProvider Time,
    ILogger<PaymentProcess> Log);
