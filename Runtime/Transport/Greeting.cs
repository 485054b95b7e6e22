using OrderGrains.Runtime.Codecs;

namespace OrderGrains.Runtime;

/// <summary>
/// How a connection begins: who connects says who it is and which silo it wants, the other side lets it in or says why
/// not. Only after that anything else is read.
/// </summary>
internal static class Greeting
{
    /// <summary>The newest version of the protocol that this build speaks.</summary>
    public const int Newest = 1;

    /// <summary>The oldest one.</summary>
    public const int Oldest = 1;

    /// <summary>The largest greeting; what claims to be larger is none.</summary>
    private const int MostBytes = 2 * 1024;

    private const uint Mark = 0x4F475241;

    /// <summary>Greets a silo, and waits until it lets us in.</summary>
    /// <exception cref="IOException">It does not, or the connection was lost.</exception>
    public static async Task GreetAsync(Stream stream, Hello hello, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Write(hello), cancellationToken);
        (FrameKind kind, uint number, byte[] contents) = await ReadAsync(stream, cancellationToken);
        if (kind != FrameKind.Welcome)
        {
            throw new IOException($"It refused the connection: {ReadText(contents)}");
        }

        if (number is < Oldest or > Newest)
        {
            throw new IOException($"It speaks version {number} of the protocol, this build {Oldest} to {Newest}.");
        }
    }

    /// <summary>Waits for a greeting.</summary>
    /// <exception cref="WireFormatException">What came is none.</exception>
    public static async Task<Hello> ReceiveAsync(Stream stream, CancellationToken cancellationToken)
    {
        (FrameKind kind, uint number, byte[] contents) = await ReadAsync(stream, cancellationToken);
        return kind == FrameKind.Hello && number == Mark
            ? ReadHello(contents)
            : throw new WireFormatException("The first frame is no greeting.");
    }

    /// <summary>Lets the other side in.</summary>
    public static ValueTask WelcomeAsync(Stream stream, int version, CancellationToken cancellationToken) =>
        stream.WriteAsync(Pack(FrameKind.Welcome, (uint)version, new WireWriter()), cancellationToken);

    /// <summary>Does not let the other side in.</summary>
    public static ValueTask RejectAsync(Stream stream, string reason, CancellationToken cancellationToken)
    {
        WireWriter writer = new();
        writer.Text(reason);
        return stream.WriteAsync(Pack(FrameKind.Reject, 0, writer), cancellationToken);
    }

    private static byte[] Write(Hello hello)
    {
        WireWriter writer = new();
        writer.Varint((uint)hello.Oldest);
        writer.Varint((uint)hello.Newest);
        writer.Text(hello.ClusterId);
        writer.Text(hello.Target);
        writer.Text(hello.Name);
        return Pack(FrameKind.Hello, Mark, writer);
    }

    private static Hello ReadHello(byte[] contents)
    {
        WireReader reader = new(contents);
        int oldest = (int)Math.Min(reader.Varint(), int.MaxValue);
        int newest = (int)Math.Min(reader.Varint(), int.MaxValue);
        return new Hello(oldest, newest, reader.Text(), reader.Text(), reader.Text());
    }

    private static string ReadText(byte[] contents)
    {
        WireReader reader = new(contents);
        return reader.Text();
    }

    private static byte[] Pack(FrameKind kind, uint number, WireWriter contents)
    {
        byte[] frame = new byte[Frame.HeaderBytes + contents.Length];
        Frame.WriteHeader(frame, kind, number, contents.Length);
        contents.Written.Span.CopyTo(frame.AsSpan(Frame.HeaderBytes));
        return frame;
    }

    private static async Task<(FrameKind Kind, uint Number, byte[] Contents)> ReadAsync(
        Stream stream, CancellationToken cancellationToken)
    {
        byte[] length = new byte[Frame.LengthBytes];
        await FillAsync(stream, length, cancellationToken);
        byte[] frame = new byte[Frame.SizeOf(length, MostBytes)];
        length.CopyTo(frame, 0);
        await FillAsync(stream, frame.AsMemory(Frame.LengthBytes), cancellationToken);
        return (Frame.KindOf(frame), Frame.NumberOf(frame), frame[Frame.HeaderBytes..]);
    }

    // Not ReadExactlyAsync, which goes on outside of the injected scheduler.
    private static async Task FillAsync(Stream stream, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (!buffer.IsEmpty)
        {
            int count = await stream.ReadAsync(buffer, cancellationToken);
            buffer = count > 0 ? buffer[count..] : throw new EndOfStreamException("The connection was closed.");
        }
    }
}
