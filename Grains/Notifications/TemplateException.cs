namespace OrderGrains.Notifications;

/// <summary>A template that cannot be compiled or rendered. The message is for its author.</summary>
public sealed class TemplateException(string message, Exception? inner = null) : Exception(message, inner);
