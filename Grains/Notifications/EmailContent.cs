namespace OrderGrains.Notifications;

/// <summary>A rendered e-mail.</summary>
/// <param name="Subject">One line without control characters.</param>
/// <param name="Text">The plain text.</param>
/// <param name="Html">The HTML.</param>
public sealed record EmailContent(string Subject, string Text, string Html);
