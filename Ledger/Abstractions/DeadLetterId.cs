using System.Buffers.Text;
using System.Text;

namespace OrderGrains.Ledger;

/// <summary>Names a dead letter from outside: <c>dl_</c> and the base64url of key and name.</summary>
/// <param name="Key">The grain key that the letter belongs to.</param>
/// <param name="Name">The letter's name within the key.</param>
public readonly record struct DeadLetterId(string Key, string Name)
{
    private const string Prefix = "dl_";

    /// <summary>Reads an identity back; false when the text is not one.</summary>
    public static bool TryParse(string text, out DeadLetterId id)
    {
        id = default;
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || !Base64Url.IsValid(text.AsSpan(Prefix.Length)))
        {
            return false;
        }

        string[] parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text.AsSpan(Prefix.Length))).Split('\n');
        if (parts.Length != 2)
        {
            return false;
        }

        id = new DeadLetterId(parts[0], parts[1]);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Prefix + Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Key}\n{Name}"));
}
