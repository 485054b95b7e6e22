namespace OrderGrains.Notifications;

/// <summary>One try at one e-mail, prepared but not begun.</summary>
/// <param name="Entry">How far the e-mail got.</param>
/// <param name="Identity">Which e-mail it is, and to whom.</param>
/// <param name="Render">Makes the content.</param>
internal sealed record EmailAttempt(NotificationEntry Entry, EmailIdentity Identity, Func<EmailContent> Render)
{
    /// <summary>
    /// The entry once the try has begun: what it is known by stays while the provider remembers it and the recipient is
    /// the same.
    /// </summary>
    public EmailAttempt Begin(DateTimeOffset now, DateTimeOffset? nextTry, TimeSpan? window)
    {
        bool known = Entry.OperationId == Identity.OperationId
            && Entry.FirstSent is { } first
            && (window is null || now - first < window);
        return this with
        {
            Entry = Entry with
            {
                Attempts = Entry.Attempts + 1,
                NextTry = nextTry,
                OperationId = Identity.OperationId,
                FirstSent = known ? Entry.FirstSent : now,
            },
        };
    }
}
