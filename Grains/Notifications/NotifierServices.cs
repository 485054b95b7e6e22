using Microsoft.Extensions.Logging;
using OrderGrains.Retries;

namespace OrderGrains.Notifications;

/// <summary>What every notifier takes from its host.</summary>
/// <param name="Sender">Where e-mails go.</param>
/// <param name="Options">How they are sent and retried.</param>
/// <param name="Composer">Makes their content.</param>
/// <param name="Jitter">Spreads retries.</param>
/// <param name="Time">The clock.</param>
/// <param name="Log">Where logs go.</param>
public sealed record NotifierServices(
    IEmailSender Sender,
    EmailOptions Options,
    EmailComposer Composer,
    IRetryJitter Jitter,
    TimeProvider Time,
    ILogger<Notifier> Log);
