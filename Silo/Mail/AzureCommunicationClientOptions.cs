using Azure.Core;

namespace OrderGrains.Mail;

/// <summary>The pipeline's options; their content is never logged (the default).</summary>
internal sealed class AzureCommunicationClientOptions : ClientOptions;
