using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace OrderGrains.Bench.Http;

/// <summary>Waits for readable sockets, with a time-out in nanoseconds. Linux only; for one thread.</summary>
internal sealed partial class Epoll : IDisposable
{
    private const int Add = 1;
    private const int Delete = 2;
    private const uint Readable = 1;
    private const int Interrupted = 4;
    private const int MaxEvents = 256;

    // The kernel packs the structure on x86-64 only.
    private static readonly int EventSize = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;
    private static readonly int DataOffset = EventSize - 8;

    private readonly int _handle = Check(Create(0));
    private readonly byte[] _events = new byte[MaxEvents * EventSize];

    public void Watch(Socket socket, int tag)
    {
        Span<byte> description = stackalloc byte[16];
        MemoryMarshal.Write(description, Readable);
        MemoryMarshal.Write(description[DataOffset..], (long)tag);
        Check(Control(_handle, Add, (int)socket.Handle, description));
    }

    public void Forget(Socket socket)
    {
        Span<byte> description = stackalloc byte[16];
        Check(Control(_handle, Delete, (int)socket.Handle, description));
    }

    /// <summary>Fills <paramref name="ready"/> with tags of readable sockets; none: the time is up.</summary>
    public int Wait(Span<int> ready, long timeoutNanoseconds)
    {
        Span<long> time = [timeoutNanoseconds / 1_000_000_000, timeoutNanoseconds % 1_000_000_000];
        int count = Wait2(_handle, _events, Math.Min(MaxEvents, ready.Length), time, 0);
        if (count < 0)
        {
            return Marshal.GetLastPInvokeError() == Interrupted ? 0 : throw new Win32Exception();
        }

        for (int index = 0; index < count; index++)
        {
            ready[index] = (int)MemoryMarshal.Read<long>(_events.AsSpan((index * EventSize) + DataOffset));
        }

        return count;
    }

    public void Dispose() => _ = Close(_handle);

    private static int Check(int result) => result >= 0 ? result : throw new Win32Exception();

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    private static partial int Create(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static partial int Control(int handle, int operation, int descriptor, Span<byte> description);

    [LibraryImport("libc", EntryPoint = "epoll_pwait2", SetLastError = true)]
    private static partial int Wait2(int handle, byte[] events, int maxEvents, Span<long> timeout, nint signals);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
