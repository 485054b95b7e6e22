namespace OrderGrains.Notifications;

/// <summary>A mail server. Section <c>OrderGrains:Email:Smtp</c>; read only when it is the sender.</summary>
public sealed record SmtpOptions
{
    /// <summary>The server's name or address. Required; no default.</summary>
    public string Host { get; init; } = "";

    /// <summary>The server's port. Default: 587; 1 to 65535, but not 465 (TLS from the first byte).</summary>
    public int Port { get; init; } = 587;

    /// <summary>The user to log in as. Default: none, no log-in.</summary>
    public string? User { get; init; }

    /// <summary>The user's password. Default: none. Required with a user; never logged.</summary>
    public string? Password { get; init; }

    /// <summary>
    /// Whether STARTTLS is demanded: a server that does not offer it gets no e-mail. Default: true; false sends in the
    /// clear and is meant for a server on the same machine.
    /// </summary>
    public bool StartTls { get; init; } = true;

    /// <summary>
    /// How many connections may be open at once. More send faster until the server refuses. Default: 4; 1 to 64.
    /// </summary>
    public int Connections { get; init; } = 4;
}
