using System.Net;
using System.Net.Sockets;

namespace OrderGrains.Bench.Http;

/// <summary>A keep-alive connection with at most one request under way.</summary>
internal sealed class Connection(IPEndPoint server, Epoll epoll, int tag, Exchange exchange) : IDisposable
{
    private const int InitialBufferSize = 16 * 1024;
    private const int MaxAnswerSize = 16 * 1024 * 1024;
    private const int SendWaitMicroseconds = 1_000_000;

    private byte[] _buffer = new byte[InitialBufferSize];
    private int _received;
    private Socket? _socket;

    public Exchange Exchange { get; } = exchange;

    public int Tag { get; } = tag;

    /// <summary>From when the current request's latency counts.</summary>
    public long StartedAt { get; set; }

    public bool IsBusy { get; private set; }

    public void Open()
    {
        Socket socket = new(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Connect(server);
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }

        socket.Blocking = false;
        epoll.Watch(socket, Tag);
        _socket = socket;
    }

    /// <summary>Sends the exchange's request; false when the connection is broken.</summary>
    public bool Send()
    {
        IsBusy = true;
        ReadOnlySpan<byte> rest = Exchange.Request.AsSpan(0, Exchange.Length);
        while (rest.Length > 0)
        {
            int sent = _socket!.Send(rest, SocketFlags.None, out SocketError error);
            if (error == SocketError.WouldBlock && _socket.Poll(SendWaitMicroseconds, SelectMode.SelectWrite))
            {
                continue;
            }

            if (error != SocketError.Success)
            {
                return false;
            }

            rest = rest[sent..];
        }

        return true;
    }

    /// <summary>Takes what has arrived; complete when it is the whole answer, malformed also when broken.</summary>
    public ParseOutcome Receive(AnswerParser parser, out HttpAnswer answer)
    {
        answer = default;
        if (_received == _buffer.Length)
        {
            if (_received == MaxAnswerSize)
            {
                return ParseOutcome.Malformed;
            }

            Array.Resize(ref _buffer, _received * 2);
        }

        int count = _socket!.Receive(_buffer.AsSpan(_received), SocketFlags.None, out SocketError error);
        if (error == SocketError.WouldBlock)
        {
            return ParseOutcome.Incomplete;
        }

        if (count == 0 || error != SocketError.Success)
        {
            return ParseOutcome.Malformed;
        }

        _received += count;
        ParseOutcome outcome = parser.TryParse(_buffer.AsSpan(0, _received), out answer);
        if (outcome != ParseOutcome.Complete)
        {
            return outcome;
        }

        // Nothing is pipelined: bytes after the answer cannot belong to anything.
        bool exact = answer.Consumed == _received;
        _received = 0;
        IsBusy = false;
        return exact ? ParseOutcome.Complete : ParseOutcome.Malformed;
    }

    /// <summary>Closes and opens again, forgetting the request under way.</summary>
    public void Reopen()
    {
        Dispose();
        _received = 0;
        IsBusy = false;
        Open();
    }

    public void Dispose()
    {
        if (_socket is not null)
        {
            epoll.Forget(_socket);
            _socket.Dispose();
            _socket = null;
        }
    }
}
