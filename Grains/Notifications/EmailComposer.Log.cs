using Microsoft.Extensions.Logging;
using OrderGrains.Orders;

namespace OrderGrains.Notifications;

public sealed partial class EmailComposer
{
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The template {Type}/{Locale} of store {Tenant}/{Store} failed, the built-in one is used: {Error}")]
    private partial void LogTemplateFailed(
        string tenant, string store, OrderEventType type, string locale, string error);
}
