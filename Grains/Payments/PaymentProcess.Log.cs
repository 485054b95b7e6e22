using Microsoft.Extensions.Logging;

namespace OrderGrains.Payments;

public sealed partial class PaymentProcess
{
    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The payment provider broke on {Kind} of {Tenant}/{Order}: {Failure}. It is asked again.")]
    private static partial void ProviderBroke(
        ILogger logger, string tenant, string order, ProviderCallKind kind, string failure);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The payment provider gave no answer about {Tenant}/{Order}, try {Attempt}: {Error}.")]
    private static partial void NoAnswer(ILogger logger, string tenant, string order, int attempt, string error);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "A question to the payment provider about {Tenant}/{Order} is given up, try {Attempts}: {Error}.")]
    private static partial void GivenUp(ILogger logger, string tenant, string order, int attempts, string error);
}
