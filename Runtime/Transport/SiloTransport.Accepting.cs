using OrderGrains.Runtime.Codecs;

namespace OrderGrains.Runtime;

/// <summary>Taking connections of others.</summary>
public sealed partial class SiloTransport
{
    /// <summary>After so many failures in a row the pause is the longest.</summary>
    private const int MostDoublings = 7;

    private static readonly TimeSpan FirstAcceptPause = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan LongestAcceptPause = TimeSpan.FromSeconds(1);

    private int greeting;

    /// <summary>
    /// Until the silo leaves: whatever keeps it from taking connections, e.g. too many open files, passes some time.
    /// </summary>
    private async Task AcceptAsync()
    {
        int failures = 0;
        while (!isLeaving)
        {
            try
            {
                if (failures > 0)
                {
                    await Task.Delay(AcceptPause(failures), Time, stop.Token);
                }

                Stream? stream = await listener!.AcceptAsync(stop.Token);
                if (stream is null)
                {
                    return;
                }

                failures = 0;
                Take(stream);
            }
            catch (IOException failure)
            {
                failures++;
                LogNotTaken(logger, failure.Message);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The supervisor of the port: a fault in taking one connection does not close it.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                failures++;
                LogAcceptFault(logger, failure);
            }
        }
    }

    private static TimeSpan AcceptPause(int failures)
    {
        TimeSpan pause = FirstAcceptPause * (1 << Math.Min(failures - 1, MostDoublings));
        return pause < LongestAcceptPause ? pause : LongestAcceptPause;
    }

    private void Take(Stream stream)
    {
        if (inbound.Count + Volatile.Read(ref greeting) >= Options.MaxConnections)
        {
            LogNotTaken(logger, "there are too many connections");
            stream.Dispose();
            return;
        }

        Interlocked.Increment(ref greeting);
        BackgroundWork.Start(Scheduler, () => GreetAsync(stream));
    }

    private async Task GreetAsync(Stream stream)
    {
        bool isIn = false;
        try
        {
            using CancellationTokenSource timeout = new(Options.ConnectTimeout, Time);
            Hello hello = await Greeting.ReceiveAsync(stream, timeout.Token);
            string? objection = Object(hello);
            if (objection is null)
            {
                int version = Math.Min(hello.Newest, Greeting.Newest);
                await Greeting.WelcomeAsync(stream, version, timeout.Token);
                isIn = true;
                LetIn(new SiloConnection(this, stream, hello.Name, peer: null));
            }
            else
            {
                LogRejected(logger, hello.Name, objection);
                await Greeting.RejectAsync(stream, objection, timeout.Token);
            }
        }
        catch (WireFormatException failure)
        {
            LogRubbish(logger, "somebody", failure.Message);
        }
        catch (Exception failure) when (failure
            is IOException or ObjectDisposedException or OperationCanceledException)
        {
            LogNotTaken(logger, failure.Message);
        }
        finally
        {
            Interlocked.Decrement(ref greeting);
            if (!isIn)
            {
                stream.Dispose();
            }
        }
    }

    private void LetIn(SiloConnection connection)
    {
        inbound[connection] = 0;
        connection.Start();
        if (isLeaving)
        {
            connection.Leave();
        }

        if (isStopped)
        {
            connection.Close("the host has stopped");
        }
    }

    /// <summary>Why a greeter is not let in; null when it is.</summary>
    private string? Object(Hello hello)
    {
        if (hello.Newest < Greeting.Oldest || hello.Oldest > Greeting.Newest)
        {
            return $"versions {hello.Oldest} to {hello.Newest} of the protocol are not spoken here,"
                + $" but {Greeting.Oldest} to {Greeting.Newest} are.";
        }

        if (hello.ClusterId != Options.ClusterId)
        {
            return "this is another cluster.";
        }

        return hello.Target == Address?.ToString() ? null : $"{hello.Target} is gone, this is {Address}.";
    }
}
