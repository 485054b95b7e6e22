namespace OrderGrains.Bench.Chaos.Servers;

/// <summary>A server cannot be started: its programs are not on this machine.</summary>
public sealed class ServerMissingException(string message) : Exception(message);
