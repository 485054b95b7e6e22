using OrderGrains.Runtime.Codecs;

namespace OrderGrains.Runtime;

/// <summary>Receiving: frames are read where they stand in the buffer, in their order.</summary>
internal sealed partial class SiloConnection
{
    private const int ReceiveSizeBytes = 64 * 1024;

    private readonly RouteTable routes;
    private long bytesReceived;

    private async Task ReceiveAsync()
    {
        string reason = "the other side has closed it";
        try
        {
            byte[] buffer = new byte[ReceiveSizeBytes];
            int end = 0;
            while (true)
            {
                int count = await stream.ReadAsync(buffer.AsMemory(end), CancellationToken.None);
                if (count == 0)
                {
                    break;
                }

                Volatile.Write(ref receivedAt, transport.Time.GetTimestamp());
                bytesReceived += count;
                end += count;
                int used = TakeFrames(buffer.AsSpan(0, end), out int wanted);
                buffer = MakeRoom(buffer, used, ref end, wanted);
                await WhenDrainedAsync();
            }
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            reason = failure.Message;
        }
        catch (WireFormatException failure)
        {
            reason = failure.Message;
            transport.OnRubbish(PeerName, failure);
        }
#pragma warning disable CA1031 // The supervisor of the connection: a fault in it ends this connection, not the host.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            reason = failure.Message;
            transport.OnFault(PeerName, failure);
        }

        // What was taken before the fault is answered.
        FinishBatch();
        Close(reason);
    }

    /// <summary>Takes the whole frames at the beginning of the bytes.</summary>
    /// <param name="bytes">What was received.</param>
    /// <param name="wanted">The size of the frame that is not whole yet; 0 when it is not known.</param>
    /// <returns>How many bytes were taken.</returns>
    private int TakeFrames(ReadOnlySpan<byte> bytes, out int wanted)
    {
        int used = 0;
        while (true)
        {
            ReadOnlySpan<byte> rest = bytes[used..];
            wanted = Frame.SizeOf(rest, transport.Options.MaxFrameSizeBytes);
            if (wanted == 0 || wanted > rest.Length)
            {
                FinishBatch();
                return used;
            }

            ReadOnlySpan<byte> frame = rest[..wanted];
            Take(Frame.KindOf(frame), Frame.NumberOf(frame), frame[Frame.HeaderBytes..]);
            used += wanted;
        }
    }

    private void Take(FrameKind kind, uint number, ReadOnlySpan<byte> contents)
    {
        switch (kind)
        {
            case FrameKind.Call when peer is null:
                OnCall(number, contents);
                break;
            case FrameKind.Define when peer is null:
                WireReader reader = new(contents);
                routes.Define(number, ref reader);
                break;
            case FrameKind.Result or FrameKind.Failure or FrameKind.Refusal when peer is not null:
                OnAnswer(kind, number, contents);
                break;
            case FrameKind.Leaving when peer is not null:
                isPeerLeaving = true;
                break;
            case FrameKind.Ping:
                Post(FrameKind.Pong, number, []);
                break;
            case FrameKind.Pong:
                break;
            default:
                throw new WireFormatException($"A frame of kind {kind} does not belong here.");
        }
    }

    /// <summary>Moves what is left to the front, and makes the buffer as large as the next frame needs.</summary>
    private static byte[] MakeRoom(byte[] buffer, int used, ref int end, int wanted)
    {
        int left = end - used;
        int size = Math.Max(wanted, ReceiveSizeBytes);
        byte[] next = size > buffer.Length || (left == 0 && buffer.Length > size) ? new byte[size] : buffer;
        if (used > 0 || !ReferenceEquals(next, buffer))
        {
            buffer.AsSpan(used, left).CopyTo(next);
        }

        end = left;
        return next;
    }
}
