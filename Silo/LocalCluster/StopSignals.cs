using System.Runtime.InteropServices;

namespace OrderGrains.LocalCluster;

/// <summary>
/// What ends the cluster: the first signal stops it in order, the second at once. While this lives the signals do
/// not end the process by themselves.
/// </summary>
public sealed class StopSignals : IDisposable
{
    private static readonly PosixSignal[] Watched = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];
    private readonly CancellationTokenSource stop;
    private readonly CancellationTokenSource kill = new();
    private readonly PosixSignalRegistration[] registrations;

    /// <summary>Watches for signals, and for a token that stands for the first one.</summary>
    public StopSignals(CancellationToken cancellationToken)
    {
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        registrations = [.. Watched.Select(signal => PosixSignalRegistration.Create(signal, Handle))];
    }

    /// <summary>The cluster is to stop in order.</summary>
    public CancellationToken Stop => stop.Token;

    /// <summary>It is to end at once.</summary>
    public CancellationToken Kill => kill.Token;

    /// <summary>A signal came.</summary>
    public void Receive()
    {
        if (stop.IsCancellationRequested)
        {
            kill.Cancel();
        }
        else
        {
            stop.Cancel();
        }
    }

    /// <summary>The signals do again what they do by themselves.</summary>
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in registrations)
        {
            registration.Dispose();
        }

        stop.Dispose();
        kill.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        Receive();
    }
}
