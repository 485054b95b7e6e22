using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace OrderGrains.Runtime;

/// <summary>
/// Where a silo is reached, and which of its lives is meant: a process that starts again at the same port is another
/// silo. Written <c>host:port@generation</c>.
/// </summary>
/// <param name="Host">A name or an address; an IPv6 address stands in brackets.</param>
/// <param name="Port">The port, from 0 to 65,535.</param>
/// <param name="Generation">Grows with each start, e.g. the start's time in milliseconds; from 0.</param>
public sealed record SiloAddress(string Host, int Port, long Generation)
{
    private const int HighestPort = 65_535;

    /// <summary>Reads the form that <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is not an address.</exception>
    public static SiloAddress Parse(string text) => TryParse(text, out SiloAddress? address)
        ? address
        : throw new FormatException($"\"{text}\" is not a silo's address: host:port@generation.");

    /// <summary>Reads the form that <see cref="ToString"/> writes. False when the text is not an address.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out SiloAddress? address)
    {
        address = null;
        int at = text?.LastIndexOf('@') ?? -1;
        int colon = at > 0 ? text!.LastIndexOf(':', at - 1) : -1;
        if (colon <= 0
            || !TryNumber(text.AsSpan(colon + 1, at - colon - 1), out long port)
            || !TryNumber(text.AsSpan(at + 1), out long generation)
            || port > HighestPort)
        {
            return false;
        }

        address = new SiloAddress(text![..colon], (int)port, generation);
        return true;
    }

    /// <summary>The written form, <c>host:port@generation</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}@{Generation}");

    private static bool TryNumber(ReadOnlySpan<char> text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
