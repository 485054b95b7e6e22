namespace OrderGrains.Tests.Errors;

/// <summary>A method that may catch everything.</summary>
public sealed record Supervisor(string File, string Method, string Reason);
