using Microsoft.Extensions.Logging;

namespace OrderGrains.Notifications;

public sealed partial class Notifier
{
    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The e-mail sender broke at event {Sequence} of order {Tenant}/{Order}: {Exception}")]
    private static partial void SenderBroke(ILogger log, string tenant, string order, long sequence, string exception);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Try {Attempts} of the e-mail about event {Sequence} of order {Tenant}/{Order} failed: {Error}")]
    private static partial void Failed(
        ILogger log, string tenant, string order, long sequence, int attempts, string? error);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The e-mail about event {Sequence} of order {Tenant}/{Order} is given up after {Attempts}: {Error}")]
    private static partial void GivenUp(
        ILogger log, string tenant, string order, long sequence, int attempts, string? error);
}
