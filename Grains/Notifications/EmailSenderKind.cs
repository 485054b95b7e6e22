namespace OrderGrains.Notifications;

/// <summary>Where e-mails go.</summary>
public enum EmailSenderKind
{
    /// <summary>One <c>.eml</c> file per e-mail: exactly once, nothing leaves the machine.</summary>
    File = 0,

    /// <summary>A mail server: at least once, with a stable Message-ID.</summary>
    Smtp = 1,

    /// <summary>Azure Communication Services: once within the service's repeatability window.</summary>
    AzureCommunicationServices = 2,

    /// <summary>Nowhere: counted only, for load tests.</summary>
    Discard = 3,
}
