using OrderGrains.Runtime.Codecs;

namespace OrderGrains.Runtime;

/// <summary>Taking connections of others.</summary>
public sealed partial class SiloTransport
{
    /// <summary>After how many failures in a row nobody listens any more.</summary>
    private const int MaxAcceptFailures = 1_000;

    private int greeting;

    private async Task AcceptAsync()
    {
        for (int failures = 0; failures < MaxAcceptFailures && !isLeaving;)
        {
            try
            {
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
            catch (OperationCanceledException)
            {
                return;
            }
        }
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
