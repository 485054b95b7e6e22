using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OrderGrains.Orders;

/// <summary>Hashes a command, to tell its repeat from another request with the same key.</summary>
public static class RequestHash
{
    private const int SizeBytes = 16;

    /// <summary>
    /// A hash of what was asked for and by whom; the expected version and the trace are no part of it.
    /// </summary>
    public static string Of(ChangeOrder command)
    {
        string text = string.Join(
            '\n',
            command.Command,
            command.Actor,
            command.Reason?.Code,
            command.ReadyAt?.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
            command.Reason?.Note);
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, SizeBytes));
    }
}
